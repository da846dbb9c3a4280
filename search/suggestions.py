"""What is offered while somebody types: a few of each kind, the likeliest first. Whole answers are the results page's."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib.text import localized
from register.models import RegisterEntry, Supplier
from register.queries import bodies_named, certificates_beginning
from register.reading import path_of
from search.analysis import LONGEST_QUERY, words_of
from search.engines import engine
from search.queries import Query, together
from search.understanding import finding
from tenants.models import CertificationBody
from vocabulary.countries import market_name
from vocabulary.models import Standard
from vocabulary.queries import standards_like
from vocabulary.standards import parse

FEW = 4  # of each kind: all of them fit a telephone's screen
APART = " · "  # between a holder and a number, which are no list
SHORTEST = 2  # letters of an alphabet; one Chinese character says something
ASKED = (
    "schemes",
    "services",
    "products",
    "suppliers",
)  # kinds that are searched; the others are looked up by how they begin

type Hits = Sequence[UUID]


@dataclass(frozen=True)
class Suggestion:
    """One thing to go to. `path`: on the site host. `scheme`: its key, where it is one that can be compared."""

    words: str
    note: str
    path: str
    scheme: UUID | None = None


@dataclass(frozen=True)
class SuggestionGroup:
    """Suggestions of one kind, in order."""

    key: str
    title: str | Promise
    suggestions: list[Suggestion]


def suggestions_for(text: str) -> list[SuggestionGroup]:
    """Every kind that has something for what was typed so far; nothing for a single letter, or for signs alone.

    Who types the number of a standard means the standard before whatever rests on it.
    """
    text = text.strip()[:LONGEST_QUERY]
    if (len(text) < SHORTEST and text.isascii()) or not words_of(text):
        return []
    order = sorted(GROUPS, key=lambda group: group[0] != "standards") if parse(text) else GROUPS
    hits = _hits(text)
    groups = [SuggestionGroup(key, title, list(islice(of(text, hits.get(key, ())), FEW))) for key, title, of in order]
    return [group for group in groups if group.suggestions]


def _hits(text: str) -> dict[str, list[UUID]]:
    """The first of each kind, by whatever was made of the words, asked side by side; how many there are is not counted."""
    asked = [finding(Query(kind, text=text, size=FEW, is_counted=False)) for kind in ASKED]
    return dict(zip(ASKED, (found.results.hits for found in together(asked, engine(of_a_page=True))), strict=True))


def _numbers(text: str, _hits: Hits) -> Iterable[Suggestion]:
    for entry in certificates_beginning(text, FEW):
        note = APART.join(filter(None, [localized(entry.name), localized(entry.holder)]))
        yield Suggestion(entry.number, note, _path("register:certificate", entry.pk))


def _schemes(_text: str, hits: Hits) -> Iterable[Suggestion]:
    for entry in _entries(hits):
        path = _path("register:scheme", entry.pk)
        yield Suggestion(localized(entry.name), localized(entry.body.name), path, scheme=entry.pk)


def _services(_text: str, hits: Hits) -> Iterable[Suggestion]:
    for entry in _entries(hits):
        yield Suggestion(localized(entry.name), localized(entry.body.name), path_of("service", entry.pk))


def _products(_text: str, hits: Hits) -> Iterable[Suggestion]:
    for entry in _entries(hits):
        note = APART.join(filter(None, [localized(entry.holder), entry.number]))
        yield Suggestion(localized(entry.name) or entry.number, note, _path("register:certificate", entry.pk))


def _suppliers(_text: str, hits: Hits) -> Iterable[Suggestion]:
    suppliers = Supplier.objects.in_bulk(hits)
    for supplier in (suppliers[pk] for pk in hits if pk in suppliers):
        yield Suggestion(
            localized(supplier.name), localized(supplier.region_name), _path("register:supplier", supplier.pk)
        )


def _bodies(text: str, _hits: Hits) -> Iterable[Suggestion]:
    body: CertificationBody
    for body in bodies_named(text)[:FEW]:
        country = localized(market_name(str(body.country)))
        yield Suggestion(localized(body.name), country, _path("register:body", body.slug))


def _standards(text: str, _hits: Hits) -> Iterable[Suggestion]:
    standard: Standard
    for standard in standards_like(text, FEW):
        if number := parse(standard.reference):
            yield Suggestion(standard.reference, localized(standard.name), _path("register:standard", number.slug))


def _path(view: str, *args: object) -> str:
    """On the site host, whichever host asks."""
    return reverse(view, urlconf=settings.PUBLIC_SCHEMA_URLCONF, args=args)


def _entries(hits: Hits) -> Iterable[RegisterEntry]:
    entries = RegisterEntry.objects.select_related("body").defer("content").in_bulk(hits)
    return (entries[pk] for pk in hits if pk in entries)


GROUPS: tuple[tuple[str, str | Promise, Callable[[str, Hits], Iterable[Suggestion]]], ...] = (
    ("numbers", _("Certificate numbers"), _numbers),
    ("schemes", _("Schemes"), _schemes),
    ("services", pgettext_lazy("beside certification", "Services"), _services),
    ("products", _("Certified products"), _products),
    ("suppliers", _("Suppliers"), _suppliers),
    ("standards", pgettext_lazy("kind of result", "Standards"), _standards),
    ("bodies", _("Certification bodies"), _bodies),
)
