"""Characters that no font of ours has: asked for when a name is typed, and written by their code points on a paper.

PDF/A refuses a character without a glyph, and with it the whole paper. So people hear of it while they type, and what is
older than that, or came with a file, never reaches the engine as it is.
"""

import unicodedata

from django.core.exceptions import ValidationError
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


def on_papers(text: str) -> None:
    """For names that papers will print: raises ValidationError, naming what no paper could show."""
    if found := missing_from(text):
        named = listed(f"{letter} ({_code(letter)})" for letter in found[:NAMED])
        raise ValidationError(
            _("Certificates cannot show: %(characters)s. Write it with characters that can be printed.")
            % {"characters": named}
        )


def printable(text: str) -> str:
    """A text as a paper prints it: one line, and `[U+20BB7]` for a character without a glyph."""
    plain = shown(text)
    if plain.isascii():
        return plain
    has = drawable()
    return "".join(letter if ord(letter) in has else f"[{_code(letter)}]" for letter in plain)


def shown(text: str) -> str:
    """A text without what nobody sees: composed, directions and controls gone, white space as single spaces."""
    composed = unicodedata.normalize("NFC", without_invisible(text))
    plain = "".join(" " if unicodedata.category(letter) in UNSEEN else letter for letter in composed)
    return " ".join(plain.split())


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"


UNSEEN = {"Cc", "Cs", "Zl", "Zp"}
