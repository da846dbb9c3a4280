"""Writing down what became of rows."""

import json
from collections.abc import Sequence

from django.db import connection

from imports.models import Row

RESULT = """
    UPDATE imports_row AS kept SET verdict = said.verdict, problems = said.problems, remarks = said.remarks,
        certificate = said.certificate, before = said.before, revision = said.revision,
        is_entered = said.is_entered, is_taken_back = said.is_taken_back
    FROM jsonb_to_recordset(%s::jsonb) AS said(
        id bigint, verdict text, problems jsonb, remarks jsonb, certificate uuid, before jsonb, revision integer,
        is_entered boolean, is_taken_back boolean)
    WHERE kept.id = said.id
"""
FIELDS = ("verdict", "problems", "remarks", "certificate", "before", "revision", "is_entered", "is_taken_back")


def keep_results(rows: Sequence[Row]) -> None:
    """Write down what became of rows, in one statement."""
    told = [{"id": row.pk} | {name: getattr(row, name) for name in FIELDS} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(RESULT, [json.dumps(told, default=str)])
