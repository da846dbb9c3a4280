"""A certificate's file for everybody, where its scheme says so."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import policy
from lib.queue import later
from papers.storage import Lost, filename_of, kept
from papers.views.files import as_download
from register import files, queries
from web.policy import Limit


@policy(host="site", who="anyone", limit=Limit("papers", "60/m/ip,600/h/ip,120/m/user", method="GET"))
@require_safe
def file(request: HttpRequest, pk: UUID, paper: UUID) -> HttpResponseBase:
    entry = queries.certificate_for(pk)
    wanted = files.files_of(pk).filter(pk=paper, is_own=False).first()
    if entry is None or wanted is None or not files.may_download(entry.as_certificate.scheme):
        raise Http404
    try:
        content = kept(wanted.body_id, wanted.sha256)
    except Lost:
        return render(request, "register/file_lost.html", {"entry": entry}, status=503)
    if request.method == "GET":
        later("register.count_download", str(wanted.pk))
    return as_download(content, filename_of(wanted.number, wanted.revision, wanted.language))
