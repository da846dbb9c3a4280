"""Which days a body has said that it is closed on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from enquiries.models import ClosedDays
from lib import clock
from tenants.models import CertificationBody


def closed_days_of(body: CertificationBody) -> QuerySet[ClosedDays]:
    """Those that are not over, the next first."""
    return ClosedDays.objects.for_body(body).not_over(clock.today(body.time_zone))


def closed_days_for(body: CertificationBody, pk: UUID) -> ClosedDays:
    """Of this body. Raises Http404, for another's too."""
    closed = ClosedDays.objects.for_body(body).filter(pk=pk).first()
    if closed is None:
        raise Http404
    return closed


def closed_since(bodies: Iterable[UUID], since: date) -> Mapping[UUID, Mapping[date, datetime]]:
    """Every single closed day of each body from a day on, with when it was stated; one SQL."""
    days: dict[UUID, dict[date, datetime]] = defaultdict(dict)
    for row in ClosedDays.objects.filter(body__in=bodies, last_day__gte=since).order_by():
        days[row.body_id] |= dict.fromkeys(row.days, row.stated_at)
    return days
