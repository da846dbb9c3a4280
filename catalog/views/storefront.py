"""What everybody sees of a body on its own host: who it is, and what it offers."""

from datetime import date
from functools import partial
from hashlib import blake2b
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from accounts.requests import policy
from billing.queries import public_rate_of
from catalog import queries
from catalog.models import Scheme, SchemeVersion
from catalog.statements import card_statements, scheme_statement
from lib import clock
from lib.cost import Inputs
from oversight import queries as oversight
from oversight.acceptances import SchemeAsked, ShownAcceptance, shown_of
from statements.showing import scheme_context, sized_cost, version_context
from tenants.hosts import site_url
from tenants.requests import AtBodyRequest
from tenants.schemas import connection
from vocabulary.countries import market_name

DRAWN_FOR = 60  # seconds: what a category is called, and which editions are replaced, may change meanwhile


@policy(host="body", who="anyone")
def storefront(request: AtBodyRequest) -> HttpResponse:
    context = {
        "cards": _cards(),
        "services": queries.service_cards(),
        "scope": queries.scope_certificates(),
        "passport": queries.passport(),
        "confirmation": oversight.statement_of_confirmation(request.certification_body),
        "country": market_name(str(request.certification_body.country)),
        "today": clock.today(request.certification_body.time_zone),
        "check_url": site_url("/verify/"),
    }
    return render(request, "catalog/storefront.html", context)


@policy(host="body", who="anyone")
def schemes(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/schemes.html", {"cards": _cards()})


@policy(host="body", who="anyone")
def scheme(request: AtBodyRequest, slug: str) -> HttpResponse:
    version = queries.offered_version(slug)
    if version is None:
        raise Http404
    statement = scheme_statement(version.scheme, version)
    today = clock.today(request.certification_body.time_zone)
    context = scheme_context(
        statement, request.GET, tax_rate=partial(public_rate_of, request.certification_body), on=today
    ) | {
        "acceptances": _acceptances(version, request, today),
        "version_url": reverse("catalog:scheme-version", args=[slug, 0]).removesuffix("0/"),
        "apply_url": "" if (why := queries.offer_gap(version)) else f"/apply/{slug}/",
        "closed_because": why,
        "scheme_key": version.scheme_id,
        "register_url": (register_url := site_url(f"/schemes/{version.scheme_id}/")),
        "canonical": register_url,  # the same words, at the address that outlives the body's host
    }
    return render(request, "catalog/scheme.html", context)


@policy(host="body", who="anyone")
def scheme_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    version = queries.offered_version(slug)
    context = version_context(scheme_statement(version.scheme, version), number) if version else None
    if version is None or context is None:
        raise Http404
    context |= {
        "up_url": reverse("catalog:scheme", args=[slug]),
        "canonical": site_url(f"/schemes/{version.scheme_id}/versions/{number}/"),
    }
    return render(request, "catalog/scheme_version.html", context)


def _acceptances(version: SchemeVersion, request: AtBodyRequest, today: date) -> list[ShownAcceptance]:
    asked = SchemeAsked(version.scheme_id, request.certification_body.pk, version.categories, version.characteristics)
    return shown_of(asked, on=today)


def _cards() -> SafeString:
    """A card of each scheme on offer, kept as drawn; another as soon as one of them, or the passport, is stated anew."""
    revisions = Scheme.objects.offered().order_by("pk").values_list("pk", "revision")
    state = [get_language(), connection.schema_name, clock.today(), *revisions]
    key = f"cards:{blake2b(repr(state).encode(), digest_size=16).hexdigest()}"
    drawn: str | None = cache.get(key)
    if drawn is None:
        drawn = render_to_string("catalog/_cards.html", {"cards": _card_contexts()}).strip()
        cache.set(key, drawn, DRAWN_FOR)
    return SafeString(drawn)


def _card_contexts() -> list[dict[str, Any]]:
    """What a card of each scheme on offer shows."""
    versions = queries.offered_schemes()
    return [
        {
            "statement": statement,
            "sized": sized_cost(statement, Inputs()),
            "url": reverse("catalog:scheme", args=[version.scheme.slug]),
        }
        for version, statement in zip(versions, card_statements(versions), strict=True)
    ]
