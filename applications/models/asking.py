"""What the client asks for: the application, the trio client, manufacturer and factory, and the units."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from cases.models import Case
from cases.models.cases import CaseQuerySet
from cases.transitions import Kind
from lib import clock
from lib.text import bilingual
from tenants.fields import PublicForeignKey


class Party(models.Model):
    """A manufacturer (生产者) that is not the client, as the client named it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = PublicForeignKey("accounts.Organisation", verbose_name=_("named by"))
    name_zh = models.CharField(_("name in Chinese"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    address_zh = models.CharField(_("address in Chinese"), max_length=300, blank=True)
    address_en = models.CharField(_("address in English"), max_length=300, blank=True)
    country = CountryField(_("country"), default="CN")

    class Meta:
        verbose_name = _("manufacturer")
        verbose_name_plural = _("manufacturers")

    def __str__(self) -> str:
        return self.name_zh or self.name_en

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)

    @property
    def address(self) -> dict[str, str]:
        return bilingual(self.address_zh, self.address_en)

    @property
    def in_one_cell(self) -> str:
        """As the grid of units has it typed."""
        return "; ".join(filter(None, [str(self), self.address_zh or self.address_en]))

    def as_stated(self) -> dict[str, Any]:
        """What a frozen scope says about it."""
        return {"id": str(self.pk), "name": self.name, "address": self.address, "country": str(self.country)}


class Factory(models.Model):
    """A place where products are made (生产企业). A record of its own: one visit serves all its due cases."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = PublicForeignKey("accounts.Organisation", verbose_name=_("named by"))
    number = models.CharField(_("factory number"), max_length=40, blank=True)
    name_zh = models.CharField(_("name in Chinese"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    address_zh = models.CharField(_("address in Chinese"), max_length=300, blank=True)
    address_en = models.CharField(_("address in English"), max_length=300, blank=True)
    country = CountryField(_("country"), default="CN")
    product_families = models.JSONField(_("product families"), default=list, blank=True)

    class Meta:
        verbose_name = _("factory")
        verbose_name_plural = _("factories")

    def __str__(self) -> str:
        return self.name_zh or self.name_en

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)

    @property
    def address(self) -> dict[str, str]:
        return bilingual(self.address_zh, self.address_en)

    @property
    def in_one_cell(self) -> str:
        return "; ".join(filter(None, [str(self), self.address_zh or self.address_en]))

    def as_stated(self) -> dict[str, Any]:
        return {
            "id": str(self.pk),
            "number": self.number,
            "name": self.name,
            "address": self.address,
            "country": str(self.country),
        }


class Application(models.Model):
    """What a client (认证委托人) asks for under one version of a scheme. Its units each become a case."""

    class FactoryIs(models.TextChoices):
        CLIENT = "client", _("Same as the client")
        MANUFACTURER = "manufacturer", _("Same as the manufacturer")
        OTHER = "other", _("Another enterprise")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("number"), max_length=30, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.INITIAL)
    scheme_version = models.ForeignKey("catalog.SchemeVersion", on_delete=models.PROTECT, related_name="applications")

    organisation = PublicForeignKey("accounts.Organisation", verbose_name=pgettext_lazy("of a body", "client"))
    client_name_zh = models.CharField(_("client's name in Chinese"), max_length=200, blank=True)
    client_name_en = models.CharField(_("client's name in English"), max_length=200, blank=True)
    client_address_zh = models.CharField(_("client's address in Chinese"), max_length=300, blank=True)
    client_address_en = models.CharField(_("client's address in English"), max_length=300, blank=True)
    client_credit_code = models.CharField(_("unified social credit code"), max_length=60, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=100, blank=True)
    contact_email = models.EmailField(_("contact's e-mail"), blank=True)
    contact_phone = models.CharField(_("contact's telephone"), max_length=40, blank=True)

    manufacturer = models.ForeignKey(  # None: the client makes it
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="applications"
    )
    factory_is = models.CharField(_("factory"), max_length=12, choices=FactoryIs, default=FactoryIs.CLIENT)
    factory = models.ForeignKey(Factory, on_delete=models.PROTECT, null=True, blank=True, related_name="applications")

    product_zh = models.CharField(_("product in Chinese"), max_length=200, blank=True)
    product_en = models.CharField(_("product in English"), max_length=200, blank=True)
    trademark = models.CharField(_("trademark"), max_length=100, blank=True)
    standards = models.JSONField(_("standards"), default=list, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)

    edition = models.PositiveIntegerField(default=0, editable=False)  # for two browsers on one form
    created_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    saved_at = models.DateTimeField(default=clock.now, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)  # scope and units, at acceptance

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["organisation", "-created_at"], name="application_by_client")]

    def __str__(self) -> str:
        return self.number

    @property
    def client_name(self) -> dict[str, str]:
        return bilingual(self.client_name_zh, self.client_name_en)

    @property
    def product(self) -> dict[str, str]:
        return bilingual(self.product_zh, self.product_en)

    @property
    def cases(self) -> CaseQuerySet:
        """The cases of its units, those that ended too."""
        return Case.objects.about(Case.Subject.APPLICATION, self.pk)

    @property
    def is_draft(self) -> bool:
        return self.submitted_at is None

    @property
    def contact(self) -> tuple[str, str]:
        """Name and address of who is written to about it: whoever began it, where nobody else is named."""
        if self.contact_name or self.contact_email:
            return self.contact_name, self.contact_email
        return str(self.created_by), self.created_by.email

    def client_as_stated(self) -> dict[str, Any]:
        address = bilingual(self.client_address_zh, self.client_address_en)
        return {"name": self.client_name, "address": address, "credit_code": self.client_credit_code}

    def manufacturer_as_stated(self) -> dict[str, Any]:
        return self.manufacturer.as_stated() if self.manufacturer else self.client_as_stated()

    def factory_as_stated(self) -> dict[str, Any]:
        if self.factory_is == self.FactoryIs.OTHER and self.factory:
            return self.factory.as_stated()
        is_client = self.factory_is == self.FactoryIs.CLIENT
        return self.client_as_stated() if is_client else self.manufacturer_as_stated()


class Unit(models.Model):
    """A certification unit (认证单元): a main model, the models it covers, its key components, who makes it and where."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="units")
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="unit")
    position = models.PositiveIntegerField(_("number"), default=1)
    main_model = models.CharField(_("main model"), max_length=100, blank=True)
    covered_models = models.JSONField(_("covered models"), default=list, blank=True)
    key_components = models.JSONField(_("key components"), default=list, blank=True)
    manufacturer = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="units"
    )  # None: the application's
    factory = models.ForeignKey(Factory, on_delete=models.PROTECT, null=True, blank=True, related_name="units")

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["application", "position"]
        constraints = [
            models.UniqueConstraint("application", "position", name="one_unit_per_position"),
        ]

    def __str__(self) -> str:
        return self.main_model or f"{self.position}"

    @property
    def models_asked(self) -> list[str]:
        """The main model first, then the models it covers, each once."""
        return list(dict.fromkeys([model for model in [self.main_model, *self.covered_models] if model]))
