"""One page of results for each kind of thing that can be found, a tab each; and how they are put in order."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.requests import policy
from lib import clock
from oversight.acceptances import behind
from oversight.models import Acceptance
from register.queries import certificates_for_number
from search import exporting, listing
from search.cards import cards_of
from search.compulsory import demands_on
from search.engines import engine as engine_in_use
from search.forms import Search, address_of, asked_of
from search.kinds import KINDS
from search.narrowing import Names, chips, choice_words, facets_drawn, measured_words
from search.queries import Engine
from search.understanding import Found
from web.policy import Limit

LOOKING = Limit("search", "60/m/ip,600/h/ip,120/m/user", method="GET")


@policy(host="site", who="anyone", limit=LOOKING)
@require_safe
def results(request: HttpRequest, kind: str = "schemes") -> HttpResponse:
    asked = asked_of(request.GET, kind)
    engine = engine_in_use(of_a_page=True)
    understood, counts = listing.page_of(asked, engine)
    names, after = Names(), understood.results.cursor
    context: dict[str, Any] = {
        "asked": asked,
        "query": asked.query,
        "kind": KINDS[kind],
        "understood": understood,
        "total": understood.results.total,
        "most_rows": exporting.MOST,
        "cards": cards_of(asked, understood.results.hits),
        "facets": facets_drawn(asked.query, understood.results.facets, names),
        "chips": (choices := chips(asked, names)),
        **_to_save(asked, [choice["words"] for choice in choices]),
        "measured": _measured(asked, understood),
        "certificates": certificates_for_number(asked.query.text)[:3] if asked.query.text else [],
        "demands": demands_on(asked.query, understood.words),
        "accepting": _accepting(asked),
        "tabs": _tabs(asked, counts),
        "hidden": _hidden(asked),
        "range": next(iter(asked.query.ranges.values()), (None, None)),
        "literal_url": f"?{address_of(asked, literally=True)}",
        "free_url": f"?{address_of(asked, without=[('literal', '1')])}",
        "first_url": f"?{address_of(asked)}",
        "next_url": f"?{address_of(asked, after=after)}" if after else "",
    }
    if not understood.results.total and not asked.is_wordless:
        context |= _ways_out(asked, understood, names, engine)
        context["elsewhere"] = [tab for tab in context["tabs"] if tab["count"]]
    return render(request, "search/results.html", context)


@policy(host="site", who="anyone")
@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    return render(request, "search/ranking.html")


def _tabs(asked: Search, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Each kind with how many it has for the same words; this one's with its filters. None where there are no words to count."""
    return [
        {
            "words": KINDS[kind].title,
            "url": f"{reverse(f'search:{kind}')}?{address_of(listing.words_alone(asked, kind))}",
            "is_current": kind == asked.query.kind,
            "count": count,
        }
        for kind, count in counts.items()
    ]


def _to_save(asked: Search, choices: list[str]) -> dict[str, str]:
    """By which address a person may have this search repeated, and what it is called; schemes only."""
    if asked.query.kind != "schemes" or asked.is_wordless or not (asked.query.text or choices):
        return {}
    return {
        "address_to_save": address_of(Search(replace(asked.query, sort="relevance"), is_literal=asked.is_literal)),
        "name_to_save": " · ".join(filter(None, [asked.query.text, *choices]))[:120],
    }


def _hidden(asked: Search) -> list[tuple[str, str]]:
    """Choices that no filter shows, carried along."""
    silent = {facet.key for facet in asked.query.of_kind.facets if not facet.is_counted}
    return [(key, value) for key, values in asked.query.facets.items() if key in silent for value in values]


def _accepting(asked: Search) -> list[Acceptance]:
    """By which documents those accept who were chosen: a filter by them is worth what its source is."""
    chosen = asked.query.facets.get("accepted", ())
    return behind(chosen, on=clock.today()) if chosen else []


def _measured(asked: Search, understood: Found) -> list[tuple[str, str]]:
    """The measured values that one may ask a range of: those stated here, and the one asked for."""
    stated = [*understood.results.facets.get("measured", {}), *asked.query.ranges]
    return [(name, measured_words(name)) for name in sorted(set(stated))]


def _ways_out(asked: Search, understood: Found, names: Names, engine: Engine) -> dict[str, Any]:
    """What somebody can do who found nothing: take a filter back, look in another tab or category."""
    kind = asked.query.of_kind
    drops = [
        {"words": choice_words(kind, choice, names), "count": count, "url": f"?{address_of(asked, without=choice)}"}
        for choice, count in listing.ways_without(asked, understood, engine)
    ]
    return {
        "drops": drops,
        "url_without_filters": f"?{address_of(listing.words_alone(asked, kind.key))}" if asked.choices else "",
        "categories": listing.nearest_categories(asked.query.text) if asked.query.text else [],
    }
