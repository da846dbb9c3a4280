"""Ends a worker that takes nothing though its queues have work: whoever keeps programs alive starts another.

A worker that finds its broker again may be connected, answer pings and take no task any more (celery #8030, #9054), most
likely where the broker went away twice. Leaving out mingle and gossip is no cure. Tasks are acknowledged once they are
done and safe to run twice, so that ending it loses nothing.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import structlog
from billiard import active_children  # type: ignore[import-untyped]
from celery import signals
from celery.worker import state
from redis import Redis, RedisError, from_url

log = structlog.get_logger(__name__)

LOOKS_EVERY = 5.0  # seconds
DEAF_AFTER = 60.0  # seconds with work waiting, somebody free to do it, and nothing taken
STUCK_AFTER = 3600.0  # the same though all seem busy: longer than any task may run


class Watch:
    """Whether a worker is deaf. `waiting`: how many messages its queues have; `is_busy`: whether nobody is free for one.

    >>> watch.took()      # as often as a task comes in
    >>> watch.is_deaf()   # every few seconds
    """

    def __init__(
        self, waiting: Callable[[], int], is_busy: Callable[[], bool], now: Callable[[], float] = time.monotonic
    ) -> None:
        self.waiting, self.is_busy, self.now = waiting, is_busy, now
        self._free_since: float | None = None  # since when there was work, and somebody free for it
        self._work_since: float | None = None  # since when there was work

    def took(self, **_task: Any) -> None:
        """A task came in."""
        self._free_since = self._work_since = None

    def is_deaf(self) -> bool:
        now, is_busy = self.now(), self.is_busy()
        if not self.waiting():
            self.took()
            return False
        self._work_since = now if self._work_since is None else self._work_since
        self._free_since = None if is_busy else now if self._free_since is None else self._free_since
        has_waited = self._free_since is not None and now - self._free_since >= DEAF_AFTER
        return has_waited or now - self._work_since >= STUCK_AFTER


def watch(sender: Any, **_signal: Any) -> None:
    """Hears that a worker is ready; `sender` is its consumer. Watches from a thread of its own: the worker's may hang."""
    worker = sender.controller
    queues = list(worker.app.amqp.queues.consume_from)  # as it was told; what it consumes may change
    broker = from_url(worker.app.conf.broker_url, socket_timeout=2, socket_connect_timeout=2)
    watch = Watch(lambda: waiting_in(broker, queues), lambda: len(state.reserved_requests) >= worker.concurrency)
    signals.task_received.connect(watch.took, weak=False)
    stops = threading.Event()
    signals.worker_shutting_down.connect(lambda **_signal: stops.set(), weak=False)
    threading.Thread(target=_look, args=(watch, stops), name="watching", daemon=True).start()


def waiting_in(broker: Redis, queues: list[str]) -> int:
    """How many messages nobody has taken; none while the broker is away: there is nothing to be deaf to."""
    try:
        return sum(int(broker.llen(queue)) for queue in queues)
    except RedisError:
        return 0


def _look(watch: Watch, stops: threading.Event) -> None:
    """Until the worker was told to stop: from then on it takes nothing, and ends the tasks that it has in hand."""
    while not stops.wait(LOOKS_EVERY):
        if watch.is_deaf():
            log.error("worker.takes_nothing", seconds=DEAF_AFTER)
            end()


def end() -> None:
    """At once, with its children: a worker whose consumer hangs does not come to an orderly end."""
    for child in active_children():
        with suppress(ProcessLookupError):
            os.kill(child.pid, signal.SIGKILL)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)
