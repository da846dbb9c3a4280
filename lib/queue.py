"""Work for later, by name, once the transaction has committed."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any, cast

import structlog
from celery import current_app, shared_task, signals
from django.db import transaction
from kombu.exceptions import OperationalError

from lib import crash_points

log = structlog.get_logger(__name__)

LONGEST_PAUSE = 600  # seconds between tries; a task that pauses is held by a worker, hidden from the others
AWAY_FOR = 5.0  # seconds during which a broker that did not answer is not asked again: a person waits for the page
_away_until = 0.0
QUICK_RETRY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.1}


def later(task: str, *args: Any, countdown: float = 0) -> None:
    """Enqueue `task` ("app.function") on commit, with plain `args`: ids and a schema name, never objects.

    A broker that is away loses nothing that matters: what must happen also stands in the database (a delivery, a due
    date, an unsent letter) and a sweep finds it.
    """
    transaction.on_commit(partial(_send, task, args, countdown))


def _send(task: str, args: tuple[Any, ...], countdown: float) -> None:
    if current_app.conf.task_always_eager:  # tests: send_task() knows nothing of it
        if task not in current_app.tasks:  # finding each app's tasks.py runs all of Django's checks as well
            current_app.loader.import_default_modules()
        current_app.tasks[task].apply(args)
        return
    crash_points.reached("queue.committed")
    if time.monotonic() < _away_until:
        log.warning("queue.left_to_the_sweep", task=task)
    else:
        _tell_broker(task, args, countdown)
    crash_points.reached("queue.told")


def _tell_broker(task: str, args: tuple[Any, ...], countdown: float) -> None:
    global _away_until  # noqa: PLW0603
    try:
        current_app.send_task(task, args=args, countdown=countdown, retry=True, retry_policy=QUICK_RETRY)
    except OperationalError:
        _away_until = time.monotonic() + AWAY_FOR
        log.warning("queue.broker_away", task=task)


def task[Function: Callable[..., Any]](name: str, *, seconds: int = 60) -> Callable[[Function], Function]:
    """Declare a task: safe to run twice, acknowledged when done, ended after `seconds`, retried with growing pauses."""
    return cast(
        Callable[[Function], Function],
        shared_task(
            name=name,
            acks_late=True,
            reject_on_worker_lost=True,
            soft_time_limit=seconds,
            time_limit=seconds + 10,
            autoretry_for=(Exception,),
            retry_backoff=2,
            retry_backoff_max=LONGEST_PAUSE,
            retry_jitter=True,
            max_retries=12,
        ),
    )


def _begun(**_task: Any) -> None:
    crash_points.reached("task.begun")


def _done(**_task: Any) -> None:
    crash_points.reached("task.done")  # and not yet acknowledged


signals.task_prerun.connect(_begun)
signals.task_postrun.connect(_done)
