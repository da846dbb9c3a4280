"""Celery's clock, which goes on though the clock on the wall is set back."""

from datetime import timedelta
from typing import Any

import structlog
from celery.beat import PersistentScheduler

log = structlog.get_logger(__name__)

SLACK = timedelta(seconds=5)


class Scheduler(PersistentScheduler):  # type: ignore[misc]  # Celery has no types
    """What was sent at a time that is still to come, was sent before the clock was set back: it counts from now.

    Otherwise nothing is sent until that time has come again: an hour without sweeps for an hour set back, and starting
    beat anew does not help, for it keeps on disk when it sent what.
    """

    def tick(self, *args: Any, **options: Any) -> float:
        self.forget_what_is_to_come()
        delay: float = super().tick(*args, **options)
        return delay

    def forget_what_is_to_come(self) -> None:
        ahead = [entry for entry in self.schedule.values() if entry.last_run_at > entry.schedule.now() + SLACK]
        for entry in ahead:
            entry.last_run_at = entry.schedule.now()
        if ahead:
            log.warning("beat.clock_set_back", entries=len(ahead))
            self._heap = None  # it is ordered by the clock as it was
