"""The other laboratory to which a part goes: the seller names it before, and the buyer may say no (ISO/IEC 17025, 7.1.1)."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual
from orders.actions.locking import as_buyer, as_handler
from orders.actions.telling import of_order, tell_buyer, tell_seller
from orders.models import Order

FIELDS = ["subcontractor", "subcontractor_named_at", "subcontractor_refusal"]


@transaction.atomic
def name_subcontractor(order: Order, *, laboratory: str, by: User) -> Order:
    """Name the laboratory, before anything goes there. Named anew, it is another about which the buyer is asked."""
    order = as_handler(order, by)
    _refuse_ended(order)
    if not order.subcontracting:
        raise Refused(_("The buyer has not agreed that parts go to another laboratory."))
    if not laboratory.strip():
        raise Refused(_("Name the laboratory."))
    order.subcontractor, order.subcontractor_named_at = laboratory.strip()[:300], clock.now()
    order.subcontractor_refusal = ""
    order.save(update_fields=FIELDS)
    tell_buyer(
        order,
        of_order(order, "拟分包的实验室", "another laboratory is named"),
        bilingual(
            f"{order.subcontractor}。如不同意，请在订单页说明。",
            f"{order.subcontractor}. If you do not agree, say so on the page of the order.",
        ),
        by=by,
    )
    return order


@transaction.atomic
def refuse_subcontractor(order: Order, *, reason: str, by: User) -> Order:
    """Say no to the laboratory that was named: nothing goes there."""
    order = as_buyer(order, by)
    _refuse_ended(order)
    if not order.subcontractor or order.subcontractor_refusal:
        raise Refused(_("No laboratory waits for your answer."))
    if not reason.strip():
        raise Refused(_("Say why, so that the other side understands it."))
    order.subcontractor_refusal = reason.strip()[:300]
    order.save(update_fields=FIELDS)
    subject = of_order(order, "不同意分包", "the other laboratory is refused")
    words = f"{order.subcontractor}: {order.subcontractor_refusal}"
    tell_seller(order, subject, bilingual(words, words), by=by)
    return order


def _refuse_ended(order: Order) -> None:
    if order.state != Order.State.CONFIRMED:
        raise Refused(_("This order is not in work: it has ended, or has not been confirmed."))
