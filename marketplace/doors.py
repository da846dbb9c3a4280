"""The one place where addresses are kept: each view declares its policy (`accounts.requests`), this enforces it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from accounts.models import User
from accounts.queries import is_strongly_authenticated, may_enter_body
from accounts.requests import KnownRequest
from marketplace import limits
from staff.queries import roles_of
from tenants.hosts import site_url
from tenants.leaving import closing_page
from web.form_draft import keep_typing, signed_out
from web.policy import Policy

PLATFORM_ROLES = {"operator": "is_operator", "editor": "is_editor", "observer": "is_observer"}


class PolicyMiddleware:
    """Answers nobody where a view says nothing; 404 on the wrong host and for another body's staff; 403 for the wrong role."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        limits.settle(request, response)
        return kept_by_nobody(request, response)

    def process_view(
        self, request: KnownRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        stated = getattr(view, "policy", None)
        if stated is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__qualname__} declares no policy.")
        leave_out_nul(request)
        request.roles = None
        return nothing_else_is_done(request, stated) or admit(request, stated) or limits.over(request, stated.limit)


def nothing_else_is_done(request: KnownRequest, stated: Policy) -> HttpResponse | None:
    """At the host of a body that is about to leave, the answer where nothing is fetched or settled: it says so, and until when."""
    body = request.certification_body
    if body is None or stated.answers_while(is_closing=body.is_closing):
        return None
    return closing_page(request, body)


def leave_out_nul(request: HttpRequest) -> None:
    """What no database takes is no part of a question: forms look at it themselves, `request.GET` is read as it is."""
    if "%00" in request.META.get("QUERY_STRING", ""):
        asked = request.GET.copy()
        for name, values in request.GET.lists():
            asked.setlist(name, [value.replace("\x00", "") for value in values])
        request.GET = asked  # type: ignore[assignment]


def kept_by_nobody(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What is for somebody, or was shown to somebody signed in, is stored by no browser and nothing on the way."""
    match = request.resolver_match
    stated = getattr(match.func, "policy", None) if match else None
    is_private = stated is None or stated.who != "anyone" or getattr(request, "signed_in_session", None) is not None
    cache_control = response.get("Cache-Control", "")
    is_public_file = cache_control.startswith("public") and stated is not None and stated.who == "anyone"
    if is_private and "no-store" not in cache_control and not is_public_file:
        response["Cache-Control"] = "private, no-store"
    return response


def admit(request: KnownRequest, stated: Policy) -> HttpResponse | None:
    """None where the request may pass, else the way to sign in. Raises Http404 or PermissionDenied."""
    body, user = request.certification_body, request.user
    if (stated.host == "site" and body is not None) or (stated.host == "body" and body is None):
        raise Http404
    if stated.who == "anyone":
        return None
    if not user.is_authenticated:
        return _to_sign_in(request, stated)
    return _admit_person(request, user, stated)


def _admit_person(request: KnownRequest, user: User, stated: Policy) -> HttpResponse | None:
    if stated.who == "body_staff":
        return _admit_staff(request, user, stated)
    if stated.who == "both_sides":
        return _admit_both_sides(request, user)
    if stated.who in PLATFORM_ROLES:
        if not getattr(user, PLATFORM_ROLES[stated.who]):
            raise PermissionDenied
        return _with_second_factor(request)
    if stated.who == "organisation" and not user.organisation_memberships.active().exists():
        return _to_register(request)
    return None


def _to_sign_in(request: HttpRequest, stated: Policy) -> HttpResponse:
    is_kept = stated.keeps_typing and request.method == "POST" and keep_typing(request)
    if request.headers.get("X-Autosave"):
        return signed_out(request, reverse("sign-in"), is_kept=is_kept)
    return redirect_to_login(request.get_full_path(), login_url=reverse("sign-in"))


def _to_register(request: HttpRequest) -> HttpResponse:
    """Somebody who acts for no organisation yet registers one first, and comes back."""
    register = site_url(reverse("accounts:new-organisation", urlconf=settings.PUBLIC_SCHEMA_URLCONF))
    return redirect_to_login(request.build_absolute_uri(), login_url=register)


def _admit_staff(request: KnownRequest, user: User, stated: Policy) -> HttpResponse | None:
    if not works_here(request, user):
        raise Http404
    request.roles = roles_of(user)
    if stated.roles and not request.roles & set(stated.roles):
        raise PermissionDenied
    return _with_second_factor(request)


def _admit_both_sides(request: KnownRequest, user: User) -> HttpResponse | None:
    """The body's own people with their second factor, the client's as they are; the object door does the rest."""
    if is_strongly_authenticated(request) or not works_here(request, user):
        return None
    return _with_second_factor(request)


def works_here(request: KnownRequest, user: User) -> bool:
    """Whether this person works for the body whose host this is."""
    body = request.certification_body
    return body is not None and may_enter_body(user, body)


def _with_second_factor(request: HttpRequest) -> HttpResponse | None:
    if is_strongly_authenticated(request):
        return None
    return redirect_to_login(request.get_full_path(), login_url=reverse("second-factor"))
