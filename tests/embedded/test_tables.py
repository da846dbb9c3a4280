"""The tables that are kept as text for first starts and tests are what the migrations make."""

import re

import pytest

from marketplace.embedded import tables
from tests.support import database

MOMENT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[^']*'")
RANDOM = re.compile(r"'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'")


PLACE = re.compile(r"(django_migrations VALUES \()\d+")  # migrations that do not stand on each other come in any order


def lines_of(dump: str) -> list[str]:
    """A dump without what differs from run to run: moments, random keys, the order of rows and of migrations."""
    kept = (line for line in dump.splitlines() if line and not line.startswith(("--", "\\")))
    return sorted(PLACE.sub(r"\1PLACE", MOMENT.sub("MOMENT", RANDOM.sub("RANDOM", line))) for line in kept)


def test_the_kept_text_is_of_the_migrations_as_they_are():
    assert tables.are_current(), "A migration or a library has changed: run `make tables`."


@pytest.mark.long  # the key above tells of every change; this one migrates a whole database for real
def test_the_kept_tables_are_what_the_migrations_make(database_server, django_db_blocker):
    def dumped(name: str) -> str:
        return database.dumped(database_server, name)

    with django_db_blocker.unblock(), database.migrated(database_server) as name:
        made = tables.statements(dumped(name))
    with (  # both laid, since PostgreSQL words a constraint anew when it reads one back
        django_db_blocker.unblock(),
        database.laid(database_server) as kept,
        database.laid(database_server, made) as anew,
    ):
        assert lines_of(dumped(kept)) == lines_of(dumped(anew))
