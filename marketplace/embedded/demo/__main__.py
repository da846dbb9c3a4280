"""Start the demo, show what it does, and serve until Ctrl-C. `--reset` deletes its data."""

import argparse
import contextlib
import http.client
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

from marketplace.embedded import processes
from marketplace.embedded.demo import steps
from marketplace.embedded.demo.children import EmbeddedServer, Program, Supervisor
from marketplace.embedded.demo.filling import Filling
from marketplace.embedded.demo.home import DATABASE, Home
from marketplace.embedded.demo.programs import payments_double, programs
from marketplace.embedded.demo.progress import Progress
from marketplace.embedded.trouble import CannotStart
from tenants import roles

PROJECT = Path(__file__).resolve().parents[3]
DEATHS_BEFORE_GIVING_UP = 3


class Stopped(BaseException):
    """Somebody asked us to stop: Ctrl-C, `kill`, a closed terminal, the end of who started us."""


def main() -> int:
    options = arguments()
    progress = Progress()
    home = Home(PROJECT)
    try:
        if options.reset:
            home.remove()
            progress.say("The demo's data is deleted. `make demo` starts it anew.")
        else:
            serve(home, options.port, progress, options=filling_options(options))
    except CannotStart as trouble:
        progress.say(f"\n{trouble}\n")
        return 1
    except Stopped as stopped:
        progress.say(f"Everything has stopped ({stopped}). `make demo` goes on where you were.")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="where to serve (make demo PORT=8001)")
    parser.add_argument("--certificates", type=int, default=steps.CERTIFICATES, help="how many under each scheme")
    parser.add_argument("--bodies", type=int, help="only so many of the bodies (make demo BODIES=1); all unless said")
    parser.add_argument("--import-from", type=Path, help="the import example's file (make demo OSHWA=file)")
    parser.add_argument("--reset", action="store_true", help="delete the demo's data")
    return parser.parse_args()


def filling_options(options: argparse.Namespace) -> list[str]:
    """What the command that fills the demo is told."""
    arguments = ["--certificates", str(options.certificates)]
    if options.bodies is not None:
        arguments += ["--bodies", str(options.bodies)]
    if options.import_from:
        if not options.import_from.is_file():
            raise CannotStart(f"There is no file {options.import_from}.")
        arguments += ["--import-from", str(options.import_from.resolve())]
    return arguments


def serve(home: Home, port: int, progress: Progress, *, options: Sequence[str]) -> None:
    """Answer as soon as there are tables, and fill them behind: `options` are those of `manage.py demo`."""
    origin = f"http://guildmark.localhost:{port}"
    supervisor = Supervisor(progress.say)
    with home.held(origin), stop_on_signals(home, supervisor, progress):
        home.end_leftovers()
        require_free(port)
        environment = start_servers(home, origin, supervisor, progress)
        supervisor.start(payments_double(home, environment, port=port))
        owning = environment | {"OWNER_DATABASE_URL": home.cluster.url_of(roles.OWNER, DATABASE)}
        steps.prepare(home, owning, progress, steps.before_serving())
        web, *others = programs(home, environment, port=port)
        filling = Filling(home, owning, options)
        with filling.running():
            start_web(web, port, supervisor, progress)
            progress.say(f"\nGuildmark answers after {progress.seconds():.0f} s:  {origin}\n")
            if filling.watch(progress, lambda: pause(supervisor, 0.1)):
                for program in others:  # nobody may change anything before, so that they would have nothing to do
                    supervisor.start(program)
                steps.prepare(home, owning, progress, steps.before_welcoming(origin))
                welcome(home, origin, progress)
            while True:
                pause(supervisor, 0.2)


def start_web(web: Program, port: int, supervisor: Supervisor, progress: Progress) -> None:
    with progress.step("web server") as step:
        supervisor.start(web)
        while not is_ready(port):
            step.show("waiting for the first page")
            give_up_on_the_dying(supervisor)
            pause(supervisor, 0.1)


def pause(supervisor: Supervisor, seconds: float) -> None:
    supervisor.tick()
    time.sleep(seconds)


def start_servers(home: Home, origin: str, supervisor: Supervisor, progress: Progress) -> dict[str, str]:
    with progress.step("database"):
        supervisor.start(EmbeddedServer("database", home.cluster))
        home.cluster.make_ready(DATABASE)
    with progress.step("queue"):
        supervisor.start(EmbeddedServer("queue", home.valkey))
    return home.environment(
        origin=origin, database_url=home.cluster.url_of(roles.APP, DATABASE), broker_url=home.valkey.url()
    )


def require_free(port: int) -> None:
    try:
        free = processes.is_free(port)
    except PermissionError:
        raise CannotStart(f"Port {port} is for root only. Choose one above 1023: make demo PORT=8001") from None
    except OverflowError:
        raise CannotStart(f"There is no port {port}. Choose one from 1024 to 65535: make demo PORT=8001") from None
    if not free:
        other = next(candidate for candidate in range(port + 1, port + 1000) if processes.is_free(candidate))
        raise CannotStart(f"Port {port} is in use by another program. Stop that one, or: make demo PORT={other}")


def is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def give_up_on_the_dying(supervisor: Supervisor) -> None:
    """A program that dies again and again before the first page is a mistake of ours; say its last words."""
    for child in supervisor.children:
        if supervisor.deaths(child) >= DEATHS_BEFORE_GIVING_UP:
            steps.explain(child.name, child.log)


def welcome(home: Home, origin: str, progress: Progress) -> None:
    progress.say(f"\nGuildmark is ready after {progress.seconds():.0f} s:  {origin}")
    if (sign_ins := steps.log_of(home, steps.SIGN_INS)).exists():
        progress.say(f"\n{sign_ins.read_text().rstrip()}")
    progress.say()
    progress.say(f"Ctrl-C stops it. Logs are in {home.logs.relative_to(home.project)}/.")


@contextlib.contextmanager
def stop_on_signals(home: Home, supervisor: Supervisor, progress: Progress) -> Iterator[None]:
    """From here on a signal ends the block, and the end of the block ends every process that was started in it."""

    def stop(signum: int, frame: FrameType | None) -> None:
        for name in signals:
            signal.signal(name, signal.SIG_IGN)  # once is enough: what follows must not be cut short
        raise Stopped(signal.Signals(signum).name)

    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for name in signals:
        signal.signal(name, stop)
    processes.tie_self_to_parent(signal.SIGTERM)  # `make` killed with -9 is a reason to stop as well
    try:
        yield
    finally:
        for name in signals:
            signal.signal(name, signal.SIG_IGN)
        if supervisor.children:
            progress.say("\nStopping …")
        supervisor.stop()
        home.end_leftovers()


if __name__ == "__main__":
    sys.exit(main())
