"""How values are written for readers: `{% load words %}` (LOOK.md, "Components")."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext, pgettext
from moneyed import Money

import lib.money
from lib import clock, text

register = template.Library()


@register.filter
def localized(value: text.Bilingual | str | None) -> str:
    """`{"zh": …, "en": …}` in the reader's language, else in the other one."""
    return text.localized(value)


@register.filter
def listed(things: Iterable[object]) -> str:
    """Things one after the other, apart as the reader's language has it."""
    return text.listed(things)


@register.filter
def unended(sentence: str) -> str:
    """A sentence that another mark follows: without the full stop of its own."""
    return str(sentence).rstrip(".。")


@register.simple_tag
def space() -> str:
    """Between two sentences in one line: nothing in Chinese, whose marks carry their own. Written without any around it."""
    return " " if _is_english() else ""


@register.filter
def other_language(value: text.Bilingual | None) -> str:
    """The same text in the language the reader did not choose, marked so for whoever has it read aloud; nothing where it
    would only repeat.
    """
    if not value:
        return ""
    key, language = ("zh", "zh-Hans") if _is_english() else ("en", "en")
    other = value.get(key, "")
    return format_html('<span lang="{}">{}</span>', language, other) if other and other != text.localized(value) else ""


@register.filter
def money(value: Money | Decimal | str | None, currency: str = "CNY") -> str:
    """`¥12,300.00 CNY`: sign and code, since ¥ alone names two currencies."""
    if value is None or value == "":
        return ""
    return lib.money.written(value if isinstance(value, Money) else Money(Decimal(value), currency))


@register.filter
def day(value: datetime.date | datetime.datetime | str | None) -> str:
    """`2026-11-22`, in Chinese `2026年11月22日`. Also takes the ISO text that facts and JSON carry."""
    moment = _moment(value)
    return "" if moment is None else text.written_day(moment)


@register.filter
def moment(value: datetime.datetime | str | None) -> str:
    """Day and time with the time zone said, for where it matters: `2026-11-22 15:43 (UTC+8)`."""
    when = _moment(value)
    if not isinstance(when, datetime.datetime):
        return day(when)
    return text.written_moment(when)


@register.filter
def iso(value: datetime.date | datetime.datetime | str | None) -> str:
    """For `<time datetime>`."""
    when = _moment(value)
    return when.isoformat() if when else ""


@register.filter
def thousands(value: int | None) -> str:
    """`10,000` in both languages: Django groups Chinese numbers by four."""
    return "" if value is None else f"{value:,}"


@register.filter
def percent(value: Decimal | float | str | None) -> str:
    """`6 %`, in Chinese `6%`: a rate or a share."""
    return "" if value is None or value == "" else text.written_percent(Decimal(str(value)))


@register.filter
def host(address: str) -> str:
    """`www.cnca.gov.cn`: where an address leads, for the words of its link."""
    return urlsplit(address).hostname or address


@register.filter
def file_size(value: int | None) -> str:
    """`1.4 MB`, in steps of 1,000 as file managers count."""
    size = float(value or 0)
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"


@register.filter
def days_until(value: datetime.date | None) -> str:
    """ "today", "in 3 days", "2 days late": for deadlines, by the day it is where the page's body is."""
    if value is None:
        return ""
    left = (_as_date(value) - clock.today(timezone.get_current_timezone_name())).days
    if left == 0:
        return pgettext("due date", "today")
    if left > 0:
        return gettext("in 1 day") if left == 1 else gettext("in %(days)d days") % {"days": left}
    return gettext("1 day late") if left == -1 else gettext("%(days)d days late") % {"days": -left}


def _is_english() -> bool:
    return (get_language() or "").startswith("en")


def _as_date(value: datetime.date) -> datetime.date:
    moment = _moment(value)
    return moment.date() if isinstance(moment, datetime.datetime) else value


def _moment(value: datetime.date | datetime.datetime | str | None) -> datetime.date | datetime.datetime | None:
    if isinstance(value, str):
        if not value:
            return None
        value = datetime.date.fromisoformat(value) if len(value) == 10 else datetime.datetime.fromisoformat(value)
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value or None
