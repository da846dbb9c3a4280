"""Money of a seller that lies at the provider of payments: it came by card, and reaches the bank as a payout, less fees.

What came for an invoice, and what goes back by card, is booked where that is written down. Here stands the rest: fees,
payouts, and what came by card and fits nothing. Each is booked once; what turns out otherwise is undone once.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid5

from billing.actions.booking import Booking
from billing.actions.booking import keep_booked as _keep
from billing.models import (
    BOOKED,
    AccountKind,
    Checkout,
    Dispute,
    LedgerAct,
    Payout,
    Return,
    ReturnState,
)
from billing.providers import DisputeFee
from lib import clock
from lib.money import CURRENCIES
from tenants.models import CertificationBody


def book_what_came(checkout: Checkout, *, was_held: bool) -> None:
    """What came by card and fits nothing is kept apart until it is booked or goes back; and its fee. The invoice is locked."""
    if was_held or checkout.is_held:
        _book_held(checkout)
    if checkout.is_held or checkout.state in BOOKED:
        _book_fee(checkout, checkout.pk, checkout.fee or 0, checkout.fee_currency)


def _book_held(checkout: Checkout) -> None:
    moves = {AccountKind.AT_PROVIDER: checkout.received or 0, AccountKind.SUSPENSE: -(checkout.received or 0)}
    held = _booking(LedgerAct.HELD, checkout.pk, checkout, checkout.received_currency, moves)
    _keep(held, LedgerAct.HELD_ENDED, stands=checkout.is_held)


def book_what_went_back(made: Return) -> None:
    """Of what fitted nothing. What goes back of an invoice is booked with its refund. The invoice is locked."""
    if made.refund_id is None and made.checkout.is_held:
        _keep(
            _gone(made.checkout, made.pk, made.amount, made.currency),
            LedgerAct.CAME_AGAIN,
            stands=made.state == ReturnState.SUCCEEDED,
        )


def book_costs(dispute: Dispute, fees: Iterable[DisputeFee]) -> None:
    """What a dispute costs, and what it took of money that fitted nothing. The invoice is locked."""
    checkout = dispute.checkout
    if checkout.is_held:
        amount = min(dispute.amount, checkout.received or 0)
        gone = _gone(checkout, dispute.pk, amount, dispute.currency)
        _keep(gone, LedgerAct.CAME_AGAIN, stands=dispute.state == "lost")
    for fee in fees:
        is_one_of_ours = fee.currency in CURRENCIES and dispute.fee_currency in {"", fee.currency}
        if is_one_of_ours and _book_fee(checkout, uuid5(dispute.pk, fee.id), fee.amount, fee.currency):
            dispute.fee, dispute.fee_currency = dispute.fee + fee.amount, fee.currency


def book_payout(payout: Payout, body: CertificationBody) -> None:
    """Once the provider says that it has arrived: what lay there is at the bank. The body's payments wait."""
    if payout.currency not in CURRENCIES:
        return
    moves = {AccountKind.RECEIVED: payout.amount, AccountKind.AT_PROVIDER: -payout.amount}
    booking = Booking(
        act=LedgerAct.PAYOUT,
        source=payout.pk,
        body=body,
        organisation=None,
        currency=payout.currency,
        moves=moves,
        day=payout.arrives_on,
        reference=payout.payout,
    )
    _keep(booking, LedgerAct.PAYOUT_FAILED, stands=payout.state == "paid" and payout.amount != 0)


def _book_fee(checkout: Checkout, source: UUID, amount: int, currency: str) -> bool:
    """Whether it was booked just now. Less than nothing is given back."""
    if not amount or currency not in CURRENCIES:
        return False
    moves = {AccountKind.FEES: amount, AccountKind.AT_PROVIDER: -amount}
    return _keep(_booking(LedgerAct.FEE, source, checkout, currency, moves), None, stands=True)


def _gone(checkout: Checkout, source: UUID, amount: int, currency: str) -> Booking:
    moves = {AccountKind.SUSPENSE: amount, AccountKind.AT_PROVIDER: -amount}
    return _booking(LedgerAct.WENT_BACK, source, checkout, currency, moves)


def _booking(
    act: LedgerAct, source: UUID, checkout: Checkout, currency: str, moves: Mapping[AccountKind, int]
) -> Booking:
    invoice = checkout.invoice
    return Booking(
        act=act,
        source=source,
        body=invoice.body,
        organisation=None,
        currency=currency,
        moves=moves,
        day=clock.today(invoice.body.time_zone),
        reference=checkout.payment_intent or invoice.number,
        invoice=invoice,
    )
