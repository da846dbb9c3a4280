"""PostgreSQL killed -9 and started again while an action, a delivery or a letter is on its way.

The web server, the relay and the worker live through it and find their way back by themselves.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

from accounts.actions.post import post
from accounts.models import Letter
from outbox.models import Delivery
from tests.kills.certificate import assert_nothing_lost_nothing_twice, carry_everything, turn
from tests.kills.seeds import spread
from tests.kills.stopping import kill_and_restart_database

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.xdist_group("kills")]  # one installation for all

IN_A_REQUEST = [
    "request.begun",
    "certificates.locked",
    "certificates.changed",
    "certificates.announced",
    "request.answered",
]
IN_THE_WORKER = ["task.begun", "letter.held", "letter.taken", "task.done"]
IN_THE_RELAY = ["relay.claimed", "relay.heard", "relay.done"]


def test_an_action_whose_database_is_killed_stands_whole_or_not_at_all(installation, stage):
    installation.start("web")
    for _dice, point in spread(IN_A_REQUEST, share=0.4):
        before = stage.certificate.revision
        installation.stops.ask(point)
        answer = installation.begin_turn()

        kill_and_restart_database(installation, installation.await_stop())

        is_whole = answer.result().status == 302
        assert stage.certificate.revision == before + is_whole
        carry_everything()
        assert_nothing_lost_nothing_twice(stage)
        assert not installation.ended


def test_a_delivery_whose_database_is_killed_is_carried_once_by_the_same_relay(installation, stage):
    installation.start("relay")
    for dice, point in spread(IN_THE_RELAY, share=0.3):
        installation.stops.ask(point, times=dice.randint(1, 2))
        turn(stage)
        turn(stage)

        kill_and_restart_database(installation, installation.await_stop())

        installation.wait_for(lambda: not Delivery.objects.waiting().exists(), "the relay to carry what waits")
        assert_nothing_lost_nothing_twice(stage)
        assert not installation.ended


def test_a_letter_whose_database_is_killed_goes_out_and_twice_only_where_it_was_on_its_way(installation, queue):
    installation.start("worker", "beat")
    letters, could_not_know = [], 0
    for _dice, point in spread(IN_THE_WORKER, share=0.3):
        installation.stops.ask(point)
        letters.append(post(f"database-{len(letters)}@example.org", "Hello", "There", language="en"))

        kill_and_restart_database(installation, installation.await_stop())

        could_not_know += point in ("letter.held", "letter.taken")

    installation.wait_for(lambda: not Letter.objects.filter(sent_at=None).exists(), "all letters to go out")
    copies = [len(installation.post.letters_to(letter.to)) for letter in letters]
    assert min(copies) == 1
    assert sum(copies) - len(letters) <= could_not_know
    assert not installation.ended


def test_a_relay_that_only_listens_notices_that_the_database_was_killed(installation, stage):
    installation.start("relay")
    turn(stage)
    installation.wait_for(lambda: not Delivery.objects.waiting().exists(), "the relay to carry what waits")
    installation.kill_database()
    installation.cluster.start()

    turn(stage)

    installation.wait_for(lambda: not Delivery.objects.waiting().exists(), "the same relay to carry again")
    assert not installation.ended
    assert_nothing_lost_nothing_twice(stage)


def test_pages_are_back_with_the_database(installation, stage):
    installation.start("web")
    with ThreadPoolExecutor(8) as visitors:  # so that the pool holds several connections, all of which will be dead
        list(visitors.map(lambda _: installation.ask(settings.SITE_HOST, "/schemes/"), range(16)))
    installation.kill_database()
    installation.cluster.start()

    afterwards = [installation.ask(settings.SITE_HOST, "/schemes/") for _ in range(3)]

    assert [answer.status for answer in afterwards] == [200, 200, 200]
    assert sum(answer.seconds for answer in afterwards) < 4


def test_while_the_database_is_away_a_page_says_so_within_seconds(installation, stage):
    installation.start("web")
    installation.ask(settings.SITE_HOST, "/schemes/")
    installation.kill_database()

    meanwhile = installation.ask(settings.SITE_HOST, "/schemes/")

    installation.cluster.start()
    assert meanwhile.status == 500
    assert "<h1" in meanwhile.text
    assert meanwhile.seconds < 8
    assert installation.ask(settings.SITE_HOST, "/schemes/").status == 200
