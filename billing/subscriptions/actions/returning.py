"""Money of a card that paid for a subscription went back: refunded at the provider, or lost to a dispute.

As with money that came nobody is believed: an event, the night's round and an operator's press ask the provider. What went
back is booked once by the provider's name of it, what it had paid is open again, and it pays no further invoice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

import structlog
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.booking import book
from billing.models import (
    PROMISED,
    AccountKind,
    CardCharge,
    ChargeState,
    DifferenceKind,
    LedgerAct,
    LedgerTransaction,
    OwnInvoiceState,
    OwnReceipt,
)
from billing.providers import ProviderAway, SentBack, StatedDispute, own_till, provider
from billing.providers.stripe_client import is_live
from billing.reasons import in_both, of_dispute, of_refund_at_provider
from billing.subscriptions.actions.at_our_account import ask_own_payouts, book_own_costs
from billing.subscriptions.actions.charging import note_charge
from billing.subscriptions.actions.comparing import is_booked_back, name_of_dispute, note_difference
from billing.subscriptions.actions.holding import held, only_operators, tell_body
from billing.subscriptions.actions.receiving import of_receipt, pay_from_credit, unpay
from billing.subscriptions.actions.refunding import drop_held, note_own_refund, own_refund_of
from billing.subscriptions.queries.subscriptions import credit_left, sent_back_of
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import bilingual

log = structlog.get_logger(__name__)
ENDED_WELL = ("won", "warning_closed", "prevented")
AT_ONCE = 200
LOOK_BACK = timedelta(days=120)  # as long as a payer may take to dispute


@dataclass(frozen=True)
class WentBack:
    """A refund at the provider or a dispute that was lost: its name there, how much, and the mark of what it is."""

    thing: str
    amount: int
    currency: str
    why: str


def _lost(dispute: StatedDispute) -> WentBack:
    return WentBack(dispute.id, dispute.amount, dispute.currency, of_dispute(dispute.id))


def _refunded(sent: SentBack) -> WentBack:
    return WentBack(sent.id, sent.amount, sent.currency, of_refund_at_provider(sent.id))


def receipt_of_payment(payment: str) -> OwnReceipt | None:
    """The money that came by a payment at the provider."""
    rows = OwnReceipt.objects.filter(how=OwnReceipt.How.CARD, bank_reference=payment).exclude(bank_reference="")
    return rows.select_related("subscription__body").first()


def is_under_way() -> bool:
    """Whether a payment may have come that is not booked yet."""
    return CardCharge.objects.running().exists()


def hear_own_dispute(dispute: StatedDispute) -> OwnReceipt | None:
    """Operators see it at once, with the day by which it is to be answered; one that is lost takes the money back."""
    receipt = receipt_of_payment(dispute.payment)
    if receipt is not None and dispute.fees and dispute.is_live == is_live():
        _note_costs(receipt, dispute)
    if dispute.state in ENDED_WELL:
        _note_came_again(dispute.id, dispute.amount, dispute.currency)
        return receipt
    note_difference(DifferenceKind.DISPUTE, name_of_dispute(dispute), currency=dispute.currency, theirs=-dispute.amount)
    if receipt is not None and dispute.state == "lost" and dispute.is_live == is_live():
        take_back_sent(receipt, _lost(dispute))
    return receipt


@transaction.atomic
def _note_costs(receipt: OwnReceipt, dispute: StatedDispute) -> None:
    held(receipt.subscription, None)
    book_own_costs(OwnReceipt.objects.get(pk=receipt.pk), dispute.fees)


def hear_own_refund(sent: SentBack) -> OwnReceipt | None:
    """Money that somebody refunded at the provider is ours no more."""
    if (ours := own_refund_of(sent)) is not None:
        note_own_refund(ours, sent)
        return ours.receipt
    receipt = receipt_of_payment(sent.payment)
    if receipt is not None and sent.state == "succeeded":
        take_back_sent(receipt, _refunded(sent))
    elif sent.state == "failed":
        _note_came_again(sent.id, sent.amount, sent.currency)
    elif receipt is None:
        note_difference(DifferenceKind.REFUND, sent.id, currency=sent.currency, theirs=-sent.amount)
    return receipt


def _note_came_again(thing: str, amount: int, currency: str) -> None:
    """What was booked as gone is there again: a dispute lost is won after all, a refund did not arrive. Operators book it."""
    if is_booked_back(thing):
        note_difference(DifferenceKind.AMOUNT, thing, currency=currency, theirs=amount)


def ask_own_account() -> None:
    """For the night: disputes, refunds, fees and payouts of our own account that nobody told us of."""
    since = clock.now() - LOOK_BACK
    for dispute in provider().disputes_since("", since):
        hear_own_dispute(dispute)
    for sent in provider().refunds_since("", since):
        if receipt_of_payment(sent.payment) is not None:
            hear_own_refund(sent)
    ask_own_fees(since)
    ask_own_payouts(since)


def ask_own_fees(since: datetime) -> None:
    """Of what came by card, and whose fee was not known then: the provider is asked once more."""
    unknown = CardCharge.objects.filter(state=ChargeState.PAID, settled_at__gt=since, receipt__fee_currency="")
    for charge in unknown.select_related("invoice__subscription")[:AT_ONCE]:
        note_charge(charge, own_till().charge_of(charge.payment_intent))


def ask_sent_back(receipt: OwnReceipt, *, by: User) -> int:
    """An operator says that money of a card went back: the provider is asked, and what it says is booked."""
    only_operators(by, receipt.subscription.body)
    if receipt.how != OwnReceipt.How.CARD:
        raise Refused(_("This money came by transfer: the record is taken back."))
    try:
        sent = provider().all_sent_back("", receipt.bank_reference)
        disputes = provider().disputes_since("", clock.now() - LOOK_BACK)
    except ProviderAway as away:
        raise Refused(_("The provider does not answer now. Try again in a minute.")) from away
    lost = [one for one in disputes if one.payment == receipt.bank_reference and one.state == "lost"]
    there = [one for one in sent if one.state == "succeeded" and own_refund_of(one) is None]
    back = [_refunded(one) for one in there] + [_lost(one) for one in lost if one.is_live == is_live()]
    booked = sum(take_back_sent(receipt, one, by=by) for one in back)
    if not booked:
        raise Refused(_("The provider knows of nothing that went back and is not booked."))
    return booked


@transaction.atomic
def take_back_sent(receipt: OwnReceipt, gone: WentBack, *, by: User | None = None) -> int:
    """Book what went back, once for each thing of the provider's. What it had paid is open again; gives how much was booked."""
    subscription = held(receipt.subscription, None)
    receipt = OwnReceipt.objects.get(pk=receipt.pk)
    receipt.subscription = subscription
    source: UUID = uuid5(receipt.pk, gone.thing)
    if LedgerTransaction.objects.filter(act=LedgerAct.OWN_TAKEN_BACK, source=source).exists():
        return 0
    back = min(gone.amount, receipt.amount - sent_back_of(receipt)) if gone.currency == receipt.currency else 0
    _drop_what_is_promised(receipt, back, gone.why, by)
    missing = back - credit_left(receipt)
    standing = receipt.payments.filter(reverses=None, reversed_by=None).exclude(invoice__state=OwnInvoiceState.WAIVED)
    for payment in standing.select_related("invoice").order_by("-at") if missing > 0 else ():
        if missing > 0:
            payment.invoice.subscription = subscription
            unpay(payment, by)
            missing -= payment.amount
    back -= max(missing, 0)  # what paid a part of an invoice that is given up stays there
    if back <= 0:
        log.error("subscription.sent_back_unbooked", receipt=str(receipt.pk), thing=gone.thing, amount=gone.amount)
        return 0
    moves = {AccountKind.OWN_AT_PROVIDER: -back, AccountKind.OWN_CREDIT: back}
    book(of_receipt(LedgerAct.OWN_TAKEN_BACK, source, receipt, moves, f"{gone.thing[:60]} {receipt.pk}"), by=by)
    pay_from_credit(subscription)
    words, why = written(money_of(back, gone.currency)), in_both(gone.why)
    tell_body(
        subscription,
        bilingual(f"{words} 已退回付款卡", f"{words} went back to the card"),
        bilingual(
            f"原因：{why['zh']}。由其支付的账单恢复为未结。",
            f"Why: {why['en']}. What it had paid is to be paid again.",
        ),
        by=by,
    )
    return back


def _drop_what_is_promised(receipt: OwnReceipt, back: int, why: str, by: User | None) -> None:
    """Of what was promised and is not sent yet so much goes with it as there is no room for: first what nobody approved, the newest
    first.
    """
    promised = receipt.refunds.filter(state__in=PROMISED)
    for refund in promised.order_by(F("approved_at").desc(nulls_first=True), "-opened_at"):
        refund.receipt = receipt
        missing = back - credit_left(receipt)
        if missing > 0 and not refund.is_being_sent:
            drop_held(refund, why, by, stays=max(refund.amount - missing, 0))
