"""A payment turns out to be a mistake, or a bank takes it back: what is counted is undone by counter-entries."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.booking import book
from billing.actions.calling_back import ask_no_more
from billing.actions.locking import locked, one_after_another, tell_organisation
from billing.actions.payments import count_payment, end_transfer, keep_part, of_payment
from billing.actions.refunds import drop_for
from billing.events import PaymentTakenBack
from billing.models import Invoice, LedgerAct, NoteState, Payment
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import bilingual
from outbox.actions import announce


@transaction.atomic
def reverse_payment(payment: Payment, *, reason: str, by: User | None, keeps_credit: bool = False) -> Payment:
    """Take a payment back that was recorded by mistake, or that a bank took back (`by` is None).

    Both stay on record; the invoice is open again.

    The transfer is taken back with it where it paid nothing else. `keeps_credit`: the money did come, for something else;
    it stays the client's credit.
    """
    invoice = locked(payment.invoice, by)
    one_after_another(invoice.body)
    reversal = reverse(invoice, payment, reason=reason, by=by)
    transfer = payment.transfer
    if not keeps_credit and transfer.rest == transfer.amount:
        end_transfer(transfer, reversal.reason, by)
    return reversal


@transaction.atomic
def lose_payment(payment: Payment, *, amount: int, reason: str) -> Payment:
    """A bank took so much of a payment by card back. What it left is written down again, in the same moment: of what went
    back to the client before, the rest may be all there is.
    """
    invoice = locked(payment.invoice, None)
    one_after_another(invoice.body)
    dropped = _drop_what_never_came(invoice, payment, amount, reason=reason, by=None)
    reversal = _undone(invoice, payment, amount, reason=reason, by=None)
    end_transfer(payment.transfer, reason, None)
    if rest := payment.amount - amount:
        keep_part(invoice, payment, rest)
    _count(invoice, payment, reversal, amount, dropped, by=None)
    return reversal


def reverse(invoice: Invoice, payment: Payment, *, reason: str, by: User | None) -> Payment:
    """The counter-entry of a payment; what it took is the client's credit again. The invoice is locked."""
    if by is not None and payment.is_online:
        raise Refused(_("This payment came by card: it cannot be a mistake of writing. Send the money back instead."))
    if not reason.strip():
        raise Refused(_("Say why the payment is taken back."))
    dropped = _drop_what_never_came(invoice, payment, payment.amount, reason=reason.strip(), by=by)
    reversal = _undone(invoice, payment, payment.amount, reason=reason.strip(), by=by)
    _count(invoice, payment, reversal, payment.amount, dropped, by=by)
    return reversal


def _drop_what_never_came(invoice: Invoice, payment: Payment, amount: int, *, reason: str, by: User | None) -> int:
    """Of what the product promised back, what this money was for. Gives how much that is: it was given up, and is not asked again.

    What is owed once the money is gone was given up but for what is kept by the terms; notes of what is not paid that wait
    for their red letters have their share of it already.
    """
    if payment.reverses_id or Payment.objects.filter(reverses=payment).exists():
        raise Refused(_("This payment has been taken back already."))
    waiting = invoice.credit_notes.filter(state=NoteState.OPEN, of_unpaid=True).values_list("total", flat=True)
    return drop_for(invoice, min(amount, invoice.owed + amount - sum(waiting)), reason=reason, by=by)


def _undone(invoice: Invoice, payment: Payment, amount: int, *, reason: str, by: User | None) -> Payment:
    in_it = sum(invoice.payments.filter(transfer=payment.transfer).values_list("amount", flat=True))
    if payment.amount > in_it:
        raise Refused(
            _("Part of this payment became the client's credit by a credit note: it is not taken back any more.")
        )
    if amount > invoice.paid - invoice.refunded - invoice.refund_open:
        raise Refused(
            _("Money of this invoice went back to the client, or is about to. Drop what is still open first.")
        )
    reversal = Payment.objects.create(
        invoice=invoice,
        transfer=payment.transfer,
        amount=-payment.amount,
        received_on=payment.received_on,
        bank_reference=payment.bank_reference,
        reverses=payment,
        reason=reason,
        is_online=payment.is_online,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    book(of_payment(LedgerAct.PAID_BACK, payment, invoice), by=by)
    return reversal


def _count(
    invoice: Invoice, payment: Payment, reversal: Payment, amount: int, dropped: int, *, by: User | None
) -> None:
    count_payment(invoice, -amount)
    given_up = invoice.refunds.exclude(caused_by=None).order_by("-opened_at").first()
    if dropped and given_up and given_up.caused_by:
        reason = bilingual(reversal.reason, reversal.reason)
        ask_no_more(invoice, reason=reason, by=by or given_up.caused_by, at_most=dropped)
    fact = PaymentTakenBack(
        invoice=invoice.pk,
        organisation=invoice.organisation_id,
        subject_kind=invoice.subject_kind,
        subject=invoice.subject,
    )
    announce(fact, body=invoice.body)
    _tell_of_reversal(invoice, payment, amount, reversal.reason)


def _tell_of_reversal(invoice: Invoice, payment: Payment, amount: int, reason: str) -> None:
    """Whoever was thanked hears that it was a mistake, and what is owed now."""
    gone, owed, due = written(money_of(amount, invoice.currency)), written(invoice.remaining), invoice.due_on
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 的收款登记已撤销", f"Payment taken back for invoice {invoice.number}"),
        bilingual(
            f"{payment.received_on:%Y-%m-%d} 登记的收款 {gone} 系误记，现已撤回。原因：{reason}。"
            f"现应付 {owed}，付款期限 {due:%Y-%m-%d}。",
            f"The {gone} recorded as received on {payment.received_on:%Y-%m-%d} was a mistake and is taken back: {reason}. "
            f"{owed} is owed now, due {due:%Y-%m-%d}.",
        ),
    )
