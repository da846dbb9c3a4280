"""The guards of the table that applications can answer: sending, accepting, contracting, ending."""

from django.utils.translation import gettext as _

from applications.completeness import lacks_of
from applications.guarding import Attempt, guard
from applications.models import ApplicationReview, Case, Letter
from applications.transitions import MAY_LAPSE, NO_WITHDRAWAL_NO_LAPSE, State
from catalog.queries import approval_gaps
from lib import clock
from lib.refusal import Refused
from tenants.context import current_body


@guard("application_complete")
def application_is_complete(attempt: Attempt) -> None:
    lacks = lacks_of(attempt.case.application)
    if attempt.case.application.is_draft:
        raise Refused(_("An application is sent whole, with all its units."))
    if lacks:
        raise Refused(_("Something is still missing: %(list)s") % {"list": " · ".join(lacks)})


@guard("list_of_questions")
def questions_are_listed(attempt: Attempt) -> None:
    if not attempt.case.application.questions.filter(answered_at=None).exists():
        raise Refused(_("List what you want to know."))


@guard("reason")
def reason_is_given(attempt: Attempt) -> None:
    if not attempt.words.strip():
        raise Refused(_("Declining needs a reason, for the client and for the file (7.3.4)."))


@guard("scope_defined")
def scope_is_defined(attempt: Attempt) -> None:
    scope = attempt.case.scope_asked
    if not scope.get("models") or not scope.get("standards"):
        raise Refused(_("The scope must name at least one model and one standard."))


@guard("units_divided")
def units_are_divided(attempt: Attempt) -> None:
    if not _acceptance(attempt.case).units_are_divided:
        raise Refused(_("Confirm the division into units."))


@guard("competence_available")
def competence_is_available(attempt: Attempt) -> None:
    if not _acceptance(attempt.case).competence.strip():
        raise Refused(_("State who has the competence and the means for this evaluation (7.3.3)."))


@guard("inv_9")
def no_advice_was_sold(attempt: Attempt) -> None:
    """Advisory services lock applications. None are sold in this version, so there is nothing that could lock."""


@guard("inv_12")
def access_is_equal(attempt: Attempt) -> None:
    """The published rule is the only criterion: the version asked under must have been published."""
    if attempt.case.scheme_version.published_at is None:
        raise Refused(_("The scheme version has not been published, so nobody could know its criteria."))


@guard("inv_20")
def nobody_is_sanctioned(attempt: Attempt) -> None:
    """A suspended or closed body neither accepts nor decides; none accepts what it may not certify."""
    if not current_body().is_open:
        raise Refused(_("This certification body is suspended or closed: it can neither accept nor decide."))
    if attempt.edge.target == State.ACCEPTED and (why := list(approval_gaps(attempt.case.scheme_version.categories))):
        raise Refused(" ".join(why))


@guard("second_signature")
def both_have_signed(attempt: Attempt) -> None:
    agreement = attempt.case.application.agreement
    sides = {signature.side for signature in agreement.signatures.all() if signature.sha256 == agreement.sha256}
    if len(sides) < 2:
        raise Refused(_("The agreement needs both signatures."))


@guard("kind_may_withdraw")
def kind_may_be_withdrawn(attempt: Attempt) -> None:
    if attempt.case.kind in NO_WITHDRAWAL_NO_LAPSE:
        raise Refused(_("A case of this kind cannot be withdrawn by the client."))


@guard("kind_may_lapse")
def kind_may_lapse(attempt: Attempt) -> None:
    if attempt.case.kind in NO_WITHDRAWAL_NO_LAPSE or attempt.case.state not in MAY_LAPSE:
        raise Refused(_("A case of this kind does not lapse."))


@guard("limit_passed")
def limit_has_passed(attempt: Attempt) -> None:
    due_at = attempt.case.due_at
    if due_at is None or clock.now() < due_at:
        raise Refused(_("The time limit has not passed."))


@guard("two_notices_sent")
def two_notices_were_sent(attempt: Attempt) -> None:
    if reminders_of(attempt.case) < 2:
        raise Refused(_("Two notices are sent before a case lapses."))


def reminders_of(case: Case) -> int:
    """How many reminders were sent since the case came to its present step."""
    return case.letters.filter(kind=Letter.Kind.REMINDER, sent_at__gte=case.since).count()


def _acceptance(case: Case) -> ApplicationReview:
    found = acceptance_of(case)
    if found is None:
        raise Refused(_("The application review is not on record (7.3)."))
    return found


def acceptance_of(case: Case) -> ApplicationReview | None:
    """The record of the application review that accepted a case."""
    accepted = case.application.reviews.filter(outcome=ApplicationReview.Outcome.ACCEPT, cases__contains=[str(case.pk)])
    return accepted.order_by("-recorded_at").first()
