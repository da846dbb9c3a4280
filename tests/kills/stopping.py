"""Waiting until a process stands at a named point (`lib.crash_points`), and killing."""

import os
import signal
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from django.db import connections

from lib import crash_points, queue
from marketplace.embedded import processes

PATIENCE = 120.0  # seconds; a crowded machine is slow, and slow is not wrong


def wait_for(happened: Callable[[], bool], what: str) -> None:
    assert processes.wait_until(happened, seconds=PATIENCE, pause=0.01), f"waited in vain for: {what}"


class Stops:
    """Where a process shall stop next. The file is told to programs by `GUILDMARK_TEST_STOP_AT`."""

    def __init__(self, directory: Path) -> None:
        self.asked = directory / "stop-at"
        self.point = ""
        self.stopped = self.asked.with_suffix(".stopped")

    def ask(self, point: str, times: int = 1) -> None:
        self.point = point
        self.stopped.unlink(missing_ok=True)
        draft = self.asked.with_suffix(".new")
        draft.write_text(f"{point}:{times}")
        draft.rename(self.asked)

    def forget(self) -> None:
        self.asked.unlink(missing_ok=True)

    def process(self) -> int | None:
        """The process that stands at the point now, or none yet."""
        if not self.stopped.exists():
            return None
        pid = int(self.stopped.read_text())
        return pid if state_of(pid) == "T" else None


def state_of(pid: int) -> str:
    """The letter of /proc: T for stopped; nothing where it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    return ""


def go_on(pid: int) -> None:
    os.kill(pid, signal.SIGCONT)


def kill(pids: Iterable[int]) -> None:
    """kill -9, all at once, and wait until they are dead."""
    pids = list(pids)
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not any(processes.is_alive(pid) for pid in pids), f"the end of {pids}")


def killed_at(stops: Stops, point: str, act: Callable[[], None], *, times: int = 1) -> bool:
    """Run `act` in a process of its own that is killed -9 when it reaches `point`. True where it was."""
    stops.ask(point, times)
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking with threads: the child only runs `act`
        child = os.fork()
    if child == 0:
        try:
            crash_points.ASKED = str(stops.asked)
            forget_connection()
            # Tasks are for other processes: a fork has not the threads of what draws papers.
            queue._send = lambda *_task: None
            act()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        return False
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def forget_connection() -> None:
    """Begin with none. While a browser of Playwright's is open, its event loop has the parent's; after the fork there is
    no loop, and Django would take up what the parent had before it, which leads to another database."""
    _ = connections["default"]  # made where there was none, so that there is one to forget
    del connections["default"]


def kill_and_restart_database(installation, pid):
    """While process `pid` stands still; then it goes on."""
    installation.kill_database()
    installation.cluster.start()
    go_on(pid)
