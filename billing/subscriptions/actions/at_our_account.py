"""Money of subscriptions that lies on the platform's own account at the provider: its fees, and the payouts to our bank."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from billing.actions.booking import Booking, keep_booked
from billing.models import AccountKind, DifferenceKind, LedgerAct, OwnPayout, OwnReceipt
from billing.providers import DisputeFee, StatedPayout, TakenCharge, provider
from billing.subscriptions.actions.comparing import name_of_cost, note_difference
from lib import clock
from lib.money import CURRENCIES


def own_fee_of(taken: TakenCharge) -> dict[str, Any]:
    """What the provider kept of a payment, as its receipt says it; nothing where it does not say yet."""
    is_known = taken.fee is not None and taken.fee_currency in CURRENCIES
    return {"fee": taken.fee, "fee_currency": taken.fee_currency} if is_known else {}


def note_own_fee(receipt: OwnReceipt, taken: TakenCharge) -> None:
    """The provider said later what it kept. The subscription is locked."""
    if receipt.fee_currency or not (fee := own_fee_of(taken)):
        return
    for name, value in fee.items():
        setattr(receipt, name, value)
    receipt.save(update_fields=list(fee))
    book_own_fee(receipt)


def book_own_fee(receipt: OwnReceipt) -> None:
    """Once, as it is known. The subscription is locked."""
    if not receipt.fee or not receipt.fee_currency:
        return
    moves = {AccountKind.OWN_FEES: receipt.fee, AccountKind.OWN_AT_PROVIDER: -receipt.fee}
    fee = _booking(LedgerAct.OWN_FEE, receipt.pk, receipt.fee_currency, moves, receipt.bank_reference)
    keep_booked(fee, None, stands=True)


def book_own_costs(receipt: OwnReceipt, fees: Iterable[DisputeFee]) -> None:
    """What a dispute costs beyond its amount, and what the provider gave back of that; each is booked once, by its own name. The
    subscription is locked. Of another currency than the first it is for operators: a receipt knows one.
    """
    for fee in fees:
        if not fee.amount:
            continue
        if fee.currency not in CURRENCIES or receipt.dispute_cost_currency not in {"", fee.currency}:
            currency = fee.currency if fee.currency in CURRENCIES else ""
            note_difference(DifferenceKind.FEE, fee.id, currency=currency, theirs=-fee.amount)
            continue
        moves = {AccountKind.OWN_FEES: fee.amount, AccountKind.OWN_AT_PROVIDER: -fee.amount}
        cost = _booking(LedgerAct.OWN_FEE, name_of_cost(receipt, fee), fee.currency, moves, receipt.bank_reference)
        if keep_booked(cost, None, stands=True):
            receipt.dispute_cost, receipt.dispute_cost_currency = receipt.dispute_cost + fee.amount, fee.currency
            receipt.save(update_fields=["dispute_cost", "dispute_cost_currency"])


def ask_own_payouts(since: datetime) -> None:
    """What the provider sent from our account to our bank."""
    asked_at = clock.now()
    for stated in provider().payouts_since("", since):
        note_own_payout(stated, asked_at=asked_at)


@transaction.atomic
def note_own_payout(stated: StatedPayout, *, asked_at: datetime) -> None:
    """Keep what the provider says of it, unless we know it from later, and book that it arrived, or came back."""
    known = {
        "state": stated.state,
        "arrives_on": clock.day_of(stated.arrives_at),
        "failure": stated.failure[:60],
        "asked_at": asked_at,
    }
    fixed = {"amount": stated.amount, "currency": stated.currency, "made_at": stated.made_at}
    OwnPayout.objects.bulk_create([OwnPayout(payout=stated.id, **fixed, **known)], ignore_conflicts=True)
    row = OwnPayout.objects.select_for_update().get(payout=stated.id)
    if row.asked_at <= asked_at:
        for name, value in known.items():
            setattr(row, name, value)
        row.save(update_fields=list(known))
    if row.currency in CURRENCIES:
        moves = {AccountKind.OWN_RECEIVED: row.amount, AccountKind.OWN_AT_PROVIDER: -row.amount}
        booking = replace(_booking(LedgerAct.OWN_PAYOUT, row.pk, row.currency, moves, row.payout), day=row.arrives_on)
        keep_booked(booking, LedgerAct.OWN_PAYOUT_BACK, stands=row.state == "paid" and row.amount != 0)


def _booking(act: LedgerAct, source: UUID, currency: str, moves: dict[AccountKind, int], reference: str) -> Booking:
    return Booking(act, source, None, None, currency, moves, clock.today(), reference=reference)
