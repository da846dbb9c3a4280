"""Certificates as a body granted them, and what happened to each."""

import datetime
import uuid
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certificates.transitions import IN_FORCE, Status
from lib import clock
from lib.text import bilingual, numbers
from look.statuses import CERTIFICATE_EVENT
from tenants.fields import PublicForeignKey

User = settings.AUTH_USER_MODEL
LONGEST_TEXT = 2000  # letters: real lists hold grades of 160 and products of 1,100, and none may be falsified to fit


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def public(self) -> Self:
        """Those the register knows: everything but what is still being prepared."""
        return self.exclude(status=Status.PENDING)

    def standing(self) -> Self:
        """All but those that were entered by mistake and taken back."""
        return self.filter(taken_back_at=None)

    def in_force(self, on: date) -> Self:
        has_begun = Q(valid_from=None) | Q(valid_from__lte=on)
        return self.filter(has_begun, Q(valid_until=None) | Q(valid_until__gte=on), status=Status.VALID)


class Certificate(models.Model):
    """That a body attests a product's conformity with named requirements; with the content section 10 of PROCESS.md wants.

    `revision` is 0 while it is being prepared and grows by one with each change after that. Lists are JSON so that one
    row is one revision: factories `[{"name", "address"}]`, covered models `[{"model", "specification"}]`, standards
    `[{"number", "title"}]`, measured `[{"name", "value", "unit"}]`, where names, addresses and titles are bilingual.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("certificate number"), max_length=numbers.LONGEST)
    # Tells two apart, and finds, where several may share one: see lib.text.numbers.
    printed_number = models.CharField(max_length=numbers.LONGEST, editable=False)
    folded_number = models.CharField(max_length=numbers.LONGEST, editable=False)
    origin = models.CharField(max_length=12, choices=[("issued_here", _("Issued here")), ("imported", _("Imported"))])
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PENDING)
    status_since = models.DateTimeField(default=clock.now)
    revision = models.PositiveIntegerField(default=0)

    scheme = models.UUIDField(_("scheme"), null=True, blank=True)
    scheme_version = models.PositiveIntegerField(null=True, blank=True)
    scheme_name_zh = models.CharField(_("scheme in Chinese"), max_length=LONGEST_TEXT, blank=True)
    scheme_name_en = models.CharField(_("scheme in English"), max_length=LONGEST_TEXT, blank=True)
    case = models.UUIDField(null=True, blank=True)
    organisation = PublicForeignKey("accounts.Organisation", null=True, blank=True)

    holder_name_zh = models.CharField(_("holder in Chinese"), max_length=LONGEST_TEXT, blank=True)
    holder_name_en = models.CharField(_("holder in English"), max_length=LONGEST_TEXT, blank=True)
    holder_code = models.CharField(_("holder's unified social credit code"), max_length=18, blank=True)  # of an import
    holder_address_zh = models.CharField(_("holder's address in Chinese"), max_length=LONGEST_TEXT, blank=True)
    holder_address_en = models.CharField(_("holder's address in English"), max_length=LONGEST_TEXT, blank=True)
    manufacturer_name_zh = models.CharField(_("manufacturer in Chinese"), max_length=LONGEST_TEXT, blank=True)
    manufacturer_name_en = models.CharField(_("manufacturer in English"), max_length=LONGEST_TEXT, blank=True)
    manufacturer_address_zh = models.CharField(
        _("manufacturer's address in Chinese"), max_length=LONGEST_TEXT, blank=True
    )
    manufacturer_address_en = models.CharField(
        _("manufacturer's address in English"), max_length=LONGEST_TEXT, blank=True
    )
    factories: Any = models.JSONField(default=list, blank=True)

    product_zh = models.CharField(_("product in Chinese"), max_length=LONGEST_TEXT, blank=True)
    product_en = models.CharField(_("product in English"), max_length=LONGEST_TEXT, blank=True)
    covered_models: Any = models.JSONField(default=list, blank=True)
    trademark = models.CharField(_("trademark"), max_length=LONGEST_TEXT, blank=True)
    standards: Any = models.JSONField(default=list, blank=True)
    mode_zh = models.CharField(_("certification mode in Chinese"), max_length=LONGEST_TEXT, blank=True)
    mode_en = models.CharField(_("certification mode in English"), max_length=LONGEST_TEXT, blank=True)
    grade = models.CharField(_("grade"), max_length=LONGEST_TEXT, blank=True)
    measured: Any = models.JSONField(default=list, blank=True)
    may_bear_mark = models.BooleanField(_("the mark may be used"), default=False)

    issued_on = models.DateField(_("issue date"), null=True)
    first_issued_on = models.DateField(_("first issue date"), null=True, blank=True)
    valid_from = models.DateField(_("valid from"), null=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Shanghai")

    prepared_by = PublicForeignKey(User, null=True)
    prepared_at = models.DateTimeField(default=clock.now, editable=False)
    confirmed_by = PublicForeignKey(User, null=True)  # imported: whoever takes responsibility with the registrar
    confirmed_at = models.DateTimeField(null=True)
    signed_by = PublicForeignKey(User, null=True)  # issued here: the signatory
    signed_at = models.DateTimeField(null=True)
    superseded_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="supersedes")
    taken_back_at = models.DateTimeField(null=True)  # entered by mistake: the number is free for another row

    suspension_reason = models.CharField(max_length=40, blank=True)
    suspension_asked_by_holder = models.BooleanField(default=False)
    suspension_ends_on = models.DateField(null=True)
    suspension_maximum_days = models.PositiveIntegerField(null=True)
    lifting_conditions_zh = models.TextField(blank=True)
    lifting_conditions_en = models.TextField(blank=True)
    follow_up = PublicForeignKey(User, null=True)

    # The whole history of one that this transaction has entered: what was just written need not be read again.
    entered_history: "list[CertificateEvent] | None" = None

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.UniqueConstraint(
                "printed_number", name="certificate_number_is_unique", condition=Q(taken_back_at=None)
            ),
            models.CheckConstraint(name="certificate_status_is_known", condition=Q(status__in=Status.values)),
            models.CheckConstraint(
                name="certificate_has_a_number", condition=~Q(printed_number="") & ~Q(folded_number="")
            ),
            models.CheckConstraint(
                name="only_a_pending_certificate_is_unstated",
                condition=Q(status=Status.PENDING, revision=0) | (~Q(status=Status.PENDING) & Q(revision__gte=1)),
            ),
            models.CheckConstraint(
                name="imported_on_two_peoples_word",
                condition=~Q(origin="imported")
                | Q(status=Status.PENDING)
                | (Q(confirmed_by__isnull=False, prepared_by__isnull=False) & ~Q(confirmed_by=F("prepared_by"))),
            ),
            models.CheckConstraint(
                name="issued_here_from_a_case_and_signed",
                condition=~Q(origin="issued_here")
                | Q(status=Status.PENDING)
                | Q(case__isnull=False, prepared_by__isnull=False, signed_by__isnull=False, signed_at__isnull=False),
            ),
            models.UniqueConstraint("case", name="one_certificate_per_case", condition=Q(origin="issued_here")),
            models.CheckConstraint(
                name="certificate_origin_is_known", condition=Q(origin__in=["issued_here", "imported"])
            ),
            models.CheckConstraint(
                name="certificate_has_holder_product_and_dates",
                condition=Q(status=Status.PENDING)
                | (
                    ~Q(holder_name_zh="", holder_name_en="")
                    & ~Q(product_zh="", product_en="")
                    # Lists of before this register may not know the day, and nobody makes one up (ADR 43).
                    & (Q(issued_on__isnull=False, valid_from__isnull=False) | Q(origin="imported"))
                ),
            ),
            models.CheckConstraint(
                name="certificate_ends_after_it_starts",
                condition=Q(valid_until=None) | Q(valid_from=None) | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="suspension_has_reason_end_and_conditions",
                condition=(
                    Q(status=Status.SUSPENDED, suspension_ends_on__isnull=False, suspension_maximum_days__isnull=False)
                    & ~Q(suspension_reason="")
                    & ~Q(lifting_conditions_zh="", lifting_conditions_en="")
                )
                | (~Q(status=Status.SUSPENDED) & Q(suspension_ends_on=None, suspension_reason="")),
            ),
            models.CheckConstraint(
                name="only_an_ended_import_is_taken_back",
                condition=Q(taken_back_at=None)
                | (Q(origin="imported") & ~Q(status__in=["PENDING", "VALID", "SUSPENDED"])),
            ),
            models.CheckConstraint(
                name="superseded_names_its_successor",
                condition=Q(status=Status.SUPERSEDED, superseded_by__isnull=False)
                | (~Q(status=Status.SUPERSEDED) & Q(superseded_by=None)),
            ),
        ]
        indexes = [
            models.Index("status", F("status_since").desc(), name="certificate_by_status"),
            models.Index("folded_number", name="certificate_by_number"),
            models.Index(F("prepared_at").desc(), "id", name="certificate_newest_first"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("certificates:certificate", args=[self.pk])

    def set_number(self, number: str) -> None:
        """Give it a number, with the keys by which it is told apart and found."""
        self.number, self.printed_number, self.folded_number = number, numbers.printed(number), numbers.folded(number)

    @property
    def holder(self) -> dict[str, str]:
        return bilingual(self.holder_name_zh, self.holder_name_en)

    @property
    def holder_address(self) -> dict[str, str]:
        return bilingual(self.holder_address_zh, self.holder_address_en)

    @property
    def manufacturer(self) -> dict[str, str]:
        return bilingual(self.manufacturer_name_zh, self.manufacturer_name_en)

    @property
    def manufacturer_address(self) -> dict[str, str]:
        return bilingual(self.manufacturer_address_zh, self.manufacturer_address_en)

    @property
    def mode(self) -> dict[str, str]:
        return bilingual(self.mode_zh, self.mode_en)

    @property
    def product(self) -> dict[str, str]:
        return bilingual(self.product_zh, self.product_en)

    @property
    def scheme_name(self) -> dict[str, str]:
        return bilingual(self.scheme_name_zh, self.scheme_name_en)

    @property
    def is_in_force(self) -> bool:
        """Valid or suspended: what the clock watches and a measure may touch."""
        return self.status in IN_FORCE

    @property
    def ends_at(self) -> datetime.datetime | None:
        """The moment after the last day of validity, in the certificate's own time zone. No grace."""
        return clock.day_after(self.valid_until, self.time_zone) if self.valid_until else None

    @property
    def suspension_ends_at(self) -> datetime.datetime | None:
        return clock.day_after(self.suspension_ends_on, self.time_zone) if self.suspension_ends_on else None


