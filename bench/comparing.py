"""Five schemes side by side: the page's CPU against its own template with constant data, on the demo's schemes."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from bench import pages
from bench.asking import got, pooled
from bench.pairs import Ratio, interleaved
from register.queries import offered_schemes
from search.views import comparing
from tests.relevance import corpus

MOST_QUERIES = 8


def measure(on: Callable[[], Any], rounds: int = 7) -> Iterator[Ratio]:
    """`on`: enters the database that `pages.fill` filled."""
    with on(), corpus.on_the_day(), pooled(), override_settings(PUBLIC_SCHEMA_URLCONF=pages.__name__):
        handler, site = WSGIHandler(), settings.SITE_HOST
        schemes = offered_schemes().order_by("pk").values_list("pk", flat=True)[:5]
        asked = urlencode([*(("scheme", str(pk)) for pk in schemes), ("units", "2"), ("market", "CN")])
        address = f"/compare/?{asked}"
        with pages.remembering(comparing), CaptureQueriesContext(connection) as queries:
            got(handler, address, site)
        figures = interleaved(
            lambda: pages.cost(handler, site, address), lambda: pages.cost(handler, site, "/constant/"), rounds=rounds
        )
        note = f"{len(queries)} SQL (≤ {MOST_QUERIES})"
        yield Ratio("comparison of five schemes ÷ its template", "CPU ms", *figures, promised=1.6, note=note)
