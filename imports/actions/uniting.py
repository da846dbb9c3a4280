"""Several rows of one number: the same said twice, one certificate told over many rows, or a contradiction."""

import json
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection

from imports.actions.keeping import keep_results
from imports.models import Row
from imports.understanding import Said, digest_of

LISTS = ("covered_models", "standards", "factories")  # what a certificate has many of: some registers give each a row
UNTOLD = {"status_said"}
MOST_TOLD = 10  # rows named in a sentence
AT_ONCE = 500
V = Row.Verdict
DIFFERING = """
    SELECT array_agg(id ORDER BY line) FROM imports_row WHERE batch_id = %s AND canonical_number <> ''
    GROUP BY canonical_number HAVING count(*) > 1 AND max(digest) <> min(digest)
"""
EQUAL = """
    WITH told AS (
        SELECT id, line, first_value(line) OVER same AS first, max(digest) OVER same = min(digest) OVER same AS is_equal
        FROM imports_row WHERE batch_id = %s AND canonical_number <> ''
        WINDOW same AS (PARTITION BY canonical_number ORDER BY line ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    )
    UPDATE imports_row SET verdict = 'repeated',
        remarks = remarks || jsonb_build_array(jsonb_build_object('code', 'repeats', 'row', told.first))
    FROM told WHERE imports_row.id = told.id AND told.is_equal AND told.line <> told.first
"""
UNITED = ("verdict", "problems", "remarks", "content", "digest")


def unite(batch: UUID) -> None:
    """Settle all rows that share a number, within this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(EQUAL, [batch])
        cursor.execute(DIFFERING, [batch])
        groups = [keys for (keys,) in cursor.fetchall()]
    for some in batched(groups, AT_ONCE):
        rows = Row.objects.in_bulk([key for keys in some for key in keys])
        for keys in some:
            _settle([rows[key] for key in keys])
        keep_results(list(rows.values()), UNITED)


def _settle(rows: list[Row]) -> None:
    differing = _differing([row.content for row in rows])
    if differing or any(row.verdict == V.REFUSED for row in rows):
        lines = ", ".join(str(row.line) for row in rows[:MOST_TOLD])
        for row in rows:
            row.verdict = V.REFUSED
            row.problems.append({"code": "number_conflict", "rows": lines, "fields": differing or list(LISTS)})
        return
    first, *others = rows
    for name in LISTS:
        if parts := _together([row.content.get(name, []) for row in rows]):
            first.content[name] = parts
    first.digest = digest_of(first.content)
    first.remarks.append({"code": "added", "rows": ", ".join(str(row.line) for row in others[:MOST_TOLD])})
    for row in others:
        row.verdict = V.REPEATED
        row.remarks.append({"code": "added_to", "row": first.line})


def _differing(contents: list[Said]) -> list[str]:
    """The fields in which rows contradict each other."""
    names = dict.fromkeys(name for content in contents for name in content)
    first = contents[0]
    return [
        name
        for name in names
        if name not in LISTS and name not in UNTOLD and any(one.get(name) != first.get(name) for one in contents)
    ]


def _together(lists: list[list[Any]]) -> list[Any]:
    found: dict[str, Any] = {}
    for one in lists:
        for part in one:
            found.setdefault(json.dumps(part, sort_keys=True), part)
    return list(found.values())