class CertificateEvent(models.Model):
    """One thing that happened to a certificate: what, since when, when recorded, by whom, why. Append-only.

    What its status changed by is named: the holder's request, the measure that was decided, or the two people on whose
    word an import says it (stated by the registrar, confirmed by `by`). `guildmark_change_has_its_ground` asks.
    """

    class What(models.TextChoices):
        ISSUED = "issued", CERTIFICATE_EVENT["ISSUED"].word
        IMPORTED = "imported", CERTIFICATE_EVENT["IMPORTED"].word
        SUSPENDED = "suspended", CERTIFICATE_EVENT["SUSPENDED"].word
        RESTORED = "restored", CERTIFICATE_EVENT["RESTORED"].word
        WITHDRAWN = "withdrawn", CERTIFICATE_EVENT["WITHDRAWN"].word
        CANCELLED = "cancelled", CERTIFICATE_EVENT["CANCELLED"].word
        EXPIRED = "expired", CERTIFICATE_EVENT["EXPIRED"].word
        SUPERSEDED = "superseded", CERTIFICATE_EVENT["SUPERSEDED"].word
        REVISED = "revised", CERTIFICATE_EVENT["REVISED"].word
        CORRECTED = "corrected", CERTIFICATE_EVENT["CORRECTED"].word

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="events")
    revision = models.PositiveIntegerField()
    what = models.CharField(max_length=12, choices=What)
    status_before = models.CharField(max_length=10, choices=Status)
    status_after = models.CharField(max_length=10, choices=Status)
    effective_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=clock.now)
    by = PublicForeignKey(User, null=True)  # None: the clock
    decided_by = PublicForeignKey(User, null=True)
    reason = models.CharField(max_length=40, blank=True)
    reason_zh = models.CharField(max_length=200, blank=True)
    reason_en = models.CharField(max_length=200, blank=True)
    words_zh = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    case = models.UUIDField(null=True)
    request = models.ForeignKey("certificates.HolderRequest", on_delete=models.PROTECT, null=True, related_name="+")
    measure = models.ForeignKey("certificates.Measure", on_delete=models.PROTECT, null=True, related_name="+")
    stated_by = PublicForeignKey(User, null=True)
    stated_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["certificate", "revision"]
        constraints = [
            models.UniqueConstraint("certificate", "revision", name="one_event_per_revision"),
            models.UniqueConstraint("request", name="a_request_is_ground_of_one_change"),
            models.UniqueConstraint("measure", name="a_measure_is_ground_of_one_change"),
            models.CheckConstraint(
                name="the_clock_never_suspends_nor_withdraws",
                condition=~Q(status_after__in=["SUSPENDED", "WITHDRAWN"])
                | Q(status_before=F("status_after"))
                | Q(by__isnull=False),
            ),
            models.CheckConstraint(
                name="suspending_and_ending_need_a_reason",
                condition=~Q(what__in=["suspended", "withdrawn", "cancelled"]) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} r{self.revision} {self.what}"

    @property
    def reason_words(self) -> dict[str, str]:
        return bilingual(self.reason_zh, self.reason_en)

    @property
    def words(self) -> dict[str, str]:
        return bilingual(self.words_zh, self.words_en)
