"""Light or dark, and a body's colour. The reader's choice is kept in a cookie: pages are right from the first byte, without a script."""

from typing import Any
from zlib import crc32

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from lib.policy import policy

THEMES = ("light", "dark")
ACCENTS = ("indigo", "ocean", "plum", "brick", "moss", "slate")
A_YEAR = 365 * 24 * 3600


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


@policy(host="both", who="anyone")
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark, or forget it ("auto"), and go back to where the reader was."""
    there = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    answer = redirect(there if is_ours else "/")
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        answer.set_cookie("theme", theme, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())
    else:
        answer.delete_cookie("theme", samesite="Lax")
    return answer
