"""Named points in the middle of things, where a test may stop the process. Nothing happens at them otherwise.

A test writes a point's name into a file, waits until a process stands there, kills what it likes (that process, the
database, the queue), and lets it go on where it still lives.
"""

import os
import signal
import threading
from pathlib import Path

ASKED = os.environ.get("GUILDMARK_TEST_STOP_AT", "")  # a file with "name", or "name:n" for the n-th time; tests set it


def reached(name: str) -> None:
    """Say that `name` has been reached. Costs one comparison."""
    if ASKED and _is_asked_for(name):
        signal.raise_signal(signal.SIGSTOP)  # this thread takes it, so it does nothing more; the others stop with it


def _is_asked_for(name: str) -> bool:
    """Whether to stop here. Of several threads and processes one takes the file, and leaves its number in another."""
    asked = Path(ASKED)
    taken = asked.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    try:
        if asked.read_text().partition(":")[0] != name:
            return False
        asked.rename(taken)
    except FileNotFoundError:
        return False
    times = int(taken.read_text().partition(":")[2] or 1)
    taken.write_text(f"{name}:{times - 1}" if times > 1 else str(os.getpid()))
    taken.rename(asked if times > 1 else asked.with_suffix(".stopped"))
    return times == 1
