"""What a body does with its closed days: states them before they begin, takes back what has not begun."""

from bisect import bisect_left
from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from enquiries.models import ClosedDays
from lib import clock
from lib.refusal import Refused
from tenants.models import CertificationBody

AHEAD = timedelta(days=400)
YEAR, A_DAY = timedelta(days=365), timedelta(days=1)


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
    theirs = {day for each in ClosedDays.objects.for_body(body) for day in each.days}
    if theirs & set(made.days):
        raise Refused(_("Some of these days are stated already."))
    closed = theirs | set(made.days)
    if _in_a_row(closed, first_day) > ClosedDays.LONGEST:
        raise Refused(_("At most 31 days in a row."))
    if _most_in_a_year(closed) > ClosedDays.MOST_A_YEAR:
        raise Refused(_("At most 60 closed days in twelve months, weekends within them counted."))
    made.save(force_insert=True)
    return made


def _in_a_row(closed: Collection[date], day: date) -> int:
    """How long the run is that holds a day, of however many statements it is made."""
    first = last = day
    while first - A_DAY in closed:
        first -= A_DAY
    while last + A_DAY in closed:
        last += A_DAY
    return (last - first).days + 1


def _most_in_a_year(closed: Collection[date]) -> int:
    """The most days in any twelve months: such a year begins with one of them."""
    days = sorted(closed)
    return max(bisect_left(days, first + YEAR) - number for number, first in enumerate(days))


@transaction.atomic
def take_back_closed_days(closed: ClosedDays, *, by: User) -> None:
    """Be open after all on days that have not begun. What has begun stays: enquiries were not waited for on it."""
    there = ClosedDays.objects.select_for_update(of=("self",)).select_related("body").filter(pk=closed.pk).first()
    if there is None:
        raise Refused(_("These days are taken back already."))
    if there.first_day <= clock.today(there.body.time_zone):
        raise Refused(_("These days have begun: they stay as they were stated."))
    there.delete()
