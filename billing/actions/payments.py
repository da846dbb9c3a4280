"""Money arrives; or it turns out that it was written down by mistake."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.booking import book, of_invoice, undone
from billing.actions.locking import locked, state_invoice, tell_organisation
from billing.events import PaymentReceived, PaymentTakenBack
from billing.models import AccountKind, BankAccount, Invoice, LedgerAct, Payment, State
from billing.queries import is_settled, question_about_transfer
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import bilingual
from outbox.actions import announce


@transaction.atomic
def record_payment(
    invoice: Invoice, *, amount: int, received_on: date, bank_reference: str, by: User, is_part: bool = False
) -> Payment:
    """Write down money that reached the bank, in minor units; in parts if need be, never more than is owed.

    `is_part`: who records it says that this transfer paid other invoices too.
    """
    invoice = locked(invoice, by)
    bank_reference = " ".join(bank_reference.split())
    _one_after_another(invoice)
    _refuse_payment(invoice, amount, received_on, bank_reference)
    if not is_part and (question := question_about_transfer(invoice, bank_reference, amount)):
        raise Refused(question)

    return _written_down(
        invoice, amount, received_on=received_on, bank_reference=bank_reference, is_part=is_part, recorded_by=by
    )


@transaction.atomic
def record_online_payment(invoice: Invoice, *, amount: int, received_on: date, payment: str) -> Payment:
    """Write down money that reached the seller's account at the provider, who was asked just now. By nobody: by the product."""
    invoice = locked(invoice, None)
    _one_after_another(invoice)
    _refuse_payment(invoice, amount, received_on, payment)
    return _written_down(invoice, amount, received_on=received_on, bank_reference=payment, is_online=True)


def _written_down(invoice: Invoice, amount: int, **more: Any) -> Payment:
    payment = Payment.objects.create(invoice=invoice, amount=amount, recorded_at=clock.now(), **more)
    _book(invoice, payment, payment.recorded_by)
    _count(invoice, amount)
    settled = not invoice.subject or is_settled(invoice.subject_kind, invoice.subject)
    fact = PaymentReceived(
        invoice=invoice.pk,
        organisation=invoice.organisation_id,
        subject_kind=invoice.subject_kind,
        subject=invoice.subject,
        is_settled=settled,
    )
    announce(fact, body=invoice.body)
    _thank(invoice, payment)
    return payment


