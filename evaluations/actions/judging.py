"""Judging: the decision and its letter. Whoever evaluated does not decide (INV-2)."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions import move, note, send_letter
from applications.actions.moving import lock
from applications.guards import acceptance_of
from applications.models import Assignment, Case, CaseEvent, Letter
from applications.queries import is_assigned, is_within, may_act
from applications.transitions import BUILT, KINDS, Kind, State, is_positive
from evaluations import wording
from evaluations.actions.reviewing import NEXT_MOMENT, refuse_other_grade, refuse_ties, review_by
from evaluations.grading import ATTESTED
from evaluations.models import Decision, Report, Review
from evaluations.queries import decision_of, evaluated, open_nonconformities, report_of, review_of
from lib import clock
from lib.canonical import hash_of
from lib.refusal import Refused
from staff.models import Role
from staff.queries import may_decide


@transaction.atomic
def decide(
    case: Case,
    *,
    outcome: str,
    by: User,
    reason: str = "",
    deviation_reason: str = "",
    scope: Mapping[str, Any] | None = None,
    grade: str = "",
    review_words: str = "",
) -> Decision:
    """Record the body's decision (7.6). Whoever evaluated may not decide; of two at once exactly one wins.

    `grade` says for which grade of the frozen report certification is granted, where the scheme grades.

    From UNDER_REVIEW one person who is reviewer and decision maker decides directly, with `review_words` (7.5.2).
    Kinds that touch a certificate are decided through `certificates.actions.decide_on_certificate`.
    """
    case = lock(case)
    _refuse_decider(case, by)
    if case.state == State.UNDER_REVIEW:
        _refuse_unless_both(case, by)
        review_by(case, outcome=outcome, grade=grade, words=review_words, by=by)
    review, report = review_of(case), report_of(case)
    if review is None or report is None or case.state not in {State.UNDER_REVIEW, State.RECOMMENDED}:
        raise Refused(_("A case is decided after its review."))
    is_granted = is_positive(case.kind, outcome)
    _refuse_outcome(case, outcome, review, reason=reason, deviation_reason=deviation_reason)
    decided_scope = _scope(case, report, scope, grade) if is_granted else {}
    decision = _record(
        case,
        report,
        review,
        outcome=outcome,
        reason=reason,
        deviation_reason=deviation_reason,
        scope=decided_scope,
        by=by,
    )
    note(case, CaseEvent.What.DECIDED, by=by, code=outcome)
    move(case, State.DECIDED, by=by, words=reason.strip())
    return decision


@transaction.atomic
def send_decision_letter(case: Case, *, by: User) -> Letter:
    """Tell the client what was decided and why (7.6.6). The registrar sends it; nobody assigned takes the step on."""
    case = lock(case)
    decision = decision_of(case)
    if decision is None or case.state != State.DECIDED:
        raise Refused(_("There is no decision to tell of."))
    _registrar(case, by)
    if case.letters.filter(kind=Letter.Kind.DECISION).exists():
        raise Refused(_("The letter has been sent already."))
    return send_letter(case, kind=Letter.Kind.DECISION, **wording.decision(decision), by=by)


@transaction.atomic
def complete_refusal(case: Case, *, by: User) -> Case:
    """Close a refused case once its letter is out. A granted one is completed by `certificates`, with its certificate."""
    case = lock(case)
    decision = decision_of(case)
    if decision is not None and decision.is_positive:
        raise Refused(_("A granted case is completed by issuing its certificate."))
    return move(case, State.COMPLETED, by=by)


def _refuse_decider(case: Case, by: User) -> None:
    if case.kind not in BUILT:
        raise Refused(_("Cases of this kind are decided together with their certificate."))
    if decision_of(case) is not None:
        raise Refused(_("This case has already been decided."))
    if not is_assigned(by, case, Role.DECISION_MAKER):
        raise Refused(_("You are not the decision maker of this case."))
    if evaluated(by, case):
        raise Refused(_("The decision must be taken by someone who did not evaluate (7.6.2)."))
    if not may_act(by, Role.DECISION_MAKER, case.scheme_version):
        raise Refused(_("You are not authorised to decide under this scheme today (7.6.3)."))
    if not may_decide(by):
        raise Refused(_("People the body has from outside never decide (7.6.3-4)."))
    refuse_ties(case, by)


def _refuse_unless_both(case: Case, by: User) -> None:
    if not is_assigned(by, case, Role.REVIEWER):
        raise Refused(_("Deciding directly needs one person who is reviewer and decision maker of this case (7.5.2)."))


def _refuse_outcome(case: Case, outcome: str, review: Review, *, reason: str, deviation_reason: str) -> None:
    if outcome not in KINDS[Kind(case.kind)].outcomes:
        raise Refused(_("That is no outcome of this kind of case."))
    if not is_positive(case.kind, outcome) and not reason.strip():
        raise Refused(_("Refusing needs a reason (7.6.6)."))
    if outcome != review.outcome and not deviation_reason.strip():
        raise Refused(_("Say why you do not follow the recommendation."))
    if is_positive(case.kind, outcome) and open_nonconformities(case):
        raise Refused(_("Every nonconformity must be closed before a positive decision."))


def _scope(case: Case, report: Report, scope: Mapping[str, Any] | None, grade: str) -> dict[str, Any]:
    """The scope decided: what was evaluated, or less; never more than was asked, and as the report found it (INV-5)."""
    chosen = dict(scope) if scope is not None else dict(report.scope_evaluated)
    if not chosen.get("models"):
        raise Refused(_("A granted scope names at least one model."))
    if not is_within(chosen, report.scope_evaluated):
        raise Refused(_("The scope decided goes beyond what was evaluated."))
    if not is_within(chosen, case.scope_asked):
        raise Refused(_("The scope decided goes beyond the scope asked."))
    refuse_other_grade(case, report, grade)
    frozen = report.content or {}
    return {**case.scope_asked, **chosen, **{part: frozen[part] for part in ATTESTED if part in frozen}}


def _record(case: Case, report: Report, review: Review, *, by: User, **said: Any) -> Decision:
    at = max(clock.now(), review.recorded_at + NEXT_MOMENT)
    stated = {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}
    content = {"case": case.number, "report": report.sha256, "review": review.sha256, "by": by.pk, "at": at, **stated}
    try:
        with transaction.atomic():
            return Decision.objects.create(
                case=case,
                report=report,
                report_sha256=report.sha256,
                review=review,
                review_sha256=review.sha256,
                application_review=acceptance_of(case),
                recommended=review.outcome,
                decided_by=by,
                decided_at=at,
                sha256=hash_of(content),
                **stated,
            )
    except IntegrityError as failure:
        if decision_of(case) is not None:
            raise Refused(_("This case has already been decided.")) from failure
        raise


def _registrar(case: Case, by: User) -> None:
    if not may_act(by, Role.REGISTRAR, case.scheme_version):
        raise Refused(_("The registrar sends this letter."))
    if case.assignments.current().filter(role=Role.REGISTRAR).exists():
        if not is_assigned(by, case, Role.REGISTRAR):
            raise Refused(_("Somebody else is the registrar of this case."))
        return
    Assignment.objects.create(case=case, role=Role.REGISTRAR, user=by, assigned_by=by, assigned_at=clock.now())
    note(case, CaseEvent.What.ASSIGNED, by=by, about=[by], code=Role.REGISTRAR, is_internal=True)
