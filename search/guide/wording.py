"""Words of rules, found in a text: capitals where a rule insists on them, dashes and spaces as people type them, one slip."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from search.guide.aligned import Aligned, aligned
from search.guide.rules import GuideRule
from search.spelling import is_english
from vocabulary.lexicon import HAN, IS_HAN

SHORTEST_SLIP = 4  # letters of an abbreviation in which a slip is mended: LGFB for LFGB
_LETTER = "a-z0-9äöüß"
_UNIT = re.compile(rf"[{HAN}]|[{_LETTER}]+")
_PLURAL = "(?:e?s|en|e)?"
GAP = "..."  # how … is folded


@dataclass(frozen=True)
class Match:
    start: int
    end: int
    rule: GuideRule
    is_slip: bool = False
    is_other: bool = False  # words that only look like the rule's: CMA CGM is a shipping line


@dataclass(frozen=True)
class _Pattern:
    regex: re.Pattern[str]
    is_exact: bool
    is_other: bool
    rule: GuideRule


class Words:
    """The words of some rules, laid out by how they begin."""

    def __init__(self, rules: Iterable[GuideRule]) -> None:
        self.beginning: dict[str, list[_Pattern]] = defaultdict(list)
        self.abbreviations: dict[str, GuideRule] = {}
        for rule in rules:
            for word in rule.words:
                self._add(word, rule)

    def in_text(self, text: Aligned) -> list[Match]:
        """What stands in a text, each as long as it goes and none within another, in order."""
        taken: list[Match] = []
        for match in sorted(self._all(text), key=lambda one: (one.start, -one.end)):
            if not taken or match.start >= taken[-1].end:
                taken.append(match)
        return [match for match in taken if not match.is_other]

    def _add(self, word: str, rule: GuideRule) -> None:
        is_other, word = word.startswith("!"), word.removeprefix("!")
        is_exact, word = word.startswith("="), word.removeprefix("=")
        folded = aligned(word)
        written = folded.cased if is_exact else folded.plain
        if units := _UNIT.findall(folded.plain):
            pattern = _Pattern(_regex(written), is_exact, is_other, rule)
            self.beginning[_begun(units[0])].append(pattern)
            if len(units) == 1 and units[0].isalpha() and units[0].isascii() and len(units[0]) >= SHORTEST_SLIP:
                self.abbreviations.setdefault(units[0], rule)

    def _all(self, text: Aligned) -> Iterator[Match]:
        for unit in _UNIT.finditer(text.plain):
            matches = list(self._beginning_at(unit.start(), unit.group(), text))
            yield from matches
            if not matches and (rule := self._slip(unit.group(), text.cased[unit.start() : unit.end()])):
                yield Match(unit.start(), unit.end(), rule, is_slip=True)

    def _beginning_at(self, start: int, unit: str, text: Aligned) -> Iterator[Match]:
        for pattern in self.beginning.get(_begun(unit), ()):
            match = pattern.regex.match(text.cased if pattern.is_exact else text.plain, start)
            if match:
                yield Match(start, match.end(), pattern.rule, is_other=pattern.is_other)

    def _slip(self, unit: str, cased: str) -> GuideRule | None:
        """The abbreviation that capitals one slip away were meant as."""
        if not (cased.isupper() and len(unit) >= SHORTEST_SLIP and unit.isalpha()):
            return None
        return _nearest(unit, tuple(self.abbreviations), self)

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=4_000)
def _nearest(unit: str, known: tuple[str, ...], words: Words) -> GuideRule | None:
    if is_english(unit):
        return None
    near = [word for word in known if word[0] == unit[0] and len(word) == len(unit) and OSA.distance(word, unit) == 1]
    return words.abbreviations[near[0]] if len(near) == 1 else None


def _begun(unit: str) -> str:
    return unit[:2]


def _regex(written: str) -> re.Pattern[str]:
    """A word that ends where words end; between its parts as many spaces or dashes as somebody typed."""
    written = written.strip()
    parts = [part for part in re.split(r"[\s\-_]+", written) if part]
    last = written[-1]
    is_latin = not IS_HAN.match(last) and last.isalnum()
    plural = _PLURAL if is_latin and len(parts[-1]) >= 4 and last.isalpha() and not written.isupper() else ""
    end = rf"{plural}(?![{_LETTER}A-ZÄÖÜ])" if is_latin else ""
    begin = "" if IS_HAN.match(written[0]) else rf"(?<![{_LETTER}A-ZÄÖÜ])"
    return re.compile(begin + r"[\s\-_]*".join(map(_part, _with_one_gap(parts))) + end)


def _with_one_gap(parts: Iterable[str]) -> Iterator[str]:
    """A second … finds nothing more: rules of before may have several, and each multiplies the ways of reading a text."""
    gaps = 0
    for part in parts:
        gaps += part == GAP
        if part != GAP or gaps == 1:
            yield part


def _part(part: str) -> str:
    """`…` stands for up to five words, `*` for any ending: both take whole words, and give none of their letters back."""
    if part == GAP:
        return rf"(?:[{_LETTER}'’]++\s++){{0,5}}"
    is_begun = part.endswith("*")
    return re.escape(part.removesuffix("*")) + (rf"[{_LETTER}]*+" if is_begun else "")
