"""What a pasted text speaks of and how: asked for, preferred, not needed, not enough. Marked where it stands.

A text is cut into sentences and these into statements; a cue counts within its own statement, one that refuses for what
follows it there, or else for what stands before it. "No sale without CCC" is a demand.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from search.guide.aligned import Aligned, aligned
from search.guide.rules import Effect, GuideRule, Rules, Sort
from search.guide.wording import Match, Words
from vocabulary.lexicon import Lexicon
from vocabulary.standards import StandardNumber, numbers_at

ASKED, PREFERRED, ENOUGH, NOT_ENOUGH, NOT_NEEDED, HELD = (
    *("asked", "preferred", "enough", "not_enough", "not_needed", "held"),
)
ALSO_REPORT = "also:report"  # among the qualities of a term: with a report beside it, it asks for that
REFUSING = frozenset({"not", "without"})
WANTED = frozenset({ASKED, PREFERRED, ENOUGH, NOT_ENOUGH})
_STRONGEST = (ASKED, ENOUGH, NOT_ENOUGH, PREFERRED, HELD, NOT_NEEDED)
_SENTENCE = re.compile(r"(?<=[a-z)\"”])\.(?=\s|$)|[!?。！？；;]|\n")
_PIECE = re.compile(r"[,，:：()（）]|\s[-–—]\s")
_CONDITION = ("的,", "的，")  # 具有……证书的，得1分: what follows is said of what stands before
_BULLET = re.compile(r"\s*(?:[-*•·●○▪◦–—]|\(?\d{1,2}[.)、）]|[①-⑳])\s*")


@dataclass(frozen=True)
class TermMention:
    """Something in the text: a term, a standard or a quality of the vocabulary, and in what sense."""

    start: int
    end: int  # in the text as it was pasted
    key: str
    status: str
    rule: GuideRule | None = None
    number: StandardNumber | None = None
    groups: tuple[str, ...] = ()
    is_required: bool = False
    is_slip: bool = False
    is_certified: bool = False  # its statement speaks of a certificate
    is_tested: bool = False  # its statement speaks of a report or test

    @property
    def is_wanted(self) -> bool:
        return self.status in WANTED

    @property
    def effect(self) -> str:
        """What it asks for; "" for what is no term. A body named for its report is asked for as a laboratory."""
        if self.rule is None:
            return ""
        is_report = self.is_tested and not self.is_certified and ALSO_REPORT in self.rule.qualities
        return str(Effect.REPORT) if is_report else self.rule.effect


@dataclass(frozen=True)
class TextReading:
    """A text with all that it speaks of, in order. `cues`: the keys of those that stand anywhere in it."""

    text: str = ""
    mentions: tuple[TermMention, ...] = ()
    cues: frozenset[str] = field(default_factory=frozenset)
    markets: tuple[str, ...] = ()  # that words of the text speak of: a shop of one country, a market by name

    @property
    def terms(self) -> dict[str, TermMention]:
        """Each term once, in its strongest sense: what is asked for in one line is not taken back by another."""
        strongest: dict[str, TermMention] = {}
        for mention in self.mentions:
            known = strongest.get(mention.key)
            if known is None or _STRONGEST.index(mention.status) < _STRONGEST.index(known.status):
                strongest[mention.key] = mention
        return strongest

    @property
    def standards(self) -> list[TermMention]:
        return [mention for mention in self.terms.values() if mention.number]

    def pieces(self) -> Iterator[tuple[str, TermMention | None]]:
        """The text cut at its mentions, for marking."""
        position = 0
        for mention in self.mentions:
            if mention.start >= position:
                yield self.text[position : mention.start], None
                yield self.text[mention.start : mention.end], mention
                position = mention.end
        yield self.text[position:], None


@dataclass(frozen=True)
class _Statement:
    """A part of a sentence with its cues: what belongs to it also where it only ends a list.

    `sentence`, `heading`: the keys of the cues there, gathered once for all statements that share them.
    """

    start: int
    end: int
    cues: Sequence[Match]
    sentence: frozenset[str]
    heading: frozenset[str] = frozenset()

    def has(self, *keys: str) -> bool:
        return not self._keys.isdisjoint(keys)

    # Looked through once, however many terms a hostile text has in one statement.

    @cached_property
    def _keys(self) -> frozenset[str]:
        return self.heading | {cue.rule.key for cue in self.cues}

    @property
    def is_refused_whole(self) -> bool:
        """Whether its heading refuses all that stands in it."""
        return not REFUSING.isdisjoint(self.heading)

    @cached_property
    def refusals(self) -> tuple[int, int] | None:
        """Where the first and the last cue stand that refuse."""
        places = [cue.start for cue in self.cues if cue.rule.key in REFUSING]
        return (min(places), max(places)) if places else None


def read(text: str, rules: Rules, known: Lexicon) -> TextReading:
    """Everything that a text speaks of."""
    written = aligned(text)
    terms, cues = _words_of(rules)
    marks = _without_innocent(cues.in_text(written))
    spoken = list(_spoken(written, terms, known))
    statements = _Statements(written, [mark for mark in marks if not mark.rule.markets])
    things = sorted(start for start, _end, what in spoken if not isinstance(what, tuple))
    mentions = _without_generic(_mention(written, one, statements.at(one[0]), things) for one in spoken)
    markets = dict.fromkeys(code for mark in marks for code in mark.rule.markets)
    return TextReading(text, tuple(mentions), frozenset(mark.rule.key for mark in marks), tuple(markets))


@lru_cache(maxsize=8)
def _words_of(rules: Rules) -> tuple[Words, Words]:
    """The words of terms and those of cues."""
    return Words(rules.of(Sort.TERM)), Words(rules.of(Sort.CUE))


type _Spoken = tuple[int, int, Match | StandardNumber | tuple[str, ...]]


def _spoken(written: Aligned, terms: Words, known: Lexicon) -> Iterator[_Spoken]:
    """Terms first, then standards, then words of the vocabulary, none within another. UL of UL 2056 is no term."""
    taken = [False] * (len(written.plain) + 1)
    numbers, matches = list(numbers_at(written.cased)), terms.in_text(written)
    begun = {start for start, _end, _number in numbers}
    everything: list[_Spoken] = [
        (match.start, match.end, match)
        for match in matches
        if not match.is_slip and not (match.start in begun and written.plain[match.start : match.end].isalpha())
    ]
    everything += numbers
    everything += [(match.start, match.end, match) for match in matches if match.is_slip]
    everything += [(one.start, one.end, one.groups) for one in known.named_in(written.plain)]
    kept: list[_Spoken] = []
    for start, end, what in everything:
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            kept.append((start, end, what))
    return iter(sorted(kept, key=lambda one: one[0]))


def _without_innocent(marks: list[Match]) -> list[Match]:
    """Without what only looks like a cue: `not only`, `no later than`."""
    return [mark for mark in marks if mark.rule.key != "innocent"]


class _Marks:
    """Cues in their order. What stands in a part of the text is looked up, not looked for: a letter may be all cues."""

    def __init__(self, marks: Sequence[Match]) -> None:
        self._marks, self._starts = marks, [mark.start for mark in marks]

    def within(self, start: int, end: int) -> Sequence[Match]:
        return self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def are_within(self, start: int, end: int) -> bool:
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)


class _Statements:
    """The statements of a text, one after the other without gaps."""

    def __init__(self, written: Aligned, marks: Sequence[Match]) -> None:
        self._all = list(_statements(written.plain, _Marks(marks)))
        self._starts = [one.start for one in self._all]

    def at(self, position: int) -> _Statement:
        number = bisect_right(self._starts, position) - 1
        return self._all[number] if number >= 0 else _Statement(0, 0, (), frozenset())


def _statements(plain: str, marks: _Marks) -> Iterator[_Statement]:
    """A piece without a cue of its own is part of a list: it belongs to the piece before it, the first one to the next."""
    heading: frozenset[str] = frozenset()
    for start, end in _cut(plain, _SENTENCE):
        line = plain[start:end]
        keys = frozenset(mark.rule.key for mark in marks.within(start, end))
        is_listed = bool(_BULLET.match(line))
        for first, last in _parts(start, end, plain, marks):
            yield _Statement(first, last, marks.within(first, last), keys, heading if is_listed else frozenset())
        if line.rstrip().endswith((":", "：")):
            heading = keys
        elif line.strip() and not is_listed:
            heading = frozenset()


def _parts(start: int, end: int, plain: str, marks: _Marks) -> list[list[int]]:
    """Where the statements of a sentence begin and end."""
    contrasts = [mark.start for mark in marks.within(start, end) if mark.rule.key == "contrast"]
    edges = sorted({start, end, *(start + cut for cut, _ in _cut(plain[start:end], _PIECE)), *contrasts})
    parts: list[list[int]] = []
    for first, last in pairwise(edges):
        says = marks.are_within(first, last)
        if parts and (not says or not marks.are_within(*parts[-1]) or _is_condition(plain, *parts[-1])):
            parts[-1][1] = last
        else:
            parts.append([first, last])
    return parts


def _is_condition(plain: str, start: int, end: int) -> bool:
    while end > start and plain[end - 1].isspace():
        end -= 1
    return plain.endswith(_CONDITION, start, end)


def _cut(text: str, at: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    position = 0
    for match in at.finditer(text):
        yield position, match.end()
        position = match.end()
    yield position, len(text)


def _mention(written: Aligned, one: _Spoken, statement: _Statement, things: list[int]) -> TermMention:
    start, end, what = one
    begins, ends = written.span(start, end)
    rule = what.rule if isinstance(what, Match) else None
    number = what if isinstance(what, StandardNumber) else None
    groups = what if isinstance(what, tuple) else ()
    key = rule.key if rule else f"standard:{number.key}" if number else f"word:{groups[0]}"
    return TermMention(
        begins, ends, key, _status(start, statement, things), rule, number, groups,
        is_required=statement.has("must"), is_slip=isinstance(what, Match) and what.is_slip,
        is_certified=statement.has("certificate"), is_tested=statement.has("tested"),
    )  # fmt: skip


def _status(start: int, statement: _Statement, things: list[int]) -> str:
    in_sentence = statement.sentence
    if {"without", "refused"} <= in_sentence or "lacking" in in_sentence:
        return ASKED
    if _is_refused(start, statement, things):
        return NOT_NEEDED
    for key, status in (("not_enough", NOT_ENOUGH), ("held", HELD), ("enough", ENOUGH), ("preferred", PREFERRED)):
        if statement.has(key):
            return status
    return ASKED


def _is_refused(start: int, statement: _Statement, things: list[int]) -> bool:
    """Whether a cue that refuses stands before it, or after it with nothing behind that it could be about."""
    if statement.is_refused_whole:
        return True
    if statement.refusals is None:
        return False
    first, last = statement.refusals
    behind = bisect_right(things, last)
    return start > first or behind == len(things) or things[behind] >= statement.end


GENERIC = {  # words for any such thing, and by what else a text has named it
    "any_certificate": frozenset(
        {Effect.LAW, Effect.DECLARATION, Effect.MARK, Effect.SCHEME, Effect.SYSTEM, Effect.UNCLEAR}
    ),
    "any_report": frozenset({Effect.REPORT}),
    "third_party": frozenset({Effect.SCHEME}),
}


def _without_generic(mentions: Iterable[TermMention]) -> list[TermMention]:
    """Without words for any certificate or report where the text names one: `GS certificate` asks for GS, a certificate
    to a standard for that."""
    every = list(mentions)
    named = {(one.key, one.effect) for one in every if one.is_wanted and one.rule}
    certified = any(one.number and one.is_wanted and one.is_certified for one in every)
    dropped = {
        generic
        for generic, effects in GENERIC.items()
        if any(effect in effects for key, effect in named if key != generic)
    }
    dropped |= {"any_certificate"} if certified else set()
    return [one for one in every if one.key not in dropped or not one.is_wanted]
