"""A text as it is compared, letter by letter with where each letter stood: what is found in it can be marked in the original."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from lib.text.names import simplified
from vocabulary.lexicon import IS_HAN


@dataclass(frozen=True)
class Aligned:
    """`plain` is folded and in simplified letters, `cased` the same with its capitals; `origin[n]` is the letter's position."""

    text: str
    plain: str
    cased: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Of a part of `plain`, where it stands in the text."""
        return self.origin[start], self.origin[end - 1] + 1


def aligned(text: str) -> Aligned:
    cased: list[str] = []
    origin: list[int] = []
    for position, sign in enumerate(text):
        for letter in _letters(sign):
            cased.append(letter)
            origin.append(position)
    plain = "".join(_small(letter) for letter in cased)
    return Aligned(text, plain, "".join(cased), tuple(origin))


@lru_cache(maxsize=20_000)
def _letters(sign: str) -> str:
    """A sign as it is compared; "" for what nobody sees, a control or half of a pair."""
    if sign in "\n\t\r":
        return "\n" if sign != "\t" else " "
    if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Mn"}:
        return ""
    letters = unicodedata.normalize("NFKC", sign)
    return simplified(letters) if IS_HAN.match(letters) else re.sub(r"\s", " ", letters)


@lru_cache(maxsize=20_000)
def _small(letter: str) -> str:
    small = letter.casefold() if letter != "ß" else letter
    return small if len(small) == 1 else letter
