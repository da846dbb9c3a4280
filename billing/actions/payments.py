"""Money arrives and pays an invoice; or it turns out that it was written down by mistake."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.booking import Booking, book, book_together, of_invoice
from billing.actions.locking import locked, one_after_another, state_invoice, tell_organisation
from billing.actions.reminding import plan_reminder_again
from billing.events import PaymentReceived
from billing.models import AccountKind, CreditNote, Invoice, LedgerAct, Payment, State, StatementLine, Transfer
from billing.queries import is_settled, question_about_transfer
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import Bilingual, bilingual
from outbox.actions import announce


@transaction.atomic
def record_payment(
    invoice: Invoice,
    *,
    amount: int,
    received_on: date,
    bank_reference: str,
    by: User,
    is_part: bool = False,
    payer_name: str = "",
    payer_account: str = "",
) -> Payment:
    """Write down money that reached the bank, in minor units; in parts if need be, never more than is owed.

    `is_part`: who records it says that this transfer paid other invoices too. It is then paid from what is left of that
    transfer, or makes it larger by a part.
    """
    invoice = locked(invoice, by)
    bank_reference = " ".join(bank_reference.split())
    one_after_another(invoice.body)
    _refuse_payment(invoice, amount)
    _refuse_naming(invoice, received_on, bank_reference)
    _refuse_other_currency(invoice, bank_reference)
    if not is_part and (question := question_about_transfer(invoice, bank_reference, amount)):
        raise Refused(question)

    known = Transfer.objects.for_body(invoice.body).standing().named(bank_reference).filter(part_of=None).first()
    if known and known.rest >= amount:
        return pay_from(known, invoice, amount, by=by, is_part=True)
    transfer = Transfer.objects.create(
        body=invoice.body,
        organisation=invoice.organisation,
        amount=amount,
        currency=invoice.currency,
        received_on=received_on,
        bank_reference=bank_reference,
        payer_name=" ".join(payer_name.split()),
        payer_account=" ".join(payer_account.split()),
        part_of=known,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    return pay_from(transfer, invoice, amount, by=by, is_part=is_part, is_new=True)


@transaction.atomic
def record_online_payment(invoice: Invoice, *, amount: int, received_on: date, payment: str) -> Payment:
    """Write down money that reached the seller's account at the provider, who was asked just now. By nobody: by the product.

    The invoice is locked.
    """
    one_after_another(invoice.body)
    _refuse_payment(invoice, amount)
    _refuse_day_and_name(invoice, received_on, payment)
    # No payment is by it then, for each bears the name of its transfer.
    if Transfer.objects.for_body(invoice.body).standing().named(payment).exists():
        raise Refused(_("A transfer with this reference is recorded already."))
    transfer = Transfer.objects.create(
        body=invoice.body,
        organisation=invoice.organisation,
        amount=amount,
        currency=invoice.currency,
        received_on=received_on,
        bank_reference=payment,
        recorded_at=clock.now(),
    )
    return pay_from(transfer, invoice, amount, by=None, is_part=False, is_new=True)


def book_transfer(transfer: Transfer, by: User | None) -> None:
    book(_as_it_came(transfer), by=by)


def _as_it_came(transfer: Transfer) -> Booking:
    """It came to the bank, or to the provider by card, and is the client's credit until it pays an invoice."""
    return _of_transfer(LedgerAct.TRANSFER, transfer, transfer.received_on, transfer.amount)


def end_transfer(transfer: Transfer, reason: str, by: User | None) -> Transfer:
    """A transfer that pays nothing was recorded by mistake: it never came."""
    transfer.taken_back_by, transfer.taken_back_at, transfer.take_back_reason = by, clock.now(), reason
    transfer.save(update_fields=["taken_back_by", "taken_back_at", "take_back_reason"])
    StatementLine.objects.filter(transfer=transfer).update(transfer=None)  # what the bank said of it waits again
    book(_of_transfer(LedgerAct.TRANSFER_BACK, transfer, clock.today(transfer.body.time_zone), -transfer.amount), by=by)
    return transfer


