"""How tests look at a paper, and what they write on one that must stay letters."""

from typing import Any

import pypdfium2

MARKUP = ['#eval("1 + 1")', "$x$", "\\", "[b]", "*_`", "//", "<label>", "@preview", '"}', "#import"]


def picture_of(content: bytes, page: int = 0, scale: float = 2) -> Any:
    """A page as a picture, at 72 dots an inch times `scale`."""
    document = pypdfium2.PdfDocument(content)
    try:
        return document[page].render(scale=scale).to_pil()
    finally:
        document.close()
