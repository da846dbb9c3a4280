"""What a page on a service shows, made from its statement alone: the same on the site host, on the seller's, in the preview."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from moneyed import Money

from lib import clock
from lib.money import money_of
from lib.text import Bilingual
from statements.service import LaboratoryLine, ServiceStatement
from statements.showing import RateAsked
from vocabulary.languages import name_of_language
from vocabulary.models import Region
from vocabulary.terms import FeeTax, ReportKind, ScopeList, ServiceClass, ServicePrice


def service_context(statement: ServiceStatement, *, tax_rate: RateAsked, on: date) -> dict[str, Any]:
    """The context of `templates/catalog/_service.html`. `on` is today where the seller is: until then scopes are asked.

    `tax_rate` gives the seller's of today, where it has said one; it is asked where tax is added to the price.
    """
    currency = statement.currency
    return {
        "statement": statement,
        "tax_rate": tax_rate() if statement.tax == FeeTax.EXCLUDED else None,
        "price": _money(statement.amount, currency),
        "is_from": statement.price == ServicePrice.FROM,
        "is_advisory": statement.service_class == ServiceClass.ADVISORY,
        "is_body": statement.seller_kind == "body",
        "options": [(option.name, money_of(option.amount, currency)) for option in statement.options],
        "dates": [(row, name_of_language(row.language)) for row in statement.dates if row.starts_at > clock.now()],
        "tests": [ShownTest.of(line, currency, on) for line in statement.lines],
        "languages": [name_of_language(code) for code in statement.languages],
        "regions": _regions(statement.regions),
    }


@dataclass(frozen=True)
class ShownTest:
    """A test of a laboratory, with under which standing it is reported today and how long each scope covers it."""

    line: LaboratoryLine
    amount: Money | None
    reports: list[tuple[str, date | None]]  # kind, and the last day of its scope; None where a kind needs none
    lapsed: list[str]  # kinds whose scope does not cover it today

    @classmethod
    def of(cls, line: LaboratoryLine, currency: str, on: date) -> "ShownTest":
        until = {ScopeList.CMA.value: line.cma_until, ScopeList.CNAS.value: line.cnas_until}
        lapsed = [kind for kind in line.reports if kind in until and not _reaches(until[kind], on)]
        reports = [(kind, until.get(kind)) for kind in ReportKind.values if kind in {*line.reports} - {*lapsed}]
        return cls(line, _money(line.amount, currency), reports, lapsed)


def _reaches(until: date | None, on: date) -> bool:
    return until is not None and until >= on


def _money(amount: int | None, currency: str) -> Money | None:
    return None if amount is None else money_of(amount, currency)


def _regions(codes: tuple[str, ...]) -> list[Bilingual]:
    """What regions are called, in the order of their codes."""
    return [region.name for region in Region.objects.filter(code__in=codes)] if codes else []
