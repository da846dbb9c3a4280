"""A buyer's list: pasted, or read from a file once and then carried on as text, row for row as its spreadsheet numbers it.

The text is all there is between two answers: it stands in the form, where a person sees and corrects it, and nowhere else.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext as _

from lib.reading import Reading, Unreadable, lines, texts
from lib.reading.archives import unpacked
from lib.reading.headings import LIKELY, best_reading, headings_at, likeness
from lib.reading.tables import HEADINGS_WITHIN, NOT_FOR_A_DATABASE, kind_of, letters, names_in
from lib.reading.wording import unreadable
from lib.refusal import Refused
from purchasing.fields import ENOUGH, FIELDS, is_bare_number, proposed
from web import uploads

MOST_ROWS = 10_000
MOST_COLUMNS = 40
LONGEST_TEXT = 8_000_000  # bytes: 10,000 rows of 800
LONGEST_CELL = 10_000
BIGGEST = 20 * 1024 * 1024  # bytes of a file
BIGGEST_UNPACKED = 100 * 1024 * 1024
DELIMITERS = (";", ",", "|", "，")
GUESSED_BY = 200  # rows
LINES_OF_A_CELL = 20
TABLES = {"workbook": ".xlsx", "opendocument": ".zip"}  # what is an archive itself, and as what it is looked through


@dataclass(frozen=True)
class ListRow:
    """A row that holds something, with the number a spreadsheet shows for it."""

    number: int
    cells: list[str]

    @property
    def size(self) -> int:
        return sum(len(cell.encode(errors="replace")) + 1 for cell in self.cells)

    def cell(self, column: int | None) -> str:
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True)
class BuyersList:
    """What a text says once it is taken apart. `header`: the row of the headings, 0 where there are none."""

    rows: list[ListRow]
    headings: list[str]
    header: int
    columns: dict[int, str]
    unchecked_from: int = 0  # the first row beyond those that are checked; 0 where all are

    @property
    def width(self) -> int:
        return len(self.headings)

    def column_of(self, key: str) -> int | None:
        return next((column for column, held in self.columns.items() if held == key), None)


# --- A file ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SentText:
    """A file as text, its cells apart by tabs. `is_narrowed`: columns that are not compared were left out, for length."""

    text: str
    is_narrowed: bool


def text_of(file: Any) -> SentText:
    """The table of a file that says most. Raises Refused with a sentence where there is none."""
    try:
        table, name = unpacked(file, file.name or "", biggest=BIGGEST_UNPACKED)
        try:
            uploads.measured(table, uploads.safe_name(name), BIGGEST_UNPACKED)
            kind = kind_of(table)
            if kind in TABLES:
                renamed = uploads.Renamed(table, f"{name}{TABLES[kind]}")
                uploads.checked(renamed, biggest=BIGGEST, biggest_unpacked=BIGGEST_UNPACKED)
            return _collected(table, best_reading(table, FIELDS))
        finally:
            if table is not file:
                table.close()
    except Unreadable as failure:
        raise Refused(unreadable(failure)) from failure


def _collected(file: IO[bytes], reading: Reading) -> SentText:
    """All rows from the first, one more than is checked. Where they are too long, only the columns that are compared."""
    rows: list[ListRow] = []
    compared: set[int] | None = None
    size = 0
    for line in lines(file, reading, after=0):
        cells = [" ".join(cell.split())[:LONGEST_CELL] for cell in line.cells[:MOST_COLUMNS]]
        rows.append(_only(compared, ListRow(line.number, cells)))
        size += rows[-1].size
        if size > LONGEST_TEXT and compared is None:
            compared = set(_compared_in(rows[:GUESSED_BY]))
            rows = [_only(compared, row) for row in rows]
            size = sum(row.size for row in rows)
        if size > LONGEST_TEXT:
            raise Refused(too_long())
        if len(rows) > MOST_ROWS + HEADINGS_WITHIN:  # and what may stand above the headings
            break
    return SentText(_written(rows), is_narrowed=compared is not None)


def _compared_in(rows: Sequence[ListRow]) -> Iterable[int]:
    return read(_written(rows)).columns


def _only(columns: set[int] | None, row: ListRow) -> ListRow:
    if columns is None:
        return row
    return ListRow(row.number, [cell if column in columns else "" for column, cell in enumerate(row.cells)])


def _written(rows: Sequence[ListRow]) -> str:
    """Rows as text, the empty ones between them as empty lines, so that each keeps its number."""
    text, last = io.StringIO(), 0
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    for row in rows:
        text.write("\n" * (row.number - last - 1))
        writer.writerow(row.cells)
        last = row.number
    return text.getvalue()


# --- The text --------------------------------------------------------------------------------------------------------------


def plain_text(text: str) -> str:
    """What was sent, without what is no letter, its lines ended as here."""
    return NOT_FOR_A_DATABASE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\ufeff", "")


def read(text: str, *, header: int | None = None, columns: dict[int, str] | None = None) -> BuyersList:
    """Take a list apart. `header` and `columns` as a person said; guessed where they did not."""
    table = _rows(text)
    top = [row.cells for row in table[:HEADINGS_WITHIN]]
    if header is None:
        header = _header(table, top)
    named = next((row.cells for row in table if row.number == header), [])
    below = [row for row in table if row.number > header]
    width = max([len(named), *(len(row.cells) for row in below[:GUESSED_BY]), 1])
    headings = _headings(named, width)
    if columns is None or any(column >= width for column in columns):
        columns = proposed(headings if header else [""] * width, [row.cells for row in below[:GUESSED_BY]])
    beyond = below[MOST_ROWS].number if len(below) > MOST_ROWS else 0
    return BuyersList(below[:MOST_ROWS], headings, header, columns, unchecked_from=beyond)


def _rows(text: str) -> list[ListRow]:
    most, rows = MOST_ROWS + HEADINGS_WITHIN, []
    for number, cells in enumerate(_delimited(text), start=1):
        if any(map(str.strip, cells)):
            rows.append(ListRow(number, cells[:MOST_COLUMNS]))
            if len(rows) > most:
                break
    return rows if any(len(row.cells) > 1 for row in rows) else _spaced(rows)


def _delimited(text: str) -> Iterator[list[str]]:
    delimiter = _delimiter(text)
    if '"' in text and not _has_open_quote(text, delimiter):
        return csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter)
    return (line.split(delimiter) for line in text.split("\n"))


def _has_open_quote(text: str, delimiter: str) -> bool:
    """Whether a quotation mark that nobody closed would swallow what follows: then it is a letter like any other."""
    csv.field_size_limit(texts.LONGEST_CELL)
    try:
        rows = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter)
        return any(cell.count("\n") > LINES_OF_A_CELL for row in rows for cell in row)
    except csv.Error:
        return True


def _delimiter(text: str) -> str:
    """Tabs where there are any; else what names columns, or sets a column of numbers apart."""
    head = [line for line in text.split("\n", GUESSED_BY)[:GUESSED_BY] if line.strip()]
    if any("\t" in line for line in head):
        return "\t"
    return next((delimiter for delimiter in DELIMITERS if _divides(head, delimiter)), "\t")


def _divides(lines: Sequence[str], delimiter: str) -> bool:
    """Commas stand in names and addresses too: that there are some proves nothing."""
    rows = [line.split(delimiter) for line in lines]
    wide = [row for row in rows if len(row) > 1]
    if not wide or len(wide) < ENOUGH * len(rows):
        return False
    if _are_headings(rows[0]) and len(rows[0]) > 1:
        return True
    return any(_has_numbers([row[column] for row in wide if column < len(row)]) for column in range(3))


def _has_numbers(cells: Sequence[str]) -> bool:
    bare = [cell for cell in cells if len(cell) < 80 and not _parted(cell)[1] and is_bare_number(cell.strip())]
    return bool(bare) and len(bare) >= ENOUGH * len(cells)


def _spaced(rows: list[ListRow]) -> list[ListRow]:
    """Where nothing else stands between number and name: `NS2026-0471-01 Acme Ltd`."""
    parted = [_parted(row.cells[0]) for row in rows]
    if sum(bool(number and name) for number, name in parted) < ENOUGH * max(len(rows), 1):
        return rows
    return [
        ListRow(row.number, [part for part in parts if part] if all(parts) else row.cells)
        for row, parts in zip(rows, parted, strict=True)
    ]


def _parted(line: str) -> tuple[str, str]:
    """The words up to the last that holds a digit, before the first after it that holds none; and the words from there."""
    words = line.split()
    first = next((place for place, word in enumerate(words) if any(map(str.isdigit, word))), None)
    if first is None:
        return "", line
    end = next((place for place in range(first, len(words)) if not any(map(str.isdigit, words[place]))), len(words))
    number, name = " ".join(words[:end]), " ".join(words[end:])
    return (number, name) if sum(map(str.isalpha, name)) >= 2 else (line, "")


def _header(table: Sequence[ListRow], top: list[list[str]]) -> int:
    """The number of the row that names the columns; 0 where none names one that we know."""
    if not table:
        return 0
    place, height = headings_at(top, FIELDS)
    if place and _are_headings(names_in(top, place, height)):
        return table[place - 1].number
    return table[0].number if _are_headings(table[0].cells) else 0


def _are_headings(cells: Sequence[str]) -> bool:
    """ "Acme Supplier Ltd" is no heading where a certificate's number stands beside it."""
    return any(map(_names_a_column, cells)) and not any(map(is_bare_number, cells))


def _names_a_column(cell: str) -> bool:
    return (
        len(cell) < 60 and any(likeness(cell, field) >= LIKELY for field in FIELDS) and not any(map(str.isdigit, cell))
    )


def _headings(named: Iterable[str], width: int) -> list[str]:
    written = [" ".join(cell.split())[:200] for cell in named]
    return [(written[column] if column < len(written) else "") or letters(column) for column in range(width)]


def too_long() -> str:
    return _(
        "The list is too long to be taken at once. Send at most 10,000 rows, or only the columns that are compared."
    )
