"""Days on which a body is closed: stated before they begin, read by everybody, and no working days."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from enquiries import actions
from enquiries.models import ClosedDays
from enquiries.queries.answer_rate import end_of_working_days
from lib import clock
from lib.refusal import Refused
from tests.cast import works_for
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
ZONE = "Asia/Shanghai"


@pytest.fixture
def officer(northseal):
    return works_for(northseal, "opal", "case_officer")


@pytest.fixture
def desk(visit, northseal, officer):
    return signed_in(visit(northseal), officer)


def ahead(days: int) -> date:
    return clock.today(ZONE) + timedelta(days=days)


def stated(northseal, officer, first: int, last: int | None = None) -> ClosedDays:
    last = first if last is None else last
    return actions.state_closed_days(ahead(first), ahead(last), body=northseal, by=officer)


def test_a_closed_day_is_no_working_day():
    wednesday = datetime(2026, 9, 30, 2, tzinfo=UTC)
    national_day = {date(2026, 10, day) for day in range(1, 8)}
    over = end_of_working_days(wednesday, ZONE, closed=national_day)
    assert over == clock.day_after(date(2026, 10, 9), ZONE)  # Thursday the 8th and Friday the 9th


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (0, 0, "before they begin"),
        (-3, 2, "before they begin"),
        (3, 2, "lies before the first"),
        (1, 32, "At most 31 days in a row"),
        (399, 401, "Thirteen months"),
    ],
)
def test_days_that_have_begun_or_are_too_many_are_refused(northseal, officer, first, last, words):
    with pytest.raises(Refused, match=words):
        stated(northseal, officer, first, last)
    assert not ClosedDays.objects.exists()


def test_the_same_day_is_stated_once(northseal, officer):
    stated(northseal, officer, 5, 8)
    with pytest.raises(Refused, match="stated already"):
        stated(northseal, officer, 8, 9)


def test_nobody_is_closed_for_more_than_sixty_days_a_year(northseal, officer):
    stated(northseal, officer, 1, 30)
    stated(northseal, officer, 50, 79)
    with pytest.raises(Refused, match="At most 60"):
        stated(northseal, officer, 100)


def test_sixty_days_are_sixty_in_whatever_order_they_are_stated(northseal, officer):
    stated(northseal, officer, 1, 25)
    stated(northseal, officer, 340, 364)
    with pytest.raises(Refused, match="At most 60"):
        stated(northseal, officer, 150, 160)


def test_runs_that_touch_are_one_run(northseal, officer):
    stated(northseal, officer, 1, 20)
    with pytest.raises(Refused, match="31 days in a row"):
        stated(northseal, officer, 21, 35)


def test_what_is_taken_back_already_is_refused_in_words(northseal, officer):
    closed = stated(northseal, officer, 2)
    actions.take_back_closed_days(closed, by=officer)
    closed.pk = closed.pk or uuid4()
    with pytest.raises(Refused, match="taken back already"):
        actions.take_back_closed_days(closed, by=officer)


def test_what_has_begun_is_not_taken_back(northseal, officer):
    closed = stated(northseal, officer, 2, 3)
    with clock.frozen_at(clock.now() + timedelta(days=2)), pytest.raises(Refused, match="have begun"):
        actions.take_back_closed_days(closed, by=officer)
    actions.take_back_closed_days(closed, by=officer)
    assert not ClosedDays.objects.exists()


def test_a_body_states_them_on_its_desk_and_the_register_shows_them(desk, site, northseal):
    typed = {"first_day": str(ahead(5)), "last_day": str(ahead(5))}
    assert desk.post("/desk/closed-days/", typed).status_code == 302
    closed = ClosedDays.objects.get()
    assert (closed.body, closed.length) == (northseal, 1)
    assert "Closed days" in site.get("/bodies/northseal/").content.decode()
    assert desk.post(f"/desk/closed-days/{closed.pk}/take-back/").status_code == 302
    assert "Closed days" not in site.get("/bodies/northseal/").content.decode()


def test_what_is_refused_keeps_what_was_typed(desk):
    page = desk.post("/desk/closed-days/", {"first_day": "2020-01-01", "last_day": "2020-01-02"}).content.decode()
    assert "State closed days before they begin" in page
    assert 'value="2020-01-01"' in page


def test_another_bodys_days_are_nobodys_here(desk, greenmark):
    closed = stated(greenmark, works_for(greenmark, "gero", "case_officer"), 5)
    assert desk.post(f"/desk/closed-days/{closed.pk}/take-back/").status_code == 404
