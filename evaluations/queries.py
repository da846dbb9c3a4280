"""Reads about evaluations: who counts as evaluator, what is newest, and the checks INV-1 to 4 as sentences."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from applications.guards import acceptance_of
from applications.models import Case
from applications.queries import may_act
from evaluations.grading import attested_in
from evaluations.models import Decision, Involvement, Nonconformity, Plan, Report, Review
from evaluations.next_step import at_work, is_theirs, turn_of, waiting_for
from lib import clock
from lib.text import listed, localized, written_day
from staff.models import Role
from staff.queries import may_decide
from tenants.context import current_body
from web.checklist import Need

MOST_NEEDS = 20  # on a desk; the list of cases holds the rest


def evaluated(user: User, case: Case) -> bool:
    """Whether a person counts as evaluator of a case: named in a plan, its case officer, or author of any of its findings."""
    return Involvement.objects.filter(case=case, user=user).exists()


def evaluators_of(case: Case) -> list[User]:
    """Everybody who counts as evaluator."""
    return list(User.objects.filter(pk__in=Involvement.objects.filter(case=case).values("user")).order_by("name"))


def plan_of(case: Case) -> Plan | None:
    """The newest plan."""
    return Plan.objects.filter(case=case).order_by("-version").first()


def report_of(case: Case) -> Report | None:
    """The newest report, frozen or not."""
    return Report.objects.filter(case=case).order_by("-version").first()


def review_of(case: Case) -> Review | None:
    """The review of the newest report."""
    report = report_of(case)
    return Review.objects.filter(report=report).first() if report else None


def decision_of(case: Case) -> Decision | None:
    return Decision.objects.filter(case=case).first()


def open_nonconformities(case: Case) -> list[Nonconformity]:
    """Those that are neither closed nor accepted."""
    return [one for one in Nonconformity.objects.filter(case=case) if not one.is_settled]


def untold_nonconformities(case: Case) -> list[Nonconformity]:
    """Those that the client has not been told of."""
    return list(Nonconformity.objects.filter(case=case, client_told_at=None))


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
        "results": [
            {
                "criterion": one.criterion,
                "clause": one.clause,
                "method": one.method,
                "limit": one.limit,
                "value": one.value,
                "unit": one.unit,
                "verdict": one.verdict,
                "measure": one.measure,
                "is_reused": one.is_reused,
                "source": one.source,
                "justification": one.justification,
                "laboratory_competence": one.laboratory_competence,
                "responsibility_taken_by": str(one.responsibility_taken_by_id or ""),
                "written_by": str(one.written_by_id),
            }
            for one in report.results.all()
        ],
        "nonconformities": [
            {
                "number": one.number,
                "grade": one.grade,
                "criterion": one.criterion,
                "text": one.text,
                "status": one.status,
                "cause": one.cause,
                "action": one.action,
                "closing_words": one.closing_words,
            }
            for one in Nonconformity.objects.filter(case=case)
        ],
        "documents": [
            {"name": one.name, "version": one.version, "sha256": one.sha256} for one in case.application.documents.all()
        ],
        **attested_in(report),
    }


def needs_you(user: User, *, roles: frozenset[str]) -> list[Need]:
    """The cases whose next step is this person's, the most urgent first, each leading to where it is done."""
    needs, roles = [], at_work(roles)
    for case in waiting_for(user, roles)[: 2 * MOST_NEEDS]:
        assigned = [one for one in case.assignments.all() if one.ended_at is None]
        turn = turn_of(case, assigned)
        if turn and is_theirs(turn, user, assigned, roles):
            subject = f"{case.number} · {case.unit.main_model}"
            why = localized(case.application.client_name)
            needs.append(Need(str(turn.action), turn.url(case), why=why, due=case.due_at, subject=subject))
    return needs[:MOST_NEEDS]


@dataclass(frozen=True)
class Check:
    """One of the invariants as a sentence with names and dates, and whether it is passed. `name` is for us, not shown."""

    name: str
    sentence: str
    holds: bool


def checks_before_deciding(case: Case, user: User) -> list[Check]:
    """INV-1 to INV-4 as sentences, for the person who is about to decide."""
    checks = [_reviewer_check(case), _decider_check(case, user), _authority_check(case, user)]
    return [*checks, _order_check(case), _nonconformity_check(case)]


def _day(moment: datetime) -> str:
    return written_day(clock.day_of(moment, current_body().time_zone))


def _reviewer_check(case: Case) -> Check:
    review = review_of(case)
    if review is None:
        return Check("INV-1", _("There is no review of the newest report yet."), holds=False)
    reviewer, evaluators = User.objects.get(pk=review.reviewer_id), evaluators_of(case)
    words = {
        "reviewer": reviewer,
        "day": _day(review.recorded_at),
        "evaluators": listed(evaluators) or "–",
    }
    if reviewer in evaluators:
        sentence = _("%(reviewer)s reviewed on %(day)s and also evaluated; evaluators: %(evaluators)s.")
    else:
        sentence = _("%(reviewer)s reviewed on %(day)s and evaluated nothing; evaluators: %(evaluators)s.")
    return Check("INV-1", sentence % words, holds=reviewer not in evaluators)


def _decider_check(case: Case, user: User) -> Check:
    is_free = not evaluated(user, case)
    sentence = (
        _("%(person)s took no part in the evaluation.") if is_free else _("%(person)s took part in the evaluation.")
    )
    return Check("INV-2", sentence % {"person": user}, holds=is_free)


def _authority_check(case: Case, user: User) -> Check:
    may = may_act(user, Role.DECISION_MAKER, case.scheme_version) and may_decide(user)
    words = {"person": user, "day": _day(clock.now())}
    if may:
        return Check("INV-3", _("%(person)s is authorised to decide under this scheme on %(day)s.") % words, holds=True)
    return Check(
        "INV-3", _("%(person)s is not authorised to decide under this scheme on %(day)s.") % words, holds=False
    )


def _order_check(case: Case) -> Check:
    accepted, report, review = acceptance_of(case), report_of(case), review_of(case)
    if not (accepted and report and report.frozen_at and review):
        return Check("INV-4", _("Application review, frozen report and review are not all on file."), holds=False)
    words = {
        "accepted": _day(accepted.recorded_at),
        "frozen": _day(report.frozen_at),
        "hash": report.sha256[:12],
        "reviewed": _day(review.recorded_at),
    }
    holds = accepted.recorded_at < report.frozen_at < review.recorded_at
    sentence = _(
        "Application reviewed on %(accepted)s, report frozen on %(frozen)s (%(hash)s…), review on %(reviewed)s."
    )
    return Check("INV-4", sentence % words, holds=holds)


def _nonconformity_check(case: Case) -> Check:
    """Its own line: what is open stands in the way of every positive outcome, and of none that refuses."""
    found = Nonconformity.objects.filter(case=case).count()
    waiting = [one.number for one in open_nonconformities(case)]
    if waiting:
        words = _("Open: nonconformity %(numbers)s. The application can be refused, not granted.")
        return Check("INV-4", words % {"numbers": listed(waiting)}, holds=False)
    if not found:
        return Check("INV-4", _("No nonconformity was found."), holds=True)
    words = ngettext(
        "The %(count)d nonconformity found is closed or accepted.",
        "All %(count)d nonconformities found are closed or accepted.",
        found,
    )
    return Check("INV-4", words % {"count": found}, holds=True)
