"""One query and one form of answer for every engine."""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from register.models import RegisterEntry
from search import analysis
from search.facets import KEYS, cost_in_cny, facets_of
from statements.scheme import SchemeStatement
from tenants.models import CertificationBody
from vocabulary.countries import market_name

SORTS = ("relevance", "newest", "cost", "time")
PAGE = 20
MOST_CHOSEN, LONGEST_VALUE = 40, 120


@dataclass(frozen=True)
class SchemeQuery:
    """What somebody looks for. Facets: OR inside one, AND across. `cursor` comes from the answer before."""

    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    cursor: str = ""
    size: int = PAGE
    meant: tuple[analysis.QueryWord, ...] | None = None  # what the text is taken for; None: as it was typed

    @property
    def words(self) -> list[analysis.QueryWord]:
        return analysis.words_of(self.text) if self.meant is None else list(self.meant)

    @property
    def order(self) -> str:
        """Relevance without words means nothing: then the newest come first."""
        return "newest" if self.sort == "relevance" and not self.words else self.sort


@dataclass(frozen=True)
class Results:
    """`hits` in order; for each facet how many schemes each value would leave, ignoring that facet's own choice."""

    hits: list[UUID]
    facets: dict[str, dict[str, int]]
    total: int
    cursor: str = ""  # of the next page; "" on the last


@dataclass(frozen=True)
class IndexedScheme:
    """A scheme as engines keep it. `weighted`: tokens of the name; of standards and categories; of the rest."""

    id: UUID
    body: UUID
    revision: int
    weighted: tuple[list[str], list[str], list[str]]
    facets: list[str]
    cost: int | None
    days: int
    published_at: datetime


class Engine(Protocol):
    """What every search engine answers."""

    def search(self, query: SchemeQuery) -> Results: ...
    def write(self, documents: list[IndexedScheme]) -> None: ...
    def remove(self, ids: list[UUID]) -> None: ...
    def rebuild(self, documents: Iterable[IndexedScheme]) -> int: ...


def document_of(entry: RegisterEntry) -> IndexedScheme:
    """What is indexed of a scheme on offer (`register.queries.offered_schemes`)."""
    statement = entry.as_scheme
    return IndexedScheme(
        id=entry.pk,
        body=entry.body_id,
        revision=entry.revision,
        weighted=_tokens(statement, entry.body),
        facets=facets_of(statement, entry.body.slug),
        cost=cost_in_cny(statement),
        days=statement.days,
        published_at=statement.published_at,
    )


def _tokens(statement: SchemeStatement, body: CertificationBody) -> tuple[list[str], list[str], list[str]]:
    title = analysis.joined([*statement.name.values(), statement.rule_number, statement.filing_number])
    exact = [standard.reference for standard in statement.standards]
    names = [standard.name for standard in statement.standards] + [category.name for category in statement.categories]
    exact += [words for name in names for words in name.values()]
    rest = [
        *statement.summary.values(),
        *statement.proves.values(),
        *statement.who_needs_it.values(),
        *body.name.values(),
    ]
    rest += [words for code in statement.markets for words in market_name(code).values()]
    return (
        analysis.tokens_of(title),
        analysis.tokens_of(analysis.joined(exact)),
        analysis.tokens_of(analysis.joined(rest)),
    )


def written_cursor(values: list[Any]) -> str:
    """A position in a list of results, fit for an address."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def read_cursor(text: str) -> tuple[int, UUID] | None:
    """The position a cursor names; None for anything that is none."""
    try:
        key, pk = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        cursor = int(key), UUID(pk)
    except (ValueError, TypeError):
        return None
    return cursor if abs(cursor[0]) < 2**62 else None


def known_facets(asked: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Of a query string, what belongs to facets; of nonsense no more than a person would tick."""
    given = {(key, value[:LONGEST_VALUE]): None for key in KEYS for value in asked.get(key, []) if "\x00" not in value}
    chosen = [(key, value) for key, value in given if value][:MOST_CHOSEN]
    return {key: tuple(value for facet, value in chosen if facet == key) for key in dict(chosen)}
