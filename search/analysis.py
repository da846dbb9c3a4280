"""Text as tokens, the same for every engine and for both sides, the index and the query.

Latin words are folded and stemmed; Chinese text gives its words, its pairs of characters and its characters, and each
word's pinyin; standard numbers are canonical, and found under the standard they are a part of.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import rjieba
import snowballstemmer

from lib.text import folded
from vocabulary.standards import StandardNumber, is_known_publisher, numbers_in, parse

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
_HAN = re.compile(rf"[{HAN}]")
_TOO_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "in",
        "is",
        "it",
        "of",
        "on",
        "or",
        "that",
        "the",
        "this",
        "to",
        "with",
        "的",
        "和",
        "与",
        "及",
        "或",
        "了",
    ]
)
LONGEST_QUERY = 200
MOST_WORDS = 12


@dataclass(frozen=True)
class QueryWord:
    """One word of a query: any of `tokens` finds it, or all of `pairs` together; `prefix` also finds longer words."""

    tokens: tuple[str, ...]
    pairs: tuple[str, ...] = ()
    prefix: str = ""


def tokens_of(text: str) -> list[str]:
    """Everything under which a text is to be found, each token once, in order."""
    words: dict[str, None] = {}
    for number in numbers_in(text):
        words.update(dict.fromkeys(_standard_tokens(number)))
    for run in _RUN.findall(folded(text)):
        words.update(dict.fromkeys(_chinese_tokens(run) if _HAN.match(run) else _latin_tokens(run)))
    return list(words)


def words_of(query: str) -> list[QueryWord]:
    """What somebody typed, as words that must all be found; at most a dozen."""
    query = query[:LONGEST_QUERY]
    rest = folded(query)
    words = []
    for number in _numbers_of(query):
        words.append(QueryWord(tokens=(_standard_tokens(number)[0],)))
        rest = _without(number, rest)
    words += [word for run in _RUN.findall(rest) for word in _query_words(run)]
    return words[:MOST_WORDS]


def _numbers_of(query: str) -> list[StandardNumber]:
    whole = parse(query)
    return [number for number in ([whole] if whole else numbers_in(query)) if is_known_publisher(number)]


def _query_words(run: str) -> Iterator[QueryWord]:
    if _HAN.match(run):
        for word in rjieba.cut(run):
            if word not in _TOO_COMMON:
                yield QueryWord(tokens=(word,), pairs=tuple(_pairs(word)))
    elif run not in _TOO_COMMON:
        plain = _unaccented(run)
        yield QueryWord(tokens=(*_latin_tokens(run), f"py:{plain}"), prefix=plain if len(plain) >= 3 else "")


def _chinese_tokens(run: str) -> Iterator[str]:
    for word in rjieba.cut_for_search(run):
        yield word
        if len(word) > 1:
            yield f"py:{_pinyin(word)}"
    yield from _pairs(run)
    yield from run


def _latin_tokens(run: str) -> list[str]:
    plain = _unaccented(run)
    if plain in _TOO_COMMON:
        return []
    stem = _stemmer().stemWord(plain)
    return [stem] if stem == plain else [stem, plain]


def _standard_tokens(number: StandardNumber) -> list[str]:
    return [f"std:{family.lower()}" for family in number.families]


def _without(number: StandardNumber, text: str) -> str:
    letters = r"\s*/?\s*".join(re.escape(letter) for letter in re.sub(r"[\s/]", "", number.prefix).lower())
    digits = r"\s*".join(re.escape(digit) for digit in number.number.lower())
    return re.sub(rf"{letters}\s*-?\s*{digits}(?:\s*[-:\u2010-\u2015]\s*\d{{4}})?", " ", text)


def _pairs(run: str) -> Iterator[str]:
    return (run[start : start + 2] for start in range(len(run) - 1))


def _unaccented(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def joined(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def _pinyin(word: str) -> str:
    from pypinyin import lazy_pinyin  # not before there is Chinese: its dictionary takes a third of a second to read

    return "".join(lazy_pinyin(word))


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")


def load_dictionaries() -> None:
    """Read the dictionaries now, so that the first text need not wait for them."""
    list(_chinese_tokens("明证"))
