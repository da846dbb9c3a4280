"""While the demo is being filled its pages may be read, and nothing changed: a change would meet what is half made."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.requests import policy
from marketplace.demo import progress
from marketplace.demo.progress import HowFar

READS = {"GET", "HEAD", "OPTIONS"}
# What is kept in the reader's own cookie or session only. By the names of addresses.
HARMLESS = {"set_language", "set-theme", "accounts:demo-sign-in", "accounts:hand-over", "sign-out", "account_logout"}
LOOK_AGAIN = 30  # seconds


class FillingMiddleware:
    """Sets `request.filling`, a `HowFar` or None; refuses changes while there is one. Nothing anywhere but on a demo."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.last: HowFar | None = None

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.DEMO:
            self._look(request)
        return self.get_response(request)

    def _look(self, request: HttpRequest) -> None:
        how_far = progress.read(settings.DEMO_DIRECTORY)
        if how_far != self.last:  # what was counted of fewer certificates, or found nowhere, is counted again
            cache.clear()
        self.last = how_far
        request.filling = how_far  # type: ignore[attr-defined]

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if getattr(request, "filling", None) is None or request.method in READS:
            return None
        return None if request.resolver_match and request.resolver_match.view_name in HARMLESS else _not_yet(request)


def _not_yet(request: HttpRequest) -> HttpResponse:
    answer = render(request, "marketplace/not_yet.html", status=503)
    answer["Retry-After"] = str(LOOK_AGAIN)
    return answer


@policy(host="both", who="anyone")
@require_safe
@never_cache
def filling(request: HttpRequest) -> HttpResponse:
    """The strip that says how far it is, for pages that ask again; empty once everything is there."""
    if not settings.DEMO:
        raise Http404
    if getattr(request, "filling", None) is None:
        return HttpResponse(status=204)
    return render(request, "components/filling_strip.html")
