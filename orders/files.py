"""Tables to take away: who comes to a date, and the orders of a seller or of a buyer, as CSV that any office program opens."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lib.text import localized
from orders.models import Order
from orders.people import shown_names
from orders.queries import BookedSeats
from web.csv_files import Row

MOST = 10_000  # rows of a file


def participants_table(bookings: Iterable[BookedSeats]) -> Iterator[Row]:
    """A row for each seat: those not named yet are empty."""
    yield [
        _("Participant"),
        _("Organisation"),
        pgettext("of a service", "Order"),
        _("Contact"),
        _("E-mail"),
        _("Telephone"),
    ]
    for booking in bookings:
        names = shown_names(booking.line.participants)
        for name in [*names, *[""] * (booking.line.quantity - len(names))]:
            yield [name, localized(booking.order.buyer), booking.order.number, *booking.contact]


def orders_table(orders: Iterable[Order], *, sees_amounts: bool) -> Iterator[Row]:
    """Orders as their list shows them."""
    heads = [_("Number"), pgettext("of a service", "Buyer"), _("Services"), _("Step"), _("Since")]
    yield [*heads, _("Total, tax included"), _("Currency")] if sees_amounts else heads
    for order in orders:
        services = "; ".join(localized(line.version.name) for line in order.lines.all())
        since = f"{timezone.localtime(order.since):%Y-%m-%d}"
        row = [order.number, localized(order.buyer), services, str(order.get_state_display()), since]
        money = order.total_money
        amounts = [str(money.amount), order.currency] if money is not None else ["", order.currency]
        yield row + amounts if sees_amounts else row
