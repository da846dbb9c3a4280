"""What Stripe answers, as plain values. A field that is not there is read as nothing: objects are no dictionaries."""

from datetime import UTC, datetime
from typing import Any

from billing.providers.protocol import (
    Balance,
    ChargeIs,
    DisputeFee,
    PaymentIs,
    RefundIs,
    SellerStanding,
    SentBack,
    StatedDispute,
    StatedPayout,
    TakenCard,
    TakenCharge,
    TakenPayment,
)

FAILED = {"failed", "canceled"}


def standing(account: Any) -> SellerStanding:
    wanted = _of(account, "requirements")
    until = _of(wanted, "current_deadline")
    return SellerStanding(
        account=str(account.id),
        may_charge=bool(_of(account, "charges_enabled")),
        may_be_paid_out=bool(_of(account, "payouts_enabled")),
        has_told_all=bool(_of(account, "details_submitted")),
        missing=_words(wanted, "currently_due"),
        overdue=_words(wanted, "past_due"),
        checking=_words(wanted, "pending_verification"),
        disabled_because=str(_of(wanted, "disabled_reason") or ""),
        missing_until=_moment(until) if until else None,
        country=str(_of(account, "country") or ""),
        currency=str(_of(account, "default_currency") or "").upper(),
    )


def taken_payment(session: Any, account: str) -> TakenPayment:
    intent = _of(session, "payment_intent")
    charge = _of(intent, "latest_charge")
    booked = _of(charge, "balance_transaction")
    fee = _of(booked, "fee")
    failure = _of(intent, "last_payment_error")
    paid_at = _of(charge, "created")
    return TakenPayment(
        session=str(session.id),
        account=account,
        checkout=str(_of(session, "client_reference_id") or ""),
        is_live=bool(session.livemode),
        state=_payment_is(session, intent),
        amount=int(_of(session, "amount_total") or 0),
        currency=str(_of(session, "currency") or "").upper(),
        url=str(_of(session, "url") or ""),
        payment=_id(intent),
        method=str(_of(_of(charge, "payment_method_details"), "type") or ""),
        fee=None if fee is None else int(fee),
        fee_currency=str(_of(booked, "currency") or "").upper() if fee is not None else "",
        failure=str(_of(failure, "code") or ""),
        paid_at=_moment(paid_at) if paid_at else None,
    )


def _payment_is(session: Any, intent: Any) -> PaymentIs:
    """Complete is not paid: a delayed method completes days before its money comes, or does not come."""
    if session.payment_status == "paid":
        return "paid"
    if _of(session, "status") == "expired":
        return "expired"
    if _of(session, "status") != "complete":
        return "open"
    has_failed = not isinstance(intent, str) and _of(intent, "status") in {"requires_payment_method", "canceled"}
    return "failed" if has_failed else "pending"


def taken_card(session: Any) -> TakenCard:
    method = _of(_of(session, "setup_intent"), "payment_method")
    card = _of(method, "card")
    return TakenCard(
        session=str(session.id),
        setup=str(_of(session, "client_reference_id") or ""),
        is_live=bool(session.livemode),
        is_over=_of(session, "status") != "open",
        url=str(_of(session, "url") or ""),
        payment_method=_id(method),
        brand=str(_of(card, "brand") or ""),
        last4=str(_of(card, "last4") or ""),
        expires_month=int(_of(card, "exp_month") or 0),
        expires_year=int(_of(card, "exp_year") or 0),
    )


def taken_charge(intent: Any) -> TakenCharge:
    charge, marks = _of(intent, "latest_charge"), _of(intent, "metadata")
    booked = _of(charge, "balance_transaction")
    fee = _of(booked, "fee")
    failure = _of(intent, "last_payment_error")
    return TakenCharge(
        payment=str(intent.id),
        charge=str(_of(marks, "guildmark_charge") or _of(marks, "guildmark_checkout") or ""),
        is_live=bool(intent.livemode),
        state=_charge_is(intent, failure),
        amount=int(intent.amount),
        currency=str(intent.currency).upper(),
        failure=str(_of(failure, "decline_code") or _of(failure, "code") or ""),
        fee=None if fee is None else int(fee),
        fee_currency=str(_of(booked, "currency") or "").upper() if fee is not None else "",
        refunded=int(_of(charge, "amount_refunded") or 0),
        made_at=_moment(intent.created),
    )


def _charge_is(intent: Any, failure: Any) -> ChargeIs:
    status = str(intent.status)
    if status == "succeeded":
        return "paid"
    if status == "processing":
        return "pending"
    if status == "requires_action" or _of(failure, "code") == "authentication_required":
        return "asks"
    return "failed" if failure is not None or status == "canceled" else "open"


def sent_back(refund: Any, account: str) -> SentBack:
    status = str(_of(refund, "status") or "pending")
    state: RefundIs = "succeeded" if status == "succeeded" else "failed" if status in FAILED else "pending"
    return SentBack(
        id=str(refund.id),
        account=account,
        payment=_id(_of(refund, "payment_intent")),
        refund=str(_of(_of(refund, "metadata"), "guildmark_refund") or ""),
        amount=int(refund.amount),
        currency=str(refund.currency).upper(),
        state=state,
        waits_because=str(_of(refund, "pending_reason") or ""),
        failure=str(_of(refund, "failure_reason") or ""),
        sent_at=_moment(refund.created),
    )


def stated_dispute(dispute: Any, account: str) -> StatedDispute:
    details = dispute.evidence_details
    due = _of(details, "due_by")
    return StatedDispute(
        id=str(dispute.id),
        account=account,
        payment=_id(_of(dispute, "payment_intent")),
        amount=int(dispute.amount),
        currency=str(dispute.currency).upper(),
        reason=str(dispute.reason),
        state=str(dispute.status),
        is_live=bool(dispute.livemode),
        opened_at=_moment(dispute.created),
        answer_by=_moment(due) if due else None,
        answers_sent=int(_of(details, "submission_count") or 0),
        is_overdue=bool(_of(details, "past_due")),
        fees=tuple(_fee(booked) for booked in _of(dispute, "balance_transactions") or () if _of(booked, "fee")),
    )


def _fee(booked: Any) -> DisputeFee:
    return DisputeFee(id=str(booked.id), amount=int(booked.fee), currency=str(booked.currency).upper())


def stated_payout(payout: Any, account: str) -> StatedPayout:
    return StatedPayout(
        id=str(payout.id),
        account=account,
        amount=int(payout.amount),
        currency=str(payout.currency).upper(),
        state=str(payout.status),
        made_at=_moment(payout.created),
        arrives_at=_moment(payout.arrival_date),
        failure=str(_of(payout, "failure_code") or ""),
    )


def balance(held: Any) -> Balance:
    return Balance(available=_by_currency(held.available), pending=_by_currency(held.pending))


def _by_currency(funds: Any) -> dict[str, int]:
    sums: dict[str, int] = {}
    for one in funds:
        sums[one.currency.upper()] = sums.get(one.currency.upper(), 0) + int(one.amount)
    return sums


def _of(thing: Any, name: str) -> Any:
    """A field, or None where there is none or where only an id stands in the place of the object."""
    return None if thing is None or isinstance(thing, str) else getattr(thing, name, None)


def _id(thing: Any) -> str:
    return "" if thing is None else thing if isinstance(thing, str) else str(thing.id)


def _words(thing: Any, name: str) -> tuple[str, ...]:
    return tuple(str(word) for word in _of(thing, name) or ())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
