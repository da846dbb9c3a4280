"""What every test stands on: a database cloned from a snapshot, two bodies, no network, and the cast."""

import gc
import socket
from collections.abc import Callable, Iterator

import pytest
from celery import current_app
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation
from django_tenants.utils import tenant_context

from tenants.hosts import table
from tenants.models import CertificationBody
from tests.making import SITE_HOST
from tests.support import database
from tests.support.visiting import Visitor

pytest_plugins = [
    "tests.cast",
    "tests.support.browser",
    "tests.support.engines",
    "tests.support.exploring",
    "tests.support.skips",
    "tests.applications.scene",
    "tests.billing.stripe_scene",
    "tests.doors.stage",
]

SCENES = {"scene", "market", "built", "quoting"}  # fixtures that lead a whole module into a database of its own


def pytest_make_parametrize_id(val: object) -> str | None:
    """A file is named by its length: a ZIP holds the time it was made at, and both processes must find the same names."""
    return f"{len(val)} bytes" if isinstance(val, bytes) else None


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A scene takes seconds to set: one process sets it, and gets every test that is played there."""
    for item in items:
        for scene in SCENES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(scene))


gc.disable()  # what is loaded and collected from here on stays: looking through it for garbage is a tenth of the start


def pytest_collection_finish() -> None:
    """All that is loaded stays: looking through it again and again for garbage is a tenth of each test."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def database_server() -> str:
    return database.server()


@pytest.fixture(scope="session")
def snapshot(database_server: str, django_db_blocker: pytest.FixtureRequest) -> str:
    with django_db_blocker.unblock():
        return database.snapshot(database_server)


@pytest.fixture(scope="session")
def django_db_setup(database_server: str, snapshot: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Instead of pytest-django's own: one clone for this process; each test is rolled back in it."""
    current_app.loader.import_default_modules()  # two threads of a race would meet a list of tasks half read
    with (
        django_db_blocker.unblock(),
        database.clone(database_server, snapshot) as name,
        database.connected_to(database_server, name),
    ):
        yield


@pytest.fixture
def committed(database_server: str, snapshot: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """A database of the test's own, for what must commit: browsers, races, kills. Gives its URL."""
    with (
        django_db_blocker.unblock(),
        database.clone(database_server, snapshot) as name,
        database.connected_to(database_server, name),
    ):
        yield database.as_app(database_server, name)


@pytest.fixture(autouse=True)
def in_public_and_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test begins in the public schema and in English, remembers no host, and reaches no machine but this one."""
    connect = socket.socket.connect

    def loopback_only(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else None
        if host is not None and host not in {"127.0.0.1", "::1", "localhost"} and not str(host).endswith(".localhost"):
            raise OSError(f"Tests do not use the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", loopback_only)
    table.forget()
    cache.clear()  # nobody has tried anything yet
    connection.set_schema_to_public()
    with translation.override("en"):
        yield
    connection.set_schema_to_public()


@pytest.fixture
def northseal(db: None) -> CertificationBody:
    return database.of_the_snapshot(CertificationBody, slug="northseal")


@pytest.fixture
def greenmark(db: None) -> CertificationBody:
    return database.of_the_snapshot(CertificationBody, slug="greenmark")


@pytest.fixture
def in_northseal(northseal: CertificationBody) -> Iterator[CertificationBody]:
    """The test runs inside northseal's schema."""
    with tenant_context(northseal):
        yield northseal


@pytest.fixture
def site(db: None) -> Client:
    """A visitor of the site host."""
    return Visitor(SERVER_NAME=SITE_HOST, headers={"accept-language": "en"})


@pytest.fixture
def visit(db: None) -> Callable[[CertificationBody], Client]:
    """`visit(body)`: a visitor of that body's host."""
    return lambda body: Visitor(SERVER_NAME=f"{body.slug}.{SITE_HOST}", headers={"accept-language": "en"})
