"""What columns hold, told from their cells, where no heading says it: a proposal that a person sees and corrects."""

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from imports import statuses
from lib.reading import Line, values
from lib.reading.likely import COMPANY, MOST_OF_THEM, STANDARD, are_numbers, best, share

LOOKS_AT = 200


def completed(columns: Mapping[str, str], lines: Sequence[Line], width: int) -> dict[str, str]:
    """`columns` with proposals for what is needed and was not named."""
    proposed = dict(columns)
    cells = {column: _cells(lines, column) for column in range(width) if str(column) not in proposed}
    cells = {column: texts for column, texts in cells.items() if texts}

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
    if "number" not in proposed.values():
        propose("number", next((column for column in sorted(cells) if are_numbers(cells[column])), None))
    if not any(key.startswith("product") for key in proposed.values()):
        words = {
            column: texts
            for column, texts in cells.items()
            if not are_numbers(texts) and share(texts, values.is_day) < MOST_OF_THEM
        }
        # Nothing but its length marks a product. It is a proposal: a person sees it and corrects it.
        propose("product", max(words, key=lambda column: median(map(len, words[column])), default=None))
    return dict(sorted(proposed.items(), key=lambda item: int(item[0])))


def _cells(lines: Sequence[Line], column: int) -> list[str]:
    held = (line.cells[column] for line in lines[:LOOKS_AT] if column < len(line.cells))
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
