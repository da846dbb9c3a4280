"""What bodies have stated, for ever; and, made from it, what is shown now."""

import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

import statements
from lib import clock
from lib.text import bilingual, numbers
from statements import (
    BodyStatement,
    CertificateStatement,
    LeadTimeStatement,
    PassportStatement,
    ReportStatement,
    SchemeStatement,
    ServiceStatement,
)
from statements.reading import read_of
from tenants.models import CertificationBody
from vocabulary.regions import whereabouts_name


class Kind(models.TextChoices):
    """What a statement is about."""

    BODY = "body", _("Body")
    SCHEME = "scheme", _("Scheme")
    CERTIFICATE = "certificate", _("Certificate")
    PASSPORT = "passport", _("Passport")  # what a body is approved, accredited and insured for
    LEAD_TIME = "lead_time", _("Lead time")  # how long closed cases under a scheme took
    SERVICE = "service", _("Service")
    REPORT = "report", _("Test report")


TYPES: dict[str, type[statements.PublicStatement]] = {  # by what each kind's content is read
    Kind.BODY: BodyStatement,
    Kind.SCHEME: SchemeStatement,
    Kind.CERTIFICATE: CertificateStatement,
    Kind.PASSPORT: PassportStatement,
    Kind.LEAD_TIME: LeadTimeStatement,
    Kind.SERVICE: ServiceStatement,
    Kind.REPORT: ReportStatement,
}


COUNTED_IN: str = CertificateStatement.model_fields["time_zone"].default  # where a certificate does not say


class Typed:
    """Content by its type: how everybody reads it."""

    content: Any

    @property
    def as_certificate(self) -> CertificateStatement:
        return read_of(self, CertificateStatement)

    @property
    def as_scheme(self) -> SchemeStatement:
        return read_of(self, SchemeStatement)

    @property
    def as_body(self) -> BodyStatement:
        return read_of(self, BodyStatement)

    @property
    def as_passport(self) -> PassportStatement:
        return read_of(self, PassportStatement)

    @property
    def as_lead_time(self) -> LeadTimeStatement:
        return read_of(self, LeadTimeStatement)

    @property
    def as_service(self) -> ServiceStatement:
        return read_of(self, ServiceStatement)

    @property
    def as_report(self) -> ReportStatement:
        return read_of(self, ReportStatement)


class Statement(Typed, models.Model):
    """The whole public content of one subject at one revision, as its body stated it. Append-only, never rebuilt.

    `valid_from` says since when it is so, `recorded_at` since when we say it; `sha256` is of the content by RFC 8785
    (`lib.canonical`).
    """

    ownership = "public_read"

    kind = models.CharField(max_length=12, choices=Kind)
    subject = models.UUIDField()
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    valid_from = models.DateTimeField()
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint("kind", "subject", "revision", name="one_statement_per_revision"),
            models.CheckConstraint(name="statement_revision_from_one", condition=Q(revision__gte=1)),
            models.CheckConstraint(name="statement_kind_is_known", condition=Q(kind__in=Kind.values)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} r{self.revision}"


class SupplierQuerySet(models.QuerySet["Supplier"]):
    def shown(self) -> Self:
        """Those with certificates: not joined to another, and named by what the register shows now."""
        own = RegisterEntry.objects.filter(supplier=OuterRef("pk"))
        brought = RegisterEntry.objects.filter(supplier__joined=OuterRef("pk"))
        return self.filter(Exists(own) | Exists(brought), joined=None)


class Supplier(models.Model):
    """Whom certificates name as holder, by one key: a credit code, an organisation here, or a full name (ADR 28).

    A row for every key that was ever stated, never removed: its id is an address for ever. `borne_by` are the stronger
    keys that certificates state together with it now; where they all lead to one supplier, it is `joined` to that one.
    Made from the certificates' statements by `register.suppliers` alone, and rebuilt with the register.
    """

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, editable=False)
    strength = models.PositiveSmallIntegerField()  # register.holders.Strength
    key = models.CharField(max_length=600)
    borne_by = ArrayField(models.UUIDField(), default=list)
    joined = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joining")
    name_zh = models.CharField(max_length=2000, blank=True)  # as long as a holder may be called
    name_en = models.CharField(max_length=2000, blank=True)
    region = models.CharField(max_length=12, blank=True)  # "CN-440000", "DE": vocabulary.regions
    named_by = models.CharField(max_length=80, blank=True)  # the statement that gave the names: the latest issue's
    placed_by = models.CharField(max_length=80, blank=True)  # and the region
    changed_at = models.DateTimeField(default=clock.now)  # when other certificates became its, or it joined another

    objects = SupplierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("strength", "key", name="one_supplier_per_key"),
            models.CheckConstraint(name="supplier_joins_another", condition=~Q(joined=F("id"))),
            models.CheckConstraint(name="credit_code_joins_nobody", condition=~Q(strength=0) | Q(joined=None)),
        ]
        indexes = [GinIndex("borne_by", name="supplier_by_bearer")]

    def __str__(self) -> str:
        return self.name_zh or self.name_en

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)

    @property
    def code(self) -> str:
        """The unified social credit code by which it is known; "" where none was stated."""
        return self.key if self.strength == 0 else ""

    @property
    def region_name(self) -> dict[str, str]:
        return whereabouts_name(self.region)


