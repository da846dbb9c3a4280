"""What a request's session remembers of a sign-in, and how one is opened and closed. The doors call this, nobody else."""

from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse

from accounts import actions
from accounts.devices import address_of, device_of
from accounts.models import Session, SignInEvent, User

KNOWN_AFTER = timedelta(days=1)  # for so long a browser whose session ended is told from a stranger's
SESSION, HOST = "accounts_session", "accounts_host"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in(
    request: HttpRequest, user: User, *, methods: list[dict[str, Any]], parent: Session | None = None
) -> Session:
    """Open a session for somebody whose identity has been proved by other means than allauth's: ticket, letter, demo."""
    login(request, user, backend=BACKEND)
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = methods
    request.session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)  # django-allauth asks whose they are
    return remember(request, user, parent=parent)


def remember(request: HttpRequest, user: User, *, parent: Session | None = None) -> Session:
    """Bind the session that Django has just opened to this host, to a row of our own, and to its parent."""
    earlier = session_of(request)  # as the request brought it: Django empties a session that changes hands
    if earlier is not None:
        actions.end_session(earlier, by=earlier.user)
    session = actions.open_session(user, host=host_of(request), parent=parent, device=device_of(request))
    request.session[SESSION], request.session[HOST] = str(session.pk), session.host
    request.session.set_expiry(session.expires_at + KNOWN_AFTER)  # our row says when it ends
    methods = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    if methods:  # a sign-in a moment ago is as good as being asked again
        methods[-1]["reauthenticated"] = True
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = methods
    record(request, user, SignInEvent.Outcome.SIGNED_IN)
    return session


def sign_out(request: HttpRequest) -> None:
    """Close this session; on the site host also those on bodies' hosts that came from it."""
    logout(request)  # and `close` hears of it


def close(request: HttpRequest, **_signal: Any) -> None:
    """Hears Django's `user_logged_out`: whoever's code signs somebody out, the row behind the session ends, and its children."""
    session = session_of(request)
    if session is not None:
        actions.end_session(session, by=session.user)
        record(request, session.user, SignInEvent.Outcome.SIGNED_OUT)


def record(request: HttpRequest, user: User, outcome: SignInEvent.Outcome) -> None:
    """Add what happened at this request to the person's history."""
    methods = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    actions.record_sign_in(
        user,
        outcome,
        method=" ".join(dict.fromkeys(method["method"] for method in methods)),
        host=host_of(request),
        device=device_of(request),
        address=address_of(request),
    )


def session_of(request: HttpRequest) -> Session | None:
    """The row behind the request's session, as the middleware found it."""
    return getattr(request, "signed_in_session", None)


def host_of(request: HttpRequest) -> str:
    """The host's name without its port."""
    return request.get_host().rsplit(":", 1)[0]


def with_language(response: HttpResponse, language: str) -> HttpResponse:
    """Have this browser speak `language` on this host from now on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 24 * 3600, samesite="Lax", secure=settings.IS_SECURE
    )
    return response
