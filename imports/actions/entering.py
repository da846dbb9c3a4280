"""Rows become certificates: a few hundred a transaction, each with its history, its place in the register and one fact.

What two people answered for is entered, no more: a row that no longer fits what the register says by now is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from django.db import DataError, IntegrityError, transaction
from django.db.models import Q, QuerySet

from accounts.actions import notify
from accounts.models import User
from certificates.actions import (
    Change,
    What,
    Word,
    body_is_open,
    change_many,
    enter_many,
    start_of,
    state_in_bulk,
    tell_holders_of_word,
)
from certificates.models import Certificate
from certificates.transitions import Status
from imports.actions.keeping import keep_results
from imports.actions.linking import WITHOUT_SUCCESSOR, leave_out
from imports.actions.uniting import written_otherwise
from imports.comparing import Difference, change_of, difference, ending_of, values_of
from imports.models import Batch, Row
from imports.queries import counted
from lib import clock, crash_points
from lib.text import Bilingual, bilingual
from outbox.actions import clear_due
from outbox.models import Delivery
from tenants.context import current_body

log = structlog.get_logger(__name__)

AT_ONCE = 100  # rows a transaction: so long, at most, somebody waits who suspends one of them
FEW = 25  # while statuses are being changed
LOOKS_BACK, CALM = 40, timedelta(seconds=5)
WATCH = "imports.watch"
# One of these stands in the history of each such certificate, and beneath its issue date.
DAY_OF_LIST = bilingual(
    "录入时，认证机构未提供本证书的颁证日期，所列日期系为整份清单统一填写。",
    "When it was entered, the body did not state this certificate's own issue date: the day was given for a whole list.",
)
DAY_UNKNOWN = bilingual(
    "录入时，认证机构未提供本证书的颁证日期。",
    "When it was entered, the body did not know the day on which this certificate was issued.",
)
V = Row.Verdict


@dataclass
class _Piece:
    """What one transaction works on: rows, the certificates they are about, and which of these were touched."""

    batch: Batch
    by: User
    rows: list[Row]
    held: dict[str, Certificate]
    touched: dict[Any, Certificate] = field(default_factory=dict)

    @property
    def word(self) -> Word:
        return _word_of(self.batch)

    def touch(self, certificate: Certificate) -> None:
        self.touched[certificate.pk] = certificate


def enter_carefully(batch: Batch, *, is_one_by_one: bool = False) -> bool:
    """Enter the next rows; where the database refuses them, one turn alone, so that one bad row keeps nobody else out."""
    at_once = 1 if is_one_by_one else min(AT_ONCE, FEW) if statuses_move() else AT_ONCE
    try:
        return enter_some(batch, at_once=at_once)
    except (IntegrityError, DataError):
        log.warning("imports.refused_by_database", batch=str(batch.pk), exc_info=True)
    batch.refresh_from_db(fields=["position"])
    turn = next(iter(_next_turns(batch, 1)), None)
    try:
        # A hundred rows fail for one. The next turn alone is that one, or goes in, and the others are tried again.
        return enter_some(batch, at_once=1, turn=turn)
    except (IntegrityError, DataError) as failure:
        why = str(failure).splitlines()[0][:200]
        return _refuse(batch, turn, {"code": "refused_by_database", "said": why})


def refuse_next(batch: Batch, *, tries: int) -> bool:
    """Refuse the turn that ends its worker each time. `tries` are counted for the one after it."""
    turn = next(iter(_next_turns(batch, 1)), None)
    if turn is None:
        return enter_some(batch, at_once=1)
    return _refuse(batch, turn, {"code": "failed_each_time"}, tries=tries)


def statuses_move() -> bool:
    """Whether somebody changed a certificate's status a moment ago, and may go on: an import then takes smaller steps."""
    # The newest few by key and not all by date: every piece asks this, and deliveries are many.
    last = Delivery.objects.order_by("-pk").values_list("priority", "due_at")[:LOOKS_BACK]
    since = clock.now() - CALM
    return any(priority == Delivery.Priority.STATUS and due_at > since for priority, due_at in last)


