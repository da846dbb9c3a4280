"""The cart of a person for an organisation: changed, handed on, thrown away; who is named is forgotten with their account."""

import pytest

from accounts import actions as accounts
from lib import clock
from lib.refusal import Refused
from orders import actions
from orders.models import Order
from orders.people import contact_of, shown_names
from tests.catalog.services import date_of, published_service
from tests.orders.making import booked, cart_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def cart(in_northseal, sima, acme, alice):
    return cart_with(published_service(sima), acme, alice)


def changed(cart, by, *, quantity=3, **values):
    return actions.change_cart(cart, values=values, lines={cart.lines.get().pk: {"quantity": quantity}}, by=by)


def test_quantity_and_contact_are_changed(cart, alice):
    changed(cart, alice, contact_name="Wu", contact_email="wu@example.org")
    cart.refresh_from_db()
    assert (cart.lines.get().quantity, contact_of(cart)) == (3, ("Wu", "wu@example.org", ""))


def test_of_two_windows_the_second_looks_first(cart, alice):
    changed(cart, alice)
    with pytest.raises(Refused, match="in another window"):
        actions.change_cart(cart, values={}, lines={}, edition=1, by=alice)


def test_a_colleague_has_a_cart_of_their_own(cart, bob, sima, acme):
    with pytest.raises(Refused, match="a colleague's"):
        changed(cart, bob)
    assert cart_with(published_service(sima, "inspection"), acme, bob).pk != cart.pk


def test_the_cart_of_one_who_left_is_taken_over_with_its_lines(cart, alice, bob, sima, acme):
    own = cart_with(published_service(sima, "inspection"), acme, bob)
    with pytest.raises(Refused, match="a colleague's"):
        actions.take_over_cart(cart, by=bob)
    alice.organisation_memberships.update(ended_at=clock.now())
    taken = actions.take_over_cart(cart, by=bob)
    assert (taken.pk, taken.lines.count(), Order.objects.filter(pk=cart.pk).exists()) == (own.pk, 2, False)


def test_the_cart_of_one_who_left_is_thrown_away_by_a_colleague(cart, alice, bob):
    alice.organisation_memberships.update(ended_at=clock.now())
    actions.drop_cart(cart, by=bob)
    assert not Order.objects.exists()


def test_no_more_people_come_than_seats_are_ordered(in_northseal, sima, acme, alice):
    version = published_service(sima, "training")
    date = date_of(version.service, sima)
    with pytest.raises(Refused, match="More people are named"):
        cart_with(version, acme, alice, date=date, participants=["Wu", "Li"])


def test_who_comes_is_said_until_it_begins(in_northseal, sima, acme, alice):
    version = published_service(sima, "training")
    date = date_of(version.service, sima)
    order = booked(version, date, acme, alice, seats=2)
    line = order.lines.get()
    actions.change_participants(order, lines={line.pk: ["Wu", "Li"]}, by=alice)
    line.refresh_from_db()
    assert shown_names(line.participants) == ["Wu", "Li"]
    with clock.frozen_at(date.starts_at), pytest.raises(Refused, match="begun already"):
        actions.change_participants(order, lines={line.pk: []}, by=alice)


def test_whoever_is_forgotten_is_forgotten_among_those_who_come_and_as_contact(in_northseal, sima, acme, alice, bob):
    version = published_service(sima, "training")
    order = booked(version, date_of(version.service, sima), acme, alice)
    actions.change_participants(order, lines={order.lines.get().pk: [bob.name]}, by=alice)
    assert bob.name not in str(order.lines.get().participants)
    assert contact_of(order)[0] == alice.name
    for person in (alice, bob):
        accounts.pseudonymise(person, by=None)
    line = order.lines.get()
    assert "Bob" not in str(shown_names(line.participants))
    assert contact_of(order) == ("", "", "")
