"""What clients owe a body, by how late it is or how soon it is due: what the plot of the finance desk shows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, Q, Sum, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from billing.models import Invoice
from billing.models.invoices import ASKED
from lib import clock
from lib.money import money_of
from tenants.models import CertificationBody

BANDS: dict[str, Promise] = {
    "very_late": _("more than 60 days overdue"),
    "later": _("31 to 60 days overdue"),
    "late": _("1 to 30 days overdue"),
    "soon": _("due within 30 days"),
    "to_come": _("due after that"),
}
OVERDUE = {"very_late", "later", "late"}


@dataclass(frozen=True)
class AgeBand:
    """A bar: how much is open, of how many invoices. `share` is its length in hundredths of the longest."""

    words: str | Promise
    amount: Any
    count: int
    share: int
    is_overdue: bool


def ages_of(body: CertificationBody) -> dict[str, list[AgeBand]]:
    """By currency, from the latest to what is due last; all bands, the empty ones too."""
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in _rows(body):
        found[row["currency"]][row["band"]] = row["still_owed"], row["count"]
    return {currency: _bands(amounts, currency) for currency, amounts in found.items()}


def _rows(body: CertificationBody) -> Iterable[Any]:
    open_ones = Invoice.objects.for_body(body).to_be_paid().annotate(asked_for=ASKED).filter(asked_for__gt=0)
    banded = open_ones.annotate(band=_band_on(clock.today(body.time_zone)))
    sums = {"still_owed": Sum("asked_for"), "count": Count("pk")}
    return banded.order_by("currency").values("currency", "band").annotate(**sums)


def _band_on(today: date) -> Case:
    month = timedelta(days=30)
    return Case(
        When(Q(due_on__lt=today - 2 * month), then=Value("very_late")),
        When(Q(due_on__lt=today - month), then=Value("later")),
        When(Q(due_on__lt=today), then=Value("late")),
        When(Q(due_on__lte=today + month), then=Value("soon")),
        default=Value("to_come"),
        output_field=CharField(),
    )


def _bands(amounts: dict[str, tuple[int, int]], currency: str) -> list[AgeBand]:
    longest = max(owed for owed, _count in amounts.values())
    return [
        AgeBand(
            words=words,
            amount=money_of(owed, currency),
            count=count,
            share=max(round(100 * owed / longest), 1) if owed > 0 else 0,
            is_overdue=band in OVERDUE,
        )
        for band, words in BANDS.items()
        for owed, count in [amounts.get(band, (0, 0))]
    ]
