"""Valkey killed -9, gone, or silent: pages work, mail waits, and goes out when it is back.

Nothing that must not be lost rides on the queue alone: what it forgets, a sweep finds in the database.
"""

import os
import signal
import time
from contextlib import contextmanager

import pytest
from django.conf import settings

from accounts.actions.post import post
from marketplace import celery_app
from tests.cast import PASSWORD
from tests.kills.hurry import MINUTE, TIMES_AWAY, TRIES_TO_CONNECT
from tests.kills.making import all_mail_is_out, ask_to_join
from tests.kills.seeds import spread
from tests.kills.stopping import go_on

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.xdist_group("kills")]  # one installation for all

AROUND_THE_QUEUE = ["request.begun", "queue.committed", "queue.told", "task.begun", "task.done"]
QUICK = 10.0  # seconds that a page may take while the queue is away, on a crowded machine: it must not hang


def sign_in(installation):
    form = {"login": "rita@example.org", "password": PASSWORD}
    return installation.ask(settings.SITE_HOST, "/sign-in/", data=form)


def page_addresses(stage):
    """Host, path and whether rita is signed in."""
    return [
        (settings.SITE_HOST, "/", False),
        (settings.SITE_HOST, "/schemes/", False),
        (settings.SITE_HOST, f"/certificates/{stage.pk}/", False),
        (stage.host, "/", False),
        (stage.host, "/desk/", True),
        (stage.host, "/desk/certificates/", True),
    ]


def look_around(installation, stage):
    return [
        installation.ask(host, path, sid=installation.sid * signed_in)
        for host, path, signed_in in page_addresses(stage)
    ]


def assert_all_worked(pages, acts):
    assert {page.status for page in pages} == {200}
    assert {act.status for act in acts} == {302}
    assert max(answer.seconds for answer in pages + acts) < QUICK


@contextmanager
def gone(installation):
    installation.kill_queue()
    yield
    installation.valkey.start()


@contextmanager
def silent(installation):
    """It takes connections and never answers."""
    (pid,) = installation.queue_processes()
    os.kill(pid, signal.SIGSTOP)
    yield
    go_on(pid)


def test_in_a_minute_without_the_queue_pages_work_and_mail_waits(installation, stage):
    """A minute as the programs see it: tests/kills/hurry.py says why three seconds are one."""
    installation.start("web", "worker", "beat")
    said = {name: installation.listen_to(name) for name in ("web", "worker", "beat")}
    installation.wait_for(lambda: "sweep_letters" in said["worker"](), "clock and worker to be at work")
    names, pages, acts = [], [], []
    with gone(installation):
        acts.append(sign_in(installation))  # which asks the cache
        began = time.monotonic()

        def a_minute_has_passed():
            names.append(f"minute-{len(names)}")
            pages.extend(look_around(installation, stage))
            acts.extend([ask_to_join(installation, names[-1]), installation.begin_turn().result()])
            return (
                time.monotonic() - began >= MINUTE
                and said["worker"]().count("Cannot connect to") >= TRIES_TO_CONNECT
                and said["web"]().count("queue.broker_away") >= TIMES_AWAY
                and "Couldn't apply scheduled task sweep-letters" in said["beat"]()
            )

        installation.wait_for(a_minute_has_passed, "a minute to pass")
        acts.append(sign_in(installation))
        assert said["web"]().count("cache.away") >= 2  # once it was left alone for long enough, it was asked again
        assert not any(installation.post.letters_to(f"{name}@example.org") for name in names)

    assert_all_worked(pages, acts)
    installation.wait_for(all_mail_is_out, "the mail that waited")
    assert [len(installation.post.letters_to(f"{name}@example.org")) for name in names] == [1] * len(names)


def test_while_the_queue_is_silent_pages_work_and_mail_waits(installation, stage):
    installation.start("web", "worker", "beat")
    with silent(installation):
        pages = look_around(installation, stage)
        acts = [sign_in(installation), installation.begin_turn().result(), ask_to_join(installation, "silent")]
        assert not installation.post.letters_to("silent@example.org")

    assert_all_worked(pages, acts)
    installation.wait_for(lambda: installation.post.letters_to("silent@example.org"), "the mail that waited")


def test_while_the_queue_is_silent_not_every_letter_waits_for_it(installation, queue):
    with silent(installation):
        began = time.monotonic()
        for number in range(5):
            post(f"patient-{number}@example.org", "Hello", "There", language="en")
        assert time.monotonic() - began < QUICK


def test_what_the_queue_has_taken_it_still_has_after_kill_9(installation, queue):
    already = queue.llen("mail")
    for number in range(20):
        post(f"kept-{number}@example.org", "Hello", "There", language="en")

    installation.kill_queue()
    installation.valkey.start()

    assert queue.llen("mail") == already + 20


def test_all_mail_goes_out_once_though_the_queue_is_killed_at_any_point(installation, stage):
    installation.start("web", "worker", "beat")
    names = []
    for _dice, point in spread(AROUND_THE_QUEUE):
        names.append(f"killed-{len(names)}")
        installation.stops.ask(point)
        answer = installation.visitor.submit(ask_to_join, installation, names[-1])
        pid = installation.await_stop()

        installation.kill_queue()
        installation.valkey.start()
        go_on(pid)

        assert answer.result().status == 302

    installation.wait_for(all_mail_is_out, "all mail to go out")
    assert [len(installation.post.letters_to(f"{name}@example.org")) for name in names] == [1] * len(names)
    assert set(installation.ended) <= {"worker"}  # which may: see `Installation.wait_for`


def test_a_worker_that_is_deaf_though_it_answers_pings_is_ended_and_another_takes_its_work(installation, queue):
    """As a worker is that found its broker again and takes nothing: here it was asked to consume no mail."""
    installation.start("worker", "beat")
    said = installation.listen_to("worker")
    installation.wait_for(lambda: "sweep_letters" in said(), "clock and worker to be at work")
    celery_app.control.cancel_consumer("mail")
    celery_app.control.cancel_consumer("work")
    post("deaf@example.org", "Hello", "There", language="en")

    installation.wait_for(lambda: installation.post.letters_to("deaf@example.org"), "the mail that waited")

    assert "worker.takes_nothing" in said()
    assert installation.ended == ["worker"]


def test_work_goes_on_though_the_queue_is_killed_twice_under_load(installation, queue):
    installation.start("worker", "beat")
    names = []
    for round_ in range(4):
        names += [f"twice-{round_}-{number}" for number in range(10)]
        for name in names[-10:]:
            post(f"{name}@example.org", "Hello", "There", language="en")
        installation.kill_queue()
        installation.valkey.start()

    installation.wait_for(all_mail_is_out, "all mail to go out")
    post("afterwards@example.org", "Hello", "There", language="en")
    installation.wait_for(lambda: installation.post.letters_to("afterwards@example.org"), "what is posted afterwards")


@pytest.mark.parametrize("kept", [0.5, 0])
def test_all_mail_goes_out_though_what_the_queue_kept_is_cut_short(installation, queue, kept):
    letters = [f"cut-{kept}-{number}@example.org" for number in range(10)]
    for to in letters:
        post(to, "Hello", "There", language="en")
    installation.kill_queue()
    for log in installation.valkey.data.glob("appendonlydir/*.incr.aof"):
        os.truncate(log, int(log.stat().st_size * kept))
    installation.valkey.start()

    installation.start("worker", "beat")
    installation.wait_for(all_mail_is_out, "all mail to go out")
    assert [len(installation.post.letters_to(to)) for to in letters] == [1] * len(letters)
