"""The tax invoice that an organisation asks for, with each number and file it had."""

import uuid
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from billing.models.credit_notes import CreditNote
from billing.models.invoices import Invoice
from billing.row_files.models import FileOfRows
from lib import clock
from lib.money import money_of
from tenants.models import CertificationBody
from web.uploads import private_storage

User = settings.AUTH_USER_MODEL


class Fapiao(models.Model):
    """The tax invoice (fapiao) an organisation asked for, and the one that finance staff made in the tax office's system."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("Ordinary VAT invoice (增值税普通发票)")
        SPECIAL = "special", _("Special VAT invoice (增值税专用发票)")

    ownership = "body_private"

    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, primary_key=True, related_name="fapiao")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ORDINARY)
    title = models.CharField(_("title (name on the fapiao)"), max_length=200)
    tax_number = models.CharField(_("tax number"), max_length=20, blank=True)
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)
    number = models.CharField(_("Fapiao number"), max_length=20, blank=True)
    file = models.FileField(_("file"), storage=private_storage, upload_to="fapiao/%Y/", blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)
    exported_at = models.DateTimeField(null=True)  # into the sheet that the tax office's platform takes, last time
    # Who has it made before the invoice is paid, where the body makes it after payment.
    early_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    early_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="early_fapiao_says_who_and_when",
                condition=Q(early_by=None, early_at=None) | Q(early_by__isnull=False, early_at__isnull=False),
            ),
            models.CheckConstraint(
                name="recorded_fapiao_has_a_number",
                condition=Q(recorded_at=None, number="")
                | (Q(recorded_at__isnull=False, recorded_by__isnull=False) & ~Q(number="")),
            ),
        ]
        indexes = [models.Index("number", name="fapiao_by_number", condition=~Q(number=""))]

    def __str__(self) -> str:
        return self.number or self.title


class FapiaoWhen(models.TextChoices):
    """When a seller makes the fapiao that a client asks for."""

    ASKED = "asked", _("As soon as the client asks for it")
    PAID = "paid", _("Once the invoice is paid in full")


class FapiaoVersion(models.Model):
    """A fapiao as it was made: a number with its own file, or with none. Append-only: a correction is the next version."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fapiao = models.ForeignKey(Fapiao, on_delete=models.PROTECT, related_name="versions")
    number = models.CharField(_("Fapiao number"), max_length=20)
    file = models.FileField(_("file"), storage=private_storage, upload_to="fapiao/%Y/", blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return self.number


class FileUnderNumber(models.Model):
    """A file of a fapiao, blue or red, under its number: the original (XML) stands beside what people read (OFD, PDF)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("Fapiao number"), max_length=20)
    file = models.FileField(_("file"), storage=private_storage, upload_to="fapiao/%Y/")
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return f"{self.number}{self.ending}"

    @property
    def ending(self) -> str:
        return PurePath(self.file.name or "").suffix

    @property
    def is_original(self) -> bool:
        return self.ending == ".xml"


class FapiaoFile(FileUnderNumber):
    """Of a fapiao that a body's client asked for."""

    ownership = "body_private"

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="fapiao_files")

    class Meta(FileUnderNumber.Meta):
        constraints = [
            models.UniqueConstraint("invoice", "number", "sha256", name="a_file_of_a_fapiao_is_kept_once"),
            models.CheckConstraint(name="file_names_its_fapiao", condition=~Q(number="")),
        ]


class FapiaoSettings(models.Model):
    """A seller's usual tax rate, wherever it is established; and what stands on every fapiao of one that makes them, when it makes
    them, and the tax office's own sheet if it brought that.
    """

    ownership = "body_private"

    body = models.OneToOneField(CertificationBody, on_delete=models.PROTECT, primary_key=True, related_name="+")
    item_name = models.CharField(_("item name"), max_length=90, blank=True)
    item_code = models.CharField(_("tax classification code (商品和服务税收编码)"), max_length=19, blank=True)
    tax_rate = models.DecimalField(  # None: not said (`billing.queries.usual_rate_of`)
        _("usual tax rate in %"), max_digits=5, decimal_places=2, null=True
    )
    when = models.CharField(_("when a fapiao is made"), max_length=6, choices=FapiaoWhen, default=FapiaoWhen.ASKED)
    template = models.FileField(storage=private_storage, upload_to="fapiao/templates/%Y/", blank=True)
    template_name = models.CharField(max_length=200, blank=True)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="usual_rate_is_a_percentage",
                condition=Q(tax_rate=None) | Q(tax_rate__gte=Decimal(0), tax_rate__lt=Decimal(100)),
            ),
            models.CheckConstraint(name="fapiao_is_made_when_is_known", condition=Q(when__in=FapiaoWhen.values)),
        ]

    def __str__(self) -> str:
        return self.item_name


