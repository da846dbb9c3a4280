"""Who is to pay whom, for what, by when, and what was received. Amounts are kept in minor units of one currency."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from accounts.models import Organisation
from billing import sums
from billing.models.series import YearOfBody
from billing.reasons import in_words
from billing.references import grouped
from lib import clock
from lib.money import CURRENCIES, money_of
from lib.text import bilingual, localized
from look.statuses import INVOICE
from tenants.models import CertificationBody

User = settings.AUTH_USER_MODEL


PAID_AT = ("holder", "bank", "number", "bank_code")  # what a client types to pay into an account


def paid_at(payee: Mapping[str, str]) -> dict[str, str | None]:
    """What of a payee says where to pay: its tax number is only printed."""
    return {name: payee.get(name) for name in PAID_AT}


class TaxRounding(models.TextChoices):
    """Where tax is rounded to the smallest coin: a rule of the country, not of the program."""

    PER_LINE = "per_line", _("On each line, as a Chinese fapiao does")
    PER_RATE = "per_rate", _("Once for each tax rate, on the sum of its lines, as EN 16931 asks")


class BankAccount(models.Model):
    """Where a body's clients pay, in how many days, how tax is rounded. Copied into each invoice as it is issued.

    What is invoiced in a currency that has an account of its own is paid there (`CurrencyAccount`).
    """

    ownership = "body_private"

    body = models.OneToOneField(CertificationBody, on_delete=models.PROTECT, primary_key=True, related_name="+")
    holder = models.CharField(_("account holder"), max_length=200)
    bank = models.CharField(_("bank"), max_length=200)
    number = models.CharField(_("account number or IBAN"), max_length=40)
    bank_code = models.CharField(_("bank code (CNAPS, SWIFT)"), max_length=20, blank=True)
    tax_number = models.CharField(_("your tax number"), max_length=30, blank=True)
    days_to_pay = models.PositiveSmallIntegerField(_("days to pay"), default=15)
    tax_rounding = models.CharField(
        _("how tax is rounded"), max_length=8, choices=TaxRounding, default=TaxRounding.PER_LINE
    )
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.bank} {self.number}"

    @property
    def as_payee(self) -> dict[str, str]:
        """What an invoice keeps of it."""
        return {name: getattr(self, name) for name in (*PAID_AT, "tax_number")}


class CurrencyAccount(models.Model):
    """Where clients pay what is invoiced in one currency. Other currencies go to the body's `BankAccount`."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    holder = models.CharField(_("account holder"), max_length=200)
    bank = models.CharField(_("bank"), max_length=200)
    number = models.CharField(_("account number or IBAN"), max_length=40)
    bank_code = models.CharField(_("bank code (CNAPS, SWIFT)"), max_length=20, blank=True)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["currency"]
        constraints = [
            models.UniqueConstraint("body", "currency", name="one_bank_account_for_a_currency"),
            models.CheckConstraint(name="bank_account_is_in_a_known_currency", condition=Q(currency__in=CURRENCIES)),
        ]

    def __str__(self) -> str:
        return f"{self.bank} {self.number}"

    @property
    def as_payee(self) -> dict[str, str]:
        """What an invoice keeps of it, in place of the general account's."""
        return {name: getattr(self, name) for name in PAID_AT}


class InvoiceSeries(YearOfBody):
    """The numbers of a body's invoices."""

    class Meta:
        constraints = [models.UniqueConstraint("body", "year", name="one_invoice_series_per_year")]


class State(models.TextChoices):
    DRAFT = "draft", INVOICE["DRAFT"].word
    ISSUED = "issued", INVOICE["OPEN"].word
    PAID = "paid", INVOICE["PAID"].word
    CANCELLED = "cancelled", INVOICE["CANCELLED"].word
    CREDITED = "credited", INVOICE["CREDITED"].word


# As `Invoice.asked` says it, of one that is open; below nothing where a note takes off what was paid.
ASKED = F("total") - F("credited") + F("covered") - F("paid") - F("credit_open")


IS_ASKED = Q(state=State.ISSUED, total__gt=F("credited") - F("covered") + F("paid") + F("credit_open"))


def late(on: date) -> Q:
    """Which invoices are overdue: what waits to be credited is not asked for."""
    return IS_ASKED & Q(due_on__lt=on)


