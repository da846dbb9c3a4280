"""What is looked for, from the query string: nonsense is passed over, never an error."""

from urllib.parse import urlencode

from django.http import QueryDict

from search.analysis import LONGEST_QUERY
from search.queries import SORTS, SchemeQuery, known_facets


def query_of(asked: QueryDict) -> SchemeQuery:
    sort = asked.get("sort", "")
    return SchemeQuery(
        text=typed_text(asked),
        facets=known_facets(dict(asked.lists())),
        sort=sort if sort in SORTS else SORTS[0],
        cursor=asked.get("after", ""),
    )


def typed_text(asked: QueryDict) -> str:
    """The words in the box, as many as anybody means."""
    return asked.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]


def address_of(query: SchemeQuery, *, without: tuple[str, str] | None = None, after: str = "") -> str:
    """The query string that asks for this again: with one choice (key, value) taken back, or for the results that follow.

    Written from what was understood, never from what was asked: nonsense is not handed on.
    """
    pairs = [("q", query.text), *((key, value) for key, values in query.facets.items() for value in values)]
    pairs += [("sort", query.sort if query.sort != SORTS[0] else ""), ("after", after)]
    return urlencode([pair for pair in pairs if pair[1] and pair != without])
