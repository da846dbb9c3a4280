"""Quotes side by side: line by line, by what each is counted. No winner is named, and currencies are never mixed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from moneyed import Money

from enquiries.models import Enquiry, InvitedBody, QuoteCopy
from lib.money import money_of
from statements.enquiry import QuoteContent, QuotedLine
from statements.showing import Cost
from tenants.hosts import body_url
from vocabulary.terms import FeeBasis, QuoteReason

type Words = Any


@dataclass(frozen=True)
class QuotedCell:
    """One line of one quote: what it comes to, of what, to whom, and what it was in the revision before."""

    line: QuotedLine
    before: Money | None = None

    @property
    def amount(self) -> Money:
        return money_of(self.line.total, self.line.currency)

    @property
    def each(self) -> Money:
        return money_of(self.line.amount, self.line.currency)

    @property
    def count(self) -> str:
        return f"{self.line.count.normalize():f}"

    @property
    def reason(self) -> Words:
        known = dict(QuoteReason.choices)
        return known.get(self.line.reason, "")


@dataclass
class QuoteColumn:
    """One body's newest quote."""

    invited: InvitedBody
    copy: QuoteCopy
    quote: QuoteContent
    earlier: QuoteContent | None = None
    gap: str = ""  # why it cannot be taken now
    cost: Cost = field(init=False)

    def __post_init__(self) -> None:
        self.cost = Cost(self.quote.charged)

    def cells(self, per: str, *, is_yearly: bool) -> list[QuotedCell]:
        before = {line.key: line for line in self.earlier.lines} if self.earlier else {}
        return [
            QuotedCell(line, _changed(line, before.get(line.key)))
            for line in self.quote.lines
            if (line.per, line.is_yearly) == (per, is_yearly)
        ]

    @property
    def paper_url(self) -> str:
        """Its paper, on the body's host, which signs one in by itself."""
        return body_url(self.invited.body, f"/quotes/{self.copy.pk}/paper.pdf")

    @property
    def without_reuse(self) -> list[Money]:
        return Cost(self.quote.charged_without_reuse).total_once


@dataclass(frozen=True)
class QuoteRow:
    """What is counted in one way, across all quotes; a body that charges nothing for it has no cell."""

    words: Words
    cells: list[list[QuotedCell]]


@dataclass(frozen=True)
class QuoteTable:
    """What the page shows, and the print."""

    columns: list[QuoteColumn]
    once: list[QuoteRow]
    yearly: list[QuoteRow]

    @property
    def currencies(self) -> set[str]:
        return {line.currency for column in self.columns for line in column.quote.lines}

    @property
    def reuses(self) -> bool:
        return any(column.quote.without_reuse for column in self.columns)


def columns_of(enquiry: Enquiry) -> list[QuoteColumn]:
    """The newest quote of each body that has made one, by the body's name, in two statements."""
    invited = enquiry.invited.select_related("body").prefetch_related("quotes").order_by("body__slug")
    columns = []
    for each in invited:
        each.enquiry = enquiry
        copies = list(each.quotes.all())
        if copies:
            earlier = copies[1].quote if len(copies) > 1 else None
            columns.append(QuoteColumn(each, copies[0], copies[0].quote, earlier))
    return columns


def side_by_side(columns: list[QuoteColumn]) -> QuoteTable:
    return QuoteTable(columns, _rows(columns, is_yearly=False), _rows(columns, is_yearly=True))


def _rows(columns: Iterable[QuoteColumn], *, is_yearly: bool) -> list[QuoteRow]:
    """In the order of the work; what nobody charges has no row."""
    columns = list(columns)
    rows = [
        QuoteRow(FeeBasis(per).label, [column.cells(per, is_yearly=is_yearly) for column in columns])
        for per in FeeBasis.values
    ]
    return [row for row in rows if any(row.cells)]


def _changed(line: QuotedLine, before: QuotedLine | None) -> Money | None:
    return money_of(before.total, before.currency) if before and before.total != line.total else None
