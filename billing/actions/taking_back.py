"""A payment turns out to be a mistake, or a bank takes it back: what is counted is undone by counter-entries."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.booking import book, of_invoice
from billing.actions.calling_back import ask_no_more
from billing.actions.locking import locked, one_after_another, tell_client, tell_organisation
from billing.actions.payments import count_payment, end_transfer, move_lost, pay_from
from billing.actions.refunds import drop_for
from billing.events import PaymentTakenBack
from billing.models import AccountKind, Dispute, Invoice, LedgerAct, NoteState, Payment, State, Transfer
from billing.queries import in_invoice, unbooked_of_dispute
from billing.reasons import in_both, of_dispute
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import bilingual, spelled_day
from outbox.actions import announce


@transaction.atomic
def reverse_payment(payment: Payment, *, reason: str, by: User, keeps_credit: bool = False) -> Payment:
    """Take a payment back that was recorded by mistake. Both stay on record; the invoice is open again.

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


def reverse(invoice: Invoice, payment: Payment, *, reason: str, by: User) -> Payment:
    """The counter-entry of a payment, of what a credit note has not made the client's credit already. The invoice is locked."""
    if payment.is_online:
        raise Refused(_("This payment came by card: it cannot be a mistake of writing. Send the money back instead."))
    if not reason.strip():
        raise Refused(_("Say why the payment is taken back."))
    if payment.note_id:
        raise Refused(_("A credit note gave this back: it is no payment that could be taken back."))
    if payment.amount < 0 or Payment.objects.filter(reverses=payment).exists():
        raise Refused(_("This payment has been taken back already."))
    amount = min(payment.amount, in_invoice(payment.transfer, invoice))
    if amount <= 0:
        raise Refused(
            _("All of this payment became the client's credit by a credit note. Take the transfer back instead.")
        )
    dropped = _drop_what_never_came(invoice, amount, reason=reason.strip(), by=by)
    if amount > _there(invoice):
        raise Refused(
            _("Money of this invoice went back to the client, or is about to. Drop what is still open first.")
        )
    reversal = _taken_out(invoice, payment.transfer, amount, reason=reason.strip(), by=by, reverses=payment)
    _count(invoice, reversal, dropped)
    return reversal


def lose(dispute: Dispute, invoices: Iterable[Invoice]) -> None:
    """A bank took money of a payment by card back: what is in its invoice goes first, then what is left of it as credit, then
    what that paid elsewhere. What went back to the client before is not there to be taken: it stays unbooked.

    These are all invoices that it pays, its own first; they are locked.
    """
    came = dispute.checkout.transfer
    assert came is not None  # noqa: S101  # whoever calls has looked
    transfer = _as_it_is(came)
    left = wanted = max(0, min(unbooked_of_dispute(dispute), transfer.amount - transfer.lost))
    own, *others = invoices
    left -= _lose_in(own, transfer, left, dispute)
    left -= min(left, transfer.rest - (wanted - left))
    for invoice in others:
        left -= _lose_in(invoice, transfer, left, dispute)
    if lost := wanted - left:
        move_lost(transfer, lost, reference=dispute.dispute)
        dispute.booked += lost


def win_back(dispute: Dispute, invoice: Invoice) -> None:
    """A bank gave back what was booked as lost: it pays the invoice again as far as that is owed, and is credit beyond that, or
    all of it where it had been kept as credit.

    The invoice is locked.
    """
    came = dispute.checkout.transfer
    assert came is not None  # noqa: S101  # whoever calls has looked
    transfer, amount = _as_it_is(came), dispute.booked
    move_lost(transfer, -amount, reference=dispute.dispute)
    dispute.booked = 0
    pays = min(amount, invoice.owed) if invoice.state == State.ISSUED and dispute.checkout.payment_id else 0
    if pays > 0:
        pay_from(transfer, invoice, pays, by=None, is_part=False)
    if amount > pays:
        _tell_of_credit(transfer, amount - pays)


def _as_it_is(transfer: Transfer) -> Transfer:
    return Transfer.objects.select_related("body", "organisation").get(pk=transfer.pk)


