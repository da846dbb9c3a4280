"""The Elasticsearch engine: the same tokens, facets and order as PostgreSQL's, an index for each kind, kept behind an alias.

The node analyses nothing: `search.analysis` has done that for both engines, so every field is a keyword. Scores are small
whole numbers, by where a word was found, so that a cursor can name a place exactly.
"""

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from itertools import batched
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from elasticsearch import Elasticsearch, dsl, helpers
from elasticsearch.dsl import query as ask

from lib import clock
from search.analysis import QueryWord
from search.kinds import KINDS, Kind, Stored, by_key
from search.queries import AT_ONCE, Query, Range, Results, read_cursor, written_cursor

WEIGHTS = {"title": 16, "exact": 4, "rest": 1}
FIRST = 4096  # what bears the very number comes before whatever its words weigh: at most twelve of 16
MOST_VALUES = 1000  # of one facet
DOCUMENTS_AT_ONCE = 50  # so few documents are made searchable at once; more wait for the node's own refresh
PATIENCE = 60.0  # seconds that a write may take
SECONDS = 2.0  # that an answer may take
GONE, OLDER = 404, 409
WRITERS = 2
WHILE_FILLED: dict[str, Any] = {
    "number_of_shards": 1,
    "number_of_replicas": 0,
    "refresh_interval": "-1",
    "translog": {"durability": "async"},
}
AFTERWARDS: dict[str, Any] = {
    "refresh_interval": "1s",
    "auto_expand_replicas": "0-1",
    "translog": {"durability": "request"},
}


