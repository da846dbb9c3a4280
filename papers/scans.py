"""What stands in a file that a stranger gives us: read in a process of its own, bounded in time and memory, kept nowhere."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from lib.apart import Apart, Busy

type Trouble = Literal["", "locked", "damaged", "unknown", "heavy", "busy"]

TEXT_PAGES = 12  # as many as the reader looks at
LONGEST = 10  # seconds that a visitor waits; the reader's own limit is of the work it does
READER = Apart(("-I", str(Path(__file__).parent / "scan_reader.py")), seconds=LONGEST)


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
    try:
        read = READER.run(content)
    except Busy:
        return Scan(trouble="busy")
    scan = _understood(read.content.splitlines())
    return scan if read.is_whole or scan.trouble else _with_trouble(scan)


def _understood(lines: Iterable[bytes]) -> Scan:
    learned: dict[str, Any] = {"codes": [], "texts": []}
    for line in lines:
        try:
            report = json.loads(line)
        except ValueError:  # the last line of a reader that was ended
            continue
        for name, names in (("code", "codes"), ("text", "texts")):
            if name in report:
                learned[names].append(report.pop(name))
        learned |= report
    learned["codes"] = list(dict.fromkeys(learned["codes"]))
    return Scan(**learned)


def _with_trouble(scan: Scan) -> Scan:
    return Scan(scan.kind, scan.pages, scan.codes, scan.texts, "heavy")
