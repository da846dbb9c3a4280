"""What somebody may have meant: as typed first, then by its sound, then spelt right, then without what nobody offers.

Each attempt is another list of words for the engine; the first that finds something is shown, and the page says what was
done. Both engines are asked the same, so they answer the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search import analysis
from search.analysis import QueryWord
from search.known import latin_words
from search.queries import Engine, Query, Results

ONE_SLIP, TWO_SLIPS = 5, 9  # letters from which on a word may hold so many slips


@dataclass(frozen=True)
class Found:
    """Results, and what was made of the words to get them: `corrected` typed → meant; `without`: what was left out."""

    results: Results
    words: tuple[QueryWord, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()
    is_left_by_filters: bool = False  # the words do find something, the chosen filters leave nothing of it


def find(query: Query, engine: Engine) -> Found:
    """Ask the engine until something is found. One question where the words are right, as they mostly are."""
    typed = tuple(query.words)
    query = replace(query, meant=typed)  # the text is analysed once, whatever is asked of the engine
    found = Found(engine.search(query), typed)
    if found.results.total or not typed:
        return found
    if query.facets and engine.search(replace(query, facets={})).total:
        return replace(found, is_left_by_filters=True)
    for attempt in _attempts(query, typed, engine):
        results = engine.search(replace(query, meant=attempt.words))
        if results.total:
            return replace(attempt, results=results)
    return found


def _attempts(query: Query, typed: tuple[QueryWord, ...], engine: Engine) -> Iterator[Found]:
    nothing = Found(Results([], {}, 0), typed)
    if by_sound := analysis.words_by_sound(query.text):
        yield replace(nothing, words=tuple(by_sound))
    words, corrected = _spelt_right(typed)
    if corrected:
        yield replace(nothing, words=words, corrected=corrected)
    yield from _with_fewer(query, words, replace(nothing, corrected=corrected), engine)


def _spelt_right(words: tuple[QueryWord, ...]) -> tuple[tuple[QueryWord, ...], tuple[tuple[str, str], ...]]:
    """Each Latin word that no scheme and no term has, as the nearest that one has."""
    known, better, corrected = latin_words(), [], []
    for word in words:
        near = "" if word.is_term or word.typed in known else _nearest(word.typed, known)
        better += analysis.words_of(near) if near else [word]
        if near:
            corrected.append((word.typed, near))
    return tuple(better), tuple(corrected)


def _nearest(typed: str, known: frozenset[str]) -> str:
    """The known word within one slip, or two of a long word: a letter wrong, left out, added, or two changed about."""
    slips = 2 if len(typed) >= TWO_SLIPS else 1
    if len(typed) < ONE_SLIP or not typed.isascii() or not typed.isalpha():
        return ""
    near = process.extractOne(typed, sorted(known), scorer=OSA.distance, score_cutoff=slips)
    return near[0] if near else ""


def _with_fewer(query: Query, words: tuple[QueryWord, ...], attempt: Found, engine: Engine) -> Iterator[Found]:
    """Without the words that nothing has; then without the rarest, one after the other, while one is left."""
    if len(words) < 2:
        return
    counts = [engine.search(replace(query, meant=(word,), facets={}, size=1)).total for word in words]
    rarest_first = sorted(range(len(words)), key=counts.__getitem__)
    unknown = counts.count(0)
    for dropped in range(max(unknown, 1), len(words)):
        gone = set(rarest_first[:dropped])
        left = tuple(word for position, word in enumerate(words) if position not in gone)
        yield replace(attempt, words=left, without=tuple(words[position].typed for position in sorted(gone)))
