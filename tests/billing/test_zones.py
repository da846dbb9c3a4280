"""A body's days begin and end where it is: on its pages as on its papers and in its numbers."""

from datetime import UTC, datetime

import pytest

from billing import actions
from lib import clock
from look.templatetags import words
from tenants.hosts import table
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
NEW_YEARS_EVE = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)  # 18:30 in Berlin; 1:30 of the next year in Shanghai
DUE_THERE = datetime(2027, 1, 15, 17, 30, tzinfo=UTC)  # still the last day to pay; in Shanghai the day after


@pytest.fixture
def in_berlin(northseal):
    northseal.time_zone = "Europe/Berlin"
    northseal.save(update_fields=["time_zone"])
    table.forget()
    yield northseal
    table.forget()


@pytest.fixture
def of_new_years_eve(in_berlin, draft, account, fin):
    draft.refresh_from_db()
    with clock.frozen_at(NEW_YEARS_EVE):
        return actions.issue(draft, by=fin)


def test_an_invoice_of_the_last_evening_is_of_its_year_on_every_page(of_new_years_eve, in_berlin, visit, fin, alice):
    assert of_new_years_eve.number == "2026-00001"
    for person, address in (
        (fin, f"/desk/invoices/{of_new_years_eve.pk}/"),
        (alice, f"/invoices/{of_new_years_eve.pk}/"),
    ):
        with clock.frozen_at(NEW_YEARS_EVE):
            page = signed_in(visit(in_berlin), person).get(address).content.decode()
        assert "2026-12-31" in page
        assert "2027-01-01" not in page


def test_on_the_last_day_to_pay_nothing_is_late(of_new_years_eve, in_berlin, visit, fin):
    with clock.frozen_at(DUE_THERE):
        page = signed_in(visit(in_berlin), fin).get("/desk/invoices/").content.decode()
    assert "late" not in page


def test_what_was_due_yesterday_is_a_day_late(of_new_years_eve, in_berlin, visit, fin):
    with clock.frozen_at(datetime(2027, 1, 16, 17, 30, tzinfo=UTC)):
        page = signed_in(visit(in_berlin), fin).get("/desk/invoices/").content.decode()
    assert "1 day late" in page


def test_the_next_visitors_body_has_its_own_days(of_new_years_eve, in_berlin, visit):
    visit(in_berlin).get("/")
    assert words.day(NEW_YEARS_EVE) == "2027-01-01"
