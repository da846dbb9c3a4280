"""Functions that the database keeps for us, one a file: `<app>/guards/<name>.sql`. Laid before migrations hang triggers on them.

Every function stands once in `public`, whichever body's table it guards, and enters the schema of the row it is asked about:

    CREATE OR REPLACE FUNCTION public.guildmark_… RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
    BEGIN
        PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);

`pg_temp` is named, and last: left out, PostgreSQL searches it first, and a caller's temporary table would stand in for ours.
docs/adr/0014-guards-as-files.md says why it is so.
"""

import hashlib
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

KEY = """
CREATE OR REPLACE FUNCTION public.guildmark_guards() RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = public, pg_temp AS $$ SELECT '{key}' $$;
"""


def files() -> list[Path]:
    """Every guard of every app, in an order that is always the same."""
    found = (path for config in apps.get_app_configs() for path in (Path(config.path) / "guards").glob("*.sql"))
    return sorted(found, key=lambda path: (path.parent.parent.name, path.name))


def key() -> str:
    """A hash of the files as they are: the database says with which it was laid."""
    digest = hashlib.sha256()
    for path in files():
        digest.update(path.parent.parent.name.encode() + path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def lay() -> bool:
    """Make the database's functions those of the files; tables they read may come later. False where they are so already.

    A function that no file has any more is dropped by the migration that takes its triggers away.
    """
    wanted = key()
    if laid() == wanted:
        return False
    text = "\n".join(path.read_text() for path in files())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL check_function_bodies = off")
        cursor.execute(text + KEY.format(key=wanted))
    return True


def settle(schema: str) -> None:
    """Make the application's rights in a schema what its guards say, and let nobody empty what they keep. As the owner."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.guildmark_settle(%s)", [schema])


def laid() -> str:
    """The key of the functions that the database has; empty where it has none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('public.guildmark_guards()') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return ""
        cursor.execute("SELECT public.guildmark_guards()")
        return str(cursor.fetchone()[0])
