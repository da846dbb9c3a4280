"""One way to read them all: what kind of file it is, how it is read, and its rows one by one."""

import csv
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import IO, Any, Literal

import xlrd
from xlrd.compdoc import CompDocError

from lib import zips
from lib.reading import old_workbooks, opendocument, pages, records, texts, workbooks
from lib.reading.cells import Torn
from lib.reading.encodings import guess_encoding

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
NO_TABLE = re.compile(rb"\s*(<!doctype|<\?xml|<svg|%PDF|MZ|\x7fELF|\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z\xbc\xaf|\{\\rtf)", re.IGNORECASE)  # fmt: skip
NOT_FOR_A_DATABASE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
HEADINGS_WITHIN = 30  # rows among which the headings stand
WIDEST = 400  # columns: a person says of each what it holds
GROUP = " · "  # between the heading of a group and those beneath it
# Libraries meet damage with whatever breaks first in them: a person gets one sentence, not a failed page.
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, KeyError, ValueError, TypeError, SyntaxError, EOFError, OSError,
    IndexError, AttributeError, AssertionError, NotImplementedError, struct.error, xlrd.XLRDError, CompDocError,
)  # fmt: skip

type Kind = Literal["text", "workbook", "old_workbook", "opendocument", "page", "records"]
WITH_SHEETS = ("workbook", "old_workbook", "opendocument", "page")
WITH_ENCODING = ("text", "page")
HOW_BROKEN = {"text": "no_table", "records": "broken_records"}  # the others are workbooks of some kind


class Unreadable(Exception):
    """The file cannot be read as a table. `code` says why, `row` where (0: nowhere in particular) or how much."""

    def __init__(self, code: str, row: int = 0) -> None:
        super().__init__(code)
        self.code, self.row = code, row


@dataclass(frozen=True)
class Reading:
    """How a file is read. Guessed at first; a person may say otherwise. `header` 0: it has no headings.

    `height` 2: above the headings in row `header` stand those of groups of columns.
    """

    kind: Kind
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: int = 1
    from_1904: bool = False
    height: int = 1

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Line:
    """A row that holds something, with the number a spreadsheet shows for it."""

    number: int
    cells: list[str]
    is_torn: bool = False  # a quotation mark was opened in it and never closed


def kind_of(file: IO[bytes]) -> Kind:
    """What wrote this file. Raises Unreadable where it is none that we read."""
    file.seek(0)
    # By what it holds and not by its name: much of what is called .xls is a web page.
    head = file.read(4096)
    if head.startswith(OLE):
        return "old_workbook"
    if head.startswith(ZIP):
        return _zipped(file)
    if pages.IS_PAGE.match(head):
        return "page"
    if records.IS_RECORDS.match(head):
        return "records"
    if NO_TABLE.match(head):
        raise Unreadable("no_table")
    return "text"


def _zipped(file: IO[bytes]) -> Kind:
    try:
        with zips.opened(file) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.read("mimetype").strip().startswith(opendocument.MIMETYPE):
                return "opendocument"
    except BROKEN as failure:
        raise Unreadable("broken_workbook") from failure
    if "xl/workbook.bin" in names:
        raise Unreadable("binary_workbook")
    if not any(name.startswith("xl/") for name in names):
        raise Unreadable("no_table")
    return "workbook"


def guess(file: IO[bytes]) -> Reading:
    """How the file is best read, but for the row of headings. Raises Unreadable."""
    kind = kind_of(file)
    if kind == "text":
        encoding = guess_encoding(file)
        return Reading(kind, encoding=encoding, delimiter=texts.guess_delimiter(file, encoding))
    if kind == "records":
        return Reading(kind, encoding=guess_encoding(file))
    encoding = pages.encoding_of(file) or guess_encoding(file) if kind == "page" else ""
    names = sheets_of(file, Reading(kind, encoding=encoding))
    if not names:
        raise Unreadable("no_table")
    counts = {"workbook": workbooks.counts_from_1904, "old_workbook": old_workbooks.counts_from_1904}
    from_1904 = counts[kind](file) if kind in counts else False
    return Reading(kind, encoding=encoding, sheet=names[0], from_1904=from_1904)


