"""What a stranger's PDF does besides being read: decided on its structure, in a process of its own, bounded in time and memory."""

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, Literal

from lib.apart import Apart, Busy

type Trouble = Literal["", "locked", "damaged", "heavy", "busy"]

# Seconds that somebody waits at most; the reader's own limit, of 12, is of the work it does. An upload waits for its turn longer.
READER = Apart(("-I", str(Path(__file__).parent / "pdf_reader.py")), seconds=20, patience=10)
ALIKE = 500  # the same file is often sent again: to the next unit, after a mistake in the form


@dataclass(frozen=True)
class Structure:
    """What was found. `attached`: name and first bytes of each file that travels along."""

    has_script: bool = False
    starts_program: bool = False
    attached: tuple[tuple[str, bytes], ...] = ()
    trouble: Trouble = ""


def structure_of(file: IO[bytes], sha256: str) -> Structure:
    """Look through a PDF whose hash this is. Never raises for what the file holds."""
    if (known := _remembered(sha256)).structure is None:
        file.seek(0)
        read = _read(file.read())
        if read.trouble == "busy":  # says nothing of the file
            return read
        known.structure = read
    return known.structure


@dataclass
class _Known:
    structure: Structure | None = None


@lru_cache(ALIKE)
def _remembered(_sha256: str) -> _Known:
    return _Known()


def _read(content: bytes) -> Structure:
    try:
        read = READER.run(content)
    except Busy:
        return Structure(trouble="busy")
    told = list(_told(read.content))
    trouble: Trouble = next((each["trouble"] for each in told if "trouble" in each), "" if read.is_whole else "heavy")
    acts = {each["acts"] for each in told if "acts" in each}
    attached = tuple((str(each["attached"]), b64decode(each["head"])) for each in told if "attached" in each)
    return Structure("script" in acts, "program" in acts, attached, trouble)


def _told(lines: bytes) -> Iterator[dict[str, Any]]:
    for line in lines.splitlines():
        try:
            yield json.loads(line)
        except ValueError:  # the last line of a reader that was ended
            continue
