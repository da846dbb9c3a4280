"""veraPDF, as a reader of papers that nobody here wrote: from Maven, by the machine's own settings, kept in .local."""

import fcntl
import re
import shutil
import subprocess
from pathlib import Path

from django.conf import settings

ARTIFACT = "org.verapdf.apps:greenfield-apps:1.28.2"
COMMAND = "org.verapdf.apps.GreenfieldCliWrapper"
PATIENCE = 300  # seconds, for the first download and for a slow machine


class NoReader(Exception):
    """Why veraPDF cannot be had here, as a sentence."""


def verdicts(papers: list[Path]) -> dict[str, set[str]]:
    """File name → the profiles that it passes, as veraPDF names them: `2a`, `ua1`. Raises NoReader."""
    command = ["java", "-Djava.awt.headless=true", "-cp", str(_jar()), COMMAND, "--format", "text"]
    passed: dict[str, set[str]] = {paper.name: set() for paper in papers}
    for flavour in ("2a", "ua1"):
        told = subprocess.run(
            [*command, "--flavour", flavour, *map(str, papers)],
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        ).stdout
        for path, profile in re.findall(r"^PASS (.+) (\w+)$", told, re.MULTILINE):
            passed[Path(path).name].add(profile)
    return passed


def _jar() -> Path:
    if not shutil.which("java"):
        raise NoReader("Java is missing: veraPDF needs it")
    folder = Path(settings.BASE_DIR) / ".local" / "verapdf"
    folder.mkdir(parents=True, exist_ok=True)
    jar = folder / f"greenfield-apps-{ARTIFACT.rpartition(':')[2]}.jar"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not jar.exists():
            _fetch(folder)
    if not jar.exists():
        raise NoReader("Maven brought no veraPDF: its repository is away")
    return jar


def _fetch(folder: Path) -> None:
    if not shutil.which("mvn"):
        raise NoReader("Maven is missing: it brings veraPDF")
    copy = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"]
    try:
        subprocess.run(copy, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise NoReader("Maven's repository does not answer") from None
