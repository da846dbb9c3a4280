"""A worker that takes nothing though its queues have work is ended, and no other."""

from threading import Event
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from celery.utils.dispatch import Signal
from redis import RedisError

from marketplace import watching
from marketplace.watching import DEAF_AFTER, STUCK_AFTER, Watch, waiting_in


class Worker:
    """One with a clock of its own; each look is five seconds after the last."""

    def __init__(self) -> None:
        self.at, self.messages, self.is_busy = 0.0, 0, False
        self.watch = Watch(lambda: self.messages, lambda: self.is_busy, lambda: self.at)

    def is_deaf_within(self, seconds: float) -> bool:
        end = self.at + seconds
        while self.at < end:
            self.at += 5
            if self.watch.is_deaf():
                return True
        return False


@pytest.fixture
def worker():
    return Worker()


def test_a_worker_that_takes_nothing_for_a_minute_though_there_is_work_is_deaf(worker):
    worker.messages = 3
    assert not worker.is_deaf_within(DEAF_AFTER)
    assert worker.is_deaf_within(5)


def test_a_worker_without_work_is_not(worker):
    assert not worker.is_deaf_within(STUCK_AFTER * 2)
    worker.messages = 1
    assert not worker.is_deaf_within(DEAF_AFTER)


def test_one_that_takes_a_task_now_and_then_is_not_though_more_always_waits(worker):
    worker.messages = 1000
    for _task in range(20):
        assert not worker.is_deaf_within(DEAF_AFTER - 10)
        worker.watch.took()


def test_one_whose_hands_are_full_is_not_for_as_long_as_a_task_may_run(worker):
    worker.messages, worker.is_busy = 1, True
    assert not worker.is_deaf_within(STUCK_AFTER)
    assert worker.is_deaf_within(5)


def test_its_minute_begins_when_somebody_is_free(worker):
    worker.messages, worker.is_busy = 1, True
    assert not worker.is_deaf_within(DEAF_AFTER * 3)
    worker.is_busy = False
    assert not worker.is_deaf_within(DEAF_AFTER)
    assert worker.is_deaf_within(5)


class Broker(NamedTuple):
    lengths: dict[str, int] | None

    def llen(self, queue: str) -> int:
        if self.lengths is None:
            raise RedisError
        return self.lengths[queue]


def test_all_its_queues_count_and_a_broker_that_is_away_has_nothing_waiting():
    assert waiting_in(Broker({"work": 2, "mail": 1}), ["work", "mail"]) == 3
    assert waiting_in(Broker(None), ["work", "mail"]) == 0


def test_it_is_ended_with_its_children(monkeypatch):
    killed, left = [], []
    monkeypatch.setattr(
        watching, "active_children", lambda: [type("Child", (), {"pid": 41}), type("Child", (), {"pid": 42})]
    )
    monkeypatch.setattr(watching.os, "kill", lambda pid, number: killed.append(pid))
    monkeypatch.setattr(watching.os, "_exit", left.append)
    watching.end()
    assert (killed, left) == ([41, 42], [1])


def test_one_that_was_told_to_stop_and_ends_what_it_has_in_hand_is_not_looked_at_any_more(monkeypatch):
    ended, stops = [], Event()
    monkeypatch.setattr(watching, "LOOKS_EVERY", 0)
    monkeypatch.setattr(watching, "end", lambda: ended.append(stops.set()))  # as the real one, it ends the loop too
    watching._look(Watch(lambda: 1, lambda: False, iter([0.0, DEAF_AFTER]).__next__), stops)
    assert len(ended) == 1
    watching._look(Watch(lambda: 1, lambda: False, iter([0.0, DEAF_AFTER]).__next__), stops)
    assert len(ended) == 1


def test_it_hears_that_its_worker_is_told_to_stop(monkeypatch):
    started = []
    monkeypatch.setattr(watching.threading, "Thread", lambda **thread: started.append(thread["args"]) or NotStarted())
    monkeypatch.setattr(watching.signals, "task_received", Signal())
    monkeypatch.setattr(watching.signals, "worker_shutting_down", told := Signal())
    app = SimpleNamespace(amqp=SimpleNamespace(queues=Queues()), conf=SimpleNamespace(broker_url="redis://nowhere"))
    watching.watch(SimpleNamespace(controller=SimpleNamespace(app=app, concurrency=1)))
    ((_watch, stops),) = started
    assert not stops.is_set()
    told.send(sender="worker@here", sig="SIGTERM", how="Warm", exitcode=0)
    assert stops.is_set()


class NotStarted:
    def start(self) -> None: ...


class Queues:
    consume_from = {"work": None}
