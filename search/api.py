"""The search for programs: one address for each kind of thing that can be found, asked and answered alike."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query as Asks
from ninja import Router
from pydantic import Field, StringConstraints, create_model

from lib.money import money_of
from register.answers import standing_of
from register.models import RegisterEntry, Supplier
from register.reading import body_named, page_of
from search.analysis import LONGEST_QUERY
from search.engines import engine
from search.kinds import KINDS, LONGEST_VALUE, Kind
from search.models import SupplierDocument
from search.queries import MOST_CHOSEN, PAGE, Query, read_cursor
from search.understanding import find
from statements.showing import cost_from
from tenants.hosts import site_url
from tenants.models import CertificationBody
from web.api import ERRORS, AnsweredShape, Bilingual, BodyNamed, SentShape, Unanswerable, answered
from web.api import lazily as _

MOST_AT_ONCE = 100
PATHS = {"products": "certificates"}  # by what an address calls a kind where it is not the kind's own name

router = Router(tags=["search"])
Chosen = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_VALUE, pattern=r"^[^\x00]*$")]


class Hit(AnsweredShape):
    """What was found, shortly; its own address holds the rest."""

    id: str
    name: Bilingual
    url: str = Field(description=_("Its page, for people"))
    standing: str = Field(description=_("How it stands now"))
    body: BodyNamed | None = None
    number: str | None = None
    holder: Bilingual | None = None
    region: str | None = Field(None, description=_("Of a supplier: its country, in mainland China with the province"))
    valid_from: date | None = None
    valid_until: date | None = None
    cost_from: str | None = Field(
        None,
        description=_(
            "Of a scheme the least until the certificate: one unit, usual days; of a service its price; as in CNY 12000"
        ),
    )
    days: int | None = Field(None, description=_("All steps together, as declared"))


class Page(AnsweredShape):
    """A page of what was found."""

    total: int
    items: list[Hit]
    next: str | None = Field(description=_("The cursor of the next page; null on the last"))
    facets: dict[str, dict[str, int]] = Field(description=_("How many each choice would leave"))
    corrected: dict[str, str] = Field(description=_("Words that nothing has, and what they were taken for"))
    without: list[str] = Field(description=_("Words that were left out to find something"))


def asked_of(kind: Kind) -> type[SentShape]:
    """The question that a kind takes: words, each of its facets any number of times, order, and how far."""
    fields: dict[str, Any] = {
        "q": (
            Annotated[str, StringConstraints(max_length=LONGEST_QUERY, pattern=r"^[^\x00]*$")],
            Field("", description=_("What is looked for, in words")),
        ),
        "sort": (
            str,
            Field(next(iter(kind.sorts)), description=_("The order"), json_schema_extra={"enum": list(kind.sorts)}),
        ),
        "cursor": (str, Field("", max_length=200, description=_("`next` of the page before"))),
        "size": (int, Field(PAGE, ge=1, le=MOST_AT_ONCE, description=_("How many on a page"))),
    }
    if kind.has_models:
        fields["model"] = (str, Field("", max_length=60, description=_("A model; * and ? stand for letters")))
        fields["valid_on"] = (date | None, Field(None, description=_("Valid on this day, by what stands today")))
    for facet in kind.facets:
        choices = Annotated[list[Chosen], Field(max_length=MOST_CHOSEN)]
        fields[facet.key] = (choices, Field([], description=cast("str", facet.title)))
    return create_model(f"Ask{kind.key.title()}", __base__=SentShape, **fields)


def query_of(kind: Kind, asked: Any) -> Query:
    """As the engines are asked. A cursor or an order that is none is refused, since a program would go round for ever."""
    if asked.cursor and read_cursor(asked.cursor) is None:
        raise Unanswerable([("cursor", _("This is no cursor of ours. Take it from `next` of the page before."))])
    if asked.sort not in kind.sorts:
        raise Unanswerable([("sort", _("There is no such order."))])
    chosen = {facet.key: tuple(dict.fromkeys(getattr(asked, facet.key))) for facet in kind.facets}
    query = Query(
        kind=kind.key,
        text=asked.q.strip(),
        facets={key: values for key, values in chosen.items() if values},
        sort=asked.sort,
        cursor=asked.cursor,
        size=asked.size,
    )
    return replace(query, model=asked.model, valid_on=asked.valid_on) if kind.has_models else query


def _search(kind: Kind) -> Callable[..., HttpResponse]:
    def search(request: HttpRequest, asked: Any) -> HttpResponse:
        found = find(query_of(kind, asked), engine())
        content = {
            "total": found.results.total,
            "items": list(HITS[kind.key](found.results.hits)),
            "next": found.results.cursor or None,
            "facets": found.results.facets,
            "corrected": dict(found.corrected),
            "without": list(found.without),
        }
        return answered(request, content)

    search.__annotations__["asked"] = Asks[asked_of(kind)]  # type: ignore[misc]
    search.__name__ = f"find_{kind.key}"
    return search


def _entries(ids: list[UUID]) -> Iterable[RegisterEntry]:
    """In the order of the ids; what has gone from the register since is passed over."""
    entries = RegisterEntry.objects.select_related("body").in_bulk(ids)
    return [entries[pk] for pk in ids if pk in entries]


def _schemes(ids: list[UUID]) -> Iterable[dict[str, Any]]:
    for entry in _entries(ids):
        statement = entry.as_scheme
        cost = cost_from(statement)
        yield _hit(entry, entry.status.lower()) | {
            "cost_from": f"{cost.currency} {cost.amount:f}" if cost is not None else None,
            "days": statement.days or None,
        }


def _services(ids: list[UUID]) -> Iterable[dict[str, Any]]:
    for entry in _entries(ids):
        statement = entry.as_service
        amount = None if statement.amount is None else money_of(statement.amount, statement.currency)
        yield _hit(entry, entry.status.lower()) | {
            "cost_from": f"{amount.currency} {amount.amount:f}" if amount is not None else None
        }


def _certificates(ids: list[UUID]) -> Iterable[dict[str, Any]]:
    for entry in _entries(ids):
        dates = {"valid_from": entry.valid_from, "valid_until": entry.valid_until}
        yield _hit(entry, standing_of(entry)) | {"number": entry.number, "holder": entry.holder, **dates}


def _hit(entry: RegisterEntry, standing: str) -> dict[str, Any]:
    body = body_named(entry.body)
    return {"id": str(entry.pk), "name": entry.name, "url": page_of(entry), "standing": standing, "body": body}


def _suppliers(ids: list[UUID]) -> Iterable[dict[str, Any]]:
    suppliers, documents = Supplier.objects.in_bulk(ids), SupplierDocument.objects.defer("vector").in_bulk(ids)
    for supplier in (suppliers[pk] for pk in ids if pk in suppliers and pk in documents):
        page = site_url(reverse("register:supplier", args=[supplier.pk], urlconf=settings.PUBLIC_SCHEMA_URLCONF))
        standing = "certified" if documents[supplier.pk].valid else "not-certified"
        hit = {"id": str(supplier.pk), "name": supplier.name, "url": page, "standing": standing}
        yield hit | {"region": supplier.region or None}


def _bodies(ids: list[UUID]) -> Iterable[dict[str, Any]]:
    bodies = CertificationBody.objects.in_bulk(ids)
    for body in (bodies[pk] for pk in ids if pk in bodies):
        named = body_named(body)
        yield {"id": body.slug, "name": named["name"], "url": named["url"], "standing": body.standing}


HITS: dict[str, Callable[[list[UUID]], Iterable[dict[str, Any]]]] = {
    "schemes": _schemes,
    "services": _services,
    "products": _certificates,
    "suppliers": _suppliers,
    "bodies": _bodies,
}
for one in KINDS.values():
    path = f"/{PATHS.get(one.key, one.key)}"
    router.get(path, response={200: Page} | ERRORS, summary=cast("str", one.title), url_name=f"find-{one.key}")(
        _search(one)
    )