class InvoiceQuerySet(models.QuerySet["Invoice"]):
    def for_body(self, body: CertificationBody) -> Self:
        """The invoices of one body: what its finance staff may see."""
        return self.filter(body=body)

    def for_organisation(self, *organisations: Organisation) -> Self:
        """The invoices that reached these organisations: what their members may see. Drafts are the body's own."""
        return self.filter(organisation__in=organisations).exclude(state=State.DRAFT).exclude(issued_at=None)

    def of(self, subject_kind: str, subject: uuid.UUID) -> Self:
        return self.filter(subject_kind=subject_kind, subject=subject)

    def unsettled(self) -> Self:
        """Agreed and still asked for, whether issued already or still a draft: not what only waits for its red letter."""
        return self.filter(Q(state=State.DRAFT) | IS_ASKED)

    def to_be_paid(self) -> Self:
        return self.filter(state=State.ISSUED)

    def overdue(self, on: date) -> Self:
        """Late, and not all of it waits to be credited."""
        return self.filter(late(on))


class Invoice(models.Model):
    """That an organisation owes a body money for something; what for, `subject` says in the words of whoever asked.

    A number is given when it is issued, per body and year, without gaps. From then on only payments, credit notes and a
    cancellation change it.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    year = models.PositiveSmallIntegerField(null=True)
    sequence = models.PositiveIntegerField(null=True)
    reference = models.CharField(_("payment reference"), max_length=25, blank=True)

    subject_kind = models.CharField(max_length=30, blank=True)  # "application": billing does not ask what that is
    subject = models.UUIDField(null=True)
    about_zh = models.CharField(_("what it is for, in Chinese"), max_length=300, blank=True)
    about_en = models.CharField(_("what it is for, in English"), max_length=300, blank=True)

    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    tax_rounding = models.CharField(max_length=8, choices=TaxRounding, default=TaxRounding.PER_LINE)
    total = models.BigIntegerField(default=0)  # `billing.sums.total`; the database computes it again and must agree
    paid = models.BigIntegerField(default=0)
    credited = models.BigIntegerField(default=0)  # by credit notes that were issued
    credit_open = models.BigIntegerField(default=0)  # by those that wait for a red-letter fapiao: no effect yet
    covered = models.BigIntegerField(
        default=0
    )  # of `credited`, what stands for refunds and lowers nothing that is owed
    refunded = models.BigIntegerField(default=0)  # paid back
    refund_open = models.BigIntegerField(default=0)  # promised back: opened or approved
    due_on = models.DateField(_("due"), null=True)
    payee: Any = models.JSONField(default=dict)  # `billing.queries.payee_for`, as it was when issued, or given anew
    terms = models.PositiveSmallIntegerField(default=0)  # how often it got another due date or payee: `TermsChange`
    billed_to: Any = models.JSONField(default=dict)  # the organisation's name, address, code, as they were when issued

    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=clock.now)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    paid_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+"
    )  # None: by the product
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=500, blank=True)
    cancel_reason_zh = models.CharField(max_length=500, blank=True)  # where it was said in both languages

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ["-drafted_at", "id"]
        constraints = [
            models.UniqueConstraint("body", "year", "sequence", name="invoice_number_is_unique"),
            models.UniqueConstraint("reference", name="payment_reference_is_unique", condition=~Q(reference="")),
            models.CheckConstraint(name="invoice_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(name="invoice_currency_is_known", condition=Q(currency__in=CURRENCIES)),
            models.CheckConstraint(name="tax_rounding_is_known", condition=Q(tax_rounding__in=TaxRounding.values)),
            models.CheckConstraint(
                name="invoice_has_a_number_once_issued",
                condition=Q(issued_at=None, year=None, sequence=None, reference="", state__in=["draft", "cancelled"])
                | (
                    Q(issued_at__isnull=False, issued_by__isnull=False, year__isnull=False, sequence__gte=1)
                    & Q(due_on__isnull=False, total__gt=0)
                    & ~Q(reference="")
                    & ~Q(state="draft")
                ),
            ),
            models.CheckConstraint(
                name="invoice_is_never_overpaid",
                condition=Q(paid__gte=0, paid__lte=F("total") - F("credited") + F("covered")),
            ),
            models.CheckConstraint(
                name="no_more_is_credited_than_was_charged",
                condition=Q(credited__gte=0, credit_open__gte=0, covered__gte=0, covered__lte=F("credited"))
                & Q(credited__lte=F("total") - F("credit_open"), covered__lte=F("refunded") + F("refund_open")),
            ),
            models.CheckConstraint(
                name="no_more_goes_back_than_was_paid",
                condition=Q(refunded__gte=0, refund_open__gte=0, paid__gte=F("refunded") + F("refund_open")),
            ),
            models.CheckConstraint(
                name="invoice_is_paid_when_all_is_received",
                condition=(Q(state="paid", paid=F("total") - F("credited") + F("covered"), paid_at__isnull=False))
                | (Q(state="issued", paid__lt=F("total") - F("credited") + F("covered"), paid_at=None))
                | Q(state="credited", paid=0, credited=F("total"), credited__gt=0, covered=0, paid_at=None)
                | Q(state__in=["draft", "cancelled"], paid=0, credited=0, credit_open=0, paid_at=None),
            ),
            models.CheckConstraint(
                name="cancelled_invoice_says_who_and_why",
                condition=(Q(state="cancelled", cancelled_at__isnull=False) & ~Q(cancel_reason=""))
                | (
                    ~Q(state="cancelled")
                    & Q(cancelled_at=None, cancelled_by=None, cancel_reason="", cancel_reason_zh="")
                ),
            ),
            models.CheckConstraint(
                name="invoice_subject_is_whole",
                condition=Q(subject=None, subject_kind="") | (Q(subject__isnull=False) & ~Q(subject_kind="")),
            ),
        ]
        indexes = [
            models.Index("body", "state", "due_on", name="invoices_of_a_body"),
            models.Index("organisation", "state", name="invoices_of_an_organisation"),
            models.Index("subject_kind", "subject", name="invoices_of_a_subject", condition=Q(subject__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.number or str(_("Draft"))

    def get_absolute_url(self) -> str:
        """The body's side of it, on the body's host."""
        return reverse("billing:invoice", args=[self.pk])

    @property
    def number(self) -> str:
        return f"{self.year}-{self.sequence:05d}" if self.sequence else ""

    @property
    def about(self) -> dict[str, str]:
        return bilingual(self.about_zh, self.about_en)

    @property
    def total_money(self) -> Money:
        return money_of(self.total, self.currency)

    @property
    def paid_money(self) -> Money:
        return money_of(self.paid, self.currency)

    @property
    def lowered(self) -> int:
        """What credit notes took off what is to be paid."""
        return self.credited - self.covered

    @property
    def owed(self) -> int:
        """As the ledger has it. People are asked for `asked`."""
        return self.total - self.lowered - self.paid

    @property
    def asked(self) -> int:
        """What is asked for: of what is owed, nothing that a note takes off once its red letter stands."""
        return max(self.owed - self.credit_open, 0) if self.state == State.ISSUED else 0

    @property
    def asked_money(self) -> Money:
        return money_of(self.asked, self.currency)

    @property
    def creditable(self) -> int:
        return self.total - self.credited - self.credit_open

    @property
    def credited_money(self) -> Money:
        return money_of(self.credited, self.currency)

    @property
    def credit_open_money(self) -> Money:
        return money_of(self.credit_open, self.currency)

    @property
    def refunded_money(self) -> Money:
        return money_of(self.refunded, self.currency)

    @property
    def refund_open_money(self) -> Money:
        return money_of(self.refund_open, self.currency)

    @property
    def refundable(self) -> Money:
        """What was paid and neither went back nor is promised back."""
        return money_of(self.paid - self.refunded - self.refund_open, self.currency)

    @property
    def by_rate(self) -> list["TaxedAt"]:
        """Net and tax at each tax rate, as they are printed."""
        return [
            TaxedAt(at.rate, money_of(at.net, self.currency), money_of(at.tax, self.currency))
            for at in sums.by_rate(self.lines.all(), self.tax_rounding)
        ]

    @property
    def rounding(self) -> Money:
        """What rounding tax by rate adds to the sum of the lines, or takes from it."""
        return money_of(self.total - sum(line.net + line.tax for line in self.lines.all()), self.currency)

    @property
    def typed_reference(self) -> str:
        return grouped(self.reference)

    @property
    def was_issued(self) -> bool:
        return self.issued_at is not None

    @property
    def may_be_cancelled(self) -> bool:
        """Whether nothing came of it yet; where a fapiao was made it is credited all the same."""
        is_open = self.state == State.ISSUED and not (self.paid or self.credited or self.credit_open)
        return self.state == State.DRAFT or is_open

    @property
    def back_without_note(self) -> Money:
        """Refunds for which no credit note stands, nor one that waits."""
        alone = self.refunded + self.refund_open - self.covered - self.credit_open
        return money_of(max(min(alone, self.creditable), 0), self.currency)

    @property
    def payee_changed_at(self) -> datetime | None:
        """Since when it names another account than it was issued with; None: it does not."""
        changes = self.terms_changes.filter(due_on=F("due_before")) if self.terms else self.terms_changes.none()
        return changes.values_list("changed_at", flat=True).last()

    @property
    def why_cancelled(self) -> dict[str, str]:
        return bilingual(self.cancel_reason_zh or self.cancel_reason, self.cancel_reason)

    @property
    def went_back(self) -> bool:
        """Whether all that was paid for it has gone back to the client."""
        return self.state == State.PAID and self.refunded == self.paid

    @property
    def shown_status(self) -> str:
        """The state as `look.statuses` draws it: late is a status of its own, and so is what was paid and went back."""
        if self.state == State.ISSUED:
            is_late = self.due_on is not None and self.due_on < clock.today(self.body.time_zone)
            return "overdue" if is_late and self.asked else "open"
        return "paid_back" if self.went_back else self.state


@dataclass(frozen=True)
class TaxedAt:
    rate: Decimal
    net: Money
    tax: Money


class InvoiceLine(models.Model):
    """One thing that is charged. Net and tax are `billing.sums`; the database computes them again and must agree."""

    ownership = "body_private"

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    description_zh = models.CharField(_("description in Chinese"), max_length=300, blank=True)
    description_en = models.CharField(_("description in English"), max_length=300, blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=8, decimal_places=2, default=1)
    unit_price = models.BigIntegerField(_("unit price"))
    tax_rate = models.DecimalField(_("tax rate in %"), max_digits=5, decimal_places=2, default=0)
    tax_included = models.BooleanField(_("the price includes tax"), default=True)
    net = models.BigIntegerField()
    tax = models.BigIntegerField()

    class Meta:
        ordering = ["invoice", "position"]
        constraints = [
            models.UniqueConstraint("invoice", "position", name="one_line_per_position"),
            models.CheckConstraint(name="line_says_what_for", condition=~Q(description_zh="", description_en="")),
            models.CheckConstraint(name="line_quantity_is_positive", condition=Q(quantity__gt=0)),
            models.CheckConstraint(name="line_price_is_not_negative", condition=Q(unit_price__gte=0)),
            models.CheckConstraint(name="line_tax_is_a_percentage", condition=Q(tax_rate__gte=0, tax_rate__lt=100)),
        ]

    def __str__(self) -> str:
        return self.description_zh or self.description_en

    @property
    def description(self) -> dict[str, str]:
        return bilingual(self.description_zh, self.description_en)

    @property
    def price(self) -> Money:
        return money_of(self.unit_price, self.invoice.currency)

    @property
    def net_money(self) -> Money:
        return money_of(self.net, self.invoice.currency)

    @property
    def tax_money(self) -> Money:
        return money_of(self.tax, self.invoice.currency)

    @property
    def gross(self) -> Money:
        return money_of(self.net + self.tax, self.invoice.currency)


class PaymentQuerySet(models.QuerySet["Payment"]):
    def standing(self) -> Self:
        """Those that came and were not taken back; not what a credit note or a bank took of one."""
        return self.filter(amount__gt=0, reversed_by=None)


class Payment(models.Model):
    """What an invoice takes of a transfer that arrived. Append-only: a mistake is taken back by another."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="payments")
    transfer = models.ForeignKey("billing.Transfer", on_delete=models.PROTECT, related_name="payments")
    amount = models.BigIntegerField()
    received_on = models.DateField(_("received on"))
    bank_reference = models.CharField(_("bank's reference"), max_length=60)
    is_part = models.BooleanField(default=False)  # said by who recorded it: one transfer paid several invoices
    note = models.ForeignKey("billing.CreditNote", on_delete=models.PROTECT, null=True, related_name="freed")
    dispute = models.ForeignKey("billing.Dispute", on_delete=models.PROTECT, null=True, related_name="losses")
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")
    reason = models.CharField(max_length=300, blank=True)
    is_online = models.BooleanField(default=False)  # came by the provider, and was written down by the product itself
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="only_a_reversal_is_negative",
                condition=Q(reverses=None, note=None, dispute=None, amount__gt=0)
                | (Q(reverses__isnull=False, note=None, dispute=None, amount__lt=0) & ~Q(reason=""))
                | (Q(reverses=None, note__isnull=False, dispute=None, amount__lt=0) & ~Q(reason=""))
                | (Q(reverses=None, note=None, dispute__isnull=False, amount__lt=0) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="payment_says_who_recorded_it", condition=Q(recorded_by__isnull=False) | Q(is_online=True)
            ),
        ]
        indexes = [models.Index(Upper("bank_reference"), name="payments_of_a_transfer")]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.amount}"

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.invoice.currency)

    @property
    def why(self) -> str:
        return localized(self.note.reason) if self.note else in_words(self.reason)

    @property
    def may_be_reversed(self) -> bool:
        return self.amount > 0 and not self.is_online and not hasattr(self, "reversed_by")
