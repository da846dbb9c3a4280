"""Services beside certification: by what they are found, filtered and sorted. Who buys them, and how often, nobody asks."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib import clock
from lib.text import in_both
from register.models import RegisterEntry
from register.queries import offered_services
from search.kinds.kind import BEST, BEYOND, NEWEST, Facet, Indexed, Kind, Texts, facets_of, with_parents
from search.models import ServiceDocument
from statements.service import ServiceDate, ServiceStatement
from tenants.models import CertificationBody
from vocabulary.models import Region
from vocabulary.standards import parse
from vocabulary.terms import ReportKind, ServicePlace, ServiceType

PRICE_BANDS = {
    "500": _("Up to ¥500"),
    "2k": _("¥500 to ¥2,000"),
    "10k": _("¥2,000 to ¥10,000"),
    "50k": _("¥10,000 to ¥50,000"),
    "more": _("More than ¥50,000"),
    "other": _("In another currency"),
    "on_request": _("Price on request"),
}
UP_TO = {"500": 50_000, "2k": 200_000, "10k": 1_000_000, "50k": 5_000_000}  # fen
DATE_BANDS = {
    "30": _("Within 30 days"),
    "90": _("Within 90 days"),
    "later": pgettext_lazy("a date to book", "Later"),
    "full": _("Booked out for now"),
    "none": _("By arrangement"),
}
MOST_LINES = 300  # tests by whose words one laboratory service is found
FACETS = (
    Facet("class", _("Class of service"), term="service_class"),
    Facet("type", _("Type of service"), term="service_type"),
    Facet("category", _("Product category")),
    Facet("standard", _("Standard")),
    Facet("report", _("Kind of report"), term="report_kind"),
    Facet("price", _("Price"), words=PRICE_BANDS),
    Facet("date", _("Next date with free seats"), words=DATE_BANDS),
    Facet("place", _("Where it is done"), term="service_place"),
    Facet("language", pgettext_lazy("spoken", "Language")),
    Facet("region", _("Region")),
    Facet("seller", _("Kind of provider"), words=dict(CertificationBody.Kind.choices)),
    Facet("body", _("Provider"), is_open=False),
)


def documents(entries: Sequence[RegisterEntry]) -> list[Indexed]:
    stated = {code for entry in entries for code in entry.as_service.regions}
    rows = Region.objects.filter(code__in=stated).values_list("code", "name_zh", "name_en") if stated else ()
    regions = {code: (zh, en) for code, zh, en in rows}
    return [document_of(entry, regions) for entry in entries]


def document_of(entry: RegisterEntry, regions: dict[str, tuple[str, str]]) -> Indexed:
    """What is indexed of a service on offer (`register.queries.offered_services`)."""
    statement = entry.as_service
    price, date = price_in_cny(statement), next_date(statement)
    return Indexed(
        id=entry.pk,
        revision=entry.revision,
        texts=_texts(statement, entry.body, [name for code in statement.regions for name in regions.get(code, ())]),
        facets=facets_of(_values(entry, statement)),
        numbers={
            "newest": -int(statement.published_at.timestamp()),
            "price": BEYOND if price is None else price,
            "starts": clock.day_of(date.starts_at).toordinal() if date else BEYOND,
        },
    )


def _texts(statement: ServiceStatement, seller: CertificationBody, regions: Sequence[str]) -> Texts:
    lines = statement.lines[:MOST_LINES]
    places = [in_both(ServicePlace(place).label) for place in statement.places if place in ServicePlace.values]
    reports = {kind for line in lines for kind in line.reports if kind in ReportKind.values}
    labels = [in_both(ServiceType(statement.type).label)] if statement.type in ServiceType.values else []
    named = [*labels, *(in_both(ReportKind(kind).label) for kind in sorted(reports))]
    return Texts(
        name=[*statement.name.values()],
        exact=[
            *(words for label in named for words in label.values()),
            *(standard.reference for standard in statement.standards),
            *(words for standard in statement.standards for words in standard.name.values()),
            *(words for category in statement.categories for words in category.name.values()),
            *(words for line in lines for words in line.product.values()),
            *(line.standard for line in lines),
        ],
        rest=[
            *statement.summary.values(),
            *statement.description.values(),
            *(words for deliverable in statement.deliverables for words in deliverable.values()),
            *(words for line in lines for words in (f"{line.standard} {line.clause}", line.method) if words),
            *(words for option in statement.options for words in option.name.values()),
            *seller.name.values(),
            *(words for place in places for words in place.values()),
            *(words for date in statement.dates for words in date.venue.values()),
            *regions,
        ],
    )


def _values(entry: RegisterEntry, statement: ServiceStatement) -> Iterator[tuple[str, str]]:
    yield from (("class", statement.service_class), ("type", statement.type))
    for category in statement.categories:
        yield from (("category", code) for code in with_parents(category.code))
    for reference in [*(row.reference for row in statement.standards), *(line.standard for line in statement.lines)]:
        number = parse(reference)
        yield "standard", number.text if number else reference
    yield from (("report", kind) for line in statement.lines for kind in line.reports)
    yield "price", _price_band(statement)
    yield from (("date", band) for band in _date_bands(statement))
    for key, values in [
        ("place", statement.places),
        ("language", languages_of(statement)),
        ("region", statement.regions),
    ]:
        yield from ((key, value) for value in values)
    yield from (("seller", entry.body.kind), ("body", entry.body.slug))


def languages_of(statement: ServiceStatement) -> list[str]:
    """In which it is done, and those of its dates."""
    return list(dict.fromkeys([*statement.languages, *(date.language for date in statement.dates if date.language)]))


def price_in_cny(statement: ServiceStatement) -> int | None:
    """What it costs, or costs from, in fen; None on request and in another currency."""
    return statement.amount if statement.currency == "CNY" else None


def _price_band(statement: ServiceStatement) -> str:
    if statement.amount is None:
        return "on_request"
    if statement.currency != "CNY":
        return "other"
    return next((band for band, limit in UP_TO.items() if statement.amount <= limit), "more")


def dates_to_come(statement: ServiceStatement) -> list[ServiceDate]:
    """Those that have not begun and are not called off, the nearest first."""
    now = clock.now()
    dates = [date for date in statement.dates if date.starts_at > now and not date.is_cancelled]
    return sorted(dates, key=lambda date: date.starts_at)


def next_date(statement: ServiceStatement) -> ServiceDate | None:
    """The nearest that has free seats."""
    return next((date for date in dates_to_come(statement) if date.left), None)


def _date_bands(statement: ServiceStatement) -> list[str]:
    """Every band that holds its next date: what is within thirty days is within ninety."""
    if not dates_to_come(statement):
        return ["none"]
    free = next_date(statement)
    if free is None:
        return ["full"]
    days = free.starts_at - clock.now()
    return [band for band, limit in {"30": 30, "90": 90}.items() if days <= timedelta(days=limit)] or ["later"]


def with_dates() -> Iterator[UUID]:
    """What may stand otherwise than the index has it because a day is over: services with dates to book."""
    bands = [f"date:{band}" for band in DATE_BANDS if band != "none"]
    yield from ServiceDocument.objects.filter(facets__overlap=bands).order_by("pk").values_list("pk", flat=True)


KIND = Kind(
    key="services",
    title=pgettext_lazy("beside certification", "Services"),
    model=ServiceDocument,
    facets=FACETS,
    sorts={**BEST, **NEWEST, "price": _("Lowest price"), "starts": _("Next date")},
    listed=offered_services,
    documents=documents,
)
