"""Elasticsearch in front of PostgreSQL: what happens while the node is away, behind, or filled anew."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django_tenants.utils import tenant_context
from elastic_transport import Transport
from elasticsearch import ConnectionTimeout

from catalog import actions
from lib import clock
from outbox.relay import deliver_all
from register.models import RegisterEntry
from search import pushing, tasks
from search.actions import rebuild_search
from search.engines import engine, rows, sheltered
from search.engines.elastic import ElasticEngine, the_node
from search.engines.postgres import PostgresEngine
from search.engines.sheltered import Memory
from search.kinds import KINDS
from search.kinds.schemes import document_of
from search.models import Unpushed
from search.pushing import push
from search.queries import Query
from tests.catalog.schemes import next_version
from tests.search.making import NODE, heard, index_anew

pytestmark = [pytest.mark.django_db]


def on_a_node(test):
    for mark in (pytest.mark.elasticsearch, pytest.mark.slow, NODE):
        test = mark(test)
    return test


def hits(text: str) -> int:
    return engine().search(Query(text=text)).total


@pytest.fixture
def nobody_there(settings, monkeypatch):
    """The settings name a node that is not there."""
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_ALIAS = "http://127.0.0.1:9", "nobody"
    monkeypatch.setattr(sheltered.Memory, "until", 0.0)
    monkeypatch.setattr(sheltered.Memory, "failures", 0)


def test_while_the_node_is_away_postgresql_answers_and_changes_wait(nobody_there, offered):
    assert hits("冰箱") == 1
    assert push() == 0
    assert Unpushed.objects.filter(kind="schemes").count() == 3


def test_a_node_that_failed_is_left_alone_for_a_while(nobody_there, offered, monkeypatch):
    Unpushed.objects.all().delete()  # nothing waits: the node would be asked
    hits("冰箱")
    monkeypatch.setattr(Transport, "perform_request", lambda *_, **__: pytest.fail("asked again"))
    assert hits("冰箱") == 1


def test_a_node_that_goes_on_failing_is_left_alone_longer_each_time_until_it_answers(monkeypatch):
    now = 1000.0
    monkeypatch.setattr(sheltered.time, "monotonic", lambda: now)
    monkeypatch.setattr(Memory, "until", 0.0)
    monkeypatch.setattr(Memory, "failures", 0)
    pauses = []
    for _failure in range(8):
        Memory.failed()
        Memory.failed()  # of two pages that asked at once
        pauses.append(Memory.until - now)
        now = Memory.until
    assert pauses == [15, 30, 60, 120, 240, 480, 600, 600]
    Memory.answered()
    Memory.failed()
    assert Memory.until - now == 15


def test_a_page_does_without_the_node(nobody_there, offered, site):
    assert "Green refrigerators" in site.get("/schemes/", {"q": "冰箱"}).content.decode()


def test_a_page_waits_once_and_briefly_for_a_node_that_does_not_answer(nobody_there, offered, site, monkeypatch):
    Unpushed.objects.all().delete()
    waited = []

    def never(self, *_, request_timeout, **__):
        waited.append(request_timeout)
        raise ConnectionTimeout("never")

    monkeypatch.setattr(Transport, "perform_request", never)
    for words in ("冰箱", "fridge"):  # with the counts of three other tabs each
        assert "Green refrigerators" in site.get("/schemes/", {"q": words}).content.decode()
    assert waited == [sheltered.WAITS]
    assert waited[0] < 1


def test_a_node_that_is_slow_each_time_does_not_add_up_on_a_page(nobody_there, offered, site, monkeypatch):
    Unpushed.objects.all().delete()
    now, waits = [100.0], []

    def within(self, seconds):
        waits.append(round(seconds, 3))
        return self

    def slowly(self, queries):
        now[0] += 0.35
        return PostgresEngine().answers(queries)

    monkeypatch.setattr(sheltered, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(ElasticEngine, "within", within)
    monkeypatch.setattr(ElasticEngine, "answers", slowly)
    page = site.get("/schemes/", {"q": "refridgerator zeppelin"}).content.decode()
    assert "Showing results without" in page
    assert waits == [sheltered.WAITS, round(sheltered.WAITS - 0.35, 3)]


def test_without_an_address_nothing_waits_for_a_node_and_none_is_asked(offered, monkeypatch):
    index_anew("schemes", [version.scheme_id for version in offered.values()])
    monkeypatch.setattr(pushing, "push", lambda: pytest.fail("a node was asked"))
    tasks.push()
    assert not Unpushed.objects.exists()


@on_a_node
@pytest.mark.parametrize("address", ["/schemes/?q=冰箱", "/find/bodies/?q=northseal", "/suggestions/?q=gb 12"])
def test_whatever_a_page_asks_of_the_node_it_asks_at_once(node_in_use, offered, site, monkeypatch, address):
    asked, perform = [], Transport.perform_request

    def listening(self, method, target, **given):
        asked.append(target)
        return perform(self, method, target, **given)

    monkeypatch.setattr(Transport, "perform_request", listening)
    monkeypatch.setattr(PostgresEngine, "search", lambda *_: pytest.fail("PostgreSQL answered, not the node"))
    assert site.get(address).status_code == 200
    assert [target.partition("?")[0] for target in asked] == ["/_msearch"]


@on_a_node
def test_what_changed_while_the_node_was_away_arrives_when_it_is_back(node_in_use, settings, offered, northseal, sima):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    with tenant_context(northseal):
        actions.withdraw_scheme(offered["locks"].scheme, reason_zh="停", by=sima)
    heard()
    settings.ELASTICSEARCH_URL = node_in_use
    assert the_node().search(Query()).total == 3
    assert push() == 2  # the scheme, and what is found of its body
    assert the_node().search(Query()).total == 2


@on_a_node
def test_while_the_node_is_behind_postgresql_answers(node_in_use, offered, northseal, sima):
    with tenant_context(northseal):
        next_version(offered["locks"].scheme, sima, name_en="Smart deadbolts")
    deliver_all()
    assert hits("deadbolts") == 0  # a moment ago: the node may be asked
    Unpushed.objects.update(since=clock.now() - timedelta(seconds=10))
    assert hits("deadbolts") == 1


@on_a_node
def test_a_rebuilt_index_takes_the_old_ones_place(node_in_use, settings, offered):
    the_node().remove(KINDS["schemes"], {offered["locks"].scheme_id: 0})
    rebuild_search()
    behind = the_node().client.indices.get(index=f"{settings.ELASTICSEARCH_ALIAS}-*").body
    aliases = sorted(alias for index in behind.values() for alias in index["aliases"])
    assert aliases == sorted(the_node().alias(kind) for kind in KINDS.values())
    assert hits("门锁") == 1


@on_a_node
def test_an_older_document_changes_nothing(node_in_use, offered):
    entry = RegisterEntry.objects.select_related("body").get(pk=offered["locks"].scheme_id)
    the_node().write(KINDS["schemes"], [rows.stored_of(KINDS["schemes"], replace(document_of(entry), revision=99))])
    the_node().write(
        KINDS["schemes"], [rows.stored_of(KINDS["schemes"], replace(document_of(entry), facets=["category:other"]))]
    )
    assert engine().search(Query(facets={"category": ("iot",)})).total == 1


@on_a_node
def test_a_change_made_during_a_push_is_pushed_too(node_in_use, offered, monkeypatch):
    pk = offered["locks"].scheme_id
    write, again = ElasticEngine.write, iter([True])

    def writing(self, kind, documents):
        write(self, kind, documents)
        if kind.key == "schemes" and next(again, False):
            index_anew("schemes", [pk])

    monkeypatch.setattr(ElasticEngine, "write", writing)
    index_anew("schemes", [pk])
    assert push() == 2
    assert not Unpushed.objects.exists()
