"""Certificates by their numbers, for one question or for ten thousand: a bounded number of SQL either way."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from lib.text import numbers
from register.models import COUNTED_IN, Kind, RegisterEntry
from tenants.models import CertificationBody

type Asked = tuple[str, CertificationBody | None]

OF_ONE_NUMBER = 10  # certificates, the newest; several bodies may use a number
FEW, MOST_ALIKE = 5, 200  # near misses of a number: shown, looked at
FIELDS: list[Any] = list(RegisterEntry._meta.concrete_fields)
COLUMNS = [field.attname for field in FIELDS]


def columns(table: str) -> str:
    """The columns of an entry, for SQL that is written out; `entry_of` makes the entry."""
    return ", ".join(f"{table}.{field.column}" for field in FIELDS)


# Cut off within the database: a body may have entered one number a thousand times, each with its dashes elsewhere.
OF_NUMBERS = f"""
    SELECT {columns("entry")}, content->>'time_zone' FROM unnest(%s::text[]) AS asked(number) CROSS JOIN LATERAL (
        SELECT * FROM register_registerentry WHERE kind = %s AND folded_number <> '' AND folded_number = asked.number
        ORDER BY recorded_at DESC, id LIMIT %s
    ) entry
"""
OF_KEYS = f"SELECT {columns('entry')}, content->>'time_zone' FROM register_registerentry entry WHERE kind = %s AND id = ANY(%s)"
# Without their content: of a thousand that are one slip away from something asked, a handful is shown.
ALIKE = """
    SELECT id, body_id, number, folded_number, content->>'taken_back_at' IS NOT NULL
    FROM register_registerentry WHERE kind = %s AND folded_number <> '' AND folded_number = ANY(%s) LIMIT %s
"""


def entry_of(values: Sequence[Any]) -> RegisterEntry:
    """An entry from its `columns`, for the ORM would compile the busiest questions anew each time."""
    entry = RegisterEntry.from_db("default", COLUMNS, list(values))
    entry.unread = entry.__dict__.pop("content")
    return entry


def certificates_of(folded: Collection[str]) -> dict[str, list[RegisterEntry]]:
    """By folded number all certificates of it, the newest first, ten at most; nothing for what is not in the register."""
    by_number: dict[str, list[RegisterEntry]] = defaultdict(list)
    for entry in _entries(OF_NUMBERS, list(folded), Kind.CERTIFICATE, OF_ONE_NUMBER):
        by_number[entry.folded_number].append(entry)
    for entries in by_number.values():
        entries.sort(key=lambda entry: (-entry.recorded_at.timestamp(), entry.pk))
    return {number: _without_taken_back(entries, _of_entry) for number, entries in by_number.items()}


def certificates_at(keys: Collection[UUID]) -> dict[UUID, RegisterEntry]:
    """The certificates of these keys, by key."""
    return {entry.pk: entry for entry in _entries(OF_KEYS, Kind.CERTIFICATE, list(keys))}


def certificates_like(asked: Sequence[Asked]) -> list[list[RegisterEntry]]:
    """For each question the certificates whose number is one slip away, the likeliest first, five at most."""
    ranks = [{reading: rank for rank, reading in enumerate(numbers.look_alikes(number))} for number, _body in asked]
    lines = _alike({reading for readings in ranks for reading in readings}, most=MOST_ALIKE * len(asked))
    chosen = []
    for (_number, body), readings in zip(asked, ranks, strict=True):
        alike = [line for reading in readings.keys() & lines.keys() for line in lines[reading]]
        ours = [line for line in alike if body is None or line.body == body.pk]
        current = _without_taken_back(ours, AlikeLine.as_said)
        chosen.append(sorted(current, key=lambda line: (readings[line.folded], line.pk))[:FEW])  # sorted at once
    entries = certificates_at({line.pk for lines in chosen for line in lines})
    return [[entries[line.pk] for line in lines if line.pk in entries] for lines in chosen]


@dataclass(frozen=True)
class AlikeLine:
    """As much of a certificate as says whether it is shown among the near misses."""

    pk: UUID
    body: UUID
    number: str
    folded: str
    is_taken_back: bool

    def as_said(self) -> tuple[UUID, str, bool]:
        return self.body, self.number, self.is_taken_back


def _alike(readings: Collection[str], *, most: int) -> dict[str, list[AlikeLine]]:
    lines: dict[str, list[AlikeLine]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [Kind.CERTIFICATE, list(readings), most])
        for row in cursor.fetchall():
            line = AlikeLine(*row)
            lines[line.folded].append(line)
    return lines


def _entries(sql: str, *arguments: Any) -> list[RegisterEntry]:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        rows = cursor.fetchall()
    entries = [entry_of(row[:-1]) for row in rows]
    bodies = CertificationBody.objects.in_bulk({entry.body_id for entry in entries})
    for entry, (*_columns, time_zone) in zip(entries, rows, strict=True):
        entry.body = bodies[entry.body_id]
        entry.time_zone = time_zone or COUNTED_IN
    return entries


def _of_entry(entry: RegisterEntry) -> tuple[UUID, str, bool]:
    return entry.body_id, entry.number, entry.content.get("taken_back_at") is not None


def _without_taken_back[Row](rows: Sequence[Row], said_of: Callable[[Row], tuple[UUID, str, bool]]) -> list[Row]:
    """Without those that were taken back where their body entered the number anew."""
    if len(rows) < 2:
        return list(rows)
    stated = [(row, *said_of(row)) for row in rows]
    anew = {(body, numbers.printed(number)) for _row, body, number, is_taken_back in stated if not is_taken_back}
    return [row for row, body, number, is_back in stated if not is_back or (body, numbers.printed(number)) not in anew]
