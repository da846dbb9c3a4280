"""Pages both sides open: the body's people with their second factor, the client's as they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from accounts.queries import is_strongly_authenticated, may_enter_body
from cases.models import Case


def both_sides(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Ask the body's own people for their second factor; the object door does the rest."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_weak = not is_strongly_authenticated(request)
        if is_weak and may_enter_body(request.user, request.certification_body):
            return redirect_to_login(request.get_full_path(), login_url=reverse("second-factor"))
        return view(request, *args, **kwargs)

    return asked


def is_client_of(request: HttpRequest, case: Case) -> bool:
    """On which side of a case from `case_for` the reader stands. For the body's people the page becomes back office."""
    if not case.standing.is_client:
        request.roles = case.standing.roles
    return case.standing.is_client
