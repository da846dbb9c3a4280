"""A list of the back office as somebody asks for it: words, filters, order and page, all of them in its address.

One way for every list: a page says what can be asked (`ListOf`), and `components/list_bar.html` draws the questions.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

from lib.text import without_invisible

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
class Order:
    words: str
    columns: Sequence[Any]


@dataclass(frozen=True)
class ListOf:
    """What can be asked of a list. `orders`: the first holds where nobody chose; `search`: what words stand for."""

    search: Callable[[str], Q]
    search_words: str  # what the field is for: its label
    orders: dict[str, Order]
    filters: Sequence[Filter] = ()


@dataclass(frozen=True)
class ListAsked:
    """A list as it was asked for. `fixed`: other parameters of its address, as the tab that it is on."""

    of: ListOf
    text: str
    chosen: dict[str, str]
    order: str
    page: Page[Any]
    fixed: dict[str, str] = field(default_factory=dict)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.chosen)

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
        said = ({"q": self.text} if self.text else {}) | self.chosen
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
    if text:
        rows = rows.filter(of.search(text))
    order = sent.get("sort", "")
    order = order if order in of.orders else next(iter(of.orders))
    page = Paginator(rows.order_by(*of.orders[order].columns), on_a_page).get_page(sent.get("page"))
    return ListAsked(of, text, chosen, order, page, fixed or {})


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
