"""Writing down what became of rows."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from imports.models import Row

RESULT = """
    UPDATE imports_row SET verdict = %s, problems = %s, remarks = %s, certificate = %s, before = %s, revision = %s,
        is_entered = %s, is_taken_back = %s WHERE id = %s
"""


def keep_results(rows: Sequence[Row]) -> None:
    """Write down what became of rows, in one trip."""
    kept: list[Any] = [Row._meta.get_field(name) for name in ("problems", "remarks", "before")]
    written = [
        [
            row.verdict,
            *(one.get_db_prep_save(getattr(row, one.attname), connection) for one in kept[:2]),
            row.certificate,
            kept[2].get_db_prep_save(row.before, connection) if row.before is not None else None,
            row.revision,
            row.is_entered,
            row.is_taken_back,
            row.pk,
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(RESULT, written)
