"""Each day has one whole backup, and the oldest make room."""

from datetime import UTC, datetime, timedelta

import pytest

from exports import backups
from lib import clock
from lib.refusal import Refused
from outbox.models import Pulse

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)  # in Shanghai


@pytest.fixture
def made(monkeypatch):
    """Backups are folders here: making a real one is another test's."""
    days = []

    def back_up(folder, *, say):
        folder.mkdir(parents=True)
        days.append(folder.name)

    monkeypatch.setattr(backups, "back_up", back_up)
    monkeypatch.setattr(backups, "faults_of", lambda _folder: [])
    return days


def keep(folder, *, days: int = 0, count: int = 3) -> None:
    with clock.frozen_at(NOON + timedelta(days=days)):
        backups.keep_backups(folder, keep=count, say=lambda _words: None)


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_day_has_one_backup_however_often_it_is_asked_for(tmp_path, made):
    keep(tmp_path)
    keep(tmp_path)
    assert made == ["2026-11-22"]


def test_the_oldest_make_room_and_what_has_another_name_stays(tmp_path, made):
    (tmp_path / "before-the-upgrade").mkdir()
    for day in range(5):
        keep(tmp_path, days=day)
    assert names(tmp_path) == ["2026-11-24", "2026-11-25", "2026-11-26", "before-the-upgrade"]


def test_a_backup_that_is_not_whole_takes_no_older_ones_away(tmp_path, made, monkeypatch):
    for day in range(3):
        keep(tmp_path, days=day)
    Pulse.objects.all().delete()
    monkeypatch.setattr(backups, "faults_of", lambda _folder: ["private.tar: missing"])
    with pytest.raises(Refused, match=r"private\.tar"):
        keep(tmp_path, days=3)
    assert names(tmp_path)[:3] == ["2026-11-22", "2026-11-23", "2026-11-24"]
    assert not Pulse.objects.exists()


def test_no_backup_at_all_is_no_way_to_keep_them(tmp_path, made):
    with pytest.raises(Refused):
        keep(tmp_path, count=0)
    assert made == []
