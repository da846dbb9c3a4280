"""What billing answers: who may see an invoice, what is owed, what is said of it to others."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Greatest
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.queries import may_enter_body, organisations_of
from billing.models import (
    BankAccount,
    CurrencyAccount,
    Fapiao,
    Invoice,
    Payment,
    Refund,
    RefundState,
    State,
    TaxRounding,
    Transfer,
)
from billing.models.invoices import ASKED, late
from billing.queries.account_changes import accounts_to_confirm
from billing.queries.amounts import of_amount
from billing.queries.credit_notes import red_fapiaos_that_wait
from billing.queries.fapiao import FAPIAO_DUE
from billing.queries.online import needs_of_cards
from billing.queries.refunds import refunds_that_wait
from lib import clock
from lib.money import money_of, written
from lib.text import localized
from statements import InvoiceStatement
from tenants.context import current_body
from tenants.models import CertificationBody
from tenants.open_matters import counts_open
from web.checklist import ChecklistItem, Need


class Sums(TypedDict):
    """What a body's invoices come to in one currency. `received`: by its clients in this year, less what went back in it."""

    currency: str
    open: Any
    overdue: Any
    received: Any


def invoice_for(user: User, pk: UUID, *, body: CertificationBody) -> Invoice:
    """An invoice of this body, for its own staff (that they do finance, the page's policy asks). Else Http404."""
    if not may_enter_body(user, body):
        raise Http404
    return _found(Invoice.objects.for_body(body), pk)


def own_invoice_for(user: User, pk: UUID, *, body: CertificationBody) -> Invoice:
    """An invoice of this body that reached an organisation this person acts for. Else Http404."""
    return _found(Invoice.objects.for_organisation(*organisations_of(user)).for_body(body), pk)


def _found(invoices: QuerySet[Invoice], pk: UUID) -> Invoice:
    invoice = invoices.select_related("body", "organisation", "fapiao").filter(pk=pk).first()
    if invoice is None:
        raise Http404
    return invoice


def invoices_of(body: CertificationBody, tab: str = "") -> QuerySet[Invoice]:
    """A body's invoices on its finance desk, newest first: drafts, open, overdue, paid, cancelled, fapiao, or all."""
    invoices = Invoice.objects.for_body(body).select_related("body", "organisation", "fapiao").alias(owes=ASKED)
    today = clock.today(body.time_zone)
    chosen = {
        "drafts": Q(state=State.DRAFT),
        "open": Q(state=State.ISSUED),
        "overdue": late(today),
        "paid": Q(state=State.PAID),
        "cancelled": Q(state=State.CANCELLED),
        "credited": Q(state=State.CREDITED),
        "fapiao": FAPIAO_DUE,
    }.get(tab, Q())
    return invoices.filter(chosen).order_by("-drafted_at", "pk")


def drafts_among(invoices: Iterable[UUID], body: CertificationBody) -> list[Invoice]:
    """Those of a body that were chosen to be issued, the oldest first; also what is no draft any more, to say so."""
    chosen = Invoice.objects.for_body(body).filter(pk__in=list(invoices)).select_related("body", "organisation")
    return list(chosen.order_by("drafted_at", "pk"))


def matching(words: str) -> Q:
    """Invoices by client, what they are about, payment reference, number or amount."""
    names = Q(organisation__name_zh__icontains=words) | Q(organisation__name_en__icontains=words)
    matches = names | Q(about_zh__icontains=words) | Q(about_en__icontains=words) | of_amount(words, "total", "owes")
    matches |= Q(organisation__credit_code=words.upper()) | Q(organisation__registration_number__iexact=words)
    if reference := words.replace(" ", "").upper():
        matches |= Q(reference__contains=reference)
    year, _dash, sequence = words.partition("-")
    if year.isascii() and year.isdigit() and sequence.isascii() and sequence.isdigit():
        matches |= Q(year=int(year[:4]), sequence=int(sequence[:9]))
    return matches


def counts_of(body: CertificationBody) -> dict[str, int]:
    """How many invoices each tab of the finance desk holds, in one query."""
    today = clock.today(body.time_zone)
    counts = Invoice.objects.for_body(body).aggregate(
        all=Count("pk"),
        drafts=Count("pk", filter=Q(state=State.DRAFT)),
        open=Count("pk", filter=Q(state=State.ISSUED)),
        overdue=Count("pk", filter=late(today)),
        paid=Count("pk", filter=Q(state=State.PAID)),
        cancelled=Count("pk", filter=Q(state=State.CANCELLED)),
        in_full=Count("pk", filter=Q(state=State.CREDITED)),  # `credited` is a column that others here look at
        fapiao=Count("pk", filter=FAPIAO_DUE),
    )
    return counts | {"credited": counts["in_full"]}


