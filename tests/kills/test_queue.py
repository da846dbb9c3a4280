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
from oversight.models import BodyRequest
from tests.cast import PASSWORD
from tests.kills.seeds import spread
from tests.kills.stopping import go_on, wait_for

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.xdist_group("kills")]  # one house for all

AROUND_THE_QUEUE = ["request.begun", "queue.committed", "queue.told", "task.begun", "task.done"]
QUICK = 10.0  # seconds that a page may take while the queue is away, on a crowded machine: it must not hang


def ask_to_join(house, name):
    """A form whose action sends mail by the queue."""
    fields = {
        "kind": "body",
        "name_zh": f"{name}认证",
        "name_en": name,
        "slug": name,
        "approval_number": "CNCA-R-2020-100",
        "contact_name": "Jo",
        "email": f"{name}@example.org",
    }
    return house.ask(settings.SITE_HOST, "/join/", data=fields)


def sign_in(house):
    form = {"login": "rita@example.org", "password": PASSWORD}
    return house.ask(settings.SITE_HOST, "/sign-in/", data=form)


@contextmanager
def gone(house):
    house.kill_queue()
    yield
    house.valkey.start()


@contextmanager
def silent(house):
    """It takes connections and never answers."""
    (pid,) = house.queue_processes()
    os.kill(pid, signal.SIGSTOP)
    yield
    go_on(pid)


@pytest.mark.parametrize("away", [gone, silent])
def test_while_the_queue_is_away_pages_work_and_mail_waits(house, stage, away):
    house.start("web", "worker", "beat")
    name = f"while-{away.__name__}"
    with away(house):
        pages = [
            house.ask(settings.SITE_HOST, "/"),
            house.ask(settings.SITE_HOST, "/schemes/"),
            house.ask(settings.SITE_HOST, f"/certificates/{stage.pk}/"),
            house.ask(stage.host, "/"),
            house.ask(stage.host, "/desk/", sid=house.sid),
            house.ask(stage.host, "/desk/certificates/", sid=house.sid),
        ]
        acts = [sign_in(house), house.begin_turn().result(), ask_to_join(house, name)]
        assert not house.post.letters_to(f"{name}@example.org")

    assert [page.status for page in pages] == [200] * len(pages)
    assert [act.status for act in acts] == [302] * len(acts)
    assert max(answer.seconds for answer in pages + acts) < QUICK
    wait_for(lambda: house.post.letters_to(f"{name}@example.org"), "the mail that waited")


def test_while_the_queue_is_silent_not_every_letter_waits_for_it(house, queue):
    with silent(house):
        began = time.monotonic()
        for number in range(5):
            post(f"patient-{number}@example.org", "Hello", "There", language="en")
        assert time.monotonic() - began < QUICK


def test_what_the_queue_has_taken_it_still_has_after_kill_9(house, queue):
    already = queue.llen("mail")
    for number in range(20):
        post(f"kept-{number}@example.org", "Hello", "There", language="en")

    house.kill_queue()
    house.valkey.start()

    assert queue.llen("mail") == already + 20


def test_all_mail_goes_out_once_though_the_queue_is_killed_at_any_point(house, stage):
    house.start("web", "worker", "beat")
    names = []
    for _dice, point in spread(AROUND_THE_QUEUE):
        names.append(f"killed-{len(names)}")
        house.stops.ask(point)
        answer = house.visitor.submit(ask_to_join, house, names[-1])
        pid = house.stops.await_process()

        house.kill_queue()
        house.valkey.start()
        go_on(pid)

        assert answer.result().status == 302

    wait_for(lambda: not BodyRequest.objects.exclude(unsent_mail="").exists(), "all mail to go out")
    assert [len(house.post.letters_to(f"{name}@example.org")) for name in names] == [1] * len(names)
    assert house.lives("worker")
    assert house.lives("beat")
