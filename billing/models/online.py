"""Payments on a page of a provider's: the seller's account there, each try to pay an invoice, and what we were told."""

import uuid
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from billing.models.invoices import Invoice, Payment
from billing.models.transfers import Transfer
from billing.stripe_words import DISABLED_BECAUSE, DISPUTED_BECAUSE, FAILED_BECAUSE, event_words, in_words
from lib import clock
from lib.money import CURRENCIES, money_of
from look.statuses import CHECKOUT, DISPUTE, EVENT, PAYOUT
from tenants.models import CertificationBody

User = settings.AUTH_USER_MODEL


class SellerAccount(models.Model):
    """A body's own account at the provider. What stands here is what the provider said last; only it knows.

    One that was closed, or whose owner took our access away, stays for what was paid through it; another may follow.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    account = models.CharField(max_length=60, blank=True)  # "" until the provider has answered
    may_charge = models.BooleanField(default=False)
    may_be_paid_out = models.BooleanField(default=False)
    has_told_all = models.BooleanField(default=False)
    missing: Any = models.JSONField(default=list)
    overdue: Any = models.JSONField(default=list)
    checking: Any = models.JSONField(default=list)
    disabled_because = models.CharField(max_length=100, blank=True)
    missing_until = models.DateTimeField(null=True)
    country = models.CharField(max_length=2, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    available: Any = models.JSONField(default=dict)  # minor units by currency
    pending: Any = models.JSONField(default=dict)
    balance_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)  # when all of it was asked last: standing, balance, disputes, refunds
    asked_at = models.DateTimeField(null=True)  # when what stands here was asked for: an older answer changes nothing
    gone_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint("account", name="seller_account_is_known_once", condition=~Q(account="")),
            models.UniqueConstraint("body", name="one_seller_account_at_a_time", condition=Q(gone_at=None)),
            models.CheckConstraint(
                name="a_gone_account_charges_nothing",
                condition=Q(gone_at=None) | Q(may_charge=False, may_be_paid_out=False),
            ),
        ]

    def __str__(self) -> str:
        return self.account or str(self.pk)

    @property
    def shown_status(self) -> str:
        """As `look.statuses` draws it."""
        if self.gone_at:
            return "gone"
        if self.may_charge and self.may_be_paid_out and not self.overdue:
            return "missing" if self.missing else "ready"
        if self.has_told_all and not self.missing and not self.disabled_because.startswith("rejected"):
            return "checking"
        return "disabled" if self.has_told_all else "unfinished"

    @property
    def disabled_words(self) -> str:
        """Why the provider takes no payments for it."""
        return in_words(self.disabled_because, DISABLED_BECAUSE)

    @property
    def held(self) -> list[tuple[Money, Money]]:
        """What may be paid out and what is on its way, by currency."""
        known = sorted({*self.available, *self.pending} & set(CURRENCIES))
        return [(money_of(self.available.get(c, 0), c), money_of(self.pending.get(c, 0), c)) for c in known]


class CheckoutState(models.TextChoices):
    OPEN = "open", CHECKOUT["OPEN"].word
    PENDING = "pending", CHECKOUT["PENDING"].word
    FAILED = "failed", CHECKOUT["FAILED"].word
    EXPIRED = "expired", CHECKOUT["EXPIRED"].word
    UNBOOKED = "unbooked", CHECKOUT["UNBOOKED"].word
    KEPT = "kept", CHECKOUT["KEPT"].word
    PAID = "paid", CHECKOUT["PAID"].word


# A payment only goes forward, in whatever order we hear of it. From one that failed money may still come; not the reverse.
FORWARD = {state: rank for rank, state in enumerate(CheckoutState.values)}
STILL_RUNS = (CheckoutState.OPEN, CheckoutState.PENDING)
BOOKED = (CheckoutState.KEPT, CheckoutState.PAID)  # what came is a transfer of the client's: nothing more becomes of it


class UnbookedBecause(models.TextChoices):
    """Why money that arrived was not booked."""

    DIFFERS = "differs", _("Amount or currency is not what was asked for.")
    ANOTHERS = "anothers", _("It was paid to another account than the one that was asked for.")
    USED = "used", _("The same payment is booked already, on another invoice.")
    NOT_OWED = "not_owed", _("Less is owed than came in: the invoice was paid in another way, or cancelled.")
    TEST = "test", _("It is test money where real money moves, or the reverse.")


HELD_BECAUSE = (UnbookedBecause.DIFFERS, UnbookedBecause.NOT_OWED)  # it is there all the same, on this account


class CheckoutQuerySet(models.QuerySet["Checkout"]):
    def for_body(self, body: CertificationBody) -> Self:
        return self.filter(invoice__body=body)

    def running(self) -> Self:
        return self.filter(state__in=STILL_RUNS)


class Checkout(models.Model):
    """One try to pay an invoice on the provider's page. What becomes of it is asked there, never believed from elsewhere.

    Every change is made under the lock of its invoice.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="checkouts")
    account = models.ForeignKey(SellerAccount, on_delete=models.PROTECT, related_name="checkouts")
    state = models.CharField(_("status"), max_length=10, choices=CheckoutState, default=CheckoutState.OPEN)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=[(code, code) for code in CURRENCIES])
    session = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    payment_intent = models.CharField(max_length=60, blank=True)
    received = models.BigIntegerField(null=True)  # what really came, where it is not what was asked for
    received_currency = models.CharField(max_length=3, blank=True)
    method = models.CharField(max_length=40, blank=True)
    fee = models.BigIntegerField(null=True)
    fee_currency = models.CharField(max_length=3, blank=True)
    failure = models.CharField(max_length=100, blank=True)
    why = models.CharField(max_length=10, choices=UnbookedBecause, blank=True)
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, null=True, related_name="checkout")
    # Its money fitted nothing and was kept: this is the client's credit.
    kept_as = models.OneToOneField(Transfer, on_delete=models.PROTECT, null=True, related_name="+")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    try_at = models.DateTimeField(default=clock.now)  # when the clock asks next how it stands

    objects = CheckoutQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "id"]
        constraints = [
            models.UniqueConstraint("session", name="checkout_session_is_known_once", condition=~Q(session="")),
            models.UniqueConstraint("payment_intent", name="one_payment_once", condition=~Q(payment_intent="")),
            models.UniqueConstraint("invoice", name="one_open_checkout", condition=Q(state="open")),
            models.CheckConstraint(name="checkout_state_is_known", condition=Q(state__in=CheckoutState.values)),
            models.CheckConstraint(name="checkout_is_of_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="paid_checkout_has_its_payment",
                condition=(Q(state="paid", payment__isnull=False, settled_at__isnull=False) & ~Q(payment_intent=""))
                | (~Q(state="paid") & Q(payment=None)),
            ),
            models.CheckConstraint(
                name="kept_checkout_has_its_transfer",
                condition=(Q(state="kept", kept_as__isnull=False, settled_at__isnull=False) & ~Q(payment_intent=""))
                | (~Q(state="kept") & Q(kept_as=None)),
            ),
            models.CheckConstraint(
                name="unbooked_checkout_says_why",
                condition=(Q(state="unbooked") & ~Q(why="")) | (~Q(state="unbooked") & Q(why="")),
            ),
        ]
        indexes = [models.Index("begun_at", name="running_checkouts", condition=Q(state__in=["open", "pending"]))]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.amount} {self.state}"

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)

    @property
    def came(self) -> Money:
        """What came in, where something did: it may be another amount than was asked for."""
        if self.received is None or self.received_currency not in CURRENCIES:
            return self.money
        return money_of(self.received, self.received_currency)

    @property
    def transfer(self) -> Transfer | None:
        """What came by it, once it is booked."""
        return self.payment.transfer if self.payment else self.kept_as

    @property
    def is_held(self) -> bool:
        """Money of it lies on the seller's account at the provider, and fits nothing."""
        is_there = self.state == CheckoutState.UNBOOKED and self.why in HELD_BECAUSE
        return is_there and bool(self.received and self.received > 0) and self.received_currency in CURRENCIES


