"""What the pages that everybody sees cost: the search page's CPU against its own template with constant data, the others'
against what each may cost.

On the demo's bodies and schemes with some certificates of each, in a database that stays.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from time import thread_time
from types import ModuleType
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import include, path

from accounts.requests import policy
from bench.asking import got, pooled
from bench.pairs import Ratio, interleaved, seconds
from marketplace import urls_site
from register.models import RegisterEntry
from register.queries import offered_schemes
from search.actions import index
from search.engines.sheltered import Memory
from search.views import results as search_views
from tenants.models import CertificationBody
from tests.relevance import corpus
from tests.search.services import COACHING, TESTS, TRAINING, service
from tests.support.emptying import take_bodies_away

REQUESTS = 8
STOREFRONT = "southgate"  # offers ten schemes
SEARCHES = {
    "schemes": "/schemes/",
    "schemes, words and a filter": "/schemes/?q=%E5%85%85%E7%94%B5&rule=filed",
    "products": "/find/products/",
    "services": "/find/services/",
}
SERVICES = [
    shape | {"slug": f"{shape['slug']}-{number}"} for shape in (TRAINING, TESTS, COACHING) for number in range(4)
]
kept: dict[str, Any] = {}


@policy(host="site", who="anyone")
def constant(request: HttpRequest) -> HttpResponse:
    """What the search page was rendered from, rendered again: no question of its own."""
    answer: HttpResponse = kept["render"](request, kept["template"], kept["context"])
    return answer


urlpatterns = [path("constant/", constant), path("", include(urls_site))]


def fill() -> None:
    """The demo's bodies and schemes, with some certificates of each."""
    with transaction.atomic(), corpus.on_the_day():
        take_bodies_away()
        corpus.build()
        connection.set_schema_to_public()
        index("services", [service(body, stated) for body in CertificationBody.objects.all() for stated in SERVICES])
    connection.set_schema_to_public()


def measure(on: Callable[[], Any], rounds: int = 7) -> Iterator[Ratio]:
    """`on`: enters the database that `fill` filled."""
    with on(), corpus.on_the_day(), pooled(), override_settings(PUBLIC_SCHEMA_URLCONF=__name__):
        handler = WSGIHandler()
        yield from _searches(handler, rounds)
        yield from _pages(handler, rounds)
        yield from _without_the_node(handler, rounds)


def _searches(handler: WSGIHandler, rounds: int) -> Iterator[Ratio]:
    site = settings.SITE_HOST
    for name, address in SEARCHES.items():
        with remembering(search_views):
            cost(handler, site, address, requests=1)
        figures = interleaved(
            lambda address=address: cost(handler, site, address),
            lambda: cost(handler, site, "/constant/"),
            rounds=rounds,
        )
        yield Ratio(f"search page ÷ its template ({name})", "CPU ms", *figures, promised=1.6)


def _pages(handler: WSGIHandler, rounds: int) -> Iterator[Ratio]:
    """Each against the CPU milliseconds it may cost."""
    scheme, certificate = offered_schemes().order_by("pk")[0], RegisterEntry.objects.certificates().order_by("pk")[0]
    for name, host, address, most in [
        ("storefront of ten schemes", f"{STOREFRONT}.{settings.SITE_HOST}", "/", 25),
        ("home", settings.SITE_HOST, "/", 27),
        ("scheme page", settings.SITE_HOST, f"/schemes/{scheme.pk}/", 20),
        ("certificate page", settings.SITE_HOST, f"/certificates/{certificate.pk}/", 9),
    ]:
        ours = [cost(handler, host, address) for _round in range(rounds + 1)][1:]
        yield Ratio(f"{name} ÷ {most} ms", "CPU ms", ours, [most], promised=1)


def _without_the_node(handler: WSGIHandler, rounds: int) -> Iterator[Ratio]:
    """The first page that is asked for while the node takes questions and answers none, and while nobody is there."""
    words = (f"/schemes/?q=charger+{number}" for number in count())
    with socket.create_server(("127.0.0.1", 0)) as silent:
        for how, port in [("says nothing", silent.getsockname()[1]), ("is away", 9)]:
            with override_settings(ELASTICSEARCH_URL=f"http://127.0.0.1:{port}"):
                ours = [_unanswered(handler, next(words)) for _round in range(rounds + 1)][1:]
            yield Ratio(f"search page while the node {how} ÷ 1 s", "ms", ours, [1000], promised=1)


def _unanswered(handler: WSGIHandler, address: str) -> float:
    Memory.until = 0.0
    return seconds(lambda: got(handler, address)) * 1000


def cost(handler: WSGIHandler, host: str, address: str, *, requests: int = REQUESTS) -> float:
    """CPU milliseconds a request, of the thread that answers it."""
    began = thread_time()
    for _ in range(requests):
        got(handler, address, host)
    return (thread_time() - began) * 1000 / requests


@contextmanager
def remembering(views: ModuleType) -> Iterator[None]:
    """Keep what a view renders."""
    real = views.render

    def render(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        kept.update(template=template, context=context, render=real)
        return real(request, template, context)

    views.render = render
    try:
        yield
    finally:
        views.render = real
