"""Enterprises hold certificates for what they make."""

import pytest

from marketplace.demo import schemes, trade
from marketplace.demo.people import SIGNED_IN_AS


@pytest.mark.parametrize("row", list(schemes.rows()), ids=lambda row: row.slug)
def test_every_scheme_has_makers_of_its_products(row):
    assert trade.goods(row.slug, row.categories)


def test_a_maker_holds_nothing_for_what_it_does_not_make():
    for row in schemes.rows():
        for place, product in trade.goods(row.slug, row.categories):
            assert product.kind in trade.makers()[place].makes


def test_robots_come_from_makers_of_robots():
    kinds = {product.kind for _place, product in trade.goods("industrial-robot-safety", ["robots.industrial"])}
    assert kinds == {"robots.industrial"}


def test_power_banks_are_certified_as_power_banks_only():
    assert trade.kinds_under("portable-battery-safety", ["batteries.portable"]) == {"batteries.portable"}
    assert trade.kinds_under("power-bank-grade", ["batteries.portable"]) == {"batteries.portable.power_bank"}


def test_everybody_who_can_be_signed_in_as_makes_something_certified():
    busy = {place for row in schemes.rows() for place, _product in trade.goods(row.slug, row.categories)}
    assert set(range(SIGNED_IN_AS)) <= busy
