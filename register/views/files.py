"""A certificate's file for everybody, where its scheme says so."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from accounts.requests import policy
from lib.queue import later
from papers.storage import filename_of, opened
from register import files, queries


@policy(host="site", who="anyone")
@require_safe
def file(request: HttpRequest, pk: UUID, paper: UUID) -> FileResponse:
    entry = queries.certificate_for(pk)
    wanted = files.files_of(pk).filter(pk=paper, is_own=False).first()
    if entry is None or wanted is None or not files.may_download(entry.as_certificate.scheme):
        raise Http404
    try:
        content = opened(wanted.body_id, wanted.sha256)
    except FileNotFoundError:
        raise Http404 from None
    if request.method == "GET":
        later("register.count_download", str(wanted.pk))
    filename = filename_of(wanted.number, wanted.revision, wanted.language)
    return FileResponse(content, as_attachment=True, filename=filename, content_type="application/pdf")
