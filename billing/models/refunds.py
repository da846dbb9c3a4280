"""Money that goes back to whoever paid: opened by one, approved by a second, paid out by one who did not approve."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from accounts.models import Organisation
from billing.models.invoices import Invoice
from billing.models.transfers import Transfer
from billing.reasons import BY_PROVIDER, account_in_words, in_words
from lib import clock
from lib.money import CURRENCIES, money_of
from lib.text import bilingual
from look.statuses import REFUND
from tenants.models import CertificationBody

User = settings.AUTH_USER_MODEL


class RefundState(models.TextChoices):
    OPEN = "open", REFUND["OPEN"].word
    APPROVED = "approved", REFUND["APPROVED"].word
    SETTLED = "settled", REFUND["SETTLED"].word
    DROPPED = "dropped", REFUND["DROPPED"].word
    RETURNED = "returned", REFUND["RETURNED"].word


PROMISED = (RefundState.OPEN, RefundState.APPROVED)  # neither paid out nor dropped


class Refund(models.Model):
    """Part or all of what was paid for an invoice, or of a client's credit, on its way back to the account that it came from.

    No money moves by the product: a person sends it at the bank and writes here under which reference. Amount and reason
    stay as they were opened; a mistake is dropped, and another is opened.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # Of what was paid for an invoice, or of what no invoice took of a transfer.
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, null=True, related_name="refunds")
    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, null=True, related_name="refunds")
    state = models.CharField(_("status"), max_length=10, choices=RefundState, default=RefundState.OPEN)
    amount = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    reason_zh = models.CharField(_("reason in Chinese"), max_length=300, blank=True)
    reason_en = models.CharField(_("reason in English"), max_length=300, blank=True)

    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: by the product
    caused_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+"
    )  # who made the product open it
    opened_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_on = models.DateField(_("paid back on"), null=True)
    bank_reference = models.CharField(_("bank's reference"), max_length=60, blank=True)
    paid_to = models.CharField(_("payer's account"), max_length=200, blank=True)
    # Another account than the payer's: whoever pays it out there says why.
    elsewhere_because = models.CharField(_("why to another account"), max_length=300, blank=True)
    dropped_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    drop_reason = models.CharField(max_length=300, blank=True)
    # Of which refund this is another try: that one counted as paid back, and the money came back to the body.
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="followed_by")

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["-opened_at", "id"]
        constraints = [
            models.CheckConstraint(name="refund_state_is_known", condition=Q(state__in=RefundState.values)),
            models.CheckConstraint(name="refund_currency_is_known", condition=Q(currency__in=CURRENCIES)),
            models.CheckConstraint(name="refund_is_of_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="refund_is_of_one_thing",
                condition=Q(invoice__isnull=False, transfer=None) | Q(invoice=None, transfer__isnull=False),
            ),
            models.CheckConstraint(name="refund_says_why", condition=~Q(reason_zh="", reason_en="")),
            models.CheckConstraint(
                name="refund_is_approved_by_a_second_person",
                condition=Q(approved_by=None) | Q(opened_by=None) | ~Q(approved_by=F("opened_by")),
            ),
            models.CheckConstraint(
                name="refund_is_not_approved_by_who_caused_it",
                condition=Q(approved_by=None) | Q(caused_by=None) | ~Q(approved_by=F("caused_by")),
            ),
            models.CheckConstraint(
                name="refund_is_paid_out_by_another_than_approved",
                condition=Q(settled_by=None) | ~Q(settled_by=F("approved_by")),
            ),
            models.CheckConstraint(
                name="refund_says_who_approved_it",
                condition=Q(approved_by=None, approved_at=None, state__in=["open", "dropped"])
                | Q(
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                    state__in=["approved", "settled", "dropped", "returned"],
                ),
            ),
            models.CheckConstraint(
                name="settled_refund_says_when_and_where",
                condition=(
                    Q(state__in=["settled", "returned"], settled_by__isnull=False)
                    & Q(settled_at__isnull=False, settled_on__isnull=False)
                    & ~Q(bank_reference="")
                    & ~Q(paid_to="")
                )
                | (
                    ~Q(state__in=["settled", "returned"])
                    & Q(settled_by=None, settled_at=None, settled_on=None, bank_reference="", paid_to="")
                ),
            ),
            models.CheckConstraint(
                name="dropped_refund_says_when_and_why",  # by nobody: by the product, which opened it
                condition=(Q(state="dropped", dropped_at__isnull=False) & ~Q(drop_reason=""))
                | (~Q(state="dropped") & Q(dropped_by=None, dropped_at=None, drop_reason="")),
            ),
        ]
        indexes = [models.Index("body", "state", F("opened_at").desc(), name="refunds_of_a_body")]

    def __str__(self) -> str:
        return f"{self.named} {self.amount}"

    def get_absolute_url(self) -> str:
        """On the body's host, for its staff."""
        return reverse("billing:refund", args=[self.pk])

    @property
    def named(self) -> str:
        """What it is of: the invoice's number, or the bank's reference of the transfer."""
        return self.invoice.number if self.invoice else self.transfer.bank_reference if self.transfer else ""

    @property
    def reason(self) -> dict[str, str]:
        return bilingual(self.reason_zh, self.reason_en)

    @property
    def why_dropped(self) -> str:
        return in_words(self.drop_reason)

    @property
    def went_to(self) -> str:
        return account_in_words(self.paid_to)

    @property
    def went_by_card(self) -> bool:
        """The provider sent it, from what lies there."""
        return self.paid_to == BY_PROVIDER

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)
