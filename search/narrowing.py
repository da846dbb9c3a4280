"""What results are narrowed by, as a page shows it: each facet with its values, in words and in order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from uuid import UUID

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lib.text import bilingual, localized, written_day
from oversight.acceptances import acceptor_names
from register.models import RegisterEntry
from search.forms import Pair, Search, address_of
from search.kinds import Facet, Kind
from search.queries import Query
from tenants.models import CertificationBody
from vocabulary.countries import market_name
from vocabulary.languages import name_of_language
from vocabulary.models import ProductCategory, Region
from vocabulary.terms import TERMS

MOST_CHOICES = 12
DRAWN_FOR = 60  # seconds for which facets are kept as they were drawn: what a category is called may change
# Facets whose codes have names without a table.
CODED: dict[str, Callable[[str], dict[str, str]]] = {
    "market": market_name,
    "country": market_name,
    "language": name_of_language,
}


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


class Names:
    """What facet values are called; each table is read once a page, where it is asked for."""

    def __init__(self) -> None:
        self._terms: dict[str, dict[str, object]] = {}

    @cached_property
    def categories(self) -> dict[str, dict[str, str]]:
        return _named(ProductCategory.objects.values_list("code", "name_zh", "name_en"))

    @cached_property
    def bodies(self) -> dict[str, dict[str, str]]:
        return _named(CertificationBody.objects.values_list("slug", "name_zh", "name_en"))

    @cached_property
    def regions(self) -> dict[str, dict[str, str]]:
        return _named(Region.objects.values_list("code", "name_zh", "name_en"))

    @cached_property
    def acceptors(self) -> dict[str, dict[str, str]]:
        return acceptor_names()

    def term(self, kind: str, code: str) -> str:
        """What a code of a list of words is called; the list is opened once."""
        if kind not in self._terms:
            self._terms[kind] = dict(TERMS[kind].choices)
        return str(self._terms[kind].get(code, code))

    def of(self, facet: Facet, value: str) -> str:
        if facet.words:
            return str(facet.words.get(value, value))
        if facet.term:
            return self.term(facet.term, value)
        if facet.key in CODED:
            return localized(CODED[facet.key](value))
        if facet.key == "measured":
            return measured_words(value)
        if facet.key == "scheme":
            return _scheme_named(value)
        tables = {"category": "categories", "body": "bodies", "region": "regions"}
        named = getattr(self, tables[facet.key]) if facet.key in tables else {}
        named = self.acceptors if facet.key == "accepted" else named
        return localized(named.get(value)) or value


def _named(rows: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    return {code: bilingual(zh, en) for code, zh, en in rows}


def measured_words(name: str) -> str:
    """A measured value's name with its unit, of `耗电量|Energy consumption|kWh/24h`."""
    zh, en, unit = [*name.split("|"), "", "", ""][:3]
    words = localized({"zh": zh, "en": en})
    return f"{words} ({unit})" if unit else words


def facets_shown(query: Query, counts: Mapping[str, Mapping[str, int]], names: Names) -> list[ShownFacet]:
    """Every facet that has a value here, or a choice."""
    shown = (_shown(facet, counts.get(facet.key, {}), query, names) for facet in query.of_kind.facets)
    return [facet for facet in shown if facet.choices]


def facets_drawn(query: Query, counts: Mapping[str, Mapping[str, int]], names: Names) -> SafeString:
    """The same as the page has it, kept by what it shows: most who look for the same see the same choices."""
    shown = repr((get_language(), query.kind, sorted(query.facets.items()), counts))
    key = f"search.facets:{blake2b(shown.encode(), digest_size=16).hexdigest()}"
    drawn: str | None = cache.get(key)
    if drawn is None:
        drawn = render_to_string("search/_facets.html", {"facets": facets_shown(query, counts, names)})
        cache.set(key, drawn, DRAWN_FOR)
    return SafeString(drawn)


def chips(asked: Search, names: Names) -> list[dict[str, str]]:
    """Everything that narrows the results, each with the address of the same page without it."""
    return [
        {"words": choice_words(asked.query.of_kind, choice, names), "url": f"?{address_of(asked, without=choice)}"}
        for choice in asked.choices
    ]


def choice_words(kind: Kind, choice: tuple[Pair, ...], names: Names) -> str:
    """A choice in words, as on its chip."""
    key, value = choice[0]
    facet = next((facet for facet in kind.facets if facet.key == key), None)
    if facet:
        return f"{facet.title}: {names.of(facet, value)}"
    if key == "model":
        return _("Model: %s") % value
    if key == "on":
        return _("Valid on %s") % written_day(date.fromisoformat(value))
    limits = dict(choice[1:])
    return f"{measured_words(value)} {_limits(limits.get('least'), limits.get('most'))}"


def _limits(least: str | None, most: str | None) -> str:
    if least and most:
        return f"{least}–{most}"
    return f"≥ {least}" if least else f"≤ {most}"


def _shown(facet: Facet, counts: Mapping[str, int], query: Query, names: Names) -> ShownFacet:
    chosen = query.facets.get(facet.key, ())
    values = list(dict.fromkeys([*_in_order(facet, counts, names), *(chosen if facet.is_counted else ())]))
    choices = [
        FacetChoice(value, names.of(facet, value), counts.get(value, 0), value in chosen, _level(facet, value))
        for value in values
    ]
    is_open = bool(chosen) or (
        facet.is_open and len(values) > 1
    )  # one value narrows nothing: it need not be in the way
    return ShownFacet(facet.key, facet.title, is_open, choices[:MOST_CHOICES], choices[MOST_CHOICES:])


def _level(facet: Facet, value: str) -> int:
    """How deep a category stands in its tree."""
    return value.count(".") if facet.key == "category" else 0


def _in_order(facet: Facet, counts: Mapping[str, int], names: Names) -> list[str]:
    """Values in the order of their vocabulary where it has one, else the most frequent first."""
    order: list[str] = list(facet.words or ())
    if facet.term:
        order = list(TERMS[facet.term].values)
    elif facet.key == "category" and counts:
        order = list(names.categories)
    if order:
        return [value for value in order if value in counts]
    return sorted(counts, key=lambda value: (-counts[value], value))


def _scheme_named(value: str) -> str:
    try:
        entry = RegisterEntry.objects.schemes().filter(pk=UUID(value)).only("name_zh", "name_en").first()
    except ValueError:
        entry = None
    return localized(entry.name) if entry else value