def _lose_in(invoice: Invoice, transfer: Transfer, at_most: int, dispute: Dispute) -> int:
    """Take so much of what a transfer pays out of an invoice, if so much is there. Gives how much was taken."""
    amount, reason = min(at_most, in_invoice(transfer, invoice)), of_dispute(dispute.dispute)
    if amount <= 0:
        return 0
    dropped = _drop_what_never_came(invoice, amount, reason=reason, by=None)
    amount = min(amount, _there(invoice))
    if amount > 0:
        loss = _taken_out(invoice, transfer, amount, reason=reason, by=None, dispute=dispute)
        _count(invoice, loss, dropped)
    return max(0, amount)


def _drop_what_never_came(invoice: Invoice, amount: int, *, reason: str, by: User | None) -> int:
    """Of what the product promised back, what this money was for. Gives how much that is: it was given up, and is not asked again.

    What is owed once the money is gone was given up but for what is kept by the terms; notes of what is not paid that wait
    for their red letters have their share of it already.
    """
    waiting = invoice.credit_notes.filter(state=NoteState.OPEN, of_unpaid=True).values_list("total", flat=True)
    return drop_for(invoice, min(amount, invoice.owed + amount - sum(waiting)), reason=reason, by=by)


def _there(invoice: Invoice) -> int:
    """What was paid and neither went back nor is about to."""
    return invoice.paid - invoice.refunded - invoice.refund_open


def _taken_out(
    invoice: Invoice,
    transfer: Transfer,
    amount: int,
    *,
    reason: str,
    by: User | None,
    reverses: Payment | None = None,
    dispute: Dispute | None = None,
) -> Payment:
    row = Payment.objects.create(
        invoice=invoice,
        transfer=transfer,
        amount=-amount,
        received_on=transfer.received_on,
        bank_reference=transfer.bank_reference,
        reverses=reverses,
        dispute=dispute,
        reason=reason[:300],
        is_online=by is None,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    freed = {AccountKind.RECEIVABLE: amount, AccountKind.CREDIT: -amount}
    client, reference = transfer.organisation_id, transfer.bank_reference
    source = reverses.pk if reverses else row.pk
    book(of_invoice(LedgerAct.PAID_BACK, source, invoice, freed, reference=reference, other_client=client), by=by)
    return row


def _count(invoice: Invoice, row: Payment, dropped: int) -> None:
    """What was taken out is owed again, but for what was given up. Whoever hears of payments hears of it."""
    count_payment(invoice, row.amount)
    if dropped:
        ask_no_more(invoice, reason=in_both(row.reason), by=row.recorded_by, at_most=dropped)
    fact = PaymentTakenBack(
        invoice=invoice.pk,
        organisation=invoice.organisation_id,
        subject_kind=invoice.subject_kind,
        subject=invoice.subject,
    )
    announce(fact, body=invoice.body)
    _tell(invoice, row)


def _tell(invoice: Invoice, row: Payment) -> None:
    """Whoever was thanked hears why the money does not count any more, and what is owed now."""
    gone, day = written(money_of(-row.amount, invoice.currency)), spelled_day(row.received_on)
    reason = in_both(row.reason)
    if row.dispute_id:
        zh = f"{day['zh']}收到的款项中，{gone} 不再计入：{reason['zh']}。"
        en = f"Of what came on {day['en']}, {gone} does not count any more: {reason['en']}."
    else:
        zh = f"{day['zh']}登记的付款 {gone} 系误记，该登记现已撤销。原因：{reason['zh']}。"
        en = f"The {gone} recorded as received on {day['en']} was a mistake and is taken back: {reason['en']}."
    if invoice.asked and invoice.due_on:
        asked, due = written(invoice.asked_money), spelled_day(invoice.due_on)
        zh += f"现应付 {asked}，付款期限{due['zh']}。"
        en += f" {asked} is owed now, due {due['en']}."
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 的付款登记已撤销", f"Payment taken back for invoice {invoice.number}"),
        bilingual(zh, en),
    )


def _tell_of_credit(transfer: Transfer, amount: int) -> None:
    left = written(money_of(amount, transfer.currency))
    tell_client(
        transfer.body,
        transfer.organisation,
        bilingual(f"付款 {transfer.bank_reference} 已退还", f"Payment {transfer.bank_reference} came back"),
        bilingual(
            f"付款方银行将此前追回的款项退还给我们，其中 {left} 未对应账单，留作贵单位的预付余额：可冲抵以后的账单，或退回。",
            f"The bank gave us back what it had taken. {left} of it belongs to no invoice and is kept as your credit: "
            "for a later invoice, or to be returned.",
        ),
    )
