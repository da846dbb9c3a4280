"""The search for schemes, and its results."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from accounts.requests import policy
from lib.text import localized
from register.models import RegisterEntry
from register.queries import certificates_for_number
from search.engines import engine
from search.forms import address_of, query_of
from search.kinds import Facet
from search.kinds.schemes import FACETS, KIND
from search.queries import Query
from search.understanding import find
from statements.showing import cost_from
from tenants.models import CertificationBody
from vocabulary.countries import market_name
from vocabulary.models import ProductCategory
from vocabulary.terms import TERMS
from web.policy import Limit

MOST_CHOICES = 12


LOOKING = Limit("search", "60/m/ip,600/h/ip,120/m/user", method="GET")


@policy(host="site", who="anyone", limit=LOOKING)
@require_safe
def schemes(request: HttpRequest) -> HttpResponse:
    query = query_of(request.GET)
    found = find(query, engine())
    results = found.results
    names = Names()
    context = {
        "query": query,
        "found": found,
        "asked_without_filters": f"?{address_of(replace(query, facets={}))}" if found.is_left_by_filters else "",
        "total": results.total,
        "cards": _cards(results.hits),
        "facets": [_shown(facet, results.facets[facet.key], query, names) for facet in FACETS],
        "chips": _chips(query, names),
        "certificates": certificates_for_number(query.text)[:3] if query.text else [],
        "sorts": KIND.sorts,
        "next_url": f"?{address_of(query, after=results.cursor)}" if results.cursor else "",
    }
    return render(request, "search/schemes.html", context)


class Names:
    """What facet values are called; each table is read once a page."""

    def __init__(self) -> None:
        self.categories = {row.code: row.name for row in ProductCategory.objects.all()}
        self.bodies = {row.slug: row.name for row in CertificationBody.objects.only("slug", "name_zh", "name_en")}

    def of(self, facet: Facet, value: str) -> str:
        if facet.words:
            return str(facet.words.get(value, value))
        if facet.term:
            return str(dict(TERMS[facet.term].choices).get(value, value))
        if facet.key == "market":
            return localized(market_name(value))
        named = {"category": self.categories, "body": self.bodies}.get(facet.key, {})
        return localized(named.get(value)) or value


@dataclass(frozen=True)
class FacetChoice:
    value: str
    words: str
    count: int
    is_chosen: bool
    level: int = 0


@dataclass(frozen=True)
class ShownFacet:
    key: str
    title: str | Promise
    is_open: bool
    choices: list[FacetChoice]
    more: list[FacetChoice]


def _shown(facet: Facet, counts: dict[str, int], query: Query, names: Names) -> ShownFacet:
    chosen = query.facets.get(facet.key, ())
    values = list(dict.fromkeys([*_in_order(facet, counts, names), *chosen]))
    choices = [
        FacetChoice(value, names.of(facet, value), counts.get(value, 0), value in chosen, _level(facet, value))
        for value in values
    ]
    return ShownFacet(
        facet.key, facet.title, facet.is_open or bool(chosen), choices[:MOST_CHOICES], choices[MOST_CHOICES:]
    )


def _level(facet: Facet, value: str) -> int:
    """How deep a category stands in its tree."""
    return value.count(".") if facet.key == "category" else 0


def _in_order(facet: Facet, counts: dict[str, int], names: Names) -> list[str]:
    """Values in the order of their vocabulary where it has one, else the most frequent first."""
    order: list[str] = list(facet.words or ())
    if facet.term:
        order = list(TERMS[facet.term].values)
    elif facet.key == "category":
        order = list(names.categories)
    if order:
        return [value for value in order if value in counts]
    return sorted(counts, key=lambda value: (-counts[value], value))


def _chips(query: Query, names: Names) -> list[dict[str, str]]:
    titles = {facet.key: facet for facet in FACETS}
    return [
        {
            "words": f"{titles[key].title}: {names.of(titles[key], value)}",
            "url": f"?{address_of(query, without=(key, value))}",
        }
        for key, values in query.facets.items()
        for value in values
    ]


def _cards(hits: list[Any]) -> list[dict[str, Any]]:
    entries = {entry.pk: entry for entry in RegisterEntry.objects.filter(pk__in=hits).select_related("body")}
    return [_card(entries[pk]) for pk in hits if pk in entries]


def _card(entry: RegisterEntry) -> dict[str, Any]:
    statement = entry.as_scheme
    url = reverse("register:scheme", args=[entry.pk])
    return {"statement": statement, "cost": cost_from(statement), "url": url, "body_name": entry.body.name}
