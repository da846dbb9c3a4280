"""The CMA and CNAS scope of a laboratory: lines added, many at once, and ended; never rewritten."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from catalog.actions.cleaning import clean
from catalog.actions.service_drafts import may_sell
from catalog.actions.services import restate_service
from catalog.models import LabLine, ScopeLine, Service
from lib import clock
from lib.refusal import Refused
from tenants.context import current_body
from vocabulary.standards import key_and_number


@transaction.atomic
def add_scope(lines: Iterable[ScopeLine], *, by: User) -> list[ScopeLine]:
    """Record lines of the scope (unsaved, as they were typed): all of them or none."""
    may_sell(by)
    lines = list(lines)
    for line in lines:
        line.recorded_by = by
        line.key, line.standard = key_and_number(line.standard)
        clean(line)
    ScopeLine.objects.bulk_create(lines)
    _restate_about({line.key for line in lines})
    return lines


@transaction.atomic
def end_scope(line: ScopeLine, *, on: date, reason: str, by: User) -> ScopeLine:
    """End a line on a day, which it no longer covers. Orders are held to the scope of the day of their report."""
    may_sell(by)
    line = ScopeLine.objects.select_for_update().get(pk=line.pk)
    if line.ended_on:
        raise Refused(_("This line has been ended already."))
    if not reason.strip():
        raise Refused(_("Say why the line ends."))
    if on > clock.today(current_body().time_zone):
        raise Refused(_("A line ends today or on a day that is past; what is to come is its own last day."))
    line.ended_on, line.end_reason = on, reason.strip()
    line.save(update_fields=["ended_on", "end_reason"])
    _restate_about({line.key})
    return line


def _restate_about(keys: Iterable[str]) -> None:
    """Services on offer whose tests are by these standards say anew until when their scope covers them."""
    tested = LabLine.objects.filter(key__in=keys, version__published_at__isnull=False).values("version__service")
    for pk in Service.objects.filter(pk__in=tested).order_by("pk").values_list("pk", flat=True):
        restate_service(pk)
