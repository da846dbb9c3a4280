"""Samples: where they go and come back to, how many, in which parcels; a test is a part of its own; another laboratory is named."""

from datetime import timedelta

import pytest

from accounts.models import Notice
from catalog.queries.offering import service_gaps
from lib import clock
from lib.refusal import Refused
from orders import actions
from orders.sheet import agreed_sheet
from tests.catalog.services import becomes, draft_service, lab_line, published_service
from tests.orders.making import cart_with, confirmed, ordered, part
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
WHERE = "Sample room, 8 Jiance Road, Shunde, Foshan"
ONE = [{"name": {"zh": "交付", "en": "Delivery"}, "percent": 100, "days": 20}]


@pytest.fixture
def laboratory(in_northseal):
    return becomes("laboratory")


@pytest.fixture
def buyer(visit, northseal, alice):
    return signed_in(visit(northseal), alice)


@pytest.fixture
def handler(visit, northseal, cleo):
    return signed_in(visit(northseal), cleo)


@pytest.fixture
def order(laboratory, sima, acme, alice):
    return ordered(published_service(sima, "testing"), acme, alice)


def test_where_samples_go_stands_on_every_page_that_asks_for_them(order, buyer, sima):
    slug = order.lines.get().version.service.slug
    for page in (
        f"/services/{slug}/",
        f"/orders/{order.pk}/",
        f"/orders/{order.pk}/samples/",
        f"/orders/{order.pk}/sheet/",
    ):
        assert WHERE in buyer.get(page).text, page


def test_whoever_ordered_is_told_where_samples_go(order, alice):
    assert WHERE in Notice.objects.filter(user=alice).latest("created_at").text_en


def test_a_buyer_says_where_samples_come_back_to(laboratory, sima, acme, alice, buyer, handler):
    acme.address_en = "1 Acme Street"
    acme.save()
    order = cart_with(published_service(sima, "testing"), acme, alice)
    assert "1 Acme Street" in buyer.get(f"/orders/{order.pk}/cart/").text
    typed = {"edition": order.edition, f"line-{order.lines.get().pk}-quantity": 1, "samples_back": "on"}
    typed |= {f"line-{order.lines.get().pk}-product": "BCD-200"}
    assert "Say where the samples are sent back to." in buyer.post(f"/orders/{order.pk}/cart/", typed).text
    buyer.post(f"/orders/{order.pk}/cart/", typed | {"samples_back_to": "Gate 3"})
    order.refresh_from_db()
    order = confirmed(order, alice)
    assert "Gate 3" in handler.get(f"/desk/orders/{order.pk}/").text


def test_samples_are_not_asked_back_where_none_are_sent_back(laboratory, sima, acme, alice, buyer):
    order = cart_with(published_service(sima, "testing", returns_samples=False), acme, alice)
    assert "samples_back" not in buyer.get(f"/orders/{order.pk}/cart/").text


def test_a_test_that_needs_no_samples_asks_for_none(laboratory, sima, acme, alice):
    lines = [lab_line(samples=0)]
    order = ordered(published_service(sima, "testing", lines=lines, samples_to_zh="", samples_contact=""), acme, alice)
    assert not agreed_sheet(order).takes_samples
    with pytest.raises(Refused, match="needs no samples"):
        actions.send_samples(order.lines.get(), count=1, by=alice)


def test_days_are_counted_once_all_parcels_have_come(order, alice, cleo, buyer):
    first = actions.send_samples(order.lines.get(), count=1, by=alice)
    assert "Your turn" in buyer.get(f"/orders/{order.pk}/").text
    actions.receive_samples(first, condition="Intact.", by=cleo)
    assert part(order).due_on is None
    second = actions.send_samples(order.lines.get(), count=1, by=alice)
    actions.receive_samples(second, condition="Intact.", by=cleo)
    assert part(order).due_on == clock.today() + timedelta(days=10)


@pytest.mark.parametrize("milestones", [[], ONE])
def test_a_test_is_a_part_with_its_own_name_and_days(laboratory, sima, acme, alice, milestones):
    order = ordered(published_service(sima, "testing", milestones=milestones), acme, alice)
    assert [(each.name_en, each.days) for each in order.milestones.all()] == [("Test report: GB 12021.2-2015 5.1", 15)]


def test_the_other_laboratory_is_named_and_the_buyer_says_no(laboratory, sima, acme, alice, buyer, handler):
    order = cart_with(published_service(sima, "testing", subcontracts=True), acme, alice)
    actions.change_cart(order, values={"subcontracting": True}, lines={}, by=alice)
    order.refresh_from_db()
    order = confirmed(order, alice)
    handler.post(f"/desk/orders/{order.pk}/laboratory/", {"laboratory": "Sealab CNAS L9"})
    assert "Sealab CNAS L9" in buyer.get(f"/orders/{order.pk}/").text
    buyer.post(f"/orders/{order.pk}/laboratory/", {"reason": "A competitor."})
    assert "nothing goes there" in handler.get(f"/desk/orders/{order.pk}/").text


def test_nobody_is_named_where_the_buyer_agreed_to_none(order, cleo):
    with pytest.raises(Refused, match="has not agreed"):
        actions.name_subcontractor(order, laboratory="Sealab", by=cleo)


def test_a_draft_that_takes_samples_says_where(laboratory, sima):
    words = " ".join(
        gap.words for gap in service_gaps(draft_service(sima, "testing", samples_to_en="", samples_contact=""))
    )
    assert "Say where samples are sent" in words
    assert "who takes samples" in words


def test_a_test_without_an_amount_publishes_how_it_is_priced(laboratory, sima):
    draft = draft_service(sima, "testing", lines=[lab_line(amount=None)])
    assert any("needs its method" in gap.words for gap in service_gaps(draft))


def test_what_is_only_offered_is_asked_for(laboratory, sima, buyer):
    becomes("body")
    version = published_service(sima, price="from", amount=100, method_zh="按人日", method_en="By days")
    page = buyer.get(f"/services/{version.service.slug}/").text
    assert "Ask for a price" in page
    assert "Order this service" not in page
