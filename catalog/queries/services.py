"""What can be asked about the services that are sold beside certification."""

from datetime import date
from uuid import UUID

from django.http import Http404

from catalog.models import LabLine, ScopeLine, Service, ServiceVersion


def version_on_offer(service: Service | UUID) -> ServiceVersion | None:
    """The newest published version, or None before the first."""
    return ServiceVersion.objects.published().filter(service=service).order_by("-number").first()


def offered_service(slug: str) -> ServiceVersion | None:
    """The newest published version of the service at an address, also where it is withdrawn; None where there is none."""
    newest = ServiceVersion.objects.published().filter(service__slug=slug).order_by("-number")
    return newest.select_related("service").first()


def service_for(pk: UUID) -> Service:
    """The door by which a view of the seller's staff gets a service, or 404."""
    service = Service.objects.filter(pk=pk).first()
    if service is None:
        raise Http404
    return service


def scope_of(line: LabLine, kind: str, on: date) -> ScopeLine | None:
    """The line of the laboratory's scope that covers a test for a report of this kind (cma, cnas) on a day; of several,
    the one that lasts longest."""
    covering = [
        row for row in ScopeLine.objects.in_force(on).filter(of=kind, key=line.key).order_by("pk") if row.covers(line)
    ]
    return max(covering, key=lambda row: row.last_day, default=None)
