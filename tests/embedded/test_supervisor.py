"""The supervisor keeps programs alive, and ends every process it started, whatever ends the supervisor."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marketplace.embedded import processes
from marketplace.embedded.demo import children
from marketplace.embedded.demo.children import Program, Supervisor

pytestmark = pytest.mark.slow  # each starts programs of its own

MARK = "GUILDMARK_TEST"

PARENT_OF_A_CHILD = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); time.sleep(60)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Callable[[], list[int]]]:
    """Which processes of this test live."""
    yield lambda: processes.marked(MARK, str(tmp_path))
    for pid in processes.marked(MARK, str(tmp_path)):
        os.kill(pid, signal.SIGKILL)


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., Program]:
    def make(code: str, name: str = "program") -> Program:
        environment = os.environ | {MARK: str(tmp_path)}
        return Program(name, (sys.executable, "-c", code), tmp_path / f"{name}.log", tmp_path, environment)

    return make


@pytest.fixture
def supervisor() -> Iterator[Supervisor]:
    said: list[str] = []
    supervisor = Supervisor(said.append)
    supervisor.said = said
    yield supervisor
    supervisor.stop()


def tick_until(supervisor: Supervisor, happened: Callable[[], bool]) -> bool:
    def tick() -> bool:
        supervisor.tick()
        return happened()

    return processes.wait_until(tick, seconds=20)


def test_a_stop_ends_children_of_children(supervisor, program, ours):
    supervisor.start(program(PARENT_OF_A_CHILD))
    assert processes.wait_until(lambda: len(ours()) == 2, seconds=20)

    supervisor.stop()

    assert processes.wait_until(lambda: not ours(), seconds=20)  # a killed process takes a moment to go


def test_a_program_that_does_not_listen_is_ended_after_the_grace(supervisor, program, ours, monkeypatch):
    monkeypatch.setattr(children, "GRACE", 0.2)
    deaf = program(DEAF)
    supervisor.start(deaf)
    assert processes.wait_until(lambda: "deaf" in deaf.log.read_text(), seconds=20)

    supervisor.stop()

    assert processes.wait_until(lambda: not ours(), seconds=20)  # a killed process takes a moment to go


def test_a_dead_program_starts_again_and_its_children_do_not_stay(supervisor, program, ours):
    worker = program(PARENT_OF_A_CHILD)
    supervisor.start(worker)
    assert processes.wait_until(lambda: len(ours()) == 2, seconds=20)
    first = set(ours())

    worker.process.kill()

    assert tick_until(supervisor, lambda: len(set(ours()) - first) == 2)
    assert processes.wait_until(lambda: not first & set(ours()), seconds=20)
    assert supervisor.said[0].startswith("! program: it was killed (SIGKILL). It starts again in 1 s")


def test_one_that_dies_at_once_is_tried_less_and_less_often(supervisor, program, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(children.time, "monotonic", lambda: now[0])
    supervisor.start(program("raise SystemExit(3)"))

    for _ in range(7):
        supervisor.children[0].process.wait()
        supervisor.tick()
        now[0] += 31
        supervisor.tick()

    pauses = [words.split("again in ")[1].split(" ")[0] for words in supervisor.said]
    assert pauses == ["1", "2", "4", "8", "16", "30", "30"]
    assert "ended with code 3" in supervisor.said[0]


def test_a_killed_supervisor_takes_its_programs_along(tmp_path, ours):
    killed = subprocess.Popen([sys.executable, "-c", SUPERVISOR, tmp_path], stdout=subprocess.PIPE, text=True)
    assert killed.stdout.readline() == "started\n"
    assert ours()

    killed.kill()
    killed.communicate()

    assert processes.wait_until(lambda: not ours(), seconds=20)


SUPERVISOR = """
import os, sys, time
from pathlib import Path
from marketplace.embedded.demo.children import Program, Supervisor
here = Path(sys.argv[1])
supervisor = Supervisor(print)
environment = os.environ | {"GUILDMARK_TEST": str(here)}
supervisor.start(Program("p", (sys.executable, "-c", "import time; time.sleep(60)"), here / "log", here, environment))
print("started", flush=True)
time.sleep(60)
"""
