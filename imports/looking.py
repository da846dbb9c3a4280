"""A first look at a file: some of its rows, and which questions it leaves open."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import IO
from uuid import UUID

from catalog.models import LONGEST_SUSPENSION_DAYS, SchemeVersion
from certificates.transitions import Status
from imports import statuses
from imports.fields import DATES
from imports.models import Batch, Row
from imports.own_form import is_own
from imports.parting import DIVIDERS, names_in, parted, standards_in
from imports.understanding import CLEARED, Said, Way, columns_by_field, is_note
from lib.reading import Line, Reading, lines, values
from lib.reading.tables import WIDEST
from tenants.context import current_body

LOOKS_AT = 2000
MOST_LETTERS = 2_000_000  # of the first rows together: pages load them, and the file may be one row of 300 MB
LONGEST_CELL = 32_767  # letters, as many as a workbook takes
MOST_STATUS_WORDS = 30
MOST_SHOWN = 6

type Columns = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Look:
    """The first rows, and about how many there are."""

    lines: list[Line]
    about: int


@dataclass(frozen=True)
class DayOrder:
    """The orders that the days of a column allow, and one of them that could be read in several."""

    orders: list[str]
    example: str
    is_mixed: bool = False  # they prove several, each another one
    is_settled: bool = False  # answered before, and nothing in sight asks again

    @property
    def is_open(self) -> bool:
        return len(self.orders) != 1 and not self.is_settled


@dataclass(frozen=True)
class Parting:
    """A sign in the names of a column, a text that has it, the parts it would become, and how many cells have it."""

    key: str
    sign: str
    example: str
    into: tuple[str, ...]
    cells: int


@dataclass(frozen=True)
class Questions:
    """What a person has to say before rows are entered. Nothing ambiguous goes in unasked."""

    days: dict[str, DayOrder] = field(default_factory=dict)
    several: dict[str, str] = field(default_factory=dict)  # field → a cell that holds several days
    parts: list[Parting] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)  # fields whose empty cells leave what the register has
    statuses: dict[str, str] = field(default_factory=dict)  # word → what it seems to mean
    needs_suspension: bool = False
    needs_since: bool = False
    needs_issue_day: bool = False
    lacks_issue_days: bool = False  # some rows name none, or no column does


@dataclass
class _Asked:
    """What rows beyond the first ones raise."""

    words: list[str] = field(default_factory=list)
    days: dict[str, list[str]] = field(default_factory=dict)
    several: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)
    blanks: set[str] = field(default_factory=set)
    lacks_issue_days: bool = False

    def hear(self, code: str, problem: Said) -> None:
        text = str(problem["said"])
        if code == "status_unknown":
            self.words.append(text)
        elif code == "date_ambiguous":
            self.days.setdefault(problem["field"], []).append(text)
        elif code == "several_days":
            self.several.setdefault(problem["field"], text)
        else:
            self.parts.setdefault(problem["field"], []).append(text)


def looked_at(file: IO[bytes], reading: Reading, size: int = 0) -> Look:
    """The first rows below the headings. Raises Unreadable."""
    first: list[Line] = []
    letters = held = 0
    unread = lines(file, reading)
    for line in islice(unread, LOOKS_AT):
        first.append(_shortened(line))
        letters, held = letters + _letters_of(line), held + _letters_of(first[-1])
        if held >= MOST_LETTERS:
            break
    else:
        if len(first) < LOOKS_AT:
            return Look(first, len(first))
    if not size:
        return Look(first, len(first))
    packed = 5 if reading.kind == "workbook" else 1
    return Look(first, max(int(size * packed * len(first) / max(letters, 1)), len(first)))


def _shortened(line: Line) -> Line:
    """A row no longer than pages can use."""
    cells = line.cells[:WIDEST]
    most = min(LONGEST_CELL, MOST_LETTERS // max(len(cells), 1))
    return replace(line, cells=[cell[:most] for cell in cells])


def _letters_of(line: Line) -> int:
    return sum(len(cell) + 1 for cell in line.cells)


def questions_of(look: Look, columns: Mapping[str, str], answers: Said, batch: Batch | None = None) -> Questions:
    """What is open once it is said what the columns hold. Rows of the `batch` that were checked may raise more."""
    asked = _asked_by_rows(batch) if batch else _Asked()
    by_field = columns_by_field(columns)
    meant = _statuses(look, by_field, answers, asked.words)
    ended = {Status.SUSPENDED, Status.WITHDRAWN, Status.CANCELLED} & {
        *meant.values(),
        *answers.get("statuses", {}).values(),
    }
    return Questions(
        days=_days(look, by_field, answers, asked),
        several=_several(look, by_field, answers, asked),
        parts=[*_parts(look, by_field, answers, asked)],
        blanks=[
            key for key in CLEARED if key in by_field and (key in asked.blanks or key in answers.get("blanks", {}))
        ],
        statuses=meant,
        needs_suspension=Status.SUSPENDED in meant.values(),
        needs_since=bool(ended),
        needs_issue_day="issued_on" not in by_field and "valid_from" not in by_field,
        lacks_issue_days=_lacks_issue_days(look, by_field, answers, asked),
    )


def _lacks_issue_days(look: Look, by_field: Columns, answers: Said, asked: _Asked) -> bool:
    """Whether a row names no day of issue, so that somebody may say that it is not known."""
    if "issued_on" not in by_field:
        return "valid_from" not in by_field
    has_gap = any(
        _is_filled(line, by_field.get("number", ())) and not _is_filled(line, by_field["issued_on"])
        for line in look.lines
    )
    return has_gap or asked.lacks_issue_days or bool(answers.get("issue_unknown"))


def _statuses(look: Look, by_field: Columns, answers: Said, beyond: list[str]) -> dict[str, str]:
    """Words of status with what they seem to mean: those of the first rows, those that the check did not know."""
    if "status" not in by_field:
        return {}
    way = Way(by_field, {}, [""] * max((len(line.cells) for line in look.lines), default=0))
    # 制表人：张三 below a table is no status. Asked about it, a person would answer nonsense, which is then remembered.
    rows = Look([line for line in look.lines if not line.is_torn and not is_note(line.cells, way)], 0)
    words = Counter(values.folded_word(cell) for column in by_field["status"] for cell in _column(rows, column))
    words.pop("", None)
    known = answers.get("statuses", {}) | statuses.BY_WORD
    # What was answered for an earlier file of this layout stays in sight, though this one may not say it.
    asked = [*(word for word, _count in words.most_common(MOST_STATUS_WORDS)), *beyond, *answers.get("statuses", {})]
    return {word: str(known.get(word, "")) for word in dict.fromkeys(asked)}


def _days(look: Look, by_field: Columns, answers: Said, asked: _Asked) -> dict[str, DayOrder]:
    """Columns whose days could be read in several orders, with what their cells prove."""
    found = {}
    for key in DATES:
        cells = [cell for column in by_field.get(key, ()) for cell in _column(look, column)]
        beyond = [*asked.days.get(key, ()), *answers.get("mixed", {}).get(key, ())]
        order = _order([day for cell in [*cells, *beyond] for day in values.days_in(cell)])
        # That rows far below speak another order was seen by an earlier check.
        if order and key in answers.get("mixed", {}):
            order = DayOrder(sorted({"dmy", "mdy", *order.orders}), order.example, is_mixed=True)
        # Asked once and settled since: still shown, or nobody could take a wrong answer back.
        if not order and key in by_field and answers.get("orders", {}).get(key):
            order = DayOrder([], "", is_settled=True)
        if order:
            found[key] = order
    return found


def _several(look: Look, by_field: Columns, answers: Said, asked: _Asked) -> dict[str, str]:
    """Columns with several days in a cell, each with one of these cells."""
    found = {}
    for key in DATES:
        cells = (cell for column in by_field.get(key, ()) for cell in _column(look, column))
        example = next((cell for cell in cells if len(values.days_in(cell)) > 1), "") or asked.several.get(key, "")
        if example or (key in by_field and key in answers.get("several", {})):
            found[key] = values.plain(example)[:80]
    return found


def _parts(look: Look, by_field: Columns, answers: Said, asked: _Asked) -> Iterator[Parting]:
    """Signs that may part a name into several, or be part of it: for each column, how often, and what would come out."""
    for key, read in (("model", names_in), ("standard", standards_in)):
        if key not in by_field:
            continue
        texts: dict[str, Counter[str]] = {}
        cells = [cell for column in by_field[key] for cell in _column(look, column)]
        for cell in [*cells, *asked.parts.get(key, ())]:
            for sign, text in read(cell, {})[1].items():
                texts.setdefault(sign, Counter())[text] += 1
        said = answers.get("parts", {}).get(key, {})
        for sign in DIVIDERS:
            if sign in texts or sign in said:
                held = texts.get(sign, Counter())
                example = max(held, key=lambda text: len(parted(text, [sign])), default="")
                yield Parting(key, sign, example[:200], tuple(parted(example, [sign])[:MOST_SHOWN]), held.total())


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
        is_own(batch.headings),
    )


def scheme_version(scheme: str) -> SchemeVersion | None:
    """The newest published version of a scheme of this body."""
    if not scheme:
        return None
    return SchemeVersion.objects.published().filter(scheme=UUID(scheme)).order_by("-number").first()


def _asked_by_rows(batch: Batch) -> _Asked:
    """What the check could not understand, since it came after the first rows, and what it left as it was."""
    asked = _Asked()
    refused = batch.rows.filter(verdict=Row.Verdict.REFUSED)
    for code in ("status_unknown", "date_ambiguous", "several_days", "parts_unsaid"):
        rows = refused.filter(problems__contains=[{"code": code}]).values_list("problems", flat=True)[:LOOKS_AT]
        for one in (one for problems in rows for one in problems if one["code"] == code):
            asked.hear(code, one)
    asked.lacks_issue_days = refused.filter(problems__contains=[{"code": "issued_missing"}]).exists()
    asked.words[:] = list(dict.fromkeys(map(values.folded_word, asked.words)))[:MOST_STATUS_WORDS]
    compared = batch.rows.filter(verdict__in=[Row.Verdict.SAME, Row.Verdict.CHANGED])
    kept = compared.filter(remarks__contains=[{"code": "blank_kept"}]).values_list("remarks", flat=True)
    names = {
        name
        for remarks in kept[:LOOKS_AT]
        for one in remarks
        for name in one.get("fields", ())
        if one["code"] == "blank_kept"
    }
    asked.blanks.update(key for key, cleared in CLEARED.items() if names & set(cleared))
    return asked


def _is_filled(line: Line, columns: Sequence[int]) -> bool:
    return any(column < len(line.cells) and not values.is_empty(line.cells[column]) for column in columns)


def _column(look: Look, column: int) -> list[str]:
    return [line.cells[column] for line in look.lines if column < len(line.cells) and line.cells[column]]


def _order(days: Iterable[str]) -> DayOrder | None:
    """What days say of their order; None where each of them says itself how it is read."""
    allowed, every, example = {"dmy", "mdy", "ymd"}, set[str](), ""
    against = False
    for day in days:
        if not (readings := values.orders_of(day)):
            continue
        every |= readings
        # 13/02 and 02/13 in one column prove both orders, and so none: no file decides that for a person.
        against = against or not readings & allowed
        allowed &= readings
        example = example if example and len(readings) < 2 else day
    if not every:
        return None
    return DayOrder(sorted(every if against else allowed), values.plain(example), is_mixed=against)
