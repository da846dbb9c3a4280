"""Two thousand certificates on both engines: the same is found, and what is written while a node is filled is not lost."""

from collections.abc import Iterator
from uuid import UUID

import elasticsearch
import pytest
from django.db import connection, transaction

from outbox.relay import deliver_all
from register.models import RegisterEntry
from search import drift, pushing
from search.actions import index, rebuild_search, refresh_search
from search.engines import engine, rows
from search.engines.elastic import the_node
from search.engines.postgres import PostgresEngine
from search.kinds import KINDS
from search.models import ProductDocument
from search.queries import Query, every
from tenants.models import CertificationBody
from tests.search import generated
from tests.search.making import NODE, certificate
from tests.support import database

# Minutes, and each size of it fills the node anew: for make test-long.
pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch, pytest.mark.slow, pytest.mark.long, NODE]


@pytest.fixture(scope="module", params=[2_000, pytest.param(20_000, marks=pytest.mark.long)])
def market(request, database_server, opened, django_db_blocker) -> Iterator[int]:
    """Three schemes and so many certificates, of which a third rests on one of them."""
    name, _versions = opened
    with (
        django_db_blocker.unblock(),
        database.scene(database_server, name, lambda: _stated(request.param)) as (filled, count),
        database.connected_to(database_server, filled),
    ):
        yield count


def _stated(count: int) -> int:
    schemes = list(RegisterEntry.objects.schemes().order_by("slug").values_list("pk", flat=True))
    with transaction.atomic():
        generated.state(CertificationBody.objects.get(slug="greenmark"), count, schemes)
        deliver_all()
        connection.run_on_commit.clear()
    return count


@pytest.fixture
def filled(market, node_in_use) -> int:
    """The node has everything."""
    pushing.push()
    return market


def drifted() -> list[tuple[int, int, int]]:
    return [(len(one.missing), len(one.differing), len(one.surplus)) for one in drift.drift()]


NONE = [(0, 0, 0)] * len(KINDS)


def test_both_engines_find_the_same(filled):
    asked = [Query("products", **asked) for asked in generated.queries()]
    asked += [Query(kind, text) for kind in ("schemes", "bodies") for text in ("", "充电桩", "认证", "greenmark")]
    postgres, node, found = PostgresEngine(), the_node(), 0
    for query in asked:
        here, there = postgres.search(query), node.search(query)
        assert (here.total, here.facets) == (there.total, there.facets), query
        assert list(every(query, postgres, 5_000)) == list(every(query, node, 5_000)), query
        found += here.total > 0
    assert found > len(asked) * 0.8


def test_what_is_written_while_the_node_is_filled_is_not_lost(filled, greenmark, monkeypatch):
    pages = rows.stream

    def disturbed(kind):
        for number, row in enumerate(pages(kind, 500)):
            if kind.key == "products" and number == 700:
                changed.update(_change_some(greenmark))
            yield row

    changed: dict[str, UUID] = {}
    monkeypatch.setattr(rows, "stream", disturbed)
    rebuild_search()
    pushing.push()
    assert drifted() == NONE
    assert set(every(Query("products", "Zephyrine"), the_node(), 9)) == {changed["new"], changed["renamed"]}


def _change_some(body: CertificationBody) -> dict[str, UUID]:
    """One of the first is renamed and one of the last removed; a new one comes."""
    keys = list(ProductDocument.objects.order_by("pk").values_list("pk", flat=True))
    renamed, removed = keys[5], keys[-5]
    certificate(body, 2, id=renamed, trademark="Zephyrine")
    new = certificate(body, trademark="Zephyrine")
    RegisterEntry.objects.filter(pk=removed).delete()
    deliver_all()
    index("products", [removed])
    return {"new": new, "renamed": renamed, "removed": removed}


def test_a_filling_that_breaks_off_leaves_the_index_that_answers(filled, greenmark, monkeypatch, settings):
    pages = rows.stream

    def broken(kind):
        for number, row in enumerate(pages(kind, 500)):
            if kind.key == "products" and number == 1500:
                raise elasticsearch.ConnectionError("killed")
            yield row

    monkeypatch.setattr(rows, "stream", broken)
    with pytest.raises(elasticsearch.ConnectionError):
        rebuild_search()
    assert the_node().search(Query("products")).total == filled
    _change_some(greenmark)
    pushing.push()
    assert drifted() == NONE
    monkeypatch.setattr(rows, "stream", pages)
    rebuild_search()
    assert drifted() == NONE
    assert len(the_node().client.indices.get(index=f"{settings.ELASTICSEARCH_ALIAS}-*").body) == len(KINDS)


def test_a_removal_and_a_return_at_once_both_reach_the_node(filled):
    (pk,) = every(Query("products"), the_node(), 1)
    kind = KINDS["products"]
    (document,) = rows.stored(kind, [pk])
    the_node().remove(kind, {pk: document.revision})
    the_node().write(kind, [document])
    assert drifted() == NONE


def test_what_drifted_is_told_and_repaired(filled):
    missing, differing = every(Query("products"), the_node(), 2)
    the_node().remove(KINDS["products"], {missing: 1})  # as it is stated at first
    ProductDocument.objects.filter(pk=differing).update(checksum=7)
    assert sorted(drifted(), reverse=True)[0] == (1, 1, 0)
    assert pushing.push_what_drifted() == 2
    assert drifted() == NONE


def test_a_nights_work_leaves_alone_what_is_unchanged(filled, monkeypatch):
    monkeypatch.setattr(rows, "vector_of", lambda *_: pytest.fail("analysed again"))
    refresh_search()
    assert pushing.push() == 0
    assert engine().search(Query("products")).total == filled
