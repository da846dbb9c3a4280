"""A price on request: the seller's finance staff say what it costs, in which parts, and until when that holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.queries import usual_rate_of
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual, written_day
from orders.actions.confirming import OFFER_ENDS, OFFER_LAPSES
from orders.actions.locking import as_buyer, as_pricer, locked, move_to, refuse_new_where_closed
from orders.actions.stating import state_order
from orders.actions.telling import of_order, tell_buyer, tell_pricers
from orders.models import Milestone, Order
from orders.pricing import lines_of
from orders.sheet import split, with_tax
from outbox.actions import clear_due, set_due
from tenants.context import current_body
from vocabulary.promises import refuse_promises

LONGEST_OFFER = timedelta(days=365)
REMINDED = timedelta(days=2)
MOST_PARTS = 12
State = Order.State


@dataclass(frozen=True)
class OfferedPart:
    """A part of an offer, by per cent of its sum."""

    name_zh: str
    name_en: str
    percent: int
    days: int = 0


@transaction.atomic
def offer(
    order: Order,
    *,
    prices: Mapping[UUID, int],
    parts: Sequence[OfferedPart],
    valid_until: date,
    words: str = "",
    edition: int | None = None,
    by: User,
) -> Order:
    """Say what a request costs: for one of each line, as the service states its tax. Said again, it replaces what was offered."""
    order = as_pricer(order, by)
    if order.state not in {State.REQUESTED, State.OFFERED}:
        raise Refused(_("Nothing is asked for here any more."))
    refuse_new_where_closed()
    if edition is not None and edition != order.edition:
        raise Refused(_("A colleague has changed the offer meanwhile. Look at it as it is now."))
    _refuse_terms(parts, valid_until)
    refuse_promises(words, *(name for part in parts for name in (part.name_zh, part.name_en)))
    total = _priced(order, prices)
    _write_parts(order, parts, total)
    order.total, order.offer_until, order.offer_words = total, valid_until, words.strip()
    order.offered_by, order.offered_at = by, clock.now()
    order.edition += 1
    move_to(order, State.OFFERED)
    fields = ("total", "offer_until", "offer_words", "offered_by", "offered_at", "edition", "state", "since")
    ends_at = clock.day_after(valid_until, current_body().time_zone)
    set_due(OFFER_ENDS, order.pk, max(ends_at - REMINDED, clock.now()), body=current_body())
    set_due(OFFER_LAPSES, order.pk, ends_at, body=current_body())
    state_order(order, *fields)
    tell_buyer(
        order,
        of_order(order, "已报价", "the seller has offered"),
        bilingual(
            f"请于 {valid_until:%Y-%m-%d} 前确认或谢绝。",
            f"Confirm or decline the offer until {valid_until:%Y-%m-%d}.",
        ),
    )
    return order


@transaction.atomic
def decline_request(order: Order, *, reason: str, by: User) -> Order:
    """The seller makes no offer, or takes the one it made back, and says why."""
    order = as_pricer(order, by)
    if order.state not in {State.REQUESTED, State.OFFERED}:
        raise Refused(_("Nothing is asked for here any more."))
    _end(order, State.DECLINED, reason, by)
    words = bilingual(f"原因：{order.end_reason}", order.end_reason)
    tell_buyer(order, of_order(order, "服务方未能承接", "the seller declines"), words)
    return order


@transaction.atomic
def decline_offer(order: Order, *, reason: str, by: User) -> Order:
    """The buyer does not take an offer, and says why; or takes a request back before one was made."""
    order = as_buyer(order, by)
    if order.state not in {State.REQUESTED, State.OFFERED}:
        raise Refused(_("There is no offer to decline."))
    is_offered = order.state == State.OFFERED
    _end(order, State.DECLINED if is_offered else State.CANCELLED, reason, by)
    subject = of_order(order, "报价未被接受", "the offer is declined")
    if not is_offered:
        subject = of_order(order, "询价已撤回", "the request is taken back")
    tell_pricers(order, subject, bilingual(f"原因：{order.end_reason}", order.end_reason), by=by)
    return order


@transaction.atomic
def tell_that_an_offer_ends(pk: UUID) -> None:
    """Once, two days before."""
    order = Order.objects.filter(pk=pk, state=State.OFFERED).first()
    if order is None or order.offer_until is None:
        return
    until = order.offer_until
    tell_buyer(
        order,
        of_order(order, "报价即将到期", "the offer ends soon"),
        bilingual(f"报价有效期至 {until:%Y-%m-%d}。", f"It is valid until {until:%Y-%m-%d}."),
    )


@transaction.atomic
def let_offer_lapse(pk: UUID) -> None:
    """An offer that nobody took until its last day ends by itself, and both sides are told."""
    order = Order.objects.filter(pk=pk).first()
    order = order and locked(order)
    today = clock.today(current_body().time_zone)
    if order is None or order.state != State.OFFERED or order.offer_until is None or order.offer_until >= today:
        return
    until = f"{order.offer_until:%Y-%m-%d}"
    _end(
        order,
        State.DECLINED,
        f"报价有效期至 {until}，到期未确认。 The offer was valid until {until} and was not taken.",
    )
    words = bilingual(
        f"报价有效期至 {until}，到期未确认，询价已结束。如仍需要，请重新询价。",
        f"It was valid until {until} and was not taken. Whoever still wants it asks for a price again.",
    )
    subject = of_order(order, "报价已失效", "the offer has lapsed")
    tell_buyer(order, subject, words)
    tell_pricers(order, subject, words)


def _refuse_terms(parts: Sequence[OfferedPart], valid_until: date) -> None:
    today = clock.today(current_body().time_zone)
    if valid_until < today:
        raise Refused(_("The offer would have ended before it was made. Choose a later day."))
    if valid_until > today + LONGEST_OFFER:
        raise Refused(
            _("An offer is valid for a year at most: until %(day)s.") % {"day": written_day(today + LONGEST_OFFER)}
        )
    if not parts or len(parts) > MOST_PARTS:
        raise Refused(_("Name between one and %(most)d parts in which it is delivered.") % {"most": MOST_PARTS})
    if sum(part.percent for part in parts) != 100 or any(part.percent < 0 for part in parts):
        raise Refused(_("The parts make a hundred per cent together."))
    if not all(part.name_zh.strip() or part.name_en.strip() for part in parts):
        raise Refused(_("Say what is delivered with each part."))


def _priced(order: Order, prices: Mapping[UUID, int]) -> int:
    """Write the prices to the lines, at the tax rate of today, which the offer keeps; gives what all of it costs, tax included."""
    total, usual = 0, usual_rate_of(current_body())
    for line in lines_of(order):
        if (price := prices.get(line.pk)) is None or price < 0:
            raise Refused(_("Give a price for each line."))
        line.unit_amount, line.amount = price, price * line.quantity
        line.tax_rate = usual
        line.save(update_fields=["unit_amount", "amount", "tax_rate"])
        total += with_tax(line.amount, line.version.tax, usual)
    return total


def _write_parts(order: Order, parts: Sequence[OfferedPart], total: int) -> None:
    order.milestones.all().delete()
    days = [line.version.acceptance_days for line in lines_of(order)]
    amounts = split(total, [part.percent for part in parts])
    Milestone.objects.bulk_create(
        Milestone(
            order=order,
            position=position,
            name_zh=(part.name_zh or part.name_en).strip()[:160],
            name_en=part.name_en.strip()[:200],
            amount=amount or 0,
            days=part.days,
            acceptance_days=max(days),
            since=clock.now(),
        )
        for position, (part, amount) in enumerate(zip(parts, amounts, strict=True), start=1)
    )


def _end(order: Order, state: str, reason: str, by: User | None = None) -> None:
    """`by`: None where it lapsed."""
    if not reason.strip():
        raise Refused(_("Say why, so that the other side understands it."))
    move_to(order, state)
    order.end_reason, order.ended_by, order.ended_at = reason.strip()[:500], by, clock.now()
    clear_due(OFFER_ENDS, order.pk, body=current_body())
    clear_due(OFFER_LAPSES, order.pk, body=current_body())
    state_order(order, "state", "since", "end_reason", "ended_by", "ended_at")