class ElasticEngine:
    """Answers from a node, or a cluster, at a URL. Raises ApiError or TransportError of `elasticsearch` where it cannot."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self.client = client
        self.writer = client.options(request_timeout=PATIENCE)
        self.prefix = prefix

    def within(self, seconds: float) -> Self:
        """The same, for whoever does not wait longer for an answer."""
        return type(self)(self.client.options(request_timeout=seconds), self.prefix)

    def alias(self, kind: Kind) -> str:
        """Behind which its index stands. A new mapping has a new one: until that is filled, nobody reads half an index."""
        return f"{self.prefix}-{kind.key}-{_edition_of(kind.key)}"

    def search(self, query: Query) -> Results:
        return _read(self.asked(query).execute(), query)

    def answers(self, queries: Sequence[Query]) -> list[Results]:
        """All asked in one request: the node looks for them side by side, and nobody waits for one after the other."""
        asked = dsl.MultiSearch(using=self.client)
        for query in queries:
            asked = asked.add(self.asked(query))
        return [_read(answer, query) for answer, query in zip(asked.execute(), queries, strict=True)]

    def write(self, kind: Kind, documents: list[Stored]) -> None:
        """Insert or replace; a document older than the one kept changes nothing."""
        written = (written_for(document, self.alias(kind)) for document in documents)
        self._bulk(written, at_once=len(documents) <= DOCUMENTS_AT_ONCE)

    def remove(self, kind: Kind, gone: dict[UUID, int]) -> None:
        """`gone`: keys, each with the revision that is removed; a newer document stays. 0: whatever is there goes."""
        removed = (_removed(pk, revision, self.alias(kind)) for pk, revision in gone.items())
        self._bulk(removed, at_once=len(gone) <= DOCUMENTS_AT_ONCE)

    def rebuild(self, kind: Kind, documents: Iterable[Stored]) -> int:
        """Fill an index of its own and put it in the old one's place; readers see the old one until then.

        While it is filled nobody reads it: it is neither refreshed nor copied, and its log need not outlive the machine.
        """
        name = f"{self.alias(kind)}-{clock.now():%Y%m%d%H%M%S%f}"
        index = self.new_index(kind, name)
        written = self._fill(written_for(document, name) for document in documents)
        index.put_settings(settings={"index": AFTERWARDS})
        index.refresh()
        index.flush()  # what was filled lay in the node's memory alone: killed now, it would come back empty in the old one's place
        self._take_over(kind, name)
        return written

    def new_index(self, kind: Kind, name: str) -> dsl.Index:
        """An empty index to be filled, which nobody reads."""
        index = dsl.Index(name, using=self.writer)
        index.settings(**WHILE_FILLED)
        index.mapping(_mapping(kind))
        index.create()
        return index

    def sums(self, kind: Kind) -> dict[int, tuple[int, int]]:
        """For each first byte of a key how many documents there are, and the sum of their checksums."""
        search = dsl.Search(using=self.writer, index=self.alias(kind)).extra(size=0)
        search.aggs.bucket("buckets", "terms", field="bucket", size=256).metric("sum", "sum", field="checksum")
        buckets = search.execute().aggregations.buckets.buckets
        return {int(bucket.key): (bucket.doc_count, int(bucket.sum.value)) for bucket in buckets}

    def checksums(self, kind: Kind, bucket: int) -> dict[UUID, int]:
        """The checksum of each document whose key begins with that byte."""
        search = dsl.Search(using=self.writer, index=self.alias(kind)).source(False).sort("key")
        search = search.query(ask.Term(bucket=bucket)).extra(docvalue_fields=["checksum"])
        found: dict[UUID, int] = {}
        hits = list(search[:AT_ONCE].execute())
        while hits:
            found |= {UUID(hit.meta.id): int(hit.checksum[0]) for hit in hits}
            hits = list(search.extra(search_after=list(hits[-1].meta.sort))[:AT_ONCE].execute())
        return found

    def is_there(self, kind: Kind) -> bool:
        """Whether an index stands behind the alias."""
        return bool(self.writer.indices.exists_alias(name=self.alias(kind)))

    def _take_over(self, kind: Kind, name: str) -> None:
        """The index `name` answers from now on; those before it go, also what was left of a rebuild that was broken off."""
        before = self.writer.indices.get(index=f"{self.prefix}-{kind.key}-*").body.keys() - {name}
        added = {"add": {"index": name, "alias": self.alias(kind)}}
        left = [{"remove_index": {"index": old}} for old in sorted(before)]
        self.writer.indices.update_aliases(actions=[added, *left])

    def asked(self, query: Query) -> dsl.Search[Any]:
        """What the node is asked."""
        search = dsl.Search(using=self.client, index=self.alias(query.of_kind)).source(False)
        if not query.size:
            return search.extra(size=0, track_total_hits=True).query(ask.Bool(filter=[_held(query), _filter(query)]))
        search = search.extra(track_total_hits=query.is_counted)
        search = search.query(_matching(query)).post_filter(_filter(query)).sort(*_sort(query))
        if query.is_counted:
            _count(search, query)
        if after := read_cursor(query.cursor):
            search = search.extra(search_after=[_cursor_key(after[0], query), after[1], str(after[2])])
        return search[: query.size + 1]

    def _fill(self, operations: Iterable[dict[str, Any]]) -> int:
        """As fast as the node takes it: it is told one batch while the next is read. Here, not by `parallel_bulk`, which would
        read in a thread of its own, on a connection of its own. Raises BulkIndexError where something is not taken.
        """
        done, told = 0, deque[Future[tuple[int, Any]]]()
        with ThreadPoolExecutor(WRITERS) as writers:
            for some in batched(operations, AT_ONCE):
                told.append(writers.submit(helpers.bulk, self.writer, some))
                if len(told) > WRITERS:
                    done += told.popleft().result()[0]
            return done + sum(each.result()[0] for each in told)

    def _bulk(self, operations: Iterable[dict[str, Any]], *, at_once: bool = False) -> int:
        """`at_once`: the node answers when what it was told can be found."""
        done, serious = 0, []
        for is_done, response in helpers.streaming_bulk(self.writer, operations, raise_on_error=False, refresh=at_once):
            done += is_done
            if not is_done and next(iter(response.values()))["status"] not in (GONE, OLDER):
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


def _read(answer: Any, query: Query) -> Results:
    if not query.size:
        return Results([], {}, _total(answer))
    rows = [(UUID(hit.meta.id), int(hit.meta.sort[0]), int(hit.meta.sort[1])) for hit in answer][: query.size + 1]
    shown = rows[: query.size]
    cursor = ""
    if len(rows) > query.size:
        pk, key, newest = shown[-1]
        cursor = written_cursor([_cursor_key(key, query), newest, str(pk)])
    hits = [pk for pk, *_sort in shown]
    if not query.is_counted:
        return Results(hits, {}, 0, cursor)
    return Results(hits, _counts(answer.aggregations, query), _total(answer), cursor)


def _total(answer: Any) -> int:
    return int(answer.to_dict()["hits"]["total"]["value"])


def _mapping(kind: Kind) -> dsl.Mapping:
    """What of a thing can be found and filtered. `everything`: the tokens of all weights, and the marks."""
    mapping = dsl.Mapping()
    mapping.meta("dynamic", "strict")
    for name in (*WEIGHTS, "marks"):
        mapping.field(name, dsl.Keyword(ignore_above=256, copy_to="everything", doc_values=False))
    mapping.field("everything", dsl.Keyword(ignore_above=256, doc_values=False))
    for key in kind.keys:
        mapping.field(_facet(key), dsl.Keyword())
    for number in kind.numbers:
        mapping.field(number, dsl.Long())
    mapping.field("key", dsl.Keyword())
    mapping.field("checksum", dsl.Long())
    mapping.field("bucket", dsl.Short())  # the key's first byte: so that two indexes are compared a bucket at a time
    if kind.has_models:
        mapping.field("models", dsl.Keyword(doc_values=False))
        mapping.field("measured", dsl.Nested(properties={"name": dsl.Keyword(), "value": dsl.Double()}))
    return mapping


@cache
def _edition_of(key: str) -> str:
    mapping = json.dumps(_mapping(KINDS[key]).to_dict(), sort_keys=True)
    return hashlib.blake2b(mapping.encode(), digest_size=4).hexdigest()


def _facet(key: str) -> str:
    return f"facet_{key}"


def written_for(document: Stored, index: str) -> dict[str, Any]:
    """What the node is told of a document."""
    title, exact, rest, marks = document.tokens
    facets = {_facet(key): values for key, values in by_key(document.facets).items()}
    written = {
        "_index": index,
        "_id": str(document.id),
        "version": document.revision,
        "version_type": "external_gte",
        "title": title,
        "exact": exact,
        "rest": rest,
        "key": str(document.id),
        "checksum": document.checksum,
        "bucket": document.id.bytes[0],
        **facets,
        **document.numbers,
    }
    if marks:
        written["marks"] = marks
    if document.models:
        written["models"] = document.models
    if document.measured:
        written["measured"] = [
            {"name": name, "value": value} for name, values in document.measured.items() for value in values
        ]
    return written


def _removed(pk: UUID, revision: int, index: str) -> dict[str, Any]:
    version = {"version": revision, "version_type": "external_gte"} if revision else {}
    return {"_op_type": "delete", "_index": index, "_id": str(pk), **version}


def _matching(query: Query) -> dsl.query.Query:
    """What is held, each word counting by the best place where it is, and the number before all."""
    counted: list[dsl.query.Query] = [
        ask.DisMax(
            queries=[ask.ConstantScore(filter=_holds(field, word), boost=weight) for field, weight in WEIGHTS.items()]
        )
        for word in query.words
    ]
    if query.words and query.number:
        counted.append(ask.ConstantScore(filter=ask.Term(title=query.number), boost=FIRST))
    return ask.Bool(filter=[_held(query)], should=counted) if counted else _held(query)


def _held(query: Query) -> dsl.query.Query:
    """All words are found, or the number is; whatever counts for more."""
    held = list(_narrowed(query))
    if query.words:
        found: dsl.query.Query = ask.Bool(
            filter=[_holds("everything", word) for word in query.words if not word.is_wished]
        )
        if query.number:
            found = ask.Bool(should=[found, ask.Term(title=query.number)], minimum_should_match=1)
        held.append(found)
    return ask.Bool(filter=held) if held else ask.MatchAll()


def _narrowed(query: Query) -> Iterator[dsl.query.Query]:
    """By a pattern of models, a day of validity, ranges of measured values."""
    if not query.of_kind.has_models:
        return
    if pattern := query.pattern:
        yield from (ask.Term(marks=gram) for gram in pattern.grams)
        yield ask.Wildcard(models={"value": pattern.wildcard})
    if query.valid_on:
        day = query.valid_on.toordinal()
        yield ask.Term(**{_facet("status"): "VALID"})
        yield ask.Range(valid_from={"lte": day})
        yield ask.Range(valid_until={"gte": day})
    for name, limits in query.limits.items():
        yield ask.Nested(path="measured", query=_measures(name, limits))


def _measures(name: str, limits: Range) -> dsl.query.Query:
    bounds = {key: limit for key, limit in zip(("gte", "lte"), limits, strict=True) if limit is not None}
    named: list[dsl.query.Query] = [ask.Term(**{"measured.name": name})]
    return ask.Bool(filter=[*named, ask.Range(**{"measured.value": bounds})] if bounds else named)


def _holds(field: str, word: QueryWord) -> dsl.query.Query:
    choices: list[dsl.query.Query] = [ask.Bool(should=[ask.Term(**{field: token}) for token in word.tokens])]
    if word.prefix:
        choices.append(ask.Prefix(**{field: word.prefix}))
    if len(word.pairs) > 1:
        choices.append(ask.Bool(filter=[ask.Term(**{field: pair}) for pair in word.pairs]))
    return ask.Bool(should=choices, minimum_should_match=1)


def _filter(query: Query, but: str = "") -> dsl.query.Query:
    """OR inside a facet, AND across; `but` leaves one facet's choice out."""
    chosen: list[dict[str, Any]] = [{_facet(key): list(values)} for key, values in query.facets.items() if key != but]
    return ask.Bool(filter=[ask.Terms(**terms) for terms in chosen])


def _sort(query: Query) -> Iterator[str]:
    yield "_score" if query.order == "relevance" else query.order
    yield "newest"
    yield "key"


def _cursor_key(value: int, query: Query) -> int:
    """A cursor's key grows along the list; a score falls."""
    return -value if query.order == "relevance" else value


def _count(search: dsl.Search[Any], query: Query) -> None:
    """Facets without a choice are counted together, under all choices; each of the others without its own."""
    together = search.aggs.bucket("all", "filter", filter=_filter(query))
    for facet in query.of_kind.facets:
        key = facet.key
        if facet.is_counted:
            bucket = together
            if key in query.facets:
                bucket = search.aggs.bucket(f"but_{key}", "filter", filter=_filter(query, but=key))
            bucket.bucket(key, "terms", field=_facet(key), size=MOST_VALUES)


def _counts(answer: Any, query: Query) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for facet in query.of_kind.facets:
        counts[facet.key] = {}
        if facet.is_counted:
            bucket = answer[f"but_{facet.key}" if facet.key in query.facets else "all"]
            counts[facet.key] = {row.key: row.doc_count for row in bucket[facet.key].buckets}
    return counts
