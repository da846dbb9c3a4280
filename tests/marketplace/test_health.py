"""What an alarm watches: who works unseen, and the figures of the operators' overview for machines."""

from datetime import UTC, datetime, timedelta

import pytest
from celery import signals
from django.core.exceptions import ImproperlyConfigured
from django_tenants.utils import tenant_context

from lib import clock
from marketplace import operations
from marketplace.celery import tell_who_is_alive
from outbox import pulses
from outbox.models import Pulse
from tenants.models import CertificationBody

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


def test_who_wrote_before_the_clock_was_set_back_and_not_since_is_quiet():
    with clock.frozen_at(NOON + timedelta(hours=1)):
        pulses.pulse(pulses.RELAY)
    with clock.frozen_at(NOON):
        assert pulses.RELAY in pulses.quiet()
        pulses.pulse(pulses.RELAY)
        assert pulses.RELAY not in pulses.quiet()


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


@pytest.fixture
def on_a_node(settings):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_ALIAS = "https://us:secret@search:9200", "goods"


def test_who_was_told_of_another_node_than_one_that_runs_does_not_start(kept_open, settings, monkeypatch, on_a_node):
    monkeypatch.setattr("outbox.pulses.connection.close", lambda: None)
    with clock.frozen_at(NOON):
        pulses.begin(pulses.WEB)
    settings.ELASTICSEARCH_URL = ""
    with clock.frozen_at(NOON + timedelta(seconds=90)):
        with pytest.raises(ImproperlyConfigured, match="relay has none, but web has https://search:9200/goods"):
            pulses.begin(pulses.RELAY)
        assert not Pulse.objects.filter(name=pulses.RELAY).exists()
    with clock.frozen_at(NOON + timedelta(seconds=121)):  # the other does not run any more
        pulses.begin(pulses.RELAY)


def test_who_was_told_of_the_same_node_starts_and_the_password_is_written_nowhere(monkeypatch, on_a_node):
    monkeypatch.setattr("outbox.pulses.connection.close", lambda: None)
    for name in (pulses.WEB, pulses.RELAY, pulses.WORKER, pulses.RELAY):
        pulses.begin(name)
    assert set(Pulse.objects.values_list("node", flat=True)) == {"https://search:9200/goods"}


def test_health_names_who_was_told_of_another_node(client, kept_open, settings, on_a_node):
    pulses.pulse(pulses.RELAY)
    settings.ELASTICSEARCH_URL = ""
    assert "relay has https://search:9200/goods" in client.get("/readyz").json()["search"]


def test_one_from_before_the_clock_was_set_back_keeps_nobody_from_starting(monkeypatch, settings, on_a_node):
    monkeypatch.setattr("outbox.pulses.connection.close", lambda: None)
    with clock.frozen_at(NOON + timedelta(hours=1)):
        pulses.begin(pulses.WEB)
    settings.ELASTICSEARCH_URL = ""
    with clock.frozen_at(NOON):
        pulses.begin(pulses.RELAY)
    assert Pulse.objects.filter(name=pulses.RELAY, node="").exists()


def test_who_serves_pages_is_known_to_run_though_nobody_asks_whether_it_is_ready(monkeypatch, northseal):
    monkeypatch.setattr("outbox.pulses.connection.close", lambda: None)
    with tenant_context(northseal), clock.frozen_at(NOON):
        pulses.pulse_of_web()
        pulses.pulse_of_web()
    with clock.frozen_at(NOON + timedelta(seconds=1)):
        pulses.pulse_of_web()
    assert Pulse.objects.get().at == NOON


@pytest.mark.parametrize(("standing", "is_named"), [("open", True), ("closing", True), ("suspended", False)])
def test_the_overview_names_bodies_at_work_whose_tables_are_behind(northseal, monkeypatch, standing, is_named):
    closes_at = NOON if standing == "closing" else None
    CertificationBody.objects.filter(pk=northseal.pk).update(standing=standing, closes_at=closes_at)
    monkeypatch.setattr(operations, "schemas_behind", list)
    monkeypatch.setattr(operations, "is_complete", lambda schema: False)
    assert (northseal in operations._in_maintenance()) == is_named
