"""A file comes in: kept, to be looked at in the background; then its columns are said by a person."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions import require_role
from imports.actions.reading import AS_SAID, BIGGEST, FIND_HEADINGS, propose
from imports.actions.starting import begin_work
from imports.models import Batch
from imports.remembering import remember
from lib import clock
from lib.reading import Reading, Unreadable
from lib.reading.archives import unpacked
from lib.reading.tables import kind_of
from lib.reading.wording import unreadable
from lib.refusal import Refused
from staff.models import Role
from web import uploads

ENDINGS = {
    "workbook": ".xlsx", "old_workbook": ".xls", "opendocument": ".ods", "page": ".html", "records": ".json", "text": ".csv",
}  # fmt: skip
MAY_CHANGE = (Batch.State.DRAFT, Batch.State.CHECKED)


@transaction.atomic
def receive(file: Any, *, by: User) -> Batch:
    """Take a file in, to be read in the background. Raises Refused where it is no table at first sight."""
    batch = _taken_in(file, by)
    batch.state = Batch.State.READING
    begin_work(batch)
    return batch


@transaction.atomic
def upload(file: Any, *, by: User, reading: Reading | None = None) -> Batch:
    """Take a file in and read it at once, for whoever waits for it. Raises Refused where it is no table."""
    batch = _taken_in(file, by)
    with batch.file.open("rb") as kept, _said_as_refusal():
        propose(batch, kept, asked=reading.as_json() if reading else None)
    batch.save()
    return batch


def _taken_in(file: Any, by: User) -> Batch:
    require_role(by, Role.REGISTRAR)
    with _said_as_refusal():
        table, name = unpacked(file, file.name or "", biggest=BIGGEST)
        try:
            return _kept(table, uploads.safe_name(name), by)
        finally:
            if table is not file:
                table.close()


def _kept(file: Any, name: str, by: User) -> Batch:
    kind = kind_of(file)
    size, sha256 = uploads.measured(file, name, BIGGEST)
    batch = Batch(name=name, size=size, sha256=sha256, uploaded_by=by, uploaded_at=clock.now())
    file.seek(0)
    batch.file.save(f"{batch.pk}{ENDINGS[kind]}", File(file), save=False)
    return batch


@contextmanager
def _said_as_refusal() -> Iterator[None]:
    try:
        yield
    except Unreadable as failure:
        raise Refused(unreadable(failure)) from failure


@transaction.atomic
def read_again(batch: Batch, reading: Reading, *, by: User) -> Batch:
    """Read the file another way, in the background: another encoding, delimiter, sheet or row of headings."""
    require_role(by, Role.REGISTRAR)
    batch = changeable(batch)
    before = batch.way_of_reading
    # Another sheet has its headings elsewhere; but whoever has moved them by hand is not overruled.
    is_elsewhere = (reading.sheet, reading.delimiter) != (before.sheet, before.delimiter)
    _back_to_draft(batch)
    batch.phase = FIND_HEADINGS if is_elsewhere and reading.header == before.header else AS_SAID
    batch.state, batch.position, batch.counts = Batch.State.READING, 0, {"asked": reading.as_json()}
    begin_work(batch)
    return batch


@transaction.atomic
def say_columns(batch: Batch, *, columns: Mapping[str, str], answers: Mapping[str, Any], by: User) -> Batch:
    """Say what each column holds and what is meant where the file is unclear. Remembered for files of these headings."""
    require_role(by, Role.REGISTRAR)
    batch = changeable(batch)
    refuse_unread(batch)
    before, batch.columns = batch.columns, {column: key for column, key in columns.items() if key}
    # What a check saw of a column is no word about another one that now holds the same.
    moved = {key for column, key in batch.columns.items() if before.get(column) != key}
    mixed = {key: days for key, days in answers.get("mixed", {}).items() if key not in moved}
    batch.answers = {**answers, "mixed": mixed}
    _back_to_draft(batch)
    # Files without headings are all alike by their letters: what was said of one is no word about another.
    if batch.reading["header"]:
        remember(batch, by=by)
    return batch


def changeable(batch: Batch) -> Batch:
    """The batch, held, where nobody has signed for it yet."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in MAY_CHANGE:
        raise Refused(_("This import is under way or has been signed; it does not change any more."))
    return batch


def refuse_unread(batch: Batch) -> None:
    if not batch.is_read:
        raise Refused(_("This file could not be read. Save it as CSV or XLSX, and send it again."))


def _back_to_draft(batch: Batch) -> None:
    batch.state, batch.counts, batch.checked_at, batch.trouble = Batch.State.DRAFT, {}, None, ""
    batch.save()
    batch.rows.all().delete()