@transaction.atomic
def enter_some(batch: Batch, *, at_once: int, turn: int | None = None) -> bool:
    """Enter the next rows. False where there are none left, or somebody else is at it. With a `turn`, no other one."""
    batch = Batch.objects.select_for_update().select_related(None).get(pk=batch.pk)
    # Not from what the worker was given: meanwhile the body may have been suspended, or begun to leave.
    if batch.state != Batch.State.ENTERING or not body_is_open():
        return False
    rows = _next_rows(batch, at_once)
    if not rows:
        _finish(batch)
        return False
    if turn is not None and rows[0].turn != turn:  # another worker was quicker, and entered or refused it
        return True
    crash_points.reached("imports.begun")
    assert batch.confirmed_by is not None  # noqa: S101  # a constraint says so
    piece = _Piece(batch, batch.confirmed_by, rows, _held(rows))
    # New ones first, for only what stands can take a place; and told of once all is done, so that one fact says of each
    # certificate what it is at the end of the piece.
    _drop_broken_links(piece)
    _enter_new(piece)
    _update(piece)
    _supersede(piece)
    state_in_bulk(list(piece.touched.values()))
    for row in rows:
        if row.certificate in piece.touched:
            # Taking back compares with it: any other revision means that somebody has been at it since.
            row.revision = piece.touched[row.certificate].revision
    keep_results(rows)
    batch.position = max(row.turn for row in rows)
    _note_progress(batch)
    crash_points.reached("imports.entered")
    return True


