"""Tokens of a text, kept by the text: holders, products, regions and standards repeat from certificate to certificate."""

import hashlib
from collections.abc import Iterable
from functools import cache, lru_cache

from lib.text import numbers
from search import analysis
from vocabulary import synonyms

KEPT = 16_384  # texts; some 4 kB each
MANNER = 1  # grows where analysis gives other tokens for the same text, so that none of the old ones stay


def of_all(texts: Iterable[str]) -> list[str]:
    """The tokens of several texts, each once, in order."""
    return list(dict.fromkeys(token for text in texts if text for token in of(text)))


@lru_cache(KEPT)
def of(text: str) -> tuple[str, ...]:
    return tuple(analysis.tokens_of(text))


def of_number(number: str) -> str:
    """The token of a number, however it is written."""
    return f"no:{numbers.folded(number)}"


@cache
def edition() -> str:
    """Changes where the same text gives other tokens than before: with the vocabulary, and with how we analyse."""
    groups = repr(list(synonyms.groups()))
    return f"{MANNER}-{hashlib.blake2b(groups.encode(), digest_size=8).hexdigest()}"


def forget() -> None:
    """What was kept, since the vocabulary has changed."""
    of.cache_clear()
    edition.cache_clear()
