"""A date that the seller calls off: whoever booked it is told once, may cancel at no cost, or waits for another."""

from uuid import UUID

from django.db import transaction

from lib import clock
from lib.text import bilingual, spelled_day
from orders.actions.locking import locked
from orders.actions.stating import state_order
from orders.actions.telling import of_order, tell_buyer, tell_seller
from orders.models import Order, OrderLine
from tenants.context import current_body


@transaction.atomic
def tell_of_dates_called_off(service: UUID) -> None:
    """Of one service; heard twice, it tells once."""
    called_off = OrderLine.objects.filter(
        version__service=service,
        date__cancelled_at__isnull=False,
        told_called_off=False,
        order__state=Order.State.CONFIRMED,
    )
    for line in called_off.select_related("order", "date").order_by("order", "pk"):
        order = locked(line.order)
        if line.date is None or not OrderLine.objects.filter(pk=line.pk, told_called_off=False).update(
            told_called_off=True
        ):
            continue
        state_order(order)
        day = spelled_day(clock.day_of(line.date.starts_at, current_body().time_zone))
        subject = of_order(order, f"{day['zh']}场次已取消", f"the date on {day['en']} is called off")
        tell_buyer(
            order,
            subject,
            bilingual(
                f"原因：{line.date.cancel_reason}。现在取消订单不收取费用。",
                f"{line.date.cancel_reason}. Cancelling the order costs nothing now.",
            ),
        )
        tell_seller(order, subject, bilingual("已通知客户。", "The buyer is told."))
