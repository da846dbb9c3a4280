"""A scheme as the register shows it: from its statement alone, wherever its body may be."""

from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.requests import policy
from billing.queries import public_rate_of
from lib import clock
from register import linked, queries
from register.accepted import acceptances_of
from register.models import RegisterEntry
from statements.showing import scheme_context, version_context
from tenants.hosts import body_url

CERTIFICATES_SHOWN = 20
MOST_INPUTS, LONGEST_INPUT = 10, 20  # of the calculator, which another page of certificates leaves as it is


@policy(host="site", who="anyone")
@require_safe
def scheme(request: HttpRequest, pk: UUID) -> HttpResponse:
    entry = _entry_for(pk)
    statement = entry.as_scheme
    certificates = queries.certificates(scheme=pk).defer("content")
    is_offered = queries.is_offered(entry)
    context = scheme_context(
        statement, request.GET, tax_rate=partial(public_rate_of, entry.body), on=clock.today(entry.body.time_zone)
    ) | {
        "entry": entry,
        "acceptances": acceptances_of(entry),
        "linked": linked.scheme(entry, is_offered=is_offered),
        "measured": queries.lead_time_of(pk),
        "counts": queries.counts(scheme=pk),
        "page": Paginator(certificates, CERTIFICATES_SHOWN).get_page(request.GET.get("page")),
        "query": urlencode(
            [pair for pair in request.GET.items() if pair[0] != "page" and len(pair[1]) <= LONGEST_INPUT][:MOST_INPUTS]
        ),
        "counted": f"scheme={pk}",
        "apply_url": body_url(entry.body, f"/apply/{statement.slug}/") if is_offered else "",
        "waits_for_filing": queries.waits_for_filing(entry),
        "body_page": reverse("register:body", args=[entry.body.slug]),
        "version_url": reverse("register:scheme-version", args=[pk, 0]).removesuffix("0/"),
    }
    return render(request, "register/scheme.html", context)


@policy(host="site", who="anyone")
@require_safe
def version(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    entry = _entry_for(pk)
    context = version_context(entry.as_scheme, number)
    if context is None:
        raise Http404
    return render(request, "register/scheme_version.html", context | {"entry": entry})


def _entry_for(pk: UUID) -> RegisterEntry:
    entry = queries.scheme_for(pk)
    if entry is None:
        raise Http404
    return entry
