"""The one rule for what a group of words may be: said to whoever edits it, and held to by the file that ships."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext as _

from lib.text import folded
from lib.text.names import simplified, without_legal_form
from vocabulary.synonyms import Group

MOST_WORDS = 16  # on each side
LONGEST = {"zh": 20, "en": 60}
SHORTEST_EN = 2
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
TYPED_SIGNS = re.compile(r"[\w\s.+/&'’()-]+")


@dataclass(frozen=True)
class Problems:
    """`errors` forbid a group; `warnings` are for whoever saves it to weigh."""

    errors: tuple[str, ...]
    warnings: tuple[str, ...]


@lru_cache(8192)  # each group is compared with the words of all others
def compared(word: str) -> str:
    """A word as it is looked for: `Power-Bank` and `power bank` are one, and so are traditional and simplified letters."""
    return re.sub(r"[\s-]", "", simplified(folded(word)))


def tidy(group: Group) -> Group:
    """Without empty words, spaces around them, and repetitions."""
    return replace(group, zh=_tidy(group.zh), en=_tidy(group.en))


def problems(group: Group, others: Iterable[Group]) -> Problems:
    """What is wrong with a group (tidy) beside all others, in the reader's words."""
    rest = [other for other in others if other.key != group.key]
    return Problems(tuple(_errors(group, rest)), tuple(_warnings(group, rest)))


def _tidy(words: Iterable[str]) -> tuple[str, ...]:
    plain = [" ".join(word.split()) for word in words]
    return tuple({compared(word): word for word in reversed(plain) if word}.values())[::-1]


def _errors(group: Group, others: list[Group]) -> Iterator[str]:
    for side, words in (("zh", group.zh), ("en", group.en)):
        if not words:
            yield _("A group has a word in Chinese and one in English at least.")
        if len(words) > MOST_WORDS:
            yield _("A group has at most %(number)d words in each language.") % {"number": MOST_WORDS}
        yield from (sentence for word in words for sentence in _errors_of_word(side, word))
    known = {other.key: other for other in others}
    if group.broader and group.broader not in known:
        yield _("There is no group “%(key)s” that it could be a kind of.") % {"key": group.broader}
    elif group.key in _above(group.broader, known):
        yield _("It cannot be a kind of what is a kind of it.")


def _errors_of_word(side: str, word: str) -> Iterator[str]:
    has_han = bool(_HAN.search(word))
    if len(word) > LONGEST[side]:
        yield _("“%(word)s” is too long: at most %(number)d letters.") % {"word": word[:80], "number": LONGEST[side]}
    elif side == "en" and (has_han or len(compared(word)) < SHORTEST_EN):
        yield _("“%(word)s” is no English word of two letters or more.") % {"word": word}
    elif side == "zh" and not has_han:
        yield _("“%(word)s” holds no Chinese letter.") % {"word": word}
    elif not TYPED_SIGNS.fullmatch(word):
        yield _("“%(word)s” holds signs that nobody types in a word.") % {"word": word}
    elif len(word) > SHORTEST_EN and not without_legal_form(word):
        yield _("“%(word)s” is the legal form of companies: it would match them all.") % {"word": word}


def _warnings(group: Group, others: list[Group]) -> Iterator[str]:
    holders: dict[str, list[str]] = {}
    for other in others:
        for word in other.words:
            holders.setdefault(compared(word), []).append(other.zh[0])
    for word in group.words:
        if names := holders.get(compared(word)):
            yield _("“%(word)s” is also in: %(groups)s. Whoever types it would find both.") % {
                "word": word,
                "groups": "、".join(names),
            }


def _above(key: str, known: dict[str, Group]) -> set[str]:
    above: set[str] = set()
    while key and key not in above:
        above.add(key)
        key = known[key].broader if key in known else ""
    return above
