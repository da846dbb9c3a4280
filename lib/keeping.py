"""What somebody was typing when their session ended: kept in the browser's own session until they are back."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _

KEPT = "kept_typing"
LONGEST = 300_000  # letters; files are not kept


def keep_typing(request: HttpRequest) -> None:
    """Keep what a form sent, for the same address. The newest replaces what was kept before."""
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    text = typed.urlencode()
    if text and len(text) <= LONGEST:
        request.session[KEPT] = {"path": request.path, "typed": text}


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What was typed at this address before the session ended; told once."""
    kept = request.session.get(KEPT)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[KEPT]
    return QueryDict(kept["typed"])


def signed_out(request: HttpRequest, login_url: str) -> HttpResponse:
    """The answer to a page that saves by itself: what happened, and where to sign in again."""
    way_back = f"{login_url}?{urlencode({'next': request.path})}"
    words = _("You have been signed out. What you typed is kept: sign in, and go on here.")
    return JsonResponse({"error": words, "url": way_back, "action": _("Sign in")}, status=401)
