"""Rows of an XLSX workbook, read as a stream: merged cells filled downwards, formulas by the value stored with them."""

import re
import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import date, time
from itertools import zip_longest
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from lib.reading.cells import UNCOMPUTED, filled, moment_text, number_text

MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")


def opened(file: IO[bytes], *, values: bool = True) -> Any:
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and validations it cannot read do not concern us
        return load_workbook(file, read_only=True, data_only=values, keep_links=False)


def sheets(file: IO[bytes]) -> list[str]:
    """The names of the sheets that hold cells, visible ones first."""
    with closing(opened(file)) as book:
        ordered = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
        return [sheet.title for sheet in ordered]


def counts_from_1904(file: IO[bytes]) -> bool:
    with closing(opened(file)) as book:
        return bool(book.epoch == CALENDAR_MAC_1904)


def rows(file: IO[bytes], sheet_name: str) -> Iterator[list[str]]:
    """Every row of a sheet as text, dates as ISO days, blank rows as empty lists."""
    with closing(opened(file)) as book:
        sheet = book[sheet_name] if sheet_name in book.sheetnames else book.worksheets[0]
        fills, has_formulas = _scanned(book, sheet)
        if not has_formulas:
            yield from filled(_texts(sheet), fills)
            return
        # A formula never calculated looks like an empty cell: only a second opening tells them apart.
        with closing(opened(file, values=False)) as formulas:
            yield from filled(_checked(_texts(sheet), _raw(formulas[sheet.title])), fills)


def _texts(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a file says of its size is often wrong
    yield from ([_text(cell) for cell in row] for row in sheet.iter_rows())


def _raw(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def _checked(values: Iterator[list[str]], formulas: Iterator[tuple[Any, ...]]) -> Iterator[list[str]]:
    for texts, written in zip_longest(values, formulas, fillvalue=()):
        cells = list(texts)
        for column, formula in enumerate(written):
            is_formula = not isinstance(formula, int | float | date) and str(formula or "").startswith("=")
            if is_formula and column < len(cells) and not cells[column]:
                cells[column] = UNCOMPUTED
        yield cells


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date | time):
        return moment_text(value)
    if isinstance(value, float | int):
        return number_text(value, cell.number_format or "")
    return str(value)


def _scanned(book: Any, sheet: Any) -> tuple[dict[int, list[tuple[int, int]]], bool]:
    """For each column the runs of merged rows, and whether there are formulas at all: one pass over the sheet's XML."""
    fills: dict[int, list[tuple[int, int]]] = {}
    has_formulas = False
    # Streaming leaves merged cells out, and a book loaded whole takes what memory it likes.
    with book._archive.open(sheet._worksheet_path) as xml:
        tail = b""
        while chunk := xml.read(1 << 20):
            window = tail + chunk
            has_formulas = has_formulas or bool(FORMULA.search(window))
            for match in MERGED.finditer(window):
                first, last = int(match[2]), int(match[4])
                runs = fills.setdefault(column_index_from_string(match[1].decode()) - 1, [])
                if last > first and (first, last) not in runs[-3:]:
                    runs.append((first, last))
            # A tag may lie across two chunks; what is found in both is kept once.
            tail = window[-200:]
    return {column: sorted(runs) for column, runs in fills.items() if runs}, has_formulas
