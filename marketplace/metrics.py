"""`/metrics`: what an alarm watches, in the words of Prometheus. Asked of the database at each look, so any web process may answer.

Off until METRICS_TOKEN is set; then `Authorization: Bearer TOKEN` alone is answered. docs/monitoring has rules for alarms.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from secrets import compare_digest

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from accounts import queries as accounts
from lib import clock
from outbox import pulses
from outbox import queries as outbox
from outbox.models import DailyWork
from register import queries as register
from tenants.schemas import connection as tenant_connection

NEVER = timedelta(days=3650).total_seconds()  # how long ago what never happened is said to be


def metrics(request: HttpRequest) -> HttpResponse:
    """The figures; 404 for whoever does not know the token, and where none is set; 503 while the database is away."""
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not compare_digest(given.encode(), token.encode()):
        return HttpResponse("Not found\n", status=404, content_type="text/plain")
    try:
        tenant_connection.set_schema_to_public()
        return HttpResponse(generate_latest(_REGISTRY), content_type=CONTENT_TYPE_PLAIN_0_0_4)
    except DatabaseError:
        return HttpResponse("database away\n", status=503, content_type="text/plain")
    finally:
        connection.close()


class Figures(Collector):
    """What the operators' overview shows, and who is alive."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield from _facts()
        yield from _post()
        yield from _report()
        yield _by("process_quiet_seconds", "Since a process last did something", "process", _quiet())
        yield _by("daily_work_age_days", "Days since work of each night was done", "work", _nights())

    def describe(self) -> list[GaugeMetricFamily]:
        return []  # nothing is asked while the process starts


_REGISTRY = CollectorRegistry()
_REGISTRY.register(Figures())


def _facts() -> Iterator[GaugeMetricFamily]:
    counts, oldest = outbox.counts(), outbox.oldest_wait()
    yield _one("deliveries_waiting", "Facts not yet heard by somebody", counts["waiting"])
    yield _one("deliveries_failing", "Of these, failed at least once", counts["failing"])
    yield _one("oldest_fact_seconds", "Age of the oldest of them", oldest.total_seconds() if oldest else 0)
    yield _one("dates_failing", "Dates that have come and whose handler fails", outbox.failing_dates().count())


def _post() -> Iterator[GaugeMetricFamily]:
    post = accounts.post()
    yield _one("letters_waiting", "Letters not yet sent", post.waiting)
    yield _one("letters_failing", "Of these, refused by the mail server at least once", post.failing)
    yield _one("letters_stuck_seconds", "Since when nothing went out though letters wait", _age(post.stuck_since, 0))


def _report() -> Iterator[GaugeMetricFamily]:
    report = register.last_report()
    yield _one(
        "reconciled_age_seconds", "Since register and bodies were compared", _age(report.started_at if report else None)
    )
    yield _one("reconciled_differences", "Differences then", len(report.differences) if report else 0)


def _quiet() -> dict[str, float]:
    return {name: _age(at) for name, at in pulses.last_pulses().items()}


def _nights() -> dict[str, float]:
    today = clock.today()
    return {name: (today - day).days for name, day in DailyWork.objects.values_list("name", "done_on")}


def _age(at: datetime | None, never: float = NEVER) -> float:
    return (clock.now() - at).total_seconds() if at else never


def _one(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"guildmark_{name}", words, value=value)


def _by(name: str, words: str, label: str, values: dict[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"guildmark_{name}", words, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
