"""What operators set: a body's time zone, and the rules that are kept as data."""

from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from lib import clock
from lib.refusal import Refused
from lib.text import Bilingual
from oversight.actions.standing import locked, measured, restate_body
from oversight.models import BodyMeasure, Rule
from tenants.hosts import table
from tenants.models import CertificationBody
from vocabulary.time_zones import zones


@transaction.atomic
def change_time_zone(body: CertificationBody, *, zone: str, reason: Bilingual | str, by: User) -> CertificationBody:
    """Let a body's days begin and end elsewhere from now on. Certificates granted before keep the zone they have."""
    body = locked(body)
    if zone not in zones():
        raise Refused(_("There is no time zone of that name."))
    if zone == body.time_zone:
        raise Refused(_("This body keeps that time zone already."))
    if body.closes_at:
        raise Refused(_("This body closes, and the day it has been told stays where it is."))
    measured(body, BodyMeasure.Kind.TIME_ZONE, reason, by)
    body.time_zone = ZoneInfo(zone).key
    body.save(update_fields=["time_zone"])
    transaction.on_commit(table.forget)
    return restate_body(body, by=by)


@transaction.atomic
def keep_rule(rule: Rule, *, by: User) -> Rule:
    """Record a rule (unsaved, as the form filled it) as it was looked up; what was recorded before stays beneath it."""
    if not by.is_operator:
        raise Refused(_("Only the platform's operators keep the rules."))
    if rule.checked_on > clock.today():
        raise Refused(_("That day is still to come."))
    rule.recorded_by, rule.recorded_at = by, clock.now()
    rule.save(force_insert=True)
    return rule
