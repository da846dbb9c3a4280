"""How a paper is handed out, and what stands there until it is made: for the doors of the apps whose papers they are."""

from io import BytesIO
from typing import Literal

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from lib.queue import later
from papers.models import IssuedPaper
from papers.storage import Lost, kept
from tenants.context import current_body

type Door = Literal["staff", "holder"]


def paper_response(request: HttpRequest, paper: IssuedPaper | None, *, door: Door, back: str) -> HttpResponseBase:
    """The file of a paper, or a page that says it is being made and looks again by itself; 404 where there is none."""
    if paper is None:
        raise Http404
    if not paper.is_made:
        return _being_made(request, paper, back)
    body = current_body()
    try:
        content = kept(body.pk, paper.sha256)
    except Lost:
        return _lost(request, paper, back)
    if request.method == "GET":
        later("papers.count", body.schema_name, str(paper.pk), door)
    return as_download(content, paper.filename)


def as_download(content: bytes, filename: str) -> FileResponse:
    """The bytes of a paper, to be taken home."""
    return FileResponse(BytesIO(content), as_attachment=True, filename=filename, content_type="application/pdf")


def _lost(request: HttpRequest, paper: IssuedPaper, back: str) -> HttpResponse:
    page = render(request, "papers/lost.html", {"paper": paper, "back": back})
    page.status_code = 503
    return page


def _being_made(request: HttpRequest, paper: IssuedPaper, back: str) -> HttpResponse:
    page = render(request, "papers/being_made.html", {"paper": paper, "back": back})
    page.status_code = 202
    return page
