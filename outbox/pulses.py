"""Who of those that work unseen is alive: each writes when it last did something, and health asks how long that is ago."""

import time
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error

from lib import clock
from outbox.models import Pulse
from tenants.schemas import connection

log = structlog.get_logger(__name__)

WEB, RELAY, WORKER, BEAT, BACKUP = "web", "relay", "worker", "beat", "backup"
EVERY = 30.0  # seconds: more often nobody writes
QUIET_AFTER = {
    RELAY: timedelta(minutes=2),
    WORKER: timedelta(minutes=5),
    BEAT: timedelta(minutes=5),
    BACKUP: timedelta(hours=26),
}
ALWAYS = (RELAY, WORKER, BEAT)  # without which nothing works; backups may be made by other means
ASK_THE_NODE = (WEB, RELAY, WORKER)  # one asks it, one notes what it has yet to hear, one tells it
ALIVE = timedelta(minutes=2)  # whoever wrote less long ago runs, and runs as it was told then
_written: dict[str, float] = {}  # by this process, as its own clock has it


def pulse(name: str) -> None:
    """Write that `name` has done something just now: the relay looked, a worker began a task, beat's task arrived."""
    Pulse.objects.bulk_create(
        [Pulse(name=name, at=clock.now(), node=node_told())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["at", "node"],
    )


def pulse_at_times(name: str) -> None:
    """The same at most every half minute, for who does something all the time. A database that is away stops nobody."""
    if _is_time(name):
        _pulse_if_it_can(name)


def _is_time(name: str) -> bool:
    now = time.monotonic()
    if now - _written.get(name, -EVERY) < EVERY:
        return False
    _written[name] = now
    return True


def _pulse_if_it_can(name: str) -> None:
    try:
        pulse(name)
    except Error:
        log.warning("pulse.not_written", name=name)


def last_pulses() -> dict[str, datetime | None]:
    """When each last did something; None who never has. Backups only where some were made."""
    seen = dict(Pulse.objects.values_list("name", "at"))
    return {name: seen.get(name) for name in QUIET_AFTER if name in ALWAYS or name in seen}


def quiet(pulses: dict[str, datetime | None] | None = None) -> dict[str, datetime | None]:
    """Of these, who has done nothing for too long; or so long ahead of us: the clock was set back, and it has not written since."""
    now, pulses = clock.now(), last_pulses() if pulses is None else pulses
    return {name: at for name, at in pulses.items() if at is None or abs(now - at) > QUIET_AFTER[name]}


def pulse_of_worker(**_task: Any) -> None:
    """Hears of each task that a worker begins: a worker that lives and takes nothing is as good as none."""
    pulse_at_times(WORKER)


def pulse_of_web(**_request: Any) -> None:
    """Hears of each page that was sent: who serves pages and is never asked whether it is ready runs as well."""
    if _is_time(WEB):
        try:
            connection.set_schema_to_public()  # the page may have been a body's, which writes no pulse
            _pulse_if_it_can(WEB)
        finally:
            connection.close()


def node_told() -> str:
    """Of which node of the search this process was told, without what opens it; "" for none."""
    asked = urlsplit(settings.ELASTICSEARCH_URL)
    if not asked.hostname:
        return ""
    return f"{asked.scheme}://{asked.hostname}:{asked.port or ''}/{settings.ELASTICSEARCH_ALIAS}"[:200]


def differing(name: str) -> str:
    """In words, who else runs and was told of another node than we; empty where all agree.

    Where one writes for a node and another does not know of it, nothing fails: what people find falls behind, for ever.
    """
    now = clock.now()
    lately = (now - ALIVE, now + ALIVE)  # one from later wrote before the clock was set back, and is forgotten as well
    others = Pulse.objects.filter(name__in=ASK_THE_NODE, at__range=lately).exclude(name=name)
    ours = node_told()
    found = [f"{other.name} has {other.node or 'none'}" for other in others.exclude(node=ours).order_by("name")]
    return f"ELASTICSEARCH_URL: {name} has {ours or 'none'}, but {', '.join(found)}." if found else ""


def begin(name: str) -> None:
    """A process starts: say so, or raise ImproperlyConfigured where another runs that was told of another node.

    A database that is away holds nobody up: whoever starts waits for it by other means.
    """
    try:
        if words := differing(name):
            raise ImproperlyConfigured(
                f"{words} Give all the same, and start all again; who has stopped is forgotten after two minutes."
            )
        pulse(name)
    except Error:
        log.warning("pulse.not_written", name=name)
    finally:
        connection.close()
