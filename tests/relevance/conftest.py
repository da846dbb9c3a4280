"""The corpus in a database of its own, made once; each engine is asked every judged query once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import translation

from search.actions import rebuild_search
from search.engines import engine
from search.kinds import KINDS
from search.queries import Query
from search.understanding import find
from tests.relevance import corpus as corpora
from tests.relevance.corpus import Corpus
from tests.relevance.judgements import Judged, judged
from tests.relevance.metrics import DEPTH, Answer
from tests.support import database
from tests.support.emptying import take_bodies_away

ASKED: dict[str, list[Answer]] = {}  # by engine: what is asked once is judged by several tests


@pytest.fixture(scope="session")
def made(database_server, snapshot, django_db_setup, django_db_blocker) -> Iterator[tuple[str, Corpus]]:
    with django_db_blocker.unblock(), database.scene(database_server, snapshot, _make) as scene:
        yield scene


@pytest.fixture(scope="module")
def corpus(database_server, made, django_db_blocker) -> Iterator[Corpus]:
    name, described = made
    with django_db_blocker.unblock(), database.connected_to(database_server, name):
        yield described


def _make() -> Corpus:
    with translation.override("en"), transaction.atomic(), corpora.on_the_day():
        take_bodies_away()
        described = corpora.build()
        connection.run_on_commit.clear()
    connection.set_schema_to_public()
    return described


@pytest.fixture
def answers(corpus, db, engine_in_use) -> list[Answer]:
    """What the engine in use finds for every judged query."""
    if engine_in_use not in ASKED:
        with corpora.on_the_day():
            if engine_in_use == "elasticsearch":
                rebuild_search()
            ASKED[engine_in_use] = [answered(corpus, query) for query in judged() if query.tab in KINDS]
    return ASKED[engine_in_use]


def answered(corpus: Corpus, query: Judged) -> Answer:
    text, keys = query.typed(corpus.parts), corpus.keys[query.tab]
    found = find(Query(kind=query.tab, text=text, size=DEPTH), engine())
    hits = [keys.get(pk, f"unknown {pk}") for pk in found.results.hits]
    return Answer(query.kind, f"{query.tab}: {text}", hits, query.grades(corpus.tags[query.tab]))


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process makes the corpus. The node is asked in `make test-long`: as all that takes it minutes."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and "made" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("relevance"))
            if item.get_closest_marker("elasticsearch"):
                item.add_marker(pytest.mark.long)
