"""Rows of a text file: comma, semicolon, tab or bar between cells, quoted line breaks kept within one row."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import IO

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
    """Every row, blank ones as empty lists. Bytes that are no letters become U+FFFD. Raises csv.Error."""
    csv.field_size_limit(LONGEST_CELL)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        for row in csv.reader(text, delimiter=delimiter):
            yield [_unwrapped(cell) for cell in row]
    finally:
        if not file.closed:  # it is not ours to close
            text.detach()


def _unwrapped(cell: str) -> str:
    """`="0012"` is how spreadsheets are made to keep zeros; a leading apostrophe how they are kept from calculating."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1]
    if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r"):
        return cell[1:]
    return cell
