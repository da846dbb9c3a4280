"""The platform's own money beyond its invoices: what goes back to a subscriber, fapiao of our invoices, payouts of our account."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from billing.models.fapiao import Fapiao, FileUnderNumber
from billing.models.online import SentPayout
from billing.models.refunds import PROMISED, RefundState
from billing.reasons import account_in_words, in_words
from billing.stripe_words import FAILED_BECAUSE
from billing.stripe_words import in_words as failure_in_words
from billing.subscriptions.models.subscriptions import OwnInvoiceState, OwnReceipt, SubscriptionInvoice
from lib import clock
from lib.money import CURRENCIES, money_of

User = settings.AUTH_USER_MODEL
HOLDS = (*PROMISED, RefundState.SETTLED)  # what it is of pays nothing else


class OwnRefund(models.Model):
    """What a subscriber paid ahead, on its way back to whoever paid: opened by one operator, approved by a second.

    A transfer goes back by hand and is written down here; money of a card by the provider, to that card. Every change is made
    under the lock of the subscription.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.ForeignKey(OwnReceipt, on_delete=models.PROTECT, related_name="refunds")
    state = models.CharField(_("status"), max_length=10, choices=RefundState, default=RefundState.OPEN)
    amount = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    reason = models.CharField(_("reason"), max_length=300)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: the provider
    settled_at = models.DateTimeField(null=True)
    settled_on = models.DateField(_("paid back on"), null=True)
    bank_reference = models.CharField(_("bank's reference"), max_length=60, blank=True)
    paid_to = models.CharField(_("payer's account"), max_length=200, blank=True)
    elsewhere_because = models.CharField(_("why to another account"), max_length=300, blank=True)
    dropped_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: by the product
    dropped_at = models.DateTimeField(null=True)
    drop_reason = models.CharField(max_length=300, blank=True)
    returned_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField(null=True)
    return_reason = models.CharField(max_length=300, blank=True)
    # At the provider, for money of a card. A key that brought an answer of 500 brings it for ever.
    provider_refund = models.CharField(max_length=60, blank=True)
    attempt = models.PositiveSmallIntegerField(default=1)
    try_at = models.DateTimeField(default=clock.now)
    waits_because = models.CharField(max_length=60, blank=True)
    failure = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["-opened_at", "id"]
        constraints = [
            models.CheckConstraint(name="own_refund_state_is_known", condition=Q(state__in=RefundState.values)),
            models.CheckConstraint(name="own_refund_is_of_something", condition=Q(amount__gt=0) & ~Q(reason="")),
            models.CheckConstraint(
                name="own_refund_is_approved_by_a_second_operator",
                condition=Q(approved_by=None) | ~Q(approved_by=F("opened_by")),
            ),
            models.CheckConstraint(
                name="own_refund_is_sent_by_another_than_approved",
                condition=Q(settled_by=None) | ~Q(settled_by=F("approved_by")),
            ),
            models.CheckConstraint(
                name="own_refund_says_who_approved_it",
                condition=Q(approved_by=None, approved_at=None, state__in=["open", "dropped"])
                | (Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(state="open")),
            ),
            models.CheckConstraint(
                name="own_refund_sent_says_when_and_where",
                condition=(
                    Q(state__in=["settled", "returned"], settled_at__isnull=False, settled_on__isnull=False)
                    & ~Q(bank_reference="")
                    & ~Q(paid_to="")
                    & (Q(settled_by__isnull=False) | ~Q(provider_refund=""))
                )
                | (
                    ~Q(state__in=["settled", "returned"])
                    & Q(settled_by=None, settled_at=None, settled_on=None, bank_reference="", paid_to="")
                ),
            ),
            models.CheckConstraint(
                name="own_refund_dropped_says_when_and_why",
                condition=(Q(state="dropped", dropped_at__isnull=False) & ~Q(drop_reason=""))
                | (~Q(state="dropped") & Q(dropped_by=None, dropped_at=None, drop_reason="")),
            ),
            models.CheckConstraint(
                name="own_refund_returned_says_when_and_why",
                condition=(Q(state="returned", returned_at__isnull=False) & ~Q(return_reason=""))
                | (~Q(state="returned") & Q(returned_by=None, returned_at=None, return_reason="")),
            ),
            models.UniqueConstraint(
                "provider_refund", name="own_refund_is_made_once", condition=~Q(provider_refund="")
            ),
        ]
        indexes = [models.Index("try_at", name="own_refunds_on_their_way", condition=Q(state="approved"))]

    def __str__(self) -> str:
        return f"{self.receipt} {self.amount}"

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)

    @property
    def is_by_card(self) -> bool:
        return self.receipt.how == OwnReceipt.How.CARD

    @property
    def is_being_sent(self) -> bool:
        """The provider has it, or is about to: nobody sends it otherwise, and nobody drops it."""
        return self.state == RefundState.APPROVED and self.is_by_card and not self.failure

    @property
    def went_to(self) -> str:
        return account_in_words(self.paid_to)

    @property
    def why_dropped(self) -> str:
        return in_words(self.drop_reason)

    @property
    def failure_words(self) -> str:
        return failure_in_words(self.failure, FAILED_BECAUSE)


