"""The double-entry ledger beside the invoices: what each act moved between which accounts. Append-only.

Amounts are minor units, debits positive and credits negative; the entries of a transaction come to nothing in each
currency, as the database asks at commit. Accounts are a body's own or the platform's own, and no transaction touches
both: the platform never holds a seller's money (docs/adr/0055-a-ledger-beside-invoices.md).
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from billing.models.invoices import Invoice
from billing.models.series import NumberSeries
from lib import clock
from lib.money import CURRENCIES
from tenants.models import CertificationBody

User = settings.AUTH_USER_MODEL


class AccountKind(models.TextChoices):
    """What an account says. Data for whoever reads the journal: a kind never changes its name."""

    RECEIVABLE = "receivable", _("Receivable from the client")
    CREDIT = "credit", _("Credit of the client")
    REFUNDABLE = "refundable", _("Owed back to the client")
    RECEIVED = "received", pgettext_lazy("ledger", "Received at the bank")
    AT_PROVIDER = "at_provider", _("At the payment provider")
    SUSPENSE = "suspense", _("Came by card and fits nothing yet")
    FEES = "fees", _("Fees of payment providers")
    REVENUE = "revenue", _("Revenue, net")
    TAX = "tax", _("Tax charged")
    GIVEN_BACK = "given_back", _("Refunds without a credit note")
    OWN_RECEIVABLE = "own_receivable", _("Subscriptions to be paid")
    OWN_RECEIVED = "own_received", _("Subscriptions received at the bank")
    OWN_AT_PROVIDER = "own_at_provider", _("Subscriptions at the payment provider")
    OWN_FEES = "own_fees", _("Fees on subscriptions")
    OWN_REFUNDABLE = "own_refundable", _("Owed back to subscribers")
    OWN_CREDIT = "own_credit", _("Subscriptions paid ahead")
    OWN_TAX = "own_tax", _("Tax on subscriptions")
    SUBSCRIPTIONS = "subscriptions", _("Revenue of subscriptions")


OF_CLIENTS = (AccountKind.RECEIVABLE, AccountKind.CREDIT, AccountKind.REFUNDABLE)
OF_PLATFORM = (
    AccountKind.OWN_RECEIVABLE,
    AccountKind.OWN_RECEIVED,
    AccountKind.OWN_AT_PROVIDER,
    AccountKind.OWN_FEES,
    AccountKind.OWN_REFUNDABLE,
    AccountKind.OWN_CREDIT,
    AccountKind.OWN_TAX,
    AccountKind.SUBSCRIPTIONS,
)
OF_BODIES = tuple(kind for kind in AccountKind if kind not in {*OF_CLIENTS, *OF_PLATFORM})
OF_A_BODY = tuple(kind for kind in AccountKind if kind not in OF_PLATFORM)  # all that stand in a body's journal


class LedgerAct(models.TextChoices):
    """What happened, for which a transaction stands."""

    ISSUED = "issued", pgettext_lazy("ledger", "Invoice issued")
    CANCELLED = "cancelled", _("Invoice cancelled")
    TRANSFER = "transfer", _("Transfer received")
    TRANSFER_BACK = "transfer_back", _("Transfer taken back")
    PAID = "paid", _("Payment of an invoice")
    PAID_BACK = "paid_back", _("Payment taken back")
    REFUND_OPENED = "refund_opened", _("Refund opened")
    REFUND_SETTLED = "refund_settled", pgettext_lazy("ledger", "Refund paid out")
    REFUND_DROPPED = "refund_dropped", _("Refund dropped")
    REFUND_RETURNED = "refund_returned", _("Refund came back")
    CREDIT_NOTE = "credit_note", _("Credit note")
    FEE = "fee", _("Fee of the payment provider")
    HELD = "held", _("Card payment that fits nothing")
    HELD_ENDED = "held_ended", _("Card payment booked after all")
    WENT_BACK = "went_back", _("Card payment that fitted nothing went back")
    CAME_AGAIN = "came_again", _("Card payment that did not go back")
    PAYOUT = "payout", _("Payout to the bank")
    PAYOUT_FAILED = "payout_failed", _("Payout that the bank sent back")
    OWN_ISSUED = "own_issued", _("Invoice of a subscription")
    OWN_RECEIPT = "own_receipt", _("Subscription: money received")
    OWN_TAKEN_BACK = "own_taken_back", _("Subscription: receipt taken back")
    OWN_PAID = "own_paid", _("Subscription: invoice paid")
    OWN_UNPAID = "own_unpaid", _("Subscription: payment taken back")
    OWN_WAIVED = "own_waived", _("Subscription: invoice given up")
    OWN_PROMISED = "own_promised", _("Subscription: refund opened")
    OWN_SENT_BACK = "own_sent_back", _("Subscription: refund paid out")
    OWN_DROPPED = "own_dropped", _("Subscription: refund dropped")
    OWN_RETURNED = "own_returned", _("Subscription: refund came back")
    OWN_FEE = "own_fee", _("Subscription: fee of the payment provider")
    OWN_PAYOUT = "own_payout", _("Subscription: payout to the bank")
    OWN_PAYOUT_BACK = "own_payout_back", _("Subscription: payout that the bank sent back")


OF_SUBSCRIPTIONS = tuple(act for act in LedgerAct if act.startswith("own_"))


class LedgerAccount(models.Model):
    """One account of one body in one currency, of one client where its kind is about clients. The database keeps its balance."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, null=True, related_name="+")  # None: ours
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=16, choices=AccountKind)
    currency = models.CharField(max_length=3, choices=[(code, code) for code in CURRENCIES])
    balance = models.BigIntegerField(default=0, editable=False)  # written by a trigger alone

    class Meta:
        ordering = ["kind", "currency", "id"]
        constraints = [
            models.UniqueConstraint(
                "body", "organisation", "kind", "currency", name="one_ledger_account_each", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="ledger_account_is_of_its_owner",
                condition=Q(kind__in=OF_PLATFORM, body=None, organisation=None)
                | Q(kind__in=OF_CLIENTS, body__isnull=False, organisation__isnull=False)
                | Q(kind__in=OF_BODIES, body__isnull=False, organisation=None),
            ),
            models.CheckConstraint(name="ledger_currency_is_known", condition=Q(currency__in=CURRENCIES)),
            models.CheckConstraint(
                name="nobody_owes_less_than_nothing", condition=~Q(kind="receivable") | Q(balance__gte=0)
            ),
            models.CheckConstraint(
                name="credit_is_never_overdrawn",
                condition=~Q(kind__in=["credit", "refundable"]) | Q(balance__lte=0),
            ),
            models.CheckConstraint(
                name="subscribers_owe_and_pay_ahead",
                condition=~Q(kind__in=["own_receivable", "own_credit", "own_refundable"])
                | Q(kind="own_receivable", balance__gte=0)
                | Q(kind__in=["own_credit", "own_refundable"], balance__lte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.currency}"


class ChartNumber(models.Model):
    """What one of our accounts is called in the body's own chart of accounts: its program books by that number."""

    ownership = "body_private"

    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.label) for kind in OF_A_BODY])
    number = models.CharField(max_length=30)

    class Meta:
        ordering = ["body", "kind"]
        constraints = [
            models.UniqueConstraint("body", "kind", name="one_number_of_each_account"),
            models.CheckConstraint(name="chart_number_says_something", condition=~Q(number="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class JournalDownload(models.Model):
    """Bookings that were taken to the body's accounting: the next download goes on after them."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["body", "-first"]
        constraints = [
            models.UniqueConstraint("body", "first", name="bookings_are_taken_once"),
            models.CheckConstraint(name="download_has_bookings", condition=Q(first__gte=1, last__gte=F("first"))),
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


class LedgerBook(NumberSeries):
    """The last number of a journal, by which bookings of a body come one after the other."""

    ownership = "body_private"

    body = models.OneToOneField(CertificationBody, on_delete=models.PROTECT, null=True, related_name="+")
    last = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("body", name="one_ledger_book_each", nulls_distinct=False)]


class LedgerTransaction(models.Model):
    """One act as it was booked. What was wrong is put right by another."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.BigIntegerField()
    act = models.CharField(max_length=16, choices=LedgerAct)
    source = models.UUIDField()  # of which row the act tells: an act is booked once
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, null=True, related_name="+")
    reference = models.CharField(max_length=100, blank=True)  # as people find it: a number, a bank's reference
    day = models.DateField()  # in the body's time zone
    booked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    booked_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["body", "number"]
        constraints = [
            models.UniqueConstraint("body", "number", name="journal_number_is_unique", nulls_distinct=False),
            models.UniqueConstraint("act", "source", name="an_act_is_booked_once"),
            models.CheckConstraint(  # so no money of a seller's can ever stand on an account of ours
                name="at_the_platform_only_subscriptions_book",
                condition=Q(body=None, act__in=OF_SUBSCRIPTIONS)
                | (Q(body__isnull=False) & ~Q(act__in=OF_SUBSCRIPTIONS)),
            ),
        ]
        indexes = [models.Index("body", "day", name="journal_of_a_body")]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"


class LedgerEntry(models.Model):
    """What one transaction moves on one account: debit positive, credit negative, in the account's currency."""

    ownership = "body_private"

    id = models.BigAutoField(primary_key=True)
    transaction = models.ForeignKey(LedgerTransaction, on_delete=models.PROTECT, related_name="entries")
    account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="entries")
    amount = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="ledger_entry_moves_something", condition=~Q(amount=0))]

    def __str__(self) -> str:
        return f"{self.account_id} {self.amount}"
