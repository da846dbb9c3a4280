"""What can be asked about the services that are sold beside certification."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.http import Http404
from django.urls import reverse

from catalog.models import BookableDate, LabLine, ScopeLine, Service, ServiceVersion
from catalog.service_statements import service_statement
from lib import clock
from tenants.context import current_body


def version_on_offer(service: Service | UUID) -> ServiceVersion | None:
    """The newest published version, or None before the first."""
    return ServiceVersion.objects.published().filter(service=service).order_by("-number").first()


def offered_service(slug: str) -> ServiceVersion | None:
    """The newest published version of the service at an address, also where it is withdrawn; None where there is none."""
    newest = ServiceVersion.objects.published().filter(service__slug=slug).order_by("-number")
    return newest.select_related("service").first()


def offered_services() -> list[ServiceVersion]:
    """The newest versions of all services on offer, each with its `service`, by name; none of a seller who may not sell."""
    if not current_body().is_open:
        return []
    newest = ServiceVersion.objects.published().filter(service__withdrawn_at=None).order_by("service_id", "-number")
    found = newest.distinct("service_id").select_related("service")
    return sorted(found, key=lambda version: version.name_zh)


def service_cards() -> list[dict[str, Any]]:
    """What a card of each service on offer shows, in two questions for all."""
    versions = offered_services()
    dates = _next_dates([version.service_id for version in versions], taken__lt=F("seats"))
    return [
        {
            "version": version,
            "date": dates.get(version.service_id),
            "url": reverse("catalog:service", args=[version.service.slug]),
        }
        for version in versions
    ]


def _next_dates(services: Collection[UUID], **wanted: Any) -> dict[UUID, BookableDate]:
    """The next date of each service that has one to come."""
    if not services:
        return {}
    to_come = BookableDate.objects.to_come(clock.now()).filter(service__in=services, cancelled_at=None, **wanted)
    following: dict[UUID, BookableDate] = {}
    for row in to_come:
        following.setdefault(row.service_id, row)
    return following


def services_for_desk() -> QuerySet[ServiceVersion]:
    """Each service once, by its newest version: its draft where there is one."""
    newest = ServiceVersion.objects.order_by("service_id", F("number").desc(nulls_first=True)).distinct("service_id")
    return ServiceVersion.objects.filter(pk__in=newest.values("pk")).select_related("service").order_by("name_zh", "pk")


def desk_rows(drafts_or_newest: Iterable[ServiceVersion]) -> list[dict[str, Any]]:
    """Each service of a page of the desk's list with what is on offer of it, its draft, and its next date."""
    shown = list(drafts_or_newest)
    keys = [version.service_id for version in shown]
    published = ServiceVersion.objects.published().filter(service__in=keys).order_by("service_id", "-number")
    current = {version.service_id: version for version in published.distinct("service_id")}
    dates = _next_dates(keys)
    return [
        {
            "shown": version,
            "service": version.service,
            "current": current.get(version.service_id),
            "draft": version if version.is_draft else None,
            "date": dates.get(version.service_id),
        }
        for version in shown
    ]


def service_states() -> Iterator[tuple[UUID, int, dict[str, Any]]]:
    """Service, revision and whole statement of everything stated in public, for the reconciler."""
    for service in Service.objects.filter(revision__gt=0).order_by("pk"):
        version = version_on_offer(service)
        if version is not None:
            yield service.pk, service.revision, service_statement(service, version).content()


def date_for(pk: UUID, date: UUID) -> BookableDate:
    """The door by which a view gets a date of a service, or 404."""
    row = BookableDate.objects.filter(pk=date, service=pk).select_related("service").first()
    if row is None:
        raise Http404
    return row


def scope_line_for(pk: UUID) -> ScopeLine:
    """The door by which a view gets a line of the laboratory's scope, or 404."""
    line = ScopeLine.objects.filter(pk=pk).first()
    if line is None:
        raise Http404
    return line


def service_for(pk: UUID) -> Service:
    """The door by which a view of the seller's staff gets a service, or 404."""
    service = Service.objects.filter(pk=pk).first()
    if service is None:
        raise Http404
    return service


def scope_certificates() -> list[ScopeLine]:
    """Of each certificate of the laboratory's scope that holds today the line that lasts longest."""
    today = clock.today(current_body().time_zone)
    lines = ScopeLine.objects.in_force(today).order_by("of", "certificate_number", "-valid_until", "pk")
    return list(lines.distinct("of", "certificate_number"))


def scope_of(line: LabLine, kind: str, on: date, *, stated_by: date | None = None) -> ScopeLine | None:
    """The line of the laboratory's scope that covers a test for a report of this kind (cma, cnas) on a day; of several,
    the one that lasts longest. `stated_by`: only of what the laboratory had stated by the end of that day."""
    lines = ScopeLine.objects.in_force(on).filter(of=kind, key=line.key).order_by("pk")
    if stated_by is not None:
        lines = lines.filter(recorded_at__lt=clock.day_after(stated_by, current_body().time_zone))
    covering = [row for row in lines if row.covers(line)]
    return max(covering, key=lambda row: row.last_day, default=None)
