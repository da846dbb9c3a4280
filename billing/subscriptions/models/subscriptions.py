"""What the platform lives on: plans with their prices and limits as data, who has which, and what happened to each subscription.

A limit refuses more, and takes nothing away: no certificate, no entry of the register and no running case asks for it
(docs/adr/0059-subscriptions.md).
"""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from moneyed import Money

from billing.models.series import NumberSeries
from billing.references import grouped
from lib import clock
from lib.money import CURRENCIES, money_of
from lib.text import Bilingual, bilingual
from look.statuses import SUBSCRIPTION
from tenants.models import CertificationBody

User = settings.AUTH_USER_MODEL


class Plan(models.Model):
    """What a body or a partner may subscribe to. Its price and limits are `PlanTerms`, each from a day on."""

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rank = models.PositiveSmallIntegerField(_("place in the list"), unique=True)  # the smallest plan first
    name_zh = models.CharField(_("name in Chinese"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60)
    is_offered = models.BooleanField(_("offered to new subscribers"), default=True)
    is_for_trials = models.BooleanField(_("the plan of a trial"), default=False)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint("is_for_trials", name="one_plan_of_trials", condition=Q(is_for_trials=True)),
            models.CheckConstraint(
                name="trials_are_of_an_offered_plan", condition=Q(is_for_trials=False) | Q(is_offered=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name_en

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)


class PlanTerms(models.Model):
    """Price of a month without tax, and limits, of months that begin on a day or later. Append-only: the plan's history."""

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="terms")
    starts_on = models.DateField(_("holds for months that begin on"))
    prices: Any = models.JSONField(_("price of a month"))  # minor units by currency
    seats = models.PositiveIntegerField(_("people who work here"), null=True, blank=True)  # None: as many as they like
    offers = models.PositiveIntegerField(_("schemes and services on offer"), null=True, blank=True)
    reason = models.CharField(_("why it changes"), max_length=300, blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["plan", "-starts_on", "-written_at"]
        indexes = [models.Index("plan", F("starts_on").desc(), F("written_at").desc(), name="terms_of_a_plan")]

    def __str__(self) -> str:
        return f"{self.plan} {self.starts_on}"

    def price(self, currency: str) -> int | None:
        amount = self.prices.get(currency)
        return None if amount is None else int(amount)

    @property
    def price_list(self) -> list[Money]:
        return [money_of(int(self.prices[code]), code) for code in CURRENCIES if code in self.prices]


@dataclass(frozen=True)
class SubscriptionTax:
    """The rate at which a subscriber is charged, and what its invoice says of it."""

    rate: Decimal
    words_zh: str = ""
    words_en: str = ""

    @property
    def words(self) -> Bilingual:
        return bilingual(self.words_zh, self.words_en)


class SubscriptionRules(models.Model):
    """How the platform asks for its subscriptions. Append-only: the newest holds; with none, nobody subscribes and nothing
    is limited.
    """

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    is_on = models.BooleanField(_("bodies subscribe"), default=True)
    trial_days = models.PositiveSmallIntegerField(_("days of a trial"), default=30)
    days_to_pay = models.PositiveSmallIntegerField(_("days to pay an invoice"), default=14)
    tax_rate = models.DecimalField(_("tax rate in %"), max_digits=5, decimal_places=2, default=6)
    # Of whoever is outside mainland China, and what its invoice says of that: nothing where operators wrote nothing.
    tax_rate_abroad = models.DecimalField(
        _("tax rate outside mainland China in %"), max_digits=5, decimal_places=2, default=0
    )
    tax_words_zh = models.CharField(_("words on such an invoice, in Chinese"), max_length=200, blank=True)
    tax_words_en = models.CharField(_("words on such an invoice, in English"), max_length=200, blank=True)
    card_tries: Any = models.JSONField(_("a declined card is tried again after days"), default=list)
    reminders: Any = models.JSONField(_("an overdue invoice is asked for after days"), default=list)
    grace_days = models.PositiveSmallIntegerField(_("days after the due date until it is suspended"), default=21)
    holder = models.CharField(_("account holder"), max_length=200)
    bank = models.CharField(_("bank"), max_length=200)
    number = models.CharField(_("account number or IBAN"), max_length=40)
    bank_code = models.CharField(_("bank code (CNAPS, SWIFT)"), max_length=20, blank=True)
    tax_number = models.CharField(_("our tax number"), max_length=30, blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-written_at"]
        constraints = [
            models.CheckConstraint(
                name="rules_of_subscriptions_make_sense",
                condition=Q(trial_days__lte=365, days_to_pay__gte=1, days_to_pay__lte=90, grace_days__gte=1)
                & Q(grace_days__lte=180, tax_rate__gte=0, tax_rate__lt=100)
                & Q(tax_rate_abroad__gte=0, tax_rate_abroad__lt=100),
            )
        ]

    def __str__(self) -> str:
        return f"{self.written_at:%Y-%m-%d}"

    def tax_for(self, body: CertificationBody) -> "SubscriptionTax":
        """At which rate a subscriber is charged, by its country."""
        if not body.is_overseas:
            return SubscriptionTax(Decimal(self.tax_rate))
        return SubscriptionTax(Decimal(self.tax_rate_abroad), self.tax_words_zh, self.tax_words_en)

    @property
    def as_payee_of_ours(self) -> dict[str, str]:
        """What an invoice of ours keeps of it."""
        return {name: getattr(self, name) for name in ("holder", "bank", "number", "bank_code", "tax_number")}


class SubscriptionState(models.TextChoices):
    TRIAL = "trial", SUBSCRIPTION["TRIAL"].word
    ACTIVE = "active", SUBSCRIPTION["ACTIVE"].word
    SUSPENDED = "suspended", SUBSCRIPTION["SUSPENDED"].word
    ENDED = "ended", SUBSCRIPTION["ENDED"].word


RUNNING = (SubscriptionState.TRIAL, SubscriptionState.ACTIVE)


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def for_body(self, body: CertificationBody) -> Self:
        return self.filter(body=body)

    def running(self) -> Self:
        return self.filter(state__in=RUNNING)


class Subscription(models.Model):
    """Which plan a body has, until when it is asked for, and whether it goes on. Whole months, counted from `anchor`.

    Every change is made under the lock of its row.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.OneToOneField(CertificationBody, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("status"), max_length=10, choices=SubscriptionState, default=SubscriptionState.TRIAL)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    next_plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+")  # from the next month on
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    anchor = models.DateField()  # the first day of its months: 31 January, 28 February, 31 March
    months = models.PositiveIntegerField(default=0)  # begun since then; a trial is none
    until = models.DateField()  # the first day that is not part of the trial or month any more
    goes_on = models.BooleanField(default=False)  # chosen after a trial; taken back by cancelling
    began_at = models.DateTimeField(default=clock.now)
    suspended_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    billed_name = models.CharField(_("name on the invoice"), max_length=200, blank=True)
    billed_code = models.CharField(_("tax number"), max_length=40, blank=True)
    billed_address = models.CharField(pgettext_lazy("postal", "address"), max_length=300, blank=True)
    customer = models.CharField(max_length=60, blank=True)  # at the provider; "" until a card is to be saved

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["body"]
        constraints = [
            models.CheckConstraint(name="subscription_state_is_known", condition=Q(state__in=SubscriptionState.values)),
            models.CheckConstraint(
                name="suspended_and_ended_say_since_when",
                condition=(Q(state="suspended") & Q(suspended_at__isnull=False, ended_at=None))
                | (Q(state="ended") & Q(ended_at__isnull=False, suspended_at=None))
                | (Q(state__in=["trial", "active"]) & Q(suspended_at=None, ended_at=None)),
            ),
            models.CheckConstraint(name="a_trial_has_begun_no_month", condition=~Q(state="trial") | Q(months=0)),
            models.CheckConstraint(name="subscription_ends_after_it_begins", condition=Q(until__gte=F("anchor"))),
            models.UniqueConstraint("customer", name="a_customer_is_one_subscriber", condition=~Q(customer="")),
        ]
        indexes = [models.Index("until", name="subscriptions_to_renew", condition=Q(state__in=["trial", "active"]))]

    def __str__(self) -> str:
        return f"{self.body} {self.state}"

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    @property
    def last_day(self) -> date:
        """The last day of the trial or month."""
        return self.until - timedelta(days=1)


class SubscriptionChange(models.Model):
    """What happened to a subscription, as its body was told: its history and its letters in one. Append-only."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="changes")
    subject_zh = models.CharField(max_length=200)
    subject_en = models.CharField(max_length=200)
    text_zh = models.CharField(max_length=1000, blank=True)
    text_en = models.CharField(max_length=1000, blank=True)
    is_told = models.BooleanField(default=True)  # goes out as a letter, beside standing here
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: a day has come
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at", "id"]
        indexes = [models.Index("subscription", F("at").desc(), name="changes_of_a_subscription")]

    def __str__(self) -> str:
        return self.subject_en

    @property
    def subject(self) -> dict[str, str]:
        return bilingual(self.subject_zh, self.subject_en)

    @property
    def text(self) -> dict[str, str]:
        return bilingual(self.text_zh, self.text_en)


class OwnInvoiceSeries(NumberSeries):
    """The numbers of the platform's own invoices in a year."""

    ownership = "public_read"

    year = models.PositiveSmallIntegerField(primary_key=True)


class OwnInvoiceState(models.TextChoices):
    ISSUED = "issued", SUBSCRIPTION["OPEN"].word
    PAID = "paid", SUBSCRIPTION["PAID"].word
    WAIVED = "waived", SUBSCRIPTION["WAIVED"].word


class SubscriptionInvoiceQuerySet(models.QuerySet["SubscriptionInvoice"]):
    def for_body(self, body: CertificationBody) -> Self:
        return self.filter(subscription__body=body)

    def to_be_paid(self) -> Self:
        return self.filter(state=OwnInvoiceState.ISSUED)

    def overdue(self, on: date) -> Self:
        return self.to_be_paid().filter(due_on__lt=on)


class SubscriptionInvoice(models.Model):
    """What the platform asks of a body for a month. Issued as it is written, and kept as issued: only what was paid moves."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="invoices")
    state = models.CharField(_("status"), max_length=8, choices=OwnInvoiceState, default=OwnInvoiceState.ISSUED)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    reference = models.CharField(_("payment reference"), max_length=25, unique=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    until = models.DateField()  # the first day that it is not for any more
    is_difference = models.BooleanField(default=False)  # to a bigger plan, for a month that had begun
    about_zh = models.CharField(max_length=300)
    about_en = models.CharField(max_length=300)
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    net = models.BigIntegerField()
    tax_rate = models.DecimalField(_("tax rate in %"), max_digits=5, decimal_places=2)
    tax = models.BigIntegerField()
    tax_words_zh = models.CharField(max_length=200, blank=True)
    tax_words_en = models.CharField(max_length=200, blank=True)
    total = models.BigIntegerField()
    paid = models.BigIntegerField(default=0)
    due_on = models.DateField(_("due"))
    payee: Any = models.JSONField()
    billed_to: Any = models.JSONField()
    issued_at = models.DateTimeField(default=clock.now)
    paid_at = models.DateTimeField(null=True)
    waived_at = models.DateTimeField(null=True)

    objects = SubscriptionInvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice of a subscription")
        verbose_name_plural = _("invoices of subscriptions")
        ordering = ["-year", "-sequence"]
        constraints = [
            models.UniqueConstraint("year", "sequence", name="own_invoice_number_is_unique"),
            models.UniqueConstraint(
                "subscription", "starts_on", name="a_month_is_charged_once", condition=Q(is_difference=False)
            ),
            models.CheckConstraint(
                name="own_invoice_adds_up", condition=Q(net__gt=0, tax__gte=0, total=F("net") + F("tax"))
            ),
            models.CheckConstraint(
                name="own_invoice_is_never_overpaid", condition=Q(paid__gte=0, paid__lte=F("total"))
            ),
            models.CheckConstraint(
                name="own_invoice_is_paid_when_all_is_received",
                condition=Q(state="paid", paid=F("total"), paid_at__isnull=False, waived_at=None)
                | Q(state="issued", paid__lt=F("total"), paid_at=None, waived_at=None)
                | Q(state="waived", paid__lt=F("total"), paid_at=None, waived_at__isnull=False),
            ),
        ]
        indexes = [models.Index("state", "due_on", name="own_invoices_by_due_date")]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """`P` for the platform, so that nobody takes it for an invoice of a body's."""
        return f"P{self.year}-{self.sequence:05d}"

    @property
    def about(self) -> dict[str, str]:
        return bilingual(self.about_zh, self.about_en)

    @property
    def tax_words(self) -> dict[str, str]:
        """What it says of its tax, where operators wrote something for whoever is charged at another rate."""
        return bilingual(self.tax_words_zh, self.tax_words_en)

    @property
    def typed_reference(self) -> str:
        return grouped(self.reference)

    @property
    def last_day(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def owed(self) -> int:
        return self.total - self.paid if self.state == OwnInvoiceState.ISSUED else 0

    @property
    def owed_money(self) -> Money:
        return money_of(self.owed, self.currency)

    @property
    def net_money(self) -> Money:
        return money_of(self.net, self.currency)

    @property
    def tax_money(self) -> Money:
        return money_of(self.tax, self.currency)

    @property
    def total_money(self) -> Money:
        return money_of(self.total, self.currency)

    @property
    def paid_money(self) -> Money:
        return money_of(self.paid, self.currency)

    @property
    def shown_status(self) -> str:
        """As `look.statuses` draws it: late is a status of its own."""
        if self.state == OwnInvoiceState.ISSUED:
            return "overdue" if self.due_on < clock.today() else "open"
        return self.state


class OwnReceipt(models.Model):
    """Money of a body that came to the platform for its subscription. What pays no invoice yet is its credit: the next takes it."""

    ownership = "body_private"

    class How(models.TextChoices):
        TRANSFER = "transfer", pgettext_lazy("how money came", "Bank transfer")
        CARD = "card", pgettext_lazy("how money came", "Card")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="receipts")
    how = models.CharField(max_length=10, choices=How)
    amount = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    received_on = models.DateField(_("received on"))
    bank_reference = models.CharField(_("bank's reference"), max_length=60)
    payer_name = models.CharField(_("payer"), max_length=200, blank=True)
    # What the provider kept of it, in the currency of our account there; booked once both are known.
    fee = models.BigIntegerField(null=True)
    fee_currency = models.CharField(max_length=3, blank=True)
    # What disputes about it cost beyond their amount, less what the provider gave back of that.
    dispute_cost = models.BigIntegerField(default=0)
    dispute_cost_currency = models.CharField(max_length=3, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: by the product
    recorded_at = models.DateTimeField(default=clock.now)
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    take_back_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-received_on", "-recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="own_receipt_is_of_something", condition=Q(amount__gt=0) & ~Q(bank_reference="")
            ),
            models.UniqueConstraint(
                "bank_reference", name="own_receipt_is_recorded_once", condition=Q(taken_back_at=None)
            ),
            models.CheckConstraint(
                name="own_transfer_says_who_recorded_it", condition=Q(how="card") | Q(recorded_by__isnull=False)
            ),
            models.CheckConstraint(
                name="own_receipt_taken_back_says_why",
                condition=Q(taken_back_at=None, taken_back_by=None, take_back_reason="")
                | (Q(taken_back_at__isnull=False, how="transfer") & ~Q(take_back_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.bank_reference

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)


class OwnPayment(models.Model):
    """What an invoice of a subscription takes of money that came. Append-only: a mistake is taken back by another."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoice = models.ForeignKey(SubscriptionInvoice, on_delete=models.PROTECT, related_name="payments")
    receipt = models.ForeignKey(OwnReceipt, on_delete=models.PROTECT, related_name="payments")
    amount = models.BigIntegerField()
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="only_an_own_reversal_is_negative",
                condition=Q(reverses=None, amount__gt=0) | Q(reverses__isnull=False, amount__lt=0),
            )
        ]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.amount}"

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.invoice.currency)


class DunningLetter(models.Model):
    """That an overdue invoice of ours was asked for, once a step. Append-only."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoice = models.ForeignKey(SubscriptionInvoice, on_delete=models.PROTECT, related_name="dunning")
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [models.UniqueConstraint("invoice", "days", name="an_own_invoice_is_asked_for_once_a_step")]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.days}"


class Waiver(models.Model):
    """That we give up what is left of an invoice: one operator proposes it with a reason, a second agrees."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoice = models.ForeignKey(SubscriptionInvoice, on_delete=models.PROTECT, related_name="waivers")
    reason = models.CharField(_("reason"), max_length=300)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    amount = models.BigIntegerField(null=True)  # what was given up; None where it was not agreed to

    class Meta:
        ordering = ["-proposed_at", "id"]
        constraints = [
            models.UniqueConstraint("invoice", name="one_open_waiver", condition=Q(answered_at=None)),
            models.CheckConstraint(name="waiver_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="money_is_given_up_by_two",
                condition=Q(amount=None)
                | (Q(answered_by__isnull=False, amount__gt=0) & ~Q(answered_by=F("proposed_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.reason}"
