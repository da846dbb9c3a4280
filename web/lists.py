"""A list of the back office as somebody asks for it: words, filters, days, order and page, all of them in its address.

One way for every list: a page says what can be asked (`ListOf`), and `components/list_bar.html` draws the questions. A
list that says its columns is taken away as CSV as well: the same rows, all pages of them (`file_of`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict, StreamingHttpResponse
from django.utils.dateparse import parse_date
from django.utils.functional import Promise

from lib import clock
from lib.text import without_invisible
from web.csv_files import Row, csv_answer

MOST_LETTERS = 100  # of what is searched for: names and numbers are shorter
ON_A_PAGE = 50

type Choice = tuple[str, str | Promise]  # value and words


@dataclass(frozen=True)
class Filter:
    """One question with a list of answers. A value that is none of them is dropped."""

    name: str
    words: str
    choices: Sequence[Choice]
    condition: Callable[[str], Q]


@dataclass(frozen=True)
class Days:
    """Two questions: the first and the last day of what happened. `zone`: `column` is a moment, and its days are that zone's."""

    name: str
    words: str  # what happened on these days
    column: str
    zone: str = ""

    @property
    def names(self) -> tuple[str, str]:
        return f"{self.name}_since", f"{self.name}_until"

    def since(self, day: date) -> Q:
        if not self.zone:
            return Q(**{f"{self.column}__gte": day})
        return Q(**{f"{self.column}__gte": datetime.combine(day, time.min, tzinfo=ZoneInfo(self.zone))})

    def until(self, day: date) -> Q:
        return (
            Q(**{f"{self.column}__lt": clock.day_after(day, self.zone)})
            if self.zone
            else Q(**{f"{self.column}__lte": day})
        )


@dataclass(frozen=True)
class Column:
    """One of a list's file: its heading, and what stands in it of a row."""

    words: str
    cell: Callable[[Any], str]


@dataclass(frozen=True)
class Order:
    words: str
    columns: Sequence[Any]


@dataclass(frozen=True)
class ListOf:
    """What can be asked of a list. `orders`: the first holds where nobody chose; `search`: what words stand for.

    `columns`: of its file, where it can be taken away.
    """

    search: Callable[[str], Q]
    search_words: str  # what the field is for: its label
    orders: dict[str, Order]
    filters: Sequence[Filter] = ()
    days: Sequence[Days] = ()
    columns: Sequence[Column] = ()


@dataclass(frozen=True)
class ListAsked:
    """A list as it was asked for. `fixed`: other parameters of its address, as the tab that it is on."""

    of: ListOf
    text: str
    chosen: dict[str, str]
    order: str
    page: Page[Any]
    fixed: dict[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.chosen or self.days)

    @property
    def rows(self) -> QuerySet[Any]:
        """All that fit, whichever page they are on."""
        rows: QuerySet[Any] = self.page.paginator.object_list  # type: ignore[assignment]
        return rows

    @property
    def file_url(self) -> str:
        """The same list as a file; "" where it says no columns."""
        return "?" + urlencode(self.fixed | self._said | {"as": "csv"}) if self.of.columns else ""

    @property
    def day_fields(self) -> list[dict[str, Any]]:
        """The questions for days, each with what was typed."""
        return [
            {"words": each.words, "names": [(name, self.days.get(name, "")) for name in each.names]}
            for each in self.of.days
        ]

    @property
    def query(self) -> str:
        """All of it but the page, for addresses of other pages of the list."""
        return urlencode(self.fixed | self._said)

    @property
    def without(self) -> str:
        """The address of the same list without words and filters."""
        return "?" + urlencode(self.fixed | ({"sort": self.order} if self._is_ordered else {}))

    def at(self, **fixed: str) -> str:
        """The same questions asked of another tab."""
        return "?" + urlencode(fixed | self._said)

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The filters, each with what is chosen."""
        return [
            {"name": each.name, "words": each.words, "choices": each.choices, "chosen": self.chosen.get(each.name, "")}
            for each in self.of.filters
            if each.choices
        ]

    @property
    def orders(self) -> list[Choice]:
        return [(key, order.words) for key, order in self.of.orders.items()]

    @property
    def _is_ordered(self) -> bool:
        return self.order != next(iter(self.of.orders))

    @property
    def _said(self) -> dict[str, str]:
        said = ({"q": self.text} if self.text else {}) | self.chosen | self.days
        return said | ({"sort": self.order} if self._is_ordered else {})


def ask(
    rows: QuerySet[Any], of: ListOf, sent: QueryDict, *, fixed: dict[str, str] | None = None, on_a_page: int = ON_A_PAGE
) -> ListAsked:
    """The rows that fit what was sent, in the order that was chosen, one page of them. What makes no sense is dropped."""
    text = words_of(sent)
    chosen = {each.name: value for each in of.filters if (value := _choice(each, sent))}
    for each in of.filters:
        if each.name in chosen:
            rows = rows.filter(each.condition(chosen[each.name]))
    days = {name: value for each in of.days for name in each.names if (value := _day(name, sent))}
    for each_days in of.days:
        rows = rows.filter(_on_days(each_days, days))
    if text:
        rows = rows.filter(of.search(text))
    order = sent.get("sort", "")
    order = order if order in of.orders else next(iter(of.orders))
    page = Paginator(rows.order_by(*of.orders[order].columns), on_a_page).get_page(sent.get("page"))
    return ListAsked(of, text, chosen, order, page, fixed or {}, days)


def file_of(asked: ListAsked, sent: QueryDict, name: str) -> StreamingHttpResponse | None:
    """The list as a file, if it was asked for as one (`as=csv`): every row that fits, in its order."""
    if sent.get("as") != "csv" or not asked.of.columns:
        return None
    return csv_answer(_table(asked), f"{name}-{clock.today():%Y-%m-%d}")


def _table(asked: ListAsked) -> Iterator[Row]:
    yield [column.words for column in asked.of.columns]
    for row in asked.rows.iterator(2000):
        yield [column.cell(row) for column in asked.of.columns]


def words_of(sent: QueryDict) -> str:
    """What is searched for: one line of bounded length."""
    letters = sent.get("q", "")[: 10 * MOST_LETTERS].replace("\0", "").encode("utf-8", "ignore").decode()
    return " ".join(without_invisible(letters).split())[:MOST_LETTERS].strip()


def any_of(text: str, *columns: str) -> Q:
    """Rows in which any of these columns holds each word of a text."""
    met = Q()
    for word in text.split()[:10]:
        met &= _holds(word, columns)
    return met


def _holds(word: str, columns: Iterable[str]) -> Q:
    met = Q(pk__in=[])
    for column in columns:
        met |= Q(**{f"{column}__icontains": word})
    return met


def _choice(asked: Filter, sent: QueryDict) -> str:
    value = sent.get(asked.name, "")
    return value if value and value in {key for key, _words in asked.choices} else ""


def _day(name: str, sent: QueryDict) -> str:
    """A day as it was sent, in one way of writing; "" where it is none."""
    try:
        day = parse_date(sent.get(name, "")[:10])
    except ValueError:
        return ""
    return day.isoformat() if day and date.min < day < clock.LAST_DAY else ""


def _on_days(asked: Days, days: dict[str, str]) -> Q:
    first, last = (days.get(name, "") for name in asked.names)
    met = asked.since(date.fromisoformat(first)) if first else Q()
    return met & asked.until(date.fromisoformat(last)) if last else met
