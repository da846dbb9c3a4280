"""Test databases: one snapshot for each state of the migrations, cloned in a moment for each run and each worker.

It is laid from the text that is kept for the migrations. Where that is older than they are, in two layers, because
Django's and Wagtail's two hundred migrations take a minute and ours a few seconds: `ground_…` holds the libraries and the
apps they depend on, `snapshot_…` is that plus ours plus two open bodies.

Addresses of servers are the superuser's. Tables are made as their owner; every test, and every program that a test starts,
connects as the application.
"""

import hashlib
import os
import subprocess
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model
from django.utils import translation

from lib import clock
from marketplace.demo.filling import without_savepoints
from marketplace.embedded import postgres, tables
from tenants import guards, opening, roles
from tenants.models import CertificationBody
from vocabulary.actions import load_shipped

ROOT = Path(__file__).resolve().parent.parent.parent
# What a snapshot holds besides its tables is said in these.
HELD = [Path(__file__), ROOT / "tests" / "cast.py", *sorted((ROOT / "vocabulary" / "data").glob("*.tsv"))]
MONTH = f"{clock.today():%Y-%m}"  # a snapshot's bodies are confirmed for half a year
OURS = hashlib.sha256(b"".join(path.read_bytes() for path in HELD) + MONTH.encode()).hexdigest()[:6]
CARRIED_BY_LIBRARIES = ["accounts", "tenants"]  # ours, but the libraries' migrations depend on them


PASSWORD = "for-tests-only"


def server() -> str:
    """The address of a PostgreSQL server: DATABASE_URL's, else an embedded one that forgets to be durable."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        directory = os.environ.get("TEST_POSTGRES_DIR") or ROOT / ".local" / "test-postgres"
        url = postgres.Cluster(Path(directory), durable=False).start()
    return with_roles(url)


def with_roles(url: str) -> str:
    """Lay the roles on a server of tests, where the application may write authorisations of the past, as the cast's are."""
    roles.lay(url, owner_password=PASSWORD, app_password=PASSWORD)
    admin(url, f"GRANT {roles.HISTORIAN} TO {roles.APP}")
    admin(url, f"GRANT SET ON PARAMETER track_functions TO {roles.OWNER}")
    return url


def as_app(url: str, name: str) -> str:
    """The address of a database for the application."""
    return roles.addressed(url, user=roles.APP, password=PASSWORD, database=name)


def as_owner(url: str, name: str) -> str:
    return roles.addressed(url, user=roles.OWNER, password=PASSWORD, database=name)


def admin(url: str, statement: str, *arguments: object) -> list[tuple[object, ...]]:
    """Run one statement outside any transaction, on the server's `postgres` database."""
    with psycopg.connect(url, dbname="postgres", autocommit=True) as raw:
        cursor = raw.execute(statement, arguments or None)
        return cursor.fetchall() if cursor.description else []


def snapshot(url: str) -> str:
    """The name of the snapshot database for the migrations as they are; built where missing, once for all processes."""
    whole = f"snapshot_{tables.key()}_{OURS}"
    with psycopg.connect(url, dbname="postgres", autocommit=True) as lock:
        lock.execute("SELECT pg_advisory_lock(7001)")
        if not _exists(url, whole):
            if tables.are_current():
                _built(url, whole, source="template1", how=_lay)
            else:
                _built(url, whole, source=_ground(url), how=_migrate_and_open)
        _drop_older(url, keep=whole)
    return whole


def of_the_snapshot[M: Model](model: type[M], **key: str) -> M:
    """A row that every database has from its snapshot, as it is there; each process asks for it once."""
    wanted = (model, *key.items())
    if wanted not in _OF_THE_SNAPSHOT:
        _OF_THE_SNAPSHOT[wanted] = model._default_manager.get(**key)
    return copy(_OF_THE_SNAPSHOT[wanted])


_OF_THE_SNAPSHOT: dict[tuple[Any, ...], Any] = {}


