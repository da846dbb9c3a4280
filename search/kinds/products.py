"""Certified products: the certificates of the register, by what they are found, filtered and sorted.

Nothing here sorts or filters by what ends soon, and nobody to be called is in it: the register serves buyers.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta, timezone
from functools import lru_cache
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lib import clock
from look.statuses import CERTIFICATE
from register.answers import standing_of
from register.holders import code_of
from register.models import RegisterEntry
from search.kinds import patterns, tokens
from search.kinds.kind import BEST, NEWEST, YES_NO, Facet, Indexed, Kind, Texts, facets_of, with_parents, yes_no
from search.kinds.measured import measured_of
from search.kinds.schemes import is_accredited
from search.models import ProductDocument
from statements import CertificateStatement, SchemeStatement
from statements.certificate import StatedParty
from tenants.models import CertificationBody
from vocabulary.regions import country_of, places_of, region_of
from vocabulary.standards import StandardNumber, parse

FIRST_ZONE = timezone(timedelta(hours=14))
MOST_WORDS_OF_MODELS = 300  # models whose words are found besides whole models
STATUS_WORDS = {
    status: CERTIFICATE[status].word
    for status in (
        "VALID",
        "UNSUPERVISED",
        "NOT_YET_VALID",
        "SUSPENDED",
        "WITHDRAWN",
        "CANCELLED",
        "EXPIRED",
        "SUPERSEDED",
    )
}
FACETS = (
    Facet("status", _("Status"), words=STATUS_WORDS),
    Facet("category", _("Product category")),
    Facet("standard", _("Standard")),
    Facet("edition", _("Edition of the standard"), is_open=False),
    Facet("region", _("Province of holder or factory")),
    Facet("country", _("Country or region of holder or factory"), is_open=False),
    Facet("grade", _("Grade"), is_open=False),
    Facet("accredited", _("Under an accredited scheme"), words=YES_NO),
    Facet("mark", _("May bear the mark"), words=YES_NO, is_open=False),
    Facet("measured", _("Measured value stated"), is_open=False),
    Facet("body", _("Certification body"), is_open=False),
    Facet("scheme", _("Scheme"), is_counted=False),
)


def listed() -> QuerySet[RegisterEntry]:
    """All certificates, whatever their status: what is counted anywhere can be listed."""
    return RegisterEntry.objects.certificates().select_related("body")


def turned_since_indexed() -> Iterator[UUID]:
    """What may stand otherwise than the index has it, since its first day has come or its last is over, or its body has left."""
    today = clock.now().astimezone(FIRST_ZONE).date().toordinal()  # somewhere on earth the day has begun
    begun = Q(facets__contains=["status:NOT_YET_VALID"], valid_from__lte=today)
    over = Q(facets__overlap=["status:VALID", "status:SUSPENDED"], valid_until__lt=today)
    left = [f"body:{slug}" for slug in CertificationBody.objects.closed().values_list("slug", flat=True)]
    alone = Q(facets__contains=["status:VALID"], facets__overlap=left)
    yield from ProductDocument.objects.filter(begun | over | alone).order_by("pk").values_list("pk", flat=True)


def documents(entries: Sequence[RegisterEntry]) -> list[Indexed]:
    schemes = _schemes_of(entries)
    return [document_of(entry, schemes.get(entry.scheme) if entry.scheme else None) for entry in entries]


def _schemes_of(entries: Iterable[RegisterEntry]) -> dict[UUID, SchemeStatement]:
    keys = {entry.scheme for entry in entries if entry.scheme}
    schemes = RegisterEntry.objects.schemes().only("content").in_bulk(keys)
    return {pk: scheme.as_scheme for pk, scheme in schemes.items()}


def document_of(entry: RegisterEntry, scheme: SchemeStatement | None) -> Indexed:
    """What is indexed of a certificate; `scheme`: what its scheme states now, None where that is not known."""
    stated = entry.as_certificate
    models = list(dict.fromkeys(patterns.plain(row.model) for row in stated.models if row.model))
    models, measured = models[: patterns.MOST_MODELS], measured_of(stated)
    return Indexed(
        id=entry.pk,
        revision=entry.revision,
        texts=_texts(stated, scheme, entry.body, models),
        facets=facets_of(_values(entry, stated, scheme, measured)),
        numbers={
            "newest": -(stated.issued_on or stated.valid_from or date.min).toordinal(),
            "valid_from": _known_from(stated).toordinal(),
            "valid_until": (stated.valid_until or date.max).toordinal(),
        },
        models=models,
        measured=measured,
    )


def _known_from(stated: CertificateStatement) -> date:
    """The first day on which it is known to be valid: where its own was never stated, the first that its body tells of."""
    if stated.valid_from or not stated.history:
        return stated.valid_from or date.min
    return clock.day_of(stated.history[0].effective, stated.time_zone)


def _texts(
    stated: CertificateStatement, scheme: SchemeStatement | None, body: CertificationBody, models: list[str]
) -> Texts:
    categories = scheme.categories if scheme else []
    return Texts(
        name=[*stated.product.values(), stated.trademark],
        exact=[
            *(standard.number for standard in stated.standards),
            *(words for standard in stated.standards for words in standard.title.values()),
            *(words for category in categories for words in category.name.values()),
            *stated.holder.name.values(),
        ],
        rest=[
            *(words for party in _makers(stated) for words in party.name.values()),
            *_places(stated),
            *(scheme.name if scheme else stated.scheme_name).values(),
            *body.name.values(),
            *stated.mode.values(),
            stated.grade,
        ],
        codes=[stated.number, *(row.model for row in stated.models[:MOST_WORDS_OF_MODELS]), *models],
        numbers=[number for number in (stated.number, code_of(stated)) if number],
        scope=_wider(stated),
        marks=patterns.marks_of(models),
    )


def _places(stated: CertificateStatement) -> list[str]:
    """Where holder and makers are."""
    addresses = [
        (party.address.get("zh", ""), party.address.get("en", "")) for party in (stated.holder, *_makers(stated))
    ]
    return list(dict.fromkeys(place for zh, en in addresses for place in places_of(zh, en)))


def _wider(stated: CertificateStatement) -> list[str]:
    """What includes the product: an appliance is found by appliance, whatever it is called."""
    found = [tokens.scope_of(name) for name in stated.product.values()]
    return list(dict.fromkeys(token for _covers, wider in found for token in wider))


def _values(
    entry: RegisterEntry, stated: CertificateStatement, scheme: SchemeStatement | None, measured: Iterable[str]
) -> Iterator[tuple[str, str]]:
    yield "status", standing_of(entry).upper().replace("-", "_")
    yield "body", entry.body.slug
    yield "scheme", str(entry.scheme or "")
    yield "grade", stated.grade
    yield "mark", yes_no(stated.may_bear_mark)
    yield "accredited", yes_no(scheme is not None and is_accredited(scheme))
    for category in scheme.categories if scheme else ():
        yield from (("category", code) for code in with_parents(category.code))
    for standard in stated.standards:
        number = _number_of(standard.number)
        yield "standard", number.text if number else standard.number
        yield "edition", number.full if number and number.year else ""
    for party in (stated.holder, *_makers(stated)):
        yield "region", region_of(party.address.get("zh", ""), party.address.get("en", ""))
        yield "country", country_of(party.address.get("zh", ""), party.address.get("en", ""))
    yield from (("measured", name) for name in measured)


@lru_cache(4096)
def _number_of(standard: str) -> StandardNumber | None:
    return parse(standard)


def _makers(stated: CertificateStatement) -> tuple[StatedParty, ...]:
    return (stated.manufacturer, *stated.factories)


KIND = Kind(
    key="products",
    title=_("Certified products"),
    model=ProductDocument,
    facets=FACETS,
    sorts={**BEST, **NEWEST},
    listed=listed,
    documents=documents,
)
