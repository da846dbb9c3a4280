"""robots.txt: what crawlers leave alone. It follows from the policies of all addresses, so that none is forgotten.

Left alone is what is for somebody; what strangers may ask for only so often (searches, suggestions, the API) and is no
page of the sitemap; and every question, but the one for a language.
"""

import re
from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, get_urlconf, reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.requests import policy
from marketplace.sitemaps import AN_HOUR, Lists
from web.language import ASKED_BY
from web.policy import Policy

ROOMS = ("/account/", "/cms/")  # strangers may knock there, and find forms
ASKED = ("q", "number")  # how a search and a check begin, also for crawlers that know no wildcards
PARAMETER = re.compile(r"<[^>]+>|\(.*\)")


@policy(host="both", who="anyone")
@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        *rules(get_urlconf() or settings.ROOT_URLCONF),
        "",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@cache
def rules(urlconf: str) -> tuple[str, ...]:
    """The lines for all crawlers on the host of this map. Of two that fit, the longer one counts (RFC 9309)."""
    stated = list(_addresses(get_resolver(urlconf).url_patterns))
    pages = (
        {reverse(name, urlconf=urlconf) for name in Lists.names} if urlconf == settings.PUBLIC_SCHEMA_URLCONF else set()
    )
    shut = {
        path
        for path, asked in stated
        if asked.who != "anyone" or path.startswith(ROOMS) or (_is_rationed(asked) and path not in pages)
    }
    searches = sorted(path for path, asked in stated if _is_rationed(asked) and path in pages)
    allowed = [f"Allow: /*?{ASKED_BY}={code}$" for code, _name in settings.LANGUAGES]
    return (
        "User-agent: *",
        *allowed,
        "Allow: /sitemap/",
        "Disallow: /*?",
        *(f"Disallow: {path}?{name}=" for path in searches for name in ASKED),
        *(f"Disallow: {path}" for path in _shortest(shut, {path for path, _asked in stated} - shut)),
    )


def _is_rationed(stated: Policy) -> bool:
    return stated.limit is not None and stated.limit.method == "GET"


def _addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[tuple[str, Policy]]:
    """Every address of a map, as `/cases/*/letter/`, with its policy."""
    for pattern in patterns:
        path = before + PARAMETER.sub("*", str(pattern.pattern).lstrip("^").rstrip("$"))
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, path)
        else:
            yield path, pattern.callback.__dict__["policy"]


def _shortest(shut: set[str], open_to_all: set[str]) -> list[str]:
    """The fewest beginnings that cover all addresses in `shut` and none in `open_to_all`."""
    beginnings: list[str] = []
    for path in sorted(shut):
        parts = re.findall(r"/|[^/]+/?", path)
        whole = (("".join(parts[:length])) for length in range(2, len(parts) + 1))
        free = (part for part in whole if not any(_covers(part, other) for other in open_to_all))
        beginnings.append(next(free, path).rstrip("*"))
    return sorted(set(beginnings))


def _covers(beginning: str, path: str) -> bool:
    return path.startswith(beginning.rstrip("*"))
