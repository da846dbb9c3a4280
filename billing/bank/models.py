"""Bank statements as they were read from a file: each line that came in, once, and the transfer that it became."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from moneyed import Money

from billing.models.transfers import Transfer, TransferBatch
from billing.row_files.models import FileOfRows
from lib.money import CURRENCIES, money_of
from tenants.models import CertificationBody
from web.uploads import private_storage

User = settings.AUTH_USER_MODEL


class BankStatement(FileOfRows):
    """A file of a bank, kept as it came. The same file is read once; a line that another file brought already is passed over."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    file = models.FileField(storage=private_storage, upload_to="statements/%Y/")
    is_xml = models.BooleanField(default=False)
    outgoing = models.PositiveIntegerField(default=0)
    recording_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recording_since = models.DateTimeField(
        null=True
    )  # all lines that surely fit are being recorded, for `recording_by`
    recorded = models.PositiveIntegerField(default=0)  # of them, so far
    refused: Any = models.JSONField(default=list)  # [row, why] of the first that were not
    batch = models.ForeignKey(TransferBatch, on_delete=models.PROTECT, null=True, related_name="+")  # of the last time

    class Meta:
        ordering = ["-uploaded_at", "id"]
        constraints = [
            models.UniqueConstraint("body", "sha256", name="a_statement_is_read_once"),
            models.CheckConstraint(
                name="recording_says_for_whom",
                condition=Q(recording_since=None) | Q(recording_by__isnull=False, read_at__isnull=False),
            ),
        ]
        indexes = [models.Index("body", F("uploaded_at").desc(), name="statements_of_a_body")]

    def get_absolute_url(self) -> str:
        """On the body's host, for its finance staff."""
        is_begun = self.read_at or self.reading_since
        return reverse("billing:statement" if is_begun else "billing:statement-columns", args=[self.pk])

    @property
    def rows_read(self) -> "StatementLineQuerySet":
        """What was read of it."""
        return StatementLine.objects.filter(statement=self)

    @property
    def is_being_recorded(self) -> bool:
        return self.recording_since is not None

    @property
    def columns_are_open(self) -> bool:
        return super().columns_are_open and not self.is_being_recorded


class StatementLineQuerySet(models.QuerySet["StatementLine"]):
    def for_body(self, body: CertificationBody) -> Self:
        return self.filter(body=body)

    def waiting(self) -> Self:
        return self.filter(transfer=None, set_aside_at=None)

    def set_aside(self) -> Self:
        return self.exclude(set_aside_at=None)

    def came_to_nothing(self) -> Self:
        """They wait, or were set aside."""
        return self.filter(transfer=None)

    def came_to_something(self) -> Self:
        return self.exclude(transfer=None)


class StatementLine(models.Model):
    """Money that came in by a statement. It becomes a transfer, or is set aside as none of clients'."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(BankStatement, on_delete=models.PROTECT, related_name="lines")
    row = models.PositiveIntegerField()
    booked_on = models.DateField()
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=[(code, code) for code in CURRENCIES])
    payer_name = models.CharField(max_length=200, blank=True)
    payer_account = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=500, blank=True)
    bank_reference = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)  # of what it says: the same line of another file is the same
    score = models.PositiveSmallIntegerField(
        default=0
    )  # how surely it fitted as it was read; what it pays is asked anew
    fits: Any = ArrayField(
        models.UUIDField(), default=list
    )  # the invoices it seemed to pay then, where more than a name says so
    transfer = models.OneToOneField(Transfer, on_delete=models.PROTECT, null=True, related_name="+")
    set_aside_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    set_aside_at = models.DateTimeField(null=True)

    objects = StatementLineQuerySet.as_manager()

    class Meta:
        ordering = ["statement", "row"]
        constraints = [
            models.UniqueConstraint("body", "fingerprint", name="a_line_is_read_once"),
            models.CheckConstraint(name="statement_line_came_in", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="statement_line_has_one_end",
                condition=Q(transfer=None) | Q(set_aside_at=None),
            ),
        ]
        indexes = [
            models.Index("statement", F("score").desc(), "row", name="lines_surest_first"),
            GinIndex(fields=["fits"], name="lines_that_fit_an_invoice", condition=Q(transfer=None, set_aside_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.booked_on} {self.bank_reference}"

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)
