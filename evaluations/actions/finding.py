"""Evaluating: nonconformities and their closure, the report that is begun, frozen and taken up again."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from cases.actions import held_today, lock, move, note, send_letter
from cases.models import Case, CaseEvent, Letter
from cases.queries import is_assigned
from cases.transitions import State
from evaluations import wording
from evaluations.actions.planning import refuse_open_objections
from evaluations.models import Nonconformity, Report, Result
from evaluations.queries import content_of, plan_of, report_of, unsent_nonconformities
from lib import clock
from lib.canonical import hash_of
from lib.refusal import Refused
from lib.text import listed
from staff.models import Role


@transaction.atomic
def begin_evaluation(case: Case, *, by: User) -> Report:
    """Begin, once the client has agreed to the evaluators or the days for objecting have passed."""
    case = lock(case)
    plan = plan_of(case)
    if plan is not None and case.state == State.EVALUATION_PLANNED:
        refuse_open_objections(plan)
    move(case, State.EVALUATING, by=by)
    return Report.objects.create(case=case, written_by=by, scope_evaluated=_as_asked(case))


@transaction.atomic
def raise_nonconformity(case: Case, *, grade: str, criterion: str, text: str, by: User) -> Nonconformity:
    """Record what does not conform. The client is told all of them together."""
    case, _report = open_draft(case, by)
    if not criterion.strip() or not text.strip():
        raise Refused(_("Say which criterion is not met, and what was found."))
    last = Nonconformity.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    nonconformity = Nonconformity.objects.create(
        case=case,
        number=last + 1,
        grade=grade,
        criterion=criterion.strip(),
        text=text.strip(),
        raised_by=by,
        raised_at=clock.now(),
    )
    words = f"{nonconformity.number} · {nonconformity.criterion}"
    note(case, CaseEvent.What.FOUND, by=by, words=words, code=nonconformity.grade, is_internal=True)
    return nonconformity


@transaction.atomic
def tell_nonconformities(case: Case, *, by: User) -> Case:
    """Tell the client all nonconformities (7.4.6). Their time to answer runs, by grade."""
    case, _report = open_draft(case, by)
    now, version = clock.now(), case.scheme_version
    days = {"minor": version.minor_closure_days, "major": version.major_closure_days}
    waiting = list(Nonconformity.objects.filter(case=case, status=Nonconformity.Status.OPEN))
    for nonconformity in waiting:
        nonconformity.client_told_at = nonconformity.client_told_at or now
        nonconformity.due_at = nonconformity.due_at or now + timedelta(days=days[nonconformity.grade])
        nonconformity.save(update_fields=["client_told_at", "due_at"])
    dues = [nonconformity.due_at for nonconformity in waiting if nonconformity.due_at]
    if waiting:
        send_letter(case, kind=Letter.Kind.NONCONFORMITIES, **wording.nonconformities(case, waiting), by=by)
    return move(case, State.NC_OPEN, by=by, due_at=min(dues) if dues else None)


@transaction.atomic
def answer_nonconformity(nonconformity: Nonconformity, *, cause: str, action: str, by: User) -> Nonconformity:
    """The client says why it happened and what it did about it."""
    case = lock(nonconformity.case)
    if not acts_for(by, case.organisation_id):
        raise Refused(_("Only the client can do this."))
    nonconformity = Nonconformity.objects.select_for_update(of=("self",)).get(pk=nonconformity.pk)
    if case.state != State.NC_OPEN or nonconformity.is_settled:
        raise Refused(_("This nonconformity does not wait for an answer."))
    if not cause.strip() or not action.strip():
        raise Refused(_("Say what caused it, and what you did about it."))
    nonconformity.cause, nonconformity.action = cause.strip(), action.strip()
    nonconformity.status = Nonconformity.Status.ANSWERED
    nonconformity.answered_by, nonconformity.answered_at = by, clock.now()
    nonconformity.save(update_fields=["cause", "action", "status", "answered_by", "answered_at"])
    note(case, CaseEvent.What.ANSWERED, by=by, words=str(nonconformity.number))
    return nonconformity


@transaction.atomic
def hand_in_corrections(case: Case, *, by: User) -> Case:
    """All are answered: the evaluators look at it again (7.4.8)."""
    return move(case, State.EVALUATING, by=by)


@transaction.atomic
def close_nonconformity(
    nonconformity: Nonconformity, *, words: str, by: User, as_accepted: bool = False, reopen: bool = False
) -> Nonconformity:
    """Say how the corrective action was verified; accept a minor one as it is; or ask for more with `reopen`."""
    case, _report = open_draft(nonconformity.case, by)
    nonconformity = Nonconformity.objects.select_for_update(of=("self",)).get(pk=nonconformity.pk)
    if nonconformity.is_settled:
        raise Refused(_("This nonconformity has been closed."))
    if not words.strip():
        raise Refused(_("Say how you verified it."))
    if nonconformity.client_told_at is None:
        raise Refused(_("Tell the client of this nonconformity first (7.4.6)."))
    if as_accepted and nonconformity.grade != Nonconformity.Grade.MINOR:
        raise Refused(_("Only a minor nonconformity can be accepted as it is."))
    if not as_accepted and not reopen and nonconformity.status != Nonconformity.Status.ANSWERED:
        raise Refused(_("It is closed after the client's corrective action."))
    settled = Nonconformity.Status.ACCEPTED if as_accepted else Nonconformity.Status.CLOSED
    nonconformity.status = Nonconformity.Status.OPEN if reopen else settled
    nonconformity.closing_words = words.strip()
    nonconformity.closed_by, nonconformity.closed_at = by, None if reopen else clock.now()
    nonconformity.save(update_fields=["status", "closing_words", "closed_by", "closed_at"])
    note(case, CaseEvent.What.CLOSED, by=by, words=str(nonconformity.number), code=nonconformity.status)
    return nonconformity


@transaction.atomic
def freeze_report(case: Case, *, by: User, words: str = "") -> Report:
    """Freeze the report under its hash (7.4.9); the case is evaluated. The client knows of every nonconformity by then.

    With nonconformities open, either the client's time has passed or `words` records that the client stops.
    """
    case = lock(case)
    report = newest_draft(case, by)
    if not report.results.exists():
        raise Refused(_("A report has at least one result."))
    if untold := unsent_nonconformities(case):
        numbers = listed(nonconformity.number for nonconformity in untold)
        raise Refused(_("Tell the client first of nonconformity %(numbers)s (7.4.6).") % {"numbers": numbers})
    report.content = content_of(report)
    report.sha256 = hash_of(report.content)
    report.frozen_by, report.frozen_at = by, clock.now()
    report.save(update_fields=["content", "sha256", "frozen_by", "frozen_at"])
    note(case, CaseEvent.What.FROZEN, by=by, words=report.sha256)
    move(case, State.EVALUATED, by=by, words=words)
    return report


def reopen_report(case: Case) -> Report:
    """The next version of a report, with the results of the frozen one under their authors' names."""
    frozen = report_of(case)
    if frozen is None or frozen.frozen_at is None:
        raise Refused(_("There is no frozen report to go on from."))
    report = Report.objects.create(
        case=case,
        version=frozen.version + 1,
        summary=frozen.summary,
        grade=frozen.grade,
        scope_evaluated=frozen.scope_evaluated,
        written_by_id=frozen.written_by_id,
    )
    for result in frozen.results.all():
        result.pk, result._state.adding, result.report = Result._meta.pk.get_default(), True, report
        result.save(force_insert=True)
    return report


def open_draft(case: Case, by: User) -> tuple[Case, Report]:
    """The locked case and its draft report, for an assigned evaluator while it is evaluated."""
    case = lock(case)
    if case.state != State.EVALUATING:
        raise Refused(_("Findings are written while the evaluation is under way."))
    return case, newest_draft(case, by)


def newest_draft(case: Case, by: User) -> Report:
    """The draft report of a case, for an assigned evaluator."""
    if not is_assigned(by, case, Role.EVALUATOR):
        raise Refused(_("Only the evaluators named in the plan write findings."))
    held_today(case, Role.EVALUATOR, by=by)
    report = report_of(case)
    if report is None or report.frozen_at is not None:
        raise Refused(_("There is no report being written."))
    return report


def _as_asked(case: Case) -> dict[str, Any]:
    return {part: case.scope_asked.get(part, []) for part in ("models", "standards")}
