"""The town's database, made once for whoever plays there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support import database

if TYPE_CHECKING:
    from tests.doors.town import Town


@pytest.fixture(scope="session")
def built(database_server, walked, django_db_blocker) -> Iterator[tuple[str, "Town"]]:
    """The name of the town's database, for copies of it, and the town."""
    from tests.doors.town import build  # not before pytest has taken up the folders it builds with

    name, stops = walked
    with django_db_blocker.unblock(), database.scene(database_server, name, lambda: build(stops)) as made:
        yield made


@pytest.fixture(scope="module")
def in_town(database_server, built, django_db_blocker) -> Iterator["Town"]:
    name, town = built
    with django_db_blocker.unblock(), database.connected_to(database_server, name):
        yield town


@pytest.fixture
def town(in_town, db) -> "Town":
    return in_town
