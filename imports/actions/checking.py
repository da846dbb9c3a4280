"""The dry run: every row read, understood, compared with its fellows and with the register. Nothing is entered.

Done in pieces, each in a transaction that also says how far it has come, so that a killed check goes on where it was.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from itertools import batched, islice
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions import require_role
from certificates.models import Certificate
from certificates.transitions import Status
from imports.actions.keeping import keep_results
from imports.actions.uniting import unite, written_otherwise
from imports.actions.uploading import changeable
from imports.chains import Chains, chains_of
from imports.comparing import difference
from imports.looking import looked_at, questions_of, way_of
from imports.models import Batch, Row
from imports.queries import counted
from imports.reading import Unreadable, lines
from imports.reading.tables import Line
from imports.understanding import Way, understand
from imports.wording import field_words, unreadable
from lib import clock, crash_points
from lib.bulk_insert import copy_in
from lib.queue import later
from lib.refusal import Refused
from lib.text import listed, numbers
from outbox.actions import set_due
from staff.models import Role
from tenants.context import current_body

READ, COMPARE = "read", "compare"
AT_ONCE = 500
NEEDED = ("number", "issued_on")
WATCH = "imports.watch"
LOOK_AGAIN = timedelta(seconds=60)
V = Row.Verdict
type Link = tuple[str, str]  # a predecessor's printed number and its successor's


@transaction.atomic
def check(batch: Batch, *, by: User) -> Batch:
    """Have every row looked at. Refuses while a question about the columns is open."""
    require_role(by, Role.REGISTRAR)
    batch = changeable(batch)
    refuse_while_open(batch)
    # Columns and answers may have changed since the last check: no verdict from then stands beside new ones.
    batch.rows.all().delete()
    batch.state, batch.phase, batch.position, batch.counts, batch.trouble = Batch.State.CHECKING, READ, 0, {}, ""
    begin_work(batch)
    return batch


def begin_work(batch: Batch) -> None:
    """Have a worker take the batch up; a date sees to it that one does even where the first is killed."""
    batch.worked_at = clock.now()
    batch.save()
    # The queued task may get lost, or its worker be killed; the date is a row of this transaction and finds both.
    set_due(WATCH, batch.pk, clock.now() + LOOK_AGAIN, body=current_body())
    later("imports.work", current_body().schema_name, str(batch.pk))


def refuse_while_open(batch: Batch) -> None:
    """Say what a person still has to say about the columns."""
    held = set(batch.columns.values())
    # Many lists have one day only and call it the start of validity: it is then taken for the day of issue.
    missing = [key for key in NEEDED if key not in held and not (key == "issued_on" and "valid_from" in held)]
    missing += [one for one, also in (("holder", "holder_"), ("product", "product_")) if not any(
        key == one or (key.startswith(also) and not key.endswith("address")) for key in held
    )]  # fmt: skip
    if missing:
        raise Refused(_("Say which column holds: %(fields)s.") % {"fields": listed(map(field_words, missing))})
    with batch.file.open("rb") as file:
        look = looked_at(file, batch.way_of_reading)
    if not look.lines:
        raise Refused(
            _("There is no row below the headings. Choose another row of headings or sheet, or another file.")
        )
    # 03/04/2025 is two days. A guess would be right for most rows and publish a wrong day for the others.
    asked = questions_of(look, batch.columns, batch.answers)
    answered = batch.answers.get("orders", {})
    if unsaid := [key for key in asked.orders_open if not answered.get(key)]:
        raise Refused(
            _("Say whether the day or the month comes first: %(fields)s.")
            % {"fields": listed(field_words(key) for key in unsaid)}
        )
    # One 25/04 settles its whole column. Kept as an answer, since rows below the first look know nothing of that cell.
    for key, orders in asked.orders.items():
        if len(orders) == 1 and not answered.get(key):
            batch.answers = batch.answers | {"orders": batch.answers.get("orders", {}) | {key: orders[0]}}
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
            _give_up(batch, unreadable(failure))
            return
    with transaction.atomic():
        if _held(batch, READ):
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
    understood = understand(line.cells, way)
    return Row(
        batch=batch,
        line=line.number,
        turn=line.number,
        number=understood.number,
        printed_number=numbers.printed(understood.number),
        folded_number=numbers.folded(understood.number),
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
            _link(batch)
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


# --- Chains of predecessors -------------------------------------------------------------------------------------------


def _link(batch: Batch) -> None:
    """Give each row its one successor, let chains have one turn, and say of links that cannot be kept why not."""
    # A row that repeats another, or adds a model to it, would make the same claim once more.
    telling = batch.rows.exclude(verdict=V.REPEATED).filter(
        Q(content__has_key="predecessors") | Q(content__has_key="successors")
    )
    links, rows, held = _known(batch, [pair for row in telling.iterator(2000) for pair in _claims(row)])
    touched: dict[int, Row] = {}
    known = []
    for before, after in links:
        if _may_be_linked(before, after, rows, held, touched):
            known.append((before, after))
    issued = {number: row.content.get("issued_on", "9999") for number, row in rows.items()}
    # Rows speak before the register of a day of issue: this file may be about to correct it.
    chains = chains_of(known, issued | {n: str(one.issued_on) for n, one in held.items() if n not in rows})
    _remark_on(chains, rows, touched)
    for before, after in chains.successor.items():
        _keep_link(before, after, rows, held, touched)
    # Nothing is superseded by what is not there yet, so a chain is one turn and one transaction: killed between two,
    # an import would leave a predecessor valid in public beside its successor.
    for group in chains.groups():
        together = [rows[number] for number in group if number in rows]
        for row in together:
            row.turn = min(one.line for one in together)
            touched[row.pk] = row
    fields = ["verdict", "problems", "remarks", "successor", "predecessors", "turn"]
    Row.objects.bulk_update(touched.values(), fields, batch_size=AT_ONCE)
    # No certificate is superseded by nobody: the database says so as well (`superseded_names_its_successor`).
    _refuse_those_without_successor(batch)


def _claims(row: Row) -> list[tuple[str, str]]:
    own = row.printed_number
    before = [(numbers.printed(number), own) for number in row.content.get("predecessors", ())]
    return before + [(own, numbers.printed(number)) for number in row.content.get("successors", ())]


def _known(batch: Batch, claims: list[Link]) -> tuple[list[Link], dict[str, Row], dict[str, Certificate]]:
    """The links by the numbers that rows and register have: whoever names another may write its number otherwise."""
    rows: dict[str, Row] = {}
    held: dict[str, Certificate] = {}
    meant = defaultdict(set)
    for some in batched(sorted({numbers.folded(number) for pair in claims for number in pair}), 2000):
        for row in batch.rows.filter(folded_number__in=some).exclude(verdict=V.REPEATED):
            rows[row.printed_number] = row
            meant[row.folded_number].add(row.printed_number)
        for certificate in Certificate.objects.standing().filter(folded_number__in=some):
            held[certificate.printed_number] = certificate
            meant[certificate.folded_number].add(certificate.printed_number)

    def known(number: str) -> str:
        # Of several that fold to one (CB-1-12, CB-11-2) only the exact one can be meant: no history is made up.
        alike = meant[numbers.folded(number)]
        return next(iter(alike)) if len(alike) == 1 else number

    links = [(known(before), known(after)) for before, after in claims]
    # Once their ways of writing are settled, some rows turn out to name themselves.
    return [(before, after) for before, after in links if before != after], rows, held


def _may_be_linked(
    before: str, after: str, rows: dict[str, Row], held: dict[str, Certificate], touched: dict[int, Row]
) -> bool:
    """Whether both ends of a link will stand in the register; if not, the row that tells of it says so."""
    # The end that stands tells of the one that is missing: its row is entered, and somebody reads its remark.
    telling, missing, is_before = (rows.get(after), before, True) if _stands(after, rows, held) else (rows.get(before), after, False)  # fmt: skip
    if _stands(before, rows, held) and _stands(after, rows, held):
        return True
    if telling is not None:
        row = rows.get(missing)
        named = {"said": row.number if row else _as_named(telling, missing)}
        code = "successor_unknown" if not is_before else "predecessor_refused" if row else "predecessor_unknown"
        _remark(telling, {"code": code, **named} | ({"row": row.line} if row and is_before else {}), touched)
    return False


def _as_named(telling: Row, number: str) -> str:
    """A number as the row that names it writes it."""
    named = [*telling.content.get("predecessors", ()), *telling.content.get("successors", ())]
    return next((one for one in named if numbers.folded(one) == numbers.folded(number)), number)


def _stands(number: str, rows: dict[str, Row], held: dict[str, Certificate]) -> bool:
    return number in held or (number in rows and rows[number].verdict != V.REFUSED)


def _remark_on(chains: Chains, rows: dict[str, Row], touched: dict[int, Row]) -> None:
    for left_out, before, taken_by in chains.split:
        if row := rows.get(left_out):
            remark = {"code": "predecessor_taken", "said": _written(before, rows), "other": _written(taken_by, rows)}
            _remark(row, remark, touched)
    for circle in chains.circles:
        for number in circle:
            if row := rows.get(number):
                _remark(row, {"code": "circle", "said": " → ".join(circle[:8])}, touched)


def _keep_link(
    before: str, after: str, rows: dict[str, Row], held: dict[str, Certificate], touched: dict[int, Row]
) -> None:
    old, new = held.get(before), held.get(after)
    # The same file again changes nothing: what holds already is no change to answer for.
    if old and old.superseded_by_id and new and old.superseded_by_id == new.pk:
        return
    row, telling = rows.get(before), rows.get(after) or rows.get(before)
    # What was issued here ends by a decision of two people, never by a file (ADR 22).
    if old and old.origin != "imported" and telling:
        _remark(telling, {"code": "predecessor_issued_here", "said": old.number}, touched)
    elif status := _ended_otherwise(old, row):
        if telling:
            _remark(telling, {"code": "predecessor_ended", "said": _written(before, rows), "status": status}, touched)
    # Only rows are worked off: the predecessor's own bears the link or, where it has none, its successor's.
    elif row and row.verdict != V.REFUSED:
        row.successor = after
        if row.verdict == V.SAME:
            row.verdict = V.CHANGED
            row.remarks.append({"code": "changes", "fields": ["superseded"]})
        touched[row.pk] = row
    elif telling and after in rows:
        rows[after].predecessors.append(before)
        if rows[after].verdict == V.SAME:
            rows[after].verdict = V.CHANGED
            rows[after].remarks.append({"code": "changes", "fields": ["superseded"]})
        touched[rows[after].pk] = rows[after]


def _ended_otherwise(old: Certificate | None, row: Row | None) -> str:
    """The status that a predecessor keeps although another took its place; "" where it becomes superseded."""
    # A withdrawn certificate stays withdrawn though its holder has a new one by now: "superseded" would whitewash it.
    if old:
        return "" if old.status == Status.VALID else str(old.status)
    if row is None or row.content["status"] in (Status.VALID, Status.SUPERSEDED):
        return ""
    # The file calls it valid and only today's date has ended it: that another took its place is the truer end.
    is_only_over = row.content["status"] == Status.EXPIRED and any(
        one["code"] == "over_meanwhile" for one in row.remarks
    )
    return "" if is_only_over or not row.content.get("status_said") else str(row.content["status"])


def _refuse_those_without_successor(batch: Batch) -> None:
    alone = batch.rows.filter(verdict__in=[V.NEW, V.WAITING], content__status=Status.SUPERSEDED, successor="")
    for row in alone.iterator(2000):
        row.verdict = V.REFUSED
        row.problems.append({"code": "superseded_without_successor"})
        row.save(update_fields=["verdict", "problems"])


def _remark(row: Row, said: dict[str, Any], touched: dict[int, Row]) -> None:
    if said not in row.remarks:
        row.remarks.append(said)
    touched[row.pk] = row


def _written(number: str, rows: dict[str, Row]) -> str:
    return rows[number].number if number in rows else number


# --- How far it has come ----------------------------------------------------------------------------------------------


def _held(batch: Batch, phase: str) -> bool:
    """Take the batch as it is now, locked by this transaction. False where its work has moved on without us."""
    now = Batch.objects.select_for_update().get(pk=batch.pk)
    # Not the file: it is open in our hands, and reading goes on in it.
    batch.__dict__.update({name: value for name, value in now.__dict__.items() if name not in ("_state", "file")})
    return batch.state == Batch.State.CHECKING and batch.phase == phase


def _save(batch: Batch) -> None:
    batch.worked_at = clock.now()
    batch.save(update_fields=["state", "phase", "position", "total", "counts", "checked_at", "trouble", "worked_at"])


@transaction.atomic
def _give_up(batch: Batch, why: str) -> None:
    if _held(batch, READ):
        batch.rows.all().delete()
        batch.state, batch.phase, batch.trouble = Batch.State.DRAFT, "", why[:300]
        _save(batch)
