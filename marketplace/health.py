"""`/healthz`: the process lives. `/readyz`: it can serve. `/metrics`: figures. All on any host, before hosts and sessions."""

from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

from marketplace.metrics import metrics
from outbox import pulses
from tenants import rights
from tenants.schemas import connection


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return HttpResponse("ok\n", content_type="text/plain")
        if request.path == "/readyz":
            return ready()
        if request.path == "/metrics":
            return metrics(request)
        return self.get_response(request)


def ready() -> HttpResponse:
    """200 where the database answers, is migrated, and lets us do no more than we should; 503 with the part that is not so.

    Relay, worker and beat are named besides, also where one was told of another node of the search than we, with when they last did something where that is too long ago: pages work
    without them, so that they alone make no 503.
    """
    try:
        connection.set_schema_to_public()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM tenants_schematemplate")
        if rights.too_much():
            return JsonResponse({"database": "our account may do too much: see docs/operations.md"}, status=503)
        pulses.pulse_at_times(pulses.WEB)
        parts = _parts()
    except DatabaseError:
        return JsonResponse({"database": "away"}, status=503)
    finally:
        connection.close()
    return JsonResponse({"database": "ok", **parts})


def _parts() -> dict[str, str]:
    known = pulses.last_pulses()
    silent = pulses.quiet(known)
    parts = {name: _quiet_since(silent[name]) if name in silent else "ok" for name in known}
    differs = pulses.differing(pulses.WEB)
    return parts | ({"search": differs} if differs else {})


def _quiet_since(at: datetime | None) -> str:
    return f"quiet since {at:%Y-%m-%dT%H:%M:%SZ}" if at else "never seen"
