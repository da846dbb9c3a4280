"""Killed at any named point between "action begins" and "delivery done": no fact lost, none applied twice, register = body."""

import pytest

from outbox import relay
from tests.kills.certificate import assert_nothing_lost_nothing_twice, carry_everything, set_stage, turn
from tests.kills.seeds import SEEDS
from tests.kills.stopping import Stops, killed_at
from tests.support.exploring import dice

pytestmark = [pytest.mark.kill, pytest.mark.slow]

# Seeds at each point: as many as KILL_SEEDS gives each of five, four in the gate; twenty or more in `make test-long`.
FEW, MANY = SEEDS // 5, pytest.param(max(20, SEEDS), marks=pytest.mark.long, id="many")
IN_THE_ACTION = ["certificates.begun", "certificates.changed", "certificates.announced", "certificates.committed"]
IN_THE_RELAY = ["relay.claimed", "relay.heard", "relay.done"]


@pytest.fixture
def stage(committed):
    return set_stage()


@pytest.fixture
def stops(tmp_path):
    return Stops(tmp_path)


@pytest.mark.parametrize("seeds", [FEW, MANY])
@pytest.mark.parametrize("point", IN_THE_ACTION)
def test_killed_in_an_action(stage, stops, point, seeds):
    for _seed in range(seeds):
        assert killed_at(stops, point, lambda: turn(stage))
        carry_everything()
        assert_nothing_lost_nothing_twice(stage)


@pytest.mark.parametrize("seeds", [FEW, MANY])
@pytest.mark.parametrize("point", IN_THE_RELAY)
def test_killed_in_the_relay(stage, stops, point, seeds):
    for seed in range(seeds):
        chance = dice(point, seed)
        turns = chance.randint(1, 3)
        for _turn in range(turns):
            turn(stage)
        assert killed_at(stops, point, relay.deliver_all, times=chance.randint(1, turns))
        carry_everything()
        assert_nothing_lost_nothing_twice(stage)
