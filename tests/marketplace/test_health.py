"""What an alarm watches: who works unseen, and the figures of the operators' overview for machines."""

from datetime import UTC, datetime, timedelta

import pytest
from celery import signals

from lib import clock
from marketplace.celery import tell_who_is_alive
from outbox import pulses
from outbox.models import Pulse

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def unwritten(monkeypatch):
    monkeypatch.setattr(pulses, "_written", {})


@pytest.fixture
def kept_open(monkeypatch):
    """Health ends the connection that it asks with; the test's own must stay."""
    monkeypatch.setattr("marketplace.health.connection.close", lambda: None)
    monkeypatch.setattr("marketplace.metrics.connection.close", lambda: None)


def test_who_did_something_lately_is_at_work_and_who_did_not_is_quiet():
    with clock.frozen_at(NOON):
        pulses.pulse(pulses.RELAY)
        pulses.pulse(pulses.WORKER)
    with clock.frozen_at(NOON + timedelta(minutes=3)):
        assert set(pulses.quiet()) == {pulses.RELAY, pulses.BEAT}
    with clock.frozen_at(NOON + timedelta(minutes=6)):
        assert pulses.quiet()[pulses.WORKER] == NOON


def test_backups_are_watched_once_some_were_made():
    assert pulses.BACKUP not in pulses.last_pulses()
    with clock.frozen_at(NOON):
        pulses.pulse(pulses.BACKUP)
    with clock.frozen_at(NOON + timedelta(hours=27)):
        assert pulses.BACKUP in pulses.quiet()


def test_who_does_something_all_the_time_writes_it_now_and_then():
    with clock.frozen_at(NOON):
        pulses.pulse_at_times(pulses.RELAY)
    with clock.frozen_at(NOON + timedelta(seconds=1)):
        pulses.pulse_at_times(pulses.RELAY)
    assert Pulse.objects.get().at == NOON


def test_a_workers_process_tells_of_the_tasks_it_begins():
    signals.task_prerun.disconnect(pulses.pulse_of_worker)
    tell_who_is_alive()
    try:
        signals.task_prerun.send(sender=None)
        assert Pulse.objects.filter(name=pulses.WORKER).exists()
    finally:
        signals.task_prerun.disconnect(pulses.pulse_of_worker)


def test_readiness_names_who_is_quiet_and_still_serves(client, kept_open):
    pulses.pulse(pulses.RELAY)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "relay": "ok", "worker": "never seen", "beat": "never seen"}


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer wrong", "secret"])
def test_figures_are_for_who_knows_the_token(client, settings, kept_open, given):
    settings.METRICS_TOKEN = "a secret"
    assert client.get("/metrics", headers={"Authorization": given}).status_code == 404


def test_without_a_token_there_are_no_figures(client, settings):
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_figures_say_what_waits_and_who_is_quiet(client, settings, kept_open):
    settings.METRICS_TOKEN = "a secret"
    pulses.pulse(pulses.RELAY)
    text = client.get("/metrics", headers={"Authorization": "Bearer a secret"}).content.decode()
    assert "guildmark_deliveries_waiting 0.0" in text
    assert 'guildmark_process_quiet_seconds{process="relay"}' in text
    assert 'guildmark_process_quiet_seconds{process="worker"} 3.1536e+08' in text  # ten years: never
