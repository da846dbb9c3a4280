"""Light or dark, and a body's colour. The reader's choice is kept in a cookie: pages are right from the first byte, without a script."""

from typing import Any
from zlib import crc32

from django.http import HttpRequest

THEMES = ("light", "dark")
ACCENTS = ("indigo", "ocean", "plum", "brick", "moss", "slate")


def theme_of(request: HttpRequest) -> str:
    """The reader's choice, or "" for what their system prefers."""
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in THEMES else ""


def accent_of(body: Any) -> str:
    """A body's own colour out of the checked list: its choice, else one that its slug settles for good."""
    if body is None:
        return ""
    chosen = getattr(body, "accent", "")
    return chosen if chosen in ACCENTS else ACCENTS[crc32(body.slug.encode()) % len(ACCENTS)]
