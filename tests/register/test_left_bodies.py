"""What the register says of a body that has left: on its page, of its certificates and schemes, in figures and lists."""

from datetime import timedelta

import pytest

from enquiries.actions.threads import why_not_ask_body
from lib import clock
from outbox import relay
from register.queries import counts, offered_schemes
from tenants.hosts import table
from tests.oversight.making import ASK, announce, close_body
from tests.register.making import answer, ask, scheme

pytestmark = pytest.mark.django_db

WHY = {"zh": "已并入他家。", "en": "It was merged."}


@pytest.fixture
def leaving(northseal, olga):
    return announce(northseal, by=olga, reason=WHY)


@pytest.fixture
def left(northseal, olga):
    closed = close_body(northseal, by=olga, reason=WHY)
    table.forget()
    return closed


def on_its_day(body, **later: int):
    return clock.frozen_at(body.closes_at + timedelta(**later))


def test_a_valid_certificate_says_since_when_nobody_supervises_it_and_one_that_ended_how_it_ended(site, stated, left):
    pk = stated(left)
    stated(left, "WITHDRAWN", number="NS2026-0471-09")
    day = left.closes_on.isoformat()
    told = answer(site)
    assert (told.kind, told.standing, told.tone) == ("issuer-closed", "unsupervised", "careful")
    assert told.headline == f"No longer supervised by Northseal (demo) since {day}."
    assert "日起不再由北印认证（演示）监督" in site.get(f"/certificates/{pk}/?lang=zh-hans").text
    assert site.get(f"/api/v1/certificates/{pk}").json()["standing"] == "unsupervised"
    assert "http://schema.org/CertificationActive" not in site.get(f"/certificates/{pk}/").text
    assert answer(site, "NS2026-0471-09").kind == "withdrawn"
    assert "No longer supervised by" in ask(site, "NS2026-0471-09").text


def test_asked_of_a_day_before_it_was_valid_and_of_a_day_after_nobody_supervised_it(site, stated, left):
    stated(left)
    before, after = left.closes_on - timedelta(days=1), left.closes_on
    assert [check.verdict for check in answer(site, date=str(before)).checks if check.key == "date"] == ["matches"]
    assert [check.verdict for check in answer(site, date=str(after)).checks if check.key == "date"] == ["partly"]
    assert answer(site, date=str(after)).kind == "issuer-closed"


def test_the_very_moment_of_its_day_turns_the_answer(site, stated, leaving):
    stated(leaving)
    table.forget()
    with on_its_day(leaving, microseconds=-1):
        assert (answer(site).kind, answer(site).standing) == ("issuer-closing", "valid")
    table.forget()
    with on_its_day(leaving):
        assert (answer(site).kind, answer(site).standing) == ("issuer-closed", "unsupervised")


def test_lists_and_figures_count_it_as_unsupervised_and_as_no_valid_one(site, stated, left, greenmark):
    stated(left)
    stated(greenmark, number="GM-1")
    assert counts(left) == {"UNSUPERVISED": 1}
    assert counts() == {"VALID": 1, "UNSUPERVISED": 1}
    assert "GM-1" in site.get("/certificates/?status=VALID").text
    assert "NS2026-0471-01" not in site.get("/certificates/?status=VALID").text
    assert "NS2026-0471-01" in site.get("/certificates/?status=UNSUPERVISED").text


def test_its_register_page_says_why_since_when_and_whom_to_ask(site, leaving):
    relay.deliver_all()
    assert f"Closes here on {leaving.closes_on}" in site.get("/bodies/northseal/").text
    with on_its_day(leaving):
        page = site.get("/bodies/northseal/").text
    for words in (f"Closed here since {leaving.closes_on}", WHY["en"], ASK["en"], "another body may take"):
        assert words in page


def test_its_schemes_leave_the_catalogue_at_once_and_it_takes_no_questions(northseal, olga, cleo):
    scheme(northseal)
    assert offered_schemes().count() == 1
    announce(northseal, by=olga)
    northseal.refresh_from_db()
    assert not offered_schemes().exists()
    assert why_not_ask_body(cleo, northseal) == "This body takes no questions at present."


def test_lists_show_what_they_count(site, stated, left):
    stated(left)
    for address in ("/certificates/?status=UNSUPERVISED", "/certificates/", "/bodies/northseal/"):
        page = site.get(address).text
        assert ("No longer supervised" in page, "badge good" in page) == (True, False), address


def test_no_headline_calls_it_valid_whatever_agrees_badly(site, stated, left):
    stated(left)
    for asked, kind in (
        ({"model": "XYZ-9"}, "out-of-scope"),
        ({"standard": "GB 1"}, "standard-differs"),
        ({"standard": "GB/T 23119-2001"}, "standard-differs"),
        ({"holder": "Acme Applianced"}, "agrees-in-part"),
    ):
        told = answer(site, **asked)
        assert told.kind == kind, asked
        assert "is no longer supervised, and" in told.headline
        assert "/bodies/northseal/" in told.advice[-1]


def test_whoever_has_something_to_say_is_led_to_a_page_that_answers(site, stated, left):
    pk = stated(left)
    page = site.get(f"/certificates/{pk}/").text
    assert "northseal.guildmark" not in page.split("Something wrong?")[1].split("</aside>")[0]
    assert 'href="/bodies/northseal/"' in page.split("Something wrong?")[1].split("</aside>")[0]
