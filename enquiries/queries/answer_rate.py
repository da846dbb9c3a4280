"""How many enquiries a body answers within two working days: measured, of the last twelve months, and only where there are enough.

Working days are Monday to Friday in the body's time zone, less the days on which it had said, before it was asked, that it is closed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from enquiries.models import InvitedBody
from enquiries.queries.closed_days import closed_since
from lib import clock
from tenants.models import CertificationBody

LOOKS_BACK = timedelta(days=365)
LEAST = 5  # enquiries: of fewer nothing is said
WORKING_DAYS = 2
SATURDAY = 5


@dataclass(frozen=True)
class AnswerRate:
    """Of how many enquiries how many were answered in time: by a quote, a sealed one, a refusal, or a question back."""

    answered: int = 0
    asked: int = 0

    @property
    def is_enough(self) -> bool:
        return self.asked >= LEAST


def answer_rates(bodies: Iterable[CertificationBody]) -> dict[UUID, AnswerRate]:
    """The rate of each body, in two SQL at most. What may still be answered in time, or ended or was due before, counts for nobody."""
    zones = {body.pk: body.time_zone for body in bodies}
    now = clock.now()
    asked = InvitedBody.objects.filter(joined_at=None)  # who came by itself was not kept waiting for
    invited = asked.filter(body__in=zones, enquiry__asked_at__gte=now - LOOKS_BACK)
    counts = {pk: [0, 0] for pk in zones}
    asked_of = invited.order_by().values_list(
        "body", "enquiry__asked_at", "first_answered_at", "enquiry__ended_at", "enquiry__deadline"
    )
    rows = list(asked_of)
    closed = closed_since(zones, (now - LOOKS_BACK).date()) if rows else {}
    for pk, asked_at, answered_at, ended_at, deadline in rows:
        known = {day for day, stated_at in closed.get(pk, {}).items() if stated_at < asked_at}  # not in hindsight
        due = end_of_working_days(asked_at, zones[pk], closed=known)
        in_time = answered_at is not None and answered_at < due
        had_its_time = due <= now and min(ended_at or deadline, deadline) >= due
        counts[pk][0] += in_time
        counts[pk][1] += in_time or had_its_time
    return {pk: AnswerRate(*count) for pk, count in counts.items()}


def end_of_working_days(
    asked_at: datetime, time_zone: str, days: int = WORKING_DAYS, *, closed: Collection[date] = ()
) -> datetime:
    """The moment at which so many working days after the day of asking are over, where the body is."""
    day = clock.day_of(asked_at, time_zone)
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < SATURDAY and day not in closed
    return clock.day_after(day, time_zone)
