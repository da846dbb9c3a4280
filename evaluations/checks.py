"""The rules of deciding as sentences with names and dates, for the person who is about to decide (INV-1 to INV-4).

Whether each holds is asked of the rule itself (`cases.guarding`); here are only the words.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from applications.guards import acceptance_of
from cases import rules
from cases.guarding import Attempt, guard_of
from cases.models import Case
from cases.rules import Rule
from cases.transitions import State, edge_between
from evaluations.models import Nonconformity
from evaluations.queries import evaluators_of, is_in_order, open_nonconformities, report_of, review_of
from evaluations.reusing import ended_under
from lib import clock
from lib.refusal import Refused
from lib.text import listed, written_day
from tenants.context import current_body


@dataclass(frozen=True)
class Check:
    """One of the invariants as a sentence with names and dates, and whether it is passed. `name` is for us, not shown."""

    name: str
    sentence: str
    holds: bool


def checks_before_deciding(case: Case, user: User) -> list[Check]:
    """INV-1 to INV-4 as sentences, for the person who is about to decide; INV-11 where an earlier report has fallen."""
    checks = [_reviewer_check(case), _decider_check(case, user), _authority_check(case, user)]
    return [*checks, _order_check(case), _nonconformity_check(case), *_reuse_checks(case)]


def holds(rule: Rule, case: Case, user: User) -> bool:
    """Whether a rule of deciding holds, were this person to decide now."""
    edge = edge_between(case.state, State.DECIDED) or edge_between(State.RECOMMENDED, State.DECIDED)
    assert edge is not None  # noqa: S101  # the table has it
    try:
        guard_of(rule)(Attempt(case=case, edge=edge, by=user))
    except Refused:
        return False
    return True


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
    return Check("INV-1", sentence % words, holds=holds(rules.REVIEWER_DID_NOT_EVALUATE, case, reviewer))


def _decider_check(case: Case, user: User) -> Check:
    is_free = holds(rules.DECIDER_DID_NOT_EVALUATE, case, user)
    sentence = (
        _("%(person)s took no part in the evaluation.") if is_free else _("%(person)s took part in the evaluation.")
    )
    return Check("INV-2", sentence % {"person": user}, holds=is_free)


def _authority_check(case: Case, user: User) -> Check:
    may = holds(rules.DECIDER_IS_THE_BODYS, case, user)
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
    sentence = _(
        "Application reviewed on %(accepted)s, report frozen on %(frozen)s (%(hash)s…), review on %(reviewed)s."
    )
    return Check("INV-4", sentence % words, holds=is_in_order(accepted, report, review))


def _nonconformity_check(case: Case) -> Check:
    """Its own line: what is open stands in the way of every positive outcome, and of none that refuses."""
    count = Nonconformity.objects.filter(case=case).count()
    waiting = [nonconformity.number for nonconformity in open_nonconformities(case)]
    if waiting:
        words = _("Open: nonconformity %(numbers)s. The application can be refused, not granted.")
        return Check("INV-4", words % {"numbers": listed(waiting)}, holds=False)
    if not count:
        return Check("INV-4", _("No nonconformity was found."), holds=True)
    words = ngettext(
        "The %(count)d nonconformity found is closed or accepted.",
        "All %(count)d nonconformities found are closed or accepted.",
        count,
    )
    return Check("INV-4", words % {"count": count}, holds=True)


def _reuse_checks(case: Case) -> list[Check]:
    """A report on which results rest, and which its laboratory has ended since, stands in the way of every positive outcome."""
    report = report_of(case)
    ended = ended_under(report) if report else []
    words = _("Report %(number)s, on which results rest, stands no longer: %(state)s by its laboratory.")
    return [
        Check(
            "INV-11",
            words % {"number": handed.statement.number, "state": handed.get_state_display()},
            holds=False,
        )
        for handed in ended
    ]
