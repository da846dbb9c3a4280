"""A file comes in: kept, looked at, its way of reading and its columns proposed; then corrected by a person."""

from collections.abc import Mapping
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions import require_role
from imports.fields import BY_KEY, FIELDS
from imports.guessing import completed
from imports.looking import looked_at
from imports.models import Batch
from imports.remembering import Recollection, remember, remembered
from imports.results import leading_columns
from lib import clock
from lib.reading import Reading, Unreadable
from lib.reading.archives import unpacked
from lib.reading.headings import best_reading, guessed, with_header
from lib.reading.tables import headings_of, kind_of
from lib.reading.wording import unreadable
from lib.refusal import Refused
from staff.models import Role
from web import uploads

BIGGEST = 300 * 1024 * 1024
ENDINGS = {
    "workbook": ".xlsx", "old_workbook": ".xls", "opendocument": ".ods", "page": ".html", "records": ".json", "text": ".csv",
}  # fmt: skip
MAY_CHANGE = (Batch.State.DRAFT, Batch.State.CHECKED)


@transaction.atomic
def upload(file: Any, *, by: User, reading: Reading | None = None) -> Batch:
    """Take a file in and propose how to read it. Raises Refused where it is no table."""
    require_role(by, Role.REGISTRAR)
    try:
        table, name = unpacked(file, file.name or "", biggest=BIGGEST)
        try:
            return _taken_in(table, uploads.safe_name(name), by, reading)
        finally:
            if table is not file:
                table.close()
    except Unreadable as failure:
        raise Refused(unreadable(failure)) from failure


def _taken_in(file: Any, name: str, by: User, reading: Reading | None) -> Batch:
    kind = kind_of(file)
    if kind == "workbook":  # unpacked sizes, macros
        uploads.checked(uploads.Renamed(file, (name.rpartition(".")[0] or name) + ".xlsx"), biggest=BIGGEST)
    size, sha256 = uploads.measured(file, name, BIGGEST)
    batch = Batch(name=name, size=size, sha256=sha256, uploaded_by=by, uploaded_at=clock.now())
    _read_as(batch, file, reading or best_reading(file, FIELDS))
    file.seek(0)
    batch.file.save(f"{batch.pk}{ENDINGS[kind]}", File(file), save=False)
    batch.save()
    return batch


@transaction.atomic
def read_again(batch: Batch, reading: Reading, *, by: User) -> Batch:
    """Read the file another way: another encoding, delimiter, sheet or row of headings."""
    require_role(by, Role.REGISTRAR)
    batch = changeable(batch)
    with batch.file.open("rb") as file:
        try:
            # Another sheet has its headings elsewhere; but whoever has moved them by hand is not overruled.
            is_same_place = reading.header == batch.reading["header"]
            if is_same_place and (reading.sheet, reading.delimiter) != (
                batch.reading["sheet"],
                batch.reading["delimiter"],
            ):
                reading = with_header(file, reading, FIELDS)
            _read_as(batch, file, reading)
        except Unreadable as failure:
            raise Refused(unreadable(failure)) from failure
    _back_to_draft(batch)
    return batch


@transaction.atomic
def say_columns(batch: Batch, *, columns: Mapping[str, str], answers: Mapping[str, Any], by: User) -> Batch:
    """Say what each column holds and what is meant where the file is unclear. Remembered for files of these headings."""
    require_role(by, Role.REGISTRAR)
    batch = changeable(batch)
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


def _read_as(batch: Batch, file: Any, reading: Reading) -> None:
    batch.reading = reading.as_json()
    batch.headings = headings_of(file, reading)
    look = looked_at(file, reading, batch.size)
    batch.total = look.about
    known = remembered(batch.headings) if reading.header else Recollection()
    # A result of ours that comes back corrected: what it has in front tells of the earlier file.
    known.columns |= {str(column): "" for column in range(leading_columns(batch.headings))}
    named = {column: key for column, key in known.columns.items() if key}
    guess = guessed(batch.headings, FIELDS) if reading.header else {}
    for column, key in guess.items():
        if str(column) not in known.columns and (BY_KEY[key].takes_many or key not in named.values()):
            named[str(column)] = key
    # Of columns that somebody has left out before nothing is guessed.
    batch.columns = completed(named, look.lines, batch.headings, frozenset(map(int, known.columns)))
    batch.answers = known.answers


def _back_to_draft(batch: Batch) -> None:
    batch.state, batch.counts, batch.checked_at, batch.trouble = Batch.State.DRAFT, {}, None, ""
    batch.save()
    batch.rows.all().delete()
