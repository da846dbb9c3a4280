"""Orders: the last seat, a part that is accepted, a number that is given."""

import pytest
from django_tenants.utils import tenant_context

from accounts.models import User
from billing.models import Invoice
from catalog.models import BookableDate
from orders import actions
from orders.models import Order
from orders.pricing import sheet_of
from tests.cast import acts_for
from tests.catalog.services import date_of, published_service
from tests.orders.making import cart_with, delivered, ordered
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
