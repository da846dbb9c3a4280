"""Money comes for a subscription, by transfer or by card: it pays the oldest invoice first, and what is left the next one."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.booking import Booking, book
from billing.models import (
    HOLDS,
    AccountKind,
    LedgerAct,
    OwnInvoiceState,
    OwnPayment,
    OwnReceipt,
    Subscription,
    SubscriptionInvoice,
)
from billing.subscriptions.actions.at_our_account import book_own_fee
from billing.subscriptions.actions.dunning import plan_dunning, restore_where_paid
from billing.subscriptions.actions.holding import CHARGES, DUNS, held, only_operators, tell_body
from billing.subscriptions.queries.subscriptions import credit_left, open_invoices_of_subscription
from lib import clock
from lib.money import written
from lib.refusal import Refused
from lib.text import bilingual
from outbox.actions import clear_many_due, set_due


@transaction.atomic
def record_own_transfer(
    subscription: Subscription,
    *,
    amount: int,
    received_on: date,
    bank_reference: str,
    by: User,
    payer_name: str = "",
) -> OwnReceipt:
    """An operator writes down what stands on the platform's bank statement."""
    only_operators(by, subscription.body)
    subscription = held(subscription, None)
    if amount <= 0:
        raise Refused(_("A transfer is of something."))
    if received_on > clock.today():
        raise Refused(_("That day is still to come."))
    if not bank_reference.strip():
        raise Refused(_("Give the bank's reference of the transfer."))
    receipt = OwnReceipt(
        subscription=subscription,
        how=OwnReceipt.How.TRANSFER,
        amount=amount,
        currency=subscription.currency,
        received_on=received_on,
        bank_reference=bank_reference.strip(),
        payer_name=payer_name.strip(),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    return receive(receipt, by=by)


def receive(receipt: OwnReceipt, *, by: User | None) -> OwnReceipt:
    """Keep money that came and let it pay. The subscription is locked."""
    try:
        with transaction.atomic():
            receipt.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused(_("This transfer is recorded already.")) from twice
    moves = {came_to(receipt): receipt.amount, AccountKind.OWN_CREDIT: -receipt.amount}
    book(of_receipt(LedgerAct.OWN_RECEIPT, receipt.pk, receipt, moves), by=by)
    book_own_fee(receipt)
    paid = use_own_credit(receipt.subscription)
    numbers = "、".join(invoice.number for invoice in paid), ", ".join(invoice.number for invoice in paid)
    amount = written(receipt.money)
    rest = credit_left(receipt)
    tell_body(
        receipt.subscription,
        bilingual(f"已收到 {amount}", f"{amount} received"),
        bilingual(
            (f"用于支付 {numbers[0]}。" if paid else "") + ("余款留作下期使用。" if rest else ""),
            (f"It pays {numbers[1]}. " if paid else "") + ("What is left pays your next invoice." if rest else ""),
        ),
        by=by,
    )
    restore_where_paid(receipt.subscription)
    return receipt


def came_to(receipt: OwnReceipt) -> AccountKind:
    """Where money lies as it comes: of a card at the provider, until a payout brings it to the bank."""
    return AccountKind.OWN_AT_PROVIDER if receipt.how == OwnReceipt.How.CARD else AccountKind.OWN_RECEIVED


def use_own_credit(subscription: Subscription) -> list[SubscriptionInvoice]:
    """Let what was paid ahead pay what is open, the oldest first. The subscription is locked."""
    touched = []
    for receipt in subscription.receipts.filter(taken_back_at=None, currency=subscription.currency).order_by(
        "received_on", "recorded_at"
    ):
        left = credit_left(receipt)
        for invoice in open_invoices_of_subscription(subscription) if left > 0 else ():
            part = min(left, invoice.owed)
            if part > 0:
                _pay(invoice, receipt, part)
                touched.append(invoice)
                left -= part
    return touched


def pay_from_credit(subscription: Subscription) -> None:
    """Money that came is free again: it pays what is open, and wakes what rested for it. The subscription is locked."""
    use_own_credit(subscription)
    restore_where_paid(subscription)


def _pay(invoice: SubscriptionInvoice, receipt: OwnReceipt, amount: int) -> None:
    payment = OwnPayment.objects.create(invoice=invoice, receipt=receipt, amount=amount, at=clock.now())
    invoice.paid += amount
    if invoice.paid == invoice.total:
        invoice.state, invoice.paid_at = OwnInvoiceState.PAID, clock.now()
        clear_many_due([DUNS, CHARGES], [invoice.pk], body=invoice.subscription.body)
    invoice.save(update_fields=["paid", "state", "paid_at"])
    moves = {AccountKind.OWN_CREDIT: amount, AccountKind.OWN_RECEIVABLE: -amount}
    book(of_receipt(LedgerAct.OWN_PAID, payment.pk, receipt, moves, invoice.number), by=None)


@transaction.atomic
def take_back_own_transfer(receipt: OwnReceipt, *, reason: str, by: User) -> OwnReceipt:
    """A transfer was recorded by mistake: what it paid is open again, by counter-entries."""
    only_operators(by, receipt.subscription.body)
    held(receipt.subscription, None)
    receipt = OwnReceipt.objects.select_related("subscription__body").get(pk=receipt.pk)
    if receipt.taken_back_at:
        raise Refused(_("This transfer is taken back already."))
    if receipt.refunds.filter(state__in=HOLDS).exists():
        raise Refused(_("Money of this transfer goes back, or went: it did come."))
    if receipt.how != OwnReceipt.How.TRANSFER:
        raise Refused(_("Money that came by card is sent back at the provider, and not taken back here."))
    if not reason.strip():
        raise Refused(_("Say why it is taken back."))
    reopened: list[SubscriptionInvoice] = []
    for payment in receipt.payments.filter(reverses=None, reversed_by=None).select_related(
        "invoice__subscription__body"
    ):
        if payment.invoice.state == OwnInvoiceState.WAIVED:
            raise Refused(
                _("What was left of invoice %(number)s is given up. It stays as it is.") % {"number": payment.invoice}
            )
        unpay(payment, by)
        reopened.append(payment.invoice)
    receipt.taken_back_at, receipt.taken_back_by, receipt.take_back_reason = clock.now(), by, reason.strip()
    receipt.save(update_fields=["taken_back_at", "taken_back_by", "take_back_reason"])
    moves = {AccountKind.OWN_RECEIVED: -receipt.amount, AccountKind.OWN_CREDIT: receipt.amount}
    book(of_receipt(LedgerAct.OWN_TAKEN_BACK, receipt.pk, receipt, moves), by=by)
    amount = written(receipt.money)
    tell_body(
        receipt.subscription,
        bilingual(f"{amount} 的到账登记已撤销", f"The record of {amount} is taken back"),
        bilingual(f"登记有误：{reason.strip()}", f"It was recorded by mistake: {reason.strip()}"),
        by=by,
    )
    pay_from_credit(receipt.subscription)
    for invoice in reopened:  # a card that is saved is charged again, as soon as the relay comes to it
        if SubscriptionInvoice.objects.to_be_paid().filter(pk=invoice.pk).exists():
            set_due(CHARGES, invoice.pk, clock.now(), body=receipt.subscription.body)
    return receipt


def unpay(payment: OwnPayment, by: User | None) -> None:
    """What had paid is taken back: its invoice is open again. The subscription is locked."""
    invoice = payment.invoice
    back = OwnPayment.objects.create(
        invoice=invoice, receipt=payment.receipt, amount=-payment.amount, reverses=payment, at=clock.now()
    )
    invoice.paid -= payment.amount
    invoice.state, invoice.paid_at = OwnInvoiceState.ISSUED, None
    invoice.save(update_fields=["paid", "state", "paid_at"])
    moves = {AccountKind.OWN_CREDIT: -payment.amount, AccountKind.OWN_RECEIVABLE: payment.amount}
    book(of_receipt(LedgerAct.OWN_UNPAID, back.pk, payment.receipt, moves, invoice.number), by=by)
    plan_dunning(invoice)


def of_receipt(
    act: LedgerAct, source: UUID, receipt: OwnReceipt, moves: dict[AccountKind, int], reference: str = ""
) -> Booking:
    """A booking about money that came, in the platform's own journal; by the bank's reference where no other is given."""
    day = receipt.received_on if act == LedgerAct.OWN_RECEIPT else clock.today()
    reference = reference or receipt.bank_reference
    return Booking(act, source, None, None, receipt.currency, moves, day, reference=reference)
