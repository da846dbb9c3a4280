"""Programs that run side by side: started, watched, started again when they die, and all ended in the end."""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from marketplace.embedded import disk, processes
from marketplace.embedded.postgres import Cluster
from marketplace.embedded.trouble import CannotStart
from marketplace.embedded.valkey import Server

LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0  # seconds of life after which earlier deaths are forgiven
GRACE = 10.0


class Child(Protocol):
    """What a supervisor needs to know of what it keeps alive."""

    name: str

    @property
    def log(self) -> Path: ...
    def start(self) -> None: ...
    def exit_code(self) -> int | None: ...
    def ask_to_stop(self) -> None: ...
    def end(self) -> None: ...


@dataclass
class EmbeddedServer:
    """PostgreSQL or Valkey, which know by themselves how to start and to end."""

    name: str
    server: Cluster | Server

    @property
    def log(self) -> Path:
        return self.server.log

    def start(self) -> None:
        self.server.start(tied=True)

    def exit_code(self) -> int | None:
        return self.server.process.poll() if self.server.process else None

    def ask_to_stop(self) -> None:
        """Nothing: it is ended in order, after the programs that use it."""

    def end(self) -> None:
        self.server.stop()


@dataclass
class Program:
    """One program. `stop_signal` asks it to end in its own time; after the grace it is killed with all its children."""

    name: str
    command: Sequence[str | Path]
    log: Path
    directory: Path
    environment: dict[str, str]
    stop_signal: signal.Signals = signal.SIGTERM
    process: processes.Launched | None = field(default=None, repr=False)
    is_swept: bool = False

    def start(self) -> None:
        self.is_swept = False
        if self.log.exists() and self.log.stat().st_size > disk.LOG_KEPT:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.process = processes.launch(
            self.command,
            log=self.log,
            directory=self.directory,
            environment=self.environment,
            tied=self.stop_signal,
        )

    def exit_code(self) -> int | None:
        """None while it runs. Once it has ended, whatever it left behind is ended too."""
        if self.process is None:
            return None
        code = self.process.poll()
        if code is not None and not self.is_swept:
            self._kill_group()
        return code

    def ask_to_stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(self.stop_signal)

    def end(self) -> None:
        """Make sure that it and its children are gone."""
        if self.process:
            if not self.is_swept:
                self._kill_group()
            self.process.wait()

    def _kill_group(self) -> None:
        """End it and its children: it leads a session, and so a process group, of its own."""
        if self.process:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.is_swept = True


@dataclass
class _Record:
    started_at: float = 0.0
    deaths: int = 0
    due_at: float | None = None


class Supervisor:
    """Keeps children alive. Call `tick()` a few times a second, from the thread that starts them."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.children: list[Child] = []
        self.records: dict[str, _Record] = {}

    def start(self, child: Child) -> None:
        self.children.append(child)
        self.records[child.name] = _Record(started_at=time.monotonic())
        child.start()

    def deaths(self, child: Child) -> int:
        return self.records[child.name].deaths

    def tick(self) -> None:
        for child in self.children:
            record = self.records[child.name]
            if record.due_at is not None:
                if time.monotonic() >= record.due_at:
                    self._start_again(child, record)
            elif (code := child.exit_code()) is not None:
                self._note_death(child, record, described(code))

    def stop(self) -> None:
        """Ask all to end, wait a little, and end those that did not, the last that was started first."""
        for child in self.children:
            child.ask_to_stop()
        programs = [child for child in self.children if isinstance(child, Program)]
        processes.wait_until(lambda: all(child.exit_code() is not None for child in programs), seconds=GRACE)
        for child in reversed(self.children):
            child.end()

    def _start_again(self, child: Child, record: _Record) -> None:
        record.due_at, record.started_at = None, time.monotonic()
        try:
            child.start()
        except CannotStart as trouble:
            self._note_death(child, record, str(trouble))

    def _note_death(self, child: Child, record: _Record, what_happened: str) -> None:
        if time.monotonic() - record.started_at > STEADY_AFTER:
            record.deaths = 0
        pause = min(2.0**record.deaths, LONGEST_PAUSE)
        record.deaths += 1
        record.due_at = time.monotonic() + pause
        self.say(f"! {child.name}: {what_happened}. It starts again in {pause:.0f} s; its words are in {child.log}")


def described(code: int) -> str:
    if code < 0:
        return f"it was killed ({signal.Signals(-code).name})"
    return f"it ended with code {code}"
