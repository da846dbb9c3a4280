"""What the migrations of a body's schema amount to, and which schemas do not have them yet."""

import hashlib
import inspect
from functools import cache
from itertools import batched
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

LACKING = """
SELECT EXISTS (
    SELECT FROM unnest(%s::text[], %s::text[]) AS ours (app, name)
    WHERE NOT EXISTS (SELECT FROM {} AS applied WHERE applied.app = ours.app AND applied.name = ours.name)
)
"""
SCHEMAS_AT_ONCE = 50  # schemas a query: planning one grows faster than the number of its parts

_complete: set[str] = set()


@cache
def body_migrations() -> list[tuple[str, str]]:
    """(app, name) of every migration of the apps whose tables live in a body's schema, in order of name."""
    labels = {apps.get_app_config(label).label for label in settings.TENANT_APPS}
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return sorted(key for key in loader.disk_migrations if key[0] in labels)


@cache
def migrations_hash() -> str:
    """A hash of the text of those migrations: the key of a template, of its spares, and of a test snapshot."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    digest = hashlib.sha256()
    for key in body_migrations():
        digest.update(".".join(key).encode())
        digest.update(Path(inspect.getfile(type(loader.disk_migrations[key]))).read_bytes())
    return digest.hexdigest()


def schemas_behind(schemas: list[str]) -> list[str]:
    """Those of `schemas` whose applied migrations differ from ours, or which do not exist: one query more for each fifty."""
    ours = body_migrations()
    expected = hashlib.md5(",".join(".".join(key) for key in ours).encode(), usedforsecurity=False).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname FROM pg_tables WHERE tablename = 'django_migrations' AND schemaname = ANY(%s)", [schemas]
        )
        readable = [schema for (schema,) in cursor.fetchall()]
        applied: dict[str, str] = {}
        for some in batched(readable, SCHEMAS_AT_ONCE):
            each = sql.SQL(" UNION ALL ").join(_applied_in(schema) for schema in some)
            cursor.execute(each, [sorted({app for app, _name in ours})] * len(some))
            applied.update(cursor.fetchall())
    return [schema for schema in schemas if applied.get(schema) != expected]


def is_complete(schema: str) -> bool:
    """Whether a schema has all our migrations, and may have others. Once it has, it is not asked again in this process."""
    if schema in _complete:
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f'"{schema}".django_migrations'])
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(
            sql.SQL(LACKING).format(sql.Identifier(schema, "django_migrations")),
            [*map(list, zip(*body_migrations(), strict=True))],
        )
        lacks = cursor.fetchone()[0]
    if not lacks:
        _complete.add(schema)
    return not lacks


def _applied_in(schema: str) -> sql.Composable:
    listed = "md5(string_agg(app || '.' || name, ',' ORDER BY app COLLATE \"C\", name COLLATE \"C\"))"
    return sql.SQL("SELECT {}, " + listed + " FROM {} WHERE app = ANY(%s)").format(
        sql.Literal(schema), sql.Identifier(schema, "django_migrations")
    )
