"""An invoice goes out, or is called back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.booking import book, charged, of_invoice, undone
from billing.actions.locking import locked, one_after_another, state_invoice, tell_organisation
from billing.actions.numbering import take_number
from billing.actions.printing import ask_for_invoice, billed_to
from billing.actions.reminding import plan_reminder
from billing.models import BankAccount, Invoice, InvoiceSeries, LedgerAct, State
from billing.queries import bank_account_of, fapiao_of, payee_for
from billing.references import new_reference
from lib import clock
from lib.refusal import Refused
from lib.text import Bilingual, bilingual, spelled_day


@transaction.atomic
def issue(invoice: Invoice, *, by: User, due_on: date | None = None) -> Invoice:
    """Give an invoice its number and its payment reference, and send it to the organisation."""
    invoice = locked(invoice, by)
    today = clock.today(invoice.body.time_zone)
    one_after_another(invoice.body)  # and the account stays what it is
    account = bank_account_of(invoice.body)
    account = _refuse_issuing(invoice, account)
    due_on = due_on or today + timedelta(days=account.days_to_pay)
    _refuse_past(due_on, today)

    invoice.state = State.ISSUED
    invoice.year, invoice.sequence = today.year, take_number(InvoiceSeries, body=invoice.body, year=today.year)
    invoice.reference = _free_reference()
    invoice.due_on = due_on
    invoice.payee = payee_for(account, invoice.currency)
    invoice.billed_to = billed_to(invoice.organisation)
    invoice.issued_by, invoice.issued_at = by, clock.now()
    invoice.save()
    book(of_invoice(LedgerAct.ISSUED, invoice.pk, invoice, charged(invoice)), by=by)
    plan_reminder(invoice)
    state_invoice(invoice)
    day = spelled_day(due_on)
    tell_organisation(
        invoice,
        bilingual(f"收到账单 {invoice.number}", f"Invoice {invoice.number} has come"),
        bilingual(
            f"{invoice.about_zh or invoice.about_en}：请在{day['zh']}前转账，附言填写 {invoice.typed_reference}。",
            f"{invoice.about_en or invoice.about_zh}: please pay by {day['en']}, by bank transfer "
            f"with the reference {invoice.typed_reference}.",
        ),
        papers=[ask_for_invoice(invoice)],
    )
    return invoice


def _refuse_issuing(invoice: Invoice, account: BankAccount | None) -> BankAccount:
    """What stands against issuing it, whoever asks. Gives the account that it will name."""
    if invoice.state != State.DRAFT:
        raise Refused(_("This invoice is no draft any more."))
    if account is None:
        raise Refused(_("First say to which bank account your clients pay."))
    if invoice.total <= 0:
        raise Refused(_("An invoice over nothing cannot be issued."))
    return account


def _refuse_past(due_on: date, today: date) -> None:
    if due_on < today:
        raise Refused(_("The due date lies in the past."))


def why_not_issued(invoice: Invoice, account: BankAccount | None) -> str:
    """What stands against issuing a draft, in words; "" where nothing does."""
    try:
        _refuse_issuing(invoice, account)
    except Refused as refusal:
        return str(refusal)
    return ""


@dataclass(frozen=True)
class IssuedMany:
    """What came of issuing many at once."""

    issued: list[Invoice] = field(default_factory=list)
    refused: list[tuple[Invoice, str]] = field(default_factory=list)


def issue_many(invoices: Iterable[Invoice], *, due_on: date, by: User) -> IssuedMany:
    """Issue drafts one after the other, each for itself: what is refused of one holds no other back."""
    done = IssuedMany()
    for invoice in invoices:
        _refuse_past(due_on, clock.today(invoice.body.time_zone))
        try:
            done.issued.append(issue(invoice, due_on=due_on, by=by))
        except Refused as refusal:
            done.refused.append((invoice, str(refusal)))
    return done


@transaction.atomic
def cancel(invoice: Invoice, *, reason: str, by: User) -> Invoice:
    """Call an invoice back: nothing is owed any more. Its number stays used. In part, or once it was paid: a credit note."""
    invoice = locked(invoice, by)
    if invoice.state == State.CANCELLED:
        raise Refused(_("This invoice has been cancelled already."))
    if invoice.paid:
        raise Refused(
            _(
                "Money has been received for this invoice. Take the payment back first if it was recorded by mistake; "
                "otherwise credit the invoice."
            )
        )
    if invoice.credited or invoice.credit_open:
        raise Refused(_("This invoice has a credit note. Credit what is left of it."))
    if (fapiao := fapiao_of(invoice)) and fapiao.number:
        raise Refused(
            _(
                "Fapiao %(number)s was made for this invoice: credit the invoice instead. Its red-letter fapiao comes first."
            )
            % {"number": fapiao.number}
        )
    if not reason.strip():
        raise Refused(_("Say why the invoice is cancelled."))
    return called_back(invoice, reason=bilingual(reason, reason), by=by)


def called_back(invoice: Invoice, *, reason: Bilingual, by: User | None) -> Invoice:
    """The same for an invoice that is locked, for which no fapiao was made, by whoever may, or by the product itself."""
    zh, en = reason.get("zh", "").strip(), reason.get("en", "").strip()
    invoice.state = State.CANCELLED
    invoice.cancelled_by, invoice.cancelled_at = by, clock.now()
    invoice.cancel_reason = en or zh
    invoice.cancel_reason_zh = "" if zh == invoice.cancel_reason else zh
    invoice.save(update_fields=["state", "cancelled_by", "cancelled_at", "cancel_reason", "cancel_reason_zh"])
    if invoice.was_issued:
        book(of_invoice(LedgerAct.CANCELLED, invoice.pk, invoice, undone(charged(invoice))), by=by)
        state_invoice(invoice)
        _tell_of_cancelling(invoice)
    return invoice


def _tell_of_cancelling(invoice: Invoice) -> None:
    why = invoice.why_cancelled
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 已作废", f"Invoice {invoice.number} is cancelled"),
        bilingual(f"无需付款。原因：{why['zh']}", f"There is nothing to pay. {why['en']}"),
    )


def _free_reference() -> str:
    while Invoice.objects.filter(reference=(reference := new_reference())).exists():
        pass
    return reference
