"""What is looked for, from the query string: nonsense is passed over, never an error."""

from urllib.parse import urlencode

from django.http import QueryDict

from search.analysis import LONGEST_QUERY
from search.kinds import KINDS
from search.queries import Query, known_facets


def query_of(asked: QueryDict, kind: str = "schemes") -> Query:
    sort, sorts = asked.get("sort", ""), KINDS[kind].sorts
    return Query(
        kind=kind,
        text=asked.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY],
        facets=known_facets(KINDS[kind], dict(asked.lists())),
        sort=sort if sort in sorts else next(iter(sorts)),
        cursor=asked.get("after", ""),
    )


def address_of(query: Query, *, without: tuple[str, str] | None = None, after: str = "") -> str:
    """The query string that asks for this again: with one choice (key, value) taken back, or for the results that follow.

    Written from what was understood, never from what was asked: nonsense is not handed on.
    """
    pairs = [("q", query.text), *((key, value) for key, values in query.facets.items() for value in values)]
    pairs += [("sort", query.sort if query.sort != next(iter(query.of_kind.sorts)) else ""), ("after", after)]
    return urlencode([pair for pair in pairs if pair[1] and pair != without])
