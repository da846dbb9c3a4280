"""Take your data with you: a body's administrator on its desk, an organisation's and each person on the site host."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from accounts.requests import SignedInAtSiteRequest, SignedInRequest, StaffRequest, policy
from exports import actions, of_person, queries
from exports.models import Export
from lib import clock
from tenants.models import CertificationBody
from web.acting import act
from web.policy import Limit

EXPORTS_SHOWN = 20


ASKING = Limit("exports", "6/h/user,20/d/user")
FETCHING = Limit("fetched-exports", "30/h/user", method="GET")


@policy(host="body", who="body_staff", roles=("body_admin",), limit=ASKING, while_closing=True)
def of_body(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    return _page(request, body, queries.exports_of_body(body), "exports/body.html")


@policy(host="body", who="body_staff", roles=("body_admin",), limit=FETCHING, while_closing=True)
@require_safe
def download_of_body(request: StaffRequest, pk: Any) -> FileResponse:
    return _file(request, queries.ready_export_for_body(pk, request.certification_body))


@policy(host="site", who="organisation", limit=ASKING)
def of_organisation(request: SignedInAtSiteRequest) -> HttpResponse:
    own = queries.administered_by(request.user)
    if not own:
        raise PermissionDenied
    asked = request.GET.get("organisation", "") or str(own[0].pk)
    chosen = next((organisation for organisation in own if str(organisation.pk) == asked), None)
    if chosen is None:
        raise Http404
    context = {"organisation": chosen, "tabs": _tabs(own, chosen)}
    return _page(request, chosen, queries.exports_of_organisation(chosen), "exports/organisation.html", **context)


@policy(host="site", who="organisation", limit=FETCHING)
@require_safe
def download_of_organisation(request: SignedInAtSiteRequest, pk: Any) -> FileResponse:
    return _file(request, queries.ready_export_for_person(pk, request.user))


@policy(host="site", who="signed_in")
@require_safe
@never_cache
def about_me(request: SignedInAtSiteRequest) -> HttpResponse:
    return render(request, "exports/person.html", {"bodies": of_person.bodies_that_know(request.user)})


@policy(host="site", who="signed_in", limit=FETCHING)
@require_safe
def download_about_me(request: SignedInAtSiteRequest) -> HttpResponse:
    actions.record_access(request.user)
    text = json.dumps(of_person.everything_about(request.user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="guildmark-my-data-{clock.today():%Y-%m-%d}.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _page(
    request: SignedInRequest,
    owner: CertificationBody | Organisation,
    exports: QuerySet[Export],
    template: str,
    **context: Any,
) -> HttpResponse:
    if request.method == "POST":
        act(request, lambda: actions.ask_for_export(owner, by=request.user))
        return redirect(request.get_full_path())
    shown = list(exports[:EXPORTS_SHOWN])
    at_work = next((export for export in shown if export.is_open), None)
    return render(request, template, {"exports": shown, "at_work": at_work, **context})


def _file(request: SignedInRequest, export: Export) -> FileResponse:
    """Handed out by us, never by an address of its own, and kept by nobody on the way."""
    actions.record_fetch(export, by=request.user)
    answer = FileResponse(export.file.open("rb"), as_attachment=True, filename=export.download_name)
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Type"] = "application/zip"
    return answer


def _tabs(own: list[Organisation], chosen: Organisation) -> list[dict[str, Any]]:
    if len(own) < 2:
        return []
    return [
        {
            "words": str(organisation),
            "url": f"?organisation={organisation.pk}",
            "is_current": organisation.pk == chosen.pk,
        }
        for organisation in own
    ]
