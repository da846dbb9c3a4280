"""What was said of the columns of files like this one, and what stands in them."""

import hashlib
from collections.abc import Iterable
from itertools import islice
from typing import Any

from billing.models import StatementLayout
from lib.reading import Reading, Unreadable, lines
from lib.reading.headings import folded_heading
from tenants.models import CertificationBody

SHOWN = 3  # rows of a file, to whoever says what its columns hold


def key_of(headings: Iterable[str], *, kind: str = "") -> str:
    """By which a layout of columns is known again. `kind`: what sort of table, since two may have the same headings."""
    folded = [folded_heading(one) for one in headings]
    return hashlib.sha256("\n".join([kind, *folded] if kind else folded).encode()).hexdigest()


def layout_for(body: CertificationBody, headings: Iterable[str], *, kind: str = "") -> dict[str, Any]:
    """What was said of files with these headings; {} where nothing was."""
    known = StatementLayout.objects.filter(body=body, key=key_of(headings, kind=kind)).first()
    return dict(known.columns) if known else {}


def first_lines(file: Any) -> list[list[str]]:
    """The first rows below the headings, as wide as those; none where it says itself what it holds, or cannot be read."""
    if not file.headings:
        return []
    width = len(file.headings)
    try:
        with file.file.open("rb") as kept:
            return [(line.cells + [""] * width)[:width] for line in islice(lines(kept, Reading(**file.reading)), SHOWN)]
    except Unreadable:
        return []
