"""PostgreSQL's own programs, called on our database, and the fingerprint of a table."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql

from tenants.opening import pg_dump

type Raw = psycopg.Connection[Any]
type Fingerprints = dict[str, list[int | str]]

# Rows in any order give the same sums. Two seeds: 128 bits, against accidents, not against malice (SHA-256 of the dump is).
HASHED = (
    "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text || '/' || "
    "coalesce(sum(hashtextextended(t::text, 1)), 0)::text FROM {} t"
)
ALIKE = "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 1"
TABLES = (
    "SELECT schemaname, tablename FROM pg_tables "
    "WHERE schemaname NOT LIKE 'pg\\_%%' AND schemaname <> 'information_schema' ORDER BY 1, 2"
)
SCHEMAS = (
    "SELECT DISTINCT schemaname FROM pg_tables "
    "WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema' ORDER BY 1"
)


class ProgramFailed(Exception):
    """One of PostgreSQL's programs said no; its own words are the message."""


def connected(name: str | None = None) -> Raw:
    """A connection of our own to the database of the settings, or to another of the same server."""
    server = connection.settings_dict
    return psycopg.connect(
        host=server["HOST"], port=server["PORT"] or 5432, user=server["USER"], password=server["PASSWORD"],
        dbname=name or server["NAME"], options="-c timezone=UTC",
    )  # fmt: skip


def database_name() -> str:
    return str(connection.settings_dict["NAME"])


def run(program: str, *arguments: str | Path, database: str) -> str:
    """Run `pg_dump` or `pg_restore` (as new as the server: of the wheel, else of PATH) on a database of our server."""
    server = connection.settings_dict
    where = [f"--host={server['HOST']}", f"--port={server['PORT'] or 5432}", f"--username={server['USER']}"]
    command = [str(Path(pg_dump()).with_name(program)) if os.sep in pg_dump() else program]
    environment = {**os.environ, "PGPASSWORD": server["PASSWORD"] or ""}
    done = subprocess.run(
        [*command, *where, f"--dbname={database}", *map(str, arguments)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise ProgramFailed(f"{program}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def fingerprints(raw: Raw, tables: Sequence[tuple[str, str]] | None = None) -> Fingerprints:
    """Of every table (or of those): how many rows, and a hash that does not mind their order."""
    raw.execute(ALIKE)
    named = tables if tables is not None else raw.execute(TABLES).fetchall()
    fingerprints: Fingerprints = {}
    for schema, table in named:
        (count, digest), = raw.execute(sql.SQL(HASHED).format(sql.Identifier(schema, table))).fetchall()  # fmt: skip
        fingerprints[f"{schema}.{table}"] = [count, digest]
    return fingerprints


def differences(before: Fingerprints, after: Fingerprints) -> list[str]:
    """The tables that are not the same, in plain words."""
    names = sorted(before.keys() | after.keys())
    return [
        f"{name}: {before.get(name, ['no', ''])[0]} rows before, {after.get(name, ['no', ''])[0]} after"
        for name in names
        if before.get(name) != after.get(name)
    ]
