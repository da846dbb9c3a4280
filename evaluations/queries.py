"""Reads about evaluations: who counts as evaluator, what is newest, what waits for whom."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import ngettext

from accounts.models import User
from applications.models import ApplicationReview
from applications.queries import application_of
from cases.models import Case
from cases.steps import Turn
from cases.transitions import State
from evaluations.grading import attested_in
from evaluations.models import Decision, Inspection, Involvement, Nonconformity, Plan, Report, Result, Review
from evaluations.next_step import at_work, facts_waiting, is_theirs, turn_of
from lib.text import localized
from web.checklist import Need

MOST_NEEDS = 20  # on a desk; the list of cases holds the rest
# Steps of which one press does several units: a line for many leads there, any other to their list.
DONE_TOGETHER = frozenset(
    {
        State.SUBMITTED,
        State.UNDER_APPLICATION_REVIEW,
        State.ACCEPTED,
        State.CONTRACTED,
        State.EVALUATION_PLANNED,
        State.EVALUATED,
        State.UNDER_REVIEW,
    }
)


def evaluated(user: User, case: Case) -> bool:
    """Whether a person counts as evaluator of a case: named in a plan, its case officer, or author of any of its findings."""
    return Involvement.objects.filter(case=case, user=user).exists()


def evaluators_of(case: Case) -> list[User]:
    """Everybody who counts as evaluator."""
    return list(User.objects.filter(pk__in=Involvement.objects.filter(case=case).values("user")).order_by("name"))


def plan_of(case: Case) -> Plan | None:
    """The newest plan."""
    return Plan.objects.filter(case=case).order_by("-version").first()


def planned_alike(case: Case, cases: Sequence[Case]) -> list[Case]:
    """Of these, those whose newest plan waits for the client and says what this case's says, itself among them."""
    newest = Plan.objects.filter(case__in=[case, *cases]).order_by("case_id", "-version").distinct("case_id")
    plans = {
        plan.case_id: plan for plan in newest.prefetch_related("evaluators", "objections") if plan.agreed_at is None
    }
    own = plans.get(case.pk)
    if own is None:
        return []
    return [each for each in cases if each.pk in plans and _as_planned(plans[each.pk]) == _as_planned(own)]


def _as_planned(plan: Plan) -> tuple[object, ...]:
    people = frozenset(named.user_id for named in plan.evaluators.all())
    objections = frozenset(objection.pk for objection in plan.objections.all())  # an objection is about its own plan
    return plan.methods, plan.samples, plan.begins_on, people, objections


def inspection_of(case: Case) -> Inspection | None:
    """The factory inspection as it is planned now."""
    return Inspection.objects.filter(case=case).order_by("-planned_at").first()


def report_of(case: Case) -> Report | None:
    """The newest report, frozen or not."""
    return Report.objects.filter(case=case).order_by("-version").first()


def review_of(case: Case) -> Review | None:
    """The review of the newest report."""
    report = report_of(case)
    return Review.objects.filter(report=report).first() if report else None


def is_in_order(accepted: ApplicationReview, report: Report, review: Review) -> bool:
    """Whether application review, frozen report and review follow each other in time (INV-4)."""
    return report.frozen_at is not None and accepted.recorded_at < report.frozen_at < review.recorded_at


def decision_of(case: Case) -> Decision | None:
    return Decision.objects.filter(case=case).first()


def open_nonconformities(case: Case) -> list[Nonconformity]:
    """Those that are neither closed nor accepted."""
    return [nonconformity for nonconformity in Nonconformity.objects.filter(case=case) if not nonconformity.is_settled]


def unsent_nonconformities(case: Case) -> list[Nonconformity]:
    """Those that the client has not been told of."""
    return list(Nonconformity.objects.filter(case=case, client_told_at=None))


RESULT_FIELDS = (
    "criterion", "clause", "method", "limit", "value", "unit", "verdict", "measure",
    "is_reused", "source", "justification", "laboratory_competence",
)  # fmt: skip
NONCONFORMITY_FIELDS = ("number", "grade", "criterion", "text", "status", "cause", "action", "closing_words")
DOCUMENT_FIELDS = ("name", "version", "sha256")


def content_of(report: Report) -> dict[str, Any]:
    """Everything a report says, as it is frozen: results, nonconformities, scope, people, what a certificate may state."""
    case = report.case
    return {
        "case": case.number,
        "version": report.version,
        "scheme_version": str(case.scheme_version_id),
        "summary": report.summary,
        "scope_asked": case.scope_asked,
        "scope_evaluated": report.scope_evaluated,
        "written_by": str(report.written_by_id),
        "evaluators": sorted(str(user.pk) for user in evaluators_of(case)),
        "results": [_result(result) for result in report.results.select_related("handed")],
        "nonconformities": [
            _fields_of(nonconformity, NONCONFORMITY_FIELDS) for nonconformity in Nonconformity.objects.filter(case=case)
        ],
        "documents": [_fields_of(document, DOCUMENT_FIELDS) for document in application_of(case).documents.all()],
        **attested_in(report),
    }


def _result(result: Result) -> dict[str, Any]:
    people = {
        "responsibility_taken_by": str(result.responsibility_taken_by_id or ""),
        "written_by": str(result.written_by_id),
    }
    return _fields_of(result, RESULT_FIELDS) | people | _rests_on(result)


def _rests_on(result: Result) -> dict[str, Any]:
    """Which report it was that the client handed over, by its hash."""
    if result.handed is None:
        return {}
    stated = result.handed.statement
    names = {"report": str(stated.report), "number": stated.number, "laboratory": stated.laboratory}
    return {"handed": names | {"sha256": stated.file.sha256}}


def _fields_of(row: Model, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def needs_you(user: User, *, roles: frozenset[str]) -> list[Need]:
    """What is next and this person's, the most urgent first, each leading to where it is done: units of an application
    that stand alike are one line.
    """
    needs, roles = [], at_work(roles)
    for case in facts_waiting(user, roles)[: 2 * MOST_NEEDS]:
        assigned = [assignment for assignment in case.assignments.all() if assignment.ended_at is None]
        turn = turn_of(case, assigned)
        if turn and is_theirs(turn, user, assigned, roles):
            needs.append(_need(case, turn))
    return needs[:MOST_NEEDS]


def _need(case: Any, turn: Turn) -> Need:
    """One line for a case of `facts_waiting`, whichever number of units it speaks for."""
    subject, url = f"{case.number} · {case.subject_words}", turn.url(case)
    if case.units > 1:
        number = case.unit.application.number
        units = ngettext("%(count)d unit", "%(count)d units", case.units) % {"count": case.units}
        subject = " · ".join(filter(None, [number, localized(case.product), units]))
        if case.state not in DONE_TOGETHER and not turn.names:
            url = f"{reverse('applications:cases')}?{urlencode({'list': 'team', 'q': number})}"
    return Need(str(turn.action), url, why=localized(case.client_name), due=case.first_due, subject=subject)
