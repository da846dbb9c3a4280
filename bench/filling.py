"""Certificates by the hundred thousand, stated and indexed as the register and the index would have them, by COPY.

What the relay would do one batch after another takes hours for a million. Every row is made by the functions that make it
there; only how it is written differs, and indexes are made once all rows are there.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from multiprocessing import get_context
from typing import Any
from uuid import UUID

from django.db import connection, connections, transaction
from django.db.models import Model

from lib.bulk_insert import copy_in
from lib.canonical import hash_of
from register.actions import Stated, entry_of
from register.holders import keys_of
from register.models import Kind, RegisterEntry, Statement, Supplier
from register.suppliers import Naming
from search.engines import engine, rows
from search.kinds import KINDS, tokens
from search.models import ProductDocument
from statements.certificate import CertificateHolding
from tenants.models import CertificationBody
from tests.search import generated
from tests.support import database

WORKERS = int(os.environ.get("FILLING_WORKERS") or 2)
AT_ONCE = 400  # in one transaction
FIRST_KEY = 10**9  # of statements: far from those that the database numbers
RECORDED_AT = datetime(2026, 1, 1, tzinfo=UTC)
TABLES = [ProductDocument._meta.db_table, RegisterEntry._meta.db_table]
PRODUCTS = KINDS["products"]


def fill(count: int) -> None:
    """So many certificates of one body, each by its number; those that are there stay, so that a filling that was broken off
    goes on."""
    body = CertificationBody.objects.get(slug="greenmark")
    there = set(Statement.objects.filter(pk__gte=FIRST_KEY).values_list("pk", flat=True))
    firsts = [first for first in range(0, count, AT_ONCE) if FIRST_KEY + first not in there]
    work = [(body.pk, first, min(first + AT_ONCE, count)) for first in firsts]
    _know_words(len(firsts) * AT_ONCE)
    connections.close_all()
    with _unindexed(), get_context("fork").Pool(WORKERS) as workers:
        for done, _none in enumerate(workers.imap_unordered(_state, work), start=1):
            if done % 50 == 0:
                print(f"  {len(there) + done * AT_ONCE:,} of {count:,} stated", flush=True)
    engine().refresh(KINDS["suppliers"])
    engine().refresh(KINDS["bodies"])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _know_words(count: int) -> None:
    """Read once, before there are several processes, what generating and analysing read: every name comes back."""
    tokens._of = lru_cache(100_000)(tokens._of.__wrapped__)  # type: ignore[assignment]
    list(generated.queries())
    if count > len(generated.companies()):
        tokens.of_all(generated.companies())


@contextmanager
def _unindexed() -> Iterator[None]:
    """Without the indexes that only slow down what is written in bulk; who goes on knows which those were."""
    names = ", ".join(f"'{table}'" for table in TABLES)
    database.by_the_owner(f"""
        CREATE TABLE IF NOT EXISTS public.dropped_index (name text, definition text);
        GRANT SELECT ON public.dropped_index TO PUBLIC;
        INSERT INTO public.dropped_index SELECT indexname, indexdef
        FROM pg_indexes JOIN pg_index ON indexrelid = indexname::regclass WHERE tablename IN ({names}) AND NOT indisunique
    """)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, definition FROM dropped_index")
        indexes = cursor.fetchall()
    for name, _definition in indexes:
        database.by_the_owner(f"DROP INDEX IF EXISTS {name}")
    connections.close_all()
    yield
    for name, definition in indexes:
        print(f"  {name} …", flush=True)
        database.by_the_owner(f"SET LOCAL maintenance_work_mem = '1GB'; {definition}")
    database.by_the_owner("DROP TABLE public.dropped_index")


def _state(work: tuple[UUID, int, int]) -> None:
    """A batch, in a process of its own."""
    body = CertificationBody.objects.get(pk=work[0])
    numbers = range(*work[1:])
    entries = [_entry(body, number, generated.stated(number, [])) for number in numbers]
    _name_suppliers(entries)  # at once: others name the same
    with transaction.atomic():
        _keep([entry.statement for entry in entries])
        copy_in(entries)
        _index(entries)


def _entry(body: CertificationBody, number: int, stated: Stated) -> RegisterEntry:
    statement = Statement(
        id=FIRST_KEY + number, kind=Kind.CERTIFICATE, subject=stated.subject, body=body, revision=1, content=stated.content,
        sha256=hash_of(stated.content), valid_from=RECORDED_AT, recorded_at=RECORDED_AT,
    )  # fmt: skip
    entry = entry_of(statement)
    entry.body = body
    entry._read = statement._read  # type: ignore[attr-defined]  # read once for both
    return entry


def _name_suppliers(entries: Iterable[RegisterEntry]) -> None:
    found: dict[UUID, Supplier] = {}
    for entry in entries:
        if entry.supplier_id not in found:
            holding = CertificateHolding.model_validate({"status": "", "holder": entry.content["holder"]})
            naming = Naming(tuple(keys_of(holding)), holding, str(entry.pk))
            found |= {row.pk: row for row in naming.rows()}
    rows = [found[pk] for pk in sorted(found)]
    Supplier.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def _keep(statements: list[Statement]) -> None:
    """With the keys that we gave them."""
    fields = [field.attname for field in Statement._meta.concrete_fields]
    cells = (
        [json.dumps(row.content) if name == "content" else getattr(row, name) for name in fields] for row in statements
    )
    _copy(Statement, fields, cells)


def _index(entries: list[RegisterEntry]) -> None:
    drafts = [rows._draft(document, "", None) for document in PRODUCTS.documents(entries)]
    _copy(ProductDocument, ProductDocument.columns(), (rows._row(PRODUCTS, draft, {}) for draft in drafts))


def _copy(model: type[Model], columns: list[str], cells: Iterable[list[Any]]) -> None:
    sql = f"COPY {model._meta.db_table} ({', '.join(columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.connection.cursor().copy(sql) as copy:
        for row in cells:
            copy.write_row(row)
