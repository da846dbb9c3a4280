"""How a case ends before it is decided because its client gives it up."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from applications.actions.asking import locked
from applications.actions.filing import tell_of_taking_back
from applications.models import Application
from cases.actions import lock, move, tell_of_draft
from cases.models import Case
from cases.transitions import State
from lib.refusal import Refused


@transaction.atomic
def withdraw(case: Case, *, by: User, words: str = "") -> Case:
    """The client gives a case up, any time before the decision."""
    return move(case, State.WITHDRAWN_BY_APPLICANT, by=by, words=words)


@transaction.atomic
def discard_draft(application: Application, *, by: User) -> None:
    """Throw a draft away. Only drafts may be deleted (INV-14)."""
    application = locked(application)
    if not acts_for(by, application.organisation_id):
        raise Refused(_("Only the client can do this."))
    if not application.is_draft:
        raise Refused(_("The application has been sent: withdraw it instead."))
    files = [(document.file.storage, str(document.file.name)) for document in application.documents.all()]
    tell_of_draft(lock(application.cases.order_by("number")[0]), is_discarded=True)
    tell_of_taking_back(application.handed_reports.exclude(document=None))
    application.cases.delete()  # and with them their units
    application.delete()
    for storage, path in files:
        transaction.on_commit(partial(storage.delete, path))
