"""What every action here begins with: the order under its lock, for somebody who stands on the side that acts."""

from django.db import connection
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from lib import clock
from lib.refusal import Refused
from orders.models import Milestone, Order
from orders.queries import may_handle, may_offer
from tenants.context import current_body


def locked(order: Order) -> Order:
    """The order, held until the transaction ends: all that happens to it, and to its parts, comes one after the other."""
    return Order.objects.select_for_update(of=("self",)).get(pk=order.pk)


def as_buyer(order: Order, by: User) -> Order:
    """The same, for somebody who acts for its organisation today: one who left it does not."""
    order = locked(order)
    if not acts_for(by, order.organisation_id):
        raise Refused(_("You do not act for the organisation that orders."))
    return order


def as_handler(order: Order, by: User) -> Order:
    """The same, for the seller's people who work on orders."""
    order = locked(order)
    if not may_handle(by):
        raise Refused(_("Orders are worked on by case officers, evaluators, scheme managers and administrators."))
    return order


def as_pricer(order: Order, by: User) -> Order:
    """The same, for those who say what a service costs."""
    order = locked(order)
    if not may_offer(by):
        raise Refused(_("Prices are the business of finance staff: whoever judges cases sees no money."))
    return order


def part_of(order: Order, milestone: Milestone) -> Milestone:
    """A part of an order that is locked, as it is now."""
    part = order.milestones.get(pk=milestone.pk)
    part.order = order
    return part


def refuse_new_where_closed() -> None:
    """A seller that is suspended, or leaves, finishes what runs and takes on nothing new."""
    body = current_body()
    if not body.is_open:
        raise Refused(
            _(
                "This seller takes no new orders at present. What was ordered before is still delivered and accepted, and can be "
                "cancelled by its terms."
            )
        )


def move_to(order: Order, state: str) -> None:
    """The order's next step; saved by whoever states it."""
    order.state, order.since = state, clock.now()


def next_number() -> str:
    """ "O2026-00017": counted in each seller and year, under a lock, so that no number is given twice."""
    year = clock.today(current_body().time_zone).year
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{current_body().schema_name}.order.number"])
    latest = (
        Order.objects.filter(number__startswith=f"O{year}-")
        .order_by(Length("number").desc(), "-number")
        .values_list("number", flat=True)
        .first()
    )
    return f"O{year}-{int(latest.split('-')[1]) + 1 if latest else 1:05}"
