"""Reviewing: what is recommended on a frozen report, or what is still wanted. Whoever evaluated does not review (INV-1)."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cases.actions import lock, move, note
from cases.guarding import Attempt, ask
from cases.models import Case, CaseEvent
from cases.queries import against_taking_part, is_assigned, may_act, sees_fees
from cases.transitions import State, edge_between, is_positive
from evaluations.actions.finding import reopen_report
from evaluations.grading import grades_of
from evaluations.models import EvidenceRequest, Report, Review
from evaluations.queries import open_nonconformities, report_of
from lib import clock
from lib.canonical import hash_of
from lib.refusal import Refused
from lib.text import listed
from staff.impartiality import Act
from staff.models import Role

NEXT_MOMENT = timedelta(microseconds=1)


@transaction.atomic
def take_up_review(case: Case, *, by: User) -> Case:
    """Begin the review of an evaluated case."""
    return move(case, State.UNDER_REVIEW, by=by)


@transaction.atomic
def record_review(case: Case, *, outcome: str, words: str, by: User, grade: str = "") -> Review:
    """Record the review with the outcome and, where the scheme grades, the grade it recommends (7.5)."""
    case = lock(case)
    review = review_by(case, outcome=outcome, grade=grade, words=words, by=by)
    move(case, State.RECOMMENDED, by=by)
    return review


@transaction.atomic
def want_more_evidence(case: Case, *, items: str, by: User) -> EvidenceRequest:
    """Send a case back to evaluation with the list of what is wanted. The frozen report stays; a next version begins."""
    case = lock(case)
    report = report_of(case)
    if not items.strip() or report is None:
        raise Refused(_("List the evidence you still need."))
    request = EvidenceRequest.objects.create(
        case=case, report=report, items=items.strip(), asked_by=by, asked_at=clock.now()
    )
    move(case, State.EVALUATING, by=by, words=items.strip())
    # After the step, whose rules look at the newest report: one reopened first would hide the review of this one.
    reopen_report(case)
    return request


def review_by(case: Case, *, outcome: str, grade: str, words: str, by: User) -> Review:
    """Write the review of the newest report. Its rules are those of the step to “review complete”."""
    report, edge = report_of(case), edge_between(case.state, State.RECOMMENDED)
    if edge is None or report is None or report.frozen_at is None:
        raise Refused(_("A review is recorded while the case is under review."))
    if not is_assigned(by, case, Role.REVIEWER):
        raise Refused(_("You are not the reviewer of this case."))
    # Named and authorised are two things: a name stays on the case when the authorisation has ended (INV-18).
    if not may_act(by, Role.REVIEWER, case.scheme_version):
        raise Refused(_("You are not authorised to review under this scheme today."))
    refuse_ties(case, by)
    review = Review(
        case=case,
        report=report,
        report_sha256=report.sha256,
        reviewer=by,
        outcome=outcome,
        words=words.strip(),
        # Strictly after the report was frozen (INV-4): two moments of one tick would be in no order.
        recorded_at=max(clock.now(), report.frozen_at + NEXT_MOMENT),
    )
    ask(Attempt(case=case, edge=edge, by=by, proposed=review))
    # A refusal may rest on what is open, nothing positive may (INV-4): nobody could decide what is recommended here.
    if is_positive(case.kind, outcome):
        _refuse_over_open_ones(case)
        refuse_other_grade(case, report, grade)
        review.grade = grade
    if not review.words:
        raise Refused(_("Write down what you reviewed and why you recommend this."))
    _write(review)
    # Within the house: the decision may be another one, and the client is to hear one word.
    note(case, CaseEvent.What.REVIEWED, by=by, code=outcome, is_internal=True)
    return review


def _write(review: Review) -> None:
    review.sha256 = hash_of(
        {
            "case": review.case.number,
            "report": review.report_sha256,
            "outcome": review.outcome,
            "grade": review.grade,
            "words": review.words,
            "reviewer": review.reviewer_id,
            "at": review.recorded_at,
        }
    )
    review.save(force_insert=True)


def refuse_ties(case: Case, by: User) -> None:
    """Who stands near the client, or sees the fees of this case, does not judge it (INV-8, INV-10)."""
    if against := against_taking_part(by, case, Act.DECIDE):
        raise Refused(_("You take no part in this case: %(why)s") % {"why": " ".join(against)})
    if sees_fees(by, case):
        raise Refused(_("Whoever sees the fees of a case does not judge it."))


def _refuse_over_open_ones(case: Case) -> None:
    if waiting := open_nonconformities(case):
        numbers = listed(nonconformity.number for nonconformity in waiting)
        raise Refused(
            _("Nonconformity %(numbers)s is open: nothing positive is recommended over it.") % {"numbers": numbers}
        )


def refuse_other_grade(case: Case, report: Report, grade: str) -> None:
    """Reviewer and decider state the grade, and it is the frozen report's: who sees it otherwise sends the case back."""
    # Stated once more instead of taken over, so that whoever judges has looked. Another grade would rest on no result.
    graded, reported = dict(grades_of(case.scheme_version)), (report.content or {}).get("grade", "")
    if not graded and grade:
        raise Refused(_("This scheme gives no grades."))
    if graded and not reported:
        raise Refused(_("The report states no grade. Send the case back to evaluation for it, or refuse."))
    if graded and not grade:
        raise Refused(_("This scheme grades: say for which grade."))
    if grade != reported:
        words = _("The report found grade %(grade)s. Where you see it otherwise, send the case back to evaluation.")
        raise Refused(words % {"grade": graded.get(reported, reported)})