class EventState(models.TextChoices):
    RECEIVED = "received", EVENT["RECEIVED"].word
    SETTLED = "settled", EVENT["SETTLED"].word
    WAITING = "waiting", EVENT["WAITING"].word
    FOREIGN = "foreign", EVENT["FOREIGN"].word
    REFUSED = "refused", EVENT["REFUSED"].word


UNSEEN = (EventState.RECEIVED, EventState.WAITING)


class ProviderEvent(models.Model):
    """An event as a provider sent it, verified: kept first, understood later. It only says where to look."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.CharField(max_length=100, unique=True)  # the provider's own id: the same event twice is one row
    endpoint = models.CharField(max_length=10, choices=[("platform", _("platform")), ("connect", _("sellers"))])
    kind = models.CharField(max_length=80)
    account = models.CharField(max_length=60, blank=True)
    thing = models.CharField(max_length=100, blank=True)  # which object it is about
    is_live = models.BooleanField()
    api_version = models.CharField(max_length=40, blank=True)
    raw = models.TextField(blank=True)  # as it came; emptied once it is settled and old, since it names payers
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField(db_default=Now())
    state = models.CharField(_("status"), max_length=10, choices=EventState, default=EventState.RECEIVED)
    words = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField(db_default=Now())
    settled_at = models.DateTimeField(null=True)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-received_at", "id"]
        constraints = [
            models.CheckConstraint(name="event_state_is_known", condition=Q(state__in=EventState.values)),
        ]
        indexes = [
            models.Index("try_at", name="events_to_settle", condition=Q(state__in=["received", "waiting"])),
            models.Index("state", "received_at", name="events_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.event}"

    @property
    def shown_words(self) -> str:
        return event_words(self.words)


# Why the end of a dispute could not be booked, or not all of it.
WENT_BACK, OTHER_CURRENCY = "went_back", "other_currency"


class Dispute(models.Model):
    """A payer asked their bank to take a payment back. The seller answers until a day, once; the bank decides."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dispute = models.CharField(max_length=60, unique=True)
    checkout = models.ForeignKey(Checkout, on_delete=models.PROTECT, related_name="disputes")
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=[(code, code) for code in CURRENCIES])
    reason = models.CharField(max_length=60)
    state = models.CharField(_("status"), max_length=30)
    opened_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True)
    answers_sent = models.PositiveSmallIntegerField(default=0)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer: Any = models.JSONField(default=dict)  # the words and the names of files that were sent
    asked_at = models.DateTimeField()
    answer_tries = models.PositiveSmallIntegerField(default=0)  # a key that brought an answer of 500 brings it for ever
    booked = models.BigIntegerField(default=0)  # how much of it is booked as lost
    words = models.CharField(max_length=300, blank=True)  # why its end could not be booked: see above
    fee = models.BigIntegerField(default=0)  # what the provider takes for it, less what it gave back of that
    fee_currency = models.CharField(max_length=3, blank=True)

    class Meta:
        ordering = ["-opened_at", "id"]

    def __str__(self) -> str:
        return self.dispute

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)

    @property
    def reason_words(self) -> str:
        return in_words(self.reason, DISPUTED_BECAUSE)

    @property
    def may_be_answered(self) -> bool:
        is_asked = self.state in {"needs_response", "warning_needs_response"}
        return is_asked and not self.answers_sent and (self.answer_by is None or self.answer_by > clock.now())

    @property
    def shown_status(self) -> str:
        known = self.state.upper() in DISPUTE
        return self.state if known else "under_review"

    @property
    def is_over(self) -> bool:
        return self.state in {"won", "lost", "prevented", "warning_closed"}

    @property
    def answer_day(self) -> date | None:
        return clock.day_of(self.answer_by, self.checkout.invoice.body.time_zone) if self.answer_by else None


class SentPayout(models.Model):
    """What a provider says of money that it sends from an account there to the bank of its holder."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    payout = models.CharField(max_length=60, unique=True)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    state = models.CharField(_("status"), max_length=20)
    made_at = models.DateTimeField()
    arrives_on = models.DateField()
    failure = models.CharField(max_length=60, blank=True)
    asked_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["-made_at", "id"]

    def __str__(self) -> str:
        return self.payout


class Payout(SentPayout):
    """Money that the provider sends to the seller's own bank account."""

    ownership = "body_private"

    account = models.ForeignKey(SellerAccount, on_delete=models.PROTECT, related_name="payouts")

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)

    @property
    def failure_words(self) -> str:
        return in_words(self.failure, FAILED_BECAUSE)

    @property
    def shown_status(self) -> str:
        return self.state if self.state.upper() in PAYOUT else "pending"
