"""All of Guildmark as `make demo` runs it: durable PostgreSQL, Valkey, web, worker, clock and relay, each to be killed."""

import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple, cast
from urllib.parse import urlencode

from django.conf import settings
from django.db import connections

from marketplace.embedded import postgres, processes
from marketplace.embedded.demo.programs import programs
from marketplace.embedded.postgres import Cluster
from marketplace.embedded.valkey import Server
from tenants import roles
from tests.billing.stripe_peer import SECRET
from tests.kills.certificate import Stage, form_of_turn
from tests.kills.post import PostOffice
from tests.kills.stopping import Stops, kill, state_of, wait_for
from tests.support import database

PROJECT = Path(__file__).resolve().parents[2]
TOKEN = "t" * 32
PATIENCE = 120
LAST_WORDS = 60  # lines


class Answer(NamedTuple):
    """What a visitor got; status 0 where the connection broke."""

    status: int
    seconds: float
    text: str = ""


class Installation:
    """The servers, and the programs that were started. Every kill is -9, of the program and all its children."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.logs = directory / "logs"
        self.logs.mkdir()
        self.stops = Stops(directory)
        self.cluster = Cluster(directory / "postgres", durable=True)
        self.valkey = Server(directory / "valkey")
        self.post = PostOffice()
        self.port = processes.free_port()
        self.payments_port = processes.free_port()  # where our double of Stripe answers, in tests that serve it
        self.visitor = ThreadPoolExecutor(1)
        self.visitors = cycle(range(256))
        self.warm: subprocess.Popen[str] | None = None
        self.running: dict[str, int] = {}
        self.started_again: list[str] = []
        self.stage: Stage
        self.sid = ""  # rita's session on her body's host

    # Servers.

    def open(self, server_url: str, source: str) -> None:
        database.with_roles(self.cluster.start())
        self.valkey.start()
        restore(server_url, source, self.cluster.url())
        place = SimpleNamespace(logs=self.logs, project=PROJECT, directory=self.directory)
        self.commands = {program.name: program for program in programs(place, {}, port=self.port)}
        with (self.logs / "warm.log").open("ab") as words:
            self.warm = subprocess.Popen(
                [sys.executable, "-m", "tests.kills.warm"],
                cwd=PROJECT,
                env=self.environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=words,
                text=True,
            )
        assert self.warm.stdout.readline() == "warm\n", (self.logs / "warm.log").read_text()

    def close(self) -> None:
        self.visitor.shutdown()
        if self.warm:
            self.warm.stdin.close()
            self.warm.wait()
            self.warm.stdout.close()
        self.post.shutdown()
        self.post.server_close()
        self.kill_queue()
        self.kill_database()  # quicker than a stop, and all of it is thrown away

    @property
    def database_url(self) -> str:
        return database.as_app(self.cluster.url(), "guildmark")

    @property
    def payments_base(self) -> str:
        return f"http://127.0.0.1:{self.payments_port}"

    def environment(self) -> dict[str, str]:
        return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | {
            "DJANGO_SETTINGS_MODULE": "tests.kills.settings",
            "PYTHONUNBUFFERED": "1",
            "SECRET_KEY": settings.SECRET_KEY,
            "SITE_ORIGIN": f"http://{settings.SITE_HOST}:{self.port}",
            "DATABASE_URL": self.database_url,
            "BROKER_URL": self.valkey.url(),
            "CACHE_URL": self.valkey.url(1),
            "EMAIL_URL": self.post.url,
            "TRUSTED_PROXIES": "1",
            "STRIPE_SECRET_KEY": "sk_test_nobodys",
            "STRIPE_API_BASE": self.payments_base,
            "STRIPE_CONNECT_WEBHOOK_SECRETS": SECRET,
            "MEDIA_ROOT": str(self.directory / "media"),
            "PRIVATE_ROOT": str(self.directory / "private"),
            "GUILDMARK_TEST_STOP_AT": str(self.stops.asked),
        }

    def inside(self) -> AbstractContextManager[None]:
        """Every Django connection of this process leads to the installation's database."""
        return database.connected_to(self.cluster.url(), "guildmark")

    def kill_database(self) -> None:
        connections.close_all()
        kill(processes.working_in(self.cluster.data, "postgres"))

    def kill_queue(self) -> None:
        kill(self.queue_processes())

    def queue_processes(self) -> list[int]:
        return processes.working_in(self.valkey.data, "valkey-server")

    # Programs.

    def start(self, *names: str) -> None:
        """Start what does not run."""
        for name in names:
            if name not in self.running:
                command = [str(word) for word in self.commands[name].command]
                self.warm.stdin.write(json.dumps([command, str(self.logs / f"{name}.log")]) + "\n")
                self.warm.stdin.flush()
                self.running[name] = int(self.warm.stdout.readline())
        if "web" in names:
            wait_for(lambda: processes.accepts(self.port), "the web server")

    def kill(self, *names: str) -> None:
        kill(pid for name in names for pid in self.processes_of(name))
        for name in names:
            self.running.pop(name, None)

    def processes_of(self, name: str) -> list[int]:
        """The program and its children: they share a session."""
        leader = self.running.get(name)
        return [pid for pid in all_processes() if session_of(pid) == leader] if leader else []

    def listen_to(self, name: str) -> Callable[[], str]:
        """What the program says from now on."""
        log = self.logs / f"{name}.log"
        heard = log.stat().st_size if log.exists() else 0
        return lambda: log.read_bytes()[heard:].decode(errors="replace")

    def last_words(self) -> Iterator[tuple[str, str]]:
        """For a report: each program by name with its state, and the last lines that it said."""
        for log in sorted(self.logs.glob("*.log")):
            state = "not started"
            if log.stem in self.running:
                state = ", ".join(f"{pid} {state_of(pid)}" for pid in self.processes_of(log.stem)) or "ended"
            said = log.read_text(errors="replace").splitlines()[-LAST_WORDS:]
            yield f"{log.stem} ({state})", "\n".join(said)

    def await_stop(self) -> int:
        """The process that has come to the point it was asked to stop at."""
        self.wait_for(lambda: self.stops.process() is not None, f"a process at {self.stops.point}")
        return cast(int, self.stops.process())

    def wait_for(self, happened: Callable[[], bool], what: str) -> None:
        """Wait, and start again what ended by itself meanwhile (`ended` names it), as a demo's supervisor, compose and systemd do.

        kombu 5.7.0 may end a worker that loses its broker with a task in hand: it gives the task back by a channel
        that is gone ("'NoneType' object has no attribute 'hostname'").
        """

        def look() -> bool:
            for name in self.dead():
                self.started_again.append(name)
                self.kill(name)
                self.start(name)
            return happened()

        wait_for(look, what)

    @property
    def ended(self) -> list[str]:
        """What ended by itself, whether it was started again or not."""
        return self.started_again + self.dead()

    def dead(self) -> list[str]:
        return [name for name, pid in self.running.items() if not processes.is_alive(pid)]

    # Visitors.

    def begin_turn(self) -> Future[Answer]:
        """Rita suspends or restores her certificate in the back office; we do not wait for her."""
        address, fields = form_of_turn(self.stage)
        return self.visitor.submit(self.ask, self.stage.host, address, data=fields, sid=self.sid)

    def ask(self, host: str, path: str, *, data: dict[str, str] | None = None, sid: str = "") -> Answer:
        """What a page answers (a form where `data` is given), and after how long."""
        began = time.monotonic()
        visit = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        cookies = {"csrf": TOKEN, "language": "en"} | ({"sid": sid} if sid else {})
        headers = {
            "Host": f"{host}:{self.port}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"10.0.{next(self.visitors)}.1",  # each is somebody else: nobody asks too often
        }
        body = None if data is None else urlencode(data | {"csrfmiddlewaretoken": TOKEN})
        try:
            visit.request("GET" if data is None else "POST", path, body=body, headers=headers)
            response = visit.getresponse()
            text = response.read().decode(errors="replace")
            return Answer(response.status, time.monotonic() - began, text)
        except (OSError, http.client.HTTPException):
            return Answer(0, time.monotonic() - began)
        finally:
            visit.close()


@contextmanager
def open_installation(server_url: str, source: str) -> Iterator[Installation]:
    """A installation with its database filled from `source`, a database of one's own on the tests' server."""
    directory = Path(tempfile.mkdtemp(prefix="guildmark-kills-"))
    directory.chmod(0o755)
    installation = Installation(directory)
    try:
        installation.open(server_url, source)
        yield installation
    finally:
        installation.close()
        shutil.rmtree(directory, ignore_errors=True)


def restore(server_url: str, database_name: str, into: str) -> None:
    """Copy a database of the tests' server to a durable one."""
    database.admin(into, 'CREATE DATABASE "guildmark"')
    roles.adopt(into, "guildmark")
    source = server_url.rsplit("/", 1)[0] + f"/{database_name}"
    bin_ = postgres.programs() / "bin"
    dump = subprocess.Popen([bin_ / "pg_dump", "--no-owner", "--no-privileges", source], stdout=subprocess.PIPE)
    subprocess.run(
        [bin_ / "psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-1", database.as_owner(into, "guildmark")],
        stdin=dump.stdout,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    assert dump.wait() == 0
    dump.stdout.close()
    database.settle(into, "guildmark")


def all_processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def session_of(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return None
