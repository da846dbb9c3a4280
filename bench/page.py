"""The certificate page: the rate of the real view against the same template with constant data."""

from time import perf_counter

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import include, path

from accounts.requests import policy
from bench.pairs import Ratio, interleaved
from bench.visible import some_certificates
from marketplace import urls_site
from outbox.relay import deliver_all
from register.views import certificates as view_module
from tenants.models import CertificationBody
from tenants.pool import check

REQUESTS = 60
kept: dict[str, object] = {}


@policy(host="site", who="anyone")
def constant(request: HttpRequest) -> HttpResponse:
    """What the view rendered first, rendered again from the same values: no query of its own."""
    return kept["render"](request, kept["template"], kept["context"])


urlpatterns = [path("constant/", constant), path("", include(urls_site))]


def rate(handler: WSGIHandler, address: str) -> float:
    """Requests a second."""
    started = perf_counter()
    for _ in range(REQUESTS):
        environ = RequestFactory(SERVER_NAME=settings.SITE_HOST).get(address).environ
        answer = handler(environ, lambda *_: None)
        assert answer.status_code == 200
    return REQUESTS / (perf_counter() - started)


def measure(rounds: int = 9) -> list[Ratio]:
    body = CertificationBody.objects.get(slug="northseal")
    (certificate,) = some_certificates(body, 1)
    deliver_all()
    address = f"/certificates/{certificate.pk}/"
    real_render = view_module.render

    def remembering(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
        kept.update(template=template, context=context, render=real_render)
        return real_render(request, template, context)

    connection.close()
    pooled = {"pool": {"min_size": 1, "max_size": 2, "check": check}}  # as in production: no connection per request
    connections.settings["default"]["OPTIONS"] = connection.settings_dict["OPTIONS"] = pooled
    with override_settings(PUBLIC_SCHEMA_URLCONF=__name__):
        handler = WSGIHandler()
        view_module.render = remembering
        rate(handler, address)
        view_module.render = real_render
        ours, floor = interleaved(lambda: rate(handler, address), lambda: rate(handler, "/constant/"), rounds=rounds)
    connection.close()
    connection.close_pool()
    connections.settings["default"]["OPTIONS"] = connection.settings_dict["OPTIONS"] = {}
    return [
        Ratio("certificate page ÷ its template, constant data", "req/s", ours, floor, promised=0.6, better="higher")
    ]
