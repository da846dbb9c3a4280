"""A list of results to take away, as CSV or as a workbook."""

from collections.abc import Iterator

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.requests import policy
from lib import clock
from search import exporting, listing
from search.cards import SHOWN
from search.forms import Search, asked_of
from web.csv_files import Row, csv_answer
from web.policy import Limit

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TAKING = Limit("search-file", "10/m/ip,100/h/ip,20/m/user", method="GET")  # each may be fifty thousand rows


@policy(host="site", who="anyone", limit=TAKING)
@require_safe
def as_csv(request: HttpRequest, kind: str) -> HttpResponseBase:
    asked = _asked(request, kind)
    return csv_file(exporting.table_of(asked, listing.listed(asked)), kind)


@policy(host="site", who="anyone", limit=TAKING)
@require_safe
def as_workbook(request: HttpRequest, kind: str) -> HttpResponseBase:
    asked = _asked(request, kind)
    return workbook_file(exporting.table_of(asked, listing.listed(asked)), kind)


def csv_file(table: Iterator[Row], what: str) -> HttpResponseBase:
    """A table in the reader's language, to take away."""
    return csv_answer(table, _name(what))


def workbook_file(table: Iterator[Row], what: str) -> HttpResponseBase:
    file = exporting.workbook_of(table, get_language() or "en")
    return FileResponse(file, as_attachment=True, filename=f"{_name(what)}.xlsx", content_type=WORKBOOK)


def _asked(request: HttpRequest, kind: str) -> Search:
    if kind not in SHOWN:
        raise Http404
    return asked_of(request.GET, kind)


def _name(what: str) -> str:
    return f"guildmark-{what}-{clock.today():%Y-%m-%d}"
