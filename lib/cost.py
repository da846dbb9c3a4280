"""What a certification costs for given inputs, from a scheme's rows of fees. Pure arithmetic in minor units."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from moneyed import Money, get_currency

type Amounts = dict[str, int]  # currency → minor units


class Fee(Protocol):
    """A row of fees: `per` is application, unit, model, factory_day, certificate or year."""

    @property
    def per(self) -> str: ...
    @property
    def amount(self) -> int: ...
    @property
    def currency(self) -> str: ...


@dataclass(frozen=True)
class Inputs:
    """What somebody wants certified. Models count over all units; the first of each unit is in the unit's own fee."""

    units: int = 1
    models: int = 1
    factory_days: float = 0


@dataclass(frozen=True)
class Line[FeeType: Fee]:
    fee: FeeType
    count: float
    amount: int


@dataclass(frozen=True)
class Estimate[FeeType: Fee]:
    """Until the certificate (`once`) and in each year after (`yearly`)."""

    lines: list[Line[FeeType]]
    once: Amounts
    yearly: Amounts


def from_minor(amount: int, currency: str) -> Money:
    """Minor units as money: 1230000 in CNY is ¥12,300.00."""
    return Money(Decimal(amount) / get_currency(currency).sub_unit, currency)


def estimate[FeeType: Fee](fees: Iterable[FeeType], inputs: Inputs) -> Estimate[FeeType]:
    """Each fee times what it is counted by; currencies are never mixed."""
    lines = [_line(fee, _count(fee.per, inputs)) for fee in fees]
    return Estimate(
        lines=[line for line in lines if line.count],
        once=_sum(line for line in lines if line.fee.per != "year"),
        yearly=_sum(line for line in lines if line.fee.per == "year"),
    )


def _count(per: str, inputs: Inputs) -> float:
    return {
        "application": 1,
        "unit": inputs.units,
        "model": max(inputs.models - inputs.units, 0),
        "factory_day": inputs.factory_days,
        "certificate": inputs.units,
        "year": inputs.units,
    }.get(per, 0)


def _line[FeeType: Fee](fee: FeeType, count: float) -> Line[FeeType]:
    return Line(fee=fee, count=count, amount=round(fee.amount * count))


def _sum[FeeType: Fee](lines: Iterable[Line[FeeType]]) -> Amounts:
    totals: Amounts = {}
    for line in lines:
        totals[line.fee.currency] = totals.get(line.fee.currency, 0) + line.amount
    return {currency: amount for currency, amount in totals.items() if amount}
