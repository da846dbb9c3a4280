"""The next number of a series that leaves none out: invoices, credit notes, invoices of ours, the pages of a journal."""

from typing import Any

from billing.models import NumberSeries


def take_number(series: type[NumberSeries], **of: Any) -> int:
    """The next number of the series that `of` names, which stays locked until this transaction ends: who comes beside waits."""
    series.objects.bulk_create([series(**of)], ignore_conflicts=True)
    given = series.objects.select_for_update(of=("self",)).get(**of)
    given.last += 1
    given.save(update_fields=["last"])
    return given.last
