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
from certificates.actions.changing import require_role
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
from lib import clock, points
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
    batch.rows.all().delete()
    batch.state, batch.phase, batch.position, batch.counts, batch.trouble = Batch.State.CHECKING, READ, 0, {}, ""
    begin_work(batch)
    return batch


def begin_work(batch: Batch) -> None:
    """Have a worker take the batch up; a date sees to it that one does even where the first is killed."""
    batch.worked_at = clock.now()
    batch.save()
    set_due(WATCH, batch.pk, clock.now() + LOOK_AGAIN, body=current_body())
    later("imports.work", current_body().schema_name, str(batch.pk))


def refuse_while_open(batch: Batch) -> None:
    """Say what a person still has to say about the columns."""
    held = set(batch.columns.values())
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
    asked = questions_of(look, batch.columns, batch.answers)
    said = batch.answers.get("orders", {})
    if unsaid := [key for key in asked.orders_open if not said.get(key)]:
        raise Refused(
            _("Say whether the day or the month comes first: %(fields)s.")
            % {"fields": listed(field_words(key) for key in unsaid)}
        )
    for key, orders in asked.orders.items():
        if len(orders) == 1 and not said.get(key):
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
            found = lines(file, batch.way_of_reading, after=batch.position or None)
            while some := list(islice(found, AT_ONCE)):
                if not _keep(batch, some, way) or seconds_over():
                    return
        except Unreadable as failure:
            _give_up(batch, unreadable(failure))
            return
    with transaction.atomic():
        if _held(batch, READ):
            unite(batch.pk)
            batch.total = batch.rows.aggregate(last=Max("line"))["last"] or 0
            batch.phase, batch.position = COMPARE, 0
            _save(batch)


@transaction.atomic
def _keep(batch: Batch, some: list[Line], way: Way) -> bool:
    """Write some rows down. False where another worker was quicker."""
    before = batch.position
    if not _held(batch, READ) or batch.position != before:
        return False
    rows = [_row(batch, line, way) for line in some]
    held = standing({row.printed_number for row in rows if row.verdict == V.WAITING})
    new = [row for row in rows if row.verdict == V.WAITING and row.printed_number not in held]
    for row in new:
        row.verdict = V.NEW
    _find_written_otherwise(new)
    copy_in(rows)
    batch.position = some[-1].number
    batch.total = max(batch.total, batch.position)
    _save(batch)
    points.reached("imports.read")
    return True


