"""A price on request: asked of one seller, offered by finance, confirmed as it was read or declined with a reason."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Notice
from lib import clock
from lib.refusal import Refused
from orders import actions
from orders.actions import OfferedPart, SheetChanged
from orders.pricing import sheet_of
from outbox.relay import deliver_all
from tests.catalog.services import ON_REQUEST, next_service_version, published_service
from tests.orders.making import HALVES, cart_with, confirmed, offered, requested
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(in_northseal, sima, acme, alice):
    return requested(published_service(sima, amount=None, **ON_REQUEST), acme, alice)


def test_a_cart_without_a_price_is_sent_as_a_request(in_northseal, sima, acme, alice):
    order = cart_with(published_service(sima, amount=None, **ON_REQUEST), acme, alice)
    with pytest.raises(Refused, match="send it as a request"):
        confirmed(order, alice)
    asked = actions.request_offer(order, sheet=sheet_of(order).sha256, by=alice)
    assert (asked.state, asked.total, asked.number[:1]) == ("requested", None, "O")


def test_what_has_a_price_is_ordered_at_once(in_northseal, sima, acme, alice):
    order = cart_with(published_service(sima), acme, alice)
    with pytest.raises(Refused, match="ordered at once"):
        actions.request_offer(order, sheet=sheet_of(order).sha256, by=alice)


def test_an_offer_is_confirmed_as_it_was_read(request_, fin, alice):
    order = confirmed(offered(request_, fin), alice)
    assert (order.state, order.total) == ("confirmed", 1_000_000)
    assert [each.amount for each in order.milestones.order_by("position")] == [400_000, 600_000]


def test_an_offer_that_changed_since_it_was_read_is_refused(request_, fin, alice):
    order = offered(request_, fin)
    read = sheet_of(order).sha256
    offered(order, fin, price=2_000_000)
    with pytest.raises(SheetChanged):
        actions.confirm_order(order, sheet=read, by=alice)


def test_an_offer_binds_its_seller_whatever_it_offers_since(request_, fin, alice, sima):
    order = offered(request_, fin)
    next_service_version(order.lines.get().version.service, sima, cancel_percent=90)
    assert confirmed(order, alice).total == 1_000_000


def test_an_offer_ends_on_its_day(request_, fin, alice):
    order = offered(request_, fin)
    with clock.frozen_at(clock.now() + timedelta(days=2)), pytest.raises(Refused, match="was valid until"):
        confirmed(order, alice)


@pytest.mark.parametrize("name", ["cleo", "otto", "rex"])
def test_nobody_prices_who_sees_no_money(request_, request, name):
    with pytest.raises(Refused, match="finance staff"):
        offered(request_, request.getfixturevalue(name))


def test_an_offer_comes_to_a_hundred_per_cent(request_, fin):
    with pytest.raises(Refused, match="hundred per cent"):
        offered(request_, fin, parts=[OfferedPart("报告", "Report", 90)])


def test_of_two_colleagues_who_offer_the_second_reads_first(request_, fin):
    read = request_.edition
    offered(request_, fin, edition=read)
    with pytest.raises(Refused, match="A colleague has changed"):
        offered(request_, fin, edition=read, parts=HALVES)


def test_a_buyer_declines_with_a_reason(request_, fin, alice):
    order = offered(request_, fin)
    with pytest.raises(Refused, match="Say why"):
        actions.decline_offer(order, reason="", by=alice)
    assert actions.decline_offer(order, reason="Too dear.", by=alice).state == "declined"


def test_a_request_is_taken_back_before_there_is_an_offer(request_, alice):
    assert actions.decline_offer(request_, reason="Not needed.", by=alice).state == "cancelled"


def test_a_seller_declines_and_says_why(request_, fin, alice):
    assert actions.decline_request(request_, reason="No capacity.", by=fin).state == "declined"
    assert "No capacity." in alice.notices.latest("created_at").text_en


def test_a_price_from_is_asked_for(in_northseal, sima, acme, alice):
    order = cart_with(published_service(sima, price="from", method_zh="按天数。", method_en="By days."), acme, alice)
    assert sheet_of(order).needs_offer


def test_an_offer_that_nobody_took_ends_by_itself_and_both_are_told(request_, fin, alice):
    order = offered(request_, fin)
    with clock.frozen_at(clock.now() + timedelta(days=2)):
        deliver_all()
    order.refresh_from_db()
    assert (order.state, order.ended_by) == ("declined", None)
    assert "was not taken" in order.end_reason
    for person in (alice, fin):
        assert Notice.objects.filter(user=person, subject_en__contains="has lapsed").exists()


def test_an_offer_that_was_made_anew_does_not_lapse_with_the_first(request_, fin):
    order = offered(offered(request_, fin), fin, valid_until=clock.today() + timedelta(days=9))
    with clock.frozen_at(clock.now() + timedelta(days=2)):
        deliver_all()
    order.refresh_from_db()
    assert order.state == "offered"


def test_who_prices_is_asked_about_the_offer_and_answers(request_, fin, alice):
    order = offered(request_, fin)
    actions.write_message(order, text="With travel?", by=alice)
    assert Notice.objects.filter(user=fin, subject_en__contains="written").exists()
    assert actions.write_message(order, text="Yes.", by=fin).side == "seller"


def test_what_an_offer_says_is_not_for_who_sees_no_money(request_, fin, cleo, visit, northseal):
    order = offered(request_, fin, words="Two thousand less.")
    assert "Two thousand" not in signed_in(visit(northseal), cleo).get(f"/desk/orders/{order.pk}/").text


def test_a_refused_file_keeps_the_words(request_, visit, northseal, alice):
    buyer = signed_in(visit(northseal), alice)
    sent = {"text": "See the drawing.", "files": SimpleUploadedFile("drawing.exe", b"MZ")}
    page = buyer.post(f"/orders/{request_.pk}/message/", sent)
    assert "See the drawing." in page.text
    assert not request_.messages.exists()
