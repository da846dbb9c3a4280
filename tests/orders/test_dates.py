"""Who comes to a date: the seller lists it, prints it and takes it away; buyers name people until it begins."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lib import clock
from orders import actions
from tests.catalog.services import date_of, published_service
from tests.orders.making import cart_with, confirmed
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(in_northseal, sima):
    return published_service(sima, "training")


@pytest.fixture
def date(course, sima):
    return date_of(course.service, sima)


@pytest.fixture
def order(course, date, acme, alice):
    return confirmed(cart_with(course, acme, alice, date=date, quantity=2, participants=["=Wu"]), alice)


@pytest.fixture
def handler(visit, northseal, cleo):
    return signed_in(visit(northseal), cleo)


def test_a_seller_sees_who_comes_with_organisation_and_seats(order, date, handler):
    page = handler.get(f"/desk/dates/{date.pk}/participants/").text
    assert "=Wu" in page
    assert "2 of 12 seats are booked" in page
    assert order.number in page


def test_who_comes_is_taken_away_seat_by_seat_and_runs_no_formula(order, date, handler):
    table = handler.get(f"/desk/dates/{date.pk}/participants.csv").getvalue().decode("utf-8-sig").splitlines()
    assert len(table) == 3
    assert not table[1].startswith("=")


def test_carts_and_cancelled_orders_do_not_come(order, course, date, acme, bob, alice, handler):
    cart_with(course, acme, bob, date=date)
    actions.cancel_order(order, reason="Ill.", fee=0, by=alice)
    assert "Nobody has booked" in handler.get(f"/desk/dates/{date.pk}/participants/").text


def test_the_dates_page_leads_to_who_comes(order, date, visit, northseal, sima):
    page = signed_in(visit(northseal), sima).get(f"/desk/services/{date.service_id}/dates/")
    assert f"/desk/dates/{date.pk}/participants/" in page.text


def test_another_sellers_date_is_not_found(date, visit, greenmark, gus):
    assert signed_in(visit(greenmark), gus).get(f"/desk/dates/{date.pk}/participants/").status_code == 404


def test_people_of_the_second_date_are_changed_after_the_first_began(course, date, acme, alice, sima, visit, northseal):
    later = date_of(course.service, sima, in_days=60)
    cart_with(course, acme, alice, date=date)
    order = confirmed(cart_with(course, acme, alice, date=later), alice)
    line = order.lines.get(date=later)
    with clock.frozen_at(date.starts_at + timedelta(hours=1)):
        buyer = signed_in(visit(northseal), alice)
        buyer.post(f"/orders/{order.pk}/participants/", {f"line-{line.pk}-participants": "Lin"})
    line.refresh_from_db()
    assert line.participants == ["Lin"]


def test_a_date_is_read_with_its_end_and_language(order, visit, northseal, alice):
    page = signed_in(visit(northseal), alice).get(f"/orders/{order.pk}/sheet/").text
    assert "Chinese" in page
    assert "The result in writing" in page


def test_orders_leave_as_a_table_without_amounts_for_who_judges(order, handler, visit, northseal, alice):
    own = signed_in(visit(northseal), alice).get(reverse("orders:list-file")).getvalue().decode("utf-8-sig")
    assert ",1360," in own
    assert ",1360," not in handler.get(reverse("orders:desk-orders-file")).getvalue().decode("utf-8-sig")
