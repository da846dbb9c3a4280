"""A first look at a file: some of its rows, which questions it leaves open, and what was said about files like it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import IO
from uuid import UUID

from catalog.models import LONGEST_SUSPENSION_DAYS, SchemeVersion
from certificates.transitions import Status
from imports import statuses
from imports.fields import DATES
from imports.models import Batch, Layout, Row
from imports.understanding import Said, Way, columns_by_field, is_note
from lib.canonical import hash_of
from lib.reading import Line, Reading, lines, values
from tenants.context import current_body

LOOKS_AT = 2000
MOST_STATUS_WORDS = 30


@dataclass(frozen=True)
class Look:
    """The first rows, and about how many there are."""

    lines: list[Line]
    about: int


@dataclass(frozen=True)
class Questions:
    """What a person has to say: columns whose days could be read in several orders, and words of status."""

    orders: dict[str, list[str]] = field(default_factory=dict)  # field → the orders its days allow
    orders_open: frozenset[str] = frozenset()  # of these, those without evidence
    examples: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)  # word → what it seems to mean
    needs_suspension: bool = False
    needs_since: bool = False


def looked_at(file: IO[bytes], reading: Reading, size: int = 0) -> Look:
    """The first rows below the headings. Raises Unreadable."""
    first = list(islice(lines(file, reading), LOOKS_AT))
    if len(first) < LOOKS_AT or not size:
        return Look(first, len(first))
    letters = sum(len(cell) + 1 for line in first for cell in line.cells)
    packed = 5 if reading.kind == "workbook" else 1
    return Look(first, max(int(size * packed * len(first) / max(letters, 1)), len(first)))


def remembered(headings: list[str]) -> Layout | None:
    return Layout.objects.filter(headings_digest=hash_of(headings)).first()


def questions_of(look: Look, columns: Mapping[str, str], answers: Said, batch: Batch | None = None) -> Questions:
    """What is open once it is said what the columns hold. Rows of the `batch` that were checked may raise more."""
    words_beyond, days_beyond = _asked_by_rows(batch) if batch else ([], {})
    by_field = columns_by_field(columns)
    orders: dict[str, list[str]] = {}
    is_open, examples = set(), {}
    for key in DATES:
        cells = [cell for column in by_field.get(key, ()) for cell in _column(look, column)]
        allowed, example = _orders([*cells, *days_beyond.get(key, ())])
        # Asked once and settled since: still shown, or nobody could take a wrong answer back.
        if not allowed and key in by_field and answers.get("orders", {}).get(key):
            orders[key], examples[key] = [], next((values.plain(cell) for cell in cells), "")
        if allowed:
            orders[key], examples[key] = allowed, example
            if len(allowed) != 1:
                is_open.add(key)
    way = Way(by_field, {}, [""] * max((len(line.cells) for line in look.lines), default=0))
    # 制表人：张三 below a table is no status. Asked about it, a person would answer nonsense, which is then remembered.
    rows = Look([line for line in look.lines if not is_note(line.cells, way)], 0) if "status" in by_field else look
    words = Counter(values.folded_word(cell) for column in by_field.get("status", ()) for cell in _column(rows, column))
    words.pop("", None)
    known = answers.get("statuses", {}) | statuses.BY_WORD
    asked = [*(word for word, _count in words.most_common(MOST_STATUS_WORDS)), *words_beyond]
    # What was answered for an earlier file of this layout stays in sight, though this one may not say it.
    if "status" in by_field:
        asked += answers.get("statuses", {})
    meant = {word: str(known.get(word, "")) for word in dict.fromkeys(asked)}
    ended = {Status.SUSPENDED, Status.WITHDRAWN, Status.CANCELLED} & {
        *meant.values(),
        *answers.get("statuses", {}).values(),
    }
    return Questions(
        orders,
        frozenset(is_open),
        examples,
        meant,
        needs_suspension=Status.SUSPENDED in meant.values(),
        needs_since=bool(ended),
    )


def way_of(batch: Batch, answers: Said | None = None, columns: Mapping[str, str] | None = None) -> Way:
    """How the rows of a batch are understood. Orders of days that its first rows prove need not be said."""
    reading = batch.way_of_reading
    said = answers if answers is not None else batch.answers
    version = scheme_version(said.get("scheme", ""))
    fixed = (
        {
            "scheme": str(version.scheme_id),
            "scheme_version": version.number,
            "scheme_name_zh": version.name_zh,
            "scheme_name_en": version.name_en,
        }
        if version
        else {}
    )
    return Way(
        columns_by_field(batch.columns if columns is None else columns),
        said,
        batch.headings,
        reading.from_1904,
        current_body().time_zone,
        version.maximum_suspension_days if version else LONGEST_SUSPENSION_DAYS,
        fixed,
        version is None or version.gives_mark,
    )


def scheme_version(scheme: str) -> SchemeVersion | None:
    """The newest published version of a scheme of this body."""
    if not scheme:
        return None
    return SchemeVersion.objects.published().filter(scheme=UUID(scheme)).order_by("-number").first()


def _asked_by_rows(batch: Batch) -> tuple[list[str], dict[str, list[str]]]:
    """Words of status, and days by their field, that the check could not understand: they came after the first rows."""
    refused = batch.rows.filter(verdict=Row.Verdict.REFUSED)
    rows = refused.filter(problems__contains=[{"code": "status_unknown"}]).values_list("problems", flat=True)[:LOOKS_AT]
    words = [one["said"] for problems in rows for one in problems if one["code"] == "status_unknown"]
    rows = refused.filter(problems__contains=[{"code": "date_ambiguous"}]).values_list("problems", flat=True)[:LOOKS_AT]
    days: dict[str, list[str]] = {}
    for one in (one for problems in rows for one in problems if one["code"] == "date_ambiguous"):
        days.setdefault(one["field"], []).append(one["said"])
    return list(dict.fromkeys(map(values.folded_word, words)))[:MOST_STATUS_WORDS], days


def _column(look: Look, column: int) -> list[str]:
    return [line.cells[column] for line in look.lines if column < len(line.cells) and line.cells[column]]


def _orders(cells: Sequence[str]) -> tuple[list[str], str]:
    """The orders that all day-first or month-first cells allow, and an example; none where no cell leaves it open."""
    allowed, example, seen = {"dmy", "mdy", "ymd"}, "", False
    for cell in cells:
        readings = values.orders_of(cell)
        if readings:
            seen = True
            # 13/02 and 02/13 in one column: the first evidence stands, and rows against it are refused.
            if readings & allowed:
                allowed &= readings
            example = example if example and len(readings) < 2 else cell
    if not seen:
        return [], ""
    return sorted(allowed), values.plain(example)
