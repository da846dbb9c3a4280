"""Which tests may be left out, where, and why. What is left out for another reason fails the run."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.support.elasticsearch import STARTER

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
JDK_OF_THE_NODE = 21


@dataclass(frozen=True)
class Excuse:
    """`reason` is a pattern of what the test says; it holds only where `here` is true of this machine."""

    reason: str
    here: bool


@cache
def excuses() -> tuple[Excuse, ...]:
    return (
        # The shared folder is no part of the project: a clone elsewhere lacks its table of transitions and its real files.
        Excuse(r"the table cannot be compared with it", not (SHARED / "statemachine.yaml").exists()),
        Excuse(r"The shared folder is not here", not (SHARED / "statemachine.yaml").exists()),
        Excuse(r"the larger tables are not on this machine", not (SHARED / "data").is_dir()),
        Excuse(r"oshwa_certificates\.csv is not here", not (SHARED / "data" / "oshwa_certificates.csv").exists()),
        Excuse(r"cases/import is missing", not (SHARED / "cases" / "import").is_dir()),
        # A node needs its starter, Maven and a JDK; where all three stand it must start.
        Excuse(r"no Elasticsearch node here|Maven is missing: it brings the Elasticsearch|node did not start", not node_can_start()),
        Excuse(r"only root ", os.geteuid() != 0),
        Excuse(r"docker compose is not installed", True),  # the test has looked
        Excuse(r"Java is missing", not shutil.which("java")),
        Excuse(r"Maven is missing: it brings veraPDF", not shutil.which("mvn")),
        Excuse(r"stripe-mock is not here", not (ROOT / ".local" / "stripe-mock" / "version").exists()),
        Excuse(r"Maven's repository does not answer|Maven brought no veraPDF", True),  # another's server
    )  # fmt: skip


def node_can_start() -> bool:
    return STARTER.exists() and bool(shutil.which("mvn")) and any(map(_is_new_enough, Path("/usr/lib/jvm").glob("*")))


def _is_new_enough(jdk: Path) -> bool:
    told = jdk / "release"
    version = re.search(r'^JAVA_VERSION="(\d+)', told.read_text(), re.MULTILINE) if told.exists() else None
    return bool(version) and int(version[1]) >= JDK_OF_THE_NODE and (jdk / "bin" / "javac").exists()


def is_excused(reason: str) -> bool:
    return any(excuse.here and re.search(excuse.reason, reason) for excuse in excuses())


UNEXCUSED: list[tuple[str, str]] = []  # which test, and what it said


def note(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not is_excused(reason):
            UNEXCUSED.append((report.nodeid, reason))


pytest_runtest_logreport = pytest_collectreport = note


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    yield
    if UNEXCUSED and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for test, reason in UNEXCUSED:
        terminalreporter.write_line(f"SKIPPED WITHOUT AN EXCUSE {test}: {reason} (tests/support/skips.py)", red=True)
