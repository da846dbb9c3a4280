"""The head of a file is read in the background: what wrote it, where its table stands, what its columns seem to hold."""

import time
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from imports.fields import BY_KEY, FIELDS
from imports.guessing import completed
from imports.heads import keep_head
from imports.looking import looked_at
from imports.models import Batch
from imports.own_form import is_own
from imports.remembering import Recollection, remembered
from imports.results import leading_columns
from lib import clock, crash_points
from lib.reading import Reading, Unreadable, sheets_of
from lib.reading.headings import best_reading, guessed, with_header
from lib.reading.tables import WITH_SHEETS, headings_of, kind_of
from lib.reading.wording import unreadable
from lib.refusal import Refused
from web import uploads

GUESS, AS_SAID, FIND_HEADINGS = "", "said", "headings"  # `Batch.phase` while its head is being read
BIGGEST = 300 * 1024 * 1024
MOST_TRIES = 3
TELLS_EVERY = 1.0  # seconds between two words of how far it is


class Told:
    """A file that says, once a second, how much of it has been read: somebody watches the bar."""

    def __init__(self, file: Any, batch: Batch) -> None:
        self._file, self._batch, self._read, self._told_at = file, batch, 0, time.monotonic()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __iter__(self) -> Any:
        return iter(self._file)

    def read(self, *size: int) -> bytes:
        chunk: bytes = self._file.read(*size)
        self._read += len(chunk)
        if time.monotonic() - self._told_at > TELLS_EVERY:
            self._told_at = time.monotonic()
            # Several times over, where a workbook has many sheets: it is never at its end before it is.
            position = min(self._read, self._batch.size * 19 // 20)
            being_read = Batch.objects.filter(pk=self._batch.pk, state=Batch.State.READING)
            being_read.update(position=position, worked_at=clock.now())
        return chunk


def read_head(batch: Batch) -> None:
    """Read the head of a batch's file. A file that cannot be read is kept, and the page of columns says why."""
    before, tries = batch.counts, batch.counts.get("tries", 0) + 1
    batch.counts = before | {"tries": tries}
    # Only over what we have read: meanwhile it may have ended, and somebody have asked for another way.
    as_read = Batch.objects.filter(pk=batch.pk, state=Batch.State.READING, phase=batch.phase, counts=before)
    if not as_read.update(counts=batch.counts, worked_at=clock.now()):
        return
    # Whatever ends a worker each time (its memory, say) is not tried for ever.
    if tries > MOST_TRIES:
        _end(batch, _("Reading this file has failed several times. Save it as CSV, and send it again."))
        return
    try:
        with batch.file.open("rb") as file:
            propose(batch, Told(file, batch), asked=batch.counts.get("asked"), how=batch.phase)
    except Unreadable as failure:
        _end(batch, unreadable(failure))
    except Refused as refusal:
        _end(batch, str(refusal))
    else:
        _end(batch)


def propose(batch: Batch, file: Any, *, asked: Mapping[str, Any] | None = None, how: str = GUESS) -> None:
    """Write into the batch, without saving it, how its file is read, `asked` for or guessed, and what its columns hold.

    Raises Unreadable, Refused.
    """
    if how == GUESS:
        _look_inside(batch, file)
    reading = Reading(**asked) if asked else best_reading(file, FIELDS)
    _read_as(batch, file, with_header(file, reading, FIELDS) if how == FIND_HEADINGS else reading)


def _look_inside(batch: Batch, file: Any) -> None:
    if kind_of(file) == "workbook":  # unpacked sizes, macros
        stem = batch.name.rpartition(".")[0] or batch.name
        uploads.checked(uploads.Renamed(file, f"{stem}.xlsx"), biggest=BIGGEST)


def _read_as(batch: Batch, file: Any, reading: Reading) -> None:
    batch.reading = reading.as_json()
    batch.headings = headings_of(file, reading)
    look = looked_at(file, reading, batch.size)
    batch.total = look.about
    known = remembered(batch.headings) if reading.header else Recollection()
    # A result of ours that comes back corrected: what it has in front tells of the earlier file.
    known.columns |= {str(column): "" for column in range(leading_columns(batch.headings))}
    if is_own(batch.headings):
        # What we wrote ourselves we need not guess, nor ask anybody about.
        known = Recollection({str(column): key for column, key in enumerate(batch.headings)})
    named = {column: key for column, key in known.columns.items() if key}
    guess = guessed(batch.headings, FIELDS) if reading.header else {}
    for column, key in guess.items():
        if str(column) not in known.columns and (BY_KEY[key].takes_many or key not in named.values()):
            named[str(column)] = key
    # Of columns that somebody has left out before nothing is guessed.
    batch.columns = completed(named, look.lines, batch.headings, frozenset(map(int, known.columns)))
    batch.answers = known.answers
    sheets = sheets_of(file, reading) if reading.kind in WITH_SHEETS else []
    before = keep_head(batch, look, sheets)
    if before:
        transaction.on_commit(lambda: batch.head.storage.delete(before))


def _end(batch: Batch, trouble: str = "") -> None:
    """Reading is over: the person goes on with the columns, or reads why not. Nothing is lost of what was read before."""
    crash_points.reached("imports.head_read")
    with transaction.atomic():
        now = Batch.objects.select_for_update().get(pk=batch.pk)
        # Discarded meanwhile, or another worker was quicker, and perhaps somebody has asked for another way since.
        if now.state != Batch.State.READING or _wish(now) != _wish(batch):
            if batch.head and batch.head.name != now.head.name:
                batch.head.delete(save=False)
            return
        batch.state, batch.phase, batch.position, batch.trouble = Batch.State.DRAFT, "", 0, trouble[:300]
        batch.counts, batch.worked_at = {}, clock.now()
        # Where another way of reading fails, what the last one made of the file stays to be gone on with.
        made = () if trouble else ("reading", "headings", "columns", "answers", "total", "head")
        batch.save(update_fields=["state", "phase", "position", "trouble", "counts", "worked_at", *made])


def _wish(batch: Batch) -> tuple[str, Any]:
    """How the file is to be read."""
    return batch.phase, batch.counts.get("asked")
