"""The cart of a person for an organisation: changed, handed on, thrown away; who is named is forgotten with their account."""

import pytest

from accounts import actions as accounts
from lib import clock
from lib.refusal import Refused
from orders import actions
from orders.actions.locking import next_number
from orders.models import Order
from orders.people import contact_of, shown_names
from outbox.relay import deliver_all
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


def test_a_typed_name_is_a_name_whatever_it_looks_like(in_northseal, sima, acme, alice, bob):
    version = published_service(sima, "training")
    typed = ["person:x", f"person:{sima.pk}"]
    cart = cart_with(version, acme, alice, date=date_of(version.service, sima), quantity=2, participants=typed)
    assert shown_names(cart.lines.get().participants) == typed


def test_a_colleague_who_has_left_stays_a_number_when_the_names_are_saved_again(in_northseal, sima, acme, alice, bob):
    version = published_service(sima, "training")
    order = booked(version, date_of(version.service, sima), acme, alice)
    line = order.lines.get()
    for _time in range(2):
        actions.change_participants(order, lines={line.pk: [bob.name]}, by=alice)
        bob.organisation_memberships.update(ended_at=clock.now())
    line.refresh_from_db()
    assert line.participants == [{"person": str(bob.pk)}]


def test_a_colleague_who_is_called_is_kept_as_a_person_and_forgotten_with_their_telephone(cart, alice, bob):
    changed(cart, alice, contact_name=bob.name, contact_email=bob.email, contact_phone="13800000000")
    cart.refresh_from_db()
    assert (cart.contact_name, contact_of(cart)) == ("", (bob.name, bob.email, "13800000000"))
    accounts.pseudonymise(bob, by=None)
    deliver_all()
    cart.refresh_from_db()
    assert contact_of(cart) == ("", "", "")


def test_the_telephone_of_whoever_ordered_is_forgotten(cart, alice):
    changed(cart, alice, contact_phone="13800000000")
    accounts.pseudonymise(alice, by=None)
    deliver_all()
    cart.refresh_from_db()
    assert cart.contact_phone == ""


def test_who_comes_stays_though_the_form_does_not_ask(in_northseal, sima, acme, alice):
    version = published_service(sima, "training")
    cart = cart_with(version, acme, alice, date=date_of(version.service, sima), participants=["Wu"])
    actions.change_cart(cart, values={}, lines={cart.lines.get().pk: {"quantity": 2}}, by=alice)
    assert shown_names(cart.lines.get().participants) == ["Wu"]


def test_orders_are_counted_beyond_five_figures(cart, alice):
    year = clock.today().year
    for count in (99_999, 100_000):
        Order.objects.create(
            number=f"O{year}-{count}", organisation=cart.organisation, begun_by=alice, state="requested"
        )
    assert next_number() == f"O{year}-100001"
