"""How long cases under a scheme took, from their history: the body's days apart from the client's, never how they ended."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from uuid import UUID
from zoneinfo import ZoneInfo

from cases.models import Case, CaseEvent
from cases.steps import STEPS
from cases.transitions import Holder, Kind, State
from evaluations.models import Plan
from statements import LeadTimeStatement
from statements.lead_time import FEWEST_CASES
from tenants.context import current_body

MOST_CASES = 100  # the latest ones: what a body did years ago says little of today
A_DAY = timedelta(days=1)
What = CaseEvent.What

type Turn = tuple[datetime, Holder]  # since when, and who holds the case from then on


def lead_time(scheme: UUID) -> tuple[int, LeadTimeStatement] | None:
    """How many cases are closed, which only grows, and what is stated of the latest; None for too few to say anything."""
    closed = Case.objects.filter(kind=Kind.INITIAL, state=State.COMPLETED, scheme_version__scheme=scheme)
    number = closed.count()
    if number < FEWEST_CASES:
        return None
    latest = dict(closed.order_by("-since", "pk").values_list("pk", "since")[:MOST_CASES])
    spent = [days_spent(turns) for turns in _turns(list(latest)).values()]
    zone = ZoneInfo(current_body().time_zone)
    return number, LeadTimeStatement(
        scheme=scheme,
        cases=len(latest),
        body_days=_middle(days[Holder.BODY] for days in spent),
        client_days=_middle(days[Holder.CLIENT] for days in spent),
        closed_from=min(latest.values()).astimezone(zone).date(),
        closed_until=max(latest.values()).astimezone(zone).date(),
    )


def days_spent(turns: Iterable[Turn]) -> dict[Holder, float]:
    """How many days each side held a case, from its first turn to its last."""
    spent = dict.fromkeys(Holder, 0.0)
    for (since, holder), (until, _next) in pairwise(sorted(turns, key=lambda turn: turn[0])):
        spent[holder] += (until - since) / A_DAY
    return spent


def _turns(cases: Sequence[UUID]) -> dict[UUID, list[Turn]]:
    """Of each case whose turn it was and since when, from the day on which it was sent; in the order in which it happened."""
    turns: dict[UUID, list[Turn]] = defaultdict(list)
    events = CaseEvent.objects.filter(case__in=cases, what__in=[What.MOVED, What.SIGNED, What.PLANNED, What.OBJECTED])
    for case, what, target, code, moment in events.order_by("case", "number").values_list(
        "case", "what", "target", "code", "at"
    ):
        holder = _holder_after(what, target, code)
        if holder and (turns[case] or target == State.SUBMITTED):
            turns[case].append((moment, holder))
    for plan in Plan.objects.filter(case__in=cases).exclude(agreed_at=None).only("case_id", "agreed_at"):
        if plan.agreed_at:  # the client agreed to the evaluators, which is no event
            turns[plan.case_id].append((plan.agreed_at, Holder.BODY))
    return turns


def _holder_after(what: str, target: str, code: str) -> Holder | None:
    """Who holds a case after an event; None where it changes nobody's turn."""
    match what:
        case What.MOVED:
            return STEPS[State(target)].holder
        case What.SIGNED:
            return Holder.BODY if code == Holder.CLIENT else None
        case What.PLANNED:
            return Holder.CLIENT
    return Holder.BODY


def _middle(days: Iterable[float]) -> float:
    return round(median(days), 1)
