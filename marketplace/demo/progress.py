"""How far the demo is filled: noted in a file by whoever fills it, read by every page while that lasts.

A file and no table: each part is made in one transaction, and of that nobody sees anything before its end.
"""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

FILE = "filling.json"  # in the demo's own directory


@dataclass(frozen=True)
class HowFar:
    """What is being made now, in Chinese and English, and how many of the `parts` are `made`. `is_stuck`: it failed there."""

    zh: str
    en: str
    made: int
    parts: int
    is_stuck: bool = False

    @property
    def words(self) -> dict[str, str]:
        return {"zh": self.zh, "en": self.en}


BEGUN = HowFar("准备", "Getting ready", 0, 1)


def note(directory: Path, how_far: HowFar) -> None:
    """Say how far it is. Written beside and renamed: a reader meets the old words or the new ones."""
    written = directory / f"{FILE}.new"
    written.write_text(json.dumps(asdict(how_far)), encoding="utf-8")
    written.replace(directory / FILE)


def note_stuck(directory: Path) -> None:
    """Say that it goes no further than it is."""
    note(directory, replace(read(directory) or BEGUN, is_stuck=True))


def forget(directory: Path) -> None:
    """Everything is there."""
    (directory / FILE).unlink(missing_ok=True)


def read(directory: Path) -> HowFar | None:
    """None where nothing is being filled."""
    try:
        return HowFar(**json.loads((directory / FILE).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
