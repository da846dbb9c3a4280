"""Who of those that work unseen is alive: each writes when it last did something, and health asks how long that is ago."""

import time
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import Error

from lib import clock
from outbox.models import Pulse

log = structlog.get_logger(__name__)

RELAY, WORKER, BEAT, BACKUP = "relay", "worker", "beat", "backup"
EVERY = 30.0  # seconds: more often nobody writes
QUIET_AFTER = {
    RELAY: timedelta(minutes=2),
    WORKER: timedelta(minutes=5),
    BEAT: timedelta(minutes=5),
    BACKUP: timedelta(hours=26),
}
ALWAYS = (RELAY, WORKER, BEAT)  # without which nothing works; backups may be made by other means
_written: dict[str, float] = {}  # by this process, as its own clock has it


def pulse(name: str) -> None:
    """Write that `name` has done something just now: the relay looked, a worker began a task, beat's task arrived."""
    Pulse.objects.bulk_create(
        [Pulse(name=name, at=clock.now())], update_conflicts=True, unique_fields=["name"], update_fields=["at"]
    )


def pulse_at_times(name: str) -> None:
    """The same at most every half minute, for who does something all the time. A database that is away stops nobody."""
    now = time.monotonic()
    if now - _written.get(name, -EVERY) < EVERY:
        return
    _written[name] = now
    try:
        pulse(name)
    except Error:
        log.warning("pulse.not_written", name=name)


def last_pulses() -> dict[str, datetime | None]:
    """When each last did something; None who never has. Backups only where some were made."""
    seen = dict(Pulse.objects.values_list("name", "at"))
    return {name: seen.get(name) for name in QUIET_AFTER if name in ALWAYS or name in seen}


def quiet(pulses: dict[str, datetime | None] | None = None) -> dict[str, datetime | None]:
    """Of these, who has done nothing for too long."""
    now, pulses = clock.now(), last_pulses() if pulses is None else pulses
    return {name: at for name, at in pulses.items() if at is None or now - at > QUIET_AFTER[name]}


def pulse_of_worker(**_task: Any) -> None:
    """Hears of each task that a worker begins: a worker that lives and takes nothing is as good as none."""
    pulse_at_times(WORKER)
