"""What the cells of a column are likely to be, where no heading says it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lib.reading import values
from lib.text.numbers import folded

MOST_OF_THEM = 0.8  # of the cells that say something
COMPANY = re.compile(
    r"公司|集团|工厂|有限|株式会社|합자|주식회사|\b(ltd|limited|llc|inc|gmbh|ag|kg|corp|co|bv|nv|sa|sas|sarl|srl|spa|oy|ab|as|plc|pty|sp z o ?o|ooo|ооо|ao|ао|ltda|kft|s r o)\b",
    re.IGNORECASE,
)
STANDARD = re.compile(r"\b(GB|GB/T|ISO|IEC|EN|UL|ASTM|DIN|JIS|KS|BS|ANSI|CNCA|CQC|SJ|YD|QB)\b.*\d", re.IGNORECASE)


def share(cells: Sequence[str], is_one: Any) -> float:
    return sum(map(bool, map(is_one, cells))) / len(cells)


def best(cells: Mapping[int, Sequence[str]], is_one: Any, *, least: float = MOST_OF_THEM) -> int | None:
    shares = {column: share(texts, is_one) for column, texts in cells.items()}
    likeliest = max(shares, key=lambda column: shares[column], default=None)
    return likeliest if likeliest is not None and shares[likeliest] >= least else None


def are_numbers(cells: Sequence[str]) -> bool:
    """Short, with digits, no two the same: but not 1, 2, 3 … down the side, nor lists of several things."""
    bare = [folded(cell) for cell in cells]
    is_counted = all(one.isdigit() for one in bare) and bare == [str(int(bare[0]) + step) for step in range(len(bare))]
    are_short = share(cells, _may_be_a_number) >= MOST_OF_THEM
    return (
        are_short
        and len(set(bare)) == len(bare)
        and not (is_counted and len(bare[0]) < 4)
        and not share(cells, values.is_day) >= MOST_OF_THEM
    )


def _may_be_a_number(cell: str) -> bool:
    return len(cell) <= 40 and any(letter.isdigit() for letter in cell) and not re.search("[,;+，；]", cell)
