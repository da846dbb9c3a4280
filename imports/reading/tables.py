"""One way to read them all: what kind of file it is, how it is read, and its rows one by one."""

import csv
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import IO, Any, Literal

from imports.reading import texts, workbooks
from imports.reading.encodings import guess_encoding

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
NOT_FOR_A_DATABASE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
LOOKS_AT = 30  # rows among which the headings stand


class Unreadable(Exception):
    """The file cannot be read as a table. `code` says why, `row` where (0 = nowhere in particular)."""

    def __init__(self, code: str, row: int = 0) -> None:
        super().__init__(code)
        self.code, self.row = code, row


@dataclass(frozen=True)
class Reading:
    """How a file is read. Guessed at first; a person may say otherwise. `header` 0: it has no headings."""

    kind: Literal["text", "workbook"]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: int = 1
    from_1904: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Line:
    """A row that holds something, with the number a spreadsheet shows for it."""

    number: int
    cells: list[str]


def kind_of(file: IO[bytes]) -> Literal["text", "workbook"]:
    file.seek(0)
    head = file.read(4096)
    if head.startswith(OLE):
        raise Unreadable("old_workbook")
    if head.startswith(ZIP):
        return "workbook"
    if re.match(rb"\s*(<!doctype html|<html|<\?xml|%PDF|\{|MZ)", head, re.IGNORECASE):
        raise Unreadable("no_table")
    return "text"


def guess(file: IO[bytes]) -> Reading:
    """How the file is best read, but for the row of headings. Raises Unreadable."""
    if kind_of(file) == "workbook":
        names = sheets_of(file)
        if not names:
            raise Unreadable("no_table")
        return Reading("workbook", sheet=names[0], from_1904=workbooks.counts_from_1904(file))
    encoding = guess_encoding(file)
    return Reading("text", encoding=encoding, delimiter=texts.guess_delimiter(file, encoding))


def sheets_of(file: IO[bytes]) -> list[str]:
    try:
        return workbooks.sheets(file)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, OSError) as failure:
        raise Unreadable("broken_workbook") from failure


def lines(file: IO[bytes], reading: Reading, *, after: int | None = None) -> Iterator[Line]:
    """The rows below the headings that hold anything; `after` a row's number, to go on from there. Raises Unreadable."""
    begin = reading.header if after is None else after
    for number, cells in enumerate(_rows(file, reading), start=1):
        if number > begin and any(cell.strip() for cell in cells):
            yield Line(number, [NOT_FOR_A_DATABASE.sub("", cell) for cell in cells])


def first_rows(file: IO[bytes], reading: Reading) -> list[list[str]]:
    """The rows at the top, among which the headings are looked for. Raises Unreadable."""
    return list(islice(_rows(file, reading), LOOKS_AT))


def headings_of(file: IO[bytes], reading: Reading, *, width: int = 0) -> list[str]:
    """The columns' names; two of one name are told apart, one without is called by its letters."""
    top = first_rows(file, reading)
    named = top[reading.header - 1] if 0 < reading.header <= len(top) else []
    width = max(width, len(named), *(len(row) for row in top[reading.header :]), 1) if top else 1
    while width > max(len(named), 1) and not any(len(row) >= width and row[width - 1].strip() for row in top):
        width -= 1
    taken: dict[str, int] = {}
    headings = []
    for place in range(width):
        name = " ".join(NOT_FOR_A_DATABASE.sub("", named[place]).split()) if place < len(named) else ""
        name = (name or letters(place))[:200]
        taken[name] = taken.get(name, 0) + 1
        headings.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return headings


def letters(place: int) -> str:
    """A column's name in a spreadsheet: A, B … Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _rows(file: IO[bytes], reading: Reading) -> Iterator[list[str]]:
    number = 0
    if reading.kind == "workbook":
        rows = workbooks.rows(file, reading.sheet)
    else:
        rows = texts.rows(file, reading.encoding, reading.delimiter)
    try:
        for cells in rows:
            number += 1
            yield cells
    except csv.Error as failure:
        raise Unreadable("endless_cell", number + 1) from failure
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        KeyError,
        ValueError,
        TypeError,
        SyntaxError,
        EOFError,
    ) as failure:
        raise Unreadable("broken_workbook" if reading.kind == "workbook" else "no_table", number + 1) from failure
