"""The node dies by SIGKILL in the middle of a rebuild, while writes go on: nobody notices, and nothing is lost."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import connection, transaction

from outbox.relay import deliver_all
from search import drift, pushing
from search.actions import rebuild_search
from search.engines import engine, rows, sheltered
from search.engines.elastic import the_node
from search.kinds import KINDS
from search.queries import Query, every
from tenants.models import CertificationBody
from tests.search import generated
from tests.search.making import certificate
from tests.support import database
from tests.support.elasticsearch import Node, NoNode, own_node

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch, pytest.mark.slow, pytest.mark.long]
COUNT, PAGE, KILLED_AT = 1_200, 200, 700


@pytest.fixture(scope="module")
def market(database_server, opened, django_db_blocker) -> Iterator[None]:
    with (
        django_db_blocker.unblock(),
        database.scene(database_server, opened[0], _stated) as (filled, _),
        database.connected_to(database_server, filled),
    ):
        yield


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
            monkeypatch.setattr("search.engines.elastic.SECONDS", 30.0)
            pushing.push()
            yield node
    except NoNode as reason:
        pytest.skip(str(reason))


def drifted() -> list[drift.Drift]:
    """What differs, once the node has made searchable whatever it was told."""
    the_node().client.indices.refresh(index="killed-*")
    return [one for one in drift.drift() if one.count]


def test_a_node_killed_in_a_rebuild_while_writes_go_on_ends_without_drift(node, greenmark, settings, monkeypatch):
    pages, written = rows.stream, list[UUID]()

    def killed(kind):
        for number, row in enumerate(pages(kind, PAGE)):
            if kind.key == "products" and number == KILLED_AT:
                written.append(certificate(greenmark, trademark="Zephyrine"))  # heard while the node still lives
                deliver_all()
                node.kill()
                written.append(certificate(greenmark, trademark="Zephyrine"))
                deliver_all()
            yield row

    monkeypatch.setattr(rows, "stream", killed)
    with pytest.raises(sheltered.FAILURES):
        rebuild_search()
    assert pushing.push() == 0
    assert set(every(Query("products", "Zephyrine"), engine(), 9)) == set(written)  # PostgreSQL answers

    monkeypatch.setattr(rows, "stream", pages)
    node.start()
    pushing.push()
    assert drifted() == []
    assert set(every(Query("products", "Zephyrine"), the_node(), 9)) == set(written)
    rebuild_search()
    assert drifted() == []
    left = the_node().client.indices.get(index=f"{settings.ELASTICSEARCH_ALIAS}-*").body
    assert len(left) == len(KINDS)
