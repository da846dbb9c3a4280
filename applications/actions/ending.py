"""How a case ends before it is decided: the client withdraws, or lets the time pass."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from applications import wording
from applications.actions.asking import _locked
from applications.actions.moving import LIMIT, lock, move
from applications.actions.writing import send_letter
from applications.guards import reminders_of
from applications.models import Application, Case, Letter
from applications.transitions import MAY_LAPSE, State
from lib import clock
from lib.refusal import Refused
from outbox.actions import set_due
from tenants.context import current_body

AFTER_THE_LAST_NOTICE = timedelta(days=3)  # a notice that came late still leaves time to act


@transaction.atomic
def withdraw(case: Case, *, by: User, words: str = "") -> Case:
    """The client gives a case up, any time before the decision."""
    return move(case, State.WITHDRAWN_BY_APPLICANT, by=by, words=words)


@transaction.atomic
def discard_draft(application: Application, *, by: User) -> None:
    """Throw a draft away. Only drafts may be deleted (INV-14)."""
    application = _locked(application)
    if not acts_for(by, application.organisation_id):
        raise Refused(_("Only the client can do this."))
    if not application.is_draft:
        raise Refused(_("The application has been sent: withdraw it instead."))
    files = [(document.file.storage, str(document.file.name)) for document in application.documents.all()]
    application.delete()
    for storage, path in files:
        transaction.on_commit(partial(storage.delete, path))


@transaction.atomic
def see_to_limit(case_id: UUID) -> Case:
    """Remind the client at half and at five sixths of their time; when it has passed and both went out, the case lapses."""
    case = lock(Case(pk=case_id))
    due_at = case.due_at
    if case.state not in MAY_LAPSE or due_at is None or case.holder != Case.Holder.CLIENT:
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
