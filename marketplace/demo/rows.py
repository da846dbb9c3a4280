"""The schemes of the demo as `data/schemes/<body>.toml` describes them."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lib.text import bilingual

DATA = Path(__file__).parent / "data" / "schemes"
type Words = tuple[str, str]  # Chinese, English


@dataclass(frozen=True)
class Tariff:
    """Amounts in whole coins: a day of an inspector in whatever scheme of the body, and this scheme's own fees."""

    day: int
    fees: dict[str, int]
    currency: str = "CNY"
    visited_by: str = "body"
    labels: dict[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class MeasureRow:
    """A value on the certificates, between the best and the worst that is found."""

    zh: str
    en: str
    unit: str
    best: float
    worst: float
    digits: int

    @classmethod
    def read(cls, line: str) -> "MeasureRow":
        zh, en, unit, best, worst = (cell.strip() for cell in line.split("|"))
        digits = max(len(number.partition(".")[2]) for number in (best, worst))
        return cls(zh, en, unit, float(best), float(worst), digits)

    def stated(self, share: float) -> dict[str, Any]:
        """As a certificate states it: `share` of the way from the best to the worst."""
        value = self.best + (self.worst - self.best) * share
        return {"name": bilingual(self.zh, self.en), "value": f"{value:.{self.digits}f}", "unit": self.unit}


@dataclass(frozen=True)
class Before:
    """The version before the one in force: its standards, when it ended, until when its certificates may stay."""

    standards: list[str]
    days_ago: int
    transition_days: int
    note: Words


@dataclass(frozen=True)
class Closed:
    """A scheme that takes no applications any more: since when, and why."""

    days_ago: int
    reason: Words


@dataclass(frozen=True)
class SchemeRow:
    """One scheme of the data: what tells it from the others."""

    body: str
    slug: str
    tariff: Tariff
    name: Words
    summary: Words
    who: Words
    proves: Words
    is_not: Words
    categories: list[str]
    standards: list[str]
    type: str
    attestation: list[str]
    characteristics: list[str]
    purposes: list[str]
    weeks: int
    months: int
    days: Decimal = Decimal(0)
    surveillance_days: Decimal = Decimal(0)
    rule: str = "filed"
    accredited: bool = True
    reports: bool = True
    green: list[str] = field(default_factory=list)
    markets: list[str] = field(default_factory=lambda: ["CN"])
    kinds: list[str] = field(default_factory=list)  # of products, where they are fewer than the categories say
    products: list[str] = field(default_factory=list)  # by their Chinese names, where they are fewer still
    grades: list[dict[str, Any]] = field(default_factory=list)
    measures: list[MeasureRow] = field(default_factory=list)
    before: Before | None = None
    closed: Closed | None = None


@cache
def rows() -> tuple[SchemeRow, ...]:
    """All schemes of the data, body by body."""
    return tuple(row for path in sorted(DATA.glob("*.toml")) for row in _rows_of(path))


def _rows_of(path: Path) -> Iterator[SchemeRow]:
    data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    common = {name: data.pop(name) for name in [name for name, value in data.items() if not isinstance(value, dict)]}
    for slug, given in data.items():
        values = dict(given)
        tariff = Tariff(**common, fees=values.pop("fees"), labels=values.pop("labels", {}))
        values |= {"is_not": values.pop("not"), "grades": [_grade(line) for line in values.get("grades", [])]}
        values["measures"] = [MeasureRow.read(line) for line in values.get("measures", [])]
        values |= {name: Decimal(values.get(name, 0)) for name in ("days", "surveillance_days")}
        values["before"] = Before(**values["before"]) if "before" in values else None
        values["closed"] = Closed(**values["closed"]) if "closed" in values else None
        yield SchemeRow(body=path.stem, slug=slug, tariff=tariff, **values)


def _grade(line: str) -> dict[str, Any]:
    code, names = line.split("=")
    zh, en = names.split("|")
    return {"code": code.strip(), "name": bilingual(zh.strip(), en.strip())}


def the(slug: str) -> SchemeRow:
    """A scheme of the data by its name in addresses."""
    return _by_slug()[slug]


@cache
def _by_slug() -> Mapping[str, SchemeRow]:
    return {row.slug: row for row in rows()}