@contextmanager
def migrated(url: str) -> Iterator[str]:
    """A database of one's own, migrated for real: all tables, the template for bodies, no body."""
    name = f"migrated_{os.getpid()}"
    _built(url, name, source="template1", how=_migrate)
    try:
        yield name
    finally:
        admin(url, f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def laid(url: str, text: str = "") -> Iterator[str]:
    """A database of one's own, laid from the kept text or another."""
    name = f"laid_{uuid.uuid4().hex[:8]}"
    _built(url, name, source="template1", how=lambda: tables.lay(text))
    try:
        yield name
    finally:
        admin(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def dumped(url: str, name: str, *options: str) -> str:
    """A database as text: its rows are INSERTs of one row each, in the order of the tables."""
    command = [postgres.programs() / "bin" / "pg_dump", "--inserts", "--no-owner", "--no-privileges", *options]
    where = f"{url.rsplit('/', 1)[0]}/{name}"
    return subprocess.run([*command, where], check=True, capture_output=True, text=True).stdout


@contextmanager
def clone(url: str, source: str) -> Iterator[str]:
    """A database of one's own, dropped afterwards."""
    name = f"test_{os.getpid()}_{uuid.uuid4().hex[:8]}"
    _copied(url, name, source, how="STRATEGY FILE_COPY")
    try:
        yield name
    finally:
        admin(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def scene[T](url: str, source: str, play: Callable[[], T]) -> Iterator[tuple[str, T]]:
    """A clone in which `play` has left what many tests begin with: its name, and what `play` gave."""
    with clone(url, source) as name:
        with connected_to(url, name), without_savepoints():
            left = play()
        yield name, left


def connected_to(url: str, name: str) -> AbstractContextManager[None]:
    """Every Django connection of this process, in every thread, leads to the database `name`, as the application."""
    return _connected(as_app(url, name))


def owning(url: str, name: str) -> AbstractContextManager[None]:
    """The same as the owner of its tables: for what migrates, restores, or looks at what the owner is refused."""
    return _connected(as_owner(url, name))


@contextmanager
def _connected(url: str) -> Iterator[None]:
    before = dict(connections.settings["default"])
    connections.close_all()
    _point_at(url)
    try:
        yield
    finally:
        connections.close_all()
        for place in (connections.settings["default"], connection.settings_dict):
            place.update({key: before[key] for key in ("NAME", "HOST", "PORT", "USER", "PASSWORD")})


def _point_at(url: str) -> None:
    parts = urlsplit(url)
    where = {
        "NAME": parts.path.removeprefix("/"),
        "HOST": parts.hostname,
        "PORT": str(parts.port),
        "USER": parts.username,
        "PASSWORD": parts.password or "",
    }
    for place in (settings.DATABASES["default"], connections.settings["default"], connection.settings_dict):
        place.update(where)


def _built(url: str, name: str, *, source: str, how) -> None:
    draft = f"draft_{name}"
    admin(url, f'DROP DATABASE IF EXISTS "{draft}" WITH (FORCE)')
    _copied(url, draft, source)
    if source == "template1":
        roles.adopt(url, draft)
    with owning(url, draft):
        how()
    admin(url, f'ALTER DATABASE "{draft}" RENAME TO "{name}"')


def _copied(url: str, name: str, source: str, *, how: str = "") -> None:
    with psycopg.connect(url, dbname="postgres", autocommit=True) as raw:
        raw.execute(f'CREATE DATABASE "{name}" OWNER {roles.OWNER} TEMPLATE "{source}" {how}')
        roles.let_in(raw, name)


IN_THE_OWNERS_NAME = f"""
CREATE SCHEMA for_tests;
CREATE FUNCTION for_tests.as_owner(statements text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
AS $$ BEGIN EXECUTE statements; END $$;
GRANT USAGE ON SCHEMA for_tests TO {roles.APP}
"""


def by_the_owner(statements: str) -> None:
    """What a test must do and the application may not, within its own transaction; the function is in tests' databases only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT for_tests.as_owner(%s)", [statements])


@contextmanager
def guards_at_rest() -> Iterator[None]:
    """Rows are written as a restore writes them: triggers and keys are not asked."""
    by_the_owner("SET session_replication_role = replica")
    yield
    by_the_owner("SET session_replication_role = DEFAULT")


def settle(url: str, name: str) -> None:
    """Give the application its rights again, in a database that was filled by a dump that says nothing of them."""
    roles.adopt(url, name)
    with psycopg.connect(as_owner(url, name)) as raw:
        raw.execute(
            "SELECT public.guildmark_settle(s) FROM (SELECT DISTINCT schemaname FROM pg_tables) AS t(s) WHERE s !~ '^(pg_|information_)'"
        )


def _ground(url: str) -> str:
    name = f"ground_{tables.key(_ground_apps())}"
    if not _exists(url, name):
        _built(url, name, source="template1", how=_migrate_ground)
    return name


def _migrate_ground() -> None:
    connection.set_schema_to_public()
    guards.lay()
    executor = MigrationExecutor(connection)
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] in _ground_apps()])


def _lay() -> None:
    tables.lay()
    load_shipped()  # terms may have changed since the tables were kept
    _open_two()


def _migrate() -> None:
    call_command("migrate_schemas", shared=True, interactive=False, verbosity=0)
    opening.make_template()


def _migrate_and_open() -> None:
    _migrate()
    _open_two()


def _open_two() -> None:
    for slug, name_zh, name_en in [
        ("northseal", "北印认证（演示）", "Northseal (demo)"),
        ("greenmark", "绿标认证（演示）", "Greenmark (demo)"),
    ]:
        body = opening.open_body(slug=slug, name_zh=name_zh, name_en=name_en, host=f"{slug}.guildmark.localhost")
        confirmed(body)
    opening.keep_spares(1)
    with connection.cursor() as cursor:
        cursor.execute(IN_THE_OWNERS_NAME)
    from tests import cast  # not before pytest has taken it up

    with translation.override("en"):
        cast.staff_of(CertificationBody.objects.get(slug="northseal"), *cast.NORTHSEAL)
    connection.set_schema_to_public()


def confirmed(body: CertificationBody, number: str = "CNCA-R-2020-001") -> CertificationBody:
    """The body as an operator found it on the public list today: approved in every field there is."""
    from accounts.models import User
    from oversight.models import Confirmation
    from vocabulary.models import ProductCategory

    operator = User.objects.get_or_create(email="founder@example.org", defaults={"name": "Founder"})[0]
    found = Confirmation.objects.create(
        body=body,
        outcome="confirmed",
        approval_number=number,
        categories=list(ProductCategory.objects.filter(parent=None).values_list("code", flat=True)),
        list_url="https://list.example/",
        looked_on=clock.today(),
        page="confirmations/list.pdf",
        page_sha256="0" * 64,
        ends_at=clock.now() + timedelta(days=182),
        made_by=operator,
    )
    body.confirmed_until = found.ends_at
    body.save(update_fields=["confirmed_until"])
    return body


def _ground_apps() -> set[str]:
    libraries = {config.label for config in apps.get_app_configs() if config.name in settings.LIBRARIES}
    return libraries | set(CARRIED_BY_LIBRARIES)


def _exists(url: str, name: str) -> bool:
    return bool(admin(url, "SELECT 1 FROM pg_database WHERE datname = %s", name))


def _drop_older(url: str, *, keep: str) -> None:
    """Keep the last dozen snapshots: branches with other migrations come and go."""
    rows = admin(
        url, "SELECT datname FROM pg_database WHERE datname ~ '^(ground|snapshot)_' ORDER BY oid DESC OFFSET 24"
    )
    for (name,) in rows:
        if name != keep:
            admin(url, f'DROP DATABASE IF EXISTS "{name}"')
