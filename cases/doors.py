"""The doors by which views get a case and what is written in it: each says which side it is for, or 404."""

from enum import StrEnum
from uuid import UUID

from django.http import Http404

from accounts.models import User
from cases.models import Case, Letter
from cases.sides import Asked


class Side(StrEnum):
    """For whom a page is: every door to a case says it."""

    CLIENT = "client"
    BODY = "body"
    EITHER = "either"


def case_for(user: User, pk: UUID, *related: str, side: Side) -> Case:
    """A case for a person who stands on this side of it; `case.standing` says in which part, `case.reader` finds others. Raises Http404 else."""
    asked = Asked(user)
    cases = Case.objects.select_related("scheme_version__scheme", *related).filter(pk=pk)
    case: Case | None = asked.annotated(cases).first()
    if case is None:
        raise Http404
    case.reader, case.standing = asked, asked.standing_in(case)
    stands = {Side.CLIENT: case.standing.is_client, Side.BODY: case.standing.is_staff}
    if case.standing.is_nothing or not stands.get(side, True):
        raise Http404
    return case


def file_for(user: User, pk: UUID, *related: str) -> Case:
    """A case for whoever reads its whole file, on either side. Raises Http404 for people from outside, too."""
    case = case_for(user, pk, *related, side=Side.EITHER)
    if not case.standing.reads_file:
        raise Http404
    return case


def letter_for(user: User, pk: UUID) -> tuple[Letter, Case]:
    """A letter for whoever reads the file of its case. Raises Http404."""
    letter = Letter.objects.filter(pk=pk).first()
    if letter is None:
        raise Http404
    return letter, file_for(user, letter.case_id)
