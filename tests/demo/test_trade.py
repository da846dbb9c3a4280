"""Enterprises hold certificates for what they make."""

import pytest

from marketplace.demo import trade
from marketplace.demo.people import SIGNED_IN_AS
from marketplace.demo.rows import rows, the


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.slug)
def test_every_scheme_has_makers_of_its_products(row):
    assert trade.goods(row)


def test_a_maker_holds_nothing_for_what_it_does_not_make():
    for row in rows():
        for number, product in trade.goods(row):
            assert product.kind in trade.makers()[number].makes


def test_robots_come_from_makers_of_robots():
    kinds = {product.kind for _number, product in trade.goods(the("industrial-robot-safety"))}
    assert kinds == {"robots.industrial"}


def test_power_banks_are_certified_as_power_banks_only():
    assert trade.kinds_under(the("power-bank-capacity")) == {"batteries.portable.power_bank"}


def test_a_scheme_for_kettles_certifies_kettles_only():
    assert {product.en for _number, product in trade.goods(the("kettle-performance-export"))} == {"Electric kettle"}


def test_everybody_who_can_be_signed_in_as_makes_something_certified():
    busy = {number for row in rows() for number, _product in trade.goods(row)}
    assert set(range(SIGNED_IN_AS)) <= busy


def test_the_maker_of_kettles_in_foshan_can_be_signed_in_as():
    names = [maker.zh for maker in trade.makers()[:SIGNED_IN_AS]]
    assert "岭湾电器" in names
