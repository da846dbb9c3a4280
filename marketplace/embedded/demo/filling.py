"""The demo's data is made beside the web server, whose pages say how far it is."""

import contextlib
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from marketplace.demo import progress as noted
from marketplace.embedded import processes
from marketplace.embedded.demo import steps
from marketplace.embedded.demo.home import Home
from marketplace.embedded.demo.progress import Progress
from marketplace.embedded.trouble import CannotStart

NAME, ONCE = "demo data", "once"  # as it stands among what is done


@dataclass
class Filling:
    """`manage.py demo` with its options, as a program that comes to an end. What was made by an earlier start stays."""

    home: Home
    environment: dict[str, str]
    options: Sequence[str]
    process: processes.Launched | None = field(default=None, repr=False)

    @property
    def command(self) -> tuple[str, ...]:
        return ("demo", *self.options)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Start it where it is due. It ends with the block, done or not."""
        noted.forget(self.home.directory)
        if self.home.done().get(NAME) != ONCE:
            noted.note(self.home.directory, noted.BEGUN)  # before the first page
            self.process = steps.launch(self.home, self.environment, self.command)
        try:
            yield
        finally:
            self._end()

    def watch(self, progress: Progress, meanwhile: Callable[[], None]) -> bool:
        """Show how far it is until it ends, looking after the others `meanwhile`. False where it failed: that is said."""
        if self.process is None:
            return True
        log = steps.log_of(self.home, self.command)
        with progress.step(NAME) as step:
            while self.process.poll() is None:
                step.show(steps.last_line(log))
                meanwhile()
            if self.process.returncode == 0:
                self.home.note_done(NAME, ONCE)
                return True
            step.fail()
        self._say_what_failed(progress)
        return False

    def _say_what_failed(self, progress: Progress) -> None:
        noted.note_stuck(self.home.directory)
        try:
            steps.explain(NAME, steps.log_of(self.home, self.command))
        except CannotStart as trouble:
            progress.say(f"\n{trouble}\n")
        progress.say("What was made before stays, and may be read. Ctrl-C, then `make demo`: it goes on from there.")
        progress.say("`make demo-reset` starts over.")

    def _end(self) -> None:
        if self.process is not None:
            if self.process.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
