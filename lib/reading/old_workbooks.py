"""Rows of a workbook of the old kind (.xls): with the formats of numbers, without which zeros in front are lost."""

import io
from collections.abc import Iterator
from typing import IO, Any

import xlrd
from xlrd.xldate import XLDateError, xldate_as_datetime

from lib.reading.cells import Fills, filled, moment_text, number_text

BIGGEST = 120 * 1024 * 1024  # it is read whole: at most 65,536 rows a sheet


def opened(file: IO[bytes]) -> Any:
    file.seek(0)
    content = file.read(BIGGEST + 1)
    if len(content) > BIGGEST:
        raise ValueError("too big")
    return xlrd.open_workbook(file_contents=content, formatting_info=True, on_demand=True, logfile=io.StringIO())


def sheets(file: IO[bytes]) -> list[str]:
    """The names of the sheets, visible ones first."""
    with opened(file) as book:
        hidden = dict(zip(book.sheet_names(), book._sheet_visibility, strict=False))
        return sorted(book.sheet_names(), key=lambda name: hidden.get(name, 0) != 0)


def counts_from_1904(file: IO[bytes]) -> bool:
    with opened(file) as book:
        return bool(book.datemode)


def rows(file: IO[bytes], sheet_name: str) -> Iterator[list[str]]:
    """Every row of a sheet as text, as `workbooks.rows` gives it."""
    with opened(file) as book:
        sheet = book.sheet_by_name(sheet_name) if sheet_name in book.sheet_names() else book.sheet_by_index(0)
        texts = ([_text(book, cell) for cell in sheet.row(number)] for number in range(sheet.nrows))
        yield from filled(texts, _fills(sheet))


def _text(book: Any, cell: Any) -> str:
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return number_text(cell.value, _format(book, cell))
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return moment_text(xldate_as_datetime(cell.value, book.datemode))
        except (XLDateError, OverflowError):
            return number_text(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
    return str(cell.value)


def _format(book: Any, cell: Any) -> str:
    style = book.xf_list[cell.xf_index] if cell.xf_index is not None and cell.xf_index < len(book.xf_list) else None
    known = book.format_map.get(style.format_key) if style else None
    return known.format_str if known else ""


def _fills(sheet: Any) -> Fills:
    fills: dict[int, list[tuple[int, int]]] = {}
    for first, after, column, _after_column in sheet.merged_cells:
        if after - first > 1:
            fills.setdefault(column, []).append((first + 1, after))
    return {column: sorted(runs) for column, runs in fills.items()}
