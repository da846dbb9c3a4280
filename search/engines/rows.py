"""PostgreSQL's index as rows: written where something has changed, filled anew while others write, read in order.

A writer and a filling must not pass each other: whoever fills reads the register and writes under a lock of its own, a
batch at a time, and whoever writes what they have read holds that lock shared. So a filling never puts back what has just
been replaced, and never removes what has just been added.
"""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.db.models.expressions import RawSQL

from search.kinds import KINDS, Indexed, Kind, Stored
from search.models import IndexRevision, IndexRow

BATCH = 500
LOCK = 7102

type Note = Callable[[Kind, dict[UUID, int]], None]  # what has changed, each with its revision


def read_and_write(*, alone: bool = False) -> None:
    """Until the end of this transaction no filling comes between what we read of the register and what we write of it;
    `alone`: nor anybody else."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock{'' if alone else '_shared'}(%s)", [LOCK])


@transaction.atomic(savepoint=False)
def write(kind: Kind, documents: Sequence[Indexed]) -> dict[UUID, int]:
    """Insert or replace; one older than what is there changes nothing, and one that is equal is not written.

    Gives what was written, with its revision. Texts that have not changed are not analysed; words that come out the same,
    though the vocabulary has changed, are no change.
    """
    rows = kind.model._default_manager.filter(pk__in=[document.id for document in documents])
    kept = {pk: (digest, checksum) for pk, digest, checksum in rows.values_list("pk", "digest", "checksum")}
    drafts = [_draft(document, *kept.get(document.id, ("", None))) for document in documents]
    changed = [draft for draft in drafts if draft.is_changed]
    if changed:
        vectors = _vectors(kind, [draft.document.id for draft in changed if draft.vector is None])
        with connection.cursor() as cursor:
            cursor.executemany(_upsert(kind.key), [_row(kind, draft, vectors) for draft in changed])
        _grown(kind)
    for draft in drafts:
        if draft.is_only_stamped:
            kind.model._default_manager.filter(pk=draft.document.id).update(digest=draft.digest)
    return {draft.document.id: draft.document.revision for draft in changed}


@dataclass(frozen=True)
class Draft:
    """A row to be: `vector` None: as it is kept."""

    document: Indexed
    vector: str | None
    digest: str  # of the texts, then of the words that came of them
    checksum: int
    is_changed: bool
    is_only_stamped: bool


def _draft(document: Indexed, digest: str, checksum: int | None) -> Draft:
    vector, words = None, digest.removeprefix(document.texts.digest)
    if words == digest:
        vector = vector_of(document.texts.weighted)
        words = f"{zlib.crc32(vector.encode()):08x}"
    stamp, whole = document.texts.digest + words, document.checksum ^ int(words, 16)
    return Draft(document, vector, stamp, whole, whole != checksum, whole == checksum and stamp != digest)


def stored_of(kind: Kind, document: Indexed) -> Stored:
    """A document as it would be stored."""
    draft = _draft(document, "", None)
    names = {name: document.numbers[name] for name in kind.numbers}
    return Stored(
        document.id, document.revision, draft.checksum, document.texts.weighted, document.facets, names, document.models,
        document.measured,
    )  # fmt: skip


@transaction.atomic(savepoint=False)
def remove(kind: Kind, ids: Sequence[UUID]) -> dict[UUID, int]:
    """Gives what was removed, with the revision it had."""
    rows = kind.model._default_manager.filter(pk__in=ids)
    gone = dict(rows.values_list("pk", "revision"))
    if gone:
        rows.delete()
        _grown(kind)
    return gone


def refill(kind: Kind, note: Note) -> int:
    """Make the index as the register is, a batch at a time, while others read and write. Gives how many rows it has."""
    last, filled = None, 0
    while True:
        with transaction.atomic():
            read_and_write(alone=True)
            some = _after(kind.listed(), last, BATCH)
            until = some[-1].pk if len(some) == BATCH else None
            changed = write(kind, kind.documents(some))
            gone = remove(kind, _strangers(kind, last, until, [row.pk for row in some]))
            note(kind, changed | gone)
        filled += len(some)
        if until is None:
            return filled
        last = until


def _strangers(kind: Kind, last: UUID | None, until: UUID | None, known: list[UUID]) -> list[UUID]:
    """What the index has between two keys and the register does not."""
    rows = kind.model._default_manager.exclude(pk__in=known)
    rows = rows.filter(pk__gt=last) if last else rows
    return list((rows.filter(pk__lte=until) if until else rows).values_list("pk", flat=True))


def _after(rows: Any, last: UUID | None, count: int) -> list[Any]:
    return list((rows.filter(pk__gt=last) if last else rows).order_by("pk")[:count])


def stored(kind: Kind, ids: Sequence[UUID]) -> list[Stored]:
    """What the index has of these."""
    return [_stored(kind, row) for row in _with_tokens(kind).filter(pk__in=ids)]


def stream(kind: Kind, size: int = 2000) -> Iterator[Stored]:
    """Everything in the index by key, a page at a time: no long transaction, never all of it in memory."""
    last = None
    while some := _after(_with_tokens(kind), last, size):
        yield from (_stored(kind, row) for row in some)
        last = some[-1].pk


def sums(kind: Kind) -> dict[int, tuple[int, int]]:
    """For each first byte of a key how many rows there are, and the sum of their checksums."""
    table = kind.model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT get_byte(uuid_send(id), 0), count(*), sum(checksum)::bigint FROM {table} GROUP BY 1")
        return {bucket: (count, total) for bucket, count, total in cursor.fetchall()}


def checksums(kind: Kind, bucket: int) -> dict[UUID, int]:
    """The checksum of each row whose key begins with that byte."""
    first, last = UUID(bytes=bytes([bucket]) + bytes(15)), UUID(bytes=bytes([bucket]) + b"\xff" * 15)
    return dict(kind.model._default_manager.filter(pk__gte=first, pk__lte=last).values_list("pk", "checksum"))


def _with_tokens(kind: Kind) -> Any:
    rows = kind.model._default_manager.defer("vector", "digest")
    return rows.annotate(
        a=RawSQL("tsvector_to_array(ts_filter(vector, '{a}'))", []),
        b=RawSQL("tsvector_to_array(ts_filter(vector, '{b}'))", []),
        c=RawSQL("tsvector_to_array(ts_filter(vector, '{c}'))", []),
        d=RawSQL("tsvector_to_array(ts_filter(vector, '{d}'))", []),
    )


def _stored(kind: Kind, row: Any) -> Stored:
    return Stored(
        id=row.pk,
        revision=row.revision,
        checksum=row.checksum,
        tokens=(row.a, row.b, row.c, row.d),
        facets=row.facets,
        numbers={name: getattr(row, name) for name in kind.numbers},
        models=row.folded_models if kind.has_models else (),
        measured=row.measured if kind.has_models else {},
    )


def _vectors(kind: Kind, ids: list[UUID]) -> dict[UUID, str]:
    rows = kind.model._default_manager.filter(pk__in=ids).annotate(text=RawSQL("vector::text", []))
    return dict(rows.values_list("pk", "text")) if ids else {}


@cache
def _upsert(key: str) -> str:
    model: type[IndexRow] = KINDS[key].model
    columns, table = model.columns(), model._meta.db_table
    cast = {"vector": "::tsvector", "measured": "::jsonb"}
    return f"""
        INSERT INTO {table} AS kept ({", ".join(columns)})
        VALUES ({", ".join(f"%s{cast.get(column, '')}" for column in columns)})
        ON CONFLICT (id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in columns[1:])}
        WHERE kept.revision <= excluded.revision
    """


def _row(kind: Kind, draft: Draft, vectors: Mapping[UUID, str]) -> list[Any]:
    document = draft.document
    values: dict[str, Any] = {
        **document.numbers,
        "id": document.id,
        "revision": document.revision,
        "digest": draft.digest,
        "checksum": draft.checksum,
        "vector": vectors[document.id] if draft.vector is None else draft.vector,
        "facets": document.facets,
        "folded_models": list(document.models),
        "measured": json.dumps(document.measured),
    }
    return [values[column] for column in kind.model.columns()]


def vector_of(weighted: tuple[Sequence[str], ...]) -> str:
    """A tsvector as text: `'token':1A`, each token at the best weight it has."""
    best: dict[str, str] = {}
    for weight, tokens in zip("ABCD", weighted, strict=True):
        for token in tokens:
            best.setdefault(token, weight)
    return " ".join(f"{quoted(token)}:{position + 1}{weight}" for position, (token, weight) in enumerate(best.items()))


def quoted(token: str) -> str:
    """A token as it stands in the text of a tsvector or a tsquery."""
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _grown(kind: Kind) -> None:
    """Once this is committed, what is kept of the whole index holds no longer."""
    transaction.on_commit(partial(_count_up, kind.key), robust=True)


def is_changing() -> bool:
    """Whether we have changed an index and not committed it yet: then nothing that is kept of one holds for us."""
    return any(getattr(waiting[1], "func", None) is _count_up for waiting in connection.run_on_commit)


def _count_up(key: str) -> None:
    IndexRevision.objects.bulk_create([IndexRevision(kind=key)], ignore_conflicts=True)
    IndexRevision.objects.filter(kind=key).update(revision=F("revision") + 1)
