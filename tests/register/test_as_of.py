"""A moment in a zone that is said: the minute of a deadline is not the end of its day."""

from datetime import UTC, datetime

import pytest

from lib import clock
from register.answers import PaperQuestion, verify
from tests.register.making import NUMBER, answer, ask, happened, said

pytestmark = pytest.mark.django_db
NOON = {"effective": "2026-03-02T12:00:00+08:00"}


@pytest.fixture
def suspended_at_noon(northseal, stated):
    history = [*said()["history"], happened("suspended", "SUSPENDED") | NOON]
    return stated(northseal, "SUSPENDED", history=history)


@pytest.mark.parametrize(
    ("time", "zone", "kind"),
    [
        ("11:59", "Asia/Shanghai", "was-valid"),
        ("12:00", "Asia/Shanghai", "was-not-valid"),
        ("03:59", "UTC", "was-valid"),
        ("04:00", "UTC", "was-not-valid"),
        ("", "Asia/Shanghai", "was-not-valid"),
    ],
)
def test_the_minute_counts_in_the_zone_that_is_said(site, suspended_at_noon, time, zone, kind):
    assert answer(site, date="2026-03-02", time=time, zone=zone).kind == kind


def test_the_headline_says_moment_and_zone(site, suspended_at_noon):
    found = answer(site, date="2026-03-02", time="11:00", zone="Asia/Tokyo")
    assert found.headline == "On 2026-03-02 11:00 (UTC+9) this certificate was valid. Now it is not."


def test_the_permanent_page_answers_as_of_the_moment_of_a_link(site, suspended_at_noon):
    address = f"/certificates/{suspended_at_noon}/"
    then = site.get(address, {"date": "2026-03-02", "time": "11:00", "zone": "Asia/Shanghai"})
    assert then.context["answer"].kind == "was-valid"
    assert site.get(address).context["answer"].kind == "suspended"


@pytest.mark.parametrize(
    "asked", [{"time": "10:00"}, {"date": "0001-01-01", "time": "10:00"}, {"date": "9999-12-31", "time": "10:00"}]
)
def test_what_is_no_moment_is_said(site, suspended_at_noon, asked):
    page = ask(site, **asked)
    assert page.context["answer"] is None
    assert page.context["form"].errors["date"]
    assert site.get(f"/certificates/{suspended_at_noon}/", asked).status_code == 200


def test_of_what_is_to_come_only_a_last_day_is_known(northseal, stated, suspended_at_noon):
    stated(northseal, number="NSX-1", valid_until="2026-12-31")
    stated(northseal, "WITHDRAWN", number="NSX-2")
    with clock.frozen_at(datetime(2026, 6, 1, tzinfo=UTC)):
        later, after_all = datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
        assert verify(PaperQuestion("NSX-1", on=later)).kind == "valid"
        assert verify(PaperQuestion("NSX-1", on=after_all)).headline.endswith("this certificate will have expired.")
        assert verify(PaperQuestion("NSX-2", on=later)).kind == "withdrawn"
        assert verify(PaperQuestion(NUMBER, on=later)).kind == "suspended"
