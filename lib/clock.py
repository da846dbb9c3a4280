"""The time, from one place, so that a test or a replay can say what time it is."""

import calendar
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LAST_DAY = date(9999, 12, 29)  # whose end is a moment in every zone

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """The current moment, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)


def today(zone: str = "Asia/Shanghai") -> date:
    """The calendar day it is now in `zone` (an IANA name). Days of validity end in the certificate's own zone."""
    return now().astimezone(ZoneInfo(zone)).date()


def day_of(moment: datetime, zone: str = "Asia/Shanghai") -> date:
    """The calendar day of a moment in `zone`."""
    return moment.astimezone(ZoneInfo(zone)).date()


def day_after(day: date, zone: str) -> datetime:
    """The moment at which `day` is over in `zone`. The last days there are count as over a little early."""
    return datetime.combine(min(day, LAST_DAY) + timedelta(days=1), time.min, tzinfo=ZoneInfo(zone))


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@contextmanager
def frozen_at(moment: datetime) -> Iterator[None]:
    """Make `now()` answer `moment` (aware) within this block and context."""
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


def working_days(first: date, last: date) -> int:
    """How many days from Monday to Friday lie after `first`, up to `last`. Bodies state no other closed days."""
    weeks, rest = divmod(max((last - first).days, 0), 7)
    return 5 * weeks + sum((first + timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))
