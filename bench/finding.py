"""Certified products on a real Elasticsearch node and on PostgreSQL: `make bench ARGS=finding` with 100,000 certificates,
`make bench ARGS=million` with ten times as many. Both keep their data, so that only a first run fills it.

Against, in the same run: the node asked the same bodies bare; `parallel_bulk` of the same documents; a fifth as many rows.
"""

import itertools
import statistics
from collections.abc import Callable
from time import perf_counter, process_time
from typing import Any

from django.db import connection
from django.test import override_settings
from elasticsearch import helpers

from bench.pairs import Ratio, percentile
from register.models import RegisterEntry
from search import drift
from search.actions import refresh_search
from search.engines import elastic, rows
from search.engines.elastic import ElasticEngine, the_node
from search.engines.postgres import PostgresEngine
from search.kinds import KINDS, tokens
from search.models import ProductDocument
from search.queries import Query
from tenants.models import CertificationBody
from tests.search import generated
from tests.support.elasticsearch import NoNode, running_node

PRODUCTS = KINDS["products"]
AT_ONCE = 20_000  # certificates stated before the index is filled up to them
ROUNDS = 5
MICROSECONDS = 150  # that analysis may take, of a certificate, once its field values are known


def fill(count: int) -> None:
    """State so many certificates, where they are not there yet, and index them."""
    body = CertificationBody.objects.get(slug="greenmark")
    while (known := RegisterEntry.objects.certificates().count()) < count:
        generated.state(body, min(AT_ONCE, count - known), [], first=known)
        forget_facts()
        print(f"  {known:,} of {count:,} stated", flush=True)
    refresh_search()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_productdocument")


def forget_facts() -> None:
    """Nobody listens: what was announced need not wait."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM outbox_delivery")
        cursor.execute("DELETE FROM outbox_fact")


def measure(on: Callable[[int], Any], count: int) -> list[Ratio]:
    """`on`: enters the kept database of so many certificates."""
    asked = [Query("products", **asked) for asked in generated.queries()]
    with on(count // 5):
        fewer = p95s(PostgresEngine().search, asked)
    with on(count):
        more = p95s(PostgresEngine().search, asked)
        measured = [
            Ratio(f"products on PostgreSQL p95: {count:,} ÷ {count // 5:,}", "ms", more, fewer, promised=3),
            Ratio("analysis of a certificate whose values are known ÷ 150 µs", "µs", analysis(), [MICROSECONDS], promised=1),
        ]  # fmt: skip
        try:
            with running_node() as url, override_settings(ELASTICSEARCH_URL=url):
                return [*measured, *on_the_node(asked)]
        except NoNode as reason:
            print(f"  the node is left out: {reason}", flush=True)
            return measured


def on_the_node(asked: list[Query]) -> list[Ratio]:
    rate, floor = rates()
    node = the_node()
    assert all(one.count == 0 for one in drift.drift() if one.kind == PRODUCTS.key), "the node has drifted"
    bare = bodies_of(node, asked)
    return [
        Ratio("rebuild of products ÷ parallel_bulk of the same", "documents/s", rate, floor, promised=0.7, better="higher"),
        Ratio(
            "products on the node p95, with facets ÷ the same bodies bare",
            "ms",
            *interleaved_p95s(node.search, asked, node.client.search, bare),
            promised=1.35,
        ),
    ]  # fmt: skip


def rates() -> tuple[list[float], list[float]]:
    """Documents a second: of a rebuild from PostgreSQL's rows, and of `parallel_bulk` where they are made already."""
    node, size = the_node(), ProductDocument.objects.count()
    made = [elastic.written_for(row, "bare") for row in itertools.islice(rows.stream(PRODUCTS), AT_ONCE)]
    ours, floor = [], []
    for _round in range(2):
        began = perf_counter()
        node.rebuild(PRODUCTS, rows.stream(PRODUCTS))
        ours.append(size / (perf_counter() - began))
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


def bodies_of(node: ElasticEngine, asked: list[Query]) -> list[dict[str, Any]]:
    """What the engine sends, ready to be sent."""
    return [{"index": node.alias(PRODUCTS), **node.asked(query).to_dict()} for query in asked]


def p95s(act: Callable[[Any], object], asked: list[Any]) -> list[float]:
    """The 95th percentile in milliseconds of each round, after one that warms up."""
    found = [percentile([milliseconds(act, one) for one in asked], 0.95) for _round in range(ROUNDS + 1)][1:]
    print(f"  p50 {statistics.median(milliseconds(act, one) for one in asked):.1f} ms", flush=True)
    return found


def interleaved_p95s(
    ours: Callable[[Any], object], asked: list[Query], floor: Callable[..., object], bare: list[dict[str, Any]]
) -> tuple[list[float], list[float]]:
    """Each question asked of both in turn."""
    ours_figures, floor_figures = [], []
    for number in range(ROUNDS + 1):
        pairs = [
            (milliseconds(ours, query), milliseconds(lambda body: floor(**body), body))
            for query, body in zip(asked, bare, strict=True)
        ]
        if number:
            ours_figures.append(percentile([mine for mine, _theirs in pairs], 0.95))
            floor_figures.append(percentile([theirs for _mine, theirs in pairs], 0.95))
    return ours_figures, floor_figures


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
