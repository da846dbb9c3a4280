"""One host, one schema: the first thing a request meets."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotFound,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import Resolver404, resolve, set_urlconf
from django.utils import timezone

from tenants.hosts import body_url, site_url, table
from tenants.leaving import gone
from tenants.migrations_state import is_complete
from tenants.models import CertificationBody
from tenants.requests import HostRequest
from tenants.schemas import connection

MAINTENANCE_SECONDS = 60
LOOPBACK = {"localhost", "127.0.0.1"}


class HostMiddleware:
    """Sets `request.certification_body` (None on the site host), the search path and the URL map; refuses unknown hosts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HostRequest) -> HttpResponse:
        # Not request.get_host(), which costs more than all of this: a name counts only where it equals one we know.
        host = (request.META.get("HTTP_HOST") or request.META["SERVER_NAME"]).partition(":")[0].lower()
        if host == settings.SITE_HOST:
            return self._on_site(request)
        if host in settings.FORMER_SITE_HOSTS:
            return HttpResponsePermanentRedirect(settings.SITE_ORIGIN + request.get_full_path())
        if host in LOOPBACK and settings.SITE_HOST.endswith(".localhost"):
            return HttpResponseRedirect(settings.SITE_ORIGIN + request.get_full_path())
        return self._on_body(request, host)

    def _on_site(self, request: HostRequest) -> HttpResponse:
        connection.set_schema_to_public()
        request.certification_body = None
        request.urlconf = settings.PUBLIC_SCHEMA_URLCONF
        return self.get_response(request)

    def _on_body(self, request: HostRequest, host: str) -> HttpResponse:
        body = table.body_at(host)
        if body is None:
            return HttpResponseNotFound(
                "There is nothing at this address. 此地址没有内容。", content_type="text/plain; charset=utf-8"
            )
        if body.has_closed:
            return gone(request, body)
        if body.is_suspended and not _stays_open(request.path_info):
            return _closed_doors(request, body, "tenants/resting.html")
        if not is_complete(body.schema_name):
            answer = _closed_doors(request, body, "tenants/maintenance.html")
            answer["Retry-After"] = str(MAINTENANCE_SECONDS)
            return answer
        request.certification_body = body
        connection.set_tenant(body)  # and the URL map is ROOT_URLCONF, Django's own default
        with timezone.override(ZoneInfo(body.time_zone)):  # its days begin and end where it is
            return self.get_response(request)


def _stays_open(path: str) -> bool:
    """Whether what is asked of a suspended body's host answers all the same, as its view's policy says."""
    try:
        view = resolve(path, settings.ROOT_URLCONF).func
    except Resolver404:
        return False
    stated = getattr(view, "policy", None)
    return stated is not None and stated.answers_while(is_suspended=True)


def _closed_doors(request: HostRequest, body: CertificationBody, template: str) -> HttpResponse:
    """A page that needs nothing of the body's own tables."""
    connection.set_schema_to_public()
    request.certification_body = None
    request.urlconf = settings.PUBLIC_SCHEMA_URLCONF
    set_urlconf(request.urlconf)
    desk_url = body_url(body, "/desk/invoices/")
    context = {"resting_body": body, "register_url": site_url("/bodies/"), "desk_url": desk_url}
    return render(request, template, context, status=503)
