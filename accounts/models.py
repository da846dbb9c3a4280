"""People, the organisations they act for, and the bodies they work for."""

import uuid
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from lib import clock
from lib.text import bilingual
from tenants.models import CertificationBody


class UserManager(BaseUserManager["User"]):
    """Makes people; e-mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_operator=True, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Never deleted: deactivated and pseudonymised, since bodies' records point here."""

    ownership = "organisation_private"
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    language = models.CharField(
        _("language"), max_length=10, default="zh-hans", choices=[("zh-hans", "中文"), ("en", "English")]
    )
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("may enter the CMS"), default=False)  # the name Django's ecosystem expects
    is_operator = models.BooleanField(_("platform operator"), default=False)
    is_editor = models.BooleanField(_("editor"), default=False)
    is_observer = models.BooleanField(_("observer"), default=False)
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    pseudonymised_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class Organisation(models.Model):
    """An enterprise: it applies, holds certificates, buys. Chinese ones by 统一社会信用代码, others by name and country."""

    ownership = "organisation_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name_zh = models.CharField(_("name in Chinese"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    credit_code = models.CharField(_("unified social credit code"), max_length=18, blank=True)
    registration_number = models.CharField(_("registration number abroad"), max_length=60, blank=True)
    country = CountryField(_("country"), default="CN")
    address_zh = models.CharField(_("address in Chinese"), max_length=300, blank=True)
    address_en = models.CharField(_("address in English"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_zh", "name_en"]
        constraints = [
            models.UniqueConstraint(
                "credit_code", name="one_organisation_per_credit_code", condition=~models.Q(credit_code="")
            ),
            models.CheckConstraint(name="organisation_has_a_name", condition=~models.Q(name_zh="", name_en="")),
        ]

    def __str__(self) -> str:
        return self.name_zh or self.name_en

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)


class MembershipQuerySet[Membership: models.Model](models.QuerySet[Membership]):
    def active(self) -> Self:
        return self.filter(ended_at=None)


class OrganisationMembership(models.Model):
    """That a person acts for an organisation."""

    class Role(models.TextChoices):
        ADMINISTRATOR = "administrator", _("Administrator")
        MEMBER = "member", _("Member")

    ownership = "organisation_private"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="organisation_memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=15, choices=Role, default=Role.MEMBER)
    started_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "user", "organisation", name="one_active_organisation_membership", condition=models.Q(ended_at=None)
            )
        ]


class BodyMembership(models.Model):
    """The door to a body: that a person works for it. What one may do inside is `staff.Authorisation`."""

    ownership = "body_private"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="body_memberships")
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="memberships")
    started_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "user", "body", name="one_active_body_membership", condition=models.Q(ended_at=None)
            )
        ]
