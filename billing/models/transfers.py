"""Transfers that came to a body's bank account: what each paid, and what of it is still the client's credit."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from accounts.models import Organisation
from billing.reasons import in_words
from lib import clock
from lib.money import CURRENCIES, money_of
from tenants.models import CertificationBody

User = settings.AUTH_USER_MODEL


class TransferQuerySet(models.QuerySet["Transfer"]):
    def for_body(self, body: CertificationBody) -> Self:
        return self.filter(body=body)

    def standing(self) -> Self:
        return self.filter(taken_back_at=None)

    def named(self, bank_reference: str) -> Self:
        """Those of a bank's reference, whichever way its letters are written."""
        return self.filter(bank_reference__iexact=bank_reference)

    def with_rest(self) -> Self:
        """Each with `left`: what of it pays no invoice, does not go back, and was not lost."""
        paid = Subquery(_sum_of("Payment", OuterRef("pk")))
        back = Subquery(_sum_of("Refund", OuterRef("pk"), ~Q(state__in=["dropped", "returned"])))
        return self.annotate(left=F("amount") - F("lost") - Coalesce(paid, Value(0)) - Coalesce(back, Value(0)))

    def with_credit(self) -> Self:
        return self.standing().with_rest().filter(left__gt=0)


def _sum_of(model: str, transfer: OuterRef, only: Q | None = None) -> Any:
    from django.apps import apps

    rows = apps.get_model("billing", model)._default_manager.filter(only or Q(), transfer=transfer).order_by()
    return rows.values("transfer").annotate(sum=Sum("amount")).values("sum")


class TransferBatch(models.Model):
    """The transfers that one press recorded of a bank statement. All of them that still stand may be taken back together.

    `ended_at`: once as many were taken back as could be.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)  # since when it is being done
    take_back_reason = models.CharField(max_length=300, blank=True)
    refused: Any = models.JSONField(default=list)  # [transfer, its reference, why] of the first that were not
    worked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="batch_taken_back_says_who_and_why",
                condition=Q(taken_back_at=None, taken_back_by=None, take_back_reason="", ended_at=None)
                | (Q(taken_back_at__isnull=False, taken_back_by__isnull=False) & ~Q(take_back_reason="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.recorded_at:%Y-%m-%d}"

    @property
    def is_working(self) -> bool:
        return self.taken_back_at is not None and self.ended_at is None


class Transfer(models.Model):
    """One bank transfer of a client, as it stands on the bank statement. What pays no invoice stays the client's credit.

    `part_of`: it was written down in several parts, as the invoices it paid were looked at one by one.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )  # whose credit its rest is
    amount = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    received_on = models.DateField(_("received on"))
    bank_reference = models.CharField(_("bank's reference"), max_length=60)
    payer_name = models.CharField(_("payer"), max_length=200, blank=True)
    payer_account = models.CharField(_("payer's account"), max_length=60, blank=True)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    batch = models.ForeignKey(TransferBatch, on_delete=models.PROTECT, null=True, related_name="transfers")
    lost = models.BigIntegerField(default=0, db_default=0)  # what the payer's bank took back of it
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: by the product
    recorded_at = models.DateTimeField(default=clock.now)
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    take_back_reason = models.CharField(max_length=300, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")
        ordering = ["-received_on", "-recorded_at", "id"]
        constraints = [
            models.CheckConstraint(name="transfer_is_of_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="transfer_loses_no_more_than_came",
                condition=Q(lost__gte=0, lost__lte=F("amount")) & (Q(lost=0) | Q(taken_back_at=None)),
            ),
            models.CheckConstraint(name="transfer_currency_is_known", condition=Q(currency__in=CURRENCIES)),
            models.CheckConstraint(name="transfer_names_its_reference", condition=~Q(bank_reference="")),
            models.UniqueConstraint(
                "body",
                Upper("bank_reference"),
                name="transfer_is_recorded_once",
                condition=Q(part_of=None, taken_back_at=None),
            ),
            models.CheckConstraint(
                name="transfer_taken_back_says_why",
                condition=Q(taken_back_at=None, taken_back_by=None, take_back_reason="")
                | (Q(taken_back_at__isnull=False) & ~Q(take_back_reason="")),
            ),
        ]
        indexes = [
            models.Index("body", F("received_on").desc(), name="transfers_of_a_body"),
            models.Index("body", "organisation", name="transfers_of_a_client"),
        ]

    def __str__(self) -> str:
        return self.bank_reference

    def get_absolute_url(self) -> str:
        """On the body's host, for its finance staff."""
        return reverse("billing:transfer", args=[self.pk])

    @property
    def came_by_card(self) -> bool:
        """It lies at the provider of payments until a payout brings it to the bank. No person wrote it down."""
        return self.recorded_by_id is None

    @property
    def stands(self) -> bool:
        return self.taken_back_at is None

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)

    @property
    def why_taken_back(self) -> str:
        return in_words(self.take_back_reason)

    @property
    def lost_money(self) -> Money:
        return money_of(self.lost, self.currency)

    @property
    def rest(self) -> int:
        """What of it pays no invoice and does not go back; nothing once it is taken back."""
        if not self.stands:
            return 0
        found: Any = type(self).objects.with_rest().get(pk=self.pk)
        return int(found.left)

    @property
    def left_money(self) -> Money:
        """What is left, in a list that says so of each (`with_rest`)."""
        return money_of(getattr(self, "left", 0), self.currency)

    @property
    def rest_money(self) -> Money:
        return money_of(self.rest, self.currency)
