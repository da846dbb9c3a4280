"""What beat sends goes on though the clock on the wall is set back an hour."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from celery.schedules import schedule

from marketplace.beat import Scheduler
from marketplace.celery import app


@pytest.fixture
def beat(monkeypatch):
    made = Scheduler.__new__(Scheduler)
    made._heap = ["as it was"]
    every = schedule(60, app=app)
    made.entries = {
        "sent": SimpleNamespace(last_run_at=every.now() + timedelta(minutes=59), schedule=every),
        "due": SimpleNamespace(last_run_at=every.now() - timedelta(minutes=1), schedule=every),
    }
    monkeypatch.setattr(Scheduler, "schedule", property(lambda self: self.entries))
    return made


def test_what_was_sent_at_a_time_to_come_counts_from_now_and_nothing_else(beat):
    before = beat.entries["due"].last_run_at
    beat.forget_what_is_to_come()
    sent = beat.entries["sent"]
    assert sent.schedule.remaining_estimate(sent.last_run_at) <= timedelta(seconds=60)
    assert beat.entries["due"].last_run_at == before
    assert beat._heap is None


def test_as_long_as_the_clock_goes_on_nothing_is_ordered_anew(beat):
    beat.entries.pop("sent")
    beat.forget_what_is_to_come()
    assert beat._heap == ["as it was"]


def test_it_is_the_one_in_use():
    assert app.conf.beat_scheduler == "marketplace.beat:Scheduler"
