"""The dry run: every row read, understood, compared with its fellows and with the register. Nothing is entered.

Done in pieces, each in a transaction that also says how far it has come, so that a killed check goes on where it was.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions import require_role
from certificates.models import Certificate
from imports.actions.keeping import keep_results
from imports.actions.linking import link
from imports.actions.starting import begin_work
from imports.actions.uniting import unite, written_otherwise
from imports.actions.uploading import changeable, refuse_unread
from imports.comparing import difference
from imports.heads import look_of
from imports.looking import LOOKS_AT, questions_of, way_of
from imports.models import Batch, Row
from imports.queries import counted
from imports.understanding import Way, understand
from imports.wording import field_words
from lib import clock, crash_points
from lib.bulk_insert import copy_in
from lib.reading import Unreadable, lines
from lib.reading.tables import Line
from lib.reading.wording import unreadable
from lib.refusal import Refused
from lib.text import listed, numbers
from staff.models import Role

READ, COMPARE = "read", "compare"
AT_ONCE = 500
NEEDED = ("number", "issued_on")
V = Row.Verdict


@transaction.atomic
def check(batch: Batch, *, by: User) -> Batch:
    """Have every row looked at. Refuses while a question about the columns is open."""
    require_role(by, Role.REGISTRAR)
    batch = changeable(batch)
    refuse_unread(batch)
    refuse_while_open(batch)
    # Columns and answers may have changed since the last check: no verdict from then stands beside new ones.
    batch.rows.all().delete()
    batch.state, batch.phase, batch.position, batch.counts, batch.trouble = Batch.State.CHECKING, READ, 0, {}, ""
    begin_work(batch)
    return batch


def refuse_while_open(batch: Batch) -> None:
    """Say what a person still has to say about the columns."""
    held = set(batch.columns.values())
    # Many lists have one day only and call it the start of validity: it is then taken for the day of issue.
    # What no column says may be said for all rows, or be said to be unknown; each certificate's page then tells so.
    is_dated = "valid_from" in held or bool(batch.answers.get("issued_on") or batch.answers.get("issue_unknown"))
    missing = [key for key in NEEDED if key not in held and not (key == "issued_on" and is_dated)]
    missing += [one for one, also in (("holder", "holder_"), ("product", "product_")) if not any(
        key == one or (key.startswith(also) and not key.endswith("address")) for key in held
    )]  # fmt: skip
    if missing:
        raise Refused(_("Say which column holds: %(fields)s.") % {"fields": listed(map(field_words, missing))})
    look = look_of(batch)
    if not look.lines:
        raise Refused(
            _("There is no row below the headings. Choose another row of headings or sheet, or another file.")
        )
    # 03/04/2025 is two days. A guess would be right for most rows and publish a wrong day for the others.
    asked = questions_of(look, batch.columns, batch.answers)
    answered = batch.answers.get("orders", {})
    if unsaid := [key for key, days in asked.days.items() if days.is_open and not answered.get(key)]:
        raise Refused(
            _("Say whether the day or the month comes first: %(fields)s.")
            % {"fields": listed(field_words(key) for key in unsaid)}
        )
    # One 25/04 settles its whole column. Kept as an answer, since rows below the first look know nothing of that cell.
    proved = {key: days.orders[0] for key, days in asked.days.items() if len(days.orders) == 1}
    mixed = {key: [days.example] for key, days in asked.days.items() if days.is_mixed}
    mixed = {key: batch.answers.get("mixed", {}).get(key, days) for key, days in mixed.items()}
    batch.answers = batch.answers | {"orders": proved | answered, "mixed": mixed}
    if unsaid := [key for key in asked.several if not batch.answers.get("several", {}).get(key)]:
        raise Refused(
            _("Say which day counts where a cell holds several: %(fields)s.")
            % {"fields": listed(field_words(key) for key in unsaid)}
        )
    said = batch.answers.get("parts", {})
    if unsaid := list(dict.fromkeys(one.key for one in asked.parts if not said.get(one.key, {}).get(one.sign))):
        raise Refused(
            _("Say what stands between several names in one cell: %(fields)s.")
            % {"fields": listed(field_words(key) for key in unsaid)}
        )
    if unknown := [word for word, status in asked.statuses.items() if not status]:
        raise Refused(_("Say what these words of status mean: %(words)s.") % {"words": listed(unknown)})


def check_next(batch: Batch, *, seconds_over: Any) -> None:
    """Go on with the check until it is done or `seconds_over()` says that it is enough for now."""
    if batch.phase == READ:
        _read(batch, seconds_over)
    while batch.state == Batch.State.CHECKING and batch.phase == COMPARE and not seconds_over():
        _compare_some(batch)


def _read(batch: Batch, seconds_over: Any) -> None:
    way = way_of(batch)
    with batch.file.open("rb") as file:
        try:
            unread = lines(file, batch.way_of_reading, after=batch.position or None)
            while some := list(islice(unread, AT_ONCE)):
                if not _keep(batch, some, way) or seconds_over():
                    return
        except Unreadable as failure:
            # Broken half-way (an open quotation mark, a torn archive): the rows so far must not pass for the file.
            _give_up(batch, unreadable(failure), READ)
            return
    with transaction.atomic():
        if _held(batch, READ):
            if mixed := _mixed_unasked(batch):
                _ask_order_again(batch, mixed)
                return
            # Not before the last row is read: rows of one number, and both ends of a link, stand anywhere in a file.
            unite(batch.pk)
            batch.total = batch.rows.aggregate(last=Max("line"))["last"] or 0
            batch.phase, batch.position = COMPARE, 0
            _save(batch)


@transaction.atomic
def _keep(batch: Batch, some: list[Line], way: Way) -> bool:
    """Write some rows down. False where another worker was quicker."""
    # Taken first, since `_held` reads `batch` anew: the old position tells whether these rows are written already.
    before = batch.position
    if not _held(batch, READ) or batch.position != before:
        return False
    rows = [_row(batch, line, way) for line in some]
    # A body that moves in has almost only new numbers: said here, they need no second pass and no second write.
    held = standing({row.printed_number for row in rows if row.verdict == V.WAITING})
    new = [row for row in rows if row.verdict == V.WAITING and row.printed_number not in held]
    for row in new:
        row.verdict = V.NEW
    _find_written_otherwise(new)
    copy_in(rows)
    batch.position = some[-1].number
    batch.total = max(batch.total, batch.position)
    _save(batch)
    crash_points.reached("imports.read")
    return True


def _row(batch: Batch, line: Line, way: Way) -> Row:
    understood = understand(line.cells, way, is_torn=line.is_torn)
    number = understood.number
    return Row(
        batch=batch,
        line=line.number,
        turn=line.number,
        number=number[: numbers.LONGEST],
        # Cut short, two numbers would seem to be one. Whatever is too long to be kept is no other row's number.
        printed_number=numbers.printed(number) if len(number) <= numbers.LONGEST else "",
        folded_number=numbers.folded(number) if len(number) <= numbers.LONGEST else "",
        digest=understood.digest,
        content=understood.content,
        problems=understood.problems,
        remarks=understood.remarks,
        verdict=V.NOTE if understood.is_note else V.REFUSED if understood.problems else V.WAITING,
    )


def _compare_some(batch: Batch) -> None:
    with transaction.atomic():
        if not _held(batch, COMPARE):
            return
        rows = list(batch.rows.filter(verdict=V.WAITING, line__gt=batch.position).order_by("line")[:AT_ONCE])
        if rows:
            _compare(rows)
            batch.position = rows[-1].line
        else:
            # Last, since a link holds by what became of both its ends.
            link(batch)
            batch.state, batch.phase, batch.checked_at = Batch.State.CHECKED, "", clock.now()
            batch.counts = counted(batch)
        _save(batch)
    crash_points.reached("imports.compared")


def _compare(rows: list[Row]) -> None:
    held = standing([row.printed_number for row in rows])
    for row in rows:
        certificate = held.get(row.printed_number)
        if certificate is None:  # taken back since its row was read
            row.verdict = V.NEW
            continue
        change = difference(certificate, row.content)
        row.certificate = certificate.pk
        row.problems += change.problems
        row.remarks += change.remarks
        row.verdict = V.REFUSED if change.problems else V.CHANGED if change.fields else V.SAME
        if row.verdict == V.CHANGED:
            row.remarks.append({"code": "changes", "fields": change.fields})
    keep_results(rows)


def standing(printed: Iterable[str]) -> dict[str, Certificate]:
    """This body's certificates of these numbers, as they are printed."""
    return {one.printed_number: one for one in Certificate.objects.standing().filter(printed_number__in=list(printed))}


