"""Keeping what bodies state, word for word, and showing the newest of it. What cannot be read by its type is refused."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from lib import clock, prepared_sql
from lib.canonical import hash_of
from lib.text import numbers
from outbox.actions import announce, set_many_due
from register import suppliers
from register.events import BodyShown, CertificatesShown, ReportsShown, SchemesShown, ServicesShown, SuppliersShown
from register.holders import keys_of
from register.models import Kind, RegisterEntry, Statement
from tenants.models import CertificationBody
from vocabulary.events import LAW_CHANGES
from vocabulary.models import CompulsoryRule
from vocabulary.standards import keys_in

BATCH = 500
TOLD_AT_ONCE = 100  # so that who hears of an import is done before a suspension waits for long
ENTRY_FIELDS: list[Any] = [field for field in RegisterEntry._meta.concrete_fields if field.name != "statement"]
COLUMNS = [field.column for field in ENTRY_FIELDS]
OPTIONAL = {  # nothing but NULL, or but empty lists, says no type
    "scheme": "uuid",
    "supplier_id": "uuid",
    "other_keys": "uuid[]",
    "standards": "varchar[]",
    "valid_from": "date",
    "valid_until": "date",
}
# One SQL keeps, shows and looks for strangers: the public waits while it works. The ORM's upsert knows no condition, and
# two relays at once must not put an older revision over a newer.
RECORD = f"""
    WITH said ({", ".join(COLUMNS)}, since) AS (VALUES {{rows}}),
    kept AS (
        INSERT INTO register_statement (kind, subject, body_id, revision, content, sha256, valid_from, recorded_at)
        SELECT kind, id, body_id, revision, content, sha256, since, recorded_at FROM said
        ON CONFLICT DO NOTHING RETURNING id, subject, revision
    ),
    raised AS (
        INSERT INTO register_registerentry AS shown ({", ".join(COLUMNS)}, statement_id)
        SELECT DISTINCT ON (said.id)
            {", ".join(f"said.{column}{f'::{OPTIONAL[column]}' if column in OPTIONAL else ''}" for column in COLUMNS)},
            kept.id
        FROM said JOIN kept ON kept.subject = said.id AND kept.revision = said.revision
        ORDER BY said.id, said.revision DESC
        ON CONFLICT (id) DO UPDATE
        SET {", ".join(f"{column} = EXCLUDED.{column}" for column in [*COLUMNS, "statement_id"] if column != "id")}
        WHERE shown.revision < EXCLUDED.revision AND shown.body_id = EXCLUDED.body_id
    )
    SELECT EXISTS (SELECT FROM register_registerentry WHERE id = ANY(%s) AND NOT (kind = %s AND body_id = %s))
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
    stated = sorted(stated, key=lambda subject_stated: (subject_stated.subject, subject_stated.revision))
    for some in batched(stated, BATCH):
        _record(kind, some, body)
    _tell(kind, [subject_stated.subject for subject_stated in stated], body)


def _record(kind: Kind, stated: Sequence[Stated], body: CertificationBody) -> None:
    """Keep what was not yet heard and show it where it is newer. What was heard has been shown in the same transaction."""
    now = clock.now()
    entries = [entry_of(_statement(kind, subject_stated, body, now)) for subject_stated in stated]
    touched = suppliers.keep_suppliers(entries) if kind == Kind.CERTIFICATE else suppliers.NOTHING
    _show(kind, entries, body)
    if changed := suppliers.settle_suppliers(touched):
        for some in batched(changed, TOLD_AT_ONCE):
            announce(SuppliersShown(list(some)), body=body)


def _show(kind: Kind, entries: Sequence[RegisterEntry], body: CertificationBody) -> None:
    values: list[Any] = []
    for entry in entries:
        values += [field.get_db_prep_save(getattr(entry, field.attname), connection) for field in ENTRY_FIELDS]
        values.append(entry.statement.valid_from)
    row = f"({', '.join(['%s'] * (len(ENTRY_FIELDS) + 1))})"
    sql = RECORD.format(rows=", ".join([row] * len(entries)))
    params = [*values, [entry.pk for entry in entries], kind, body.pk]
    speaks_of_strangers = (True,) in prepared_sql.execute(sql, params, keep=len(entries) == 1)
    if speaks_of_strangers:
        raise ValueError(f"{body.slug} speaks of a {kind} that is not its own.")


def _statement(kind: Kind, subject_stated: Stated, body: CertificationBody, now: datetime) -> Statement:
    statement = Statement(
        kind=kind,
        subject=subject_stated.subject,
        body=body,
        revision=subject_stated.revision,
        content=subject_stated.content,
        sha256=hash_of(subject_stated.content),
        valid_from=now,
        recorded_at=now,
    )
    if kind == Kind.CERTIFICATE:
        statement.valid_from = statement.as_certificate.effective_from or now
    return statement


def _tell(kind: Kind, subjects: list[UUID], body: CertificationBody) -> None:
    """Let the square read anew what the search shows: certificates, schemes, and a body's name and standing with them."""
    if kind == Kind.SCHEME:
        announce(SchemesShown(subjects), body=body)
    elif kind == Kind.CERTIFICATE:
        for some in batched(subjects, TOLD_AT_ONCE):
            announce(CertificatesShown(list(some)), body=body)
    elif kind == Kind.SERVICE:
        announce(ServicesShown(subjects), body=body)
    elif kind == Kind.REPORT:
        announce(ReportsShown(subjects), body=body)
    elif kind != Kind.LEAD_TIME:  # nobody searches for those
        announce(BodyShown(body.pk), body=body)


