"""The web server killed -9 while it answers a form that acts: the whole action stands, or nothing of it; so does its mail."""

import pytest

from tests.kills.certificate import assert_nothing_lost_nothing_twice, carry_everything
from tests.kills.making import all_mail_is_out, ask_to_join
from tests.kills.seeds import spread

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.xdist_group("kills")]  # one installation for all

AFTER_COMMIT = ["queue.committed", "queue.told"]
BEFORE_COMMIT = ["request.begun", "certificates.locked", "certificates.changed", "certificates.announced"]


def test_an_action_whose_web_server_is_killed_stands_whole_or_not_at_all(installation, stage):
    for _dice, point in spread([*BEFORE_COMMIT, "request.answered"], share=0.75):
        installation.start("web")
        before = stage.certificate.revision
        installation.stops.ask(point)
        answer = installation.begin_turn()
        installation.await_stop()

        installation.kill("web")

        assert answer.result().status == 0
        assert stage.certificate.revision == before + (point not in BEFORE_COMMIT)
        carry_everything()
        assert_nothing_lost_nothing_twice(stage)


def test_the_mail_of_a_request_goes_out_once_though_the_web_server_is_killed_before_or_after_it_told_the_queue(
    installation,
):
    names = []
    for _dice, point in spread(AFTER_COMMIT, share=0.25):
        installation.start("web")
        names.append(f"orphan-{len(names)}")
        installation.stops.ask(point)
        answer = installation.visitor.submit(ask_to_join, installation, names[-1])
        installation.await_stop()
        installation.kill("web")
        assert answer.result().status == 0

    installation.start("worker", "beat")
    installation.wait_for(all_mail_is_out, "all mail to go out")
    assert [len(installation.post.letters_to(f"{name}@example.org")) for name in names] == [1] * len(names)
