"""`make demo` says in a sentence what keeps it from starting, and leaves nothing behind when it ends."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marketplace.demo import progress as noted
from marketplace.embedded import processes
from marketplace.embedded.demo import steps
from marketplace.embedded.demo.filling import Filling
from marketplace.embedded.demo.home import MARKED_BY, Home
from marketplace.embedded.demo.steps import Preparation
from marketplace.embedded.trouble import CannotStart

pytestmark = pytest.mark.slow  # each starts a demo

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(place: Path) -> Path:
    """A copy of the project, in a path with a space, that can do its own demo."""
    keep_out = shutil.ignore_patterns(".*", "tests", "bench", "node_modules", "staticfiles", "media", "__pycache__")
    shutil.copytree(PROJECT, place, ignore=keep_out)
    return place


@pytest.fixture
def demo(project: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """`demo("--port", …)`: start one. Whatever the test does, nothing of it stays."""
    started = []

    def start(*options: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "marketplace.embedded.demo", *options]
        started.append(
            subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        )
        return started[-1]

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=60)
    here = Home(project)
    here.end_leftovers()
    here.cluster.remove()
    here.valkey.remove()


def output_until(process: subprocess.Popen, words: str) -> str:
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    pytest.fail(f"It ended without saying {words!r}:\n{said}")


def at_home(port: int) -> urllib.request.Request:
    return urllib.request.Request(f"http://127.0.0.1:{port}/", headers={"Host": f"guildmark.localhost:{port}"})


def servers_of(project: Path) -> list[int]:
    here = Home(project)
    data = [here.cluster.directory / "data", here.valkey.data]
    return [*processes.working_in(data[0], "postgres"), *processes.working_in(data[1], "valkey-server")]


def test_a_port_in_use_is_said_with_another_to_take(demo):
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        port = stranger.getsockname()[1]

        process = demo("--port", str(port))
        said = process.communicate(timeout=60)[0]

    assert process.returncode == 1
    assert re.search(rf"Port {port} is in use by another program\. Stop that one, or: make demo PORT=\d+", said)
    assert "Traceback" not in said


def test_a_second_demo_of_one_folder_is_refused(project, demo):
    here = Home(project)
    with here.held("http://guildmark.localhost:8123"):
        process = demo("--port", "8124")
        said = process.communicate(timeout=60)[0]

    assert process.returncode == 1
    assert f"runs already (process {os.getpid()}, http://guildmark.localhost:8123)" in said


def test_a_shells_own_settings_do_not_reach_the_demo(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://production/precious")
    place = Home(tmp_path)
    place.directory.mkdir(parents=True)

    environment = place.environment(origin="http://x", database_url="postgresql://demo/demo", broker_url="redis://")

    assert environment["DATABASE_URL"] == "postgresql://demo/demo"
    assert environment["SECRET_KEY"] == place.environment(origin="", database_url="", broker_url="")["SECRET_KEY"]


def test_a_step_is_done_once_and_again_when_its_sources_change(place, monkeypatch):
    demo, ran, source = Home(place), [], ["a"]
    demo.directory.mkdir(parents=True)
    tables = Preparation("tables", (("x",),), lambda _: source[0])
    monkeypatch.setattr(steps, "command_exists", lambda project, name: True)
    monkeypatch.setattr(steps, "manage", lambda place, environment, command, step: ran.append(source[0]))

    for now in ("a", "a", "b"):
        source[0] = now
        steps.prepare(demo, {}, steps.Progress(), [tables])

    assert ran == ["a", "b"]


def test_a_step_that_fails_is_not_done_and_says_its_last_words(place):
    demo = Home(place)
    demo.logs.mkdir(parents=True)
    (place / "manage.py").write_text("raise SystemExit('the table is on fire')")
    tables = Preparation("tables", (("collectstatic",),), lambda _: "a")

    with pytest.raises(CannotStart, match="the table is on fire"):
        steps.prepare(demo, {**os.environ}, steps.Progress(), [tables])
    assert demo.done() == {}


def test_what_is_due_is_done_by_one_process_and_what_is_done_is_left_out(place, monkeypatch):
    demo, ran = Home(place), []
    demo.directory.mkdir(parents=True)
    monkeypatch.setattr(steps, "command_exists", lambda project, name: True)
    monkeypatch.setattr(steps, "manage", lambda place, environment, command, step: ran.append(command))
    three = [Preparation(name, ((name, "--now"),), lambda _: "a") for name in ("tables", "texts", "files")]
    steps.prepare(demo, {}, steps.Progress(), three[:1])
    steps.prepare(demo, {}, steps.Progress(), three)
    assert ran == [("tables", "--now"), ("in_turn", "texts --now", "files --now")]
    assert set(demo.done()) == {"tables", "texts", "files"}


@pytest.fixture
def filling(place: Path) -> Filling:
    """The filling of a demo whose manage.py the test writes."""
    demo = Home(place)
    demo.logs.mkdir(parents=True)
    return Filling(demo, {**os.environ}, [])


def test_a_filling_that_fails_is_said_on_the_pages_and_on_the_terminal(filling, place, capsys):
    (place / "manage.py").write_text("raise SystemExit('the data is on fire')")
    with filling.running():
        assert noted.read(filling.home.directory) == noted.BEGUN
        assert not filling.watch(steps.Progress(), lambda: None)
    said = capsys.readouterr().out
    assert "the data is on fire" in said
    assert "it goes on from there" in said
    assert noted.read(filling.home.directory).is_stuck
    assert filling.home.done() == {}


def test_a_filling_that_is_stopped_is_begun_again_and_one_that_is_done_is_not(filling, place):
    (place / "manage.py").write_text("import time; time.sleep(60)")
    with filling.running():
        pass
    assert filling.process.returncode == -signal.SIGKILL
    assert filling.home.done() == {}

    (place / "manage.py").write_text("")
    with filling.running():
        assert filling.watch(steps.Progress(), lambda: None)
    first = filling.process
    with filling.running():
        assert filling.process is first
        assert noted.read(filling.home.directory) is None


@pytest.mark.slow
def test_the_whole_demo_serves_survives_and_leaves_nothing(project, demo):
    port = processes.free_port()
    first = demo("--port", str(port), "--certificates", "2", "--bodies", "1")
    said = output_until(first, "answers after")
    assert f"http://guildmark.localhost:{port}" in said
    assert b"data-ask" in urllib.request.urlopen(at_home(port), timeout=30).read()  # it says that it is being filled
    output_until(first, "is ready")
    assert b"data-ask" not in urllib.request.urlopen(at_home(port), timeout=30).read()
    assert urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10).status == 200

    first.send_signal(signal.SIGKILL)  # half of a stop: everything it started must end by itself
    first.wait()
    programs_gone = processes.wait_until(
        lambda: not processes.marked(MARKED_BY, str(Home(project).directory)), seconds=20
    )
    assert programs_gone
    assert processes.wait_until(lambda: not servers_of(project), seconds=20)

    second = demo("--port", str(port))
    assert "tables" not in output_until(second, "is ready")
    second.send_signal(signal.SIGINT)
    assert "Everything has stopped" in second.communicate(timeout=60)[0]
    assert not processes.marked(MARKED_BY, str(Home(project).directory))
    assert not servers_of(project)

    reset = demo("--reset")
    assert "is deleted" in reset.communicate(timeout=60)[0]
    assert not Home(project).directory.exists()
