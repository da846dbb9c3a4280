"""Suppliers: organisations with all their certificates across bodies, by what they are found, filtered and sorted.

Nobody to be called is in it, and nothing tells what ends soon: the register serves buyers.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lib import clock
from register.models import RegisterEntry, Supplier
from search.kinds.kind import BEST, NEWEST, YES_NO, Facet, Indexed, Kind, Texts, facets_of, with_parents, yes_no
from search.models import SupplierDocument
from statements import SchemeStatement
from tenants.models import CertificationBody
from vocabulary.regions import places_of, whereabouts_name
from vocabulary.standards import parse

MOST_PRODUCTS, MOST_PLACES = 200, 100  # by whose names one supplier is found
FACETS = (
    Facet("valid", _("Has valid certificates"), words=YES_NO),
    Facet("category", _("Product category")),
    Facet("standard", _("Standard")),
    Facet("region", _("Province")),
    Facet("country", _("Country or region")),
    Facet("body", _("Certified by")),
)
MEMBERS = "supplier_id IN (SELECT id FROM register_supplier WHERE id = ANY(%(ids)s) OR joined_id = ANY(%(ids)s))"
CERTIFICATES = f"""
    SELECT supplier_id, body_id, scheme, name_zh, name_en, count(*), max(recorded_at), count(*) FILTER (
        WHERE status = 'VALID' AND coalesce(valid_from, %(today)s) <= %(today)s
        AND coalesce(valid_until, %(today)s) >= %(today)s
        AND body_id NOT IN (SELECT id FROM tenants_certificationbody WHERE closes_at <= %(now)s))
    FROM register_registerentry WHERE {MEMBERS} GROUP BY supplier_id, body_id, scheme, name_zh, name_en
"""
STANDARDS = f"""
    SELECT DISTINCT supplier_id, standard->>'number'
    FROM register_registerentry, jsonb_array_elements(content->'standards') AS standard WHERE {MEMBERS}
"""
ADDRESSES = f"""
    SELECT DISTINCT supplier_id, coalesce(party->'address'->>'zh', ''), coalesce(party->'address'->>'en', '')
    FROM register_registerentry,
        jsonb_array_elements(coalesce(content->'factories', '[]') || jsonb_build_array(content->'holder')) AS party
    WHERE {MEMBERS}
"""


@dataclass
class Holding:
    """What the register shows of one supplier, gathered over all its keys, the strongest first."""

    keys: list[Supplier] = field(default_factory=list)
    products: list[str] = field(default_factory=list)
    standards: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)  # where it and its factories are
    bodies: set[UUID] = field(default_factory=set)
    schemes: set[UUID] = field(default_factory=set)
    valid: int = 0
    changed: list[datetime] = field(default_factory=list)

    @property
    def region(self) -> str:
        """Where it is by its strongest key whose certificates say so."""
        return next((key.region for key in self.keys if key.region), "")


def listed() -> QuerySet[Supplier]:
    """All that a certificate names, whatever its status."""
    return Supplier.objects.shown()


def documents(suppliers: Sequence[Supplier]) -> list[Indexed]:
    holdings = _holdings([supplier.pk for supplier in suppliers])
    schemes = (
        RegisterEntry.objects.schemes()
        .only("content")
        .in_bulk({pk for holding in holdings.values() for pk in holding.schemes})
    )
    stated = {pk: scheme.as_scheme for pk, scheme in schemes.items()}
    bodies = CertificationBody.objects.in_bulk({pk for holding in holdings.values() for pk in holding.bodies})
    return [document_of(supplier, holdings[supplier.pk], stated, bodies) for supplier in suppliers]


def _holdings(ids: list[UUID]) -> dict[UUID, Holding]:
    holdings: dict[UUID, Holding] = defaultdict(Holding)
    end: dict[UUID, UUID] = {}
    for row in Supplier.objects.filter(Q(pk__in=ids) | Q(joined__in=ids)).order_by("strength", "key"):
        end[row.pk] = row.joined_id or row.pk
        holdings[end[row.pk]].keys.append(row)
    asked: dict[str, Any] = {"ids": ids, "today": clock.today(), "now": clock.now()}
    with connection.cursor() as cursor:
        cursor.execute(CERTIFICATES, asked)
        for key, body, scheme, zh, en, _count, changed, valid in cursor.fetchall():
            holding = holdings[end[key]]
            holding.products += [name for name in (zh, en) if name]
            holding.bodies.add(body)
            holding.schemes |= {scheme} - {None}
            holding.valid += valid
            holding.changed.append(changed)
        cursor.execute(STANDARDS, asked)
        for key, number in cursor.fetchall():
            holdings[end[key]].standards.append(number)
        cursor.execute(ADDRESSES, asked)
        for key, zh, en in cursor.fetchall():
            holdings[end[key]].places.update(places_of(zh, en))
    return holdings


def document_of(
    supplier: Supplier,
    holding: Holding,
    schemes: Mapping[UUID, SchemeStatement],
    bodies: Mapping[UUID, CertificationBody],
) -> Indexed:
    """What is indexed of a supplier. Its revision is the second of its newest change, so that a newer one is higher."""
    newest = int(max([supplier.changed_at, *holding.changed]).timestamp())
    certified = [schemes[pk] for pk in sorted(holding.schemes) if pk in schemes]
    by = [bodies[pk] for pk in sorted(holding.bodies)]
    return Indexed(
        id=supplier.pk,
        revision=newest,
        texts=_texts(supplier, holding, certified, by),
        facets=facets_of(_values(holding, certified, by)),
        numbers={
            "newest": -int(max(holding.changed, default=supplier.changed_at).timestamp()),
            "valid": -holding.valid,
        },
    )


def _texts(
    supplier: Supplier, holding: Holding, schemes: list[SchemeStatement], bodies: list[CertificationBody]
) -> Texts:
    names = [name for key in (supplier, *holding.keys) for name in key.name.values() if name]
    categories = [category for scheme in schemes for category in scheme.categories]
    return Texts(
        name=list(dict.fromkeys(names)),
        exact=[
            *sorted(set(holding.products))[:MOST_PRODUCTS],
            *sorted(set(holding.standards)),
            *sorted({words for category in categories for words in category.name.values()}),
        ],
        rest=[
            *(words for body in bodies for words in body.name.values()),
            *whereabouts_name(holding.region).values(),
            *sorted(holding.places)[:MOST_PLACES],
        ],
        numbers=[supplier.code] if supplier.code else [],
    )


def _values(
    holding: Holding, schemes: list[SchemeStatement], bodies: list[CertificationBody]
) -> Iterator[tuple[str, str]]:
    yield "valid", yes_no(holding.valid > 0)
    country, _dash, province = holding.region.partition("-")
    yield from (("country", country), ("region", province))
    yield from (("body", body.slug) for body in bodies)
    for scheme in schemes:
        for category in scheme.categories:
            yield from (("category", code) for code in with_parents(category.code))
    for written in holding.standards:
        number = parse(written)
        yield "standard", number.text if number else written


KIND = Kind(
    key="suppliers",
    title=_("Suppliers"),
    model=SupplierDocument,
    facets=FACETS,
    sorts={**BEST, **NEWEST, "valid": _("Most valid certificates")},
    listed=listed,
    documents=documents,
)
