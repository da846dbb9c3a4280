"""What columns hold, told from their cells, where no heading says it: a proposal that a person sees and corrects."""

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from imports import statuses
from lib.reading import Line, values
from lib.reading.headings import REACHES, folded_heading
from lib.reading.likely import COMPANY, MOST_OF_THEM, STANDARD, are_numbers, best, share

LOOKS_AT, FEWEST = 200, 30
MOST_CELLS = 12_000  # of a table of hundreds of columns fewer rows tell as much
HALF = 0.5
ADDRESS_ON_THE_WEB = re.compile(r"\s*(?:https?://|www\.)\S|\s*[^\s@]+@[^\s@]+\.\w+\s*$", re.IGNORECASE)
MERE_NAME = {"name", "title", "designation", "名称", "品名", "bezeichnung", "designation commerciale"}


def completed(
    columns: Mapping[str, str], lines: Sequence[Line], headings: Sequence[str], asked: frozenset[int] = frozenset()
) -> dict[str, str]:
    """`columns` with proposals for what is needed and was not named. Of the `asked` a person has said what they hold."""
    proposed = dict(columns)
    free = [column for column in range(len(headings)) if str(column) not in proposed and column not in asked]
    lines = lines[: min(LOOKS_AT, max(MOST_CELLS // max(len(headings), 1), FEWEST))]
    cells = {column: _cells(lines, column) for column in free if not REACHES.search(folded_heading(headings[column]))}
    # An address on the web names nothing: the longest text of many a list is where its report lies.
    cells = {
        column: texts for column, texts in cells.items() if texts and share(texts, ADDRESS_ON_THE_WEB.match) < HALF
    }

    # From the surest to the vaguest, and each takes its column away: a product is only what nothing else is.
    def propose(key: str, column: int | None) -> None:
        if column is not None and key not in proposed.values():
            proposed[str(column)] = key
            cells.pop(column, None)

    # Of several columns of days the earliest is the issue: nothing ends before it is granted.
    days = sorted(
        (column for column in cells if share(cells[column], values.is_day) >= MOST_OF_THEM),
        key=lambda column: _middle(cells[column]),
    )
    if "issued_on" not in proposed.values() and "valid_from" not in proposed.values() and days:
        propose("issued_on", days.pop(0))
    if days and _middle(cells[days[-1]]) > _middle_of(proposed, lines):
        propose("valid_until", days[-1])
    propose(
        "status",
        best(
            cells,
            lambda cell: (
                # 1, 01 and x are statuses of some registers, and running numbers or ticks of all the others.
                len(cell.strip()) > 1 and not cell.strip().isdigit() and values.folded_word(cell) in statuses.BY_WORD
            ),
        ),
    )
    propose("standard", best(cells, lambda cell: bool(STANDARD.search(cell))))
    if not any(key.startswith("holder") and not key.endswith(("address", "code")) for key in proposed.values()):
        # Nobody lists the legal forms of every country; two in five will do, since other columns have hardly any.
        propose("holder", best(cells, lambda cell: bool(COMPANY.search(re.sub(r"[.,]", " ", cell))), least=0.4))
        # A list that names makers and no holder means that who makes it holds the certificate.
        if "holder" not in proposed.values() and (maker := _column_of("manufacturer", proposed)) is not None:
            proposed[maker] = "holder"
    if "number" not in proposed.values():
        least = len(lines) * MOST_OF_THEM
        numbers = (column for column in sorted(cells) if len(cells[column]) >= least and are_numbers(cells[column]))
        propose("number", next(numbers, None))
    if not any(key.startswith("product") for key in proposed.values()):
        propose("product", next((column for column in cells if folded_heading(headings[column]) in MERE_NAME), None))
    if not any(key.startswith("product") for key in proposed.values()):
        words = {
            column: texts
            for column, texts in cells.items()
            if not are_numbers(texts) and share(texts, values.is_day) < MOST_OF_THEM
        }
        # Nothing but its length marks a product. It is a proposal: a person sees it and corrects it.
        propose("product", max(words, key=lambda column: median(map(len, words[column])), default=None))
    return dict(sorted(proposed.items(), key=lambda item: int(item[0])))


def _column_of(key: str, columns: Mapping[str, str]) -> str | None:
    return next((column for column, held in columns.items() if held == key), None)


def _cells(lines: Sequence[Line], column: int) -> list[str]:
    held = (line.cells[column] for line in lines if column < len(line.cells))
    return [cell for cell in held if not values.is_empty(cell)]


def _middle(cells: Iterable[str]) -> str:
    """A day in the middle of a column's, as ISO: enough to say which of two columns is the later."""
    days = sorted(day.isoformat() for cell in cells if (day := _day(cell)))
    return days[len(days) // 2] if days else ""


def _middle_of(columns: Mapping[str, str], lines: Sequence[Line]) -> str:
    column = next((int(column) for column, key in columns.items() if key in ("issued_on", "valid_from")), None)
    return _middle(_cells(lines, column)) if column is not None else "9999"


def _day(cell: str) -> Any:
    for order in ("", "dmy", "mdy"):
        try:
            return values.read_day(cell, order)
        except values.Wrong:
            continue
    return None
