"""Tokens of a text, kept by the text: holders, products, regions and standards repeat from certificate to certificate."""

import re
from collections.abc import Iterable
from functools import lru_cache

from lib.text import numbers
from search import analysis
from vocabulary.lexicon import Lexicon, lexicon

LATIN_PARTS = re.compile(r"[a-z0-9]+")
KEPT = 16_384  # texts; some 4 kB each
MANNER = 3  # grows where analysis gives other tokens for the same text, so that none of the old ones stay


def of_all(texts: Iterable[str]) -> list[str]:
    """The tokens of several texts, each once, in order."""
    known = lexicon()
    return list(dict.fromkeys(token for text in texts if text for token in _of(text, known)))


@lru_cache(KEPT)
def _of(text: str, known: Lexicon) -> tuple[str, ...]:
    return tuple(analysis.tokens_of(text, known))


@lru_cache(KEPT)
def _scope_of(name: str, categories: tuple[str, ...], known: Lexicon) -> tuple[list[str], list[str]]:
    return analysis.scope_of(name, *categories)


def scope_of(name: str, *categories: str) -> tuple[list[str], list[str]]:
    return _scope_of(name, categories, lexicon())


def of_code(code: str) -> Iterable[str]:
    """The tokens of a model or a number, each another: its parts and the whole, with nothing that words have, as endings."""
    if not code.isascii():
        return _of(code, lexicon())
    parts = LATIN_PARTS.findall(code.lower())
    return [*parts, "".join(parts)] if len(parts) > 1 else parts


def of_number(number: str) -> str:
    """The token of a number, however it is written."""
    return f"no:{numbers.folded(number)}"


def edition() -> str:
    """Changes where the same text gives other tokens than before: with the vocabulary, and with how we analyse."""
    return f"{MANNER}-{lexicon().edition}"
