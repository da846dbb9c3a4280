"""What has to be done before the programs can serve, and how to know that it was done already."""

import hashlib
import os
import shlex
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from marketplace.embedded import disk, processes
from marketplace.embedded.demo.home import Home
from marketplace.embedded.demo.progress import Progress, StartStep
from marketplace.embedded.trouble import CannotStart

CERTIFICATES = 85  # under each scheme: some five thousand
SIGN_INS = ("demo", "--sign-ins", "--skip-checks")  # prints who may sign in and where
type Preparations = Iterable["Preparation"]


@dataclass(frozen=True)
class Preparation:
    """Commands of manage.py that are due when their fingerprint differs from the one noted when they last ran."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    fingerprint: Callable[[Path], str]
    is_still_there: Callable[[Path], bool] = lambda project: True  # what it made outside the demo's own directory


def before_serving() -> list[Preparation]:
    """What pages cannot do without."""
    return [
        Preparation("tables", (("lay_tables",),), of_migrations),
        Preparation("translations", (("messages", "--compile-only"),), of_translations, has_catalogues),
        Preparation("static files", (("collectstatic", "--no-input"),), of_static_files, has_static_files),
    ]


def before_welcoming(origin: str) -> list[Preparation]:
    """What is said of the demo once all of it is there."""
    return [Preparation("sign-ins", (SIGN_INS,), lambda project: of_demo(project) + origin)]


def prepare(home: Home, environment: dict[str, str], progress: Progress, preparations: Preparations) -> None:
    """Do what is due, in order and in one process. It counts as done only when all ended well: a killed start does it again."""
    due = {each: fingerprint for each in preparations if (fingerprint := _due(home, each))}
    commands = [command for each in due for command in each.commands if command_exists(home.project, command[0])]
    if not commands:
        return
    with progress.step(", ".join(each.name for each in due)) as step:
        manage(home, environment, in_turn(commands), step)
    for each, fingerprint in due.items():
        home.note_done(each.name, fingerprint)


def _due(home: Home, preparation: Preparation) -> str:
    """The fingerprint with which it is to be done; empty where it is done."""
    fingerprint = preparation.fingerprint(home.project)
    is_done = home.done().get(preparation.name) == fingerprint and preparation.is_still_there(home.project)
    return "" if is_done else fingerprint


def in_turn(commands: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """One command for several: each would read all of Django first, which takes longer than what most of them do."""
    return commands[0] if len(commands) == 1 else ("in_turn", *map(shlex.join, commands))


def command_exists(project: Path, name: str) -> bool:
    """Whether an app of ours, or a library, has this command of manage.py."""
    return name == "collectstatic" or any(project.glob(f"*/management/commands/{name}.py"))


def manage(home: Home, environment: dict[str, str], command: tuple[str, ...], step: StartStep) -> None:
    """Run one command of manage.py to its end, its words in a log, its last line on the terminal."""
    log = log_of(home, command)
    process = launch(home, environment, command)
    try:
        while process.poll() is None:
            step.show(last_line(log))
            time.sleep(0.1)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.returncode:
        explain(command[0], log)


def launch(home: Home, environment: dict[str, str], command: tuple[str, ...]) -> processes.Launched:
    """Start a command of manage.py, its words in a log of their own."""
    log = log_of(home, command)
    log.unlink(missing_ok=True)
    return processes.launch(
        [sys.executable, "manage.py", *command],
        log=log,
        directory=home.project,
        environment=environment,
        tied=signal.SIGTERM,
    )


def log_of(home: Home, command: tuple[str, ...]) -> Path:
    words = command[:1] if command[0] == "in_turn" else command[:2]
    return home.logs / f"{'-'.join(word.strip('-') for word in words)}.log"


def explain(name: str, log: Path) -> None:
    output = log.read_text(errors="replace")
    if "No space left on device" in output:
        raise disk.no_space(log.parent)
    raise CannotStart(f"{name} failed. Its last words (all are in {log}):\n" + last_lines(output))


def last_lines(output: str, count: int = 12) -> str:
    return "\n".join(output.strip().splitlines()[-count:])


def last_line(log: Path) -> str:
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 300))
        lines = file.read().decode(errors="replace").strip().splitlines()
    return lines[-1].strip() if lines else ""


# Fingerprints.


def of_migrations(project: Path) -> str:
    return _of_contents(
        project, [*project.glob("*/migrations/*.py"), *project.glob("*/guards/*.sql"), project / "requirements.lock"]
    )


def of_translations(project: Path) -> str:
    return _of_contents(project, [*project.glob("locale/**/*.po"), *project.glob("*/locale/**/*.po")])


def of_static_files(project: Path) -> str:
    files = [*project.glob("static/**/*"), *project.glob("*/static/**/*")]
    return _of_contents(project, [*files, project / "requirements.lock"])


def of_demo(project: Path) -> str:
    return _of_contents(project, project.glob("*/demo/*.py"))


def has_catalogues(project: Path) -> bool:
    return all(texts.with_suffix(".mo").exists() for texts in project.glob("locale/**/*.po"))


def has_static_files(project: Path) -> bool:
    return (project / "staticfiles" / "staticfiles.json").exists()


def _of_contents(project: Path, files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(file for file in files if file.is_file()):
        digest.update(f"{file.relative_to(project)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
