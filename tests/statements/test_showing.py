"""What a page on a scheme says beside an amount."""

from decimal import Decimal

from lib.cost import Inputs, estimate
from statements.scheme import StatedFee
from statements.showing import CostLine


def shown_rate(**fee: str) -> Decimal | None:
    (line,) = estimate([StatedFee(per="unit", amount=100, **fee)], Inputs()).lines
    return CostLine.of(line, Decimal(6)).tax_rate


def test_the_bodys_rate_stands_beside_a_fee_to_which_tax_is_added_and_no_other():
    assert shown_rate(tax="excluded") == 6
    assert shown_rate(tax="included") is None
    assert shown_rate(tax="excluded", payee="laboratory") is None
