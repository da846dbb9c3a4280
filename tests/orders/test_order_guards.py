"""What was agreed stays, whoever writes; steps follow their table in the database as well."""

import pytest
from django.db import DatabaseError, transaction

from orders import actions
from orders.models import Delivery, Milestone, Order, OrderLine, OrderMessage
from tests.catalog.services import published_service
from tests.orders.making import a_file, cart_with, delivered, ordered
from tests.support.refusing import is_kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(in_northseal, sima, acme, alice):
    return ordered(published_service(sima), acme, alice)


def refused(write, words):
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        write()


@pytest.mark.parametrize("change", [{"total": 1}, {"content": {}}, {"sha256": "0" * 64}, {"number": "O2026-9"}])
def test_what_was_agreed_stays(order, change):
    refused(lambda: Order.objects.filter(pk=order.pk).update(**change), "stay")


def test_an_order_is_not_deleted(order):
    refused(order.delete, "kept|stays")


def test_a_line_and_a_part_stay_as_they_were_agreed(order):
    refused(lambda: OrderLine.objects.filter(order=order).update(quantity=9), "stays as it was read")
    refused(lambda: Milestone.objects.filter(order=order).update(amount=1), "stays as it was agreed")


@pytest.mark.parametrize("state", ["cart", "requested", "offered", "declined"])
def test_an_order_in_work_goes_nowhere_else(order, state):
    ended = {"ended_at": order.since, "end_reason": "x"} if state == "declined" else {}
    refused(lambda: Order.objects.filter(pk=order.pk).update(state=state, **ended), "may not become")


def test_nothing_is_accepted_that_was_not_delivered(order):
    accepted = {"state": "accepted", "accepted_at": order.since}
    refused(lambda: Milestone.objects.filter(order=order).update(**accepted), "may not become")


def test_deliveries_and_messages_are_append_only(order, cleo, alice):
    delivered(order, cleo, files=[a_file()])
    actions.write_message(order, text="Thanks.", by=alice)
    is_kept(lambda: Delivery.objects.update(words="other"))
    is_kept(lambda: OrderMessage.objects.all().delete())


def test_a_cart_is_its_buyers_own_to_throw_away(in_northseal, sima, acme, alice):
    order = cart_with(published_service(sima), acme, alice)
    actions.drop_cart(order, by=alice)
    assert not Order.objects.filter(pk=order.pk).exists()


def test_no_line_is_added_to_what_was_ordered(order, sima, acme, alice):
    cart = cart_with(published_service(sima, "inspection"), acme, alice)
    refused(lambda: cart.lines.update(order=order), "a cart alone")