class OwnPayout(SentPayout):
    """Money that the provider sends from the platform's own account there to the platform's bank."""

    ownership = "public_read"


class OwnFapiao(models.Model):
    """The fapiao that a subscriber in mainland China asked for on an invoice of ours, and what operators made of it."""

    ownership = "body_private"

    invoice = models.OneToOneField(
        SubscriptionInvoice, on_delete=models.PROTECT, primary_key=True, related_name="fapiao"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Fapiao.Kind, default=Fapiao.Kind.ORDINARY)
    title = models.CharField(_("title (name on the fapiao)"), max_length=200)
    tax_number = models.CharField(_("tax number"), max_length=20, blank=True)
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)
    number = models.CharField(_("Fapiao number"), max_length=20, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)
    red_number = models.CharField(_("number of the red-letter fapiao"), max_length=20, blank=True)
    red_recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    red_recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="own_fapiao_recorded_has_a_number",
                condition=Q(recorded_at=None, recorded_by=None, number="")
                | (Q(recorded_at__isnull=False, recorded_by__isnull=False) & ~Q(number="")),
            ),
            models.CheckConstraint(
                name="own_red_fapiao_takes_a_blue_one_back",
                condition=Q(red_recorded_at=None, red_recorded_by=None, red_number="")
                | (
                    Q(red_recorded_at__isnull=False, red_recorded_by__isnull=False)
                    & ~Q(red_number="")
                    & ~Q(number="")
                    & ~Q(red_number=F("number"))
                ),
            ),
            models.UniqueConstraint("number", name="own_fapiao_is_of_one_invoice", condition=~Q(number="")),
            models.UniqueConstraint("red_number", name="own_red_fapiao_is_of_one_invoice", condition=~Q(red_number="")),
        ]

    def __str__(self) -> str:
        return self.number or self.title

    @property
    def amount(self) -> Money:
        """What it is made of: what is given up is no part of it, where that was known before it was made."""
        invoice = self.invoice
        return invoice.paid_money if invoice.state == OwnInvoiceState.WAIVED else invoice.total_money

    @property
    def needs_red(self) -> bool:
        """It names an amount that was given up afterwards, and no red-letter fapiao takes that back yet."""
        waived_at = self.invoice.waived_at
        return bool(self.recorded_at and waived_at and self.recorded_at <= waived_at and not self.red_number)

    @property
    def red_amount(self) -> Money:
        return self.invoice.total_money - self.invoice.paid_money

    @property
    def is_due(self) -> bool:
        """It was asked for, is not made, and there is something to make it of."""
        return not self.recorded_at and bool(self.amount.amount)


class OwnFapiaoFile(FileUnderNumber):
    """Of a fapiao that a subscriber asked for on an invoice of ours."""

    ownership = "body_private"

    fapiao = models.ForeignKey(OwnFapiao, on_delete=models.PROTECT, related_name="files")

    class Meta(FileUnderNumber.Meta):
        constraints = [
            models.UniqueConstraint("fapiao", "number", "sha256", name="a_file_of_an_own_fapiao_is_kept_once"),
            models.CheckConstraint(name="own_file_names_its_fapiao", condition=~Q(number="")),
        ]
