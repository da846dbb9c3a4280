"""The node dies by SIGKILL in the middle of a rebuild, while writes go on: nobody notices, and nothing is lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Condition
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import translation

from outbox.relay import deliver_all
from search import drift, pushing
from search.actions import rebuild_search
from search.engines import engine, rows, sheltered
from search.engines.elastic import the_node
from search.kinds import KINDS
from search.models import Unpushed
from search.queries import Query, every
from tenants.models import CertificationBody
from tests.search import generated
from tests.search.making import certificate
from tests.support import database
from tests.support.elasticsearch import Node, NoNode, own_node

pytestmark = [pytest.mark.elasticsearch, pytest.mark.slow, pytest.mark.long]
COUNT, PAGE, KILLED_AT, MOST_WRITTEN = 1_200, 200, 700, 200
PATIENCE = 120  # seconds that one side waits for the other


class Writer:
    """Has a body state certificates, each committed and heard, from a thread of its own until it is stopped."""

    def __init__(self, body: CertificationBody) -> None:
        self.body, self.written = body, list[UUID]()
        self.changed, self.is_over = Condition(), False

    def write(self) -> None:
        try:
            with translation.override("en"):
                while not self.is_over and len(self.written) < MOST_WRITTEN:
                    self._write_one()
        finally:
            connection.close()

    def _write_one(self) -> None:
        pk = certificate(self.body, trademark="Zephyrine")
        deliver_all()
        with self.changed:
            self.written.append(pk)
            self.changed.notify_all()
            self.changed.wait(0.2)  # so that it lasts as long as the rebuild

    def wait_for_another(self) -> None:
        """Until it has written one that it has not yet begun."""
        with self.changed:
            wanted = len(self.written) + 2
            assert self.changed.wait_for(lambda: len(self.written) >= wanted, PATIENCE)

    def stop(self) -> None:
        with self.changed:
            self.is_over = True
            self.changed.notify_all()


@pytest.fixture
def market(database_server, opened, django_db_blocker) -> Iterator[CertificationBody]:
    """The body that states; whatever is written is committed, in a database of this test alone."""
    with (
        django_db_blocker.unblock(),
        database.scene(database_server, opened[0], _stated) as (filled, _),
        database.connected_to(database_server, filled),
    ):
        yield CertificationBody.objects.get(slug="greenmark")


def _stated() -> None:
    with transaction.atomic():
        generated.state(CertificationBody.objects.get(slug="greenmark"), COUNT, [])
        deliver_all()
        connection.run_on_commit.clear()


@pytest.fixture
def node(market, settings, monkeypatch) -> Iterator[Node]:
    """A node of this test alone, which has everything."""
    try:
        with own_node() as node:
            settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_ALIAS = node.url, "killed"
            monkeypatch.setattr(sheltered.Memory, "until", 0.0)
            monkeypatch.setattr(sheltered.Memory, "failures", 0)
            monkeypatch.setattr("search.engines.elastic.SECONDS", 30.0)
            pushing.push()
            yield node
    except NoNode as reason:
        pytest.skip(str(reason))


def drifted() -> list[drift.Drift]:
    """What differs, once the node has made searchable whatever it was told."""
    the_node().client.indices.refresh(index="killed-*")
    return [one for one in drift.drift() if one.count]


def test_a_node_killed_in_a_rebuild_while_writes_go_on_ends_without_drift(market, node, settings, monkeypatch):
    assert drifted() == []
    pages, writer = rows.stream, Writer(market)

    def killed(kind):
        for number, row in enumerate(pages(kind, PAGE)):
            if kind.key == "products" and number == KILLED_AT:
                writer.wait_for_another()
                node.kill()
                writer.wait_for_another()
            yield row

    with ThreadPoolExecutor(1) as threads:
        writing = threads.submit(writer.write)
        try:
            monkeypatch.setattr(rows, "stream", killed)
            with pytest.raises(sheltered.FAILURES):
                rebuild_search()
            assert pushing.push() == 0
            assert set(writer.written) <= set(
                every(Query("products", "Zephyrine"), engine(), MOST_WRITTEN)
            )  # PostgreSQL
            monkeypatch.setattr(rows, "stream", pages)
            node.start()
        finally:
            writer.stop()
        writing.result(PATIENCE)

    pushing.push()
    assert not Unpushed.objects.exists()
    assert drifted() == []
    assert set(every(Query("products", "Zephyrine"), the_node(), MOST_WRITTEN)) == set(writer.written)
    rebuild_search()
    assert drifted() == []
    left = the_node().client.indices.get(index=f"{settings.ELASTICSEARCH_ALIAS}-*").body
    assert len(left) == len(KINDS)
