"""An organisation's desk on the site host."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.models import Organisation
from accounts.queries import organisations_of
from accounts.requests import SignedInAtSiteRequest, policy
from exports.queries import administered_by
from portfolio import queries
from portfolio.desk_needs import desk_parts
from portfolio.first_steps import first_steps
from portfolio.queries import ROWS_READ

ROWS_SHOWN = 10


@policy(host="site", who="organisation")
def desk(request: SignedInAtSiteRequest) -> HttpResponse:
    """What needs you, then everything."""
    chosen, tabs = _organisations(request)
    cases = list(queries.facts_of(queries.cases_of(chosen))[:ROWS_READ])
    certificates = queries.with_duties(queries.certificates_of(chosen)[:ROWS_READ])
    invoices = list(queries.invoices_of(chosen)[:ROWS_READ])
    orders = list(queries.orders_of(chosen)[:ROWS_READ])
    more = desk_parts(request.user, chosen)
    needs = queries.needs_of(cases, certificates, invoices, [*more.needs, *queries.needs_of_orders(orders)])
    days = [*more.days, *queries.days_of_orders(orders)]
    # What needs them stands above, with its day: here are the others.
    others = [case for case in cases if not case.waits_for_client]
    steps = [] if others or certificates or invoices or orders else first_steps(request.user, chosen, cases, more)
    context = {
        "organisations": chosen,
        "tabs": tabs,
        "chosen": request.GET.get("organisation", ""),
        "steps": steps,
        "needs": needs,
        "sections": more.sections,
        "cases": others[:ROWS_SHOWN],
        "has_cases": bool(cases),
        "certificates": certificates[:ROWS_SHOWN],
        "invoices": invoices[:ROWS_SHOWN],
        "orders": orders[:ROWS_SHOWN],
        "more": {
            "orders": len(orders) > ROWS_SHOWN,
            "cases": len(cases) > len(others[:ROWS_SHOWN]),
            "certificates": len(certificates) > ROWS_SHOWN,
            "invoices": len(invoices) > ROWS_SHOWN,
        },
        "calendar": queries.calendar_of(cases, certificates, invoices, days, needs=needs)[:ROWS_SHOWN],
        "administers": administered_by(request.user),
        "notices": list(request.user.notices.filter(read_at=None).select_related("body")[:3]),
    }
    return render(request, "portfolio/desk.html", context)


@policy(host="site", who="organisation")
def cases(request: SignedInAtSiteRequest) -> HttpResponse:
    return _listed(request, "cases", _("Cases"), queries.cases_of(_organisations(request)[0]))


@policy(host="site", who="organisation")
def certificates(request: SignedInAtSiteRequest) -> HttpResponse:
    return _listed(request, "certificates", _("Certificates"), queries.certificates_of(_organisations(request)[0]))


@policy(host="site", who="organisation")
def invoices(request: SignedInAtSiteRequest) -> HttpResponse:
    return _listed(request, "invoices", _("Invoices"), queries.invoices_of(_organisations(request)[0]))


@policy(host="site", who="organisation")
def orders(request: SignedInAtSiteRequest) -> HttpResponse:
    return _listed(request, "orders", _("Orders"), queries.orders_of(_organisations(request)[0]))


def _listed(request: SignedInAtSiteRequest, what: str, title: str, copies: QuerySet[Any]) -> HttpResponse:
    page = Paginator(copies, 50).get_page(request.GET.get("page"))
    shown = queries.with_duties(page.object_list) if what == "certificates" else list(page.object_list)
    chosen = request.GET.get("organisation", "")
    context = {
        "title": title,
        "page": page,
        "query": f"organisation={chosen}" if chosen else "",
        what: shown,
        "rows": f"portfolio/_{what}.html",
    }
    return render(request, "portfolio/list.html", context)


def _organisations(request: SignedInAtSiteRequest) -> tuple[list[Organisation], list[dict[str, Any]]]:
    """Whose things are shown, and the switch where a person acts for several. Another's organisation is 404."""
    own = list(organisations_of(request.user))
    asked = request.GET.get("organisation", "")
    chosen = [organisation for organisation in own if str(organisation.pk) == asked] if asked else own
    if asked and not chosen:
        raise Http404
    if len(own) < 2:
        return chosen, []
    switch = [{"words": _("All"), "url": "?", "is_current": not asked}]
    switch += [
        {
            "words": str(organisation),
            "url": f"?organisation={organisation.pk}",
            "is_current": str(organisation.pk) == asked,
        }
        for organisation in own
    ]
    return chosen, switch
