"""One body by itself: its schema, its rows in the public tables, its files, into one archive; and the way back.

It comes back into an installation of the same version that does not know the body: one that lost it, or an empty one. The
public rows come in one transaction, and the body with them: until it has committed, nobody can reach the schema.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.core.files import File
from django.core.files.storage import storages
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django_tenants.utils import tenant_context
from psycopg import sql

from accounts.models import Organisation, User
from exports import belongings
from exports.belongings import Model, RowKind
from exports.postgres import Fingerprints, connected, database_name, differences, fingerprints, run
from exports.writing import at_one_moment
from lib import clock
from lib.archive import Archive, faults_of, manifest_of
from lib.refusal import Refused
from tenants import guards
from tenants.hosts import table as hosts
from tenants.migrations_state import migrations_hash
from tenants.models import CertificationBody, Domain

FORMAT = "guildmark-body-backup"
SCHEMA = "schema.dump"
# Who may be known already, and what may have come with another body that was asked the same or has answered the same.
SHARED = {
    User._meta.label,
    Organisation._meta.label,
    belongings.SUPPLIER,
    belongings.ANSWERABLE,
    "enquiries.Enquiry",
    "enquiries.EnquiryFile",
}

# Of each key of these tables to another: its name, and a query that says whether a row names one that is not there.
KEYS = """
SELECT c.conname, format('SELECT EXISTS (SELECT FROM %%s child LEFT JOIN %%s parent ON parent.%%I = child.%%I
    WHERE child.%%I IS NOT NULL AND parent.%%I IS NULL)', c.conrelid::regclass, c.confrelid::regclass,
    p.attname, k.attname, k.attname, p.attname)
