"""The next number of a series that leaves none out: invoices, credit notes, invoices of ours, the pages of a journal."""

from typing import Any

from django.db.models import F

from billing.models import NumberSeries


def take_number(series: type[NumberSeries], **of: Any) -> int:
    """The next number of the series that `of` names, which stays locked until this transaction ends: who comes beside waits."""
    (number,) = take_numbers(series, 1, **of)
    return number


def take_numbers(series: type[NumberSeries], count: int, **of: Any) -> range:
    """The same for so many at once."""
    given = series._default_manager.filter(**of)
    if not given.update(last=F("last") + count):  # its first; of two who begin it, the second waits for the first
        series._default_manager.bulk_create([series(**of)], ignore_conflicts=True)
        given.update(last=F("last") + count)
    last = int(given.values_list("last", flat=True).get())
    return range(last - count + 1, last + 1)
