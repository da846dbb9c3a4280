"""`/healthz`: the process lives. `/readyz`: it can serve. Both answer on any host, before hosts and sessions."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

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
        return self.get_response(request)


def ready() -> HttpResponse:
    """200 where the database answers, is migrated, and lets us do no more than we should; 503 with the part that is not so.

    The queue may be away: pages work.
    """
    try:
        connection.set_schema_to_public()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM tenants_schematemplate")
        if rights.too_much():
            return JsonResponse({"database": "our account may do too much: see docs/operations.md"}, status=503)
    except DatabaseError:
        return JsonResponse({"database": "away"}, status=503)
    finally:
        connection.close()
    return JsonResponse({"database": "ok"})
