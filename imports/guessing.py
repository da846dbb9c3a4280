"""What columns hold, told from their cells, where no heading says it: a proposal that a person sees and corrects."""

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from imports import statuses
from lib.reading import Line, values
from lib.text.numbers import folded

LOOKS_AT = 200
MOST = 0.8  # of the cells that say something
COMPANY = re.compile(
    r"公司|集团|工厂|有限|株式会社|합자|주식회사|\b(ltd|limited|llc|inc|gmbh|ag|kg|corp|co|bv|nv|sa|sas|sarl|srl|spa|oy|ab|as|plc|pty|sp z o ?o|ooo|ооо|ao|ао|ltda|kft|s r o)\b",
    re.IGNORECASE,
)
STANDARD = re.compile(r"\b(GB|GB/T|ISO|IEC|EN|UL|ASTM|DIN|JIS|KS|BS|ANSI|CNCA|CQC|SJ|YD|QB)\b.*\d", re.IGNORECASE)


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
        (column for column in cells if _share(cells[column], values.is_day) >= MOST),
        key=lambda column: _middle(cells[column]),
    )
    if "issued_on" not in proposed.values() and "valid_from" not in proposed.values() and days:
        propose("issued_on", days.pop(0))
    if days and _middle(cells[days[-1]]) > _middle_of(proposed, lines):
        propose("valid_until", days[-1])
    propose(
        "status",
        _best(
            cells,
            lambda cell: (
                # 1, 01 and x are statuses of some registers, and running numbers or ticks of all the others.
                len(cell.strip()) > 1 and not cell.strip().isdigit() and values.folded_word(cell) in statuses.BY_WORD
            ),
        ),
    )
    propose("standard", _best(cells, lambda cell: bool(STANDARD.search(cell))))
    if not any(key.startswith("holder") and not key.endswith(("address", "code")) for key in proposed.values()):
        # Nobody lists the legal forms of every country; two in five will do, since other columns have hardly any.
        propose("holder", _best(cells, lambda cell: bool(COMPANY.search(re.sub(r"[.,]", " ", cell))), least=0.4))
    if "number" not in proposed.values():
        propose("number", next((column for column in sorted(cells) if _are_numbers(cells[column])), None))
    if not any(key.startswith("product") for key in proposed.values()):
        words = {
            column: texts
            for column, texts in cells.items()
            if not _are_numbers(texts) and _share(texts, values.is_day) < MOST
        }
        # Nothing but its length marks a product. It is a proposal: a person sees it and corrects it.
        propose("product", max(words, key=lambda column: median(map(len, words[column])), default=None))
    return dict(sorted(proposed.items(), key=lambda item: int(item[0])))


def _cells(lines: Sequence[Line], column: int) -> list[str]:
    held = (line.cells[column] for line in lines[:LOOKS_AT] if column < len(line.cells))
    return [cell for cell in held if not values.is_empty(cell)]


def _share(cells: Sequence[str], is_one: Any) -> float:
    return sum(map(bool, map(is_one, cells))) / len(cells)


def _best(cells: Mapping[int, Sequence[str]], is_one: Any, *, least: float = MOST) -> int | None:
    shares = {column: _share(texts, is_one) for column, texts in cells.items()}
    best = max(shares, key=lambda column: shares[column], default=None)
    return best if best is not None and shares[best] >= least else None


def _are_numbers(cells: Sequence[str]) -> bool:
    """Short, with digits, each another one: but not 1, 2, 3 … down the side."""
    bare = [folded(cell) for cell in cells]
    is_counted = all(one.isdigit() for one in bare) and bare == [str(int(bare[0]) + step) for step in range(len(bare))]
    are_short = _share(cells, lambda cell: len(cell) <= 40 and any(letter.isdigit() for letter in cell)) >= MOST
    return (
        are_short
        and len(set(bare)) > 0.9 * len(bare)
        and not (is_counted and len(bare[0]) < 4)
        and not _share(cells, values.is_day) >= MOST
    )


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
