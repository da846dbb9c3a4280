"""Documents of an application: added by version, taken back only from a draft."""

from collections.abc import Iterable

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from applications.actions.asking import locked
from applications.events import HandedReportAnswered
from applications.models import Application, Document, HandedReport
from applications.queries import open_cases
from cases.actions import note
from cases.models import Author, Case, CaseEvent
from cases.sides import Standing, standing_of
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual
from outbox.actions import announce
from tenants.context import current_body
from web.uploads import Upload


@transaction.atomic
def add_document(
    application: Application,
    upload: Upload,
    *,
    slot: str,
    by: User,
    case: Case | None = None,
    is_internal: bool = False,
) -> Document:
    """Add a checked file as the next version of a document. The client's while editing, the body's while a case is open.

    What people from outside add is internal: the body looks at it first.
    """
    application = locked(application)
    standing = standing_of(by, case or application.cases.earliest("number"))
    _refuse_filing(application, case, standing)
    newest = application.documents.filter(slot=slot).order_by("-version").first()
    if newest and (newest.sha256, newest.name) == (upload.sha256, upload.name):
        return newest  # sent twice, because an answer was lost
    document = Document(
        application=application,
        case=case,
        slot=slot,
        version=newest.version + 1 if newest else 1,
        side=Author.CLIENT if standing.is_client else Author.BODY,
        is_internal=(is_internal or standing.is_outsourced) and not standing.is_client,
        uploaded_by=by,
        uploaded_at=clock.now(),
    )
    _keep_file(document, upload)
    if not application.is_draft:
        note_document(document, case, by=by)
    return document


@transaction.atomic
def remove_document(document: Document, *, by: User) -> None:
    """Take a file back while the application is a draft. Later it stays, and a better version is added."""
    application = locked(document.application)
    if not acts_for(by, application.organisation_id):
        raise Refused(_("Only the client can do this."))
    if not application.is_draft:
        raise Refused(_("The application has been sent: add a new version instead."))
    path, storage = str(document.file.name), document.file.storage
    tell_of_taking_back(HandedReport.objects.filter(document=document))
    document.delete()
    transaction.on_commit(lambda: storage.delete(path))


def tell_of_taking_back(reports: Iterable[HandedReport]) -> None:
    """Have whoever handed reports to a draft hear that they lie in it no more."""
    refusal = bilingual("已从申请草稿中撤回。", "It was taken back from the draft.")
    for handed in reports:
        announce(HandedReportAnswered(handed.pk, is_filed=False, refusal=refusal), body=current_body())


def _refuse_filing(application: Application, case: Case | None, standing: Standing) -> None:
    if not standing.is_client and (case is None or standing.is_nothing):
        raise Refused(_("Only the client and the body's people add documents."))
    if not standing.is_client and not standing.may_add_documents:
        raise Refused(
            _("You may read this case. Whoever is assigned to it adds documents, or a case officer or registrar.")
        )
    if not open_cases(application).exists():
        raise Refused(_("Every case of this application has ended."))


def _keep_file(document: Document, upload: Upload) -> None:
    document.name, document.content_type = upload.name, upload.content_type
    document.size, document.sha256 = upload.size, upload.sha256
    path = f"{current_body().schema_name}/{document.application_id}/{document.pk}{upload.suffix}"
    document.file.save(path, File(upload.file), save=False)
    document.save(force_insert=True)


def note_document(document: Document, case: Case | None, *, by: User) -> None:
    """In the history of its case, or of every open one: a paper of the application lies in each file."""
    for held in [case] if case else list(open_cases(document.application).select_for_update()):
        note(
            held,
            CaseEvent.What.DOCUMENT,
            by=by,
            words=f"{document.name} v{document.version}",
            is_internal=document.is_internal,
        )
