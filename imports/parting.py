"""Several models or standards in one cell: taken apart where that is certain, asked about where it is not."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lib.reading import values
from vocabulary import standards

# What may stand between two names, or belong to one: R410A/R32 is one refrigerant or two, and only the body knows.
DIVIDERS: dict[str, re.Pattern[str]] = {
    "comma": re.compile(r"[,，]"),
    "slash": re.compile(r"[/／]"),
    "plus": re.compile(r"[+＋]"),
    "and": re.compile(r"\s*[&＆]\s*|\s+(?:and|und|et)\s+|和|与|及", re.IGNORECASE),
    "space": re.compile(r"\s+"),
}
SIGN_NAMES: dict[str, str | Promise] = {
    "comma": _("comma"),
    "slash": _("slash"),
    "plus": _("plus sign"),
    "and": _("“and” or &"),
    "space": _("space"),
}
SPLIT, KEEP = "split", "keep"
ANY_SIGN = re.compile(r"[,，/／+＋&＆\s和与及]")
OPENING, CLOSING = "([{（［【", ")]}）］】"
WORD_WITH_DIGIT = re.compile(r"\S*\d\S*")
CUT = re.compile(r"[,，/／+＋&＆]|\s+(?:and|und|et|y|idt|eqv|neq|mod)\s+|和|与|及", re.IGNORECASE)
MOST_CUTS = 40
# EN 60335-1:2012/A11:2014 is one standard with its amendment; the same letters before a number are no publisher.
AMENDED = re.compile(r"(?:\s*[/+]\s*(?:AMENDMENT|AMD|AM|CORR?|AC|A|C)\.?\s*\d*(?:\s*[:\-]\s*\d{4})?)+$", re.IGNORECASE)
AMENDMENT = re.compile(r"(?:AMENDMENT|AMD|AM|CORR?|AC|A|C)\.?\s*\d*(?:\s*[:\-]\s*\d{4})?", re.IGNORECASE)
ADOPTED = re.compile(
    r"\s*[,，]?\s*\(?(?:idt|eqv|neq|mod)\)?$", re.IGNORECASE
)  # how far one adopts another: GB/T 19001 idt
LIKE_A_STANDARD = re.compile(r"[A-Z]{1,6}\b.*\d", re.IGNORECASE)


def signs_in(text: str) -> list[str]:
    """The signs, outside brackets, that would part a name into several."""
    if not ANY_SIGN.search(text):
        return []
    found = [sign for sign in DIVIDERS if sign != "space" and len(parted(text, [sign])) > 1]
    # iPhone 15 Pro is one name. L1 L2 may be two: each word of it has a digit.
    words = text.split()
    if not found and len(words) > 1 and all(map(WORD_WITH_DIGIT.fullmatch, words)):
        found.append("space")
    return found


def parted(text: str, signs: Iterable[str]) -> list[str]:
    """The parts of a text between these signs. What stands in brackets is never taken apart."""
    cuts = sorted(
        match.span()
        for sign in signs
        for match in DIVIDERS[sign].finditer(text)
        if not _within_brackets(text, match.start())
    )
    parts, begin = [], 0
    for first, last in cuts:
        parts.append(text[begin:first])
        begin = max(last, begin)
    parts.append(text[begin:])
    return list(dict.fromkeys(part for part in map(str.strip, parts) if part))


def _within_brackets(text: str, position: int) -> bool:
    before = text[:position]
    return sum(map(before.count, OPENING)) > sum(map(before.count, CLOSING))


def names_in(cell: str, answers: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """The names that a cell holds as somebody `answers` for each sign; and the signs nobody has, with the text they are in."""
    names: list[str] = []
    unsaid: dict[str, str] = {}
    for text in values.listed(cell):
        signs = signs_in(text)
        unsaid |= {sign: text for sign in signs if sign not in answers}
        names += parted(text, [sign for sign in signs if answers.get(sign) == SPLIT])
    return list(dict.fromkeys(names)), unsaid


def standards_in(cell: str, answers: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """The same of standards: parted unasked where each part reads as one."""
    found: list[str] = []
    unsaid: dict[str, str] = {}
    for text in values.listed(cell):
        parts = _standards(text)
        if len(parts) > 1 or reads_as_standard(text):
            found += parts
            continue
        # The slash of 2014/35/EU and of GB/T is nobody's separator: only one with air around it is asked about.
        signs = [
            sign for sign in signs_in(text) if sign != "space" and (sign != "slash" or re.search(r"\s/|/\s", text))
        ]
        unsaid |= {sign: text for sign in signs if sign not in answers}
        found += parted(text, [sign for sign in signs if answers.get(sign) == SPLIT])
    return list(dict.fromkeys(found)), unsaid


@lru_cache(4096)
def reads_as_standard(text: str) -> bool:
    bare = ADOPTED.sub("", AMENDED.sub("", text.strip()))
    # Words with a slash between them and air around it are two things, of which the second may be a number.
    if AMENDMENT.fullmatch(text.strip()) or re.search(r"\w{3,}\s+/\s+\w", text):
        return False
    return standards.parse(bare) is not None


@lru_cache(4096)
def _standards(text: str) -> tuple[str, ...]:
    """The most standards that a text can be cut into without a rest: the slash of GB/T is part of one, the next is not."""
    cuts = [match.span() for match in CUT.finditer(text)]
    if not cuts or len(cuts) > MOST_CUTS:
        return (ADOPTED.sub("", text),)
    begins, ends = [0, *(last for _first, last in cuts)], [*(first for first, _last in cuts), len(text)]
    best: list[tuple[str, ...] | None] = [()]
    for last in range(len(ends)):
        ways = [
            (*before, part)
            for first in range(last + 1)
            if (before := best[first]) is not None and (part := _standard(text[begins[first] : ends[last]]))
        ]
        best.append(max(ways, key=len, default=None))
    if (found := best[-1]) and len(found) > 1:
        return found
    # With their titles behind them they do not read as mere numbers.
    titled = [part.strip() for part in re.split("[,，]", text) if part.strip()]
    are_titled = all(LIKE_A_STANDARD.match(part) and not AMENDMENT.fullmatch(part) for part in titled)
    return tuple(titled) if len(titled) > 1 and are_titled else (ADOPTED.sub("", text),)


def _standard(text: str) -> str:
    text = text.strip()
    return ADOPTED.sub("", text) if len(text) < 120 and reads_as_standard(text) else ""
