"""How long the body has for a step: the days that the scheme declares, less those that it has used up already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from cases.models import Case, CaseEvent
from cases.steps import STEPS, Stage
from cases.transitions import Holder, State
from catalog.models import SchemeVersion
from vocabulary.terms import LeadTimeStep


@dataclass(frozen=True)
class DeclaredPart:
    """A part of the way for which a scheme states days: its states, and which of its steps they are."""

    states: frozenset[State]
    steps: tuple[LeadTimeStep, ...]

    def days_under(self, version: SchemeVersion) -> int:
        return sum(declared["days"] for declared in version.lead_times if declared["step"] in self.steps)


PARTS = (
    DeclaredPart(frozenset({State.SUBMITTED, State.UNDER_APPLICATION_REVIEW}), (LeadTimeStep.APPLICATION_REVIEW,)),
    DeclaredPart(frozenset({State.ACCEPTED}), (LeadTimeStep.AGREEMENT,)),
    # From the agreement to the report: whoever plans late leaves less for the tests.
    DeclaredPart(
        frozenset({State.CONTRACTED, State.EVALUATION_PLANNED, State.EVALUATING}),
        (LeadTimeStep.TYPE_TEST, LeadTimeStep.FACTORY_INSPECTION),
    ),
    DeclaredPart(
        frozenset({State.EVALUATED, State.UNDER_REVIEW, State.RECOMMENDED}), (LeadTimeStep.REVIEW_AND_DECISION,)
    ),
    DeclaredPart(frozenset({State.DECIDED}), (LeadTimeStep.CERTIFICATE,)),
)
# By which of them a stage of the step bar is over.
DONE_BY = {
    Stage.APPLICATION_REVIEW: PARTS[0],
    Stage.AGREEMENT: PARTS[1],
    Stage.EVALUATION: PARTS[2],
    Stage.DECISION: PARTS[3],
    Stage.CERTIFICATE: PARTS[4],
}


def due_for_the_body(case: Case, *, begins: datetime) -> datetime | None:
    """Until when the body has for its present step of a case, which it holds since `begins`; None where the scheme
    declares no days for it. The client's time does not count: a question stops the body's clock.
    """
    part = next((part for part in PARTS if case.state in part.states), None)
    days = part.days_under(case.scheme_version) if part else 0
    if part is None or not days:
        return None
    return begins + max(timedelta(days=days) - _spent(case, part, begins), timedelta())


def expected(case: Case, now: datetime) -> dict[Stage, datetime]:
    """By when each stage to come is to be expected, if nothing holds it up: what is running first, then the declared days."""
    at = max(case.due_at or now, now)
    here = STEPS[State(case.state)].stage if case.state != State.DRAFT else None
    days: dict[Stage, datetime] = {}
    stages = list(Stage)
    for stage in stages[stages.index(here) + 1 :] if here else ():
        part = DONE_BY.get(stage)
        # With the client its own limit runs, and the body's days come after it.
        is_running = part is not None and case.state in part.states and case.holder == Holder.BODY
        at += timedelta() if part is None or is_running else timedelta(days=part.days_under(case.scheme_version))
        if part is not None:
            days[stage] = at
    return days


def _spent(case: Case, part: DeclaredPart, begins: datetime) -> timedelta:
    """How long the body has held the case in this part of the way before."""
    moves: Iterable[tuple[str, datetime]] = (
        CaseEvent.objects.filter(case=case, what=CaseEvent.What.MOVED, at__lte=begins)
        .order_by("number")
        .values_list("target", "at")
    )
    held = timedelta()
    for (state, since), (_next, until) in pairwise([*moves, ("", begins)]):
        if state in part.states and STEPS[State(state)].holder == Holder.BODY:
            held += until - since
    return held
