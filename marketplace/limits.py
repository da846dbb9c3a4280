"""How often something may be done: stated on a view's policy, counted in the shared cache by django-allauth, said in words.

A form that comes back with its mistakes is not counted, since nothing was done, unless it brought files: to look at them
is work. One that is refused comes back in the answer, to be sent again later.
"""

import time
from math import ceil
from typing import Any

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.requests import KnownRequest
from web.policy import Limit, Policy
from web.problems import problem

APP = "guildmark"
USUAL_WAIT = 60  # seconds, where a library counts and does not say
SECRET = (
    "csrfmiddlewaretoken",
    "password",
    "again",
    "code",
)  # how names of fields begin whose content is never sent back


def over(request: KnownRequest, limit: Limit | None) -> HttpResponse | None:
    """Count this request. None where it may go on, else the answer that asks for patience."""
    method = "GET" if request.method == "HEAD" else request.method
    if limit is None or method != limit.method:
        return None
    rates, key = _rates(request, limit)
    config = {limit.what: rates}
    used = ratelimit.consume(request, app=APP, action=limit.what, config=config, key=key, limit_get=True)
    if used is None:
        return refused(request, wait=_wait(request, limit.what, rates, key))
    request.counted = used
    return None


def settle(request: HttpRequest, response: HttpResponse) -> None:
    """Take back what was counted where the form came back."""
    used = getattr(request, "counted", None)
    if (
        used is not None
        and request.method == "POST"
        and not _speaks_problems(request)
        and response.status_code in {200, 422}
        and not request.FILES
    ):
        used.rollback()


def refused(request: HttpRequest, *, wait: int = USUAL_WAIT) -> HttpResponse:
    """429: when to try again, and what was typed."""
    if request.headers.get("X-Autosave"):
        answer: HttpResponse = JsonResponse({"error": _("Too often. %s") % _when(wait)}, status=429)
    elif _speaks_problems(request):
        answer = problem(429, _("Too often. %s") % _when(wait))
    else:
        context = {"when": _when(wait), "typed": _typed(request), "has_files": bool(request.FILES)}
        answer = render(request, "429.html", context, status=429)
    answer["Retry-After"] = str(wait)
    return answer


def _speaks_problems(request: HttpRequest) -> bool:
    match = request.resolver_match
    stated: Policy | None = getattr(match.func, "policy", None) if match else None
    return stated is not None and stated.speaks == "problems"


def _rates(request: HttpRequest, limit: Limit) -> tuple[str, str | None]:
    """Those that are about whoever asks, and the address that was typed where it counts."""
    key = request.POST.get("email", "").strip().lower() or None
    if limit.waits_as and key != request.session.get(limit.waits_as, "").lower():
        key = None
    about = {"user" if request.user.is_authenticated else "ip"} | ({"key"} if key else set())
    return ",".join(rate for rate in limit.rates.split(",") if rate.rpartition("/")[2] in about), key


def _wait(request: HttpRequest, what: str, rates: str, key: str | None) -> int:
    """Seconds until every rate allows one more."""
    now, waits = time.time(), [1]
    for rate in ratelimit.parse_rates(rates):
        counted = cache.get(ratelimit.get_cache_key(request, app=APP, action=what, rate=rate, key=key), [])
        if len(counted) >= rate.amount:
            waits.append(ceil(counted[rate.amount - 1] + rate.duration - now))
    return max(waits)


def _when(seconds: int) -> str:
    minutes = max(ceil(seconds / 60), 1)
    if minutes <= 90:
        return ngettext("Try again in %d minute.", "Try again in %d minutes.", minutes) % minutes
    hours = ceil(minutes / 60)
    return ngettext("Try again in %d hour.", "Try again in %d hours.", hours) % hours


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    pairs: Any = request.POST.lists()
    return [(name, value) for name, values in pairs if not name.startswith(SECRET) for value in values]
