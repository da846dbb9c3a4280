"""What is looked for, from the query string: nonsense is passed over, never an error."""

from typing import Any

from django.http import QueryDict

from search.analysis import LONGEST_QUERY
from search.queries import SORTS, SchemeQuery, known_facets


def query_of(asked: QueryDict) -> SchemeQuery:
    sort = asked.get("sort", "")
    return SchemeQuery(
        text=asked.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY],
        facets=known_facets(dict(asked.lists())),
        sort=sort if sort in SORTS else SORTS[0],
        cursor=asked.get("after", ""),
    )


def without(asked: QueryDict, key: str, value: str | None = None) -> str:
    """The same page's query string with one choice (or all of a key) taken back, from its first results."""
    left: Any = asked.copy()
    left.pop("after", None)
    kept = [one for one in left.pop(key, []) if value is not None and one != value]
    left.setlist(key, kept)
    return str(left.urlencode())
