"""How a certificate stands, now and on another day, in its own time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from lib import clock
from register.models import RegisterEntry


def zone_of(entry: RegisterEntry) -> ZoneInfo:
    return ZoneInfo(entry.as_certificate.time_zone)


def today_of(entry: RegisterEntry, now: datetime | None = None) -> date:
    """The day it is where the certificate's days are counted."""
    return (now or clock.now()).astimezone(zone_of(entry)).date()


def standing_of(entry: RegisterEntry, now: datetime | None = None) -> str:
    """The status as a reader must take it: a last day that is over counts, even before the clock has been there."""
    today = today_of(entry, now)
    if entry.status in {"VALID", "SUSPENDED"} and entry.valid_until and today > entry.valid_until:
        return "expired"
    if entry.status == "VALID" and entry.valid_from and today < entry.valid_from:
        return "not-yet-valid"
    return entry.status.lower()


def status_on(entry: RegisterEntry, day: date) -> str:
    """The status at the end of a day, by what is known now: "" before the certificate began."""
    end = clock.day_after(day, zone_of(entry).key)
    if entry.valid_from and day < entry.valid_from:
        return ""
    before = [event for event in entry.as_certificate.history if event.effective < end]
    status = before[-1].status if before else ""
    if status in {"VALID", "SUSPENDED"} and entry.valid_until and day > entry.valid_until:
        return "EXPIRED"
    return status
