"""Text as tokens, the same for every engine and for both sides, the index and the query.

Latin words are folded and stemmed; Chinese text, traditional letters as simplified ones, gives its words, its pairs of
characters and its characters, and the sound of its words; words that mean the same share a token (`vocabulary.lexicon`);
standard numbers are canonical, and found under the standard they are a part of.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import rjieba

from lib.text.names import without_legal_form
from search.asking import ABOUT_IT, ASKING, TESTING, TOO_COMMON
from vocabulary.lexicon import HAN, IS_HAN, Lexicon, lexicon, plain, stem
from vocabulary.standards import StandardNumber, is_known_publisher, numbers_in, parse, with_publishers

RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
_BARE_NUMBER = re.compile(r"(?<![\w.-])(\d{3,6}(?:[.-]\d{1,3})*)(?:-(?:19|20)\d\d)?(?![\w.-])")
_LATIN_FORM = re.compile(
    r"\b(?:limited|ltd|gmbh|inc|llc|plc|corp|corporation|co|company|ag|kg|bv|nv|srl|spa|as|ab|oy|sa|pte|pty|pvt)\b"
)
LONGEST_QUERY = 200
MOST_WORDS = 12
LONGEST_SOUND = 8  # characters of a term that somebody types by its sound
NOBODY = "name:"  # a token that nothing has


@dataclass(frozen=True)
class QueryWord:
    """One word of a query: any of `tokens` finds it, or all of `pairs` together; `prefix` also finds longer words.

    `typed`: as somebody wrote it, to be shown; `groups`: those of the vocabulary that it belongs to; `is_thing`: it names
    a product, a service or a standard, so that it may stand alone where other words are left out. `is_wished`: what has
    it comes first, what has it not is found all the same.
    """

    tokens: tuple[str, ...]
    pairs: tuple[str, ...] = ()
    prefix: str = ""
    typed: str = ""
    groups: tuple[str, ...] = ()
    is_thing: bool = False
    is_wished: bool = False
    edition: tuple[str, ...] = ()  # of a standard's year: what to ask for instead, see `of_that_edition`

    @property
    def is_term(self) -> bool:
        """Whether the vocabulary knows it, in whatever word."""
        return bool(self.groups)


def tokens_of(text: str, known: Lexicon | None = None) -> list[str]:
    """Everything under which a text is to be found, each token once, in order."""
    known = known or lexicon()
    words: dict[str, None] = {}
    for number in numbers_in(text):
        words.update(dict.fromkeys(_standard_tokens(number)))
    folded_text = plain(text)
    words.update(dict.fromkeys(known.tokens_of(folded_text)))
    for run in RUN.findall(folded_text):
        words.update(dict.fromkeys(_chinese_tokens(run) if IS_HAN.match(run) else latin_tokens(run)))
    return list(words)


def scope_of(name: str, *categories: str) -> tuple[list[str], list[str]]:
    """What a scheme or product of that name is, besides its words: tokens of the things that it is for as a whole, by which
    narrower ones find it (`cov:`), and of all that includes them or its categories, by which broader ones do.
    """
    known = lexicon()
    named = {key for mention in known.spoken_of(plain(name)) for key in mention.groups if known.groups[key].is_product}
    above = set(known.broader(named))
    of_categories = {key for text in categories for mention in known.spoken_of(plain(text)) for key in mention.groups}
    wider = sorted(above | set(known.broader(of_categories)))
    return [f"cov:{key}" for key in sorted(named - above)], [f"syn:{key}" for key in wider]


def words_of(query: str) -> list[QueryWord]:
    """What somebody typed, as words that must all be found; at most a dozen. Words of asking go, if more is there."""
    query = with_publishers(query[:LONGEST_QUERY])
    rest = plain(query)
    words = []
    for number in _numbers_of(query):
        words.append(_standard_word(number))
        rest = _without(number, rest)
    known = lexicon()
    for mention in reversed(known.named_in(rest)):
        words.append(term_word(mention.groups, rest[mention.start : mention.end], known))
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    words += _bare_numbers(rest)
    name = _without_form(_BARE_NUMBER.sub(" ", rest))
    if name is None and not words:
        return [QueryWord(tokens=(NOBODY,), typed=query.strip())]
    words += [word for run in RUN.findall(name or "") for word in words_of_run(run)]
    return that_matter(words)[:MOST_WORDS]


def term_word(groups: tuple[str, ...], typed: str, known: Lexicon) -> QueryWord:
    """A word of the vocabulary, in whatever words a text has it."""
    tokens = tuple(f"syn:{group}" for group in groups)
    return QueryWord(tokens=tokens, typed=typed, groups=groups, is_thing=known.names_product(groups))


def words_of_run(run: str) -> Iterator[QueryWord]:
    """The words of a run of Chinese characters, or the one that a run of Latin letters is."""
    if IS_HAN.match(run):
        for word in _pieces(run):
            if word not in TOO_COMMON:
                yield QueryWord(tokens=(word,), pairs=tuple(_pairs(word)), typed=word)
    elif tokens := latin_tokens(run):
        yield QueryWord(tokens=tuple(tokens), typed=run)


def that_matter(words: list[QueryWord]) -> list[QueryWord]:
    """Without the words of asking, and without those that every scheme is about; all of them where nothing else is there.
    Where a thing is named, words of testing need not be there: what has them comes first."""
    for needless in (ASKING | ABOUT_IT, ASKING):
        if left := [word for word in words if word.is_term or word.typed not in needless]:
            words = left
            break
    asked = [word.is_term or word.typed not in TESTING for word in words]
    return [replace(word, is_wished=any(asked) and not is_asked) for word, is_asked in zip(words, asked, strict=True)]


def latin_tokens(run: str) -> list[str]:
    bare = unaccented(run)
    if bare in TOO_COMMON:
        return []
    short = stem(bare)
    return [short] if short == bare else [short, bare]


def unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def joined(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


# --- Chinese -----------------------------------------------------------------------------------------------------------


def _pieces(run: str) -> Iterator[str]:
    """A run's words; single characters side by side are one word, a name perhaps that no dictionary has."""
    alone = ""
    for word in rjieba.cut(run):
        if len(word) == 1 and word not in TOO_COMMON | ASKING:
            alone += word
            continue
        yield from filter(None, (alone, word))
        alone = ""
    if alone:
        yield alone