def sums_of(body: CertificationBody) -> list[Sums]:
    """What is asked for, overdue and received, by currency: amounts of two currencies are never added."""
    today = clock.today(body.time_zone)
    issued = Invoice.objects.for_body(body).exclude(issued_at=None).exclude(state=State.CANCELLED)
    asked = Greatest(ASKED, 0)
    rows = (
        issued.order_by("currency")
        .values("currency")
        .annotate(open=Sum(asked, filter=Q(state=State.ISSUED)), late=Sum(asked, filter=late(today)))
    )
    received = _received_in(body, today.year)
    return [
        Sums(
            currency=row["currency"],
            open=money_of(row["open"] or 0, row["currency"]),
            overdue=money_of(row["late"] or 0, row["currency"]),
            received=money_of(received.get(row["currency"], 0), row["currency"]),
        )
        for row in rows
    ]


def _received_in(body: CertificationBody, year: int) -> dict[str, int]:
    """What came from clients in a year and what went back to them, by currency."""
    came = Transfer.objects.for_body(body).standing().filter(received_on__year=year).order_by()
    back = Refund.objects.filter(body=body, state=RefundState.SETTLED, settled_on__year=year).order_by()
    sums: dict[str, int] = dict(came.values_list("currency").annotate(Sum("amount")))
    for currency, amount in back.values_list("currency").annotate(Sum("amount")):
        sums[currency] = sums.get(currency, 0) - amount
    return sums


@counts_open(gettext_lazy("invoices not paid"))
def unpaid(body: CertificationBody) -> int:
    """How many invoices of the body were issued and are not paid."""
    return Invoice.objects.for_body(body).to_be_paid().count()


def is_settled(subject_kind: str, subject: UUID) -> bool:
    """Whether nothing is asked for a subject: no draft waits, and what is open of invoices only waits for its red letter, which
    the client cannot hurry. True where nothing was ever charged.

    A yes or a no and never an amount, so that whoever issues a certificate may ask (INV-10).
    """
    return not Invoice.objects.of(subject_kind, subject).unsettled().exists()


def was_charged_since(subject_kind: str, subject: UUID, moment: datetime) -> bool:
    """Whether an invoice for a subject was drafted since then, whatever became of it."""
    return Invoice.objects.of(subject_kind, subject).filter(drafted_at__gte=moment).exists()


def bank_account_of(body: CertificationBody) -> BankAccount | None:
    return BankAccount.objects.filter(body=body).first()


def accounts_by_currency(body: CertificationBody) -> QuerySet[CurrencyAccount]:
    """The accounts that are for one currency, beside the general one."""
    return CurrencyAccount.objects.filter(body=body)


def account_in(body: CertificationBody, currency: str) -> CurrencyAccount | None:
    return accounts_by_currency(body).filter(currency=currency).first()


def payee_for(account: BankAccount, currency: str) -> dict[str, str]:
    """Where an invoice in a currency is paid: the account of that currency, else the general one. What the invoice keeps."""
    own = account_in(account.body, currency)
    return account.as_payee | (own.as_payee if own else {})


def payees_for(account: BankAccount, currencies: Iterable[str]) -> dict[str, dict[str, str]]:
    """The same for each of some currencies."""
    return {currency: payee_for(account, currency) for currency in sorted(set(currencies))}


def currencies_without_account(body: CertificationBody) -> list[str]:
    """The currencies of a body's invoices that are paid to its general account; none where all are in the same one."""
    known = set(accounts_by_currency(body).values_list("currency", flat=True))
    used = Invoice.objects.for_body(body).exclude(state=State.CANCELLED).order_by("currency")
    used_currencies = set(used.values_list("currency", flat=True).distinct())
    return sorted(used_currencies - known) if len(used_currencies | known) > 1 else []


def tax_rounding_of(body: CertificationBody) -> str:
    """How a body rounds tax on what it charges; on each line until it says otherwise."""
    account = bank_account_of(body)
    return account.tax_rounding if account else TaxRounding.PER_LINE


