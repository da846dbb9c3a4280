"""The guards of the table that applications can answer: sending, accepting, contracting, ending."""

from django.utils.translation import gettext as _

from accounts.models import Organisation
from applications.completeness import lacks_of
from applications.models import ApplicationReview
from applications.queries import application_of
from cases import rules
from cases.guarding import Attempt, guard
from cases.models import Case
from lib.refusal import Refused
from staff.impartiality import Act, refuse


@guard(rules.APPLICATION_COMPLETE)
def application_is_complete(attempt: Attempt) -> None:
    lacks = lacks_of(application_of(attempt.case))
    # `submit` stamps the application before it moves its cases: one moved alone finds it still a draft.
    if application_of(attempt.case).is_draft:
        raise Refused(_("An application is sent whole, with all its units."))
    if lacks:
        raise Refused(_("Something is still missing: %(list)s") % {"list": " · ".join(lacks)})


@guard(rules.LIST_OF_QUESTIONS)
def questions_are_listed(attempt: Attempt) -> None:
    if not application_of(attempt.case).questions.filter(answered_at=None).exists():
        raise Refused(_("List what you want to know."))


@guard(rules.SCOPE_DEFINED)
def scope_is_defined(attempt: Attempt) -> None:
    # The case's own copy, frozen at acceptance: what the application says may be corrected since.
    scope = attempt.case.scope_asked
    if not scope.get("models") or not scope.get("standards"):
        raise Refused(_("The scope must name at least one model and one standard."))


@guard(rules.UNITS_DIVIDED)
def units_are_divided(attempt: Attempt) -> None:
    if not _acceptance(attempt.case).units_are_divided:
        raise Refused(_("Confirm the division into units."))


@guard(rules.COMPETENCE_AVAILABLE)
def competence_is_available(attempt: Attempt) -> None:
    if not _acceptance(attempt.case).competence.strip():
        raise Refused(_("State who has the competence and the means for this evaluation (7.3.3)."))


@guard(rules.NO_ADVICE_WAS_SOLD)
def no_advice_was_sold(attempt: Attempt) -> None:
    # Asked as it was sent, and again: whom the body advised may have joined the client's group since (INV-9).
    refuse(Act.APPLY, Organisation.objects.get(pk=attempt.case.organisation_id))


@guard(rules.SECOND_SIGNATURE)
def both_have_signed(attempt: Attempt) -> None:
    agreement = application_of(attempt.case).agreement
    # Signatures of another text do not count: what binds is what both have read.
    sides = {signature.side for signature in agreement.signatures.all() if signature.sha256 == agreement.sha256}
    if len(sides) < 2:
        raise Refused(_("The agreement needs both signatures."))


def _acceptance(case: Case) -> ApplicationReview:
    acceptance = acceptance_of(case)
    if acceptance is None:
        raise Refused(_("The application review is not on record (7.3)."))
    return acceptance


def acceptance_of(case: Case) -> ApplicationReview | None:
    """The record of the application review that accepted a case."""
    accepted = application_of(case).reviews.filter(
        outcome=ApplicationReview.Outcome.ACCEPT, cases__contains=[str(case.pk)]
    )
    return accepted.order_by("-recorded_at").first()
