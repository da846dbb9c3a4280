"""One case, one page for both sides: steps with dates, who holds it, what comes next, and everything on file."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.queries import names_of
from accounts.requests import BothSidesRequest, policy
from applications.completeness import documents_of, name_of
from applications.doors import reads
from applications.forms import MessageForm, StaffMessageForm
from cases.actions import ASSIGNERS
from cases.doors import Side, case_for
from cases.models import Author, Case, CaseEvent, Letter
from cases.promises import expected
from cases.steps import STEPS, Stage, step_of
from cases.transitions import TERMINAL, Outcome, State
from cases.views.doors import is_client_of
from evaluations.actions.inspecting import UNDER_WAY
from evaluations.models import Nonconformity
from evaluations.next_step import next_for
from evaluations.queries import inspection_of, plan_of
from lib import clock
from lib.text import listed
from staff.models import Role
from tenants.context import current_body

RECENT = 8  # events shown at once; the rest unfolds
CODES = {
    **{role.value: role.label for role in Role},
    **{outcome.value: outcome.label for outcome in Outcome},
    **{kind.value: kind.label for kind in Letter.Kind},
    **{grade.value: grade.label for grade in Nonconformity.Grade},
    **{status.value: status.label for status in Nonconformity.Status},
    **{side.value: side.label for side in Author},
}


@policy(host="body", who="both_sides")
def case(request: BothSidesRequest, pk: UUID) -> HttpResponse:
    case = case_for(request.user, pk, "decision", "unit__application", side=Side.EITHER)
    prefetch_related_objects([case], "letters", "events", "messages")
    standing, is_client = case.standing, is_client_of(request, case)
    current = [] if is_client else list(case.assignments.current())
    events, written = _seen(case.events.all(), is_client), _seen(case.messages.all(), is_client)
    acting, named = [entry.by_id for entry in [*events, *written]], [pk for event in events for pk in event.about]
    names = names_of([*acting, *named, *(assignment.user_id for assignment in current)])
    context = {
        "case": case,
        "is_client": is_client,
        "standing": standing,
        "next": next_for(
            request.user, case, roles=None if is_client else standing.roles, assigned=current, names=names
        ),
        "steps": _bar(case, events),
        "units": _units(case),
        "documents": [
            (document, name_of(document))
            for document in documents_of(case)
            if reads(standing, document, case, request.user)
        ],
        "assigned": [(assignment.get_role_display(), names.get(assignment.user_id, "")) for assignment in current],
        "may_assign": bool(standing.roles & set(ASSIGNERS)),
        "may_plan_inspection": not is_client and Role.CASE_OFFICER in standing.roles and case.state in UNDER_WAY,
        "may_withdraw": is_client and case.is_open and case.state not in {State.DRAFT, State.DECIDED},
        **_findings(case, events, is_client),
        **_promised(case, events),
    }
    whole = (
        _whole_file(case, events, written, names)
        if standing.reads_file
        else {"plan": plan_of(case), "inspection": inspection_of(case)}
    )
    return render(request, "evaluations/case.html", context | whole)


def _whole_file(case: Case, events: list[CaseEvent], written: list[Any], names: dict[Any, str]) -> dict[str, Any]:
    """What people from outside do not read: how it was decided, letters, messages, history."""
    is_client, letters = case.standing.is_client, list(case.letters.all())
    decision = getattr(case, "decision", None)
    history = [_timeline_row(event, names, is_client) for event in reversed(events)]
    return {
        "decision": decision if decision and (not is_client or _is_announced(letters)) else None,
        "letters": letters,
        "messages_": [(message, names.get(message.by_id, "")) for message in written],
        "form": MessageForm() if is_client else StaffMessageForm(),
        "history": history[:RECENT],
        "earlier": history[RECENT:],
    }


def _findings(case: Case, events: list[CaseEvent], is_client: bool) -> dict[str, Any]:
    frozen = [event for event in events if event.what == CaseEvent.What.FROZEN]
    return {
        "report": frozen[-1] if frozen else None,
        "report_version": len(frozen),
        "nonconformities": _nonconformities(case, is_client),
    }


def _promised(case: Case, events: list[CaseEvent]) -> dict[str, Any]:
    """The hard commitments of the scheme and how long the case has run: they are words, in which days are named.

    What the client gets where one is not kept is often money, which is for the client alone to read here (INV-10).
    """
    if not case.is_open or case.state == State.DRAFT or not case.standing.reads_file:
        return {}
    accepted = [event.at for event in events if event.target == State.ACCEPTED]
    zone = current_body().time_zone
    accepted_on = clock.day_of(accepted[-1], zone) if accepted else None
    return {
        "promised": {"commitments": [_for_the_reader(each, case) for each in case.scheme_version.commitments]},
        "accepted_on": accepted_on,
        "working_days": clock.working_days(accepted_on, clock.today(zone)) if accepted_on else 0,
    }


def _for_the_reader(commitment: dict[str, Any], case: Case) -> dict[str, Any]:
    return commitment if case.standing.is_client else commitment | {"redress": {}}


def _units(case: Case) -> QuerySet[Case]:
    """The cases of the same application that the reader may open, this one among them."""
    cases = Case.objects.all() if case.standing.is_client else case.reader.readable()
    return cases.about(case.subject_kind, case.subject).select_related("unit").order_by("number")


def _seen(rows: Iterable[Any], is_client: bool) -> list[Any]:
    """What this side may see: clients nothing internal."""
    return [message for message in rows if not (is_client and message.is_internal)]


def _nonconformities(case: Case, is_client: bool) -> list[Nonconformity]:
    """None before an evaluation; for the client those it was told."""
    if not _is_being_evaluated(case):
        return []
    return [
        nonconformity
        for nonconformity in Nonconformity.objects.filter(case=case)
        if nonconformity.client_told_at or not is_client
    ]


def _is_being_evaluated(case: Case) -> bool:
    """Whether its evaluation has begun: before it nothing can have been found."""
    stages = list(Stage)
    stage = step_of(case).stage
    return case.state != State.DECLINED and (stage is None or stages.index(stage) >= stages.index(Stage.EVALUATION))


def _is_announced(letters: Iterable[Letter]) -> bool:
    return any(letter.kind == Letter.Kind.DECISION for letter in letters)


def _bar(case: Case, events: list[CaseEvent]) -> list[dict[str, Any]]:
    """The steps in order, each with the day it was entered; the present one with whose clock runs; those to come with the
    day by which they are to be expected."""
    entered = {event.target: event.at for event in events if event.target}
    last = next((event.source for event in reversed(events) if event.target == case.state), case.state)
    shown = STEPS[State(last if case.state in TERMINAL else case.state)].stage
    here = list(Stage).index(shown) if shown else len(Stage)
    to_come = expected(case, clock.now()) if case.is_open else {}
    bar = []
    for number, stage in enumerate(Stage):
        days = [entered[step.state] for step in STEPS.values() if step.stage == stage and step.state in entered]
        part: dict[str, Any] = {"words": stage.label, "state": _step_state(case, number, here)}
        if days and number <= here:
            part["day"] = max(days)
        if number == here and case.is_open:
            part["note"] = " · ".join([case.get_holder_display(), *([_("late")] if _is_late(case) else [])])
        if stage in to_come:
            part["day"], part["is_expected"] = to_come[stage], True
        bar.append(part)
    return bar


def _is_late(case: Case) -> bool:
    return case.due_at is not None and case.due_at < clock.now()


def _step_state(case: Case, number: int, here: int) -> str:
    if number < here or case.state == State.COMPLETED:
        return "done"
    if number > here:
        return "to-come"
    return "now" if case.is_open else "stopped"


def _timeline_row(event: CaseEvent, names: dict[Any, str], is_client: bool) -> dict[str, Any]:
    """An event as the timeline shows it. People of the body are named to their colleagues only."""
    what = State(event.target).label if event.target else event.get_what_display()
    code = str(CODES.get(event.code, ""))
    words = event.words if event.what != CaseEvent.What.FROZEN else f"SHA-256 {event.words}"
    who = names.get(event.by_id, "") if event.by_id else _("by the clock")
    return {
        "when": event.at,
        "what": " · ".join(part for part in (str(what), code) if part),
        "why": " · ".join(part for part in (listed(names[pk] for pk in event.about), words) if part),
        "who": "" if is_client else who,
        "tone": "stop" if event.target in {State.DECLINED, State.LAPSED} else "",
    }
