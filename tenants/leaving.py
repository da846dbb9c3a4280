"""What the host of a body says that is about to leave, and that has left: to people, and to programs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lib.text import bilingual, spelled_day
from tenants.hosts import body_url, site_url
from tenants.models import CertificationBody
from tenants.schemas import connection
from web.problems import problem


def closing_page(request: HttpRequest, body: CertificationBody) -> HttpResponse:
    """Nothing can be done here any more but to settle what is owed and to fetch the body's data, until its day. 503: it may still be taken back."""
    return render(request, "tenants/closing.html", _context(body), status=503)


def gone(request: HttpRequest, body: CertificationBody) -> HttpResponse:
    """Whatever was asked for: it was here, and is no more; the register has what the body stated."""
    connection.set_schema_to_public()
    context = _context(body)
    if _is_a_program(request):
        answer = problem(410, str(context["sentence"]), register=context["register_url"], since=body.closes_at)
    else:
        answer = render(request, "tenants/gone.html", context, status=410)
    answer["Link"] = f'<{context["register_url"]}>; rel="describedby"'
    answer["Cache-Control"] = "no-cache"  # an operator may reopen it
    return answer


def _is_a_program(request: HttpRequest) -> bool:
    """Who asks for JSON, by what it takes or by the address."""
    accepted = request.headers.get("Accept", "")
    takes_json = "json" in accepted and "html" not in accepted
    return takes_json or request.path.startswith("/api/") or request.path.endswith(".json")


def _context(body: CertificationBody) -> dict[str, Any]:
    day = spelled_day(body.closes_on) if body.closes_on else bilingual("", "")
    return {
        "leaving_body": body,
        "measure": body.measures.of_standing().first(),
        "day": day,
        "register_url": site_url(f"/bodies/{body.slug}/"),
        "exports_url": body_url(body, "/desk/exports/"),
        "sentence": f"{body} left this marketplace on {day['en']}. {body.name_zh}自{day['zh']}起已停止在本平台的业务。",
    }
