"""How a certificate stands, now, on another day and at another moment, in its own time zone."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lib import clock
from register.models import RegisterEntry
from statements.certificate import standing_on

type AsOf = date | datetime  # the end of that day, where the certificate counts its days; or that very moment

LEAST = timedelta(microseconds=1)
UNSUPERVISED = "unsupervised"


def zone_of(entry: RegisterEntry) -> ZoneInfo:
    return ZoneInfo(entry.time_zone)


def today_of(entry: RegisterEntry, now: datetime | None = None) -> date:
    """The day it is where the certificate's days are counted."""
    return (now or clock.now()).astimezone(zone_of(entry)).date()


def standing_of(entry: RegisterEntry, now: datetime | None = None) -> str:
    """The status as a reader must take it: what is valid by its words is `unsupervised` once its body has left."""
    standing = standing_on(
        today_of(entry, now), status=entry.status, valid_from=entry.valid_from, valid_until=entry.valid_until
    )
    return UNSUPERVISED if standing == "valid" and is_alone(entry, now or clock.now()) else standing


def is_alone(entry: RegisterEntry, at: datetime) -> bool:
    """Whether the body that issued it had left by then, so that nobody suspends or withdraws it any more."""
    return entry.body.closes_at is not None and entry.body.closes_at <= at


def is_to_come(entry: RegisterEntry, on: AsOf) -> bool:
    return on > clock.now() if isinstance(on, datetime) else on > today_of(entry)


def is_before_record(entry: RegisterEntry, on: AsOf) -> bool:
    """Whether the register was told nothing of that time: the certificate's first day is not known, or came to be known
    later than its first word."""
    day = today_of(entry, on) if isinstance(on, datetime) else on
    has_begun = entry.valid_from is None or day >= entry.valid_from
    return has_begun and status_on(entry, on) == ""


def status_on(entry: RegisterEntry, on: AsOf) -> str:
    """The status at that moment or at the end of that day, by what is known now: "" before the certificate began."""
    if isinstance(on, datetime):
        day, end = today_of(entry, on), on + LEAST
    else:
        day, end = on, clock.day_after(on, zone_of(entry).key)
    if entry.valid_from and day < entry.valid_from:
        return ""
    before = [event for event in entry.as_certificate.history if event.effective < end]
    status = before[-1].status if before else ""
    if status in {"VALID", "SUSPENDED"} and entry.valid_until and day > entry.valid_until:
        return "EXPIRED"
    return UNSUPERVISED.upper() if status == "VALID" and is_alone(entry, end - LEAST) else status
