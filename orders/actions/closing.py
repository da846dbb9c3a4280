"""An order closes by itself with the last of its parts."""

from accounts.models import User
from lib import clock
from orders.actions.locking import move_to
from orders.models import Milestone, Order
from staff.impartiality import end_advice
from staff.queries import today

State = Milestone.State
DONE = (State.ACCEPTED, State.CANCELLED)


def close_where_done(order: Order, by: User | None) -> tuple[str, ...]:
    """Close an order of which nothing is left; gives the columns to save."""
    states = set(order.milestones.values_list("state", flat=True))
    if State.ACCEPTED not in states or states - set(DONE):
        return ()
    end_advice(order.pk, on=today())
    move_to(order, Order.State.CLOSED)
    order.ended_at, order.ended_by = clock.now(), by
    return ("state", "since", "ended_at", "ended_by")