def question_about_transfer(invoice: Invoice, bank_reference: str, amount: int) -> str:
    """What to ask whoever records a transfer that the body has recorded already; "" where it has not.

    One in another currency is no question: the action refuses it.
    """
    named = Transfer.objects.for_body(invoice.body).standing().named(bank_reference).filter(currency=invoice.currency)
    transfers = list(named.select_related("organisation"))
    if not transfers:
        return ""
    others = list(
        Payment.objects.standing()
        .filter(invoice__body=invoice.body_id, transfer__in=transfers)
        .exclude(invoice=invoice.pk)
        .select_related("invoice")
    )
    left = sum(transfer.rest for transfer in transfers)
    strangers = {transfer.organisation for transfer in transfers if transfer.organisation_id != invoice.organisation_id}
    if strangers:  # whose credit its rest is
        return _(
            "This transfer is recorded already, for %(client)s; %(left)s of it is left. Does it pay this invoice as well?"
        ) % {
            "client": ", ".join(localized(client.name) for client in strangers),
            "left": written(money_of(left, invoice.currency)),
        }
    if left >= amount or not others:
        return _("This transfer is recorded already, and %(left)s of it is left. Does it pay this invoice as well?") % {
            "left": written(money_of(left, invoice.currency))
        }
    together = amount + sum(other.amount for other in others if other.invoice.currency == invoice.currency)
    stands = ", ".join(f"{other.invoice.number} ({written(other.money)})" for other in others)
    return _("This reference already stands on %(invoices)s. Is it one transfer of %(sum)s?") % {
        "invoices": stands,
        "sum": written(money_of(together, invoice.currency)),
    }


def fapiao_of(invoice: Invoice) -> Fapiao | None:
    return Fapiao.objects.select_related("requested_by", "recorded_by").filter(invoice=invoice).first()


def client_path(invoice: Invoice) -> str:
    """Where the organisation finds the invoice, on the body's host."""
    return reverse("billing:own-invoice", urlconf=settings.ROOT_URLCONF, args=[invoice.pk])


def statement_of(invoice: Invoice) -> InvoiceStatement:
    """What `InvoiceStated` says."""
    return InvoiceStatement(
        number=invoice.number,
        state=invoice.state,
        about=invoice.about,
        total=invoice.total,
        paid=invoice.paid,
        credited=invoice.lowered or None,
        credit_open=invoice.credit_open or None,
        refunded=invoice.refunded or None,
        refund_open=invoice.refund_open or None,
        currency=invoice.currency,
        due_on=invoice.due_on,
        issued_on=clock.day_of(invoice.issued_at, invoice.body.time_zone) if invoice.issued_at else None,
        reference=invoice.reference,
        subject_kind=invoice.subject_kind,
        subject=invoice.subject,
        path=client_path(invoice),
    )


def checklist() -> list[ChecklistItem]:
    """What a new body has to do before it can be paid."""
    return [
        ChecklistItem(
            words=_("Say where clients pay"),
            why=_("Without a bank account no invoice can be issued."),
            is_done=bank_account_of(current_body()) is not None,
            url=reverse("billing:account"),
            roles=("finance",),
            order=45,
        )
    ]


def needs_you(user: User, *, roles: frozenset[str]) -> list[Need]:
    """What waits for finance staff, and of refunds for administrators; for nobody else (INV-10)."""
    refunds = refunds_that_wait(user, roles) + accounts_to_confirm(user, roles)
    if "finance" not in roles:
        return refunds
    counts, invoices = counts_of(current_body()), reverse("billing:invoices")
    waiting = {
        "drafts": _("Drafted invoices to check and issue"),
        "fapiao": _("Fapiao to make"),
        "overdue": _("Overdue invoices to ask for"),
    }
    return (
        refunds
        + needs_of_cards(roles)
        + _red_fapiaos()
        + [
            Need(words=words, url=f"{invoices}?tab={tab}", why=_("%(count)d waiting") % {"count": counts[tab]})
            for tab, words in waiting.items()
            if counts[tab]
        ]
    )


def _red_fapiaos() -> list[Need]:
    """Credit notes that cannot go on without finance staff."""
    counts = red_fapiaos_that_wait(current_body())
    words = {"to_ask": _("Red-letter forms to file"), "to_make": _("Red-letter fapiao to make")}
    there = reverse("billing:credit-notes")
    return [
        Need(words=words[name], url=f"{there}?state=open", why=_("%(count)d waiting") % {"count": count})
        for name, count in counts.items()
        if count
    ]
