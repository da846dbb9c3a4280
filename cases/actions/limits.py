"""What the clock does with a case that waits for its client: remind twice, then let it lapse."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from cases import wording
from cases.actions.moving import LIMIT, move
from cases.actions.recording import lock
from cases.actions.writing import send_letter
from cases.models import Case, Letter
from cases.queries import reminders_of
from cases.transitions import MAY_LAPSE, Holder, State
from lib import clock
from outbox.actions import set_due
from tenants.context import current_body

AFTER_THE_LAST_NOTICE = timedelta(days=3)  # a notice that came late still leaves time to act


@transaction.atomic
def see_to_limit(case_id: UUID) -> Case:
    """Remind the client at half and at five sixths of their time; when it has passed and both went out, the case lapses."""
    case = lock(Case(pk=case_id))
    due_at = case.due_at
    if case.state not in MAY_LAPSE or due_at is None or case.holder != Holder.CLIENT:
        return case
    sent = reminders_of(case)
    if clock.now() >= due_at and sent >= 2:
        case = move(case, State.LAPSED, by=None)
        send_letter(case, kind=Letter.Kind.LAPSED, **wording.lapsed(case), by=None)
        return case
    if clock.now() >= _notice_at(case, sent, due_at):
        send_letter(case, kind=Letter.Kind.REMINDER, **wording.reminder(case), by=None)
        sent += 1
    _look_again(case, sent, due_at)
    return case


def _notice_at(case: Case, sent: int, due_at: datetime) -> datetime:
    share = {0: 3, 1: 5}.get(sent)
    return case.since + (due_at - case.since) * share / 6 if share else due_at


def _look_again(case: Case, sent: int, due_at: datetime) -> None:
    at = max(_notice_at(case, sent, due_at), clock.now() + timedelta(hours=1))
    if sent >= 2 and clock.now() >= due_at - AFTER_THE_LAST_NOTICE:
        at = max(due_at, clock.now() + AFTER_THE_LAST_NOTICE)
    set_due(LIMIT, case.pk, at, body=current_body())
