"""Judging: the decision and its letter. Whoever evaluated does not decide (INV-2)."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.guards import acceptance_of
from cases.actions import held_today, lock, move, note, send_letter, take_part
from cases.guarding import Attempt, ask
from cases.models import Case, CaseEvent, Letter
from cases.queries import is_assigned, is_within
from cases.transitions import BUILT, State, edge_between
from evaluations import wording
from evaluations.actions.reviewing import NEXT_MOMENT, refuse_other_grade, refuse_ties, review_by
from evaluations.grading import ATTESTED
from evaluations.guards import refuse_unless_both
from evaluations.models import Decision, Report, Review
from evaluations.queries import decision_of, report_of, review_of
from lib import clock
from lib.canonical import hash_of
from lib.refusal import Refused
from staff.models import Role


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
    Kinds that touch a certificate are decided in `certificates`, together with what becomes of it.
    """
    case = lock(case)
    # Under the lock: of two who decide at the same moment, the second finds what the first decided.
    _refuse_decider(case, by)
    is_direct = case.state == State.UNDER_REVIEW
    if is_direct:
        refuse_unless_both(case, by)
        # One person may do both (7.5.2), but in two records, each under its hash and in this order (INV-4).
        review_by(case, outcome=outcome, grade=grade, words=review_words, by=by)
    # Read only now: after a direct review, that one is what the decision rests on.
    review, report, edge = review_of(case), report_of(case), edge_between(case.state, State.DECIDED)
    if review is None or report is None or edge is None:
        raise Refused(_("A case is decided after its review."))
    decision = _drafted(case, report, review, outcome=outcome, reason=reason, deviation_reason=deviation_reason, by=by)
    # Asked before it is written: a refusal in words, where the database would only say no.
    ask(Attempt(case=case, edge=edge, by=by, words=reason, proposed=decision))
    # A refusal has no scope, so that nothing is left from which a certificate could be written.
    if decision.is_positive:
        decision.scope = _scope(case, report, scope, grade)
    # Before the step, which asks its rules once more: then of the record itself, and no longer of a draft.
    _write(decision)
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
    held_today(case, Role.REGISTRAR, by=by)
    if not take_part(case, Role.REGISTRAR, by):
        raise Refused(_("Somebody else is the registrar of this case."))
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
    """Whoever has no part in deciding hears so before anything else; the rules of the step are asked after."""
    if case.kind not in BUILT:
        raise Refused(_("Cases of this kind are decided together with their certificate."))
    if decision_of(case) is not None:
        raise Refused(_("This case has already been decided."))
    if not is_assigned(by, case, Role.DECISION_MAKER):
        raise Refused(_("You are not the decision maker of this case."))
    refuse_ties(case, by)


def _scope(case: Case, report: Report, scope: Mapping[str, Any] | None, grade: str) -> dict[str, Any]:
    """The scope decided: what was evaluated, or less; never more than was asked, and as the report found it (INV-5)."""
    chosen = dict(scope) if scope is not None else dict(report.scope_evaluated)
    if not chosen.get("models"):
        raise Refused(_("A granted scope names at least one model."))
    # Both are asked, for neither lies in the other: a laboratory tests more than was asked, and omits some.
    if not is_within(chosen, report.scope_evaluated):
        raise Refused(_("The scope decided goes beyond what was evaluated."))
    if not is_within(chosen, case.scope_asked):
        raise Refused(_("The scope decided goes beyond the scope asked."))
    refuse_other_grade(case, report, grade)
    # From the frozen report whatever a form sends: nobody types a grade or a value that nobody found.
    frozen = report.content or {}
    return {**case.scope_asked, **chosen, **{part: frozen[part] for part in ATTESTED if part in frozen}}


def _drafted(case: Case, report: Report, review: Review, *, by: User, **stated: str) -> Decision:
    """The decision as it would be written: what its rules are asked about."""
    return Decision(
        case=case,
        report=report,
        report_sha256=report.sha256,
        review=review,
        review_sha256=review.sha256,
        application_review=acceptance_of(case),
        recommended=review.outcome,
        decided_by=by,
        # Strictly after its review (INV-4), also where one transaction writes both and the clock has not ticked.
        decided_at=max(clock.now(), review.recorded_at + NEXT_MOMENT),
        **{name: value.strip() for name, value in stated.items()},
    )


def _write(decision: Decision) -> None:
    """Under the hash of all that it says. Of two that were drafted at once, the second is refused."""
    decision.sha256 = hash_of(
        {
            "case": decision.case.number,
            "report": decision.report_sha256,
            "review": decision.review_sha256,
            "by": decision.decided_by_id,
            "at": decision.decided_at,
            "outcome": decision.outcome,
            "reason": decision.reason,
            "deviation_reason": decision.deviation_reason,
            "scope": decision.scope,
        }
    )
    try:
        # In a savepoint: PostgreSQL answers nothing more in a transaction that has failed.
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError as failure:
        if decision_of(decision.case) is not None:
            raise Refused(_("This case has already been decided.")) from failure
        raise