def move_lost(transfer: Transfer, amount: int, *, reference: str) -> None:
    """The payer's bank takes so much of a transfer; below nothing: gives it back. What is taken pays nothing by now.

    Both may happen to it more than once: each is a booking of its own, and whoever calls keeps count.
    """
    transfer.lost += amount
    transfer.save(update_fields=["lost"])
    act = LedgerAct.TRANSFER_BACK if amount > 0 else LedgerAct.TRANSFER
    booking = _of_transfer(act, transfer, clock.today(transfer.body.time_zone), -amount)
    book(replace(booking, source=uuid4(), reference=reference), by=None)


def pay_from(
    transfer: Transfer,
    invoice: Invoice,
    amount: int,
    *,
    by: User | None,
    is_part: bool,
    is_new: bool = False,
    was_credit: bool = False,
) -> Payment:
    """Pay an invoice from what is left of a transfer. The invoice is locked, and the body's payments wait.

    `is_new`: the transfer was written just now, and is booked with what it pays.
    `was_credit`: the client was told of the transfer before, as its credit; whoever uses it tells what it pays.
    """
    _refuse_payment(invoice, amount)
    if transfer.currency != invoice.currency:
        raise Refused(_("A transfer pays invoices of its own currency alone."))
    if amount > (transfer.amount if is_new else transfer.rest):
        raise Refused(
            _("Only %(rest)s of the transfer %(reference)s is left.")
            % {"rest": written(transfer.rest_money), "reference": transfer.bank_reference}
        )
    payment = Payment.objects.create(
        invoice=invoice,
        transfer=transfer,
        amount=amount,
        received_on=transfer.received_on,
        bank_reference=transfer.bank_reference,
        is_part=is_part,
        is_online=by is None,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    came = [_as_it_came(transfer)] if is_new else []
    book_together([*came, _of_payment(payment, invoice)], by=by)
    count_payment(invoice, amount)
    settled = not invoice.subject or is_settled(invoice.subject_kind, invoice.subject)
    fact = PaymentReceived(
        invoice=invoice.pk,
        organisation=invoice.organisation_id,
        subject_kind=invoice.subject_kind,
        subject=invoice.subject,
        is_settled=settled,
    )
    announce(fact, body=invoice.body)
    if not was_credit:
        _thank(invoice, payment)
    return payment


def _refuse_payment(invoice: Invoice, amount: int) -> None:
    if invoice.state == State.PAID:
        raise Refused(_("This invoice is paid already."))
    if invoice.state != State.ISSUED:
        raise Refused(_("Only an issued invoice can be paid."))
    if amount <= 0:
        raise Refused(_("Give the amount that was received."))
    if amount > invoice.owed:
        raise Refused(
            _(
                "%(amount)s is more than the %(remaining)s still owed. Record it as a transfer: "
                "the rest stays the client's credit."
            )
            % {
                "amount": written(money_of(amount, invoice.currency)),
                "remaining": written(money_of(invoice.owed, invoice.currency)),
            }
        )


def _refuse_day_and_name(invoice: Invoice, received_on: date, bank_reference: str) -> None:
    if received_on > clock.today(invoice.body.time_zone):
        raise Refused(_("The money cannot have been received in the future."))
    if not bank_reference:
        raise Refused(_("Give the bank's reference, so that the payment can be found on the statement."))


def _refuse_naming(invoice: Invoice, received_on: date, bank_reference: str) -> None:
    _refuse_day_and_name(invoice, received_on, bank_reference)
    recorded = invoice.payments.standing().filter(bank_reference__iexact=bank_reference)
    if recorded.exists():
        raise Refused(_("A payment with this bank reference is recorded for this invoice already."))


def _refuse_other_currency(invoice: Invoice, bank_reference: str) -> None:
    named = Transfer.objects.for_body(invoice.body).standing().named(bank_reference)
    if other := named.exclude(currency=invoice.currency).first():
        raise Refused(
            _("Transfer %(reference)s is recorded already, in %(currency)s: it pays invoices of that currency alone.")
            % {"reference": other.bank_reference, "currency": other.currency}
        )


def _of_transfer(act: LedgerAct, transfer: Transfer, day: date, amount: int) -> Booking:
    there = AccountKind.AT_PROVIDER if transfer.came_by_card else AccountKind.RECEIVED
    return Booking(
        act=act,
        source=transfer.pk,
        body=transfer.body,
        organisation=transfer.organisation_id,
        currency=transfer.currency,
        moves={there: amount, AccountKind.CREDIT: -amount},
        day=day,
        reference=transfer.bank_reference,
    )


def _of_payment(payment: Payment, invoice: Invoice) -> Booking:
    """The invoice takes the client's credit: of whoever sent the money, which may be another client."""
    return of_invoice(
        LedgerAct.PAID,
        payment.pk,
        invoice,
        {AccountKind.CREDIT: payment.amount, AccountKind.RECEIVABLE: -payment.amount},
        day=payment.received_on,
        reference=payment.bank_reference,
        other_client=payment.transfer.organisation_id,
    )


def count_payment(invoice: Invoice, amount: int) -> None:
    """Money came for an invoice, or went again. The invoice is locked."""
    invoice.paid += amount
    state_stand(invoice)


def state_stand(invoice: Invoice) -> None:
    """How an invoice stands by what was paid and credited is kept, and told to its organisation's desk."""
    was_open = invoice.state == State.ISSUED
    if invoice.owed:
        invoice.state, invoice.paid_at = State.ISSUED, None
    elif invoice.paid:
        invoice.state, invoice.paid_at = State.PAID, invoice.paid_at or clock.now()
    else:
        invoice.state, invoice.paid_at = State.CREDITED, None
    state_invoice(invoice, changed=["paid", "credited", "covered", "state", "paid_at"])
    if invoice.state == State.ISSUED and not was_open:
        plan_reminder_again(invoice)


def give_back_to_credit(invoice: Invoice, note: CreditNote, by: User | None) -> None:
    """What was paid beyond what an invoice is worth now is left of its transfers again, the latest first: the client's credit."""
    left = note.frees
    for transfer in _transfers_in(invoice):
        taken = min(left, transfer.in_it)
        if taken <= 0:
            continue
        row = Payment.objects.create(
            invoice=invoice,
            transfer=transfer,
            note=note,
            amount=-taken,
            received_on=transfer.received_on,
            bank_reference=transfer.bank_reference,
            is_part=True,
            reason=(note.reason_en or note.reason_zh)[:300],
            recorded_by=by,
            recorded_at=clock.now(),
        )
        freed = {AccountKind.RECEIVABLE: taken, AccountKind.CREDIT: -taken}
        client, reference = transfer.organisation_id, transfer.bank_reference
        book(of_invoice(LedgerAct.PAID_BACK, row.pk, invoice, freed, reference=reference, other_client=client), by=by)
        invoice.paid -= taken
        left -= taken


def _transfers_in(invoice: Invoice) -> list[Any]:
    """The transfers that pay an invoice, each with how much of it is in it, the latest first."""
    paid = Transfer.objects.filter(payments__invoice=invoice).annotate(in_it=Sum("payments__amount"))
    return list(paid.select_related("organisation").order_by("-received_on", "-recorded_at", "pk"))


def _thank(invoice: Invoice, payment: Payment) -> None:
    amount, rest = written(payment.money), still_open(invoice)
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 收到付款", f"Payment received for invoice {invoice.number}"),
        bilingual(f"收到 {amount}。{rest['zh']}", f"We received {amount}.{rest['en']}"),
    )


def tell_of_used_credit(invoice: Invoice, amount: int) -> None:
    """The client's own credit pays an invoice, from however many transfers: nothing was received now."""
    used, rest = written(money_of(amount, invoice.currency)), still_open(invoice)
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 已用预付余额冲抵", f"Your credit pays invoice {invoice.number}"),
        bilingual(f"已用贵单位的预付余额冲抵 {used}。{rest['zh']}", f"{used} of your credit pays it.{rest['en']}"),
    )


def still_open(invoice: Invoice) -> Bilingual:
    """What is still asked for, to be said after another sentence; nothing where nothing is."""
    asked = written(invoice.asked_money)
    return bilingual(f"尚欠 {asked}。", f" {asked} is still open.") if invoice.asked else bilingual("", "")
