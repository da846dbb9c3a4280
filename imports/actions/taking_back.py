"""An import taken back as a whole: what it entered was entered by mistake, what it changed is as it was before."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from certificates.actions import (
    Change,
    What,
    Word,
    change_many,
    require_role,
    state_in_bulk,
    take_back_many,
    tell_holders_of_word,
)
from certificates.models import Certificate
from imports.actions.answering import held
from imports.actions.entering import AT_ONCE, WATCH
from imports.actions.keeping import keep_results
from imports.actions.starting import begin_work
from imports.models import Batch, Row
from imports.own_form import DAYS
from imports.queries import counted
from lib import clock, crash_points
from lib.refusal import Refused
from lib.text import bilingual
from outbox.actions import clear_due
from staff.models import Role
from staff.queries import people_with
from tenants.context import current_body

V = Row.Verdict


@transaction.atomic
def ask_to_take_back(batch: Batch, *, why: str, by: User) -> Batch:
    """Ask as registrar to have a whole import taken back, with the reason why. A quality manager, another person, does it."""
    require_role(by, Role.REGISTRAR)
    batch = _entered(batch)
    if not why.strip():
        raise Refused(_("Say why the import is taken back."))
    batch.taken_back_asked_by, batch.taken_back_asked_at = by, clock.now()
    batch.taken_back_why = why.strip()[:300]
    batch.save(update_fields=["taken_back_asked_by", "taken_back_asked_at", "taken_back_why"])
    for person in people_with(Role.QUALITY_MANAGER).exclude(pk=by.pk):
        notify(
            person,
            subject={"zh": f"请确认撤回导入：{batch.name}", "en": f"Take the import of “{batch.name}” back?"},
            text=bilingual(batch.taken_back_why, batch.taken_back_why),
            url=batch.get_absolute_url(),
            body=current_body(),
        )
    return batch


@transaction.atomic
def take_back(batch: Batch, *, by: User) -> Batch:
    """Take a whole import back, as a registrar asked. The register remembers that it was there, and its numbers are free."""
    require_role(by, Role.QUALITY_MANAGER)
    batch = _entered(batch)
    if batch.taken_back_asked_by_id is None:
        raise Refused(_("A registrar asks first to have an import taken back, and says why."))
    if batch.taken_back_asked_by_id == by.pk:
        raise Refused(_("Two people take an import back: whoever asked for it cannot agree to it as well."))
    batch.taken_back_by, batch.taken_back_agreed_at = by, clock.now()
    batch.state, batch.phase, batch.position = Batch.State.TAKING_BACK, "", 0
    begin_work(batch)
    return batch


def _entered(batch: Batch) -> Batch:
    batch = held(batch)
    # An import under way may be stopped as well: its worker finds another state under the lock, and leaves.
    if batch.state not in (Batch.State.DONE, Batch.State.ENTERING):
        raise Refused(_("Only what has been entered can be taken back."))
    return batch


@transaction.atomic
def take_back_some(batch: Batch) -> bool:
    """Take the next rows back. False where there are none left."""
    batch = held(batch)
    if batch.state != Batch.State.TAKING_BACK or batch.taken_back_by is None:
        return False
    rows = list(batch.rows.filter(is_entered=True, is_taken_back=False).order_by("turn", "line")[:AT_ONCE])
    if not rows:
        _finish(batch)
        return False
    keys = [row.certificate for row in rows if row.certificate]
    # By key, as entering locks them and whoever changes many: in two orders they would wait for each other for ever.
    locked = Certificate.objects.filter(pk__in=keys).select_for_update(of=("self",)).order_by("pk")
    certificates = {one.pk: one for one in locked}
    new = [certificates[row.certificate] for row in rows if row.verdict == V.NEW and row.certificate]
    take_back_many(new, by=batch.taken_back_by, word=_word(batch))
    reverted = _reverted(batch, [row for row in rows if row.verdict == V.CHANGED], certificates, batch.taken_back_by)
    state_in_bulk([*new, *reverted])
    _remark_on_predecessors(batch, rows)
    for row in rows:
        row.is_taken_back = True
    keep_results(rows)
    # Only for the bar on the page: what is done stands in each row, so that a killed worker repeats nothing.
    batch.position = batch.rows.filter(is_taken_back=True).count()
    batch.worked_at = clock.now()
    batch.save(update_fields=["position", "worked_at"])
    crash_points.reached("imports.taken_back")
    return True


def _word(batch: Batch) -> Word:
    asked_by, asked_at, agreed_at = batch.taken_back_asked_by, batch.taken_back_asked_at, batch.taken_back_agreed_at
    assert asked_by is not None and asked_at is not None and agreed_at is not None  # noqa: S101, PT018  # see `take_back`
    return Word(asked_by, asked_at, agreed_at)


def _reverted(batch: Batch, rows: list[Row], certificates: dict[Any, Certificate], by: User) -> list[Certificate]:
    """What rows changed is as it was, where nobody has changed it since; a status stays for a person to decide about."""
    changes = []
    words = bilingual(f"撤回导入文件“{batch.name}”的更新", f"The update from the file “{batch.name}” was taken back")
    for row in rows:
        certificate = certificates[row.certificate]
        # The withdrawal may be true though its file was wrong: to put VALID back would be to state it again.
        if row.before and row.before.get("status"):
            row.remarks.append({"code": "kept_status"})
        values = _values(row)
        # Somebody has changed it since: putting the old values back would undo their work along with ours.
        if certificate.revision != row.revision:
            row.remarks.append({"code": "kept_changes"})
        elif values:
            what = What.REVISED if certificate.is_in_force else What.CORRECTED
            changes.append(Change(certificate, what, values, words=words, by=by))
    change_many(changes)
    return [change.certificate for change in changes]


def _remark_on_predecessors(batch: Batch, rows: list[Row]) -> None:
    """Say of what is taken back which certificates that it superseded stay so: a person decides about them."""
    keys = [row.certificate for row in rows]
    entered = batch.rows.filter(verdict=V.NEW, is_entered=True, certificate__isnull=False).values("certificate")
    # Those of this import are taken back themselves; the others stood here before it, or came with another file.
    stay = list(
        Certificate.objects.standing().filter(superseded_by__in=keys).exclude(pk__in=entered).order_by("number")
    )
    for row in rows:
        numbers = [
            one.number
            for one in stay
            if one.superseded_by_id == row.certificate
            and (row.verdict == V.NEW or one.printed_number in row.predecessors)
        ]
        if numbers:
            row.remarks.append({"code": "kept_predecessors", "said": ", ".join(numbers)})


def _values(row: Row) -> dict[str, Any]:
    replaced: dict[str, Any] = (row.before or {}).get("values", {})
    return {name: date.fromisoformat(value) if name in DAYS and value else value for name, value in replaced.items()}


def _finish(batch: Batch) -> None:
    batch.state, batch.taken_back_at, batch.counts = Batch.State.TAKEN_BACK, clock.now(), counted(batch)
    batch.save(update_fields=["state", "taken_back_at", "counts"])
    clear_due(WATCH, batch.pk, body=current_body())
    tell_holders_of_word(_word(batch))
