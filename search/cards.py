"""A hit of each kind as its card: read from the register by key, in the order of the engine. Nobody to be called is on any."""

from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import islice
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from lib.cost import Inputs
from lib.money import money_of
from register.answers import standing_of
from register.models import RegisterEntry, Supplier
from register.queries import bodies_with_counts, read_entries
from register.reading import path_of
from search.forms import Search
from search.kinds import KINDS, by_key
from search.kinds.bodies import APPROVALS
from search.kinds.patterns import MOST_MODELS, Pattern, plain
from search.kinds.services import dates_to_come, languages_of, next_date
from search.models import BodyDocument, SupplierDocument
from statements import CertificateStatement
from statements.showing import sized_cost
from vocabulary.languages import name_of_language
from vocabulary.terms import ReportKind

FEW_MODELS = 3
SHORTEST = 2  # letters of a word that may be part of a model

type Card = dict[str, Any]


def cards_of(asked: Search, hits: Sequence[UUID]) -> list[Card]:
    """The cards of hits, each with `template`, by what it is drawn. What has left the register meanwhile is passed over."""
    template, rows_of, card_of = CARDS[asked.query.kind]
    rows = rows_of(hits)
    return [{"template": template, **card_of(rows[pk], asked)} for pk in hits if pk in rows]


def _scheme(entry: RegisterEntry, asked: Search) -> Card:
    statement = entry.as_scheme
    cost = sized_cost(statement, asked.inputs)
    return {
        "scheme": entry.pk,
        "statement": statement,
        "sized": cost,
        "url": reverse("register:scheme", args=[entry.pk]) + _sizes(asked.inputs),
        "body_name": entry.body.name,
    }


def _sizes(inputs: Inputs) -> str:
    """For which a scheme's page counts the same total; nothing where it takes them anyway."""
    if inputs == Inputs():
        return ""
    return "?" + urlencode({name: getattr(inputs, name) for name in ("units", "models", "factories")})


def _product(entry: RegisterEntry, asked: Search) -> Card:
    statement = entry.as_certificate
    return {
        "entry": entry,
        "statement": statement,
        "status": standing_of(entry).upper().replace("-", "_"),
        "models": models_matched(statement, asked),
        "more_models": max(len(statement.models) - FEW_MODELS, 0),
        "url": reverse("register:certificate", args=[entry.pk]),
    }


def models_matched(statement: CertificateStatement, asked: Search) -> list[str]:
    """Models by which it was found; where it was found otherwise, the first it covers. A few."""
    models = [row.model for row in statement.models[:MOST_MODELS] if row.model]
    return list(islice(_matching(models, asked), FEW_MODELS)) or models[:FEW_MODELS]


def _matching(models: Sequence[str], asked: Search) -> list[str]:
    if pattern := asked.query.pattern:
        return [model for model in models if _is_like(plain(model), pattern)]
    words = {plain(word.typed) for word in asked.query.words}
    parts = [word for word in words if len(word) >= SHORTEST and any(letter.isdigit() for letter in word)]
    return [model for model in models if any(part in plain(model) for part in parts)]


def _is_like(model: str, pattern: Pattern) -> bool:
    return fnmatchcase(model, pattern.text.replace("[", "[[]"))


def _service(entry: RegisterEntry, asked: Search) -> Card:
    return service_card(entry)


def service_card(entry: RegisterEntry) -> Card:
    """A service as a card shows it, wherever that stands: as it was stated last, with the next date that has free seats."""
    statement = entry.as_service
    return {
        "entry": entry,
        "statement": statement,
        "seller": entry.body,
        "price": None if statement.amount is None else money_of(statement.amount, statement.currency),
        "next_date": next_date(statement),
        "is_booked_out": bool(dates_to_come(statement)) and next_date(statement) is None,
        "languages": [name_of_language(code) for code in languages_of(statement)],
        "reports": sorted({kind for line in statement.lines for kind in line.reports}, key=ReportKind.values.index),
        "tests": len(statement.lines),
        "url": path_of("service", entry.pk),
    }


def _bodies(hits: Sequence[UUID]) -> Mapping[UUID, Any]:
    documents = BodyDocument.objects.defer("vector").in_bulk(hits)
    bodies = {body.pk: body for body in bodies_with_counts().filter(pk__in=hits)}
    return {pk: (body, documents[pk]) for pk, body in bodies.items() if pk in documents}


def _body(row: Any, asked: Search) -> Card:
    body, document = row
    values = by_key(document.facets)
    return {
        "body": body,
        "approval": APPROVALS.get(next(iter(values.get("approval", [])), "")),
        "accredited_by": values.get("accredited_by", []),
        "country": str(body.country),
        "fields": [code for code in values.get("category", []) if "." not in code],
        "schemes": document.schemes,
        "url": reverse("register:body", args=[body.slug]),
    }


def _suppliers(hits: Sequence[UUID]) -> Mapping[UUID, Any]:
    documents = SupplierDocument.objects.defer("vector").in_bulk(hits)
    suppliers = Supplier.objects.in_bulk(hits)
    return {pk: (supplier, documents[pk]) for pk, supplier in suppliers.items() if pk in documents}


def _supplier(row: Any, asked: Search) -> Card:
    supplier, document = row
    return {
        "supplier": supplier,
        "valid": -document.valid,
        "bodies": len(by_key(document.facets).get("body", [])),
        "url": reverse("register:supplier", args=[supplier.pk]),
    }


CARDS: dict[str, tuple[str, Callable[[Sequence[UUID]], Mapping[UUID, Any]], Callable[[Any, Search], Card]]] = {
    "schemes": ("catalog/_card.html", read_entries, _scheme),
    "services": ("search/_service.html", read_entries, _service),
    "products": ("search/_product.html", read_entries, _product),
    "suppliers": ("search/_supplier.html", _suppliers, _supplier),
    "bodies": ("search/_body.html", _bodies, _body),
}

SHOWN = tuple(kind for kind in CARDS if kind in KINDS)  # a tab each, in this order
