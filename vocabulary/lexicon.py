"""What a text speaks of, whatever word it uses: refrigerator = fridge = 冰箱 = 电冰箱 (`vocabulary.synonyms`).

Both sides use it: a document carries a token for each group that a word of it belongs to, a query asks for the token of
the longest word it names. So engines need to know nothing of synonyms. A word is the same run together or apart: `power
bank`, `power-bank`, `powerbank`.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby
from operator import attrgetter

import rjieba
import snowballstemmer

from lib.text import folded
from lib.text.names import simplified
from vocabulary import synonyms
from vocabulary.synonyms import Group

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
IS_HAN = re.compile(rf"[{HAN}]")
_HAN_RUN = re.compile(rf"[{HAN}]+")
_UNIT = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")  # a Chinese character, or a Latin word
_MOST_UNITS = 24


@dataclass(frozen=True)
class Mention:
    """A word of the vocabulary in a text: where it stands, and the groups it belongs to."""

    start: int
    end: int
    groups: tuple[str, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        return tuple(f"syn:{group}" for group in self.groups)


class Lexicon:
    """Groups of words, laid out for looking up: by how they are written, here; by their sound in `search.sound`."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.groups = {group.key: group for group in groups}
        self.by_spelling: dict[str, tuple[str, ...]] = {}
        self.begun: set[str] = set()
        for group in self.groups.values():
            for word in group.words:
                for spelling in _spellings([unit.group() for unit in _UNIT.finditer(plain(word))]):
                    known = self.by_spelling.get(spelling, ())
                    self.by_spelling[spelling] = known if group.key in known else (*known, group.key)
                    self.begun.update(spelling[:length] for length in range(1, len(spelling) + 1))
            self.begun.update(begun for word in group.words for begun in _beginnings(word))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every word in a text (folded, simplified), longer and shorter ones alike."""
        units = [(match.start(), match.end(), match.group()) for match in _UNIT.finditer(text)]
        for first, (_start, _end, word) in enumerate(units):
            if word in self.begun or stem(word) in self.begun:
                yield from self._beginning_at(first, units, text)

    def tokens_of(self, text: str) -> list[str]:
        """The token of every group that a text speaks of."""
        return list(dict.fromkeys(token for mention in self.spoken_of(text) for token in mention.tokens))

    def spoken_of(self, text: str) -> Iterator[Mention]:
        """The words of a text, without those that are only part of a longer word and mean another thing: an EV charger is
        no charger and no EV, 挥发性有机物 is nothing 有机; but an industrial robot is a robot."""
        around: Mention | None = None  # of those that began before, the one that goes furthest
        for _start, beginning in groupby(self.mentions(text), key=attrgetter("start")):
            here = list(beginning)  # the longest last
            for mention in here:
                if self._is_said(mention, around) and self._is_whole(mention, here[-1]):
                    yield mention
            around = here[-1] if around is None or here[-1].end > around.end else around

    def _is_said(self, mention: Mention, around: Mention | None) -> bool:
        """Whether a word within a longer one, or at its end, is what that one is a kind of."""
        return around is None or mention.end > around.end or self._is_kind_of(around, mention)

    def _is_whole(self, mention: Mention, longest: Mention) -> bool:
        """Whether a word that begins a longer one is what that is a kind of: a rice cooker is no rice. A quality is said
        wherever it stands."""
        things = self.names_product(mention.groups) and self.names_product(longest.groups)
        return not things or mention is longest or self._is_kind_of(longest, mention)

    def _is_kind_of(self, mention: Mention, other: Mention) -> bool:
        return not {*mention.groups, *self.broader(mention.groups)}.isdisjoint(other.groups)

    def named_in(self, text: str) -> list[Mention]:
        """The words of a query, each as long as it goes: "ev charger" is no charger."""
        named: list[Mention] = []
        for mention in sorted(self.mentions(text), key=lambda one: (one.start, -one.end)):
            if not named or mention.start >= named[-1].end:
                named.append(mention)
        return named

    def names_product(self, groups: Iterable[str]) -> bool:
        return any(self.groups[key].is_product for key in groups)

    def broader(self, groups: Iterable[str]) -> tuple[str, ...]:
        """The keys of what includes these groups, the nearest first."""
        above: dict[str, None] = {}
        ahead = [self.groups[key].broader for key in groups]
        while ahead:
            key = ahead.pop(0)
            if key in self.groups and key not in above:
                above[key] = None
                ahead.append(self.groups[key].broader)
        return tuple(above)

    @cached_property
    def latin_words(self) -> Counter[str]:
        """The Latin words that its terms are made of, singular and plural, each with the number of its terms."""
        terms = [plain(word) for group in self.groups.values() for word in group.en]
        words = Counter(part for term in terms for part in re.findall(r"[a-z]+", term))
        plurals = {f"{word}s": number for word, number in words.items() if len(word) > 3 and not word.endswith("s")}
        return Counter(plurals | words)

    @cached_property
    def edition(self) -> str:
        """Equal where the groups are."""
        return hashlib.blake2b(repr(list(self.groups.values())).encode(), digest_size=8).hexdigest()

    @cached_property
    def run_together(self) -> dict[str, str]:
        """Terms of several Latin words, by their letters in one."""
        terms = [plain(word) for group in self.groups.values() for word in group.en]
        return {re.sub(r"[ -]", "", term): term for term in terms if re.fullmatch(r"[a-z]+(?:[ -][a-z]+)+", term)}

    def _beginning_at(self, first: int, units: list[tuple[int, int, str]], text: str) -> Iterator[Mention]:
        start = units[first][0]
        whole = stems = ""
        for last in range(first, min(first + _MOST_UNITS, len(units))):
            if last > first and _is_apart(text, units[last - 1], units[last]):
                return
            _start, end, word = units[last]
            spellings = (stem(whole + word), stems + stem(word))
            groups = self.by_spelling.get(spellings[0]) or self.by_spelling.get(spellings[1])
            if groups and not _is_half_a_word(text, start, end):
                yield Mention(start, end, groups)
            whole, stems = whole + word, spellings[1]
            if whole not in self.begun and stems not in self.begun:
                return


class _Made:
    """The lexicon of the groups that hold."""

    lexicon: Lexicon = Lexicon(())
    of: tuple[Group, ...] = ()


def lexicon() -> Lexicon:
    groups = synonyms.groups()
    if groups is not _Made.of:
        _Made.lexicon, _Made.of = Lexicon(groups), groups
    return _Made.lexicon


def plain(text: str) -> str:
    """A text as it is compared: folded, in simplified letters."""
    return simplified(folded(text))


def stem(word: str) -> str:
    """A Latin word without its ending: plural and singular are one. A Chinese character as it is."""
    return word if IS_HAN.match(word) else _stemmed(word)


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@cache
def _stemmed(word: str) -> str:
    return str(_stemmer().stemWord(word))


def _beginnings(word: str) -> Iterator[str]:
    """What a word begins with, unit by unit, as it is written: `conditioner` goes beyond its own stem."""
    units = [unit.group() for unit in _UNIT.finditer(plain(word))]
    yield from ("".join(units[:length]) for length in range(1, len(units) + 1))


def _spellings(units: list[str]) -> set[str]:
    """Run together without the ending, and with every word's off: `doors and windows` is `door and window`."""
    return {stem("".join(units)), "".join(map(stem, units))} - {""}


def _is_apart(text: str, left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
    """Words of one term stand side by side: with nothing between Chinese characters, else with a space or a dash at most."""
    between = text[left[1] : right[0]]
    is_chinese = IS_HAN.match(left[2]) and IS_HAN.match(right[2])
    return between != "" if is_chinese else between.strip(" -/'’") != ""


def _is_half_a_word(text: str, start: int, end: int) -> bool:
    """A single character is a word only where it stands for itself: 酒 is wine, 酒店 is none; two only where one begins or ends
    a word: 纸板材料 has no 板材 in it."""
    if end - start > 2 or not IS_HAN.match(text[start]):
        return False
    begins, ends = start in (edges := _edges(text)), end in edges
    return not (begins or ends) if end - start == 2 else not (begins and ends)


@lru_cache(maxsize=256)
def _edges(text: str) -> frozenset[int]:
    """Where words of Chinese begin and end in a text."""
    edges = set[int]()
    for run in _HAN_RUN.finditer(text):
        edges.add(position := run.start())
        for piece in rjieba.cut(run.group()):
            edges.add(position := position + len(piece))
    return frozenset(edges)
