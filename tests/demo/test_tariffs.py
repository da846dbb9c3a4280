"""What the demo's schemes cost hangs together: until the certificate, each year after, in three years."""

import pytest

from lib.cost import Inputs, estimate
from marketplace.demo.schemes import fees, rows, surveillance_days

YUAN = 100


@pytest.mark.parametrize(
    ("slug", "first", "yearly", "three_years"),
    [
        ("refrigerator-energy", 17_500, 9_000, 35_500),
        ("green-coating", 22_700, 9_900, 42_500),
        ("carbon-footprint", 31_300, 3_000, 37_300),
        ("coating-harmful-substances", 13_100, 6_200, 25_500),
    ],
)
def test_three_years_can_be_told(slug, first, yearly, three_years):
    row = next(row for row in rows() if row.slug == slug)
    found = estimate(fees(row), Inputs(factory_days=row.factory_days, surveillance_days=surveillance_days(row)))
    said = (found.once["CNY"], found.yearly["CNY"], found.three_years["CNY"])
    assert said == (first * YUAN, yearly * YUAN, three_years * YUAN)


def test_the_laboratory_is_paid_for_tests():
    payees = {fee.per: fee.payee for fee in fees(next(rows()))}
    assert payees["test"] == "laboratory"
    assert payees["factory_day"] == payees["certificate"] == "body"
