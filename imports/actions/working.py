"""The background's door: go on with whatever a batch has to do, in short transactions, giving way to facts about status."""

import time
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from imports.actions.checking import check_next
from imports.actions.entering import enter_carefully
from imports.actions.reading import read_head
from imports.actions.starting import LOOK_AGAIN, WATCH
from imports.actions.taking_back import take_back_some
from imports.models import WORKING, Batch
from lib import clock
from lib.queue import later
from outbox.actions import set_due
from outbox.models import Delivery
from tenants.context import current_body

LONGEST = 240.0  # seconds a task works before it lets another go on
GIVES_WAY = 1.0  # seconds at most, each time
STUCK = timedelta(seconds=5)  # what waits longer has no relay, or one that is far behind


def work(pk: UUID, *, seconds: float = LONGEST) -> Batch:
    """Work on a batch until it is done or the time is over. Safe to run twice, even at once."""
    until = time.monotonic() + seconds
    batch = Batch.objects.get(pk=pk)
    while batch.is_working and time.monotonic() < until:
        _some(batch, lambda: time.monotonic() >= until)
        batch.refresh_from_db()
    return batch


def watch(pk: UUID) -> None:
    """The clock's door: a batch whose worker was killed is taken up again."""
    batch = Batch.objects.filter(pk=pk).first()
    if batch is None or batch.state not in WORKING:
        return
    # The next look first: whatever fails below, somebody looks again.
    set_due(WATCH, pk, clock.now() + LOOK_AGAIN, body=current_body())
    # Each piece writes `worked_at`: half a look without one means that nobody is at it.
    if batch.worked_at is None or clock.now() - batch.worked_at > LOOK_AGAIN / 2:
        later("imports.work", current_body().schema_name, str(pk))


def _some(batch: Batch, is_over: Callable[[], bool]) -> None:
    if batch.state == Batch.State.READING:
        read_head(batch)
    elif batch.state == Batch.State.CHECKING:
        check_next(batch, seconds_over=is_over)
    elif batch.state == Batch.State.ENTERING:
        give_way()
        enter_carefully(batch)
    else:
        give_way()
        take_back_some(batch)


def give_way() -> None:
    """Let the relay carry what waits before more is added: a suspension never stands behind a heap of imported rows,
    nor shares the machine with an import that runs ahead. Where nobody carries anything, there is nobody to wait for.
    """
    until = time.monotonic() + GIVES_WAY
    waiting = Delivery.objects.waiting().filter(tries=0).order_by("due_at").values_list("due_at", flat=True)
    while time.monotonic() < until:
        now = clock.now()
        oldest = waiting.filter(due_at__lte=now).first()
        if oldest is None or now - oldest > STUCK:
            return
        time.sleep(0.01)
