"""What a body does with its closed days: states them before they begin, takes back what has not begun."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from enquiries.models import ClosedDays
from lib import clock
from lib.refusal import Refused
from tenants.models import CertificationBody

AHEAD = timedelta(days=400)
YEAR = timedelta(days=365)


@transaction.atomic
def state_closed_days(first_day: date, last_day: date, *, body: CertificationBody, by: User) -> ClosedDays:
    """Say that a body is closed on these days. Enquiries are then not waited for on them (`answer_rate`).

    Never for days that have begun: nobody closes in hindsight for what was not answered. Sixty a year at most.
    """
    CertificationBody.objects.select_for_update().get(pk=body.pk)  # two at once would each find room for their own
    today = clock.today(body.time_zone)
    if last_day < first_day:
        raise Refused(_("The last day lies before the first."))
    if first_day <= today:
        raise Refused(_("State closed days before they begin: from tomorrow on."))
    if last_day > today + AHEAD:
        raise Refused(_("Thirteen months ahead at most."))
    made = ClosedDays(body=body, first_day=first_day, last_day=last_day, stated_by=by, stated_at=clock.now())
    if made.length > ClosedDays.LONGEST:
        raise Refused(_("At most 31 days in a row."))
    theirs = ClosedDays.objects.for_body(body)
    if theirs.filter(first_day__lte=last_day, last_day__gte=first_day).exists():
        raise Refused(_("Some of these days are stated already."))
    before = theirs.filter(first_day__range=(first_day - YEAR, first_day))
    after = theirs.filter(first_day__range=(first_day, first_day + YEAR))
    if made.length + max(_days_in(before), _days_in(after)) > ClosedDays.MOST_A_YEAR:
        raise Refused(_("At most 60 closed days in twelve months, weekends within them counted."))
    made.save(force_insert=True)
    return made


def _days_in(rows: Iterable[ClosedDays]) -> int:
    return sum(each.length for each in rows)


@transaction.atomic
def take_back_closed_days(closed: ClosedDays, *, by: User) -> None:
    """Be open after all on days that have not begun. What has begun stays: enquiries were not waited for on it."""
    closed = ClosedDays.objects.select_for_update(of=("self",)).select_related("body").get(pk=closed.pk)
    if closed.first_day <= clock.today(closed.body.time_zone):
        raise Refused(_("These days have begun: they stay as they were stated."))
    closed.delete()
