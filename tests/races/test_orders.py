"""Orders: the last seat, a part that is accepted, a number that is given."""

import pytest
from django_tenants.utils import tenant_context

from accounts.models import User
from billing.models import Invoice
from catalog.models import BookableDate
from lib import clock
from orders import actions
from orders.models import Order
from orders.pricing import sheet_of
from tests.cast import acts_for
from tests.catalog.services import date_of, published_service
from tests.orders.making import cart_with, confirmed, delivered, ordered
from tests.support.racing import at_once

pytestmark = pytest.mark.slow


@pytest.fixture
def sima(body):
    return User.objects.get(email="sima@example.org")


@pytest.fixture
def two(firm):
    """Two colleagues who act for one firm."""
    return [acts_for(firm, f"{name}{firm.pk.hex[:6]}") for name in ("east", "west")]


def test_the_last_seat_is_booked_once(body, firm, two, sima):
    with tenant_context(body):
        version = published_service(sima, "training", slug=f"course-{firm.pk.hex[:6]}")
        date = date_of(version.service, sima, seats=1)
        carts = [cart_with(version, firm, each, date=date) for each in two]
        read = [sheet_of(cart).sha256 for cart in carts]
    told = at_once(
        *(
            lambda cart=cart, sheet=sheet, by=by: actions.confirm_order(cart, sheet=sheet, by=by)
            for cart, sheet, by in zip(carts, read, two, strict=True)
        ),
        body=body,
    )
    assert told[0] == ""
    assert "full" in told[1]
    with tenant_context(body):
        assert BookableDate.objects.get(pk=date.pk).taken == 1
        assert Order.objects.filter(lines__date=date, state="confirmed").count() == 1


def test_a_part_is_accepted_once(body, firm, two, sima):
    with tenant_context(body):
        order = ordered(published_service(sima, slug=f"work-{firm.pk.hex[:6]}"), firm, two[0])
        part = delivered(order, sima)
    told = at_once(*(lambda by=by: actions.accept(part, by=by) for by in two), body=body)
    assert told == ["", "This has been accepted already."]
    assert Invoice.objects.filter(subject=order.pk).count() == 1


def test_two_orders_get_two_numbers(body, firm, two, sima):
    with tenant_context(body):
        versions = [published_service(sima, slug=f"{name}-{firm.pk.hex[:6]}") for name in ("one", "other")]
        carts = [cart_with(version, firm, by) for version, by in zip(versions, two, strict=True)]
        read = [sheet_of(cart).sha256 for cart in carts]
    told = at_once(
        *(
            lambda cart=cart, sheet=sheet, by=by: actions.confirm_order(cart, sheet=sheet, by=by)
            for cart, sheet, by in zip(carts, read, two, strict=True)
        ),
        body=body,
    )
    assert told == ["", ""]
    with tenant_context(body):
        numbers = Order.objects.filter(pk__in=[cart.pk for cart in carts]).values_list("number", flat=True)
        assert len({*numbers}) == 2


def test_two_orders_of_the_same_dates_are_cancelled_at_once(body, firm, two, sima):
    with tenant_context(body):
        courses = [
            published_service(sima, "training", slug=f"{name}-{firm.pk.hex[:6]}") for name in ("first", "second")
        ]
        booked = [(course, date_of(course.service, sima)) for course in courses]
        orders = []
        for by, chosen in zip(two, (booked, booked[::-1]), strict=True):
            for course, date in chosen:
                cart = cart_with(course, firm, by, date=date)
            orders.append(confirmed(cart, by))
    told = at_once(
        *(
            lambda order=order, by=by: actions.cancel_order(order, reason="Nobody can come.", fee=0, by=by)
            for order, by in zip(orders, two, strict=True)
        ),
        body=body,
    )
    assert told == ["", ""]


def test_no_line_joins_an_order_that_is_confirmed_meanwhile(body, firm, two, sima):
    left, stays = two
    with tenant_context(body):
        versions = [published_service(sima, slug=f"{name}-{firm.pk.hex[:6]}") for name in ("theirs", "own")]
        theirs, own = (cart_with(version, firm, by) for version, by in zip(versions, two, strict=True))
        read = sheet_of(own).sha256
    left.organisation_memberships.update(ended_at=clock.now())
    at_once(
        lambda: actions.confirm_order(own, sheet=read, by=stays),
        lambda: actions.take_over_cart(theirs, by=stays),
        body=body,
    )
    with tenant_context(body):
        own.refresh_from_db()
        assert own.is_cart or own.lines.count() == len(own.content["lines"])
