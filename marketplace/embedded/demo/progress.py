"""What the demo says on the terminal: one line a step, with its time."""

import contextlib
import shutil
import sys
import time
from collections.abc import Iterator


class Progress:
    """Lines for people. On a terminal the running step counts its seconds; in a log each line is whole."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdout.isatty()
        self.began = time.monotonic()
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")  # a terminal without UTF-8 gets question marks, not a crash

    def say(self, text: str = "") -> None:
        for line in text.splitlines() or [""]:
            print(f"  {line}".rstrip(), flush=True)

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator["StartStep"]:
        """Show the step while it runs, and its time when it is over. A failed step leaves its line to the error."""
        step = StartStep(self, name)
        step.show()
        try:
            yield step
        except BaseException:
            step.clear()
            raise
        if not step.has_failed:
            step.finish()

    def seconds(self) -> float:
        return time.monotonic() - self.began


class StartStep:
    def __init__(self, progress: Progress, name: str) -> None:
        self.progress, self.name = progress, name
        self.began = time.monotonic()
        self.has_failed = False

    def show(self, doing: str = "") -> None:
        """Draw the running line again, with what is being done now."""
        if not self.progress.is_terminal:
            return
        width = shutil.get_terminal_size().columns - 1
        line = f"  · {self.name:<20} {time.monotonic() - self.began:6.0f} s   {doing}"
        print(f"\r\033[K{line[:width]}", end="", flush=True)

    def clear(self) -> None:
        if self.progress.is_terminal:
            print("\r\033[K", end="", flush=True)

    def fail(self) -> None:
        """It did not get done, and what goes on goes on without it."""
        self.has_failed = True
        self.clear()

    def finish(self) -> None:
        self.clear()
        self.progress.say(f"✓ {self.name:<20} {time.monotonic() - self.began:6.1f} s")
