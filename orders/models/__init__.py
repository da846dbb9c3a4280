"""Orders, what was ordered, in which parts it is delivered, samples, reports, and what both sides write."""

from orders.models.delivering import Delivery, DeliveryFile, Report, Sample
from orders.models.ordering import Milestone, Order, OrderLine
from orders.models.writing import OrderFile, OrderMessage

__all__ = [
    "Delivery",
    "DeliveryFile",
    "Milestone",
    "Order",
    "OrderFile",
    "OrderLine",
    "OrderMessage",
    "Report",
    "Sample",
]
