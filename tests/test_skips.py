"""A test is left out for a reason that is known, where that reason holds; anything else fails the run."""

import pytest

from tests.support import skips
from tests.support.skips import Excuse, is_excused


@pytest.fixture
def left_out(monkeypatch):
    """`left_out(reason)`: how a run ends that left a test out for that reason, and what it then holds against it."""
    held: list[tuple[str, str]] = []
    monkeypatch.setattr(skips, "UNEXCUSED", held)

    class Run:
        exitstatus = pytest.ExitCode.OK

    def left_out(reason):
        where = ("tests/test_it.py", 1, f"Skipped: {reason}")
        skips.note(pytest.TestReport("tests/test_it.py::test_it", where, {}, "skipped", where, "setup"))
        ending = skips.pytest_sessionfinish(Run)
        next(ending)
        next(ending, None)
        return Run.exitstatus, held

    return left_out


def test_an_unknown_reason_fails_the_run(left_out):
    ended, held = left_out("It is raining.")
    assert ended == pytest.ExitCode.TESTS_FAILED
    assert held == [("tests/test_it.py::test_it", "Skipped: It is raining.")]


def test_a_known_one_does_not(left_out):
    assert left_out("docker compose is not installed here") == (pytest.ExitCode.OK, [])


@pytest.mark.parametrize("here", [True, False])
def test_it_holds_only_where_it_is_true(monkeypatch, here):
    monkeypatch.setattr(skips, "excuses", lambda: (Excuse("the node", here),))
    assert is_excused("Skipped: the node is missing") is here


def test_where_a_node_can_be_started_it_must_be():
    assert is_excused("Maven is missing: it brings the Elasticsearch node") is not skips.node_can_start()
