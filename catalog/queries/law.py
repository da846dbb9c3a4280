"""Laws that leave what a scheme certifies to designated bodies."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from catalog.models import SchemeVersion
from lib import clock
from lib.text import localized, written_day
from tenants.context import current_body
from vocabulary.models import CompulsoryRule
from vocabulary.queries import reserved_next, reserving


def reserved_by(version: SchemeVersion) -> list[CompulsoryRule]:
    """The laws by which only designated bodies may certify today, in the body's own zone, what this version does."""
    today = clock.today(current_body().time_zone)
    return reserving(version.categories, version.characteristics, version.markets, on=today)


def law_gap(rule: CompulsoryRule) -> str:
    """That a law leaves nothing to certify here, as a sentence for whoever would publish or apply."""
    return _(
        "%(law)s is compulsory for %(product)s in %(market)s since %(day)s, and only designated bodies certify it: "
        "no scheme of another kind certifies the same property there."
    ) % {
        "law": localized(rule.law),
        "product": localized(rule.category.name),
        "market": localized(rule.market_name),
        "day": written_day(rule.applies_from),
    }


def law_changes_at(version: SchemeVersion) -> datetime | None:
    """The moment at which a law known today closes or opens this version: a day's beginning in the body's zone."""
    zone = current_body().time_zone
    today = clock.today(zone)
    day = reserved_next(version.categories, version.characteristics, version.markets, after=today)
    return clock.day_after(day - timedelta(days=1), zone) if day else None
