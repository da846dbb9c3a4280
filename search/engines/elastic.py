"""The Elasticsearch engine: the same tokens, facets and order as PostgreSQL's, kept behind an alias.

The node analyses nothing: `search.analysis` has done that for both engines, so every field is a keyword. Scores are small
whole numbers, by where a word was found, so that a cursor can name a place exactly.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from elasticsearch import Elasticsearch, dsl, helpers
from elasticsearch.dsl import query as ask

from lib import clock
from search.analysis import QueryWord
from search.engines.postgres import BEYOND
from search.facets import KEYS
from search.queries import IndexedScheme, Results, SchemeQuery, read_cursor, written_cursor

WEIGHTS = {"title": 16, "exact": 4, "rest": 1}
MOST_VALUES = 1000  # of one facet
DOCUMENTS_AT_ONCE = 50  # so few documents are made searchable at once; more wait for the node's own refresh
PATIENCE = 60.0  # seconds that a write may take
SECONDS = 2.0  # a page does not wait longer for an answer: PostgreSQL has one


class SchemeRecord(dsl.Document):
    """What of a scheme can be found and filtered. `everything`: the tokens of all three weights."""

    title = dsl.Keyword(ignore_above=256, copy_to="everything")
    exact = dsl.Keyword(ignore_above=256, copy_to="everything")
    rest = dsl.Keyword(ignore_above=256, copy_to="everything")
    everything = dsl.Keyword(ignore_above=256)
    facets = dsl.Keyword()
    cost = dsl.Long()
    time = dsl.Integer()
    newest = dsl.Long()
    key = dsl.Keyword()


class ElasticEngine:
    """Answers from a node, or a cluster, at a URL. Raises ApiError or TransportError of `elasticsearch` where it cannot."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self.client = client
        self.writer = client.options(request_timeout=PATIENCE)
        self.alias = alias

    def search(self, query: SchemeQuery) -> Results:
        answer = self._asked(query).execute()
        rows = [(UUID(hit.meta.id), int(hit.meta.sort[0])) for hit in answer][: query.size + 1]
        shown = rows[: query.size]
        cursor = written_cursor([_cursor_key(shown[-1][1], query), str(shown[-1][0])]) if len(rows) > query.size else ""
        total = answer.to_dict()["hits"]["total"]["value"]
        facets = {key: _counts(answer.aggregations[key].found.buckets) for key in KEYS}
        return Results(hits=[pk for pk, _sort in shown], facets=facets, total=total, cursor=cursor)

    def write(self, documents: list[IndexedScheme]) -> None:
        """Insert or replace; a document older than the one kept changes nothing."""
        self._bulk(
            (_written(document, self.alias) for document in documents), at_once=len(documents) <= DOCUMENTS_AT_ONCE
        )

    def remove(self, ids: list[UUID]) -> None:
        gone = ({"_op_type": "delete", "_index": self.alias, "_id": str(pk)} for pk in ids)
        self._bulk(gone, at_once=len(ids) <= DOCUMENTS_AT_ONCE)

    def rebuild(self, documents: Iterable[IndexedScheme]) -> int:
        """Fill an index of its own and put it in the old one's place; readers see the old one until then."""
        name = f"{self.alias}-{clock.now():%Y%m%d%H%M%S%f}"
        index = dsl.Index(name, using=self.writer)
        index.settings(number_of_shards=1, auto_expand_replicas="0-1", refresh_interval="1s")
        index.document(SchemeRecord)
        index.create()
        written = self._bulk(_written(document, name) for document in documents)
        index.refresh()
        before = self.writer.indices.get(index=f"{self.alias}-*").body.keys() - {name}
        added = {"add": {"index": name, "alias": self.alias}}
        left = [{"remove_index": {"index": old}} for old in sorted(before)]
        self.writer.indices.update_aliases(actions=[added, *left])
        return written

    def is_there(self) -> bool:
        """Whether an index stands behind the alias."""
        return bool(self.writer.indices.exists_alias(name=self.alias))

    def _asked(self, query: SchemeQuery) -> dsl.Search[Any]:
        search = dsl.Search(using=self.client, index=self.alias).source(False).extra(track_total_hits=True)
        search = search.query(_matching(query.words)).post_filter(_filter(query)).sort(*_sort(query))
        for key in KEYS:
            counted = search.aggs.bucket(key, "filter", filter=_filter(query, but=key))
            counted.bucket("found", "terms", field="facets", include=f"{key}:.*", size=MOST_VALUES)
        if after := read_cursor(query.cursor):
            search = search.extra(search_after=[_cursor_key(after[0], query), str(after[1])])
        return search[: query.size + 1]

    def _bulk(self, operations: Iterable[dict[str, Any]], *, at_once: bool = False) -> int:
        """`at_once`: the node answers when what it was told can be found."""
        done, serious = 0, []
        for is_done, response in helpers.streaming_bulk(self.writer, operations, raise_on_error=False, refresh=at_once):
            done += is_done
            if not is_done and next(iter(response.values()))["status"] not in (404, 409):  # gone already; older
                serious.append(response)
        if serious:
            raise helpers.BulkIndexError(f"{len(serious)} documents were not taken.", serious)
        return done


