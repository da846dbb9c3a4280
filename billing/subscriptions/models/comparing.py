"""The monthly comparison of our books with what the provider says: one report a month, one row of every difference."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from lib import clock
from lib.money import money_of
from tenants.models import CertificationBody


class Comparison(models.Model):
    """A month as it was compared. Comparing again makes another; the newest of a month counts."""

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month = models.DateField()  # its first day
    compared = models.PositiveIntegerField(default=0)  # payments and refunds looked at
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-month", "-made_at"]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class DifferenceKind(models.TextChoices):
    NOT_BOOKED = "not_booked", _("Paid at the provider, not in our books")
    NOT_THERE = "not_there", _("In our books, not paid at the provider")
    AMOUNT = "amount", _("Another amount at the provider than in our books")
    REFUND = "refund", _("Refunded at the provider, not in our books")
    DISPUTE = "dispute", _("Disputed by the payer's bank")
    FEE = "fee", _("Another fee at the provider than in our books")
    LEDGER = "ledger", _("The ledger and its invoices say different things")
    AWAY = "away", _("Could not be compared: the provider did not answer")


OF_OPERATORS = (DifferenceKind.LEDGER, DifferenceKind.AWAY)  # whosever money it is


class Difference(models.Model):
    """Where our books and the provider say different things. Seen to by whose money it is, with a note of what was done."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comparison = models.ForeignKey(Comparison, on_delete=models.PROTECT, related_name="differences")
    kind = models.CharField(max_length=12, choices=DifferenceKind)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, null=True, related_name="+")  # None: our own
    account = models.CharField(max_length=60, blank=True)  # the seller's; "" is the platform's own
    thing = models.CharField(max_length=200)  # the provider's name of it
    currency = models.CharField(max_length=3, blank=True)
    ours = models.BigIntegerField(default=0)
    theirs = models.BigIntegerField(default=0)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)
    note = models.CharField(_("what was done"), max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "thing"]
        constraints = [
            models.CheckConstraint(
                name="difference_seen_to_says_what_was_done",
                condition=Q(seen_at=None, seen_by=None, note="")
                | (Q(seen_at__isnull=False, seen_by__isnull=False) & ~Q(note="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"

    @property
    def is_sellers(self) -> bool:
        """Whether it is of a seller's own money: that seller sees to it, and no operator sees an amount."""
        return self.body_id is not None and self.kind not in OF_OPERATORS

    @property
    def shows_amounts(self) -> bool:
        """Whether operators see its amounts: of what is paid to the platform itself."""
        return self.body_id is None and self.kind not in OF_OPERATORS and bool(self.currency)

    @property
    def our_money(self) -> Money | None:
        return money_of(self.ours, self.currency) if self.currency else None

    @property
    def their_money(self) -> Money | None:
        return money_of(self.theirs, self.currency) if self.currency else None
