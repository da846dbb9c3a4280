"""What somebody may have meant: as typed first, then as it is called in mainland China, then by its sound, then spelt right, then the rest of a word begun, then
what includes it, then without what nobody offers.

Each attempt is another list of words for the engine; the first that finds something is shown, and the page says what was
done. Both engines are asked the same, so they answer the same.
"""

from dataclasses import dataclass, replace

from lib.text import Bilingual, folded
from lib.text.names import in_mainland_words
from search import analysis
from search.analysis import QueryWord
from search.known import latin_words, words_of_bodies
from search.queries import Asking, Engine, Query, Results, together
from search.sound import by_sound
from search.spelling import is_english, mended
from vocabulary.lexicon import lexicon, plain

SHORTEST_BEGUN = 4  # letters of a word that somebody has not typed to its end


@dataclass(frozen=True)
class Found:
    """Results, and what was made of the words to get them.

    `by_sound`: what was read as pinyin → the term, "" for a name; `corrected`: typed → meant; `broader`: typed → what
    includes it; `without`: what was left out; `is_wordless`: something was typed that holds no word.
    """

    results: Results
    words: tuple[QueryWord, ...] = ()
    by_sound: tuple[tuple[str, str], ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    broader: tuple[tuple[str, Bilingual], ...] = ()
    without: tuple[str, ...] = ()
    is_left_by_filters: bool = False  # the words do find something, the chosen filters leave nothing of it
    is_wordless: bool = False

    @property
    def is_explained(self) -> bool:
        """Whether other words than those typed were looked for, so that the page says so."""
        return bool(self.by_sound or self.corrected or self.broader or self.without)


def find(query: Query, engine: Engine) -> Found:
    """Ask the engine until something is found. One question where the words are right, as they mostly are."""
    return together([finding(query)], engine)[0]


def finding(query: Query) -> Asking[Found]:
    """The same, as questions: whoever has more to ask asks it beside them."""
    typed = tuple(query.words)
    if query.text.strip() and not (typed or query.pattern or query.number):
        return Found(Results([], {}, 0), is_wordless=True)
    query = replace(query, meant=typed)  # the text is analysed once, whatever is asked of the engine
    (results,) = yield [query]
    found = Found(results, typed)
    if not results.is_empty or not typed:
        return found
    if query.facets:
        (free,) = yield [_free(query, typed)]
        if free.total:
            return replace(found, is_left_by_filters=True)
    return (yield from _attempted(query, typed)) or found


def _attempted(query: Query, typed: tuple[QueryWord, ...]) -> Asking[Found | None]:
    meant, text = Found(Results([], {}, 0), typed), query.text
    if years := tuple(word.typed.rpartition("-")[2] for word in typed if word.edition and query.of_kind.has_models):
        meant = replace(meant, words=tuple(analysis.of_that_edition(typed)), without=years)
        if found := (yield from _tried(query, meant)):
            return found
    if (called := folded(in_mainland_words(text))) and called != plain(text):
        text = called
        meant = replace(meant, words=tuple(analysis.words_of(text)), corrected=((query.text, text),))
        if found := (yield from _tried(query, meant)):
            return found
    sounds, taken_for = by_sound(text)
    if sounds:
        heard = replace(meant, words=tuple(sounds), by_sound=taken_for)
        if found := (yield from _tried(query, heard)):
            return found
        meant = heard if any(term for _typed, term in taken_for) else meant
    right = mended(text, latin_words())
    if right.slips:
        words = tuple(analysis.words_of(right.text))
        meant = replace(meant, words=words, by_sound=(), corrected=(*meant.corrected, *right.slips))
        if found := (yield from _tried(query, meant)):
            return found
    begun = _begun(typed) if not sounds else ()
    if begun and (found := (yield from _tried(query, replace(meant, words=begun)))):
        return found
    return (yield from _attempted_with_less(query, meant))


def _attempted_with_less(query: Query, meant: Found) -> Asking[Found | None]:
    """What includes it; then most of the words."""
    wider = _broader(meant) if query.kind == "schemes" else None
    if wider and (found := (yield from _tried(query, wider))):
        return found
    for some in filter(None, (meant, wider)):
        fewer = yield from _with_fewer(query, some)
        if fewer and (found := (yield from _tried(query, fewer))):
            return found
    return None


def _tried(query: Query, attempt: Found) -> Asking[Found | None]:
    """The attempt with what it finds; None where that is nothing, with filters or without."""
    free = [_free(query, attempt.words)] if query.facets else []
    results, *without = yield [replace(query, meant=attempt.words), *free]
    if not results.is_empty:
        return replace(attempt, results=results)
    is_left = any(each.total for each in without)
    return replace(attempt, results=results, is_left_by_filters=True) if is_left else None


def _begun(words: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
    """With the last word taken for the beginning of one: `refrig`."""
    *before, last = words
    is_begun = last.typed.isalpha() and last.typed.isascii() and not last.is_term and len(last.typed) >= SHORTEST_BEGUN
    return (*before, replace(last, prefix=last.typed)) if is_begun and not is_english(last.typed) else ()


def _broader(meant: Found) -> Found | None:
    """Kitchen appliances for a kettle: what is certified for all of them is certified for it. The nearest come first."""
    known, words, named = lexicon(), list[QueryWord](), list[tuple[str, Bilingual]]()
    for word in meant.words:
        above = known.broader(word.groups)
        tokens = tuple(f"cov:{key}" if word.is_thing else f"syn:{key}" for key in above)
        words.append(replace(word, tokens=(*word.tokens, *tokens)))
        words += [QueryWord(tokens=tokens[: count + 1], is_wished=True) for count in range(len(tokens))]
        named += [(word.typed, known.groups[above[0]].name)] if above else []
    return replace(meant, words=tuple(words), broader=tuple(named)) if named else None


def _with_fewer(query: Query, meant: Found) -> Asking[Found | None]:
    """Most of the words: the things named, then of the others the rarest first, as long as something has them all.

    A product that the vocabulary knows and nobody offers is not left out: an answer about something else would be none.
    """
    words = [word for word in meant.words if not word.is_wished]
    wished = [word for word in meant.words if word.is_wished]
    if len(words) < 2:
        return None
    counts = [each.total for each in (yield [_free(query, (word,)) for word in words])]
    if any(word.is_thing and word.groups and not count for word, count in zip(words, counts, strict=True)):
        return None
    things = {position for position, word in enumerate(words) if counts[position] and _stands_alone(word)}
    order = sorted(
        (some for some in range(len(words)) if counts[some]), key=lambda some: (some not in things, counts[some])
    )
    if not things:
        return None
    chosen = order[:1]
    for position in order[1:]:
        (both,) = yield [_free(query, tuple(words[some] for some in [*chosen, position]))]
        if both.total:
            chosen.append(position)
    left = (*(words[position] for position in sorted(chosen)), *wished)
    without = tuple(word.typed for position, word in enumerate(words) if position not in chosen)
    return replace(meant, words=left, without=without)


def _stands_alone(word: QueryWord) -> bool:
    """A product, a service, a standard or a body: who leaves out the rest still answers what was asked."""
    return word.is_thing or (not word.is_term and bool(words_of_bodies().intersection(word.tokens)))


def _free(query: Query, words: tuple[QueryWord, ...]) -> Query:
    """How many have these words, whatever the filters."""
    return replace(query, meant=words, facets={}, cursor="", size=0)
