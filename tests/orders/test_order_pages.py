"""The pages of both sides: they work, refuse the wrong person, do nothing on GET, and show no money to who judges."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Organisation
from lib import clock
from lib.refusal import Refused
from orders import actions
from orders.actions import writing
from orders.models import Milestone, Order, Report
from orders.pricing import sheet_of
from tests.applications.making import queries_of
from tests.cast import acts_for, works_for
from tests.catalog.services import ON_REQUEST, becomes, date_of, next_service_version, published_service
from tests.orders.making import a_file, booked, cart_with, delivered, offered, ordered, part, requested
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(in_northseal, sima):
    return published_service(sima)


@pytest.fixture
def order(version, acme, alice):
    return ordered(version, acme, alice)


@pytest.fixture
def buyer(visit, northseal, alice):
    return signed_in(visit(northseal), alice)


@pytest.fixture
def handler(visit, northseal, cleo):
    return signed_in(visit(northseal), cleo)


def test_a_service_is_chosen_read_and_ordered(version, acme, buyer):
    page = buyer.get("/orders/add/", {"service": version.service.slug})
    assert page.status_code == 200
    assert "Nothing is chosen beforehand" in page.text
    added = buyer.post(f"/orders/add/?service={version.service.slug}", {"organisation": acme.pk, "quantity": 2})
    order = Order.objects.get()
    assert added.url == f"/orders/{order.pk}/cart/"
    typed = {"edition": order.edition, f"line-{order.lines.get().pk}-quantity": 3, "words": "By May.", "go": "check"}
    assert buyer.post(added.url, typed).url == f"/orders/{order.pk}/check/"
    page = buyer.get(f"/orders/{order.pk}/check/")
    assert "¥8,400.00 CNY" in page.text
    assert "By May." in page.text
    order.refresh_from_db()
    buyer.post(f"/orders/{order.pk}/check/", {"sheet": sheet_of(order).sha256, "is_read": "on"})
    order.refresh_from_db()
    assert (order.state, order.total) == ("confirmed", 840_000)


def test_a_price_that_changed_is_said_and_the_new_sheet_stands_there(version, acme, alice, buyer, sima):
    order = cart_with(version, acme, alice)
    read = sheet_of(order).sha256
    next_service_version(version.service, sima, amount=999_000)
    page = buyer.post(f"/orders/{order.pk}/check/", {"sheet": read, "is_read": "on"})
    assert "something of it has changed" in page.text
    assert "¥9,990.00 CNY" in page.text
    assert sheet_of(order).sha256 in page.text


def test_nothing_is_ordered_unread(version, acme, alice, buyer):
    order = cart_with(version, acme, alice)
    page = buyer.post(f"/orders/{order.pk}/check/", {"sheet": sheet_of(order).sha256})
    assert "Read the page and tick" in page.text
    assert Order.objects.get().is_cart


def test_a_training_is_booked_with_a_date(in_northseal, sima, acme, buyer):
    course = published_service(sima, "training")
    date = date_of(course.service, sima, seats=5)
    page = buyer.get("/orders/add/", {"service": course.service.slug})
    assert "5 seats left" in page.text
    assert "checked" not in page.text.split('name="date"')[1].split(">")[0]
    typed = {"organisation": acme.pk, "quantity": 1, "date": date.pk, "participants": "Wu"}
    assert buyer.post(f"/orders/add/?service={course.service.slug}", typed).status_code == 302


def test_a_test_is_chosen_with_its_report(in_northseal, sima, acme, buyer):
    becomes("laboratory")
    lab = published_service(sima, "testing")
    typed = {"organisation": acme.pk, "quantity": 1, "product": "BCD-200"}
    assert "This field is required" in buyer.post(f"/orders/add/?service={lab.service.slug}", typed).text
    typed |= {"test": lab.lines.get().pk, "report": "plain", "report_language": "en"}
    assert buyer.post(f"/orders/add/?service={lab.service.slug}", typed).status_code == 302


def test_the_order_page_has_the_next_act_and_costs_few_questions(order, cleo, buyer):
    delivered(order, cleo, files=[a_file()])
    page = buyer.get(f"/orders/{order.pk}/")
    assert "waits for you" in page.text
    assert "result.pdf" in page.text
    assert queries_of(buyer, f"/orders/{order.pk}/") <= 15


def test_a_part_is_accepted_by_a_press_and_not_by_looking(order, cleo, buyer):
    milestone = delivered(order, cleo)
    assert buyer.get(f"/orders/parts/{milestone.pk}/accept/").status_code == 405
    buyer.post(f"/orders/parts/{milestone.pk}/accept/")
    assert part(order).state == "accepted"


def test_it_is_sent_back_with_a_reason(order, cleo, buyer):
    milestone = delivered(order, cleo)
    assert buyer.get(f"/orders/parts/{milestone.pk}/rework/").status_code == 200
    buyer.post(f"/orders/parts/{milestone.pk}/rework/", {"reason": "Table 2 is missing."})
    assert "Table 2 is missing." in buyer.get(f"/orders/{order.pk}/").text


def test_cancelling_says_its_cost_first(order, buyer):
    assert "costs nothing" in buyer.get(f"/orders/{order.pk}/cancel/").text
    buyer.post(f"/orders/{order.pk}/cancel/", {"reason": "Changed plans.", "fee": "0"})
    assert Order.objects.get().state == "cancelled"


def test_what_was_agreed_is_printed_and_taken_as_a_file(order, buyer):
    assert order.sha256 in buyer.get(f"/orders/{order.pk}/sheet/").text
    assert buyer.get(f"/orders/{order.pk}/sheet.json").json()["sha256"] == order.sha256


@pytest.mark.parametrize("path", ["", "check/", "cancel/", "sheet/", "sheet.json", "decline/", "samples/"])
def test_another_organisation_finds_nothing(order, visit, northseal, path):
    carol = acts_for(Organisation.objects.create(name_en="Globex (demo)"), "carol")
    assert signed_in(visit(northseal), carol).get(f"/orders/{order.pk}/{path}").status_code == 404


def test_whoever_left_the_organisation_finds_nothing(order, buyer, alice, bob, visit, northseal):
    other = Organisation.objects.create(name_en="Globex (demo)")
    alice.organisation_memberships.update(organisation=other)
    assert buyer.get(f"/orders/{order.pk}/").status_code == 404
    assert signed_in(visit(northseal), bob).get(f"/orders/{order.pk}/").status_code == 200


def test_another_seller_finds_nothing(order, visit, greenmark, gus):
    office = signed_in(visit(greenmark), gus)
    assert office.get(f"/desk/orders/{order.pk}/").status_code == 404
    assert office.get("/desk/orders/").status_code == 200


def test_the_desk_lists_what_is_to_do(order, handler):
    page = handler.get("/desk/orders/")
    assert order.number in page.text
    assert "No order of this list fits" in handler.get("/desk/orders/", {"q": "nobody"}).text
    assert order.number in handler.get("/desk/orders/", {"tab": "all", "q": "Acme", "step": "confirmed"}).text


def test_a_delivery_goes_to_the_buyer_with_its_files(order, handler, buyer):
    page = f"/desk/orders/parts/{part(order).pk}/deliver/"
    assert handler.get(page).status_code == 200
    sent = SimpleUploadedFile("result.pdf", a_pdf_of("result"))
    assert handler.post(page, {"words": "Here.", "files": [sent]}).url == f"/desk/orders/{order.pk}/"
    file = Milestone.objects.get().deliveries.get().files.get()
    assert buyer.get(f"/orders/delivered/{file.pk}/").getvalue() == a_pdf_of("result")


def test_a_file_that_is_no_document_is_refused_and_what_was_typed_stays(order, handler):
    sent = SimpleUploadedFile("result.exe", b"MZ")
    page = handler.post(f"/desk/orders/parts/{part(order).pk}/deliver/", {"words": "Here it is.", "files": [sent]})
    assert "of a kind we do not take" in page.text
    assert "Here it is." in page.text
    assert part(order).state == "waiting"


def test_amounts_are_for_those_who_see_money_alone(order, handler, visit, northseal, fin, sima):
    for person, sees in ((fin, True), (sima, True)):
        assert ("¥2,800.00" in signed_in(visit(northseal), person).get(f"/desk/orders/{order.pk}/").text) is sees
    assert "¥" not in handler.get(f"/desk/orders/{order.pk}/").text
    assert "¥" not in handler.get("/desk/orders/", {"tab": "all"}).text


def test_who_judges_sees_no_money_whatever_else_they_do(order, visit, northseal):
    both = works_for(northseal, "bea", "finance", "reviewer", "case_officer")
    office = signed_in(visit(northseal), both)
    assert "¥" not in office.get(f"/desk/orders/{order.pk}/").text
    assert office.get(f"/desk/orders/{order.pk}/offer/").status_code == 403


@pytest.mark.parametrize("name", ["rex", "otto", "rita"])
def test_who_has_no_part_in_orders_has_no_desk_of_them(order, visit, northseal, request, name):
    office = signed_in(visit(northseal), request.getfixturevalue(name))
    assert office.get(f"/desk/orders/{order.pk}/").status_code == 403


def test_finance_offers_and_the_buyer_reads_it(in_northseal, sima, acme, alice, visit, northseal, fin, buyer):
    order = requested(published_service(sima, amount=None, **ON_REQUEST), acme, alice)
    office = signed_in(visit(northseal), fin)
    assert office.get(f"/desk/orders/{order.pk}/offer/").status_code == 200
    typed = {
        f"price-{order.lines.get().pk}": "1234.50", "parts": "报告 | Report | 100 | 20", "valid_until": "2099-01-01",
        "edition": order.edition,
    }  # fmt: skip
    assert "a year at most" in office.post(f"/desk/orders/{order.pk}/offer/", typed).text
    offered(order, fin, price=123_450)
    assert "¥1,234.50 CNY" in buyer.get(f"/orders/{order.pk}/check/").text


def test_responsibility_is_taken_by_a_press(order, handler, cleo):
    handler.post(f"/desk/orders/{order.pk}/responsible/", {"act": "mine"})
    order.refresh_from_db()
    assert order.responsible_id == cleo.pk


def test_both_sides_write(order, handler, buyer):
    buyer.post(f"/orders/{order.pk}/message/", {"text": "When will it come?"})
    handler.post(f"/orders/{order.pk}/message/", {"text": "On Friday."})
    page = handler.get(f"/desk/orders/{order.pk}/").text
    assert "When will it come?" in page
    assert "On Friday." in page


def test_samples_are_said_to_be_sent_and_received(in_northseal, sima, acme, alice, buyer, handler):
    becomes("laboratory")
    order = ordered(published_service(sima, "testing"), acme, alice)
    assert "Say that samples are sent" in buyer.get(f"/orders/{order.pk}/").text
    line = order.lines.get()
    buyer.post(f"/orders/{order.pk}/samples/", {"line": line.pk, "count": 2, "carrier": "SF", "tracking": "SF1"})
    sample = line.sent_samples.get()
    handler.post(f"/desk/orders/samples/{sample.pk}/receive/", {"condition": "Intact."})
    assert "Intact." in buyer.get(f"/orders/{order.pk}/").text


def test_a_typed_number_of_a_person_breaks_no_page(in_northseal, sima, acme, alice, buyer, handler):
    course = published_service(sima, "training")
    order = booked(course, date_of(course.service, sima), acme, alice)
    buyer.post(f"/orders/{order.pk}/participants/", {f"line-{order.lines.get().pk}-participants": "person:x"})
    assert "person:x" in handler.get(f"/desk/orders/{order.pk}/").text
    assert "person:x" in buyer.get(f"/orders/{order.pk}/").text


def test_cancelling_says_what_is_owed_in_full(order, cleo, buyer):
    delivered(order, cleo)
    assert "it is owed in full, ¥2,800.00" in buyer.get(f"/orders/{order.pk}/cancel/").text


def test_a_seller_cancels_by_its_page(order, handler):
    handler.post(f"/desk/orders/{order.pk}/cancel/", {"reason": "Our expert is ill."})
    order.refresh_from_db()
    assert order.state == "cancelled"


def test_nobody_silences_the_other_side_by_writing_much(order, alice, cleo, monkeypatch):
    monkeypatch.setattr(writing, "MOST_MESSAGES", 2)
    for text in ("One", "Two"):
        actions.write_message(order, text=text, by=alice)
    with pytest.raises(Refused, match="very long"):
        actions.write_message(order, text="Three", by=alice)
    assert actions.write_message(order, text="We read it.", by=cleo).side == "seller"


def test_a_buyer_goes_from_the_order_to_handing_its_report_over_and_to_reviewing(order, buyer, alice, cleo):
    report = Report.objects.create(
        number="R-1", kind="plain", order=order, client=order.organisation, issued_on=clock.today(), sha256="a" * 64,
        issued_by=cleo,
    )  # fmt: skip
    page = buyer.get(f"/orders/{order.pk}/").text
    assert f"http://guildmark.localhost/my/reports/{report.pk}/hand-over/" in page
    review = f"http://guildmark.localhost/my/reviews/new/{order.pk}/"
    assert review not in page
    actions.accept(delivered(order, cleo), by=alice)
    assert review in buyer.get(f"/orders/{order.pk}/").text
