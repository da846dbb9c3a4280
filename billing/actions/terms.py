"""What an open invoice asks for is put right: more time, or the account that its body has now. Both stay on its history."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.locking import (
    locked,
    one_after_another,
    refuse_strangers,
    state_invoice,
    tell_client,
    tell_organisation,
)
from billing.actions.printing import ask_for_invoice
from billing.actions.reminding import plan_reminder, told_case_desk
from billing.events import InvoiceGotTime
from billing.models import Invoice, State, TermsChange, paid_at
from billing.queries import account_path, bank_account_of, client_path, payees_for
from lib import clock
from lib.refusal import Refused
from lib.text import Bilingual, bilingual, spelled_day, written_day
from outbox.actions import announce
from tenants.models import CertificationBody

LONGEST = timedelta(days=3 * 366)  # from today: beyond it somebody mistyped a year
MOST_AT_ONCE = 100


@transaction.atomic
def give_more_time(invoice: Invoice, *, due_on: date, reason: Bilingual, by: User) -> TermsChange:
    """Have an open invoice due later. It is asked for anew by all steps, from the new day on; its client is told why."""
    invoice = locked(invoice, by)
    today = clock.today(invoice.body.time_zone)
    zh, en = reason.get("zh", "").strip(), reason.get("en", "").strip()
    if invoice.due_on is None or not invoice.asked:
        raise Refused(_("Only an invoice that is asked for gets more time."))
    if due_on <= invoice.due_on:
        raise Refused(_("It is due on %(day)s now: more time ends later.") % {"day": written_day(invoice.due_on)})
    if due_on < today:
        raise Refused(_("The due date lies in the past."))
    if due_on > today + LONGEST:
        raise Refused(_("That day is years away. Please check it."))
    if not zh and not en:
        raise Refused(_("Say why the client gets more time. The client reads it."))
    is_known = told_case_desk(invoice)
    change = _changed(invoice, by, due_on=due_on, reason=bilingual(zh, en))
    plan_reminder(invoice)
    _tell_of_time(invoice, change)
    if is_known:
        fact = InvoiceGotTime(
            invoice=invoice.pk,
            organisation=invoice.organisation_id,
            subject_kind=invoice.subject_kind,
            subject=invoice.subject,
            until=due_on,
        )
        announce(fact, body=invoice.body)
    return change


@transaction.atomic
def give_payment_details(
    body: CertificationBody, invoices: Iterable[Invoice], *, numbers: Mapping[str, str], by: User
) -> list[TermsChange]:
    """Have open invoices of a body name the account it has now for their currency. Each client gets one letter.

    `numbers`: by currency, of the account that the person saw.
    """
    refuse_strangers(by, body)
    wanted = sorted({invoice.pk: invoice for invoice in invoices}.values(), key=lambda each: each.pk)
    if not wanted:
        raise Refused(_("Tick the invoices that are to name the account."))
    if len(wanted) > MOST_AT_ONCE:
        raise Refused(_("At most %(most)d invoices at once.") % {"most": MOST_AT_ONCE})
    held = [locked(each, by) for each in wanted]
    one_after_another(body)  # and the account stays what it is
    account = bank_account_of(body)
    if account is None:
        raise Refused(_("First say to which bank account your clients pay."))
    payees = payees_for(account, [invoice.currency for invoice in held])
    if any(payee["number"] != numbers.get(currency) for currency, payee in payees.items()):
        raise Refused(_("Your bank account was changed meanwhile. Look at it again."))
    changes = []
    for invoice in held:
        if invoice.body_id != body.pk:
            raise Refused(_("Only the body's own staff may do this."))
        if invoice.state == State.ISSUED and paid_at(invoice.payee) != paid_at(payees[invoice.currency]):
            changes.append(_changed(invoice, by, payee=payees[invoice.currency]))
    _tell_of_details(body, changes)
    return changes


def _changed(
    invoice: Invoice,
    by: User,
    *,
    due_on: date | None = None,
    payee: dict[str, str] | None = None,
    reason: Bilingual | None = None,
) -> TermsChange:
    """The next change of an invoice that is locked; its paper is made anew, and its client's desk follows."""
    assert invoice.due_on is not None  # noqa: S101  # it was issued
    reason = reason or bilingual("", "")
    change = TermsChange.objects.create(
        invoice=invoice,
        number=invoice.terms + 1,
        due_before=invoice.due_on,
        due_on=due_on or invoice.due_on,
        payee_before=invoice.payee,
        payee=payee or invoice.payee,
        reason_zh=reason["zh"],
        reason_en=reason["en"],
        changed_by=by,
        changed_at=clock.now(),
    )
    invoice.terms, invoice.due_on, invoice.payee = change.number, change.due_on, change.payee
    invoice.save(update_fields=["terms", "due_on", "payee"])
    state_invoice(invoice)
    return change


def _tell_of_time(invoice: Invoice, change: TermsChange) -> None:
    until, before = spelled_day(change.due_on), spelled_day(change.due_before)
    zh, en = change.reason_zh or change.reason_en, change.reason_en or change.reason_zh
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 的付款期限已延长", f"You have more time to pay invoice {invoice.number}"),
        bilingual(
            f"付款期限由{before['zh']}延至{until['zh']}。原因：{zh}",
            f"It is due on {until['en']}, no longer on {before['en']}. {en}",
        ),
        papers=[ask_for_invoice(invoice)],
    )


def _tell_of_details(body: CertificationBody, changes: Iterable[TermsChange]) -> None:
    """One letter to each client. Neither it nor a file with it names an account, as a forged one would: that stands on the
    invoices, where nobody else can write it.
    """
    of_client: dict[object, list[Invoice]] = {}
    for change in changes:
        of_client.setdefault(change.invoice.organisation_id, []).append(change.invoice)
    for invoices in of_client.values():
        client = invoices[0].organisation
        for invoice in invoices:
            ask_for_invoice(invoice)
        numbers = [
            invoice.number for invoice in sorted(invoices, key=lambda each: (each.year or 0, each.sequence or 0))
        ]
        tell_client(
            body,
            client,
            bilingual("收款账户已变更", "The account to pay to has changed"),
            bilingual(
                f"账单 {'、'.join(numbers)} 的收款账户已变更，付款附言不变。付款前请登录平台，以账单页面所示账户为准；"
                "如有人以其他方式告知账户，请先与我们核实。",
                f"The account to pay invoices {', '.join(numbers)} to has changed; the references stay. Before you pay, sign in and "
                "take the account from the invoice's page. If somebody names you an account in another way, ask us first.",
            ),
            url=client_path(invoices[0]) if len(invoices) == 1 else account_path(client),
        )
