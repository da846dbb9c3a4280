"""What somebody meant to type: a slip within a word, two words run together, one word in two. Both engines ask here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis import unaccented
from search.asking import ABOUT_IT, ASKING, TOO_COMMON
from search.sound import SYLLABLES, right_characters, sounds_of
from vocabulary.lexicon import HAN, Lexicon, lexicon, plain, stem

ONE_SLIP, TWO_SLIPS = 5, 9  # letters from which on a word may hold so many slips
SHORTEST_HALF = 3  # letters of a word run together with another
SHORTEST_SOUND = 8  # letters of pinyin in which a slip is mended
ENGLISH = Path(__file__).parent / "data" / "english.txt"
_LATIN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Mended:
    """A text with its slips mended, and each of them: typed → meant."""

    text: str
    slips: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class KnownWords:
    """The words that a slip may have been meant as. `indexed`: the Latin words that what is on offer has."""

    indexed: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.indexed or word in lexicon().latin_words or stem(word) in self.indexed

    def candidates(self) -> tuple[str, ...]:
        return _candidates(self.indexed, lexicon())


def mended(query: str, known: KnownWords) -> Mended:
    """A query with each word that nobody knows as the nearest one that somebody does. A real English word is no slip."""
    left = text = plain(query)
    slips = [*_joined(text, known), *_terms(text), *_sounds(text)]
    for typed, _meant in slips:
        left = left.replace(typed, " ")
    slips += [*_slips(left, known), *_characters(left)]
    for typed, meant in slips:
        text = re.sub(rf"(?<![a-z]){re.escape(typed)}(?![a-z])", meant, text)
    return Mended(text, tuple(slips))


def nearest(typed: str, known: KnownWords) -> str:
    """The word within one slip, or two of a long word: a letter wrong, the first too, left out, added, or two changed about."""
    cutoff = 2 if len(typed) >= TWO_SLIPS else 1
    near = process.extract(typed, known.candidates(), scorer=OSA.distance, score_cutoff=cutoff, limit=24)
    terms, together = lexicon().latin_words, lexicon().run_together
    ranked = [(distance, word[0] != typed[0], -terms[word], word) for word, distance, _position in near]
    word = min(ranked)[-1] if ranked else ""
    return together.get(word, word)


def _slips(text: str, known: KnownWords) -> Iterator[tuple[str, str]]:
    in_terms = [(mention.start, mention.end) for mention in lexicon().named_in(text)]
    for match in _LATIN.finditer(text):
        typed = match.group()
        is_in_term = any(start <= match.start() < end for start, end in in_terms)
        if is_in_term or not typed.isascii() or _is_right(typed, known):
            continue
        if meant := _apart(typed, known) or nearest(typed, known) or _sound(typed):
            yield typed, meant


def _is_right(typed: str, known: KnownWords) -> bool:
    return len(typed) < ONE_SLIP or typed in known or typed in ASKING | ABOUT_IT | TOO_COMMON or is_english(typed)


def _apart(typed: str, known: KnownWords) -> str:
    """Two words run together."""
    for cut in range(SHORTEST_HALF, len(typed) - SHORTEST_HALF + 1):
        if typed[:cut] in known and typed[cut:] in known:
            return f"{typed[:cut]} {typed[cut:]}"
    return ""


def _joined(text: str, known: KnownWords) -> Iterator[tuple[str, str]]:
    """One word in two: `refrige rator`."""
    for left, right in re.findall(r"(?=\b([a-z]+)[ -]([a-z]+)\b)", text):
        is_one = f"{left}{right}" in known and len(left + right) > ONE_SLIP
        if is_one and not (left in known and right in known):
            yield f"{left} {right}", f"{left}{right}"


def _terms(text: str) -> Iterator[tuple[str, str]]:
    """A slip in a term of several words, however short the word: `power bnak`."""
    terms, named = lexicon().run_together, [(mention.start, mention.end) for mention in lexicon().named_in(text)]
    for match in re.finditer(r"(?=\b([a-z]+[ -][a-z]+)\b)", text):
        typed, letters = match[1], re.sub("[ -]", "", match[1])
        if len(letters) < SHORTEST_SOUND or any(start < match.end(1) and match.start(1) < end for start, end in named):
            continue
        if all(len(word) > 2 and is_english(word) for word in re.split("[ -]", typed)):
            continue
        near = process.extractOne(letters, terms.keys(), scorer=OSA.distance, score_cutoff=1)
        if near:
            yield typed, terms[near[0]]


def _sounds(text: str) -> Iterator[tuple[str, str]]:
    """A slip in pinyin written apart: `cheng dian zhuang`."""
    for streak in re.findall(r"[a-z]+(?: [a-z]+)+", text):
        letters = streak.replace(" ", "")
        if SYLLABLES.fullmatch(letters) and (term := _sound(letters)):
            yield streak, term


def _sound(typed: str) -> str:
    """A slip in pinyin: the Chinese term."""
    terms = sounds_of(lexicon()).terms
    near = (
        process.extractOne(typed, terms.keys(), scorer=OSA.distance, score_cutoff=1)
        if len(typed) >= SHORTEST_SOUND
        else None
    )
    return terms[near[0]] if near else ""


def _characters(text: str) -> Iterator[tuple[str, str]]:
    mentions = lexicon().named_in(text)
    for match in re.finditer(rf"[{HAN}]{{2,}}", text):
        right = [text[mention.start : mention.end] for mention in mentions]
        yield from (slip for slip in right_characters(match.group()) if not any(slip[0] in term for term in right))


def is_english(word: str) -> bool:
    bare = unaccented(word)
    return bare in _english() or (bare.endswith("s") and bare[:-1] in _english())


@cache
def _english() -> frozenset[str]:
    lines = ENGLISH.read_text(encoding="ascii").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


class _Sorted:
    of: tuple[frozenset[str], Lexicon | None] = (frozenset(), None)
    words: tuple[str, ...] = ()


def _candidates(indexed: frozenset[str], known: Lexicon) -> tuple[str, ...]:
    if _Sorted.of != (indexed, known):
        words = {*indexed, *known.latin_words, *known.run_together}
        _Sorted.of, _Sorted.words = (indexed, known), tuple(sorted(word for word in words if len(word) >= ONE_SLIP - 1))
    return _Sorted.words
