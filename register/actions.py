"""Keeping what bodies state, and showing the newest of it.

What a statement holds is its body's business; these keys are read here, all optional: `status`, `number`, `slug`,
`name` ({"zh", "en"}; a certificate's is its `product`), `holder` ({"name": …}), `scheme`, `valid_from`, `valid_until`
(ISO days), `effective_from` (ISO moment: since when this is so; else the time of recording).
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model, QuerySet

from lib import clock
from lib.text import canonical_number
from outbox.actions import announce
from register.events import BodyShown, SchemesShown
from register.models import Kind, RegisterEntry, Statement
from tenants.models import CertificationBody

BATCH = 500
# By SQL, not by the ORM: its upsert knows no condition (two relays at once must not put an older revision over a newer),
# and the public waits while it works.
KEPT: list[Any] = [field for field in Statement._meta.concrete_fields if not field.primary_key]
KEEP = "INSERT INTO register_statement ({columns}) VALUES {rows} ON CONFLICT DO NOTHING RETURNING id, subject, revision"
SHOWN: list[Any] = list(RegisterEntry._meta.concrete_fields)
SHOW = """
    INSERT INTO register_registerentry AS shown ({columns}) VALUES {rows}
    ON CONFLICT (id) DO UPDATE SET {changes} WHERE shown.revision < EXCLUDED.revision RETURNING id
"""
CHANGES = ", ".join(f"{field.column} = EXCLUDED.{field.column}" for field in SHOWN if not field.primary_key)
STRANGERS = """
    SELECT 1 FROM register_registerentry WHERE id = ANY(%s) AND NOT (kind = %s AND body_id = %s) LIMIT 1
"""


@dataclass(frozen=True)
class Stated:
    """One subject at one revision, as it was heard."""

    subject: UUID
    revision: int
    content: dict[str, Any]


@transaction.atomic(savepoint=False)
def record_statements(kind: Kind, stated: Iterable[Stated], *, body: CertificationBody) -> None:
    """Keep statements, and show those that are newer than what is shown. Late, twice or out of order changes nothing.

    Raises ValueError where a body speaks of what is another's: its delivery then fails, for operators to see.
    """
    stated = sorted(stated, key=lambda one: (one.subject, one.revision))
    for some in batched(stated, BATCH):
        _refuse_strangers(kind, [one.subject for one in some], body)
        kept = _keep(kind, some, body)
        _show({statement.subject: statement for statement in kept}.values())  # the newest: they are in order
    _tell(kind, [one.subject for one in stated], body)


def _refuse_strangers(kind: Kind, subjects: list[UUID], body: CertificationBody) -> None:
    with connection.cursor() as cursor:
        cursor.execute(STRANGERS, [subjects, kind, body.pk])
        if cursor.fetchone():
            raise ValueError(f"{body.slug} speaks of a {kind} that is not its own.")


def _tell(kind: Kind, subjects: list[UUID], body: CertificationBody) -> None:
    """Let the square read anew what the search shows: schemes, and the body's name and standing with them."""
    if kind == Kind.SCHEME:
        announce(SchemesShown(subjects), body=body)
    elif kind == Kind.BODY:
        announce(BodyShown(body.pk), body=body)


def rebuild_register() -> int:
    """Make all entries anew from the statements, in one transaction: readers see the old ones until it is done."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE register_registerentry IN SHARE ROW EXCLUSIVE MODE")
        RegisterEntry.objects.all().delete()
        return _show(_newest(Statement.objects.all()).iterator(chunk_size=BATCH))


def _keep(kind: Kind, stated: Iterable[Stated], body: CertificationBody) -> list[Statement]:
    """Write what was not yet heard; gives that. What was, has been shown in the transaction that wrote it."""
    now = clock.now()
    heard = [
        Statement(
            kind=kind,
            subject=one.subject,
            body=body,
            revision=one.revision,
            content=one.content,
            sha256=digest(one.content),
            valid_from=_moment(one.content.get("effective_from")) or now,
            recorded_at=now,
        )
        for one in stated
    ]
    written = {(subject, revision): pk for pk, subject, revision in _insert(KEEP, KEPT, heard)}
    for statement in heard:
        statement.pk = written.get((statement.subject, statement.revision))
    return [statement for statement in heard if statement.pk]


def _newest(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    return statements.order_by("kind", "subject", "-revision").distinct("kind", "subject")


def _show(statements: Iterable[Statement]) -> int:
    """Insert entries that are missing and raise those whose revision is lower."""
    shown = 0
    for some in batched(statements, BATCH):
        shown += len(_insert(SHOW, SHOWN, [entry_of(statement) for statement in some], changes=CHANGES))
    return shown


def _insert(sql: str, fields: list[Any], instances: Sequence[Model], **parts: str) -> list[tuple[Any, ...]]:
    """Run an INSERT of many rows; gives what it returns."""
    if not instances:
        return []
    row = f"({', '.join('%s' for _ in fields)})"
    columns, rows = ", ".join(field.column for field in fields), ", ".join(row for _ in instances)
    values = [field.get_db_prep_save(getattr(one, field.attname), connection) for one in instances for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql.format(columns=columns, rows=rows, **parts), values)
        returned: list[tuple[Any, ...]] = cursor.fetchall()
    return returned


def entry_of(statement: Statement) -> RegisterEntry:
    """What is shown of a statement: nothing but the statement decides it."""
    said = statement.content
    name = said.get("product" if statement.kind == Kind.CERTIFICATE else "name") or {}
    holder = (said.get("holder") or {}).get("name") or {}
    number = str(said.get("number") or "")
    return RegisterEntry(
        id=statement.subject,
        kind=statement.kind,
        body_id=statement.body_id,
        statement=statement,
        revision=statement.revision,
        sha256=statement.sha256,
        status=str(said.get("status") or ""),
        number=number,
        canonical_number=canonical_number(number),
        slug=str(said.get("slug") or ""),
        name_zh=name.get("zh", ""),
        name_en=name.get("en", ""),
        holder_zh=holder.get("zh", ""),
        holder_en=holder.get("en", ""),
        scheme=UUID(said["scheme"]) if statement.kind == Kind.CERTIFICATE and said.get("scheme") else None,
        valid_from=_day(said.get("valid_from")),
        valid_until=_day(said.get("valid_until")),
        content=said,
        recorded_at=statement.recorded_at,
    )


def digest(content: dict[str, Any]) -> str:
    """The SHA-256 of a content's canonical JSON: sorted keys, no spaces, UTF-8."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
