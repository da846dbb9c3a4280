"""Rows of a text file: comma, semicolon, tab or bar between cells, quoted line breaks kept within one row."""

import csv
import io
from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice
from typing import IO

from lib.archive import FORMULA_SIGNS
from lib.reading.cells import Torn

DELIMITERS = (",", ";", "\t", "|", "，")
LONGEST_CELL = 500_000  # letters; beyond, a quotation mark was never closed


def guess_delimiter(file: IO[bytes], encoding: str) -> str:
    """The delimiter under which most of the first rows have the same number of cells, and more than one."""
    file.seek(0)
    text = file.read(1 << 18).decode(encoding, "replace")
    return max(DELIMITERS, key=lambda delimiter: regularity(text, delimiter))


def regularity(text: str, delimiter: str) -> float:
    """How much a text looks like a table of this delimiter: 0 where nothing does."""
    try:
        rows = [row for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 60) if any(row)]
    except csv.Error:
        return 0.0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, rows_of_it = max(widths.items(), key=lambda item: (item[1], item[0]))
    # Beyond eight cells more of them prove nothing: commas in addresses would outvote the semicolons between.
    return rows_of_it / len(rows) * min(width, 8)


def rows(file: IO[bytes], encoding: str, delimiter: str) -> Iterator[list[str]]:
    """Every row, blank ones as empty lists; where a quotation mark is never closed, a torn one, and each row that it
    swallowed by itself. Bytes that are no letters become U+FFFD. Raises csv.Error."""
    csv.field_size_limit(LONGEST_CELL)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        source = _Source(text)
        for row in csv.reader(source, delimiter=delimiter):
            # Only a row over several lines can have swallowed others, and there are few of them.
            if len(source.taken) > 1 and _is_torn(source.taken, delimiter):
                torn = next(csv.reader([source.taken[0].rstrip("\r\n")], delimiter=delimiter), [])
                source.give_back()
                yield Torn(_unwrapped(cell) for cell in torn)
            else:
                yield [_unwrapped(cell) for cell in row]
            source.taken.clear()
    finally:
        if not file.closed:  # it is not ours to close
            text.detach()


class _Source:
    """Lines of a file for a reader of rows, which remembers those of the present row and takes them back."""

    def __init__(self, text: Iterator[str]) -> None:
        self.text, self.taken = text, list[str]()
        self.waiting = deque[str]()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.waiting.popleft() if self.waiting else next(self.text)
        self.taken.append(line)
        return line

    def give_back(self) -> None:
        """Have all but the first line of this row read once more."""
        self.waiting.extendleft(reversed(self.taken[1:]))


def _is_torn(lines: list[str], delimiter: str) -> bool:
    """Whether a mark was opened in these lines that is never closed, or closed by one that opened another cell."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return len(rows) != 1


def _unwrapped(cell: str) -> str:
    """`="0012"` is how spreadsheets are made to keep zeros; a leading apostrophe how they are kept from calculating."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1]
    if cell[:1] == "'" and cell[1:].startswith(FORMULA_SIGNS):
        return cell[1:]
    return cell
