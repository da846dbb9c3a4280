"""Schemes side by side: the page, its files, its code for paper; and the list on which somebody puts schemes aside."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import policy
from lib import clock
from lib.cost import REUSED
from search.comparing import MOST, Compared, Comparison, compared, comparison_of, differing, put_aside, row_groups
from search.comparing.asked import form_of
from search.comparing.enquiring import enquiry_about
from search.comparing.table import table_of
from search.views.exports import TAKING, csv_file, workbook_file
from search.views.results import LOOKING
from statements.showing import size_words
from tenants.hosts import site_url
from vocabulary.queries import compulsory_rules, demands
from web.language import LONGEST_QUESTION

A_DAY = 24 * 3600


@policy(host="site", who="anyone", limit=LOOKING)
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    asked = comparison_of(request.GET)
    if not asked.schemes and (kept_aside := put_aside.schemes_of(request)):
        return redirect(f"{reverse('search:compare')}?{asked.address(kept_aside)}")
    schemes = compared(asked)
    groups = row_groups(schemes)
    shown = differing(groups) if asked.is_differences_only and len(schemes) > 1 else groups
    context = {
        "asked": asked,
        "schemes": schemes,
        "columns": [(scheme, _without(asked, scheme)) for scheme in schemes],
        "groups": shown,
        "same_count": sum(len(group.rows) for group in groups) - sum(len(group.rows) for group in shown),
        "missing": len(asked.schemes) - len(schemes),
        "most": MOST,
        "form": form_of(
            request.GET,
            asked,
            takes_reports=any(fee.per == REUSED for scheme in schemes for fee in scheme.statement.fees),
            markets=[market for scheme in schemes for market in scheme.statement.markets],
        ),
        "sizes": size_words(asked.inputs),
        "demands": _demands(asked, schemes),
        "address": asked.address(scheme.entry.pk for scheme in schemes),
        "asking": enquiry_about(asked, schemes),
        "today": clock.today(),
    }
    return render(request, "search/compare.html", context)


@policy(host="site", who="anyone", limit=TAKING)
@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    return csv_file(_table(request), "comparison")


@policy(host="site", who="anyone", limit=TAKING)
@require_safe
def as_workbook(request: HttpRequest) -> HttpResponseBase:
    return workbook_file(_table(request), "comparison")


@policy(host="site", who="anyone", limit=LOOKING)
@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """The comparison's own address as a QR code: on its print, for whoever decides."""
    drawn = BytesIO()
    segno.make(_own_address(comparison_of(request.GET)), error="l").save(drawn, kind="svg", border=4, omitsize=True)
    answer = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    answer["Cache-Control"] = f"public, max-age={A_DAY}"
    return answer


@policy(host="site", who="anyone")
@require_POST
def change_list(request: HttpRequest) -> HttpResponse:
    """Put schemes aside or take them back: the list in answer, or back to where the reader was."""
    schemes, there = put_aside.changed(request), request.POST.get("next", "")
    if request.headers.get("X-Part") == "tray":
        sizes = QueryDict(there[:LONGEST_QUESTION].partition("?")[2].partition("#")[0])
        answer = render(request, "search/_tray_list.html", put_aside.listed(schemes, sizes))
    else:
        is_ours = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
        answer = redirect(there if is_ours else reverse("search:compare"))
    put_aside.remember(answer, schemes, is_secure=request.is_secure())
    return answer


def _table(request: HttpRequest) -> Any:
    asked = comparison_of(request.GET)
    schemes = compared(asked)
    groups = row_groups(schemes)
    return table_of(asked, schemes, differing(groups) if asked.is_differences_only and len(schemes) > 1 else groups)


def _without(asked: Comparison, scheme: Compared) -> str:
    return asked.address(pk for pk in asked.schemes if pk != scheme.entry.pk)


def _demands(asked: Comparison, schemes: Sequence[Compared]) -> list[Any]:
    """What laws demand first of the products that are compared, in the market asked for."""
    categories = {category.code for scheme in schemes for category in scheme.statement.categories}
    if not categories:
        return []
    today = clock.today()
    return demands(compulsory_rules(categories, [asked.market] if asked.market else [], on=today), on=today)


def _own_address(asked: Comparison) -> str:
    return site_url(f"{reverse('search:compare')}?{asked.address()}")