def _row(batch: Batch, line: Line, way: Way) -> Row:
    found = understand(line.cells, way)
    return Row(
        batch=batch,
        line=line.number,
        turn=line.number,
        number=found.number,
        printed_number=numbers.printed(found.number),
        folded_number=numbers.folded(found.number),
        digest=found.digest,
        content=found.content,
        problems=found.problems,
        remarks=found.remarks,
        verdict=V.NOTE if found.is_note else V.REFUSED if found.problems else V.WAITING,
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
            _link(batch)
            batch.state, batch.phase, batch.checked_at = Batch.State.CHECKED, "", clock.now()
            batch.counts = counted(batch)
        _save(batch)
    points.reached("imports.compared")


def _compare(rows: list[Row]) -> None:
    held = standing([row.printed_number for row in rows])
    for row in rows:
        certificate = held.get(row.printed_number)
        if certificate is None:  # taken back since its row was read
            row.verdict = V.NEW
            continue
        found = difference(certificate, row.content)
        row.certificate = certificate.pk
        row.problems += found.problems
        row.remarks += found.remarks
        row.verdict = V.REFUSED if found.problems else V.CHANGED if found.fields else V.SAME
        if row.verdict == V.CHANGED:
            row.remarks.append({"code": "changes", "fields": found.fields})
    keep_results(rows)


def standing(printed: Iterable[str]) -> dict[str, Certificate]:
    """This body's certificates of these numbers, as they are printed."""
    return {one.printed_number: one for one in Certificate.objects.standing().filter(printed_number__in=list(printed))}


def _find_written_otherwise(rows: list[Row]) -> None:
    """A row whose number only differs from one in the register by how it is written is about that certificate, or says
    that there is another one so alike."""
    alike = defaultdict(list)
    folded = [row.folded_number for row in rows if row.folded_number]
    for one in Certificate.objects.standing().filter(folded_number__in=folded):
        alike[one.folded_number].append(one)
    for row in rows:
        if others := alike.get(row.folded_number):
            if same := written_otherwise(row, others):
                row.verdict, row.printed_number = V.WAITING, same.printed_number
            else:
                row.remarks.append({"code": "number_alike", "said": others[0].number})


# --- Chains of predecessors -------------------------------------------------------------------------------------------


def _link(batch: Batch) -> None:
    """Give each row its one successor, let chains have one turn, and say of links that cannot be kept why not."""
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
    found = chains_of(known, issued | {n: str(one.issued_on) for n, one in held.items() if n not in rows})
    _remark_on(found, rows, touched)
    for before, after in found.successor.items():
        _keep_link(before, after, rows, held, touched)
    for group in found.groups():
        together = [rows[number] for number in group if number in rows]
        for row in together:
            row.turn = min(one.line for one in together)
            touched[row.pk] = row
    fields = ["verdict", "problems", "remarks", "successor", "predecessors", "turn"]
    Row.objects.bulk_update(touched.values(), fields, batch_size=AT_ONCE)
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
        for one in Certificate.objects.standing().filter(folded_number__in=some):
            held[one.printed_number] = one
            meant[one.folded_number].add(one.printed_number)

    def known(number: str) -> str:
        alike = meant[numbers.folded(number)]
        return next(iter(alike)) if len(alike) == 1 else number

    links = [(known(before), known(after)) for before, after in claims]
    return [(before, after) for before, after in links if before != after], rows, held


def _may_be_linked(
    before: str, after: str, rows: dict[str, Row], held: dict[str, Certificate], touched: dict[int, Row]
) -> bool:
    """Whether both ends of a link will stand in the register; if not, the row that tells of it says so."""
    telling, missing, is_before = (rows.get(after), before, True) if _stands(after, rows, held) else (rows.get(before), after, False)  # fmt: skip
    if _stands(before, rows, held) and _stands(after, rows, held):
        return True
    if telling is not None:
        row = rows.get(missing)
        said = {"said": row.number if row else _as_named(telling, missing)}
        code = "successor_unknown" if not is_before else "predecessor_refused" if row else "predecessor_unknown"
        _remark(telling, {"code": code, **said} | ({"row": row.line} if row and is_before else {}), touched)
    return False


def _as_named(telling: Row, number: str) -> str:
    """A number as the row that names it writes it."""
    named = [*telling.content.get("predecessors", ()), *telling.content.get("successors", ())]
    return next((one for one in named if numbers.folded(one) == numbers.folded(number)), number)


def _stands(number: str, rows: dict[str, Row], held: dict[str, Certificate]) -> bool:
    return number in held or (number in rows and rows[number].verdict != V.REFUSED)


def _remark_on(found: Chains, rows: dict[str, Row], touched: dict[int, Row]) -> None:
    for left_out, before, taken_by in found.split:
        if row := rows.get(left_out):
            said = {"code": "predecessor_taken", "said": _written(before, rows), "other": _written(taken_by, rows)}
            _remark(row, said, touched)
    for circle in found.circles:
        for number in circle:
            if row := rows.get(number):
                _remark(row, {"code": "circle", "said": " → ".join(circle[:8])}, touched)


def _keep_link(
    before: str, after: str, rows: dict[str, Row], held: dict[str, Certificate], touched: dict[int, Row]
) -> None:
    old, new = held.get(before), held.get(after)
    if old and old.superseded_by_id and new and old.superseded_by_id == new.pk:
        return
    row, telling = rows.get(before), rows.get(after) or rows.get(before)
    if old and old.origin != "imported" and telling:
        _remark(telling, {"code": "predecessor_issued_here", "said": old.number}, touched)
    elif status := _ended_otherwise(old, row):
        if telling:
            _remark(telling, {"code": "predecessor_ended", "said": _written(before, rows), "status": status}, touched)
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
    if old:
        return "" if old.status == Status.VALID else str(old.status)
    if row is None or row.content["status"] in (Status.VALID, Status.SUPERSEDED):
        return ""
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
