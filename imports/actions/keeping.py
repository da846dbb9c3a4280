"""Writing down what became of rows."""

import json
from collections.abc import Sequence

from django.db import connection

from imports.models import Row

TYPES = {
    "verdict": "text", "problems": "jsonb", "remarks": "jsonb", "content": "jsonb", "digest": "text", "printed_number": "text", "successor": "text", "predecessors": "jsonb", "certificate": "uuid",
    "before": "jsonb", "revision": "integer", "is_entered": "boolean", "is_taken_back": "boolean",
}  # fmt: skip
RESULTS = (
    "verdict",
    "problems",
    "remarks",
    "certificate",
    "before",
    "revision",
    "is_entered",
    "is_taken_back",
    "successor",
    "predecessors",
)
# Hundreds of rows in one statement: the ORM writes a CASE for each cell of each of them.
KEEP = """
    UPDATE imports_row AS kept SET {changes} FROM jsonb_to_recordset(%s::jsonb) AS said(id bigint, {columns})
    WHERE kept.id = said.id
"""


def keep_results(rows: Sequence[Row], names: Sequence[str] = RESULTS) -> None:
    """Write down what became of rows (or other fields of theirs), in one statement."""
    records = [{"id": row.pk} | {name: getattr(row, name) for name in names} for row in rows]
    changes = ", ".join(f"{name} = said.{name}" for name in names)
    columns = ", ".join(f"{name} {TYPES[name]}" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(KEEP.format(changes=changes, columns=columns), [json.dumps(records, default=str)])
