"""Small questions and promises about processes, ports and locks (Linux: they read /proc)."""

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from marketplace.embedded.trouble import CannotStart

PR_SET_PDEATHSIG = 1
PORT_PATIENCE = 10.0  # seconds; a killed server lets go of its port within milliseconds


class Launched(subprocess.Popen[bytes]):
    """A started program. It may outlive the one that started it, so forgetting it is no mistake to warn of."""

    def __del__(self) -> None:
        pass


def launch(
    command: Sequence[str | Path],
    *,
    log: Path,
    directory: Path,
    environment: dict[str, str] | None = None,
    tied: signal.Signals | None = None,
    account: dict[str, Any] | None = None,
) -> Launched:
    """Start a program in a session of its own, with no input, its words added to a log.

    `tied` is what the kernel sends it when the thread that starts it ends, be it by kill -9.
    """
    with open(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as words:  # it may hold letters
        os.fchmod(words.fileno(), 0o600)  # one that was begun before it was so
        return Launched(
            command,
            cwd=directory,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            start_new_session=True,
            umask=0o077,
            preexec_fn=_tied_to_parent(tied) if tied else None,  # who ties programs has one thread
            **account or {},
        )


def _tied_to_parent(parting_signal: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`, which runs in the child, after it has given up root's rights (that would untie it)."""
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def tie() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(parting_signal), 0, 0, 0)
        if os.getppid() != parent:  # the parent ended before the promise was made
            os.kill(os.getpid(), signal.SIGKILL)

    return tie


def is_alive(pid: int) -> bool:
    """Whether the process runs. A zombie counts as dead: in a container nobody may ever reap it.

    Not so one whose other threads still end: it holds its port and its files until the last of them is gone.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        state, threads = fields[0], int(fields[17])
    except (OSError, IndexError):
        return False
    return state not in ("Z", "X") or threads > 1


def working_in(directory: Path, program: str) -> list[int]:
    """Every living process of this program that works in this directory: a server and its children."""
    wanted = os.path.realpath(directory)
    pids = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                here = os.readlink(entry / "cwd") == wanted and (entry / "comm").read_text().strip() == program
                if here and is_alive(int(entry.name)):
                    pids.append(int(entry.name))
    return pids


def marked(name: str, value: str) -> list[int]:
    """Every living process of ours that was started with this in its environment, and all their descendants."""
    wanted = os.fsencode(f"{name}={value}")
    pids = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with contextlib.suppress(OSError):
                if wanted in (entry / "environ").read_bytes().split(b"\0") and is_alive(int(entry.name)):
                    pids.append(int(entry.name))
    return pids


def wait_until(happened: Callable[[], bool], *, seconds: float, pause: float = 0.02) -> bool:
    """Ask until the answer is yes or the time is over; return the last answer."""
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True


def free_port() -> int:
    """A port of the loopback interface that nobody listens on right now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server could listen there (SO_REUSEADDR: connections that linger after a stop do not count)."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            return False
        return True


def accepts(port: int, host: str = "127.0.0.1") -> bool:
    """Whether somebody answers at this port."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def kept_or_free_port(keeper: Path, *, is_known: bool = False) -> int:
    """The port written in `keeper` where it is still free, else a new one. The caller writes it back.

    `is_known`: programs that run were told of it and would never find another, so it is waited for.
    """
    with contextlib.suppress(OSError, ValueError):
        port = int(keeper.read_text())
        if wait_until(lambda: is_free(port), seconds=PORT_PATIENCE if is_known else 0):
            return port
        if is_known:
            raise CannotStart(f"Another program has taken port {port}, which ours were told. Stop that one.")
    return free_port()


def tie_self_to_parent(parting_signal: signal.Signals) -> None:
    """Ask the kernel for this signal when the program that started us ends."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(parting_signal), 0, 0, 0)


@contextlib.contextmanager
def locked(path: Path, *, seconds: float = 180) -> Iterator[None]:
    """Hold a lock file, so that two starters do one after the other what neither could do beside the other."""
    with path.open("a") as lock:

        def taken() -> bool:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        if not wait_until(taken, seconds=seconds, pause=0.05):
            raise CannotStart(f"Another start holds {path} for {seconds:.0f} seconds now. Stop it, then try again.")
        yield
