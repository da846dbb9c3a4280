"""Who is told of what: those who act for the buyer, and at the seller whoever is responsible, or all who work on orders."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from accounts.actions import notify
from accounts.models import User
from accounts.queries import people_of
from lib.text import Bilingual, bilingual, spelled_day
from orders.models import Order
from orders.queries import HANDLERS, WITH_MONEY, desk_path, order_path, sees_amounts
from staff.queries import people_with, roles_of
from tenants.context import current_body


def tell_buyer(order: Order, subject: Bilingual, text: Bilingual, *, by: User | None = None) -> None:
    """Everybody who acts for the organisation, but whoever did it."""
    for person in people_of(order.organisation_id):
        if by is None or person.pk != by.pk:
            notify(person, subject=subject, text=text, url=order_path(order), body=current_body())


def tell_seller(order: Order, subject: Bilingual, text: Bilingual, *, by: User | None = None) -> None:
    """Whoever is responsible; before anybody is, all who work on orders. No amount is in the words (INV-10)."""
    responsible = order.responsible
    people = [responsible] if responsible and responsible.is_active else people_with(*HANDLERS)
    _tell_staff(order, subject, text, people, by)


def tell_pricers(order: Order, subject: Bilingual, text: Bilingual, *, by: User | None = None) -> None:
    """Those who say what a service costs."""
    people = [person for person in people_with(*WITH_MONEY) if sees_amounts(roles_of(person))]
    _tell_staff(order, subject, text, people, by)


def _tell_staff(order: Order, subject: Bilingual, text: Bilingual, people: Iterable[User], by: User | None) -> None:
    for person in people:
        if by is None or person.pk != by.pk:
            notify(person, subject=subject, text=text, url=desk_path(order), body=current_body())


def tell_of_unpaid(pk: UUID) -> None:
    """The last reminder for an invoice of it went out: whoever runs the order decides what follows."""
    if order := Order.objects.filter(pk=pk).first():
        text = bilingual(
            "所有催款提醒均已发出。是否影响该订单，由订单负责人决定。",
            "All reminders have gone out. Whether anything follows for the order is decided by whoever runs it.",
        )
        tell_seller(order, of_order(order, "账单逾期未付", "an invoice stays unpaid"), text)


def tell_of_more_time(pk: UUID, until: date) -> None:
    """The invoice of which it was told is due later: what was to follow may wait."""
    if order := Order.objects.filter(pk=pk).first():
        day = spelled_day(until)
        text = bilingual(
            f"付款期限延至{day['zh']}，此前不算逾期。", f"It is due on {day['en']}; until then it is not late."
        )
        tell_seller(order, of_order(order, "账单付款期限已延长", "its invoice is due later"), text)


def of_order(order: Order, zh: str, en: str) -> Bilingual:
    """A subject that names the order."""
    return bilingual(f"订单 {order.number}：{zh}", f"Order {order.number}: {en}")
