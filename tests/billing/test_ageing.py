"""What is open by how late it is: the plot of the finance desk, and the table behind it."""

from datetime import timedelta

import pytest

from billing import actions
from billing.queries import ages_of, sums_of
from lib import clock
from tests.billing.making import APPLICATION, TEST_FEE, pay
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
DUE_IN = (-90, -61, -60, -30, -1, 0, 30, 31)  # days; both sides of every border
AT = [2, 1, 2, 2, 1]  # so many fall into each band


@pytest.fixture
def due(northseal, acme, fin, account):
    """An invoice that is to be paid so many days from now."""

    def due(days: int):
        drafted = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
        with clock.frozen_at(clock.now() - timedelta(days=100)):
            return actions.issue(drafted, due_on=clock.today() + timedelta(days=100 + days), by=fin)

    return due


def test_each_open_invoice_stands_in_the_band_of_its_day(northseal, due):
    for days in DUE_IN:
        due(days)
    [bands] = ages_of(northseal).values()
    assert [band.count for band in bands] == AT
    assert [band.is_overdue for band in bands] == [True, True, True, False, False]


def test_the_bars_come_to_what_is_open(northseal, fin, due):
    for days in DUE_IN:
        pay(due(days), 100_000 + days, fin, bank_reference=f"T{days}")
    [bands], [sums] = ages_of(northseal).values(), sums_of(northseal)
    assert sum(band.amount for band in bands) == sums["open"]
    assert sum(band.amount for band in bands if band.is_overdue) == sums["overdue"]


def test_the_longest_bar_fills_its_place_and_a_small_one_is_seen(northseal, fin, due):
    due(3)
    pay(due(-3), 2_119_900, fin)
    [bands] = ages_of(northseal).values()
    assert [band.share for band in bands] == [0, 0, 1, 100, 0]


def test_what_is_paid_or_a_draft_is_not_open(northseal, acme, fin, due):
    invoice = due(3)
    pay(invoice, invoice.total, fin)
    actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    assert not ages_of(northseal)


def test_finance_sees_it_beside_the_sums(northseal, visit, fin, due):
    due(-3)
    page = signed_in(visit(northseal), fin).get("/desk/invoices/").content.decode()
    assert "1 to 30 days overdue" in page
    assert 'class="bar late" width="100%"' in page
