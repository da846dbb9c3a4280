"""A real Elasticsearch node for tests and benchmarks, started by ../shared/elasticsearch/start.sh where that is there."""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from marketplace.embedded.processes import free_port

STARTER = Path(__file__).resolve().parents[2].parent / "shared" / "elasticsearch" / "start.sh"


class NoNode(Exception):
    """Why no node can be started here, as a sentence."""


@contextmanager
def node_of_the_run(directory: Path) -> Iterator[str]:
    """The URL of the one node of a test run, whose processes share `directory`.

    Who needs it first starts it, and stops it when nobody uses it any more. Raises NoNode where none can be started.
    """
    address = directory / "elasticsearch.url"
    with ExitStack() as ours, (directory / "elasticsearch.users").open("w") as users:
        with (directory / "elasticsearch.lock").open("w") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            if not (is_anothers := address.exists()):
                address.write_text(ours.enter_context(running_node()))
            url = address.read_text()
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield url
        finally:
            if not is_anothers:
                address.unlink()
                fcntl.flock(users, fcntl.LOCK_EX)


@contextmanager
def running_node() -> Iterator[str]:
    """The URL of a node of our own. Raises NoNode where none can be started."""
    with own_node() as node:
        yield node.url


@contextmanager
def own_node() -> Iterator["Node"]:
    """A node of our own, which may be killed and started again. Raises NoNode where none can be started."""
    if not STARTER.exists():
        raise NoNode("../shared/elasticsearch/start.sh is missing: no Elasticsearch node here")
    if not shutil.which("mvn"):
        raise NoNode("Maven is missing: it brings the Elasticsearch node")
    node = Node(free_port(), tempfile.mkdtemp(prefix="guildmark-es-"))
    try:
        node.start()
        yield node
    finally:
        node.stop(signal.SIGTERM)
        shutil.rmtree(node.directory, ignore_errors=True)


@dataclass
class Node:
    """A node that keeps its port and what it has written from one start to the next."""

    port: int
    directory: str
    process: "subprocess.Popen[str] | None" = None
    listening: Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns once it answers."""
        self.process = subprocess.Popen(
            [STARTER, str(self.port), self.directory],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line.startswith("READY"):
                break
        else:
            raise NoNode(f"The Elasticsearch node did not start: {''.join(lines)[-300:]}")
        # A node whose words nobody reads stands still once its pipe is full, after some hundred indices made.
        self.listening = Thread(target=deque, args=(self.process.stdout, 0), daemon=True)
        self.listening.start()

    def kill(self) -> None:
        """As the machine would: at once, with whatever it had not written yet."""
        self.stop(signal.SIGKILL)

    def stop(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        end(self.process, how)
        if self.listening:
            self.listening.join()
        self.process.stdout.close()
        self.process = self.listening = None


def end(process: "subprocess.Popen[str]", first: signal.Signals = signal.SIGTERM) -> None:
    """Stop the node and whatever it started."""
    for how in (first, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(timeout=20)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        return
