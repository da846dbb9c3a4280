"""Text as tokens, the same for every engine and for both sides, the index and the query.

Latin words are folded and stemmed; Chinese text, traditional letters as simplified ones, gives its words, its pairs of
characters and its characters, the pinyin of each word and of neighbours, and their initials; words that mean the same
share a token (`search.concepts`); standard numbers are canonical, and found under the standard they are a part of.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from lib.text import folded
from lib.text.names import simplified
from search import concepts
from search.concepts import HAN, IS_HAN
from vocabulary.standards import StandardNumber, is_known_publisher, numbers_in, parse

_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
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
# What people put around the thing they look for. Dropped from a query that holds more than that.
_ASKING = """
    how what which where who when why can could should must may does do did is need needs needed want wants get got
    please help find looking look my our your i we you me us have has had sell sold make made give any all
    什么 怎么 怎样 如何 哪个 哪些 哪种 哪里 哪家 谁 几 多少 吗 呢 吧 啊 请 请问 我 我们 你们 你 需要 需 要 想 想要 应该 必须 可以 能 能否
    是否 有 没有 做 办 办理 申请 找 查 查询 求 帮 推荐 出口 进口 卖 生产 相关 关于 一下 才能 取得 获得 拿 应
"""
_ABOUT_IT = """
    certification certifications certificate certificates certified certify scheme schemes product products mark marks
    认证 证书 产品 标志 认证证书 产品认证 认证方案 方案 机构 类 种
"""
ASKING, ABOUT_IT = frozenset(_ASKING.split()), frozenset(_ABOUT_IT.split())
LONGEST_QUERY = 200
MOST_WORDS = 12
MOST_TYPED = 8  # characters of a term that somebody types by its sound


@dataclass(frozen=True)
class QueryWord:
    """One word of a query: any of `tokens` finds it, or all of `pairs` together; `prefix` also finds longer words.

    `typed`: as somebody wrote it, to be shown; `is_term`: the vocabulary knows it, in whatever word.
    """

    tokens: tuple[str, ...]
    pairs: tuple[str, ...] = ()
    prefix: str = ""
    typed: str = ""
    is_term: bool = False


def tokens_of(text: str) -> list[str]:
    """Everything under which a text is to be found, each token once, in order."""
    words: dict[str, None] = {}
    for number in numbers_in(text):
        words.update(dict.fromkeys(_standard_tokens(number)))
    plain = _plain(text)
    words.update(dict.fromkeys(concepts.tokens_of(plain)))
    for run in _RUN.findall(plain):
        words.update(dict.fromkeys(_chinese_tokens(run) if IS_HAN.match(run) else _latin_tokens(run)))
    return list(words)


def words_of(query: str) -> list[QueryWord]:
    """What somebody typed, as words that must all be found; at most a dozen. Words of asking go, if more is there."""
    query = query[:LONGEST_QUERY]
    rest = _plain(query)
    words = []
    for number in _numbers_of(query):
        words.append(QueryWord(tokens=(_standard_tokens(number)[0],), typed=number.text))
        rest = _without(number, rest)
    for mention in reversed(concepts.named_in(rest)):
        term = rest[mention.start : mention.end]
        words.append(QueryWord(tokens=mention.tokens, typed=term, is_term=True))
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    words += [word for run in _RUN.findall(rest) for word in _query_words(run)]
    return _that_matter(words)[:MOST_WORDS]


def words_by_sound(query: str) -> list[QueryWord]:
    """The same with what is Latin taken for pinyin, spaced or not (`ji qi ren`), or for initials (`bx`). [] without Latin."""
    words: list[QueryWord] = []
    plain = _plain(query[:LONGEST_QUERY])
    for streak in re.findall(rf"[{HAN}]+|[a-z]+(?:[ '’-]+[a-z]+)*", plain):
        if IS_HAN.match(streak):
            words += _query_words(streak)
        elif (typed := re.sub(r"[^a-z]", "", streak)) and len(typed) > 1:
            tokens = (f"py:{typed}", f"pi:{typed}") if len(typed) <= MOST_TYPED else (f"py:{typed}",)
            words.append(QueryWord(tokens=tokens, typed=streak))
    return words[:MOST_WORDS] if any(word.tokens[0].startswith("py:") for word in words) else []


def latin_parts(text: str) -> list[str]:
    """The Latin words of a text, folded and without accents."""
    return [_unaccented(run) for run in _RUN.findall(folded(text)) if not IS_HAN.match(run)]


def _that_matter(words: list[QueryWord]) -> list[QueryWord]:
    """Without the words of asking, and without those that every scheme is about; all of them where nothing else is there."""
    for needless in (ASKING | ABOUT_IT, ASKING):
        if left := [word for word in words if word.is_term or word.typed not in needless]:
            return left
    return words


def _plain(text: str) -> str:
    return simplified(folded(text))


def _numbers_of(query: str) -> list[StandardNumber]:
    whole = parse(query)
    return [number for number in ([whole] if whole else numbers_in(query)) if is_known_publisher(number)]


def _query_words(run: str) -> Iterator[QueryWord]:
    if IS_HAN.match(run):
        for word in rjieba.cut(run):
            if word not in _TOO_COMMON:
                yield QueryWord(tokens=(word,), pairs=tuple(_pairs(word)), typed=word)
    elif run not in _TOO_COMMON:
        plain = _unaccented(run)
        yield QueryWord(tokens=(*_latin_tokens(run), f"py:{plain}"), prefix=plain if len(plain) >= 3 else "", typed=run)


def _chinese_tokens(run: str) -> Iterator[str]:
    for word in rjieba.cut_for_search(run):
        yield word
        if len(word) > 1:
            yield f"py:{_pinyin(word)}"
    yield from _typed_as_latin(run)
    yield from _pairs(run)
    yield from run


def _typed_as_latin(run: str) -> Iterator[str]:
    """How a Chinese term is typed by who has no Chinese keyboard: whole words and up to three neighbours, and initials."""
    words = rjieba.cut(run)
    for first in range(len(words)):
        for last in range(first + 1, min(first + 4, len(words) + 1)):
            term = "".join(words[first:last])
            if 1 < len(term) <= MOST_TYPED:
                syllables = _syllables(term)
                yield f"py:{''.join(syllables)}"
                yield f"pi:{''.join(syllable[:1] for syllable in syllables)}"


def _latin_tokens(run: str) -> list[str]:
    plain = _unaccented(run)
    if plain in _TOO_COMMON:
        return []
    stem = concepts.stem(plain)
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
    return "".join(_syllables(word))


@lru_cache(maxsize=50_000)
def _syllables(word: str) -> list[str]:
    from pypinyin import lazy_pinyin  # not before there is Chinese: its dictionary takes a third of a second to read

    return lazy_pinyin(word)


def load_dictionaries() -> None:
    """Read the dictionaries now, so that the first text need not wait for them."""
    list(_chinese_tokens("明证"))
