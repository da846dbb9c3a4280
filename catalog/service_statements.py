"""The whole public statement of a service, and of a draft as it would be stated."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from catalog.models import BookableDate, LabLine, ScopeLine, Service, ServiceVersion
from catalog.statements import categories_named
from catalog.ties import ties_by_ownership
from lib import clock
from lib.text import bilingual
from statements import ServiceStatement
from tenants.context import current_body
from vocabulary.models import Standard
from vocabulary.standards import parse
from vocabulary.terms import ScopeList

SAME = [
    "type", "name", "deliverables", "price", "amount", "currency", "tax", "options", "milestones",
    "places", "regions", "languages", "helps_with", "subcontracts", "samples_to", "samples_contact", "returns_samples", "acceptance_days", "free_until_days",
    "cancel_percent", "is_prepaid",
]  # fmt: skip
IN_BOTH = {
    "summary": "summary",
    "description": "description",
    "per": "per",
    "pricing_method": "method",
    "terms": "terms",
}


def service_statement(service: Service, version: ServiceVersion) -> ServiceStatement:
    """What is said of a service with `version` on offer; of a draft, what would be said if it were published now."""
    fields: dict[str, Any] = {name: getattr(version, name) for name in SAME}
    fields |= {
        name: bilingual(getattr(version, f"{column}_zh"), getattr(version, f"{column}_en"))
        for name, column in IN_BOTH.items()
    }
    fields |= {
        "slug": service.slug,
        "status": "WITHDRAWN" if service.withdrawn_at else "PUBLISHED",
        "withdrawn_at": service.withdrawn_at,
        "version": version.number or service.versions.published().count() + 1,
        "published_at": version.published_at or clock.now(),
        "seller_kind": str(current_body().kind),
        "service_class": str(version.service_class),
        "categories": categories_named(version.categories),
        "standards": _standards(version.standards),
        "dates": [_date(row) for row in service.dates.to_come(clock.now())],
        "lines": list(_lines(version)),
        "group_ties": ties_by_ownership(),
    }
    return ServiceStatement.model_validate(fields)


def changes_at(service: Service, version: ServiceVersion) -> datetime | None:
    """The next moment at which this says something else by itself: a date begins, a line of the scope begins or ends."""
    now, zone = clock.now(), current_body().time_zone
    moments = [row.starts_at for row in service.dates.to_come(now)[:1]]
    for row in _scopes(version):
        moments += [moment for moment in _edges(row, zone) if moment > now]
    return min(moments, default=None)


def _edges(row: ScopeLine, zone: str) -> tuple[datetime, datetime]:
    return clock.day_after(row.valid_from - timedelta(days=1), zone), clock.day_after(row.last_day, zone)


def _standards(references: Iterable[str]) -> list[dict[str, Any]]:
    """Each with its key and, where the vocabulary knows that edition, its title."""
    numbers = {reference: parse(reference) for reference in references}
    known = Standard.objects.filter(key__in=[number.key for number in numbers.values() if number])
    titles = {(row.key, row.year): bilingual(row.name_zh, row.name_en) for row in known}
    return [
        {
            "key": number.key if number else reference,
            "reference": reference,
            "name": titles.get((number.key, number.year), {}) if number else {},
        }
        for reference, number in numbers.items()
    ]


def _date(row: BookableDate) -> dict[str, Any]:
    return {
        "id": row.pk,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "venue": row.place,
        "language": row.language,
        "seats": row.seats,
        "left": row.left,
        "is_cancelled": row.cancelled_at is not None,
    }


def _lines(version: ServiceVersion) -> Iterator[dict[str, Any]]:
    today, scopes = clock.today(current_body().time_zone), list(_scopes(version))
    for number, line in enumerate(version.lines.all(), start=1):
        yield {
            "number": number,
            **{name: getattr(line, name) for name in ("product", "standard", "clause", "method", "amount", "days")},
            **{name: getattr(line, name) for name in ("samples", "sample_size", "reports")},
            "cma_until": covered_until(line, ScopeList.CMA, scopes, on=today),
            "cnas_until": covered_until(line, ScopeList.CNAS, scopes, on=today),
        }


def covered_until(line: LabLine, kind: str, scopes: Iterable[ScopeLine], *, on: date) -> date | None:
    """The last day on which a scope covers a test, by whichever of its lines that cover it today lasts longest."""
    covering = [row.last_day for row in scopes if row.of == kind and row.holds(on) and row.covers(line)]
    return max(covering, default=None)


def _scopes(version: ServiceVersion) -> Iterable[ScopeLine]:
    """What of the laboratory's scope is about the standards tested."""
    keys = {line.key for line in version.lines.all()}
    return ScopeLine.objects.filter(key__in=keys) if keys else ()
