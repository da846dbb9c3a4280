"""Chains of predecessors: each row gets its one successor, or a remark why a link cannot be kept."""

from collections import Counter, defaultdict
from itertools import batched
from typing import Any
from uuid import UUID

from django.db.models import Q

from certificates.models import Certificate
from certificates.transitions import Status
from imports.chains import Chains, chains_of
from imports.models import Batch, Row
from lib.text import numbers

AT_ONCE = 500
WITHOUT_SUCCESSOR = "superseded_without_successor"
V = Row.Verdict
type Link = tuple[str, str]  # a predecessor's printed number and its successor's


def link(batch: Batch) -> None:
    """Give each row its one successor, let chains have one turn, and say of links that cannot be kept why not."""
    # A row that repeats another, or adds a model to it, would make the same claim once more.
    telling = batch.rows.exclude(verdict=V.REPEATED).filter(
        Q(content__has_key="predecessors") | Q(content__has_key="successors")
    )
    links, rows, held = _known(batch, [pair for row in telling.iterator(2000) for pair in _claims(row)])
    touched: dict[int, Row] = {}
    known = [
        pair
        for pair in dict.fromkeys(links)
        if _may_be_linked(*pair, rows, held, touched) and _may_take_over(*pair, rows, held, touched)
    ]
    issued = {number: row.content.get("issued_on") or "9999" for number, row in rows.items()}
    # Rows speak before the register of a day of issue: this file may be about to correct it.
    issued |= {number: str(one.issued_on or "9999") for number, one in held.items() if number not in rows}
    chains = _chains(known, issued, rows, held, touched)
    _remark_on_splits(chains, rows, touched)
    for before, after in chains.successor.items():
        _keep_link(before, after, rows, held, touched)
        # In the middle of a chain its successor is superseded in its turn, which says enough.
        if after not in chains.successor:
            _say_if_history(before, after, rows, held, touched)
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
    _remark_on_those_that_stay(batch)


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
        for certificate in Certificate.objects.standing().public().filter(folded_number__in=some):
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
        code = f"{'predecessor' if is_before else 'successor'}_{'refused' if row else 'unknown'}"
        _remark(telling, {"code": code, **named} | ({"row": row.line} if row else {}), touched)
    return False


def _as_named(telling: Row, number: str) -> str:
    """A number as the row that names it writes it."""
    named = [*telling.content.get("predecessors", ()), *telling.content.get("successors", ())]
    return next((one for one in named if numbers.folded(one) == numbers.folded(number)), number)


def _stands(number: str, rows: dict[str, Row], held: dict[str, Certificate]) -> bool:
    return number in held or (number in rows and rows[number].verdict != V.REFUSED)


def _may_take_over(
    before: str, after: str, rows: dict[str, Row], held: dict[str, Certificate], touched: dict[int, Row]
) -> bool:
    """Whether a successor may end what is in force: it has to be valid itself (PROCESS.md section 5); if not, a row says so."""
    row = rows.get(before)
    # What the body's own list calls superseded was so before this file: that its successor has ended since is history.
    if row is not None and row.content.get("status") == Status.SUPERSEDED:
        return True
    status = _will_be(after, rows, held)
    if _will_be(before, rows, held) != Status.VALID or status == Status.VALID:
        return True
    if telling := row or rows.get(after):
        names = {"said": _written(before, rows), "other": _written(after, rows)}
        _remark(telling, {"code": "successor_not_valid", **names, "status": status}, touched)
    return False


def _will_be(number: str, rows: dict[str, Row], held: dict[str, Certificate]) -> str:
    """The status that a number will have after this import, but for its links."""
    row, certificate = rows.get(number), held.get(number)
    if certificate is None:
        return str(rows[number].content["status"])
    changed = [name for one in row.remarks if one["code"] == "changes" for name in one["fields"]] if row else []
    return str(row.content["status"]) if row and "status" in changed else str(certificate.status)


def _chains(
    links: list[Link],
    issued: dict[str, str],
    rows: dict[str, Row],
    held: dict[str, Certificate],
    touched: dict[int, Row],
) -> Chains:
    """The chains of what can be entered. What is superseded goes in with its successor only, which may be superseded too."""
    while True:
        chains = chains_of(links, issued)
        _remark_on_circles(chains, rows, touched)
        alone = [n for n in rows if _needs_successor(n, rows, held) and n not in chains.successor]
        if not alone:
            return chains
        _refuse_back(alone, links, rows, held, touched)
        links = [pair for pair in links if _may_be_linked(*pair, rows, held, touched)]


