"""What both sides' pages of an order show alike."""

from orders.models import Order, OrderMessage, Sample
from orders.pricing import sheet_of
from orders.sheet import OrderSheet, agreed_sheet


def as_shown(order: Order) -> OrderSheet:
    """What was agreed; before that, what is asked for or offered."""
    return agreed_sheet(order) if order.sha256 else sheet_of(order)


def messages_of(order: Order) -> list[OrderMessage]:
    """All that both sides wrote, with what they sent along, the oldest first."""
    return list(order.messages.prefetch_related("files").order_by("at", "pk"))


def samples_of(order: Order) -> list[Sample]:
    """All that was sent for its tests."""
    sent = Sample.objects.filter(line__order=order).select_related("line__test")
    return list(sent.order_by("sent_at", "pk"))
