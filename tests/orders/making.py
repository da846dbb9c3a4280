"""Orders for tests of any app: `from tests.orders.making import cart_with, ordered` (inside a seller's schema)."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Organisation, User
from catalog.models import BookableDate, ServiceVersion
from lib import clock
from orders import actions
from orders.actions import LineAsked, OfferedPart
from orders.models import Milestone, Order
from orders.pricing import sheet_of
from tests.support.pdfs import a_pdf_of
from web.uploads import Upload, checked

HALVES = [OfferedPart("调研", "Survey", 40, 10), OfferedPart("报告", "Report", 60, 30)]


def cart_with(version: ServiceVersion, organisation: Organisation, by: User, **asked: Any) -> Order:
    """The cart of a person, with a line of this service: a plain report of its first test, one of it, nothing besides."""
    if asked.get("test") is None and (test := version.lines.first()) is not None:
        asked |= {"test": test, "report": asked.get("report", "plain"), "product": asked.get("product", "BCD-200")}
    line = actions.add_line(version, LineAsked(**asked), organisation=organisation, by=by)
    return Order.objects.get(pk=line.order_id)


def confirmed(order: Order, by: User) -> Order:
    """As it is read now."""
    return actions.confirm_order(order, sheet=sheet_of(order).sha256, by=by)


def ordered(version: ServiceVersion, organisation: Organisation, by: User, **asked: Any) -> Order:
    """An order in work."""
    return confirmed(cart_with(version, organisation, by, **asked), by)


def requested(version: ServiceVersion, organisation: Organisation, by: User) -> Order:
    """A request that waits for an offer."""
    order = cart_with(version, organisation, by)
    return actions.request_offer(order, sheet=sheet_of(order).sha256, by=by)


def offered(order: Order, by: User, *, price: int = 1_000_000, **changes: Any) -> Order:
    """The same with an offer, in two parts."""
    prices = dict.fromkeys(order.lines.values_list("pk", flat=True), price)
    given: dict[str, Any] = {"prices": prices, "parts": HALVES, "valid_until": clock.today(), "words": "All inclusive."}
    return actions.offer(order, **given | changes, by=by)


def part(order: Order, position: int = 1) -> Milestone:
    return order.milestones.select_related("order").get(position=position)


def delivered(order: Order, by: User, position: int = 1, *, files: list[Upload] | None = None) -> Milestone:
    """A part that waits for the buyer."""
    actions.deliver(part(order, position), words="Here it is.", files=files or [], by=by)
    return part(order, position)


def a_file(name: str = "result.pdf", words: str = "the result") -> Upload:
    """A file that was looked at."""
    return checked(SimpleUploadedFile(name, a_pdf_of(words)))


def booked(version: ServiceVersion, date: BookableDate, organisation: Organisation, by: User, seats: int = 1) -> Order:
    """Seats of a date, in work."""
    return ordered(version, organisation, by, date=date, quantity=seats)
