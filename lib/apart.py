"""Work done by a process of its own, on what a stranger gave us: bounded in time, in number, and without our secrets."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore

HOME = Path(__file__).parent.parent


class Busy(Exception):
    """As many are at work as may be, and none was free in time."""


@dataclass(frozen=True)
class Output:
    content: bytes  # what was printed, though it was ended
    is_whole: bool  # whether it came to its end by itself, and says that all went well


@dataclass(frozen=True)
class Apart:
    """A program in Python: `options` are the interpreter's (`-m name`, or a path).

    `seconds`: how long it may take by the clock; the program itself binds its memory and the processor's time.
    `at_once`: how many of it run in one process of ours. `patience`: seconds until one of them must be free.
    """

    options: tuple[str, ...]
    seconds: float
    at_once: int = 2
    patience: float = 1
    _turns: BoundedSemaphore = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_turns", BoundedSemaphore(self.at_once))

    def run(self, given: bytes) -> Output:
        """What it prints when `given` is its standard input. Without environment: ours holds secrets. Raises Busy."""
        if not self._turns.acquire(timeout=self.patience):
            raise Busy
        try:
            return self._run(given)
        finally:
            self._turns.release()

    def _run(self, given: bytes) -> Output:
        try:
            ran = subprocess.run(
                [sys.executable, "-W", "ignore", *self.options],
                check=False,
                input=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=HOME,
                env={},
                timeout=self.seconds,
            )
        except subprocess.TimeoutExpired as late:
            return Output(late.stdout or b"", is_whole=False)
        return Output(ran.stdout, is_whole=ran.returncode == 0)
