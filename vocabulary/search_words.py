"""Words by which a body wants a scheme to be found besides those it shows: what is refused as stuffing, what waits.

They are public, in the scheme's statement, and shown on no page. A word counts once the vocabulary knows it: what it does
not know waits until an operator has put it into a group, or for ever.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from lib.text.names import without_legal_form
from vocabulary.lexicon import Lexicon, lexicon, plain
from vocabulary.wording import TYPED_SIGNS, compared

MOST_WORDS = 12
LONGEST_WORD = 30
SHORTEST_NAME = 2
_OF_EVERY_BODY = re.compile("认证|检验|检测|certification|certifiers?|testing|inspection|demo|演示")


def tidy(words: Iterable[str]) -> list[str]:
    return [" ".join(word.split()) for word in words if word.strip()]


def refusals(words: Sequence[str], *, own: str, others: Iterable[str]) -> Iterator[str]:
    """What is wrong with the words (tidy), in the reader's words. `own`: what the scheme shows of itself; `others`: the names
    of other bodies."""
    if len(words) > MOST_WORDS:
        yield _("At most %(number)d search words.") % {"number": MOST_WORDS}
        return
    known = lexicon()
    names = {called for name in others if len(called := _called(name)) >= SHORTEST_NAME}
    for position, word in enumerate(words):
        yield from _wrong(word, words[:position], _groups(own, known), names, known)


def _wrong(word: str, before: Sequence[str], own: set[str], names: set[str], known: Lexicon) -> Iterator[str]:
    parts = plain(word).split()
    if len(word) > LONGEST_WORD or not TYPED_SIGNS.fullmatch(word):
        yield _("“%(word)s” is no search word: at most %(number)d letters, no signs.") % {
            "word": word[:LONGEST_WORD], "number": LONGEST_WORD,
        }  # fmt: skip
    elif len(parts) != len(set(parts)) or compared(word) in map(compared, before) or _same(word, before, known):
        yield _("“%(word)s” repeats what is there: one of several words for the same is enough.") % {"word": word}
    elif not without_legal_form(word) or any(name in compared(word) for name in names):
        yield _("“%(word)s” names another body or a company.") % {"word": word}
    elif strangers := [key for key in _groups(word, known) if not _concerns(key, own, known)]:
        yield _("“%(word)s” names what this scheme is not for: %(groups)s.") % {
            "word": word, "groups": "、".join(strangers),
        }  # fmt: skip


def _called(name: str) -> str:
    """What a body is called without what every body is called."""
    return compared(_OF_EVERY_BODY.split(without_legal_form(name), maxsplit=1)[0])


def counting(words: Iterable[str]) -> list[str]:
    """Those that the vocabulary knows as a whole."""
    return [word for word in words if _is_known(word, lexicon())]


def waiting(words: Iterable[str]) -> list[str]:
    """Those that an operator would have to put into a group first."""
    return [word for word in words if not _is_known(word, lexicon())]


def _is_known(word: str, known: Lexicon) -> bool:
    text = plain(word)
    return any(mention.end - mention.start == len(text) for mention in known.named_in(text))


def _groups(text: str, known: Lexicon) -> set[str]:
    return {key for mention in known.spoken_of(plain(text)) for key in mention.groups if known.groups[key].is_product}


def _same(word: str, before: Sequence[str], known: Lexicon) -> bool:
    """Whether another word of the list is of the same group, and so finds the scheme already."""
    groups = {mention.groups for mention in known.named_in(plain(word))}
    return bool(groups) and any(
        {mention.groups for mention in known.named_in(plain(other))} == groups for other in before
    )


def _concerns(key: str, own: set[str], known: Lexicon) -> bool:
    """The scheme's own thing, a kind of it, or what it is a kind of. A scheme that names no product is for any."""
    return not own or key in own or not own.isdisjoint(known.broader([key])) or key in known.broader(own)
