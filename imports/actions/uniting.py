"""Several rows of one number: the same said twice, one certificate told over many rows, or a contradiction."""

import json
from collections.abc import Iterable
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection

from certificates.models import Certificate
from certificates.queries import is_written_otherwise
from imports.actions.keeping import keep_results
from imports.comparing import values_of
from imports.models import Row
from imports.understanding import Said, digest_of
from lib.text.numbers import printed

# What a certificate has many of: some registers give each a row.
LISTS = ("covered_models", "standards", "factories", "measured")
UNTOLD = {"status_said", "blank", "cleared", "is_day_of_list"}
MOST_TOLD = 10  # rows named in a sentence
AT_ONCE = 500
V = Row.Verdict
# In SQL: rows of one number may lie anywhere among half a million, and Python need see only those.
DIFFERING = """
    SELECT array_agg(id ORDER BY line) FROM imports_row WHERE batch_id = %s AND printed_number <> ''
    GROUP BY printed_number HAVING count(*) > 1 AND max(digest) <> min(digest)
"""
ALIKE = """
    SELECT array_agg(id ORDER BY line) FROM imports_row WHERE batch_id = %s AND folded_number <> ''
    GROUP BY folded_number HAVING count(DISTINCT printed_number) > 1
"""
EQUAL = """
    WITH told AS (
        SELECT id, line, first_value(line) OVER same AS first, max(digest) OVER same = min(digest) OVER same AS is_equal
        FROM imports_row WHERE batch_id = %s AND printed_number <> ''
        WINDOW same AS (PARTITION BY printed_number ORDER BY line ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    )
    UPDATE imports_row SET verdict = 'repeated',
        remarks = remarks || jsonb_build_array(jsonb_build_object('code', 'repeats', 'row', told.first))
    FROM told WHERE imports_row.id = told.id AND told.is_equal AND told.line <> told.first
"""
UNITED = ("verdict", "problems", "remarks", "content", "digest")


def unite(batch: UUID) -> None:
    """Settle all rows that share a number, within this transaction."""
    with connection.cursor() as cursor:
        # Those written otherwise first: they may turn out to share a number, and the other two go by that.
        cursor.execute(ALIKE, [batch])
        for (keys,) in cursor.fetchall():
            _tell_apart(list(Row.objects.filter(pk__in=keys).order_by("line")))
        cursor.execute(EQUAL, [batch])
        cursor.execute(DIFFERING, [batch])
        groups = [keys for (keys,) in cursor.fetchall()]
    for some in batched(groups, AT_ONCE):
        rows = Row.objects.in_bulk([key for keys in some for key in keys])
        for keys in some:
            _settle([rows[key] for key in keys])
        keep_results(list(rows.values()), UNITED)


def written_otherwise(row: Row, others: Iterable[Certificate]) -> Certificate | None:
    """Of these, the certificate that a row is about although it writes the number in another way."""
    # A body that moves in has hardly a number that is like another: no certificate is made of each row to find that out.
    alike = [one for one in others if one.folded_number == row.folded_number]
    own = _certificate_of(row) if alike else None
    return next((one for one in alike if own and is_written_otherwise(own, one)), None)


def _certificate_of(row: Row) -> Certificate:
    """What a row says, as a certificate to compare with; it is not kept."""
    return Certificate(printed_number=row.printed_number, folded_number=row.folded_number, **values_of(row.content))


def _tell_apart(rows: list[Row]) -> None:
    """Rows whose numbers differ only in how they are written: of one certificate where all but that agrees, else of two."""
    first: list[Certificate] = []
    for row in rows:
        # With those before it only: a row that is none of them begins a certificate, to which the next are compared.
        same = written_otherwise(row, first)
        row.printed_number = same.printed_number if same else row.printed_number
        if all(one.printed_number != row.printed_number for one in first):
            first.append(_certificate_of(row))
    for row in rows:
        # Said at each of them: whoever reads only the second row would not know of the first.
        if other := next((one for one in first if one.printed_number != row.printed_number), None):
            row.remarks.append({"code": "number_alike", "said": other.number})
    keep_results(rows, ("printed_number", "remarks"))


def _settle(rows: list[Row]) -> None:
    # Which of two rows is right nobody here can know. To enter either would be to toss a coin in public.
    differing = _differing([row.content for row in rows])
    if differing or any(row.verdict == V.REFUSED for row in rows):
        lines = ", ".join(str(row.line) for row in rows[:MOST_TOLD])
        code = "number_conflict" if len({printed(row.number) for row in rows}) == 1 else "number_written_otherwise"
        for row in rows:
            row.verdict = V.REFUSED
            row.problems.append({"code": code, "rows": lines, "fields": differing or list(LISTS)})
        return
    # A row a model, or a row a site: one certificate told over many. Its lists are added up in the first.
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
    # 有效 and valid are one status in two words: they contradict each other in how it is said, not in what.
    names = dict.fromkeys(name for content in contents for name in content)
    first = contents[0]
    return [
        name
        for name in names
        if name not in LISTS and name not in UNTOLD and any(one.get(name) != first.get(name) for one in contents)
    ]


def _together(lists: list[list[Any]]) -> list[Any]:
    distinct: dict[str, Any] = {}
    for parts in lists:
        for part in parts:
            distinct.setdefault(json.dumps(part, sort_keys=True), part)
    return list(distinct.values())
