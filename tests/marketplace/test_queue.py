"""What the clock asks for exists, and what the broker hides while a worker has it stays hidden long enough."""

import pytest
from celery import current_app
from django.conf import settings

import lib.queue
from lib.queue import LONGEST_PAUSE, later


@pytest.fixture(scope="module")
def tasks():
    current_app.loader.import_default_modules()
    return current_app.tasks


def test_every_task_of_the_clock_exists(tasks):
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(tasks)


def test_what_comes_more_seldom_than_the_clock_may_restart_goes_by_the_time_of_day():
    counted = [
        entry["schedule"] for entry in settings.CELERY_BEAT_SCHEDULE.values() if isinstance(entry["schedule"], int)
    ]
    assert max(counted) <= 300


def test_no_task_can_pause_and_run_for_so_long_that_another_worker_takes_it_up(tasks):
    longest = max(task.time_limit for name, task in tasks.items() if not name.startswith("celery."))
    assert longest + LONGEST_PAUSE < settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]


def test_every_task_is_acknowledged_when_done_and_given_back_when_its_worker_dies(tasks):
    ours = [task for name, task in tasks.items() if not name.startswith("celery.")]
    assert ours
    assert all(task.acks_late and task.reject_on_worker_lost for task in ours)


def test_a_broker_that_is_away_is_not_asked_again_at_once(monkeypatch, django_capture_on_commit_callbacks, db):
    asked = []

    def send(*_args, **_options):
        asked.append(1)
        raise lib.queue.OperationalError("away")

    monkeypatch.setattr(lib.queue, "_away_until", 0.0)
    monkeypatch.setitem(current_app.conf, "task_always_eager", False)
    monkeypatch.setattr(type(current_app._get_current_object()), "send_task", send)
    with django_capture_on_commit_callbacks(execute=True):
        later("accounts.send_letter", 1)
        later("accounts.send_letter", 2)
    assert asked == [1]
