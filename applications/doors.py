"""The doors by which views get applications and the documents in them: each says which side it is for, or 404."""

from uuid import UUID

from django.http import Http404

from accounts.models import User
from accounts.queries import acts_for, organisations_of, works_for_a_body
from applications.models import Application, Document, Quote, ReceivedEnquiry
from applications.queries import may_quote, may_read_enquiry
from cases.models import Case
from cases.sides import Asked, Standing
from exchange.askers import is_asker


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


def enquiry_for(user: User, pk: UUID) -> ReceivedEnquiry:
    """An enquiry to this body for whoever reads them under its scheme. Raises Http404."""
    received = ReceivedEnquiry.objects.filter(pk=pk).first()
    if received is None or not may_read_enquiry(user, received.scheme):
        raise Http404
    return received


def quotable_enquiry_for(user: User, pk: UUID) -> ReceivedEnquiry:
    """An enquiry for whoever makes its quote, and so sees money. Raises Http404."""
    received = enquiry_for(user, pk)
    if not may_quote(user, received.scheme):
        raise Http404
    return received


def office_quote_for(user: User, pk: UUID) -> Quote:
    """A quote of this body for whoever makes them. Raises Http404."""
    quote = Quote.objects.select_related("received", "scheme_version__scheme").filter(pk=pk).first()
    if quote is None or not may_quote(user, quote.received.scheme):
        raise Http404
    return quote


def awarded_enquiry_for(user: User, pk: UUID) -> ReceivedEnquiry:
    """An enquiry whose quote of this body was taken, as whoever asked. Raises Http404."""
    received = ReceivedEnquiry.objects.filter(pk=pk).first()
    if received is None or not received.is_awarded or not _asked(user, received):
        raise Http404
    return received


def own_quote_for(user: User, pk: UUID) -> Quote:
    """A quote that has left this body's hands, as whoever asked for it: never one that is sealed, nor one whose seal was
    never opened. Raises Http404.
    """
    quote = Quote.objects.select_related("received").exclude(told_at=None).filter(pk=pk).first()
    if quote is None or not _asked(user, quote.received):
        raise Http404
    return quote


def _asked(user: User, received: ReceivedEnquiry) -> bool:
    """Whether a person acts for whoever asked, and for no body. The body is not told who that is, so each of theirs is tried."""
    if works_for_a_body(user):
        return False
    digest = received.statement.asker_digest
    return any(is_asker(digest, received.pk, organisation.pk) for organisation in organisations_of(user))