def _needs_successor(number: str, rows: dict[str, Row], held: dict[str, Certificate]) -> bool:
    row = rows.get(number)
    return (
        row is not None
        and number not in held
        and row.verdict != V.REFUSED
        and row.content.get("status") == Status.SUPERSEDED
    )


def _refuse_back(
    alone: list[str], links: list[Link], rows: dict[str, Row], held: dict[str, Certificate], touched: dict[int, Row]
) -> None:
    """Refuse these, and down the chain whoever had nobody but them for a successor."""
    before_it, left = defaultdict(list), Counter(before for before, _after in links)
    for before, after in links:
        before_it[after].append(before)
    waiting = list(alone)
    while waiting:
        number = waiting.pop()
        if rows[number].verdict == V.REFUSED:  # by another way round a circle
            continue
        rows[number].verdict = V.REFUSED
        rows[number].problems.append({"code": WITHOUT_SUCCESSOR})
        touched[rows[number].pk] = rows[number]
        for before in before_it[number]:
            left[before] -= 1
            if not left[before] and _needs_successor(before, rows, held):
                waiting.append(before)


def _say_if_history(
    before: str, after: str, rows: dict[str, Row], held: dict[str, Certificate], touched: dict[int, Row]
) -> None:
    row, status = rows.get(before), _will_be(after, rows, held)
    if row and row.successor == after and status not in (Status.VALID, Status.SUPERSEDED):
        _remark(row, {"code": "successor_ended_since", "said": _written(after, rows), "status": status}, touched)


def _remark_on_splits(chains: Chains, rows: dict[str, Row], touched: dict[int, Row]) -> None:
    for left_out, before, taken_by in chains.split:
        if row := rows.get(left_out):
            remark = {"code": "predecessor_taken", "said": _written(before, rows), "other": _written(taken_by, rows)}
            _remark(row, remark, touched)


def _remark_on_circles(chains: Chains, rows: dict[str, Row], touched: dict[int, Row]) -> None:
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
    elif status := _ended_otherwise(before, rows, held):
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
        _remark(rows[after], {"code": "supersedes", "said": _written(before, rows)}, touched)


def _ended_otherwise(number: str, rows: dict[str, Row], held: dict[str, Certificate]) -> str:
    """The status that a predecessor keeps although another took its place; "" where it becomes superseded."""
    # A withdrawn certificate stays withdrawn though its holder has a new one by now: "superseded" would whitewash it.
    row = rows.get(number)
    if number in held:
        status = _will_be(number, rows, held)
        return "" if status == Status.VALID else status
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
        row.problems.append({"code": WITHOUT_SUCCESSOR})
        row.save(update_fields=["verdict", "problems"])


def _remark_on_those_that_stay(batch: Batch) -> None:
    """Say where the file calls superseded what the register goes on calling something else."""
    alone = batch.rows.filter(verdict__in=[V.SAME, V.CHANGED], content__status=Status.SUPERSEDED, successor="")
    here = Certificate.objects.exclude(status=Status.SUPERSEDED)
    statuses: dict[UUID | None, str] = dict(here.filter(pk__in=alone.values("certificate")).values_list("pk", "status"))
    for row in alone.filter(certificate__in=list(statuses)).iterator(2000):
        row.remarks.append({"code": "not_superseded", "here": statuses[row.certificate]})
        row.save(update_fields=["remarks"])


def leave_out(row: Row, other: str, why: dict[str, Any]) -> None:
    """Leave a link out of the row that bears it, and say there why."""
    if row.successor == other:
        row.successor = ""
        changes = [name for one in row.remarks if one["code"] == "changes" for name in one["fields"]]
        fields = [name for name in changes if name != "superseded"]
        row.remarks = [one for one in row.remarks if one["code"] != "changes"]
        row.remarks += [{"code": "changes", "fields": fields}] if fields else []
    else:
        row.predecessors.remove(other)
        row.remarks = [one for one in row.remarks if one["code"] != "supersedes"]
        row.remarks += [{"code": "supersedes", "said": number} for number in row.predecessors]
    row.remarks = [*row.remarks, why]


def _remark(row: Row, said: dict[str, Any], touched: dict[int, Row]) -> None:
    if said not in row.remarks:
        row.remarks.append(said)
    touched[row.pk] = row


def _written(number: str, rows: dict[str, Row]) -> str:
    return rows[number].number if number in rows else number
