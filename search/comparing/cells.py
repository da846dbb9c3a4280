"""What stands in one cell of a comparison: lines, the first of which leads to where it is published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from lib.cost import Amounts
from lib.text import localized
from statements.showing import written_sum

type Tone = Literal["", "sub", "warning"]


@dataclass(frozen=True)
class CellLine:
    """One line. `tone`: sub for what is said beside it, warning for what a reader must not overlook."""

    words: str
    url: str = ""
    tone: Tone = ""


type Lines = Sequence[CellLine]


@dataclass(frozen=True)
class ComparedCell:
    """What is published of one scheme; no line where its body has not stated it, which is said by name."""

    lines: Lines
    body: Mapping[str, str]

    @property
    def texts(self) -> tuple[str, ...]:
        """By which it is the same as another."""
        return tuple(line.words for line in self.lines)

    @property
    def not_stated(self) -> str:
        return "" if self.lines else _("not stated by %(body)s") % {"body": localized(self.body)}


def line(words: object, url: str = "", *subs: object) -> list[CellLine]:
    """A line that leads to its source, and what is said beside it; nothing where there are no words."""
    first = str(words)
    beside = [CellLine(str(sub), tone="sub") for sub in subs if sub]
    return [CellLine(first, url), *beside] if first else []


def amounts(amount: Amounts, url: str, *subs: object) -> list[CellLine]:
    """A sum of money as the scheme's page writes it; several currencies stand beside each other."""
    return line(written_sum(amount) or _("no fee"), url, *subs)


def subs(words: Iterable[object]) -> list[CellLine]:
    return [CellLine(str(each), tone="sub") for each in words]