def _find_written_otherwise(rows: list[Row]) -> None:
    """A row whose number only differs from one in the register by how it is written is about that certificate, or says
    that there is another one so alike."""
    alike = defaultdict(list)
    folded = [row.folded_number for row in rows if row.folded_number]
    for certificate in Certificate.objects.standing().filter(folded_number__in=folded):
        alike[certificate.folded_number].append(certificate)
    for row in rows:
        if others := alike.get(row.folded_number):
            if same := written_otherwise(row, others):
                # Compared under the register's way of writing: NS 2024 revises NS-2024, and is no second certificate.
                row.verdict, row.printed_number = V.WAITING, same.printed_number
            else:
                row.remarks.append({"code": "number_alike", "said": others[0].number})


# --- How far it has come ----------------------------------------------------------------------------------------------


def _held(batch: Batch, phase: str) -> bool:
    """Take the batch as it is now, locked by this transaction. False where its work has moved on without us."""
    now = Batch.objects.select_for_update().get(pk=batch.pk)
    # Not the file: it is open in our hands, and reading goes on in it.
    batch.__dict__.update({name: value for name, value in now.__dict__.items() if name not in ("_state", "file")})
    return batch.state == Batch.State.CHECKING and batch.phase == phase


def _save(batch: Batch) -> None:
    batch.worked_at = clock.now()
    batch.counts = {name: count for name, count in batch.counts.items() if name != "tries"}
    batch.save(update_fields=["state", "phase", "position", "total", "counts", "checked_at", "trouble", "worked_at"])