class FapiaoSheet(models.Model):
    """A bulk-issue sheet as it was made for the tax office's platform, to be downloaded again: nothing on it changes."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    file = models.FileField(storage=private_storage, upload_to="fapiao/sheets/%Y/")
    is_again = models.BooleanField(default=False)  # of what other sheets held, as somebody confirmed
    refused: Any = models.JSONField(default=list)  # [invoice, number, why] of what could not be written
    left = models.PositiveIntegerField(default=0)  # more that waited for a further sheet
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-made_at", "id"]
        indexes = [models.Index("body", F("made_at").desc(), name="fapiao_sheets_of_a_body")]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """On the body's host, for its finance staff."""
        return reverse("billing:fapiao-sheet", args=[self.pk])


class FapiaoOnSheet(models.Model):
    """A fapiao that a sheet asks to be made, with its amount. It stands on one sheet, unless somebody confirmed: once more."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(FapiaoSheet, on_delete=models.PROTECT, related_name="rows")
    fapiao = models.ForeignKey(Fapiao, on_delete=models.PROTECT, related_name="sheets")
    is_again = models.BooleanField(default=False)
    total = models.BigIntegerField()  # with tax

    class Meta:
        ordering = ["sheet", "id"]
        constraints = [
            models.UniqueConstraint("fapiao", name="a_fapiao_is_written_once", condition=Q(is_again=False)),
            models.UniqueConstraint("sheet", "fapiao", name="a_sheet_names_a_fapiao_once"),
            models.CheckConstraint(name="fapiao_on_sheet_is_of_something", condition=Q(total__gt=0)),
        ]

    @property
    def money(self) -> Money:
        return money_of(self.total, "CNY")


class FapiaoList(FileOfRows):
    """The tax office's list of fapiao that were made, as finance staff took it from its platform."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    file = models.FileField(storage=private_storage, upload_to="fapiao/lists/%Y/")

    class Meta:
        ordering = ["-uploaded_at", "id"]
        constraints = [models.UniqueConstraint("body", "sha256", name="a_list_of_fapiao_is_read_once")]
        indexes = [models.Index("body", F("uploaded_at").desc(), name="fapiao_lists_of_a_body")]

    def get_absolute_url(self) -> str:
        """On the body's host, for its finance staff."""
        is_begun = self.read_at or self.reading_since
        return reverse("billing:fapiao-list" if is_begun else "billing:fapiao-list-columns", args=[self.pk])

    @property
    def rows_read(self) -> "FapiaoRowQuerySet":
        """What was read of it."""
        return FapiaoRow.objects.filter(source=self)


class FapiaoRowQuerySet(models.QuerySet["FapiaoRow"]):
    def waiting(self) -> "FapiaoRowQuerySet":
        return self.filter(taken_at=None, set_aside_at=None)

    def set_aside(self) -> "FapiaoRowQuerySet":
        return self.exclude(set_aside_at=None)

    def came_to_nothing(self) -> "FapiaoRowQuerySet":
        """They wait, or were set aside."""
        return self.filter(taken_at=None)

    def came_to_something(self) -> "FapiaoRowQuerySet":
        return self.exclude(taken_at=None)


class FapiaoRow(models.Model):
    """A fapiao as the tax office's list says it, blue or (with a negative total) red. It is taken for an invoice, or set aside."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(FapiaoList, on_delete=models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField()
    number = models.CharField(max_length=20)
    serial = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField()
    tax = models.BigIntegerField(null=True)
    total = models.BigIntegerField()  # with tax
    buyer = models.CharField(max_length=200, blank=True)
    buyer_tax_number = models.CharField(max_length=30, blank=True)
    remarks = models.CharField(max_length=500, blank=True)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.ForeignKey(CreditNote, on_delete=models.PROTECT, null=True, related_name="+")
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    set_aside_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    set_aside_at = models.DateTimeField(null=True)

    objects = FapiaoRowQuerySet.as_manager()

    class Meta:
        ordering = ["source", "row"]
        constraints = [
            models.UniqueConstraint("body", "number", name="a_fapiao_is_listed_once"),
            models.CheckConstraint(name="fapiao_row_has_a_total", condition=~Q(total=0)),
            models.CheckConstraint(name="fapiao_row_has_one_end", condition=Q(taken_at=None) | Q(set_aside_at=None)),
            models.CheckConstraint(
                name="taken_fapiao_row_says_for_what",
                condition=Q(taken_at=None, taken_by=None, invoice=None, note=None)
                | Q(taken_at__isnull=False, taken_by__isnull=False, invoice__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_red(self) -> bool:
        return self.total < 0

    @property
    def money(self) -> Money:
        return money_of(self.total, "CNY")
