"""The background's door: go on with whatever a batch has to do, in short transactions, giving way to facts about status."""

import time
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from certificates.actions import body_is_open
from imports.actions.checking import check_next, give_up_check
from imports.actions.entering import enter_carefully, refuse_next
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
MOST_TRIES = 10  # without any progress: a worker may be killed a few times for reasons of its own
STUCK = timedelta(seconds=5)  # what waits longer has no relay, or one that is far behind


def work(pk: UUID, *, seconds: float = LONGEST) -> Batch:
    """Work on a batch until it is done or the time is over. Safe to run twice, even at once."""
    until = time.monotonic() + seconds
    batch = Batch.objects.get(pk=pk)
    if goes_on(batch):
        _count_try(batch)
    # Until this worker ends: row by row it comes as far as the one that ends it, which is then the next.
    is_careful = batch.counts.get("tries", 0) > MOST_TRIES // 2
    while goes_on(batch) and time.monotonic() < until:
        _some(batch, lambda: time.monotonic() >= until, is_careful=is_careful)
        batch.refresh_from_db()
    return batch


def goes_on(batch: Batch) -> bool:
    """Whether there is work to do now. What is to be entered waits while the body is not open."""
    return batch.is_working and (batch.state != Batch.State.ENTERING or body_is_open())


def watch(pk: UUID) -> None:
    """The clock's door: a batch whose worker was killed is taken up again."""
    batch = Batch.objects.filter(pk=pk).first()
    if batch is None or batch.state not in WORKING:
        return
    # The next look first: whatever fails below, somebody looks again.
    set_due(WATCH, pk, clock.now() + LOOK_AGAIN, body=current_body())
    # Each piece writes `worked_at`: half a look without one means that nobody is at it.
    is_left = batch.worked_at is None or clock.now() - batch.worked_at > LOOK_AGAIN / 2
    if is_left and goes_on(batch):
        later("imports.work", current_body().schema_name, str(pk))


def _count_try(batch: Batch) -> None:
    """Whatever ends a worker each time is not tried for ever. Progress takes the count away; reading a head has its own."""
    if batch.state not in (Batch.State.CHECKING, Batch.State.ENTERING):
        return
    batch.counts = batch.counts | {"tries": batch.counts.get("tries", 0) + 1}
    # Of what it was when it was read: progress made meanwhile has taken the count away, and stays.
    as_read = Batch.objects.filter(pk=batch.pk, state=batch.state, phase=batch.phase, position=batch.position)
    as_read.update(counts=batch.counts)


def _some(batch: Batch, is_over: Callable[[], bool], *, is_careful: bool) -> None:
    if batch.state == Batch.State.READING:
        read_head(batch)
    elif batch.state == Batch.State.CHECKING:
        if batch.counts.get("tries", 0) > MOST_TRIES:
            give_up_check(batch)
        else:
            check_next(batch, seconds_over=is_over)
    elif batch.state == Batch.State.ENTERING:
        give_way()
        if batch.counts.get("tries", 0) > MOST_TRIES:
            refuse_next(batch, tries=MOST_TRIES)
        else:
            enter_carefully(batch, is_one_by_one=is_careful)
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
