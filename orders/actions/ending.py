"""An order is cancelled: by the buyer under its terms, or by the seller, who then keeps nothing for what was not delivered."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from catalog.actions import give_seats_back
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import Bilingual, bilingual
from orders.actions.delivering import clear_silence
from orders.actions.invoicing import settle_cancelled
from orders.actions.locking import as_buyer, as_handler, move_to
from orders.actions.stating import state_order
from orders.actions.telling import of_order, tell_buyer, tell_pricers, tell_seller
from orders.models import Milestone, Order
from orders.pricing import lines_of
from orders.queries import CANCELLERS, Owed, owed_for_cancelling
from staff.impartiality import end_advice
from staff.queries import roles_of, today

State = Order.State


@transaction.atomic
def cancel_order(order: Order, *, reason: str, fee: int, by: User) -> Order:
    """As its buyer, by the terms: `fee` is what the page said it costs, in minor units; another is refused in words."""
    order = as_buyer(order, by)
    _refuse_cancelling(order, reason)
    owed = owed_for_cancelling(order)
    costs = sum(each.amount for each in owed)
    if costs != fee:
        raise Refused(
            _("Cancelling costs %(fee)s by now, by the terms. Nothing has been cancelled: read it and decide again.")
            % {"fee": written(money_of(costs, order.currency))}
        )
    _cancel(order, reason, owed, by)
    tell_seller(order, of_order(order, "客户已取消", "the buyer has cancelled it"), _why(order), by=by)
    return order


@transaction.atomic
def cancel_as_seller(order: Order, *, reason: str, by: User) -> Order:
    """As its seller, who cannot do it: nothing is charged for what was not accepted, and what was paid for it goes back."""
    order = as_handler(order, by)
    if not roles_of(by) & CANCELLERS:
        raise Refused(_("Whoever only evaluates cancels no order. Ask the scheme manager or a case officer."))
    _refuse_cancelling(order, reason)
    _cancel(order, reason, [], by)
    tell_buyer(order, of_order(order, "服务方已取消", "the seller has cancelled it"), _why(order), by=by)
    tell_pricers(order, of_order(order, "已取消", "it is cancelled"), _why(order), by=by)
    return order


def _refuse_cancelling(order: Order, reason: str) -> None:
    if order.state != State.CONFIRMED:
        raise Refused(_("Only an order that is in work can be cancelled."))
    if not reason.strip():
        raise Refused(_("Say why, so that the other side understands it."))


def _cancel(order: Order, reason: str, owed: Sequence[Owed], by: User) -> None:
    parts = list(order.milestones.exclude(state__in=[Milestone.State.ACCEPTED, Milestone.State.CANCELLED]))
    for part in parts:
        part.state, part.since, part.silent_at = Milestone.State.CANCELLED, clock.now(), None
        part.save(update_fields=["state", "since", "silent_at"])
    clear_silence([part.pk for part in parts])
    _give_seats_back(order)
    end_advice(order.pk, on=today())
    move_to(order, State.CANCELLED)
    order.end_reason, order.ended_by, order.ended_at = reason.strip()[:500], by, clock.now()
    order.cancel_fee = sum(each.amount for each in owed)
    order.save(update_fields=["state", "since", "end_reason", "ended_by", "ended_at", "cancel_fee"])
    settle_cancelled(order, parts, owed, reason=_why(order), by=by)
    state_order(order)


def _give_seats_back(order: Order) -> None:
    """Of dates to come: whoever did not come to one that is over has had the seat. Services always in the same order."""
    for line in sorted(lines_of(order), key=lambda line: line.version.service_id):
        if line.date is not None and line.date.starts_at > clock.now():
            give_seats_back(line.date, line.quantity)


def _why(order: Order) -> Bilingual:
    return bilingual(
        f"订单 {order.number} 已取消：{order.end_reason}", f"Order {order.number} is cancelled: {order.end_reason}"
    )
