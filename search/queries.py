"""One query and one form of answer for every engine and every kind."""

import base64
import json
import math
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any, Protocol, cast
from uuid import UUID

from lib.text import numbers
from search import analysis
from search.kinds import KINDS, Indexed, Kind, patterns, plain, tokens
from search.kinds.patterns import Pattern

PAGE, AT_ONCE = 20, 1000
MOST_RANKED = 5_000  # that are put in order by their words or their totals; of more, only the newest
MOST_CHOSEN = 40
SHORTEST_NUMBER = 4

type Range = tuple[float | None, float | None]
type Asking[Answer] = Generator[
    list[Query], list[Results], Answer
]  # asks some questions, is given their answers, asks on


@dataclass(frozen=True)
class Query:
    """What somebody looks for. Facets: OR inside one, AND across. `cursor` comes from the answer before.

    Of products also: `model`, a pattern; `valid_on`, the day on which they shall be valid, by what stands today; `ranges` of
    measured values by name, least and most. Of size 0: only how many there are is asked.
    """

    kind: str = "schemes"
    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    cursor: str = ""
    size: int = PAGE
    meant: tuple[analysis.QueryWord, ...] | None = None  # what the text is taken for; None: as it was typed
    model: str = ""
    valid_on: date | None = None
    ranges: Mapping[str, Range] = field(default_factory=dict)
    is_counted: bool = True  # whether the answer says how many there are, in all and for each value of a facet

    def __post_init__(self) -> None:
        """Whoever asks, engines get what a database takes, and no more of it than a person types."""
        for name in ("text", "model"):
            object.__setattr__(self, name, plain(getattr(self, name))[: analysis.LONGEST_QUERY])

    @property
    def of_kind(self) -> Kind:
        return KINDS[self.kind]

    @cached_property
    def words(self) -> list[analysis.QueryWord]:
        if self.meant is not None:
            return list(self.meant)
        words = analysis.words_of(self._taken_apart[0])
        return analysis.of_that_edition(words) if self.of_kind.has_models else words

    @property
    def pattern(self) -> Pattern | None:
        """The models asked for."""
        return self._taken_apart[1]

    @property
    def number(self) -> str:
        """The token of the number that the whole text may be; "" where it is none. What bears that number comes first."""
        letters = numbers.folded(self.text) if len(self.text) <= numbers.LONGEST else ""
        is_like_one = len(letters) >= SHORTEST_NUMBER and any(letter.isdigit() for letter in letters)
        return tokens.of_number(self.text) if is_like_one else ""

    @property
    def limits(self) -> dict[str, Range]:
        """The ranges that can be asked for: of numbers, under names that can be written."""
        if not self.of_kind.has_models:
            return {}
        return {
            name: limits for name, limits in self.ranges.items() if plain(name) == name and all(map(_is_finite, limits))
        }

    @property
    def asked(self) -> tuple[Any, ...]:
        """Equal for two queries that find the same, wherever their pages begin and however they are sorted."""
        facets = sorted((key, tuple(sorted(values))) for key, values in self.facets.items())
        return self.kind, self.words, self.number, self.pattern, facets, self.valid_on, sorted(self.limits.items())

    @property
    def order(self) -> str:
        """Relevance without words means nothing: then the newest come first."""
        return (
            "newest"
            if self.sort not in self.of_kind.sorts or (self.sort == "relevance" and not self.words)
            else self.sort
        )

    @cached_property
    def _taken_apart(self) -> tuple[str, Pattern | None]:
        if not self.of_kind.has_models:
            return self.text, None
        if self.model:
            return self.text, patterns.pattern_of(self.model)
        return patterns.in_text(self.text)


@dataclass(frozen=True)
class Results:
    """`hits` in order; for each facet how many each value would leave, ignoring that facet's own choice."""

    hits: list[UUID]
    facets: dict[str, dict[str, int]]
    total: int
    cursor: str = ""  # of the next page; "" on the last

    @property
    def is_empty(self) -> bool:
        """Nothing is there: also where nobody asked how many there are."""
        return not (self.total or self.hits)


class Engine(Protocol):
    """What every search engine answers."""

    def search(self, query: Query) -> Results: ...
    def answers(self, queries: Sequence[Query]) -> list[Results]: ...
    def write(self, kind: Kind, documents: list[Indexed]) -> None: ...
    def remove(self, kind: Kind, ids: list[UUID]) -> None: ...
    def refresh(self, kind: Kind) -> int: ...
    def rebuild(self, kind: Kind) -> int: ...


def together[Answer](searches: Sequence[Asking[Answer]], engine: Engine) -> list[Answer]:
    """What several searches come to, side by side: whatever all of them want to know next is asked at once."""
    waiting, ended = dict(enumerate(searches)), dict[int, Answer]()
    answered = dict[int, list[Results]]()
    while waiting:
        asked = dict[int, list[Query]]()
        for number, search in list(waiting.items()):
            try:
                asked[number] = search.send(answered[number]) if number in answered else next(search)
            except StopIteration as end:
                ended[number] = end.value
                del waiting[number]
        everything = [query for queries in asked.values() for query in queries]
        answers = iter(engine.answers(everything) if everything else ())
        answered = {number: list(islice(answers, len(queries))) for number, queries in asked.items()}
    return [ended[number] for number in range(len(searches))]


def both[One, Other](one: Asking[One], other: Asking[Other], engine: Engine) -> tuple[One, Other]:
    """Two searches side by side that come to different things."""
    searches: list[Asking[One | Other]] = [one, other]
    first, second = together(searches, engine)
    return cast(One, first), cast(Other, second)


def all_ranked(query: Query) -> Query:
    """All that a query finds, in its order, where that is no more than `MOST_RANKED`; else the first of it."""
    return replace(query, cursor="", size=MOST_RANKED, is_counted=False)


def every(query: Query, engine: Engine, most: int) -> Iterator[UUID]:
    """All that a query finds, the newest first, a page at a time and at most `most`: for files that are streamed.

    In the order that both engines share to the letter, so that one may go on where the other stopped.
    """
    sort = "newest" if query.sort == "relevance" else query.sort
    page = replace(query, sort=sort, cursor="", size=AT_ONCE, is_counted=False)
    while most > 0:
        results = engine.search(page)
        yield from results.hits[:most]
        most -= len(results.hits)
        if not results.cursor:
            return
        page = replace(page, cursor=results.cursor)


def written_cursor(values: list[Any]) -> str:
    """A position in a list of results, fit for an address."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def read_cursor(text: str) -> tuple[int, int, UUID] | None:
    """The position a cursor names, by sort key, age and id; None for anything that is none."""
    try:
        key, newest, pk = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        cursor = int(key), int(newest), UUID(pk)
    except (ValueError, TypeError, OverflowError, AttributeError, RecursionError):
        return None
    return cursor if max(map(abs, cursor[:2])) < 2**62 else None


def known_facets(kind: Kind, asked: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Of a query string, what belongs to a kind's facets; of nonsense no more than a person would tick, and nothing that no
    facet's vocabulary has."""
    given = {
        (facet.key, value): None for facet in kind.facets for value in asked.get(facet.key, []) if facet.takes(value)
    }
    chosen = list(given)[:MOST_CHOSEN]
    return {key: tuple(value for facet, value in chosen if facet == key) for key in dict(chosen)}


def _is_finite(number: float | None) -> bool:
    return number is None or math.isfinite(number)
