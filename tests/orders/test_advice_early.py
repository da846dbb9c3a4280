"""Advice that may not be sold to somebody is refused before it is chosen, and not at the last press (INV-9)."""

import pytest

from lib.refusal import Refused
from oversight.actions import state_ownership
from tests.catalog.services import becomes, published_service
from tests.impartiality.making import SOURCE
from tests.orders.making import cart_with
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def coaching(in_northseal, sima):
    becomes("adviser")
    return published_service(sima, "coaching")


def tied(northseal, greenmark, olga):
    state_ownership(northseal, body=greenmark, source=SOURCE, by=olga)


def test_it_does_not_come_into_the_cart(coaching, in_northseal, greenmark, olga, acme, alice):
    tied(in_northseal, greenmark, olga)
    with pytest.raises(Refused, match="sells no advice"):
        cart_with(coaching, acme, alice)


def test_a_cart_says_what_has_come_between(coaching, in_northseal, greenmark, olga, acme, alice, visit):
    order = cart_with(coaching, acme, alice)
    tied(in_northseal, greenmark, olga)
    assert "sells no advice" in signed_in(visit(in_northseal), alice).get(f"/orders/{order.pk}/cart/").text


def test_the_service_and_its_order_page_say_why(coaching, in_northseal, greenmark, olga, acme, alice, visit):
    tied(in_northseal, greenmark, olga)
    buyer = signed_in(visit(in_northseal), alice)
    assert "sells no advice" in buyer.get("/services/coaching/").text
    assert "sells no advice" in buyer.get("/orders/add/?service=coaching").text


def test_nobody_else_reads_why(coaching, in_northseal, greenmark, olga, visit):
    tied(in_northseal, greenmark, olga)
    assert "You cannot order this here" not in visit(in_northseal).get("/services/coaching/").text
