"""What stands in a file that a stranger gives us: read in a process of its own, bounded in time and memory, kept nowhere."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Literal

type Trouble = Literal["", "locked", "damaged", "unknown", "heavy", "busy"]

READER = Path(__file__).parent / "scan_reader.py"
TEXT_PAGES = 12  # as many as the reader looks at
LONGEST = 10  # seconds that a visitor waits; the reader's own limit is of the work it does
AT_ONCE, PATIENCE = 2, 5  # readers of a process of ours, and seconds until one of them must be free
_turns = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class Scan:
    """What was read: `codes` as they stand in QR codes, `texts` page by page, and what kept us from more.

    `trouble`: locked by a password, damaged, of an unknown kind, too heavy for the time or memory there is, or nobody free.
    """

    kind: Literal["pdf", "picture", ""] = ""
    pages: int = 0
    codes: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    trouble: Trouble = ""

    @property
    def is_picture(self) -> bool:
        """Whether it only shows a paper: a photo, or a scan that was put into a PDF. Never a file that was issued."""
        return self.kind == "picture" or (self.kind == "pdf" and not self.texts and not self.trouble)


def read(content: bytes) -> Scan:
    """Look into a file. Never raises for what the file holds; takes `LONGEST` seconds at most, and those of waiting."""
    if not _turns.acquire(timeout=PATIENCE):
        return Scan(trouble="busy")
    try:
        output, is_whole = _run(content)
    finally:
        _turns.release()
    scan = _understood(output.splitlines())
    return scan if is_whole or scan.trouble else _with_trouble(scan)


def _run(content: bytes) -> tuple[bytes, bool]:
    """What the reader printed, and whether it came to its end. Without environment: it holds our secrets."""
    command = [sys.executable, "-I", "-W", "ignore", str(READER)]
    try:
        ran = subprocess.run(
            command,
            check=False,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired as late:
        return late.stdout or b"", False
    return ran.stdout, ran.returncode == 0


def _understood(lines: Iterable[bytes]) -> Scan:
    learned: dict[str, Any] = {"codes": [], "texts": []}
    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:  # the last line of a reader that was ended
            continue
        for one, many in (("code", "codes"), ("text", "texts")):
            if one in said:
                learned[many].append(said.pop(one))
        learned |= said
    learned["codes"] = list(dict.fromkeys(learned["codes"]))
    return Scan(**learned)


def _with_trouble(scan: Scan) -> Scan:
    return Scan(scan.kind, scan.pages, scan.codes, scan.texts, "heavy")