@transaction.atomic
def reverse_payment(payment: Payment, *, reason: str, by: User | None) -> Payment:
    """Take a payment back that was recorded by mistake, or that a bank took back (`by` is None).

    Both stay on record; the invoice is open again.
    """
    invoice = locked(payment.invoice, by)
    if payment.reverses_id or Payment.objects.filter(reverses=payment).exists():
        raise Refused(_("This payment has been taken back already."))
    if by is not None and payment.is_online:
        raise Refused(_("This payment came by card: it cannot be a mistake of writing. Send the money back instead."))
    if not reason.strip():
        raise Refused(_("Say why the payment is taken back."))
    if payment.amount > invoice.paid - invoice.refunded - invoice.refund_open:
        raise Refused(
            _("Money of this invoice went back to the client, or is about to. Drop what is still open first.")
        )
    reversal = Payment.objects.create(
        invoice=invoice,
        amount=-payment.amount,
        received_on=payment.received_on,
        bank_reference=payment.bank_reference,
        reverses=payment,
        reason=reason.strip(),
        is_online=payment.is_online,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    _book_back(invoice, payment, by)
    _count(invoice, reversal.amount)
    fact = PaymentTakenBack(
        invoice=invoice.pk,
        organisation=invoice.organisation_id,
        subject_kind=invoice.subject_kind,
        subject=invoice.subject,
    )
    announce(fact, body=invoice.body)
    _tell_of_reversal(invoice, payment, reversal.reason)
    return reversal


def _one_after_another(invoice: Invoice) -> None:
    """Two payments of a body at once would not see that they name the same transfer."""
    BankAccount.objects.select_for_update().filter(body=invoice.body_id).first()


def _refuse_payment(invoice: Invoice, amount: int, received_on: date, bank_reference: str) -> None:
    if invoice.state == State.PAID:
        raise Refused(_("This invoice is paid already."))
    if invoice.state != State.ISSUED:
        raise Refused(_("Only an issued invoice can be paid."))
    if amount <= 0:
        raise Refused(_("Give the amount that was received."))
    if amount > invoice.total - invoice.paid:
        raise Refused(
            _(
                "%(amount)s is more than the %(remaining)s still owed. Record what belongs to this invoice, return the rest."
            )
            % {"amount": written(money_of(amount, invoice.currency)), "remaining": written(invoice.remaining)}
        )
    if received_on > clock.today(invoice.body.time_zone):
        raise Refused(_("The money cannot have been received in the future."))
    if not bank_reference:
        raise Refused(_("Give the bank's reference, so that the payment can be found on the statement."))
    recorded = invoice.payments.filter(bank_reference__iexact=bank_reference, reverses=None, reversed_by=None)
    if recorded.exists():
        raise Refused(_("A payment with this bank reference is recorded for this invoice already."))


def _book(invoice: Invoice, payment: Payment, by: User | None) -> None:
    """The money came to the bank and is the client's credit; the invoice takes it from there."""
    received = {AccountKind.RECEIVED: payment.amount, AccountKind.CREDIT: -payment.amount}
    taken = {AccountKind.CREDIT: payment.amount, AccountKind.RECEIVABLE: -payment.amount}
    told: dict[str, Any] = {"day": payment.received_on, "reference": payment.bank_reference}
    book(of_invoice(LedgerAct.TRANSFER, payment.pk, invoice, received, **told), by=by)
    book(of_invoice(LedgerAct.PAID, payment.pk, invoice, taken, **told), by=by)


def _book_back(invoice: Invoice, payment: Payment, by: User | None) -> None:
    received = {AccountKind.RECEIVED: payment.amount, AccountKind.CREDIT: -payment.amount}
    taken = {AccountKind.CREDIT: payment.amount, AccountKind.RECEIVABLE: -payment.amount}
    reference = payment.bank_reference
    book(of_invoice(LedgerAct.PAID_BACK, payment.pk, invoice, undone(taken), reference=reference), by=by)
    book(of_invoice(LedgerAct.TRANSFER_BACK, payment.pk, invoice, undone(received), reference=reference), by=by)


def _count(invoice: Invoice, amount: int) -> None:
    invoice.paid += amount
    is_paid = invoice.paid == invoice.total
    invoice.state = State.PAID if is_paid else State.ISSUED
    invoice.paid_at = clock.now() if is_paid else None
    invoice.save(update_fields=["paid", "state", "paid_at"])
    state_invoice(invoice)


def _thank(invoice: Invoice, payment: Payment) -> None:
    rest_zh = "" if invoice.state == State.PAID else f"尚欠 {written(invoice.remaining)}。"
    rest_en = "" if invoice.state == State.PAID else f" {written(invoice.remaining)} is still open."
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 收到付款", f"Payment received for invoice {invoice.number}"),
        bilingual(f"收到 {written(payment.money)}。{rest_zh}", f"We received {written(payment.money)}.{rest_en}"),
    )


def _tell_of_reversal(invoice: Invoice, payment: Payment, reason: str) -> None:
    """Whoever was thanked hears that it was a mistake, and what is owed now."""
    gone, owed, due = written(payment.money), written(invoice.remaining), invoice.due_on
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 的收款已撤回", f"Payment taken back for invoice {invoice.number}"),
        bilingual(
            f"{payment.received_on:%Y-%m-%d} 登记的收款 {gone} 系误记，现已撤回。原因：{reason}。"
            f"现应付 {owed}，付款期限 {due:%Y-%m-%d}。",
            f"The {gone} recorded as received on {payment.received_on:%Y-%m-%d} was a mistake and is taken back: {reason}. "
            f"{owed} is owed now, due {due:%Y-%m-%d}.",
        ),
    )
