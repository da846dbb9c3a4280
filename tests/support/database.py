"""Test databases: one snapshot for each state of the migrations, cloned in a moment for each run and each worker.

Two layers, because Django's and Wagtail's two hundred migrations take a minute and ours a few seconds: `ground_…` holds
the libraries and the apps they depend on, `snapshot_…` is that plus ours plus two open bodies. A change to one of our
migrations rebuilds the second layer only.
"""

import hashlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

ROOT = Path(__file__).resolve().parent.parent.parent
CARRIED_BY_LIBRARIES = ["accounts", "tenants"]  # ours, but the libraries' migrations depend on them
LIBRARIES = ["django", "wagtail", "django-allauth", "wagtail-localize", "django-tenants"]


def server() -> str:
    """The address of a PostgreSQL server: DATABASE_URL's, else an embedded one that forgets to be durable."""
    if given := os.environ.get("DATABASE_URL"):
        return given
    from marketplace.embedded.postgres import Cluster

    directory = os.environ.get("TEST_POSTGRES_DIR") or ROOT / ".local" / "test-postgres"
    return Cluster(Path(directory), durable=False).start()


def admin(url: str, statement: str, *arguments: object) -> list[tuple[object, ...]]:
    """Run one statement outside any transaction, on the server's `postgres` database."""
    with psycopg.connect(url, dbname="postgres", autocommit=True) as raw:
        cursor = raw.execute(statement, arguments or None)
        return cursor.fetchall() if cursor.description else []


def snapshot(url: str) -> str:
    """The name of the snapshot database for the migrations as they are; built where missing, once for all processes."""
    ground, whole = f"ground_{_hash_of(_ground_apps())}", f"snapshot_{_hash_of(_all_apps())}"
    with psycopg.connect(url, dbname="postgres", autocommit=True) as lock:
        lock.execute("SELECT pg_advisory_lock(7001)")
        if not _exists(url, ground):
            _built(url, ground, source="template1", how=_migrate_ground)
        if not _exists(url, whole):
            _built(url, whole, source=ground, how=_migrate_ours)
        _drop_older(url, keep={ground, whole})
    return whole


@contextmanager
def clone(url: str, source: str) -> Iterator[str]:
    """A database of one's own, dropped afterwards."""
    name = f"test_{os.getpid()}_{uuid.uuid4().hex[:8]}"
    admin(url, f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY FILE_COPY')
    try:
        yield name
    finally:
        admin(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def connected_to(url: str, name: str) -> Iterator[None]:
    """Every Django connection of this process, in every thread, leads to the database `name`."""
    before = dict(connections.settings["default"])
    connections.close_all()
    _point_at(url, name)
    try:
        yield
    finally:
        connections.close_all()
        for place in (connections.settings["default"], connection.settings_dict):
            place.update({key: before[key] for key in ("NAME", "HOST", "PORT", "USER", "PASSWORD")})


def _point_at(url: str, name: str) -> None:
    parts = urlsplit(url)
    where = {
        "NAME": name,
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
    admin(url, f'CREATE DATABASE "{draft}" TEMPLATE "{source}"')
    with connected_to(url, draft):
        how()
    admin(url, f'ALTER DATABASE "{draft}" RENAME TO "{name}"')


def _migrate_ground() -> None:
    connection.set_schema_to_public()
    executor = MigrationExecutor(connection)
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] in _ground_apps()])


def _migrate_ours() -> None:
    from tenants import opening

    call_command("migrate_schemas", shared=True, interactive=False, verbosity=0)
    opening.make_template()
    for slug, name_zh, name_en in [
        ("northseal", "北印认证（演示）", "Northseal (demo)"),
        ("greenmark", "绿标认证（演示）", "Greenmark (demo)"),
    ]:
        opening.open_body(slug=slug, name_zh=name_zh, name_en=name_en, host=f"{slug}.guildmark.localhost")
    opening.keep_spares(1)


def _ground_apps() -> set[str]:
    libraries = {config.label for config in apps.get_app_configs() if config.name in settings.LIBRARIES}
    return libraries | set(CARRIED_BY_LIBRARIES)


def _all_apps() -> set[str]:
    return {config.label for config in apps.get_app_configs()}


def _hash_of(labels: set[str]) -> str:
    digest = hashlib.sha256(" ".join(version(library) for library in LIBRARIES).encode())
    digest.update(Path(__file__).read_bytes())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        is_ours = config.label in labels and config.name not in settings.LIBRARIES
        for path in sorted((Path(config.path) / "migrations").glob("*.py")) if is_ours else []:
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _exists(url: str, name: str) -> bool:
    return bool(admin(url, "SELECT 1 FROM pg_database WHERE datname = %s", name))


def _drop_older(url: str, *, keep: set[str]) -> None:
    """Keep the last dozen snapshots: branches with other migrations come and go."""
    rows = admin(
        url, "SELECT datname FROM pg_database WHERE datname ~ '^(ground|snapshot)_' ORDER BY oid DESC OFFSET 24"
    )
    for (name,) in rows:
        if name not in keep:
            admin(url, f'DROP DATABASE IF EXISTS "{name}"')