def give_up_check(batch: Batch) -> None:
    """Back to the columns, after tries that came to nothing."""
    words = _(
        "Checking this file has failed several times. Correct what is unusual in it, or bring it in several parts."
    )
    _give_up(batch, words, batch.phase)


@transaction.atomic
def _give_up(batch: Batch, why: str, phase: str) -> None:
    if _held(batch, phase):
        batch.rows.all().delete()
        batch.state, batch.phase, batch.trouble = Batch.State.DRAFT, "", why[:300]
        _save(batch)


def _mixed_unasked(batch: Batch) -> dict[str, list[str]]:
    """Columns of which only rows below the first look prove another order than theirs, with those days."""
    if not batch.answers.get("orders"):  # no column has days that an order could be wrong for
        return {}
    known = set(batch.answers.get("mixed", {}))
    rows = batch.rows.filter(remarks__contains=[{"code": "day_other_order"}]).values_list("remarks", flat=True)
    mixed: dict[str, list[str]] = {}
    for one in (one for remarks in rows[:LOOKS_AT] for one in remarks if one["code"] == "day_other_order"):
        if one["field"] not in known and len(mixed.setdefault(one["field"], [])) < 1:
            mixed[one["field"]].append(one["said"])
    return {key: days for key, days in mixed.items() if days}


def _ask_order_again(batch: Batch, mixed: dict[str, list[str]]) -> None:
    """Back to the columns: this file proves both orders, and whoever chose one could not know."""
    orders = {key: order for key, order in batch.answers.get("orders", {}).items() if key not in mixed}
    batch.answers = batch.answers | {"orders": orders, "mixed": batch.answers.get("mixed", {}) | mixed}
    batch.rows.all().delete()
    batch.state, batch.phase = Batch.State.DRAFT, ""
    words = _(
        "Some days can only be read with the day first, others only with the month first: %(fields)s (%(days)s). "
        "Say how the days that allow both are read."
    )
    days = listed(examples[0] for examples in mixed.values())
    batch.trouble = (words % {"fields": listed(field_words(key) for key in mixed), "days": days})[:300]
    _save(batch)
    batch.save(update_fields=["answers"])
