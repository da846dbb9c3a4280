"""What oversight knows about bodies and about those who asked to become one."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from oversight.models import BodyMeasure, BodyRequest
from tenants.hosts import host_of
from tenants.models import CertificationBody


def statement_of(body: CertificationBody) -> dict[str, Any]:
    """Everything public about a body, as the register keeps it."""
    latest = body.measures.first()
    return {
        "slug": body.slug,
        "host": host_of(body),
        "kind": body.kind,
        "name": body.name,
        "approval_number": body.approval_number,
        "time_zone": body.time_zone,
        "opened_at": body.opened_at.isoformat(),
        "standing": body.standing,
        "standing_since": (latest.taken_at if latest else body.opened_at).isoformat(),
        "standing_reason": latest.reason if latest else None,
    }


def bodies() -> QuerySet[CertificationBody]:
    """All bodies, each with the number of `people` who work for it."""
    people = Count("memberships", filter=Q(memberships__ended_at=None))
    found: QuerySet[CertificationBody] = CertificationBody.objects.annotate(people=people).order_by("slug")
    return found


def body_for_operator(slug: str) -> CertificationBody:
    """A body by its slug. Raises Http404."""
    body = bodies().filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


def measures_of(body: CertificationBody) -> QuerySet[BodyMeasure]:
    return BodyMeasure.objects.filter(body=body).select_related("taken_by")


def request_for_operator(pk: UUID) -> BodyRequest:
    """A request to join. Raises Http404."""
    found = BodyRequest.objects.select_related("body", "decided_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
