"""What was read is what is ordered, or nothing happens."""

from datetime import timedelta

import pytest

from billing.models import Invoice
from catalog.actions.dates import cancel_date
from catalog.models import ScopeLine
from lib import clock
from lib.canonical import hash_of
from lib.refusal import Refused
from orders import actions
from orders.actions import LineAsked, SheetChanged
from orders.models import Order
from orders.pricing import sheet_of
from tests.catalog.services import becomes, date_of, in_scope, lab_line, next_service_version, published_service
from tests.orders.making import booked, cart_with, confirmed, ordered

pytestmark = pytest.mark.django_db


def test_an_order_is_numbered_frozen_and_hashed_as_it_was_read(in_northseal, sima, acme, alice):
    order = ordered(published_service(sima), acme, alice, quantity=2)
    assert (order.number, order.state, order.total) == (f"O{clock.today().year}-00001", "confirmed", 560_000)
    assert order.sha256 == hash_of(Order.objects.get(pk=order.pk).content)
    assert [each.amount for each in order.milestones.all()] == [560_000]


def test_nothing_is_chosen_that_the_buyer_did_not_choose(in_northseal, sima, acme, alice):
    lab = becomes("laboratory")
    version = published_service(sima, "testing")
    order = cart_with(version, acme, alice)
    assert (order.lines.get().options, sheet_of(order).total) == ([], 120_000)
    assert lab.kind == "laboratory"


def test_options_cost_what_they_say(in_northseal, sima, acme, alice):
    becomes("laboratory")
    order = ordered(published_service(sima, "testing"), acme, alice, options=[1], quantity=2)
    assert order.total == 2 * (120_000 + 30_000)
    assert [each.amount for each in order.milestones.order_by("position")] == [120_000, 180_000]


def test_a_price_that_changed_since_is_refused_and_the_new_sheet_can_be_taken(in_northseal, sima, acme, alice):
    version = published_service(sima)
    order = cart_with(version, acme, alice)
    read = sheet_of(order).sha256
    next_service_version(version.service, sima, amount=999_000)
    with pytest.raises(SheetChanged, match="something of it has changed"):
        actions.confirm_order(order, sheet=read, by=alice)
    assert Order.objects.get(pk=order.pk).state == "cart"
    assert confirmed(order, alice).total == 999_000


def test_tax_on_top_is_part_of_what_is_agreed(in_northseal, sima, acme, alice):
    order = ordered(published_service(sima, tax="excluded", amount=100_000), acme, alice)
    assert order.total == 106_000


def test_a_test_that_the_new_version_does_not_hold_cannot_be_ordered(in_northseal, sima, acme, alice):
    becomes("laboratory")
    version = published_service(sima, "testing")
    order = cart_with(version, acme, alice)
    next_service_version_with(version, sima, [lab_line(clause="9.9")])
    with pytest.raises(Refused, match="this test is not offered any more"):
        confirmed(order, alice)


def next_service_version_with(version, by, lines):
    from catalog.actions.service_drafts import publish_service, save_service, start_service_draft

    return publish_service(
        save_service(start_service_draft(version.service, by=by), values={}, lines=lines, by=by), by=by
    )


def test_a_scope_that_lapsed_since_the_cart_is_refused_naming_the_line(in_northseal, sima, acme, alice):
    becomes("laboratory")
    in_scope(sima, until=clock.today() + timedelta(days=1))
    version = published_service(sima, "testing", lines=[lab_line(reports=["cma", "plain"])])
    order = cart_with(version, acme, alice, report="cma")
    with clock.frozen_at(clock.now() + timedelta(days=3)), pytest.raises(Refused, match=r"5\.1 is not in .* CMA scope"):
        confirmed(order, alice)
    assert ScopeLine.objects.exists()
    assert Order.objects.get(pk=order.pk).is_cart


def test_a_test_is_not_put_into_the_cart_with_a_report_outside_the_scope(in_northseal, sima, acme, alice):
    becomes("laboratory")
    version = published_service(sima, "testing")
    with pytest.raises(Refused, match="kind of report"):
        cart_with(version, acme, alice, report="cnas")


def test_seats_are_taken_as_the_order_is_confirmed(in_northseal, sima, acme, alice):
    version = published_service(sima, "training")
    date = date_of(version.service, sima, seats=2)
    order = cart_with(version, acme, alice, date=date, quantity=2)
    date.refresh_from_db()
    assert date.taken == 0
    confirmed(order, alice)
    date.refresh_from_db()
    assert date.taken == 2


def test_a_full_date_is_refused_in_words(in_northseal, sima, acme, alice, bob):
    version = published_service(sima, "training")
    date = date_of(version.service, sima, seats=2)
    later = cart_with(version, acme, bob, date=date)
    booked(version, date, acme, alice, seats=2)
    with pytest.raises(Refused, match="this date is full"):
        confirmed(later, bob)


def test_a_date_called_off_is_refused_in_words(in_northseal, sima, acme, alice):
    version = published_service(sima, "training")
    date = date_of(version.service, sima)
    order = cart_with(version, acme, alice, date=date)
    cancel_date(date, reason="Too few came.", by=sima)
    with pytest.raises(Refused, match="called off"):
        confirmed(order, alice)


def test_a_training_needs_a_date(in_northseal, sima, acme, alice):
    version = published_service(sima, "training")
    date_of(version.service, sima)
    with pytest.raises(Refused, match="Choose a date"):
        actions.add_line(version, LineAsked(), organisation=acme, by=alice)


def test_a_prepaid_order_is_charged_as_it_is_confirmed(in_northseal, sima, acme, alice):
    order = ordered(published_service(sima, is_prepaid=True), acme, alice)
    invoice = Invoice.objects.get(subject=order.pk)
    assert (invoice.total, invoice.state, order.milestones.get().invoice) == (280_000, "draft", invoice.pk)


def test_a_suspended_seller_takes_no_new_orders(in_northseal, sima, acme, alice, olga):
    order = cart_with(published_service(sima), acme, alice)
    in_northseal.standing = "suspended"
    with pytest.raises(Refused, match="takes no new orders"):
        confirmed(order, alice)


def test_an_order_is_confirmed_once(in_northseal, sima, acme, alice):
    order = ordered(published_service(sima), acme, alice)
    with pytest.raises(Refused, match="ordered already"):
        actions.confirm_order(order, sheet="", by=alice)


def test_whoever_left_the_organisation_confirms_nothing(in_northseal, sima, acme, alice):
    order = cart_with(published_service(sima), acme, alice)
    alice.organisation_memberships.update(ended_at=clock.now())
    with pytest.raises(Refused, match="do not act for the organisation"):
        confirmed(order, alice)


def test_a_cart_has_one_currency(in_northseal, sima, acme, alice):
    cart_with(published_service(sima), acme, alice)
    with pytest.raises(Refused, match="This cart is in CNY"):
        cart_with(published_service(sima, "inspection", currency="EUR"), acme, alice)