@transaction.atomic
def _refuse(batch: Batch, turn: int | None, why: dict[str, str], *, tries: int = 0) -> bool:
    """Refuse the turn that failed, and no other: meanwhile another worker may have settled it, or the import be stopped."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != Batch.State.ENTERING or turn is None:
        return False
    rows = list(_to_do(batch).filter(turn=turn))
    for row in rows:
        row.verdict = V.REFUSED
        row.problems = [why]
    keep_results(rows)
    _note_progress(batch, tries=tries)
    return bool(rows)


def _note_progress(batch: Batch, *, tries: int = 0) -> None:
    counts = {name: count for name, count in batch.counts.items() if name != "tries"}
    batch.counts, batch.worked_at = counts | ({"tries": tries} if tries else {}), clock.now()
    batch.save(update_fields=["position", "counts", "worked_at"])


def _to_do(batch: Batch) -> QuerySet[Row]:
    return batch.rows.filter(verdict__in=[V.NEW, V.CHANGED], turn__gt=batch.position)


def _next_turns(batch: Batch, at_once: int) -> list[int]:
    return list(_to_do(batch).order_by("turn").values_list("turn", flat=True)[:at_once])


def _next_rows(batch: Batch, at_once: int) -> list[Row]:
    """The rows of the next turns; those of one turn are never parted."""
    turns = _next_turns(batch, at_once)
    return list(_to_do(batch).filter(turn__lte=turns[-1]).order_by("turn", "line")) if turns else []


def _held(rows: Sequence[Row]) -> dict[str, Certificate]:
    """The certificates that these rows are about or name, locked, always in the same order."""
    numbers = {row.printed_number for row in rows} | {row.successor for row in rows}
    numbers |= {number for row in rows for number in row.predecessors}
    alike = [row.folded_number for row in rows if row.verdict == V.NEW]
    wanted = Q(printed_number__in=numbers - {""}) | Q(folded_number__in=alike)
    certificates = Certificate.objects.standing().filter(wanted).select_for_update(of=("self",)).order_by("pk")
    held = {certificate.printed_number: certificate for certificate in certificates}
    for row in rows:
        if row.verdict == V.NEW and row.printed_number not in held and (same := written_otherwise(row, held.values())):
            held[row.printed_number] = same  # entered by hand since, its number written in another way
    return held


def _enter_new(piece: _Piece) -> None:
    new = [row for row in piece.rows if row.verdict == V.NEW and row.printed_number not in piece.held]
    if not new:
        return
    batch = piece.batch
    assert batch.stated_by is not None and batch.stated_at is not None  # noqa: S101, PT018
    contents = [values_of(row.content) for row in new]
    entered = enter_many(
        contents,
        # When each of the two gave their word, not now: the database asks for the roles they held then (INV-18).
        prepared_at=batch.stated_at,
        by=batch.stated_by,
        confirmed_by=piece.by,
        confirmed_at=batch.confirmed_at,
        words=[_words_on(row.content) for row in new],
        known_since=[_earliest_told(row.content) for row in new],
    )
    endings = []
    for row, certificate in zip(new, entered, strict=True):
        piece.held[row.printed_number] = certificate
        piece.touch(certificate)
        row.certificate, row.is_entered = certificate.pk, True
        status = Status(row.content["status"])
        # How it ended is a change of its own, so that the history begins with what was granted.
        # What was superseded ends below, where the name of its successor is known.
        if not row.successor and status not in (Status.VALID, Status.SUPERSEDED):
            endings.append(ending_of(certificate, row.content, status, by=piece.by, word=piece.word))
    change_many(endings, are_new=True)


def _words_on(content: Mapping[str, Any]) -> Bilingual | None:
    """What the public is told of how a certificate was entered."""
    if content["issued_on"] is None:
        return DAY_UNKNOWN
    return DAY_OF_LIST if content.get("is_day_of_list") else None


def _earliest_told(content: Mapping[str, Any]) -> datetime | None:
    """Of a certificate that ended, when: its history begins there at the latest, also where its first day is not known."""
    zone, is_expired = content.get("time_zone") or current_body().time_zone, content["status"] == Status.EXPIRED
    day = content.get("status_since") or (content.get("valid_until") if is_expired else None)
    if day is None:
        return None
    return clock.day_after(date.fromisoformat(day), zone) if is_expired else start_of(date.fromisoformat(day), zone)


def _update(piece: _Piece) -> None:
    changes: list[Change] = []
    for row in piece.rows:
        certificate = piece.held.get(row.printed_number)
        if row.is_entered or certificate is None:
            continue
        # Anew: days may lie between check and second signature, and whoever suspended it meanwhile must not be undone.
        change = difference(certificate, row.content)
        row.certificate = certificate.pk
        if change.problems:
            row.verdict, row.problems = V.REFUSED, change.problems
            continue
        row.verdict = V.CHANGED if change.fields or row.successor or row.predecessors else V.SAME
        _note(row, change)
        if change.fields:
            row.before = _before(certificate, change)
            row.is_entered = True
            changes += change_of(certificate, row.content, change, by=piece.by, word=piece.word, batch=piece.batch.name)
            piece.touch(certificate)
    _in_turn(changes)


def _note(row: Row, found: Difference) -> None:
    """The remarks of a comparison made anew take the place of those of the dry run."""
    remarks = [remark for remark in row.remarks if remark["code"] not in ("changes", "status_stays", "blank_kept")]
    changes = [*found.fields, *(["superseded"] if row.successor else [])]
    row.remarks = remarks + found.remarks + ([{"code": "changes", "fields": changes}] if changes else [])


def _before(certificate: Certificate, found: Difference) -> dict[str, Any]:
    held = {name: getattr(certificate, name) for name in found.values}
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in held.items()}
    plain = {name: str(value) if name == "scheme" and value else value for name, value in plain.items()}
    return {"values": plain, "status": found.ending and str(certificate.status)}


def _in_turn(changes: list[Change]) -> None:
    """Make changes, at most one of each certificate at a time: each is a revision of its own."""
    while changes:
        seen: set[Any] = set()
        now: list[Change] = []
        rest: list[Change] = []
        for change in changes:
            (rest if change.certificate.pk in seen else now).append(change)
            seen.add(change.certificate.pk)
        change_many(now)
        changes = rest


def _drop_broken_links(piece: _Piece) -> None:
    """Leave out links to what does not stand by now. What the file calls superseded then stays out too, and so on back."""
    rows = {row.printed_number: row for row in piece.rows}

    def stands(number: str) -> bool:
        if number in piece.held:
            return piece.held[number].status != Status.PENDING
        return number in rows and rows[number].verdict == V.NEW

    while broken := [row for row in piece.rows if row.successor and not stands(row.successor)]:
        for row in broken:
            leave_out(row, row.successor, {"code": "successor_gone", "said": row.successor})
            # Entered without its link it would stand as valid in public, against the file.
            is_new = row.verdict == V.NEW and row.printed_number not in piece.held
            if is_new and row.content["status"] == Status.SUPERSEDED:
                row.verdict = V.REFUSED
                row.problems.append({"code": WITHOUT_SUCCESSOR})


def _supersede(piece: _Piece) -> None:
    """Put chains into effect: who took a place is there by now, in this turn or from before."""
    rows = {row.printed_number: row for row in piece.rows}
    answered_for = [row for row in piece.rows if row.verdict != V.REFUSED]
    pairs = [(row.printed_number, row.successor, row) for row in answered_for if row.successor]
    pairs += [(number, row.printed_number, row) for row in answered_for for number in row.predecessors]
    ended, restated = [], {}
    for before, after, telling in pairs:
        old, new = piece.held.get(before), piece.held.get(after)
        is_old = telling.printed_number == before
        other = after if is_old else before
        if old is None or new is None:
            leave_out(telling, other, {"code": "predecessor_gone", "said": before})
            continue
        if against := _against(old, new, rows.get(before)):
            leave_out(telling, other, against)
            continue
        ended.append(_superseded(old, new, by=piece.by, word=piece.word))
        # The successor's page names whom it replaces: it is stated anew, unless this piece states it already.
        if new.pk not in piece.touched:
            words = {"zh": f"替代{old.number}", "en": f"Supersedes {old.number}"}
            restated[new.pk] = Change(new, What.REVISED, words=words, by=piece.by)
        piece.touch(old)
        _note_superseded(telling, old if is_old else new, is_old=is_old)
    change_many(ended)
    # By now a successor in the middle of a chain has been superseded itself, and is stated as that.
    later = [change for change in restated.values() if change.certificate.pk not in piece.touched]
    change_many(later)
    for change in later:
        piece.touch(change.certificate)
    for row in piece.rows:
        if row.verdict == V.CHANGED and not row.is_entered:  # all that it would have changed was a link
            row.verdict = V.SAME


def _against(old: Certificate, new: Certificate, row: Row | None) -> dict[str, Any] | None:
    """What stands by now against superseding one by another, as a remark."""
    # Whatever became of it since the check (withdrawn, taken back) is not painted over by a link.
    if old.status != Status.VALID:
        return {"code": "predecessor_ended", "said": old.number, "status": old.status}
    if old.origin != "imported":
        return {"code": "predecessor_issued_here", "said": old.number}
    # What its body's list has as ended already was replaced before; what is in force, only what is valid replaces.
    is_history = row is not None and row.content["status"] in (Status.SUPERSEDED, Status.EXPIRED)
    if new.status != Status.VALID and not is_history:
        return {"code": "successor_not_valid", "said": old.number, "other": new.number, "status": new.status}
    return None


def _note_superseded(row: Row, certificate: Certificate, *, is_old: bool) -> None:
    """Keep in the row what was done, and what stood there before, for whoever takes it back."""
    row.certificate, row.is_entered = certificate.pk, True
    if row.verdict == V.CHANGED:
        row.before = row.before or {"values": {}, "status": None}
        if is_old:
            row.before["status"] = row.before["status"] or Status.VALID


def _superseded(old: Certificate, new: Certificate, *, by: User, word: Word) -> Change:
    values = {"status": Status.SUPERSEDED, "superseded_by": new}
    now = since = clock.now()
    # Of a successor without an issue date nobody knows when it took the place; that it has is known from now on.
    if new.issued_on:
        # Files have successors issued before their predecessor was valid; a history never runs backwards.
        since = start_of(max(new.issued_on, old.valid_from or new.issued_on), old.time_zone)
    return Change(old, What.SUPERSEDED, values, effective_at=min(since, now), by=by, word=word)


def _word_of(batch: Batch) -> Word:
    """On whose word it is entered, and when each gave theirs."""
    stated_by, stated_at, confirmed_at = batch.stated_by, batch.stated_at, batch.confirmed_at
    assert stated_by is not None and stated_at is not None and confirmed_at is not None  # noqa: S101, PT018
    return Word(stated_by, stated_at, confirmed_at)


def _finish(batch: Batch) -> None:
    batch.state, batch.done_at, batch.counts = Batch.State.DONE, clock.now(), counted(batch)
    batch.save(update_fields=["state", "done_at", "counts"])
    clear_due(WATCH, batch.pk, body=current_body())
    tell_holders_of_word(_word_of(batch))
    for person in {one.pk: one for one in (batch.stated_by, batch.confirmed_by) if one}.values():
        notify(
            person,
            subject={"zh": f"导入完成：{batch.name}", "en": f"“{batch.name}” has been imported"},
            text={
                "zh": f"新录入{batch.counts['entered']}张，更新{batch.counts['updated']}张，未录入{batch.counts['refused']}行。结果文件逐行说明。",
                "en": f"Entered {batch.counts['entered']}, updated {batch.counts['updated']}, {batch.counts['refused']} rows "
                "could not be entered. The result file says why, row by row.",
            },
            url=batch.get_absolute_url(),
            body=current_body(),
        )
