"""The head of a file, kept beside it: what pages show and ask of a file of hundreds of megabytes without opening it."""

import json
from typing import Any

from django.core.files.base import ContentFile

from imports.looking import Look, looked_at
from imports.models import Batch
from lib.reading import Line


def keep_head(batch: Batch, look: Look, sheets: list[str]) -> str:
    """Put the first rows and the names of the sheets into a file of their own; gives the name of the one before it."""
    before: str = batch.head.name or ""
    lines = [[line.number, line.cells, line.is_torn] for line in look.lines]
    said = json.dumps({"about": look.about, "sheets": sheets, "lines": lines}, ensure_ascii=False)
    # A lone surrogate is a letter to JSON and none to a file.
    batch.head.save(f"{batch.pk}.head.json", ContentFile(said.encode(errors="replace")), save=False)
    return before


def look_of(batch: Batch) -> Look:
    """The first rows of a file, as they were read in the background; read now where its head is lost."""
    if kept := _kept(batch):
        lines = [Line(number, cells, is_torn) for number, cells, is_torn in kept["lines"]]
        return Look(lines, kept["about"])
    with batch.file.open("rb") as file:
        return looked_at(file, batch.way_of_reading, batch.size)


def sheets_in(batch: Batch) -> list[str]:
    """The names of the sheets of a workbook."""
    kept = _kept(batch)
    return list(kept["sheets"]) if kept else [batch.way_of_reading.sheet]


def _kept(batch: Batch) -> dict[str, Any] | None:
    if not batch.head:
        return None
    try:
        with batch.head.open("rb") as file:
            kept: dict[str, Any] = json.load(file)
            return kept
    except (OSError, ValueError):  # swept away or cut short: the file itself still has it
        return None
