"""Acceptance 采信: who takes certificates as proof, by which document, of which products and bodies, and who looked it up."""

import uuid
from collections.abc import Collection
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lib import clock
from lib.clock import months_later
from lib.text import bilingual
from tenants.models import CertificationBody
from vocabulary.countries import market_name
from vocabulary.models import Region, lies_along
from vocabulary.terms import Characteristic

REFUTED = ("not_found", "restated")  # findings with which it stands on no page and in no filter
GOOD_FOR_MONTHS = 12  # a look older than that no longer counts in filters and order


class AcceptanceQuerySet(models.QuerySet["Acceptance"]):
    def standing(self) -> Self:
        """Neither taken back nor looked up in vain; corrected words stay away until an editor has looked again."""
        return self.filter(ended_at=None).exclude(finding__in=REFUTED)

    def of_body(self, body: CertificationBody, scheme: uuid.UUID) -> Self:
        """What a body has stated of one of its schemes, also where an editor did not find it."""
        return self.filter(body=body, scheme=scheme, ended_at=None)


class Acceptance(models.Model):
    """That somebody takes certificates under some schemes as proof.

    Stated by a body of one of its own schemes, or recorded by the platform's editors of all schemes for the same products and
    properties. It stays its body's word until an editor has looked it up (`finding`); a change of the words asks anew.
    """

    class Weight(models.TextChoices):
        MANDATORY = "mandatory", _("Demanded: nothing else is taken")
        PREFERRED = "preferred", _("Preferred: it brings an advantage")
        ACCEPTED = "accepted", _("Taken as proof, beside others")

    class Finding(models.TextChoices):
        NONE = "", _("No editor has looked it up yet")
        CHECKED = "checked", _("Looked up, and it is as stated")
        NOT_FOUND = "not_found", _("Looked up, and it is not there")
        RESTATED = "restated", _("Corrected after it was not found; no editor has looked again")

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(
        CertificationBody, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )  # whose word it is; None: the platform's
    scheme = models.UUIDField(null=True, editable=False)  # which of its schemes
    acceptor_zh = models.CharField(_("who accepts, in Chinese"), max_length=90, blank=True)
    acceptor_en = models.CharField(_("who accepts, in English"), max_length=90, blank=True)
    document_zh = models.CharField(_("document in Chinese"), max_length=200, blank=True)
    document_en = models.CharField(_("document in English"), max_length=200, blank=True)
    document_number = models.CharField(_("number of the document"), max_length=80, blank=True)
    clause = models.CharField(_("clause"), max_length=80, blank=True)
    categories = ArrayField(models.CharField(max_length=40), verbose_name=_("products"))
    properties = ArrayField(
        models.CharField(max_length=30, choices=Characteristic), verbose_name=_("properties"), default=list, blank=True
    )
    takes_any_body = models.BooleanField(_("of any approved body"), default=True)
    listed = ArrayField(models.UUIDField(), verbose_name=_("bodies on its list"), default=list, blank=True)
    weight = models.CharField(_("weight"), max_length=10, choices=Weight, default=Weight.ACCEPTED)
    benefit_zh = models.CharField(_("benefit in Chinese"), max_length=300, blank=True)
    benefit_en = models.CharField(_("benefit in English"), max_length=300, blank=True)
    market = models.CharField(_("country or market"), max_length=5, default="CN")
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region of China")
    )
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    source_zh = models.CharField(_("source in Chinese"), max_length=300, blank=True)
    source_en = models.CharField(_("source in English"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    stated_on = models.DateField(editable=False)  # the day on which whoever states it last did
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    finding = models.CharField(_("what an editor found"), max_length=10, choices=Finding, blank=True, editable=False)
    checked_on = models.DateField(_("day on which you looked"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = AcceptanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("acceptance")
        verbose_name_plural = _("acceptances")
        ordering = ["acceptor_zh", "acceptor_en", "pk"]
        constraints = [
            models.CheckConstraint(name="somebody_accepts", condition=~Q(acceptor_zh="", acceptor_en="")),
            models.CheckConstraint(
                name="acceptance_has_a_document_and_a_source",
                condition=~Q(document_zh="", document_en="") & ~Q(source_zh="", source_en=""),
            ),
            models.CheckConstraint(name="acceptance_is_of_some_product", condition=~Q(categories=[])),
            models.CheckConstraint(
                name="acceptance_ends_no_sooner_than_it_begins",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                violation_error_message=_("It cannot end before it begins."),
            ),
            models.CheckConstraint(
                name="a_bodys_word_is_of_its_scheme",
                condition=Q(body=None, scheme=None) | Q(body__isnull=False, scheme__isnull=False),
            ),
            models.CheckConstraint(
                name="what_was_looked_up_says_when_and_by_whom",
                condition=Q(finding="", checked_on=None, checked_by=None)
                | ~Q(finding="") & Q(checked_on__isnull=False, checked_by__isnull=False),
            ),
            models.CheckConstraint(
                name="what_editors_record_was_looked_up", condition=Q(body__isnull=False) | ~Q(finding="")
            ),
            models.CheckConstraint(
                name="acceptance_by_a_list_names_bodies", condition=Q(takes_any_body=True) | ~Q(listed=[])
            ),
        ]
        indexes = [models.Index("scheme", name="acceptances_of_a_scheme", condition=Q(scheme__isnull=False))]

    def __str__(self) -> str:
        return self.acceptor_en or self.acceptor_zh

    @property
    def acceptor(self) -> dict[str, str]:
        return bilingual(self.acceptor_zh, self.acceptor_en)

    @property
    def key(self) -> str:
        """By which filters know who accepts: one name, whatever language its page is read in."""
        return self.acceptor_zh or self.acceptor_en

    @property
    def document(self) -> dict[str, str]:
        return bilingual(self.document_zh, self.document_en)

    @property
    def benefit(self) -> dict[str, str]:
        return bilingual(self.benefit_zh, self.benefit_en)

    @property
    def source(self) -> dict[str, str]:
        return bilingual(self.source_zh, self.source_en)

    @property
    def market_name(self) -> dict[str, str]:
        return market_name(self.market)

    @property
    def is_checked(self) -> bool:
        return self.finding == self.Finding.CHECKED

    @property
    def was_not_found(self) -> bool:
        return self.finding == self.Finding.NOT_FOUND

    @property
    def is_refuted(self) -> bool:
        """Whether an editor looked in vain, and none has found it since."""
        return self.finding in REFUTED

    @property
    def looked_on(self) -> date:
        """When somebody looked last: an editor, or the body itself while no editor has."""
        return self.checked_on or self.stated_on

    def is_fresh(self, on: date) -> bool:
        """Whether somebody looked within twelve months of that day."""
        return on <= months_later(self.looked_on, GOOD_FOR_MONTHS)

    def is_in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)

    def counts(self, on: date) -> bool:
        """Whether filters and order know it that day."""
        return self.ended_at is None and not self.is_refuted and self.is_in_force(on) and self.is_fresh(on)

    def concerns(
        self, scheme: uuid.UUID, body: uuid.UUID, categories: Collection[str], properties: Collection[str]
    ) -> bool:
        """Whether it speaks of that scheme. A wider category holds the product; without properties, whichever it certifies."""
        if self.scheme is not None:
            return self.scheme == scheme
        is_same = not self.properties or bool(set(self.properties) & set(properties))
        is_taken = self.takes_any_body or body in self.listed
        return is_same and is_taken and any(lies_along(mine, code) for mine in self.categories for code in categories)


class AcceptanceChange(models.Model):
    """Who changed an acceptance, and when: what it was (None: it was not there) and what it became. Append-only."""

    ownership = "public_read"

    acceptance = models.ForeignKey(Acceptance, on_delete=models.PROTECT, related_name="changes", editable=False)
    before: Any = models.JSONField(encoder=DjangoJSONEncoder, null=True, editable=False)
    after: Any = models.JSONField(encoder=DjangoJSONEncoder, editable=False)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by", editable=False)

    class Meta:
        verbose_name = _("change of an acceptance")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.acceptance_id} #{self.pk}"
