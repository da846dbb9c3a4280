"""Characters that no font of ours has: asked for when a name is typed, and written by their code points on a paper.

PDF/A refuses a character without a glyph, and with it the whole paper. So people hear of it while they type, and what is
older than that, or came with a file, never reaches the engine as it is.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from lib.text import listed, without_invisible
from papers.fonts import drawable

NAMED = 5  # characters in one sentence


def missing_from(text: str) -> list[str]:
    """The characters of a text that cannot stand on a paper, each once, in their order."""
    if text.isascii():
        return []
    has = drawable()
    return [letter for letter in dict.fromkeys(shown(text)) if ord(letter) not in has]


def words_about(texts: Iterable[str]) -> str:
    """What to tell whoever typed these names: which characters their papers cannot show. "" where they show all.

    They are told and not refused: a company may bear such a name, and access depends on no letter (17065 4.4).
    """
    found = list(dict.fromkeys(letter for text in texts for letter in missing_from(text)))
    if not found:
        return ""
    named = listed(f"{letter} ({_code(letter)})" for letter in found[:NAMED])
    return _(
        "No paper can show these characters: %(characters)s. Papers print their code points instead. Where it may be"
        " written otherwise, write it so."
    ) % {"characters": named}


def texts_in(value: Any) -> Iterator[str]:
    """All texts of a value as forms and statements hold it: a text, lists of them, rows with names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)


def printable(text: str) -> str:
    """A text as a paper prints it: one line, and `[U+20BB7]` for a character without a glyph."""
    plain = shown(text)
    if plain.isascii():
        return plain
    has = drawable()
    return "".join(letter if ord(letter) in has else f"[{_code(letter)}]" for letter in plain)


@lru_cache(4096)  # a paper asks twice of each text, and papers of one body share most of theirs
def shown(text: str) -> str:
    """A text without what nobody sees: composed, directions and controls gone, white space as single spaces."""
    composed = unicodedata.normalize("NFC", without_invisible(text))
    plain = "".join(" " if unicodedata.category(letter) in UNSEEN else letter for letter in composed)
    return " ".join(plain.split())


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"


UNSEEN = {"Cc", "Cs", "Zl", "Zp"}
