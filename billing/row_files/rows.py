"""What reading the rows of any file has in common: how many there may be, which could not be read and why, and amounts."""

import re
import unicodedata
from collections.abc import Sized
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from lib.refusal import Refused

MOST_LINES = 50_000
MOST_NAMED = 50  # rows that could not be read, or were refused, and are named
LARGEST = Decimal(10) ** 13
NAMES_CURRENCY = re.compile(r"[A-Z]{3}|人民币元?|[美欧日]元|英镑|港[币元]|元|[¥￥€$£]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass
class Unread:
    """The rows of a file that could not be read, each with why; the first of them are named."""

    unread: list[list[Any]] = field(default_factory=list)  # [row, why]
    unread_count: int = 0

    def could_not(self, row: int, why: str) -> None:
        self.unread_count += 1
        if len(self.unread) < MOST_NAMED:
            self.unread.append([row, why])


class TooManyRows(Refused):
    """A file of more lines than are read at once. Nothing of it is."""

    def __init__(self) -> None:
        super().__init__(_("This file has more than %(most)d lines. Divide it.") % {"most": MOST_LINES})


def refuse_one_more(rows: Sized) -> None:
    """Raises TooManyRows where as many were read as are read at once, and another follows."""
    if len(rows) >= MOST_LINES:
        raise TooManyRows


def amount_of(text: str) -> Decimal:
    """1,234.56 · 1.234,56 · 1 234,5 · ¥1,234 · (12.00) and 12.00- are negative. Refused where it is no amount."""
    bare = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    is_negative = bare.startswith("(") and bare.endswith(")")
    bare = re.sub(r"[\s'’]", "", NAMES_CURRENCY.sub("", bare.strip("()")))
    if bare.endswith("-"):
        is_negative, bare = True, bare[:-1]
    bare = _with_a_point(bare.removeprefix("+"))
    amount = Decimal(bare) if _NUMBER.fullmatch(bare) else None
    if amount is None or abs(amount) >= LARGEST:
        raise Refused(_("“%(text)s” is no amount.") % {"text": text[:40]})
    return -amount if is_negative else amount


def _with_a_point(bare: str) -> str:
    """The same with a point before the decimals and nothing between thousands; as it is where it is written in neither way."""
    last = max(bare.rfind(","), bare.rfind("."))
    if last < 0:
        return bare
    mark, rest = bare[last], bare[last + 1 :]
    is_thousands = (len(rest) == 3 and mark == ",") or bare.count(mark) > 1
    whole, decimals = (bare, "") if is_thousands else (bare[:last], f".{rest}")
    groups = re.split("[,.]", whole.removeprefix("-"))
    if any(len(group) != 3 for group in groups[1:]) or (groups[1:] and not re.fullmatch("[1-9][0-9]{0,2}", groups[0])):
        return "?"
    return f"{'-' if whole.startswith('-') else ''}{''.join(groups)}{decimals}"