def sheets_of(file: IO[bytes], reading: Reading) -> list[str]:
    try:
        if reading.kind == "workbook":
            return workbooks.sheets(file)
        if reading.kind == "old_workbook":
            return old_workbooks.sheets(file)
        if reading.kind == "opendocument":
            return opendocument.sheets(file)
        return pages.sheets(file) if reading.kind == "page" else []
    except BROKEN as failure:
        raise Unreadable("broken_workbook") from failure


def lines(file: IO[bytes], reading: Reading, *, after: int | None = None) -> Iterator[Line]:
    """The rows below the headings that hold anything; `after` a row's number, to go on from there. Raises Unreadable."""
    begin = reading.header if after is None else after
    # From the top even to go on: no kind of file can be entered half-way, and numbers are those a spreadsheet shows.
    for number, cells in enumerate(_rows(file, reading), start=1):
        if number > begin and any(cell.strip() for cell in cells):
            yield Line(number, [NOT_FOR_A_DATABASE.sub("", cell) for cell in cells], isinstance(cells, Torn))


def first_rows(file: IO[bytes], reading: Reading) -> list[list[str]]:
    """The rows at the top, among which the headings are looked for. Raises Unreadable."""
    return list(islice(_rows(file, reading), HEADINGS_WITHIN))


def headings_of(file: IO[bytes], reading: Reading, *, width: int = 0) -> list[str]:
    """The columns' names; two of one name are told apart, one without is called by its letters."""
    top = first_rows(file, reading)
    named = names_in(top, reading.header, reading.height)
    width = max(width, len(named), *(len(row) for row in top[reading.header :]), 1) if top else 1
    # Columns to the right that hold but a format are none: nobody should have to say what they mean.
    while width > 1 and not any(
        len(row) >= width and row[width - 1].strip() for row in top[max(reading.header - 1, 0) :]
    ):
        width -= 1
    if width > WIDEST:
        raise Unreadable("too_wide", width)
    taken: dict[str, int] = {}
    headings = []
    for column in range(width):
        name = ((named[column] if column < len(named) else "") or letters(column))[:200]
        taken[name] = taken.get(name, 0) + 1
        headings.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return headings


def names_in(top: list[list[str]], header: int, height: int) -> list[str]:
    """What the row of headings says; where groups stand above it, each with its group in front."""
    below = [_name(cell) for cell in top[header - 1]] if 0 < header <= len(top) else []
    if height < 2 or header < 2:
        return below
    above = [_name(cell) for cell in top[header - 2]]
    width, group = max(len(below), len(above)), ""
    names = []
    for column in range(width):
        over, name = (row[column] if column < len(row) else "" for row in (above, below))
        group = over or (group if name else "")
        names.append(GROUP.join(dict.fromkeys(part for part in (group, name) if part)))
        if name in ("", over):  # one heading over both rows: no group to go on
            group = ""
    return names


def _name(cell: str) -> str:
    return " ".join(NOT_FOR_A_DATABASE.sub("", cell).replace("\ufeff", "").split())


def letters(column: int) -> str:
    """A column's name in a spreadsheet: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _rows(file: IO[bytes], reading: Reading) -> Iterator[list[str]]:
    number = 0
    try:
        for cells in _opened(file, reading):
            number += 1
            yield cells
    except csv.Error as failure:
        raise Unreadable("endless_cell", number + 1) from failure
    except BROKEN as failure:
        raise Unreadable(HOW_BROKEN.get(reading.kind, "broken_workbook"), number + 1) from failure


def _opened(file: IO[bytes], reading: Reading) -> Iterator[list[str]]:
    if reading.kind == "workbook":
        return workbooks.rows(file, reading.sheet)
    if reading.kind == "old_workbook":
        return old_workbooks.rows(file, reading.sheet)
    if reading.kind == "opendocument":
        return opendocument.rows(file, reading.sheet)
    if reading.kind == "page":
        return pages.rows(file, reading.encoding, reading.sheet)
    if reading.kind == "records":
        return records.rows(file, reading.encoding)
    return texts.rows(file, reading.encoding, reading.delimiter)
