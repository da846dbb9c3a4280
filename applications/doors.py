"""The doors by which views get applications and the documents in them: each says which side it is for, or 404."""

from uuid import UUID

from django.http import Http404

from accounts.models import User
from accounts.queries import acts_for
from applications.models import Application, Document
from cases.models import Case
from cases.sides import Asked, Standing


def own_application_for(user: User, pk: UUID) -> Application:
    """An application as its client: only people who act for the organisation. Raises Http404."""
    related = ("scheme_version__scheme", "manufacturer", "factory")
    application = Application.objects.select_related(*related).filter(pk=pk).first()
    if application is None or not acts_for(user, application.organisation_id):
        raise Http404
    return application


def document_for(user: User, pk: UUID) -> Document:
    """A document for whoever reads it on a case of its application. Raises Http404."""
    document = Document.objects.select_related("application").filter(pk=pk).first()
    if document is None:
        raise Http404
    asked = Asked(user)
    cases = asked.annotated(Case.objects.filter(subject=document.application_id))
    if not any(reads(asked.standing_in(case), document, case, user) for case in cases):
        raise Http404
    return document


def own_document_for(user: User, pk: UUID) -> Document:
    """A document as the client of its application. Raises Http404."""
    document = document_for(user, pk)
    if not acts_for(user, document.application.organisation_id):
        raise Http404
    return document


def reads(standing: Standing, document: Document, case: Case, user: User) -> bool:
    """Whether a document lies open to somebody who stands so on this case: all shared papers to the client; the papers of
    the application and of the case itself to the body's people; of these, what is internal not to those from outside."""
    if standing.is_client:
        return not document.is_internal
    is_of_this_case = document.case_id in {None, case.pk}
    is_open = standing.reads_file or not document.is_internal or document.uploaded_by_id == user.pk
    return standing.is_staff and is_of_this_case and is_open
