"""What a line and an invoice come to, in minor units, rounded half up to the smallest coin."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from lib.money import half_up

PER_RATE = "per_rate"  # billing.models.TaxRounding


class Charged(Protocol):
    """A line with its net and tax, each rounded for itself."""

    @property
    def net(self) -> int: ...
    @property
    def tax(self) -> int: ...
    @property
    def tax_rate(self) -> Decimal: ...
    @property
    def tax_included(self) -> bool: ...


@dataclass(frozen=True)
class RateSum:
    """What is charged at one tax rate."""

    rate: Decimal
    net: int
    tax: int


def net_and_tax(quantity: Decimal, unit_price: int, tax_rate: Decimal, *, tax_included: bool) -> tuple[int, int]:
    """Net and tax of a line. Where the price includes tax, both together are the rounded price."""
    exact = quantity * unit_price
    price = half_up(exact)
    if tax_included:
        tax = half_up(exact * tax_rate / (100 + tax_rate))
        return price - tax, tax
    return price, half_up(exact * tax_rate / 100)


def total(lines: Iterable[Charged], rounding: str) -> int:
    """What is to be paid: the sum of the lines, and where tax is rounded by rate what that adds or takes."""
    return sum(at.net + at.tax for at in by_rate(lines, rounding))


def by_rate(lines: Iterable[Charged], rounding: str) -> list[RateSum]:
    """Net and tax at each rate, the lowest first."""
    grouped: dict[Decimal, list[Charged]] = {}
    for line in lines:
        grouped.setdefault(Decimal(line.tax_rate), []).append(line)
    summed = _rounded_once if rounding == PER_RATE else _rounded_by_line
    return [summed(rate, grouped[rate]) for rate in sorted(grouped)]


def _rounded_by_line(rate: Decimal, lines: list[Charged]) -> RateSum:
    return RateSum(rate, sum(line.net for line in lines), sum(line.tax for line in lines))


def _rounded_once(rate: Decimal, lines: list[Charged]) -> RateSum:
    """EN 16931, BR-CO-17. What was agreed with its tax included stays to the coin; only its tax is told apart anew."""
    plus_tax = sum(line.net for line in lines if not line.tax_included)
    with_tax = sum(line.net + line.tax for line in lines if line.tax_included)
    due = plus_tax + with_tax + half_up(plus_tax * rate / 100)
    tax = half_up(plus_tax * rate / 100 + with_tax * rate / (100 + rate))
    return RateSum(rate, due - tax, tax)
