"""What a spreadsheet's cell says as text, and cells merged over several rows: the same in every kind of workbook."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

UNCOMPUTED = "#FORMULA!"  # a formula that was never calculated: the file holds no value for it
CELL_ERRORS = {UNCOMPUTED, "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}
MOST_DIGITS = 15  # that a spreadsheet keeps of a number


class Torn(list[str]):
    """The cells of a row in which a quotation mark was opened and never closed: where they end nobody knows."""


type Fills = Mapping[int, list[tuple[int, int]]]  # column → runs of rows that one cell covers, counted from 1


def number_text(value: float, number_format: str = "") -> str:
    if not float(value).is_integer():
        return repr(float(value))
    text = str(int(value))
    if re.fullmatch("0+", number_format):  # shown with leading zeros, and meant so
        text = text.zfill(len(number_format))
    # Beyond that a spreadsheet has rounded: written so, it is refused instead of passing for a number.
    return f"{value:.14E}" if len(text) > MOST_DIGITS else text


def moment_text(value: datetime | date | time) -> str:
    """An ISO day, with the time where there is one."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ") if value.time() != time.min else value.date().isoformat()
    return value.isoformat()


def filled(texts: Iterator[list[str]], fills: Fills) -> Iterator[list[str]]:
    """A cell merged over rows says the same in each of them."""
    waiting = {column: list(reversed(runs)) for column, runs in fills.items()}
    covering: dict[int, str] = {}
    for number, cells in enumerate(texts, start=1):
        # A blank row within a merged cell stays blank, or it would come out as a certificate of one cell.
        is_blank = not any(cells)
        for column, runs in waiting.items():
            while runs and runs[-1][1] < number:
                runs.pop()
            if not runs or number < runs[-1][0]:
                continue
            if number == runs[-1][0]:
                covering[column] = cells[column] if column < len(cells) else ""
            elif not is_blank and column >= len(cells):
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = covering.get(column, "")
            elif not is_blank and not cells[column]:
                cells[column] = covering.get(column, "")
        yield cells
