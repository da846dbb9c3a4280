"""The web server killed -9 while it answers a form that acts: the whole action stands, or nothing of it."""

import pytest

from tests.kills.certificate import assert_nothing_lost_nothing_twice, carry_everything
from tests.kills.seeds import spread

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.xdist_group("kills")]  # one house for all

BEFORE_COMMIT = ["request.begun", "certificates.locked", "certificates.changed", "certificates.announced"]


def test_an_action_whose_web_server_is_killed_stands_whole_or_not_at_all(house, stage):
    for _dice, point in spread([*BEFORE_COMMIT, "request.answered"]):
        house.start("web")
        before = stage.certificate.revision
        house.stops.ask(point)
        answer = house.begin_turn()
        house.stops.await_process()

        house.kill("web")

        assert answer.result().status == 0
        assert stage.certificate.revision == before + (point not in BEFORE_COMMIT)
        carry_everything()
        assert_nothing_lost_nothing_twice(stage)
