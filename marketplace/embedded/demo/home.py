"""Where the demo keeps its data, and what its programs are told by their environment."""

import contextlib
import fcntl
import json
import os
import secrets
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from marketplace.embedded import disk, processes
from marketplace.embedded.postgres import Cluster
from marketplace.embedded.trouble import CannotStart
from marketplace.embedded.valkey import Server

DATABASE = "guildmark"
KEPT_FROM_SHELL = ("HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "LOG_LEVEL", "PATH", "TERM", "TMPDIR", "TZ", "USER")

MARKED_BY = "GUILDMARK_DEMO"  # in the environment of every program of a demo, to know them again


class Home:
    """The demo's own directory. Deleting it is starting over."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.directory = project / ".local" / "demo"
        self.logs = self.directory / "logs"
        self.cluster = Cluster(self.directory / "postgres")
        self.valkey = Server(self.directory / "valkey")
        self.payments = self.directory / "payments"  # of our double of Stripe: its port, its state, its secret

    @contextlib.contextmanager
    def held(self, address: str) -> Iterator[None]:
        """Keep a second demo out for as long as this one runs."""
        with disk.watching_the_disk(self.directory):
            self.logs.mkdir(parents=True, exist_ok=True)
            self.logs.chmod(0o700)
            with (self.directory / "lock").open("a+") as lock:
                _take(lock)
                lock.truncate(0)
                lock.write(f"process {os.getpid()}, {address}")
                lock.flush()
                yield

    def payments_port(self) -> int:
        """Where the double of Stripe answers: pages that were given out lead there after a restart as well."""
        self.payments.mkdir(parents=True, exist_ok=True)
        keeper = self.payments / "port"
        port = processes.kept_or_free_port(keeper)
        disk.write_whole(keeper, str(port))
        return port

    def environment(self, *, origin: str, database_url: str, broker_url: str) -> dict[str, str]:
        """All that the programs get: what is set in a developer's shell must not leak into the demo, nor be harmed."""
        signed_by = self._payments_secret()
        return {name: os.environ[name] for name in KEPT_FROM_SHELL if name in os.environ} | {
            "DJANGO_SETTINGS_MODULE": "marketplace.settings",
            "PYTHONUNBUFFERED": "1",
            MARKED_BY: str(self.directory),
            "DEMO": "1",
            "DEMO_DIRECTORY": str(self.directory),
            "SECRET_KEY": disk.kept_secret(self.directory / "secret-key", secrets.token_urlsafe(50)),
            "SITE_ORIGIN": origin,
            "DATABASE_URL": database_url,
            "BROKER_URL": broker_url,
            "MEDIA_ROOT": str(self.directory / "media"),
            "PRIVATE_ROOT": str(self.directory / "private"),
            "STRIPE_SECRET_KEY": "sk_test_of_the_double",
            "STRIPE_API_BASE": f"http://127.0.0.1:{self.payments_port()}",
            "STRIPE_CONNECT_WEBHOOK_SECRETS": signed_by,
            "STRIPE_WEBHOOK_SECRETS": signed_by,
        }

    def _payments_secret(self) -> str:
        """By which the double signs its events, those of sellers and those of the platform's own account."""
        self.payments.mkdir(parents=True, exist_ok=True)
        return disk.kept_secret(self.payments / "secret", f"whsec_{secrets.token_urlsafe(32)}")

    def end_leftovers(self) -> None:
        """End what is left of a demo whose every watcher was killed at once, a web worker on our port for example."""

        def none_left() -> bool:
            leftovers = processes.marked(MARKED_BY, str(self.directory))
            for pid in leftovers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            return not leftovers

        processes.wait_until(none_left, seconds=10)

    def done(self) -> dict[str, str]:
        """Which steps are done, and with what they were done: kept beside the database that they were done to."""
        try:
            done: dict[str, str] = json.loads((self.cluster.settle() / "done.json").read_text())
        except (OSError, ValueError):
            return {}
        return done

    def note_done(self, step: str, fingerprint: str) -> None:
        disk.write_whole(self.cluster.settle() / "done.json", json.dumps(self.done() | {step: fingerprint}, indent=1))

    def remove(self) -> None:
        """Delete everything, servers stopped first."""
        with self.held("being deleted"):
            self.cluster.remove()
            self.valkey.remove()
        shutil.rmtree(self.directory)


def _take(lock: IO[str]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        raise CannotStart(f"The demo of this folder runs already ({lock.read()}). Stop it there with Ctrl-C.") from None
