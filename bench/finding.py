"""Certified products on a real Elasticsearch node and on PostgreSQL: `make bench ARGS=finding` with 100,000 certificates,
`make bench ARGS=million` with ten times as many. Both keep their data, so that only a first run fills it.

Against, in the same run: the node asked the same bodies bare; `parallel_bulk` of the same documents; a fifth as many rows.
"""

import itertools
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import perf_counter, process_time
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from django.urls import reverse
from elasticsearch import helpers

from bench.asking import got, pooled
from bench.pairs import Ratio, percentile
from register.models import RegisterEntry
from search import drift
from search.engines import elastic, rows
from search.engines.elastic import ElasticEngine, the_node
from search.engines.postgres import PostgresEngine
from search.forms import Search, address_of
from search.kinds import KINDS, tokens
from search.models import ProductDocument
from search.queries import Query
from tests.search import generated
from tests.support.elasticsearch import NoNode, running_node

PRODUCTS = KINDS["products"]
AT_ONCE = 10_000  # documents of which the bare rate is taken
ROUNDS = 3
SITE = settings.PUBLIC_SCHEMA_URLCONF
MICROSECONDS = 150  # that analysis may take, of a certificate, once its field values are known


def measure(on: Callable[[int], Any], count: int) -> Iterator[Ratio]:
    """`on`: enters the kept database of so many certificates."""
    with on(count // 5):
        asked = [Query("products", **asked) for asked in generated.queries()]
        fewer = percentiles(PostgresEngine().search, asked)
    with on(count):
        more = percentiles(PostgresEngine().search, asked)
        for name, ours, floor in zip(("p50", "p95"), more, fewer, strict=True):
            yield Ratio(f"products on PostgreSQL {name}: {count:,} ÷ {count // 5:,}", "ms", ours, floor, promised=3)
        yield Ratio(
            "analysis of a certificate whose values are known ÷ 150 µs", "µs", analysis(), [MICROSECONDS], promised=1
        )
        try:
            with running_node() as url, override_settings(ELASTICSEARCH_URL=url):
                yield from on_the_node(asked)
        except NoNode as reason:
            print(f"  the node is left out: {reason}", flush=True)


def on_the_node(asked: list[Query]) -> Iterator[Ratio]:
    yield rebuilt()
    assert all(one.count == 0 for one in drift.drift() if one.kind == PRODUCTS.key), "the node has drifted"
    pages = [f"{reverse('search:products', urlconf=SITE)}?{address_of(Search(query))}" for query in asked]
    typed = [f"{reverse('suggestions', urlconf=SITE)}?{urlencode({'q': text})}" for text in generated.beginnings()]
    with pooled():
        for name, addresses, promised in [
            ("pages of products p95, with facets and tabs ÷ the same bodies bare", pages, 1.35),
            ("suggestions p95 ÷ the same bodies bare", typed, 1.5),
        ]:
            yield Ratio(name, "ms", *answered_and_bare(addresses), promised=promised)


def answered_and_bare(addresses: list[str]) -> tuple[list[float], list[float]]:
    """The 95th percentile of each round, of pages and of what they asked the node for, each asked in turn with its own.

    Nobody has asked the same within the last minute: what pages remember of one another's words is forgotten.
    """
    handler, transport = WSGIHandler(), the_node().client.transport
    ours, floor = [], []
    for number in range(ROUNDS + 1):
        cache.clear()
        got(handler, addresses[0].partition("?")[0] + "?q=warm")
        pairs = []
        for address in addresses:
            with listening(transport) as sent:
                answer = milliseconds(partial(got, handler), address)
            pairs.append((answer, sum(milliseconds(lambda one: transport.perform_request(**one), one) for one in sent)))
        if number:
            ours.append(percentile([mine for mine, _theirs in pairs], 0.95))
            floor.append(percentile([theirs for _mine, theirs in pairs], 0.95))
    return ours, floor


@contextmanager
def listening(transport: Any) -> Iterator[list[dict[str, Any]]]:
    """What the node is asked: each page's questions with their counts of other tabs, as it sent them."""
    sent: list[dict[str, Any]] = []
    real = transport.perform_request

    def perform_request(method: str, target: str, **given: Any) -> Any:
        if "search" in target:
            sent.append({"method": method, "target": target, **given})
        return real(method, target, **given)

    transport.perform_request = perform_request
    try:
        yield sent
    finally:
        del transport.perform_request


def rebuilt() -> Ratio:
    ours, floor = rates()
    return Ratio(
        "rebuild of products ÷ parallel_bulk of the same", "documents/s", ours, floor, promised=0.7, better="higher"
    )


def rates() -> tuple[list[float], list[float]]:
    """Documents a second: of a rebuild from PostgreSQL's rows; and before and after it, of `parallel_bulk` of what is made."""
    node, size = the_node(), ProductDocument.objects.count()
    made = [elastic.written_for(row, "bare") for row in itertools.islice(rows.stream(PRODUCTS), AT_ONCE)]
    floor = [bare_rate(node, made)]
    began = perf_counter()
    node.rebuild(PRODUCTS, rows.stream(PRODUCTS))
    ours = [size / (perf_counter() - began)]
    floor.append(bare_rate(node, made))
    for kind in KINDS.values():
        if kind is not PRODUCTS:
            node.rebuild(kind, rows.stream(kind))
    return ours, floor


def bare_rate(node: ElasticEngine, made: list[dict[str, Any]]) -> float:
    index = node.new_index(PRODUCTS, "bare")
    began = perf_counter()
    for is_done, _told in helpers.parallel_bulk(node.writer, made, thread_count=elastic.WRITERS, chunk_size=1000):
        assert is_done
    took = perf_counter() - began
    index.delete()
    return len(made) / took


def percentiles(act: Callable[[Any], object], asked: list[Any]) -> tuple[list[float], list[float]]:
    """The median and the 95th percentile in milliseconds of each round, after one that warms up. What is counted is not kept
    from round to round."""
    rounds = []
    for _round in range(ROUNDS + 1):
        cache.clear()
        rounds.append([milliseconds(act, one) for one in asked])
    return [statistics.median(each) for each in rounds[1:]], [percentile(each, 0.95) for each in rounds[1:]]


def milliseconds(act: Callable[[Any], object], argument: Any) -> float:
    began = perf_counter()
    act(argument)
    return (perf_counter() - began) * 1000


def analysis() -> list[float]:
    """CPU microseconds of a certificate for its tokens and their digest, where its field values have been seen."""
    entries = list(PRODUCTS.listed().order_by("pk")[:2_000])
    return [_analysed(entries) for _round in range(ROUNDS + 1)][1:]


def _analysed(entries: list[RegisterEntry]) -> float:
    documents = PRODUCTS.documents(entries)
    began = process_time()
    for document in documents:
        assert document.texts.digest
        assert document.texts.weighted
    assert tokens.edition()
    return (process_time() - began) * 1_000_000 / len(documents)
