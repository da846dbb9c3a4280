"""What an issued invoice asks for may be put right by two acts alone: more time, and another account to pay to."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from billing.models.invoices import Invoice
from lib import clock
from lib.text import bilingual


class TermsChange(models.Model):
    """That an open invoice got a later due date, or the account its body has now. Append-only, numbered for each invoice.

    The invoice is what its last change says: the database lets it change with one of these alone.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="terms_changes")
    number = models.PositiveSmallIntegerField()
    due_before = models.DateField()
    due_on = models.DateField(_("due"))
    payee_before: Any = models.JSONField()
    payee: Any = models.JSONField()
    reason_zh = models.CharField(max_length=300, blank=True)
    reason_en = models.CharField(max_length=300, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["invoice", "number"]
        constraints = [
            models.UniqueConstraint("invoice", "number", name="changes_of_an_invoice_are_numbered"),
            models.CheckConstraint(
                name="one_change_gives_time_or_an_account",
                condition=(Q(due_on__gt=F("due_before"), payee=F("payee_before")) & ~Q(reason_zh="", reason_en=""))
                | (Q(due_on=F("due_before")) & ~Q(payee=F("payee_before"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.number}"

    @property
    def gives_time(self) -> bool:
        return self.due_on > self.due_before

    @property
    def reason(self) -> dict[str, str]:
        return bilingual(self.reason_zh, self.reason_en)
