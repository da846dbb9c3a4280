"""How work in the background begins, and who sees to it that it goes on."""

from datetime import timedelta

from imports.models import Batch
from lib import clock
from lib.queue import later
from outbox.actions import set_due
from tenants.context import current_body

WATCH = "imports.watch"
LOOK_AGAIN = timedelta(seconds=60)


def begin_work(batch: Batch) -> None:
    """Have a worker take the batch up; a date sees to it that one does even where the first is killed."""
    batch.worked_at = clock.now()
    batch.save()
    # The queued task may get lost, or its worker be killed; the date is a row of this transaction and finds both.
    set_due(WATCH, batch.pk, clock.now() + LOOK_AGAIN, body=current_body())
    later("imports.work", current_body().schema_name, str(batch.pk))
