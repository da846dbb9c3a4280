"""A table comes in as a file: kept as it is, its columns guessed, remembered or said, and read. A long one is read in the background.

What bank statements and the tax office's lists have in common. Whoever reads is safe to be run twice: a worker that is killed
is followed by another.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.core.files import File
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.locking import one_after_another, refuse_strangers
from billing.models import FileOfRows, StatementLayout
from billing.row_files.queries import key_of, layout_for
from lib import clock
from lib.queue import later
from lib.reading import Unreadable
from lib.reading.headings import Field, best_reading, guessed
from lib.reading.tables import headings_of
from lib.reading.wording import unreadable
from lib.refusal import Refused
from tenants.models import CertificationBody
from web.uploads import safe_name, scanned

BIGGEST = 20 * 1024 * 1024
SHORT = 256 * 1024  # bytes that are read while the person waits
MOST_TRIES = 3  # without getting any further
LEFT = timedelta(seconds=90)  # without a word: nobody is at it
LONGEST = timedelta(seconds=480)  # without a word before the first rows: its task ends sooner
ENDINGS = {".csv", ".txt", ".xlsx", ".xls", ".ods", ".xml", ".html", ".htm"}


def taken_in[Kind: FileOfRows](
    model: type[Kind], file: "File[Any]", *, body: CertificationBody, by: User
) -> tuple[Kind, bool]:
    """What is to be kept of a file, not saved yet, and True; the one that came before, and False, where it is the same."""
    refuse_strangers(by, body)
    if (file.size or 0) > BIGGEST:
        raise Refused(_("This file is larger than 20 MB."))
    file.seek(0)
    sha256 = hashlib.sha256(file.read()).hexdigest()
    name = safe_name(file.name or "table")[:200]
    scanned(file, name)
    one_after_another(body)  # the same file brought twice at once is one
    objects: Any = model._default_manager
    known = objects.filter(body=body, sha256=sha256).first()
    if known is not None:
        return known, False
    return model(body=body, name=name, sha256=sha256, uploaded_by=by, uploaded_at=clock.now()), True


def head_of(file: "File[Any]") -> bytes:
    file.seek(0)
    return bytes(file.read(4096))


def look_at(record: FileOfRows, file: "File[Any]", fields: Sequence[Field], *, kind: str) -> bool:
    """How it is read, and which columns it has. Whether a person said before what they hold."""
    file.seek(0)
    with unreadable_as_refusal():
        reading = best_reading(file.file or file, fields)
        record.headings = headings_of(file.file or file, reading)
    record.reading = reading.as_json()
    body: CertificationBody = record.body  # type: ignore[attr-defined]
    said = layout_for(body, record.headings, kind=kind)
    record.columns = said or {key: column for column, key in guessed(record.headings, fields).items()}
    return bool(said)


def keep(record: Any, file: "File[Any]") -> None:
    file.seek(0)
    ending = PurePath(record.name).suffix.lower()
    record.file.save(f"{record.pk}{ending if ending in ENDINGS else '.txt'}", File(file), save=False)
    record.save(force_insert=True)


def say_columns(record: Any, columns: Mapping[str, Any], *, kind: str) -> None:
    """Which column holds what, remembered for files with the same headings. What was read by other columns goes."""
    if not record.headings:
        raise Refused(_("This file says itself what it holds."))
    if record.is_being_read:
        raise Refused(_("This file is just being read."))
    _take_back_reading(record)
    record.columns = dict(columns)
    key = key_of(record.headings, kind=kind)
    StatementLayout.objects.update_or_create(body=record.body, key=key, defaults={"columns": record.columns})


def _take_back_reading(record: Any) -> None:
    """Its rows go, unless something became of one; whoever would make something of one just now waits for this, and is refused."""
    type(record)._default_manager.filter(pk=record.pk).update(
        reading_since=None, read_at=None, trouble="", position=0, total=0, tries=0, known=0, unread=[], unread_count=0
    )
    record.refresh_from_db()
    record.rows_read.came_to_nothing().delete()
    if record.rows_read.exists():
        raise Refused(_("Something was recorded of this file already: its columns are settled."))


def begin[Kind: FileOfRows](record: Kind, task: str, read: Callable[[Kind], Kind]) -> Kind:
    """Read it now if it is short, else in the background."""
    record.reading_since = record.worked_at = clock.now()
    record.save()
    kept: Any = record
    if kept.file.size <= SHORT:
        return read(record)
    later(task, str(record.pk))
    return record


def brought_again[Kind: FileOfRows](record: Kind, task: str, read: Callable[[Kind], Kind]) -> Kind:
    """The same file once more: as it stands, but what could not be read, for whatever reason, is tried anew."""
    if not record.trouble:
        return record
    record.trouble, record.tries = "", 0
    return begin(record, task, read)


def go_on[Kind: FileOfRows](model: type[Kind], pk: UUID, read: Callable[[Kind], Kind]) -> None:
    """The task's door: read what is not read yet, in the language of whoever brought it. Why it cannot be read, its page says."""
    objects: Any = model._default_manager
    record = objects.select_related("body", "uploaded_by").filter(pk=pk).first()
    if record is None or not record.is_being_read:
        return
    with translation.override(record.uploaded_by.language):
        if record.tries >= MOST_TRIES:
            _give_up(record, _("Reading this file has failed several times. Save it as CSV, in parts, and send those."))
            return
        objects.filter(pk=pk, position=record.position).update(tries=record.tries + 1, worked_at=clock.now())
        try:
            read(record)
        except Refused as refusal:
            _give_up(record, str(refusal))


def left_behind(model: type[FileOfRows]) -> list[UUID]:
    """What is being read and has said nothing for a while: its worker was killed. Who has begun, and kept no row yet, has longer."""
    objects: Any = model._default_manager
    now, working = clock.now(), objects.filter(reading_since__isnull=False, read_at=None, trouble="")
    left = Q(worked_at__lt=now - LEFT, tries=0) | Q(worked_at__lt=now - LONGEST)
    return list(working.filter(left).values_list("pk", flat=True))


def tell(record: FileOfRows, **progress: int) -> None:
    """How far it is: somebody watches the bar. Progress takes the tries away."""
    told: dict[str, Any] = {**progress, "worked_at": clock.now()}
    if "position" in progress:
        told["tries"] = 0
    here = type(record)._default_manager.filter(pk=record.pk, reading_since=record.reading_since)
    if not here.update(**told):
        raise Refused(_("This file is read anew."))
    for name, value in told.items():
        setattr(record, name, value)


def finish(record: FileOfRows, fields: Sequence[str]) -> None:
    record.read_at = record.worked_at = clock.now()
    record.tries, record.trouble = 0, ""  # another may have given it up meanwhile
    record.save(update_fields=[*fields, "read_at", "worked_at", "tries", "trouble"])


def _give_up(record: FileOfRows, why: str) -> None:
    here = type(record)._default_manager.filter(pk=record.pk, read_at=None, reading_since=record.reading_since)
    here.update(trouble=why[:300], worked_at=clock.now())


@contextmanager
def unreadable_as_refusal() -> Iterator[None]:
    try:
        yield
    except Unreadable as failure:
        raise Refused(unreadable(failure)) from failure
