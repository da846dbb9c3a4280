"""What somebody was typing when their session ended or they left: kept in the browser's own session until they are back."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _

KEPT = "kept_typing"
MOST_BYTES = 50_000  # bytes as they were typed; files are not kept
FOR = 3600  # seconds: time to sign in


def keep_typing(request: HttpRequest) -> bool:
    """Keep what a form sent, for the same address, where its session had been one of ours until now. The newest replaces
    what was kept before. Gives whether it is kept: strangers write nothing here.
    """
    if not (getattr(request, "had_session", False) or KEPT in request.session):
        return False
    is_kept = _keep(request, has_left=False)
    if is_kept:
        request.session.set_expiry(FOR)
    return is_kept


def keep_for_return(request: HttpRequest) -> bool:
    """Keep what a page sent as it was left and that could not be saved, for whoever is signed in."""
    return _keep(request, has_left=True)


def _keep(request: HttpRequest, *, has_left: bool) -> bool:
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    if (
        not typed
        or sum(len(f"{name}{value}".encode()) for name, values in typed.lists() for value in values) > MOST_BYTES
    ):
        return False
    request.session[KEPT] = {"path": request.path, "typed": typed.urlencode(), "has_left": has_left}
    return True


def had_left(request: HttpRequest) -> bool:
    """Whether what is kept was sent by a page as it was left; else the session had ended."""
    return bool(request.session.get(KEPT, {}).get("has_left"))


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What was typed at this address before the session ended, or the page was left; told once."""
    draft = request.session.get(KEPT)
    if not draft or draft["path"] != request.path:
        return None
    del request.session[KEPT]
    return QueryDict(draft["typed"])


def signed_out(request: HttpRequest, login_url: str, *, is_kept: bool) -> HttpResponse:
    """The answer to a page that saves by itself: what happened, and where to sign in again."""
    way_back = f"{login_url}?{urlencode({'next': request.path})}"
    words = _("You have been signed out. What you typed is kept: sign in, and go on here.")
    if not is_kept:
        words = _("You have been signed out. Copy what you typed since, then sign in again.")
    return JsonResponse({"error": words, "url": way_back, "action": _("Sign in")}, status=401)
