"""What the tenant middleware costs: the rate of a body-host ping, with it and with a stand-in that does nothing."""

from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from accounts.requests import policy
from bench.pairs import Ratio, interleaved

HOST = "northseal.guildmark.localhost"
REQUESTS = 500


@policy(host="both", who="anyone")
def ping(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("pong")


urlpatterns = [path("ping/", ping)]


class NoTenant:
    """In the place of tenants.middleware.HostMiddleware: the same attributes, no look-up, no schema."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.certification_body = None
        return self.get_response(request)


def application(*, tenants: bool) -> WSGIHandler:
    stack = [
        entry if tenants or entry != "tenants.middleware.HostMiddleware" else f"{__name__}.NoTenant"
        for entry in settings.MIDDLEWARE
        if entry != "marketplace.logging.RequestLogMiddleware"  # writing lines is not what we measure
    ]
    with override_settings(MIDDLEWARE=stack, ROOT_URLCONF=__name__):
        return WSGIHandler()


def rate(handler: WSGIHandler) -> float:
    """Requests a second."""
    environments = [RequestFactory(SERVER_NAME=HOST).get("/ping/").environ for _ in range(REQUESTS)]
    with override_settings(ROOT_URLCONF=__name__):
        started = perf_counter()
        for environ in environments:
            answer = handler(environ, lambda *_: None)
            assert answer.status_code == 200
        return REQUESTS / (perf_counter() - started)


def measure(rounds: int = 41) -> list[Ratio]:
    with_tenants, without = application(tenants=True), application(tenants=False)
    ours, floor = interleaved(lambda: rate(with_tenants), lambda: rate(without), rounds=rounds)
    return [Ratio("body-host ping ÷ without tenant middleware", "req/s", ours, floor, promised=0.85, better="higher")]
