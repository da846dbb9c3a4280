"""Each search engine in turn: PostgreSQL, and a real Elasticsearch node where one can be started."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from search.engines import sheltered
from search.engines.elastic import the_node
from search.engines.postgres import PostgresEngine
from tests.search.making import NODE
from tests.support.elasticsearch import NoNode, node_of_the_run


@pytest.fixture(scope="session")
def node(tmp_path_factory, worker_id) -> Iterator[str]:
    """The address of a real Elasticsearch node, one for all workers of the run."""
    own = tmp_path_factory.getbasetemp()
    try:
        with node_of_the_run(own if worker_id == "master" else own.parent) as url:
            yield url
    except NoNode as reason:
        pytest.skip(str(reason))


@pytest.fixture
def node_in_use(node, settings, monkeypatch) -> Iterator[str]:
    """The settings name a node, with an empty index of this test's own."""
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_ALIAS = node, f"test-{uuid4().hex}"
    monkeypatch.setattr(sheltered.Memory, "until", 0.0)
    monkeypatch.setattr(sheltered.Memory, "failures", 0)
    monkeypatch.setattr("search.engines.elastic.SECONDS", 30.0)
    monkeypatch.setattr(sheltered, "WAITS", 30.0)  # tests crowd a machine: a late answer is an answer
    yield node
    settings.ELASTICSEARCH_URL = node
    indices = the_node().writer.indices
    if names := list(indices.get(index=f"{settings.ELASTICSEARCH_ALIAS}-*").body):
        indices.delete(index=names)


@pytest.fixture(
    params=[
        "postgresql",
        pytest.param("elasticsearch", marks=[pytest.mark.elasticsearch, pytest.mark.slow, NODE]),
    ]
)
def engine_in_use(request, monkeypatch) -> str:
    """The test runs on each engine; on Elasticsearch, PostgreSQL must not have answered in its place."""
    if request.param == "elasticsearch":
        request.getfixturevalue("node_in_use")
        monkeypatch.setattr(PostgresEngine, "search", lambda *_: pytest.fail("PostgreSQL answered, not the node"))
    return request.param