def _chinese_tokens(run: str) -> Iterator[str]:
    yield from rjieba.cut_for_search(run)
    yield from _sounds(run)
    yield from _pairs(run)
    yield from run


def _sounds(run: str) -> Iterator[str]:
    """How a Chinese term is typed by who has no Chinese keyboard: whole words, and up to three neighbours."""
    words = rjieba.cut(run)
    sounds = [sound_of(word) for word in words]
    for first in range(len(words)):
        for last in range(first + 1, min(first + 4, len(words) + 1)):
            if 1 < sum(map(len, words[first:last])) <= LONGEST_SOUND:
                yield f"py:{''.join(sounds[first:last])}"


@lru_cache(maxsize=50_000)
def syllables(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # not before there is Chinese: its dictionary takes a third of a second to read

    return tuple(lazy_pinyin(word))


def sound_of(word: str) -> str:
    return "".join(syllables(word))


def load_dictionaries() -> None:
    """Read the dictionaries now, so that the first text need not wait for them."""
    list(_chinese_tokens("明证"))


def _pairs(run: str) -> Iterator[str]:
    return (run[start : start + 2] for start in range(len(run) - 1))


# --- Numbers and names -------------------------------------------------------------------------------------------------


def _numbers_of(query: str) -> list[StandardNumber]:
    whole = parse(query)
    return [number for number in ([whole] if whole else numbers_in(query)) if is_known_publisher(number)]


def _standard_tokens(number: StandardNumber) -> Iterator[str]:
    """By its own key and its families'; with the year; then more loosely: GB for GB/T, any of its publishers, none."""
    yield from (f"std:{family.lower()}" for family in number.families)
    yield from _edition_tokens(number, number.year)
    yield from (f"nr:{family.lower()}" for family in number.loose_families)


def _edition_tokens(number: StandardNumber, year: int | None) -> Iterator[str]:
    """Of that year, as strictly and as loosely; None: of whatever names no year."""
    yield f"std:{number.key.lower()}@{year or ''}"
    yield from (f"nr:{key.lower()}@{year or ''}" for key in number.loose_keys)


def _standard_word(number: StandardNumber) -> QueryWord:
    loose = tuple(f"nr:{key.lower()}" for key in number.loose_keys)
    edition = (*_edition_tokens(number, number.year), *_edition_tokens(number, None)) if number.year else ()
    return QueryWord(tokens=(f"std:{number.key.lower()}", *loose), typed=number.full, is_thing=True, edition=edition)


def of_that_edition(words: Iterable[QueryWord]) -> list[QueryWord]:
    """Where a standard's year was typed, that edition alone: a certificate attests one, a scheme goes on to the next. Of
    words that ask for it already: any edition again.
    """
    return [replace(word, tokens=word.edition, edition=word.tokens) if word.edition else word for word in words]


def _bare_numbers(text: str) -> Iterator[QueryWord]:
    """A number alone may be a standard's (4706.1), or part of a name or model."""
    for number in dict.fromkeys(match[1] for match in _BARE_NUMBER.finditer(text)):
        parts = re.findall(r"\d+", number)
        pairs = tuple(parts) if len(parts) > 1 else ()
        tokens = (f"nr:{number.replace('-', '.')}", *([] if pairs else parts))
        yield QueryWord(tokens=tokens, pairs=pairs, typed=number)


def _without(number: StandardNumber, text: str) -> str:
    letters = r"[\s/-]*".join(re.escape(letter) for letter in re.sub(r"[\s/]", "", number.prefix).lower())
    digits = r"\s*".join(re.escape(digit) for digit in number.number.lower())
    return re.sub(rf"{letters}\s*-?\s*{digits}(?:\s*[-:\u2010-\u2015]\s*\d{{2,4}}\b)?", " ", text)


def _without_form(text: str) -> str | None:
    """A text without a company's legal form; None where there is nothing but that."""
    if not text.strip() or not ("公司" in text or "合伙" in text or "企业" in text or _LATIN_FORM.search(text)):
        return text
    return without_legal_form(text) or None
