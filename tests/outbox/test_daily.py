"""What happens once a day happens each day, however often the clock restarts, and once."""

from datetime import UTC, datetime

import pytest
from celery import current_app

from lib import clock
from outbox.daily import once_a_day
from outbox.models import DailyWork

pytestmark = pytest.mark.django_db


def at(day: int, hour: int):
    return clock.frozen_at(datetime(2026, 11, day, hour, tzinfo=UTC))


def test_work_is_done_once_a_day_however_often_it_is_asked_for():
    done = []
    for day in (22, 23):
        for hour in range(16):
            with at(day, hour):
                once_a_day("tea", lambda: done.append(clock.today().day))
    assert done == [22, 23]


def test_the_day_begins_at_midnight_in_shanghai():
    done = []
    for hour in range(14, 18):
        with at(22, hour):
            once_a_day("tea", lambda hour=hour: done.append(hour))
    assert done == [14, 16]


def test_work_that_failed_is_tried_again_at_the_next_look():
    with at(22, 1), pytest.raises(ZeroDivisionError):
        once_a_day("tea", lambda: 1 / 0)
    done = []
    with at(22, 2):
        once_a_day("tea", lambda: done.append(2))
    assert done == [2]


def test_one_work_does_not_stand_for_another():
    done = []
    for name in ("tea", "cake"):
        once_a_day(name, lambda name=name: done.append(name))
    assert done == ["tea", "cake"]


@pytest.mark.parametrize("name", ["accounts.forget_old", "register.publish", "search.rebuild"])
def test_it_is_so_for(name, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    current_app.loader.import_default_modules()
    current_app.tasks[name]()
    assert DailyWork.objects.filter(name=name, done_on=clock.today()).exists()
