"""What is charged for what is asked, from a scheme's rows of fees: pure arithmetic in minor units.

The one place that counts: a scheme's page, the annex to an agreement and the invoices drafted from it all begin here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from lib.money import half_up

type Amounts = dict[str, int]  # currency → minor units

BODY = "body"
REUSED = "test_reused"  # the price of a unit whose reports are accepted: where there is none, it pays for its test
CHANGE = "change"  # charged for a change of a certificate, whenever one is asked for
CEILING = "travel"  # charged at cost after the journey, never more than was said: it is agreed, and not yet owed


class Chargeable(Protocol):
    """A row of fees: `per` is one of `vocabulary.terms.FeeBasis`, `payee` one of `FeePayee`."""

    @property
    def per(self) -> str: ...
    @property
    def amount(self) -> int: ...
    @property
    def currency(self) -> str: ...
    @property
    def payee(self) -> str: ...


@dataclass(frozen=True)
class Inputs:
    """What somebody wants certified. Models count over all units; the first of each unit is in the unit's own fee.

    Days are those of one visit to one factory, and of a year's surveillance of one factory.
    """

    units: int = 1
    models: int = 1
    factories: int = 1
    factory_days: Decimal = Decimal(0)
    surveillance_days: Decimal = Decimal(0)
    reported: int = 0  # of the units, those whose existing test reports are accepted
    changes: int = 0  # of certificates that stand: none belongs to an application


@dataclass(frozen=True)
class ChargedLine[FeeType: Chargeable]:
    """A fee times what it is counted by: once, until the certificate, or in each year after it."""

    fee: FeeType
    count: Decimal
    amount: int
    is_yearly: bool

    @property
    def is_ceiling(self) -> bool:
        return self.fee.per == CEILING

    @property
    def is_billed(self) -> bool:
        """Whether the body's invoice names it as agreed: not what others are paid, nor what is known after the journey."""
        return self.fee.payee == BODY and not self.is_ceiling


@dataclass(frozen=True)
class Estimate[FeeType: Chargeable]:
    """All that is charged. Amounts of two currencies are never added."""

    lines: list[ChargedLine[FeeType]]

    @property
    def until_certificate(self) -> list[ChargedLine[FeeType]]:
        return [line for line in self.lines if not line.is_yearly]

    @property
    def each_year(self) -> list[ChargedLine[FeeType]]:
        return [line for line in self.lines if line.is_yearly]

    @property
    def once(self) -> Amounts:
        return total(self.until_certificate)

    @property
    def yearly(self) -> Amounts:
        return total(self.each_year)

    @property
    def three_years(self) -> Amounts:
        """The first year, in which the certificate is given, and the two after it."""
        return total([*self.until_certificate, *self.each_year, *self.each_year])


def estimate[FeeType: Chargeable](fees: Iterable[FeeType], inputs: Inputs) -> Estimate[FeeType]:
    """Each fee times what it is counted by. Travel counts twice: for the visit before the certificate, and each year."""
    fees = list(fees)
    reported = min(inputs.reported, inputs.units) if any(fee.per == REUSED for fee in fees) else 0
    once, each_year = _counted_once(inputs, reported), _counted_each_year(inputs)
    lines = [
        ChargedLine(fee=fee, count=count, amount=half_up(fee.amount * count), is_yearly=is_yearly)
        for fee in fees
        for is_yearly, counted in ((False, once), (True, each_year))
        if (count := Decimal(counted.get(fee.per, 0)))
    ]
    return Estimate(lines)


def total[FeeType: Chargeable](lines: Iterable[ChargedLine[FeeType]]) -> Amounts:
    """Amounts by currency; a currency in which nothing is charged is left out."""
    totals: Amounts = {}
    for line in lines:
        totals[line.fee.currency] = totals.get(line.fee.currency, 0) + line.amount
    return {currency: amount for currency, amount in totals.items() if amount}


def _counted_once(asked: Inputs, reported: int) -> dict[str, Decimal | int]:
    return {
        "application": 1,
        "unit": asked.units,
        "model": max(asked.models - asked.units, 0),
        "test": asked.units - reported,
        REUSED: reported,
        "factory_day": asked.factories * asked.factory_days,
        "travel": asked.factories if asked.factory_days else 0,
        "certificate": asked.units,
        CHANGE: asked.changes,
    }


def _counted_each_year(asked: Inputs) -> dict[str, Decimal | int]:
    return {
        "surveillance_day": asked.factories * asked.surveillance_days,
        "travel": asked.factories if asked.surveillance_days else 0,
        "year": asked.units,  # each unit leads to a certificate of its own
    }