@transaction.atomic
def ask_the_law(rules: Iterable[CompulsoryRule]) -> int:
    """Have the bodies ask now what these rules leave of their schemes on offer. Gives the number of schemes.

    Only the square knows all schemes; only the body knows its clients. So the date is set here, and met there.
    """
    rules, affected = list(rules), defaultdict[CertificationBody, list[UUID]](list)
    for entry in RegisterEntry.objects.schemes().select_related("body").iterator(chunk_size=BATCH):
        categories = [category["code"] for category in entry.content["categories"]]
        if any(rule.is_about(categories, ()) for rule in rules):
            affected[entry.body].append(entry.pk)
    now = clock.now()
    for body, schemes in affected.items():
        set_many_due(LAW_CHANGES, dict.fromkeys(schemes, now), body=body)
    return sum(map(len, affected.values()))


def rebuild_register() -> int:
    """Make all entries anew from the statements, in one transaction: readers see the old ones until it is done."""
    with transaction.atomic():
        suppliers.lock_suppliers()
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE register_registerentry IN SHARE ROW EXCLUSIVE MODE")
        RegisterEntry.objects.all().delete()
        suppliers.rebuild_keys()
        shown = 0
        for some in batched(_newest(Statement.objects.all()).iterator(chunk_size=BATCH), BATCH):
            shown += len(RegisterEntry.objects.bulk_create([entry_of(statement) for statement in some]))
        suppliers.rebuild_joins()
        return shown


def _newest(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    return statements.order_by("kind", "subject", "-revision").distinct("kind", "subject")


def entry_of(statement: Statement) -> RegisterEntry:
    """What is shown of a statement: nothing but the statement decides it."""
    entry = RegisterEntry(
        id=statement.subject,
        kind=statement.kind,
        body_id=statement.body_id,
        statement=statement,
        revision=statement.revision,
        sha256=statement.sha256,
        content=statement.content,
        recorded_at=statement.recorded_at,
    )
    LOOKED_UP_BY[Kind(statement.kind)](entry, statement)
    return entry


def _by_certificate(entry: RegisterEntry, statement: Statement) -> None:
    stated = statement.as_certificate
    entry.status, entry.number, entry.folded_number = stated.status, stated.number, numbers.folded(stated.number)
    entry.name_zh, entry.name_en = _both(stated.product)
    entry.holder_zh, entry.holder_en = _both(stated.holder.name)
    entry.scheme, entry.valid_from, entry.valid_until = stated.scheme, stated.valid_from, stated.valid_until
    keys = [key.id for key in keys_of(stated)]
    entry.supplier_id, entry.other_keys = next(iter(keys), None), keys[1:]
    entry.standards = _standards(standard.number for standard in stated.standards)


def _by_scheme(entry: RegisterEntry, statement: Statement) -> None:
    stated = statement.as_scheme
    entry.status, entry.slug = stated.status, stated.slug
    entry.name_zh, entry.name_en = _both(stated.name)
    entry.standards = _standards(standard.reference for standard in stated.standards)


def _by_body(entry: RegisterEntry, statement: Statement) -> None:
    stated = statement.as_body
    entry.slug = stated.slug
    entry.name_zh, entry.name_en = _both(stated.name)


def _by_passport(entry: RegisterEntry, statement: Statement) -> None:
    """Nobody looks it up by what it says; but it must be readable."""
    statement.as_passport  # noqa: B018


def _by_lead_time(entry: RegisterEntry, statement: Statement) -> None:
    entry.scheme = statement.as_lead_time.scheme


def _by_service(entry: RegisterEntry, statement: Statement) -> None:
    stated = statement.as_service
    entry.status, entry.slug = stated.status, stated.slug
    entry.name_zh, entry.name_en = _both(stated.name)
    references = [*(standard.reference for standard in stated.standards), *(line.standard for line in stated.lines)]
    entry.standards = _standards(references)


def _by_report(entry: RegisterEntry, statement: Statement) -> None:
    stated = statement.as_report
    entry.status, entry.number, entry.folded_number = stated.status, stated.number, numbers.folded(stated.number)
    entry.valid_from = stated.issued_on


def _standards(references: Iterable[str]) -> list[str]:
    """By which keys it is listed under its standards, with and without the edition."""
    return sorted({key[:80] for reference in references for key in keys_in(reference)})


def _both(words: Mapping[str, str]) -> tuple[str, str]:
    return words.get("zh", ""), words.get("en", "")


LOOKED_UP_BY: dict[Kind, Callable[[RegisterEntry, Statement], None]] = {
    Kind.CERTIFICATE: _by_certificate,
    Kind.SCHEME: _by_scheme,
    Kind.BODY: _by_body,
    Kind.PASSPORT: _by_passport,
    Kind.LEAD_TIME: _by_lead_time,
    Kind.SERVICE: _by_service,
    Kind.REPORT: _by_report,
}
