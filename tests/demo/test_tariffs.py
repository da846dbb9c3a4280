"""What the demo's schemes cost hangs together: until the certificate, each year after, in three years."""

from decimal import Decimal

import pytest

from lib.cost import Inputs, estimate
from marketplace.demo.rows import rows, the
from marketplace.demo.tariffs import fees

# The table of the demo's data: scheme, until the certificate, per year, three years; whole coins, weeks.
TABLE = [
    ("appliance-export-safety", 13_600, 8_800, 31_200, 7),
    ("kettle-performance-export", 7_900, 3_800, 15_500, 5),
    ("tested-kitchen-appliance", 3_500, 1_380, 6_260, 9),
    ("refrigerator-energy", 17_500, 9_000, 35_500, 7),
    ("carbon-footprint", 31_300, 3_000, 37_300, 10),
    ("fridge-freshness-noise", 10_800, 4_500, 19_800, 5),
    ("green-coating", 22_700, 9_900, 42_500, 9),
    ("coating-harmful-substances", 13_100, 6_200, 25_500, 6),
    ("low-odour-coating", 9_100, 4_000, 17_100, 4),
    ("ac-charger-reliability", 22_200, 9_400, 41_000, 8),
    ("charger-cyber-security", 19_800, 5_500, 30_800, 8),
]
WITHOUT_REPORTS = {
    "appliance-export-safety": 24_800,
    "kettle-performance-export": 13_500,
    "tested-kitchen-appliance": 4_950,
}


def charged(slug: str, *, reported: int):
    """For one unit of three models from one factory."""
    row = the(slug)
    days = {"factory_days": row.days, "surveillance_days": row.surveillance_days}
    return estimate(fees(row), Inputs(models=3, factories=1, reported=reported, **days))


@pytest.mark.parametrize(("slug", "first", "yearly", "three_years", "weeks"), TABLE, ids=[row[0] for row in TABLE])
def test_one_unit_of_three_models_costs_what_the_table_says(slug, first, yearly, three_years, weeks):
    found, currency = charged(slug, reported=1), the(slug).tariff.currency
    sums = [{currency: 100 * amount} for amount in (first, yearly, three_years)]
    assert [found.once, found.yearly, found.three_years] == sums
    assert the(slug).weeks == weeks


@pytest.mark.parametrize(("slug", "first"), WITHOUT_REPORTS.items())
def test_without_reports_the_test_is_paid_in_full(slug, first):
    assert charged(slug, reported=0).once == {the(slug).tariff.currency: 100 * first}


def test_the_laboratory_is_paid_for_tests_and_the_partner_for_visits():
    payees = {fee.per: fee.payee for fee in fees(the("refrigerator-energy"))}
    assert (payees["test"], payees["factory_day"], payees["certificate"]) == ("laboratory", "body", "body")
    assert {fee.per: fee.payee for fee in fees(the("tested-kitchen-appliance"))}["factory_day"] == "partner"


@pytest.mark.parametrize("row", [row for row in rows() if row.surveillance_days], ids=lambda row: row.slug)
def test_surveillance_takes_a_third_of_the_first_visit_at_least_and_no_more_than_it(row):
    assert row.days / 3 <= row.surveillance_days <= row.days


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.slug)
def test_whoever_is_looked_at_every_year_pays_for_it(row):
    days = {"factory_days": Decimal(row.days), "surveillance_days": row.surveillance_days}
    yearly = estimate(fees(row), Inputs(**days)).yearly
    assert bool(yearly) == (row.type not in {"1a", "1b"})


def test_bodies_do_not_all_charge_the_same():
    of_bodies = {row.body: (row.tariff.currency, row.tariff.day) for row in rows()}
    assert len(set(of_bodies.values())) >= 6
    assert len({row.tariff.fees["certificate"] for row in rows()}) >= 4
