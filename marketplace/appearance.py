"""The one page behind light and dark: it keeps the reader's choice in a cookie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.requests import policy
from look.appearance import THEMES

A_YEAR = 365 * 24 * 3600


@policy(host="both", who="anyone", while_suspended=True)
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
