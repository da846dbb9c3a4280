"""The worker killed -9 while it sends mail: every letter goes out, and twice only where nobody could know that it had.

The promise: a letter is sent at least once. It is sent a second time only if the worker dies after the mail server took
it and before that is written down (`letter.taken`); whatever else dies, once.
"""

import pytest

from accounts.actions.post import post
from accounts.models import Letter
from tests.kills.seeds import spread
from tests.kills.stopping import kill

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.xdist_group("kills")]  # one installation for all

POINTS = ["task.begun", "letter.held", "letter.taken", "task.done"]


def waiting_in(queue) -> int:
    """Messages that no worker has acknowledged."""
    return queue.llen("mail") + queue.llen("work") + queue.zcard("unacked_index")


def test_every_letter_goes_out_though_workers_are_killed(installation, queue):
    letters, could_not_know = [], 0
    for dice, point in spread(POINTS):
        installation.start("worker")
        installation.stops.ask(point)
        letters.append(post(f"worker-{len(letters)}@example.org", "Hello", "There", language="en"))
        pid = installation.await_stop()
        could_not_know += point == "letter.taken"

        if dice.random() < 0.2:
            installation.kill("worker")
            could_not_know += 1  # its other child may just have been there
        else:
            kill([pid])  # one child of the worker's only

    installation.start("worker")
    installation.wait_for(lambda: not waiting_in(queue), "the queue to be empty")
    assert not Letter.objects.filter(pk__in=[letter.pk for letter in letters], sent_at=None).exists()
    copies = [len(installation.post.letters_to(letter.to)) for letter in letters]
    assert min(copies) == 1
    assert sum(copies) - len(letters) <= could_not_know
