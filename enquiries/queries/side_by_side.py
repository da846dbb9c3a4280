"""Quotes side by side: line by line, by what each is counted. No winner is named, and currencies are never mixed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import pgettext_lazy
from moneyed import Money

from enquiries.models import Enquiry, InvitedBody, QuoteCopy
from lib import clock
from lib.money import money_of
from statements.enquiry import QuoteContent, QuotedLine
from statements.revising import QuoteChange, changes
from statements.showing import Cost, is_sample_test
from tenants.hosts import body_url
from vocabulary.terms import FEE_NOUNS, FeeBasis, FeePayee, QuoteReason

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
    """One body's newest quote; of the body that was chosen, the one that was taken."""

    invited: InvitedBody
    copy: QuoteCopy
    quote: QuoteContent
    earlier: QuoteContent | None = None
    all_quotes: list[QuoteContent] = field(default_factory=list)  # its revisions up to this one, the newest first
    gap: str = ""  # why it cannot be taken now
    cost: Cost = field(init=False)

    def __post_init__(self) -> None:
        self.cost = Cost(self.quote.charged)

    def cells(self, per: str, *, is_yearly: bool, payees: Collection[str]) -> list[QuotedCell]:
        before = {line.key: line for line in self.earlier.lines} if self.earlier else {}
        return [
            QuotedCell(line, _changed(line, before.get(line.key)))
            for line in self.quote.lines
            if (line.per, line.is_yearly) == (per, is_yearly) and line.payee in payees
        ]

    @property
    def paper_url(self) -> str:
        """Its paper, on the body's host, which signs one in by itself."""
        return body_url(self.invited.body, f"/quotes/{self.copy.pk}/paper.pdf")

    @property
    def without_reuse(self) -> Cost:
        """What it comes to if no report is accepted."""
        return Cost(self.quote.charged_without_reuse)

    @property
    def is_expired(self) -> bool:
        return self.quote.has_ended(clock.now())

    @property
    def revisions(self) -> list[tuple[QuoteContent, list[QuoteChange]]]:
        """Each revision after the first with what it changed, the newest first."""
        pairs = zip(self.all_quotes, self.all_quotes[1:], strict=False)
        return [(later, changes(before, later)) for later, before in pairs]


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
    """The newest quote of each body that has made one, by the body's name; of the chosen body the one that was taken."""
    invited = enquiry.invited.select_related("body").prefetch_related("quotes").order_by("body__slug")
    taken = getattr(enquiry, "award", None)
    columns = []
    for each in invited:
        each.enquiry = enquiry
        copies = list(each.quotes.all())
        if taken and any(copy.pk == taken.quote_id for copy in copies):
            copies = copies[[copy.pk for copy in copies].index(taken.quote_id) :]
        if copies:
            quotes = [copy.quote for copy in copies]
            columns.append(QuoteColumn(each, copies[0], quotes[0], quotes[1] if len(quotes) > 1 else None, quotes))
    return columns


def side_by_side(columns: list[QuoteColumn]) -> QuoteTable:
    return QuoteTable(columns, _rows(columns, is_yearly=False), _rows(columns, is_yearly=True))


def _rows(columns: Iterable[QuoteColumn], *, is_yearly: bool) -> list[QuoteRow]:
    """In the order of the work; what nobody charges has no row."""
    columns = list(columns)
    rows = [
        QuoteRow(words, [column.cells(per, is_yearly=is_yearly, payees=payees) for column in columns])
        for per in FeeBasis.values
        for words, payees in _kinds(per)
    ]
    return [row for row in rows if any(row.cells)]


def _kinds(per: str) -> list[tuple[Words, frozenset[str]]]:
    """What is counted in one way by what it is for: its words, and who is paid for it."""
    everybody = frozenset(FeePayee.values)
    sampling = frozenset(payee for payee in everybody if is_sample_test(per, payee))
    kinds: list[tuple[Words, frozenset[str]]] = [(FEE_NOUNS[FeeBasis(per)], everybody - sampling)]
    return [(pgettext_lazy("fee", "Sample test"), sampling), *kinds] if sampling else kinds


def _changed(line: QuotedLine, before: QuotedLine | None) -> Money | None:
    return money_of(before.total, before.currency) if before and before.total != line.total else None
