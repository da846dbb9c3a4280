"""How long the body has for a step: the days that the scheme declares, less those that it has used up already."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from cases.models import Case, CaseEvent
from cases.steps import STEPS, Stage
from cases.transitions import Holder, State
from catalog.models import SchemeVersion
from vocabulary.terms import LeadTimeStep

What = CaseEvent.What
HANDS_OVER = (What.MOVED, What.SIGNED, What.PLANNED, What.OBJECTED)


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
    """By when each stage to come is to be expected, if nothing holds it up: what is running first, then the declared days.

    None where nobody can know: what runs has no day or is past it, or a stage on the way has no declared days.
    """
    if case.due_at is None or case.due_at < now:
        return {}
    at = case.due_at
    here = STEPS[State(case.state)].stage if case.state != State.DRAFT else None
    days: dict[Stage, datetime] = {}
    stages = list(Stage)
    for stage in stages[stages.index(here) + 1 :] if here else ():
        if (part := DONE_BY.get(stage)) is None:
            continue
        # With the client its own limit runs, and the body's days come after it.
        is_running = case.state in part.states and case.holder == Holder.BODY
        declared = timedelta(days=part.days_under(case.scheme_version))
        if not is_running and not declared:
            break
        at += timedelta() if is_running else declared
        days[stage] = at
    return days


def _spent(case: Case, part: DeclaredPart, begins: datetime) -> timedelta:
    """How long the body has held the case in this part of the way before."""
    held = timedelta()
    for (since, state, holder), (until, _state, _holder) in pairwise([*_turns(case, begins), (begins, "", "")]):
        if state in part.states and holder == Holder.BODY:
            held += until - since
    return held


def _turns(case: Case, until: datetime) -> Iterator[tuple[datetime, str, str]]:
    """Since when the case has stood where, and who has held it from then on: moves, and hand-overs within a step."""
    events = CaseEvent.objects.filter(case=case, what__in=HANDS_OVER, at__lte=until).order_by("number")
    # `evaluations` stands above and is not imported. That the client agreed to its evaluators is no event.
    agreed = case.plans.filter(agreed_at__lte=until).values_list("agreed_at", flat=True)
    happened = [*events, *(CaseEvent(what=What.SIGNED, code=Holder.CLIENT, at=moment) for moment in agreed if moment)]
    state, holder = "", ""
    for event in sorted(happened, key=lambda event: event.at):
        state = event.target or state
        holder = _holder_after(event) or holder
        yield event.at, state, holder


def _holder_after(event: CaseEvent) -> str:
    """Who holds a case after an event; "" where it changes nobody's turn."""
    match event.what:
        case What.MOVED:
            return STEPS[State(event.target)].holder
        case What.SIGNED:
            return Holder.BODY if event.code == Holder.CLIENT else ""
        case What.PLANNED:
            return "" if event.words else Holder.CLIENT  # words: the day of an inspection, which asks nothing
    return Holder.BODY  # an objection, made or answered
