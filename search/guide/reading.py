"""What a pasted text speaks of and how: asked for, preferred, not needed, not enough. Marked where it stands.

A text is cut into sentences and these into statements; a cue counts within its own statement, one that refuses for what
follows it there, or else for what stands before it. "No sale without CCC" is a demand.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
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
_CONDITION = re.compile(r"的[,，]\s*$")  # 具有……证书的，得1分: what follows is said of what stands before
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
    """A part of a sentence with its cues: what belongs to it also where it only ends a list."""

    start: int
    end: int
    cues: tuple[Match, ...]
    sentence: tuple[Match, ...]
    heading: tuple[Match, ...] = ()

    def has(self, *keys: str) -> bool:
        return not self._keys.isdisjoint(keys)

    # Looked through once, however many terms a hostile text has in one statement.

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(cue.rule.key for cue in (*self.cues, *self.heading))

    @cached_property
    def keys_of_sentence(self) -> frozenset[str]:
        return frozenset(mark.rule.key for mark in self.sentence)

    @cached_property
    def is_refused_whole(self) -> bool:
        """Whether its heading refuses all that stands in it."""
        return any(mark.rule.key in REFUSING for mark in self.heading)

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
    statements = _statements(written, [mark for mark in marks if not mark.rule.markets])
    things = sorted(start for start, _end, what in spoken if not isinstance(what, tuple))
    mentions = _without_generic(_mention(written, one, _statement_at(statements, one[0]), things) for one in spoken)
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


def _statements(written: Aligned, marks: list[Match]) -> list[_Statement]:
    """A piece without a cue of its own is part of a list: it belongs to the piece before it, the first one to the next."""
    statements: list[_Statement] = []
    heading: tuple[Match, ...] = ()
    for start, end in _cut(written.plain, _SENTENCE):
        line = written.plain[start:end]
        here = tuple(mark for mark in marks if start <= mark.start < end)
        is_listed = bool(_BULLET.match(line))
        statements += _of_sentence(start, end, written.plain, here, heading if is_listed else ())
        if line.rstrip().endswith((":", "：")):
            heading = here
        elif line.strip() and not is_listed:
            heading = ()
    return statements


def _of_sentence(
    start: int, end: int, plain: str, here: tuple[Match, ...], heading: tuple[Match, ...]
) -> Iterator[_Statement]:
    contrasts = [mark.start for mark in here if mark.rule.key == "contrast"]
    edges = sorted({start, end, *(start + cut for cut, _ in _cut(plain[start:end], _PIECE)), *contrasts})
    groups: list[list[int]] = []
    for first, last in pairwise(edges):
        says = any(first <= mark.start < last for mark in here)
        if groups and (not says or not _has(groups[-1], here) or _CONDITION.search(plain[slice(*groups[-1])])):
            groups[-1][1] = last
        else:
            groups.append([first, last])
    for first, last in groups:
        yield _Statement(first, last, tuple(mark for mark in here if first <= mark.start < last), here, heading)


def _has(group: list[int], marks: Iterable[Match]) -> bool:
    return any(group[0] <= mark.start < group[1] for mark in marks)


def _cut(text: str, at: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    position = 0
    for match in at.finditer(text):
        yield position, match.end()
        position = match.end()
    yield position, len(text)


def _statement_at(statements: list[_Statement], position: int) -> _Statement:
    return next((one for one in statements if one.start <= position < one.end), _Statement(0, 0, (), ()))


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
    in_sentence = statement.keys_of_sentence
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