FROM pg_constraint c
JOIN pg_attribute k ON k.attrelid = c.conrelid AND k.attnum = c.conkey[1]
JOIN pg_attribute p ON p.attrelid = c.confrelid AND p.attnum = c.confkey[1]
WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND c.conrelid::regclass::text = ANY (%s)
"""

# A buyer may name a body by law, and another answer with an equivalent: the one that is named need not be here.
UNNAMED = """
UPDATE public.enquiries_demand demand SET named_body_id = NULL WHERE named_body_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM public.tenants_certificationbody body WHERE body.id = demand.named_body_id)
"""

type Part = tuple[Model, QuerySet[Any]]


def back_up_body(target: IO[bytes], body: CertificationBody) -> dict[str, Any]:
    """Write `body` as of one moment. Outside a transaction: pg_dump must see the same."""
    with tempfile.TemporaryDirectory() as folder, tenant_context(body), at_one_moment(), Archive(target) as archive:
        dump = Path(folder) / SCHEMA
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        run("pg_dump", "--format=custom", "--no-owner", f"--schema={body.schema_name}", f"--snapshot={snapshot}", f"--file={dump}", database=database_name())  # fmt: skip
        with dump.open("rb") as file:
            archive.file(SCHEMA, file)
        parts, tables = list(_public_parts(body)), _of_schema(body.schema_name)
        for model, rows in parts:
            with tempfile.TemporaryFile() as file:
                tables[model._meta.db_table] = _copied_out(rows, file)
                file.seek(0)
                archive.file(f"public/{model._meta.label}", file)
        for name in _file_names(body, parts):
            with suppress(FileNotFoundError), storages["private"].open(name) as file:
                archive.file(f"files/{name}", file)
        owner = {"id": body.pk, "slug": body.slug, "schema": body.schema_name}
        return archive.close(
            format=FORMAT, made_at=clock.now(), owner=owner, migrations=migrations_hash(), tables=tables
        )


def restore_body(path: Path) -> dict[str, Any]:
    """Bring a body back, all of it or nothing. Raises Refused."""
    manifest = _checked(path)
    schema = manifest["owner"]["schema"]
    _drop(schema)  # without a body it is what an interrupted restore left
    try:
        with ZipFile(path) as archive:
            _fill_schema(archive)
            guards.settle(schema)
            with transaction.atomic():
                _bring_rows(archive)
                body = CertificationBody.objects.get(pk=manifest["owner"]["id"])
                _compare(body, manifest["tables"])
                _bring_files(archive)
    except BaseException as trouble:
        _drop(schema)
        if isinstance(trouble, DatabaseError):
            raise Refused(f"Some of its rows are in the way of others: {trouble}") from trouble
        raise
    hosts.forget()
    return manifest


def _public_parts(body: CertificationBody) -> Iterator[Part]:
    """Every public row that belongs to the body or names it, and whom those rows and its own name."""
    ways = belongings.OWN | {label: way for label, (way, _why) in belongings.BESIDE.items()}
    del ways[belongings.ANSWERABLE]
    own = [(model, model._default_manager.filter(**{way: body.pk})) for model, way in _models(ways)]
    own.append(belongings.demands_of(body))
    rows = [model._default_manager.all() for model in belongings.journey_models()]
    rows += [each for model, each in own if model is not CertificationBody]
    naming = [RowKind("", each.model, each, [field.attname for field in _columns(each.model)]) for each in rows]
    yield User, belongings.people_in(naming)
    yield Organisation, belongings.organisations_in(naming)
    yield belongings.suppliers_of(body)
    yield from own


def _models(ways: dict[str, str]) -> Iterator[tuple[Model, str]]:
    for label, way in ways.items():
        yield apps.get_model(label), way


def _bring_rows(archive: ZipFile) -> None:
    """The public rows, as they were: guards rest, since an invoice that was paid does not begin as a draft again.

    Keys rest with them, so they are asked afterwards. Constraints of the tables hold throughout.
    """
    brought = [
        apps.get_model(name.removeprefix("public/")) for name in archive.namelist() if name.startswith("public/")
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in brought:
            _copied_in(model, archive)
        cursor.execute(UNNAMED)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        cursor.execute(KEYS, [[model._meta.db_table for model in brought]])
        for name, orphans in cursor.fetchall():
            cursor.execute(orphans)
            if cursor.fetchone()[0]:
                raise Refused(f"Some of its rows name others that are not here: {name}")


def _columns(model: Model) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


def _copied_out(rows: QuerySet[Any], file: IO[bytes]) -> list[int | str]:
    """COPY these rows into a file. Gives their number and fingerprint."""
    query, values = _asked(rows.order_by().values_list(*(field.attname for field in _columns(rows.model))))
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY ({query}) TO STDOUT", values) as copied:
            for chunk in copied:
                file.write(chunk)
        cursor.execute(
            "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text || '/' || "
            f"coalesce(sum(hashtextextended(t::text, 1)), 0)::text FROM ({query}) t",
            values,
        )
        return list(cursor.fetchone())


def _asked(rows: QuerySet[Any]) -> tuple[str, Sequence[Any]]:
    """The SQL of a query, also of one that Django knows to find nothing (`pk__in=[]`) and would not send."""
    try:
        return rows.query.sql_with_params()
    except EmptyResultSet:
        return _asked(
            rows.model._default_manager.order_by().values_list(*rows.query.values_select).extra(where=["false"])
        )


def _copied_in(model: Model, archive: ZipFile) -> None:
    """COPY a member into its table. People and organisations that are here already stay as they are here."""
    table = sql.Identifier("public", model._meta.db_table)
    columns = sql.SQL(", ").join(sql.Identifier(field.column) for field in _columns(model))
    with connection.cursor() as cursor, archive.open(f"public/{model._meta.label}") as member:
        into = table
        if model._meta.label in SHARED:
            into = sql.Identifier("pg_temp", f"brought_{model._meta.db_table}")
            cursor.execute(sql.SQL("CREATE TEMP TABLE {} (LIKE {}) ON COMMIT DROP").format(sql.Identifier(f"brought_{model._meta.db_table}"), table))  # fmt: skip
        with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(into, columns)) as copied:
            while chunk := member.read(256 * 1024):
                copied.write(chunk)
        if model._meta.label in SHARED:
            cursor.execute(sql.SQL("INSERT INTO {0} ({1}) SELECT {1} FROM {2} ON CONFLICT (id) DO NOTHING").format(table, columns, into))  # fmt: skip
        _count_on(cursor, model)


def _count_on(cursor: Any, model: Model) -> None:
    """Numbers given out from now on begin after those that came."""
    key = model._meta.pk
    if key is not None and key.get_internal_type().endswith("AutoField"):
        name = f'public."{model._meta.db_table}"'
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [name, key.column])
        (sequence,) = cursor.fetchone()
        cursor.execute(f'SELECT setval(%s, greatest((SELECT max("{key.column}") FROM {name}), 1))', [sequence])


def _of_schema(schema: str) -> Fingerprints:
    """Fingerprints of a schema's tables, by names that say nothing of where they stand; as this transaction sees them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT schemaname, tablename FROM pg_tables WHERE schemaname = %s ORDER BY 2", [schema])
        return fingerprints(connection.connection, cursor.fetchall())


