"""Words typed as they sound: pinyin, spaced or not, initials, and Chinese characters that only sound like the right ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from weakref import WeakKeyDictionary

import rjieba

from search.analysis import LONGEST_QUERY, MOST_WORDS, QueryWord, sound_of, syllables, term_word, words_of_run
from search.asking import ABOUT_IT, ASKING
from vocabulary.lexicon import HAN, IS_HAN, Lexicon, lexicon, plain

_STREAK = re.compile(rf"[{HAN}]+|[a-z]+(?:[ '’-]+[a-z]+)*")
_SYLLABLE = (
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|an|en|in|un|ai|ei|ui|ao|ou|iu|"
    r"ie|ue|ve|ia|ua|uo|a|o|e|i|u|v)|ang|eng|er|an|en|ai|ei|ao|ou|a|o|e)"
)
SYLLABLES = re.compile(rf"{_SYLLABLE}+")
_INITIALS = re.compile(r"[abcdefghjklmnopqrstwxyz]{2,6}")  # no syllable begins with i, u or v
LONGEST_TERM = 8  # characters
SHORTEST_NAME = 4  # letters of pinyin that is no term


@dataclass(frozen=True)
class Sounds:
    """The terms of a lexicon by their sound and by its first letters."""

    terms: dict[str, str]  # sound → the term
    initials: dict[str, tuple[str, ...]]  # → the groups


def by_sound(query: str) -> tuple[list[QueryWord], tuple[tuple[str, str], ...]]:
    """A query with its Latin words taken for pinyin or initials: the words, and what was taken for what ("" for a name).

    Both are empty where nothing reads like pinyin.
    """
    text, known = plain(query[:LONGEST_QUERY]), lexicon()
    if taken := _initials(text, known):
        return [taken], ((text, _shown(taken.groups, known)),)
    words: list[QueryWord] = []
    taken_for: list[tuple[str, str]] = []
    for streak in _STREAK.findall(text):
        if IS_HAN.match(streak):
            words += _chinese(streak, known)
        else:
            words += _heard(re.split(r"[ '’-]+", streak), known, taken_for)
    return (words[:MOST_WORDS], tuple(taken_for)) if taken_for else ([], ())


def right_characters(run: str) -> list[tuple[str, str]]:
    """In a run of Chinese, what only sounds like a term and shares a character with it: 充电庄 for 充电桩."""
    terms, pieces = sounds_of(lexicon()).terms, set(rjieba.cut(run, hmm=False))
    mended: list[tuple[str, str]] = []
    for size in range(min(LONGEST_TERM, len(run)), 1, -1):
        for start in range(len(run) - size + 1):
            part = run[start : start + size]
            term = terms.get(sound_of(part), part)
            is_slip = term != part and len(term) == size and part not in pieces and set(term) & set(part)
            if is_slip and not any(part in wrong or wrong in part for wrong, _right in mended):
                mended.append((part, term))
    return mended


_SOUNDS: WeakKeyDictionary[Lexicon, Sounds] = WeakKeyDictionary()


def sounds_of(known: Lexicon) -> Sounds:
    if known not in _SOUNDS:
        _SOUNDS[known] = _made(known)
    return _SOUNDS[known]


def _made(known: Lexicon) -> Sounds:
    terms: dict[str, str] = {}
    initials: dict[str, dict[str, None]] = {}
    for group in known.groups.values():
        for word in map(plain, group.zh):
            if len(word) > 1 and re.fullmatch(rf"[{HAN}]+", word):
                terms.setdefault(sound_of(word), word)
                if group.is_product:
                    initials.setdefault("".join(one[0] for one in syllables(word)), {})[group.key] = None
    return Sounds(terms, {letters: tuple(groups) for letters, groups in initials.items()})


def _initials(text: str, known: Lexicon) -> QueryWord | None:
    """Initials stand alone, spaced or not: beside other words any two letters would mean something."""
    letters = text.replace(" ", "") if re.fullmatch(r"[a-z]( [a-z])+", text) else text
    groups = sounds_of(known).initials.get(letters, ()) if _INITIALS.fullmatch(letters) else ()
    return term_word(groups, text, known) if groups else None


def _heard(words: list[str], known: Lexicon, taken_for: list[tuple[str, str]]) -> Iterator[QueryWord]:
    """Latin words one after the other: terms by their sound, the longest first; names by theirs; what is none as it is."""
    first = 0
    while first < len(words):
        size, heard = _longest(words[first:], known)
        if not size:
            yield from words_of_run(words[first])
            first += 1
            continue
        typed = " ".join(words[first : first + size])
        for word, _term in heard:
            yield word
        if heard:
            taken_for.append((typed, "".join(term for _word, term in heard)))
        first += size


def _longest(words: list[str], known: Lexicon) -> tuple[int, list[tuple[QueryWord, str]]]:
    """How many words from the first on are heard together, and as what. (0, []) where the first is no pinyin."""
    some = 0
    while some < len(words) and SYLLABLES.fullmatch(words[some]):
        some += 1
    for size in range(some, 0, -1):
        sound = "".join(words[:size])
        if (terms := _split(sound, known)) is not None:
            needed = [(word, term) for word, term in terms if term not in ASKING | ABOUT_IT]
            return size, needed
    if not some or words[0] in known.latin_words:
        return 0, []
    size = next((size for size in range(1, some) if _is_heard(words[size:some], known)), some)
    sound = "".join(words[:size])
    name = QueryWord(tokens=(f"py:{sound}",), typed=" ".join(words[:size]))
    return (size, [(name, "")]) if len(sound) >= SHORTEST_NAME else (0, [])


def _is_heard(words: list[str], known: Lexicon) -> bool:
    """Whether a term begins here: what stands before it is a name of its own."""
    return any(_split("".join(words[:size]), known) is not None for size in range(1, len(words) + 1))


def _split(sound: str, known: Lexicon) -> list[tuple[QueryWord, str]] | None:
    """A sound as terms and words of asking, one after the other; None where it is not made of such."""
    terms = sounds_of(known).terms
    if not sound:
        return []
    for end in range(len(sound), 3, -1):
        term = terms.get(sound[:end]) or _asked_by_sound().get(sound[:end])
        if term and (rest := _split(sound[end:], known)) is not None:
            groups = known.by_spelling.get(term, ())
            word = term_word(groups, term, known) if groups else QueryWord(tokens=(term,), typed=term)
            return [(word, term), *rest]
    return None


def _chinese(run: str, known: Lexicon) -> Iterator[QueryWord]:
    for mention in reversed(known.named_in(run)):
        yield term_word(mention.groups, run[mention.start : mention.end], known)
        run = f"{run[: mention.start]} {run[mention.end :]}"
    for part in run.split():
        yield from (word for word in words_of_run(part) if word.typed not in ASKING | ABOUT_IT)


@cache
def _asked_by_sound() -> dict[str, str]:
    return {sound_of(word): word for word in sorted(ASKING | ABOUT_IT) if len(word) > 1 and IS_HAN.match(word)}


def _shown(groups: tuple[str, ...], known: Lexicon) -> str:
    return "、".join(known.groups[key].zh[0] for key in groups)
