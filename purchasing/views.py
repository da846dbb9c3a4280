"""Check many: a list in, its answers out, and nothing of it kept."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.requests import policy
from purchasing import files
from purchasing.checking import CheckedList, check
from purchasing.forms import ListForm, columns_of, digest
from purchasing.lists import BuyersList
from purchasing.wording import GROUPS
from tenants.hosts import site_url
from web.policy import Limit, answered

ON_A_PAGE = 200
UNKEPT = "private, no-store"  # by no browser, and by nothing on the way: it tells whom somebody buys from
AS_FILES: dict[str, Callable[[CheckedList, BuyersList], HttpResponse | FileResponse]] = {
    "csv": files.as_csv,
    "xlsx": files.as_workbook,
}


@policy(host="site", who="anyone", limit=Limit("check-many", "30/m/ip,30/m/user"))
@require_http_methods(["GET", "HEAD", "POST"])
def check_many(request: HttpRequest) -> HttpResponse | FileResponse:
    """The list comes with every question, for it is kept nowhere between two of them."""
    if request.method != "POST":
        return render(request, "purchasing/check_many.html", {"form": ListForm()})
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        refused = render(request, "purchasing/check_many.html", {"form": form}, status=422)
        refused["Cache-Control"] = UNKEPT
        return refused
    buyers = form.buyers_list()
    checked = check(buyers, form.as_of())
    answered(request)
    response = _answer(request, form, buyers, checked)
    response["Cache-Control"] = UNKEPT
    return response


def _answer(
    request: HttpRequest, form: ListForm, buyers: BuyersList, checked: CheckedList
) -> HttpResponse | FileResponse:
    wanted = request.POST.get("get", "")
    show = request.POST.get("show") or request.POST.get("shown", "")
    if wanted in AS_FILES:
        return AS_FILES[wanted](checked, buyers)
    context = {"checked": checked, "buyers": buyers, "shown": show}
    if wanted == "sheets":
        rows = sorted(checked.of(show), key=lambda row: row.number)
        return render(request, "purchasing/sheets.html", context | {"rows": rows, "register": site_url()})
    return render(request, "purchasing/check_many.html", context | _page(request, form, buyers, checked, show))


def _page(request: HttpRequest, form: ListForm, buyers: BuyersList, checked: CheckedList, show: str) -> dict[str, Any]:
    page = 1 if "show" in request.POST else request.POST.get("page", 1)
    text = form.text()
    # Bound to what the next question brings: the box as it is now, and no file.
    again = ListForm(initial=form.cleaned_data | {"list": text, "file": None, "written": digest(text)})
    return {
        "form": again,
        "is_narrowed": form.is_narrowed,
        "heaps": checked.heaps(show),
        "shows_all": show not in GROUPS,
        "page": Paginator(checked.of(show), ON_A_PAGE).get_page(page),
        "columns": columns_of(buyers),
        "has_number": buyers.column_of("number") is not None,
    }
