"""What a text speaks of, whatever word it uses: refrigerator = fridge = 冰箱 = 电冰箱 (`vocabulary.synonyms`).

Both sides use it: a document carries a token for each group that a word of it belongs to, a query asks for the token of
the longest word it names. So engines need to know nothing of synonyms.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import snowballstemmer

from vocabulary import synonyms

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNIT = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")  # a Chinese character, or a Latin word
IS_HAN = re.compile(rf"[{HAN}]")


@dataclass(frozen=True)
class Mention:
    """A word of the vocabulary in a text: where it stands, and the groups it belongs to."""

    start: int
    end: int
    groups: tuple[str, ...]  # each by its first word, so that a new line in the file changes no other

    @property
    def tokens(self) -> tuple[str, ...]:
        return tuple(f"syn:{group}" for group in self.groups)


def tokens_of(text: str) -> list[str]:
    """The token of every group that a text (folded, simplified) has a word of, longer and shorter ones alike."""
    return list(dict.fromkeys(token for mention in _all(text) for token in mention.tokens))


def named_in(text: str) -> list[Mention]:
    """The words of a query that the vocabulary knows, each as long as it goes: "ev charger" is no charger."""
    mentions: list[Mention] = []
    for mention in sorted(_all(text), key=lambda one: (one.start, -one.end)):
        if not mentions or mention.start >= mentions[-1].end:
            mentions.append(mention)
    return mentions


def _all(text: str) -> Iterator[Mention]:
    units = [(match.start(), match.end(), _unit(match.group())) for match in _UNIT.finditer(text)]
    known, longest = _known()
    for first, (start, _end, _word) in enumerate(units):
        for last in range(first, min(first + longest, len(units))):
            if last > first and _is_apart(text, units[last - 1], units[last]):
                break
            if groups := known.get(tuple(word for _start, _stop, word in units[first : last + 1])):
                yield Mention(start, units[last][1], groups)


def _is_apart(text: str, left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
    """Words of one term stand side by side: with nothing between Chinese characters, a space or a dash between Latin words."""
    between = text[left[1] : right[0]]
    return between.strip(" -/") != "" or (between != "" and bool(IS_HAN.match(left[2]) or IS_HAN.match(right[2])))


@cache
def _known() -> tuple[dict[tuple[str, ...], tuple[str, ...]], int]:
    """The groups of each word, by its units; and of how many units the longest word is."""
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words in synonyms.groups():
        for word in words:
            units = tuple(_unit(unit) for unit in _UNIT.findall(word.lower()))
            known[units] = (*known.get(units, ()), words[0])
    return known, max(map(len, known))


@cache
def _unit(word: str) -> str:
    """A Latin word without its ending: plural and singular are one. A Chinese character as it is."""
    return word if IS_HAN.match(word) else stem(word)


def stem(word: str) -> str:
    """A Latin word without its ending."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")
