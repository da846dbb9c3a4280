"""What tests of enquiries and quotes begin with: two bodies and an enterprise, in a database that is made once."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.utils import translation

from tests.cast import acme_appliances, acts_for, person
from tests.quotes.making import Bodies, two_bodies
from tests.support import database


@pytest.fixture(scope="session")
def market_of_quotes(database_server, snapshot, django_db_setup, django_db_blocker) -> Iterator[tuple[str, Bodies]]:
    with django_db_blocker.unblock(), database.scene(database_server, snapshot, _opened) as made:
        yield made


@pytest.fixture(scope="module")
def quoting(database_server, market_of_quotes, django_db_blocker) -> Iterator[Bodies]:
    name, bodies = market_of_quotes
    with django_db_blocker.unblock(), database.connected_to(database_server, name):
        yield bodies


@pytest.fixture
def bodies(quoting, db) -> Bodies:
    return quoting


def _opened() -> Bodies:
    connection.set_schema_to_public()
    with translation.override("en"):
        acme = acme_appliances()
        alice = acts_for(acme, "alice", "administrator")
        bodies = two_bodies(acme, alice, person("olga", is_operator=True))
        connection.run_on_commit.clear()
    connection.set_schema_to_public()
    return bodies
