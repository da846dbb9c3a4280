"""One query and one form of answer for every engine and every kind."""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID

from lib.text import numbers
from search import analysis
from search.kinds import KINDS, Indexed, Kind, patterns, tokens
from search.kinds.patterns import Pattern

PAGE = 20
MOST_CHOSEN, LONGEST_VALUE = 40, 120
SHORTEST_NUMBER = 4

type Range = tuple[float | None, float | None]


@dataclass(frozen=True)
class Query:
    """What somebody looks for. Facets: OR inside one, AND across. `cursor` comes from the answer before.

    Of products also: `model`, a pattern; `valid_on`, the day on which they shall be valid, by what stands today; `ranges` of
    measured values by name, least and most.
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

    @property
    def of_kind(self) -> Kind:
        return KINDS[self.kind]

    @property
    def words(self) -> list[analysis.QueryWord]:
        return analysis.words_of(self._taken_apart[0]) if self.meant is None else list(self.meant)

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


class Engine(Protocol):
    """What every search engine answers."""

    def search(self, query: Query) -> Results: ...
    def write(self, kind: Kind, documents: list[Indexed]) -> None: ...
    def remove(self, kind: Kind, ids: list[UUID]) -> None: ...
    def rebuild(self, kind: Kind, documents: Iterable[Indexed]) -> int: ...


def written_cursor(values: list[Any]) -> str:
    """A position in a list of results, fit for an address."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def read_cursor(text: str) -> tuple[int, UUID] | None:
    """The position a cursor names; None for anything that is none."""
    try:
        key, pk = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        cursor = int(key), UUID(pk)
    except (ValueError, TypeError, OverflowError, AttributeError, RecursionError):
        return None
    return cursor if abs(cursor[0]) < 2**62 else None


def known_facets(kind: Kind, asked: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Of a query string, what belongs to a kind's facets; of nonsense no more than a person would tick."""
    given = {
        (key, value[:LONGEST_VALUE]): None for key in kind.keys for value in asked.get(key, []) if "\x00" not in value
    }
    chosen = [(key, value) for key, value in given if value][:MOST_CHOSEN]
    return {key: tuple(value for facet, value in chosen if facet == key) for key in dict(chosen)}