def _compare(body: CertificationBody, tables: Fingerprints) -> None:
    with tenant_context(body):
        after = _of_schema(body.schema_name)
        for model, rows in _public_parts(body):
            with tempfile.TemporaryFile() as file:
                after[model._meta.db_table] = _copied_out(rows, file)
    known_before = {apps.get_model(label)._meta.db_table for label in SHARED}  # may be newer here
    if differing := [
        difference for difference in differences(tables, after) if difference.partition(":")[0] not in known_before
    ]:
        raise Refused("What came back is not what was backed up:\n" + "\n".join(differing[:20]))


def _checked(path: Path) -> dict[str, Any]:
    if faults := faults_of(path):
        raise Refused("\n".join([f"{path} is not whole.", *faults[:20]]))
    manifest = manifest_of(path)
    if manifest["format"] != FORMAT:
        raise Refused(f"{path} is no backup of one body, but: {manifest['format']}")
    if manifest["migrations"] != migrations_hash():
        raise Refused("It was made by another version of Guildmark. Restore it with that one, then upgrade.")
    slug = manifest["owner"]["slug"]
    if (
        CertificationBody.objects.filter(slug=slug).exists()
        or Domain.objects.filter(tenant_id=manifest["owner"]["id"]).exists()
    ):
        raise Refused(f"There is a body “{slug}” here already. It was not touched.")
    return manifest


def _fill_schema(archive: ZipFile) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive.extract(SCHEMA, folder)
        run(
            "pg_restore",
            "--no-owner",
            "--no-privileges",
            "--single-transaction",
            Path(folder) / SCHEMA,
            database=database_name(),
        )


def _drop(schema: str) -> None:
    with connected() as raw:
        raw.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))


def _file_names(body: CertificationBody, parts: list[Part]) -> list[str]:
    kinds = [*belongings.own_tables(body), *(RowKind("", model, rows, []) for model, rows in parts)]
    return sorted(
        {
            name
            for kind in kinds
            for column in belongings.file_columns(kind.model)
            for name in kind.rows.exclude(**{column: ""}).values_list(column, flat=True)
        }
    )


def _bring_files(archive: ZipFile) -> None:
    """Files that are here already must be the same."""
    storage = storages["private"]
    for name in (each.removeprefix("files/") for each in archive.namelist() if each.startswith("files/")):
        with archive.open(f"files/{name}") as member:
            if not storage.exists(name):
                storage.save(name, File(member))
                continue
            with storage.open(name) as here:
                if _hash(here) != _hash(member):
                    raise Refused(f"Another file named {name} is here already.")


def _hash(file: Any) -> str:
    return file_digest(file, "sha256").hexdigest()