@cache
def client_of(url: str) -> Elasticsearch:
    """The client of a URL, one for each process. It does not try twice: a page would wait."""
    return Elasticsearch(url, request_timeout=SECONDS, max_retries=0, retry_on_timeout=False)


def the_node() -> ElasticEngine:
    """The engine of the settings."""
    return ElasticEngine(client_of(settings.ELASTICSEARCH_URL), settings.ELASTICSEARCH_ALIAS)


def _written(document: IndexedScheme, index: str) -> dict[str, Any]:
    title, exact, rest = document.weighted
    return {
        "_index": index,
        "_id": str(document.id),
        "version": document.revision,
        "version_type": "external_gte",
        "title": title,
        "exact": exact,
        "rest": rest,
        "facets": document.facets,
        "cost": BEYOND if document.cost is None else document.cost,
        "time": document.days,
        "newest": -int(document.published_at.timestamp()),
        "key": str(document.id),
    }


def _matching(words: list[QueryWord]) -> dsl.query.Query:
    """All words are found; each counts by the best place where it is."""
    if not words:
        return ask.MatchAll()
    counted = [
        ask.DisMax(
            queries=[ask.ConstantScore(filter=_holds(field, word), boost=weight) for field, weight in WEIGHTS.items()]
        )
        for word in words
    ]
    return ask.Bool(filter=[_holds("everything", word) for word in words], should=counted)


def _holds(field: str, word: QueryWord) -> dsl.query.Query:
    choices: list[dsl.query.Query] = [ask.Bool(should=[ask.Term(**{field: token}) for token in word.tokens])]
    if word.prefix:
        choices.append(ask.Prefix(**{field: word.prefix}))
    if len(word.pairs) > 1:
        choices.append(ask.Bool(filter=[ask.Term(**{field: pair}) for pair in word.pairs]))
    return ask.Bool(should=choices, minimum_should_match=1)


def _filter(query: SchemeQuery, but: str = "") -> dsl.query.Query:
    """OR inside a facet, AND across; `but` leaves one facet's choice out."""
    return ask.Bool(
        filter=[
            ask.Terms(facets=[f"{key}:{value}" for value in values])
            for key, values in query.facets.items()
            if key != but
        ]
    )


def _sort(query: SchemeQuery) -> Iterator[str]:
    yield "_score" if query.order == "relevance" else query.order
    yield "key"


def _cursor_key(value: int, query: SchemeQuery) -> int:
    """A cursor's key grows along the list; a score falls."""
    return -value if query.order == "relevance" else value


def _counts(buckets: Iterable[Any]) -> dict[str, int]:
    return {bucket.key.partition(":")[2]: bucket.doc_count for bucket in buckets}
