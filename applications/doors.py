"""The doors by which views get applications, cases and what lies in their files: each says which side it is for, or 404."""

from enum import StrEnum
from uuid import UUID

from django.http import Http404

from accounts.models import User
from accounts.queries import acts_for
from applications.models import Application, Case, Document, Letter
from applications.sides import Asked, Standing


class Side(StrEnum):
    """For whom a page is: every door to a case says it."""

    CLIENT = "client"
    BODY = "body"
    EITHER = "either"


def case_for(user: User, pk: UUID, *related: str, side: Side) -> Case:
    """A case for a person who stands on this side of it; `case.standing` says in which part, `case.reader` finds others. Raises Http404 else."""
    fetched = ("application__manufacturer", "application__factory", "unit__manufacturer", "unit__factory", *related)
    asked = Asked(user)
    cases = Case.objects.select_related(*fetched, "scheme_version__scheme").filter(pk=pk)
    found: Case | None = asked.annotated(cases).first()
    if found is None:
        raise Http404
    found.reader, found.standing = asked, asked.standing_in(found)
    stands = {Side.CLIENT: found.standing.is_client, Side.BODY: found.standing.is_staff}
    if found.standing.is_nothing or not stands.get(side, True):
        raise Http404
    return found


def file_for(user: User, pk: UUID, *related: str) -> Case:
    """A case for whoever reads its whole file, on either side. Raises Http404 for people from outside, too."""
    found = case_for(user, pk, *related, side=Side.EITHER)
    if not found.standing.reads_file:
        raise Http404
    return found


def letter_for(user: User, pk: UUID) -> tuple[Letter, Case]:
    """A letter for whoever reads the file of its case. Raises Http404."""
    found = Letter.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found, file_for(user, found.case_id)


def own_application_for(user: User, pk: UUID) -> Application:
    """An application as its client: only people who act for the organisation. Raises Http404."""
    related = ("scheme_version__scheme", "manufacturer", "factory")
    found = Application.objects.select_related(*related).filter(pk=pk).first()
    if found is None or not acts_for(user, found.organisation_id):
        raise Http404
    return found


def document_for(user: User, pk: UUID) -> Document:
    """A document for whoever reads it on a case of its application. Raises Http404."""
    found = Document.objects.select_related("application").filter(pk=pk).first()
    if found is None:
        raise Http404
    asked = Asked(user)
    cases = asked.annotated(Case.objects.filter(application=found.application_id))
    if not any(reads(asked.standing_in(case), found, case, user) for case in cases):
        raise Http404
    return found


def own_document_for(user: User, pk: UUID) -> Document:
    """A document as the client of its application. Raises Http404."""
    found = document_for(user, pk)
    if not acts_for(user, found.application.organisation_id):
        raise Http404
    return found


def reads(standing: Standing, document: Document, case: Case, user: User) -> bool:
    """Whether a document lies open to somebody who stands so on this case: all shared papers to the client; the papers of
    the application and of the case itself to the body's people; of these, what is internal not to those from outside."""
    if standing.is_client:
        return not document.is_internal
    is_of_this_case = document.case_id in {None, case.pk}
    is_open = standing.reads_file or not document.is_internal or document.uploaded_by_id == user.pk
    return standing.is_staff and is_of_this_case and is_open
