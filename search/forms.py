"""What is looked for, from the query string: nonsense is passed over, never an error."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from math import isfinite
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.dateparse import parse_date

from lib.cost import Inputs
from search.analysis import LONGEST_QUERY
from search.kinds import KINDS
from search.kinds.patterns import LONGEST
from search.known import existing
from search.queries import Query, Range, known_facets
from vocabulary.forms import CostForm

LONGEST_NAME = 130  # of a measured value, with its unit
ONE = Inputs()  # one unit with one model, from one factory

type Pair = tuple[str, str]  # a key of the query string and its value


@dataclass(frozen=True)
class Search:
    """What an address asks for: the question to the engine, and for how much costs are counted.

    `is_literal`: the words are meant as they stand, nothing is corrected and none is left out.
    """

    query: Query
    inputs: Inputs = ONE
    is_literal: bool = False

    @property
    def choices(self) -> list[tuple[Pair, ...]]:
        """Everything that narrows the results, each as the pairs of the query string that say it."""
        query = self.query
        facets = [((key, value),) for key, values in query.facets.items() for value in values]
        model = [(("model", query.model),)] if query.model else []
        day = [(("on", query.valid_on.isoformat()),)] if query.valid_on else []
        return [*facets, *model, *day, *(_range_pairs(name, limits) for name, limits in query.ranges.items())]

    @property
    def is_by_total(self) -> bool:
        """Whether the lowest total comes first."""
        return self.query.kind == "schemes" and self.query.sort == "cost"

    @property
    def is_wordless(self) -> bool:
        """Whether something was typed, and holds nothing to look for: signs alone."""
        query = self.query
        return bool(query.text) and not (query.words or query.pattern or query.number)


def asked_of(asked: QueryDict, kind: str = "schemes") -> Search:
    """What a query string asks for of a kind."""
    return Search(query_of(asked, kind), CostForm(asked, takes_reports=False).inputs(ONE), asked.get("literal") == "1")


def query_of(asked: QueryDict, kind: str = "schemes") -> Query:
    sort, sorts = asked.get("sort", ""), KINDS[kind].sorts
    has_models = KINDS[kind].has_models
    return Query(
        kind=kind,
        text=typed_text(asked),
        facets=existing(KINDS[kind], known_facets(KINDS[kind], dict(asked.lists()))),
        sort=sort if sort in sorts else next(iter(sorts)),
        cursor=asked.get("after", ""),
        model=asked.get("model", "").strip()[:LONGEST] if has_models else "",
        valid_on=_day(asked.get("on", "")) if has_models else None,
        ranges=_ranges(asked) if has_models else {},
    )


def typed_text(asked: QueryDict) -> str:
    """The words in the box, as many as anybody means."""
    return asked.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]


def address_of(asked: Search, *, without: Collection[Pair] = (), after: str = "", literally: bool = False) -> str:
    """The query string that asks for this again: with some of it taken back, or for the results that follow.

    Written from what was understood, never from what was asked: nonsense is not handed on.
    """
    query, inputs, usual = asked.query, asked.inputs, Inputs()
    pairs = [("q", query.text), *(pair for choice in asked.choices for pair in choice)]
    pairs += [
        (name, str(getattr(inputs, name)))
        for name in ("units", "models", "factories")
        if getattr(inputs, name) != getattr(usual, name)
    ]
    pairs += [
        ("sort", query.sort if query.sort != next(iter(query.of_kind.sorts)) else ""),
        ("literal", "1" if asked.is_literal or literally else ""),
        ("after", after),
    ]
    return urlencode([pair for pair in pairs if pair[1] and pair not in without])


def _day(text: str) -> date | None:
    try:
        return parse_date(text.strip()[:10])
    except ValueError:
        return None


def _ranges(asked: QueryDict) -> dict[str, Range]:
    name = asked.get("value", "").strip()[:LONGEST_NAME]
    limits = _number(asked.get("least", "")), _number(asked.get("most", ""))
    return {name: limits} if name and limits != (None, None) else {}


def _number(text: str) -> float | None:
    try:
        number = float(text.strip()[:20].replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _range_pairs(name: str, limits: Range) -> tuple[Pair, ...]:
    stated = [(key, f"{limit:g}") for key, limit in zip(("least", "most"), limits, strict=True) if limit is not None]
    return (("value", name), *stated)