class EntryQuerySet(models.QuerySet["RegisterEntry"]):
    def certificates(self) -> Self:
        return self.filter(kind=Kind.CERTIFICATE)

    def schemes(self) -> Self:
        return self.filter(kind=Kind.SCHEME)

    def services(self) -> Self:
        return self.filter(kind=Kind.SERVICE)

    def bodies(self) -> Self:
        return self.filter(kind=Kind.BODY)


class RegisterEntry(Typed, models.Model):
    """What the register says now about one subject: its newest statement, with what people look it up by.

    The key is the subject's own UUID in its body. Made from Statements by `register.actions` alone, and rebuilt at will.
    """

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=numbers.LONGEST, blank=True)
    folded_number = models.CharField(max_length=numbers.LONGEST, blank=True)  # finds; several may share it
    slug = models.CharField(max_length=100, blank=True)
    name_zh = models.CharField(max_length=2000, blank=True)  # as long as a product may be called
    name_en = models.CharField(max_length=2000, blank=True)
    holder_zh = models.CharField(max_length=2000, blank=True)
    holder_en = models.CharField(max_length=2000, blank=True)
    scheme = models.UUIDField(null=True)
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    other_keys = ArrayField(models.UUIDField(), default=list)  # its holder's weaker keys: register.holders
    standards = ArrayField(models.CharField(max_length=80), default=list)  # "GBT23119" and "GBT23119-2017"
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    content = models.JSONField()
    recorded_at = models.DateTimeField()

    unread: str | None = None  # the content as it came, until somebody asks for it (register.by_number)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "register entries"
        indexes = [
            models.Index("folded_number", name="entry_by_number", condition=~Q(folded_number="")),
            models.Index("kind", "body", "status", name="entry_by_body"),
            models.Index("scheme", "status", name="entry_by_scheme", condition=Q(scheme__isnull=False)),
            models.Index("kind", F("recorded_at").desc(), name="entry_by_time"),
            models.Index("supplier", "status", name="entry_by_supplier", condition=Q(supplier__isnull=False)),
            GinIndex("standards", name="entry_by_standard"),
        ]

    def __str__(self) -> str:
        return self.number or self.name_zh or self.name_en

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        """Content that came along is read, not asked for again: of ten thousand that are checked, few are looked into."""
        unread, self.unread = self.unread, None
        if unread is not None and fields is not None and list(fields) == ["content"]:
            self.content = json.loads(unread)
        else:
            super().refresh_from_db(using, fields, from_queryset)

    @cached_property
    def time_zone(self) -> str:
        """The zone in which a certificate's days are counted."""
        return self.content.get("time_zone") or COUNTED_IN

    @property
    def shown_status(self) -> str:
        """As lists count and show a certificate: what is valid is no longer supervised once its body has left."""
        return "UNSUPERVISED" if self.status == "VALID" and self.body.has_closed else self.status

    @property
    def name(self) -> dict[str, str]:
        """A body's or scheme's name, a certificate's product."""
        return bilingual(self.name_zh, self.name_en)

    @property
    def holder(self) -> dict[str, str]:
        return bilingual(self.holder_zh, self.holder_en)


class CertificateFile(models.Model):
    """A file that a body issued for one revision of a certificate: by its hash it is told from any other. Append-only.

    `kind`: the certificate itself, a notice about it, or the sheet for buyers, which tell of it and are none.
    `is_own`: made by the body itself for a certificate of before this register. Of such a file only the hash is here;
    `revision` counts its editions, and `made_at` is when it was registered.
    """

    class Kind(models.TextChoices):
        CERTIFICATE = "certificate", _("Certificate")
        NOTICE = "certificate_notice", _("Notice about a certificate")
        FOR_BUYERS = "for-buyers", _("For buyers")

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, editable=False)  # the paper's own key in its body
    kind = models.CharField(max_length=40, choices=Kind, default=Kind.CERTIFICATE)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    certificate = models.UUIDField()
    number = models.CharField(max_length=numbers.LONGEST + 20)  # the certificate's, and what tells its notices apart
    revision = models.PositiveIntegerField()
    is_own = models.BooleanField(default=False)
    language = models.CharField(max_length=4, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(null=True)
    pages = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField()
    accredited_by = models.CharField(max_length=60, blank=True)  # as it stands on the file
    accreditation_number = models.CharField(max_length=60, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("file of a certificate")
        verbose_name_plural = _("files of certificates")
        constraints = [
            models.UniqueConstraint(
                "certificate",
                "kind",
                "revision",
                "language",
                name="one_file_per_revision_and_language",
                condition=Q(is_own=False),
            ),
            models.UniqueConstraint(
                "certificate", "sha256", name="one_registration_per_file", condition=Q(is_own=True)
            ),
            models.CheckConstraint(name="a_file_has_its_hash", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(
                name="file_kind_is_known", condition=Q(kind__in=["certificate", "certificate_notice", "for-buyers"])
            ),
        ]
        indexes = [models.Index("sha256", name="file_by_hash")]

    def __str__(self) -> str:
        return f"{self.number} r{self.revision}"


class ReconcileReport(models.Model):
    """One comparison of the register with what bodies hold. Each difference: subject, field, what body and register say."""

    ownership = "body_private"

    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    compared = models.PositiveIntegerField(default=0)
    differences: Any = models.JSONField(default=list)
    repaired = models.PositiveIntegerField(default=0)

    class Meta:
        get_latest_by = "started_at"

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}: {len(self.differences)} differences"

    @property
    def agrees(self) -> bool:
        """Whether register and bodies say the same."""
        return not self.differences
