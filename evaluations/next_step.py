"""Whose turn it is on a case and what they do next: the case page's one button, what waits on desks, who is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case as FirstThat
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from applications.models import Signature
from cases.models import Assignment, Case, Letter
from cases.sides import cases_open_to
from cases.steps import STEPS, TAKEN_ON, Turn, step_of
from cases.transitions import Holder, State
from evaluations.models import Objection, Plan
from lib import clock
from lib.text import listed, localized
from staff.models import OUTSIDE_INSPECTOR, Role


@dataclass(frozen=True)
class Next:
    """A sentence, and a button where it is this person's turn."""

    sentence: str
    action: str = ""
    url: str = ""


NAMING = {
    Role.EVALUATOR: gettext_lazy("Name an evaluator"),
    Role.REVIEWER: gettext_lazy("Name a reviewer"),
    Role.DECISION_MAKER: gettext_lazy("Name a decision maker"),
}
ANSWER_OBJECTION = Turn(Role.CASE_OFFICER, gettext_lazy("Answer objection"), "evaluations:objection")
PLAN_ANEW = Turn(Role.CASE_OFFICER, gettext_lazy("Plan with somebody else"), "evaluations:plan")
SEND_LETTER = Turn(Role.REGISTRAR, gettext_lazy("Send decision letter"), "evaluations:letter")
CLOSE = Turn(Role.REGISTRAR, gettext_lazy("Close case"), "evaluations:letter")


def turn_of(case: Case, assigned: Iterable[Assignment]) -> Turn | None:
    """What the body does next on an open case, given who is named for it; None where it can do nothing now."""
    state, named = State(case.state), {assignment.role for assignment in assigned}
    turn = STEPS[state].body
    if state == State.EVALUATION_PLANNED:
        turn = _planned(case)
    elif state == State.DECIDED:
        turn = _decided(case)
    elif state == State.ACCEPTED and _body_signed(case):
        turn = None
    if turn and turn.role not in TAKEN_ON and turn.role not in named:
        return Turn(Role.CASE_OFFICER, NAMING[turn.role], "applications:people", names=turn.role)
    return turn


def next_for(
    user: User,
    case: Case,
    *,
    roles: frozenset[str] | None,
    assigned: Iterable[Assignment] = (),
    names: Mapping[UUID, str] | None = None,
) -> Next:
    """The one next action on a case for a person, by step and role; else who is waited for. `roles` None: the client."""
    if not case.is_open:
        return Next(_("This case has ended."))
    if roles is None:
        return _for_client(case)
    assigned, roles = list(assigned), at_work(roles)
    turn = turn_of(case, assigned)
    with_client = case.holder == Holder.CLIENT and not _is_late(case)
    if turn and is_theirs(turn, user, assigned, roles):
        sentence = (
            _("You can do this now; the client also has something to do.") if with_client else _("It is your turn.")
        )
        return Next(sentence, str(turn.action), turn.url(case))
    if turn is None or with_client:
        return Next(_("It waits for the client."))
    people = listed(
        (names or {}).get(assignment.user_id, "") for assignment in assigned if assignment.role == turn.role
    )
    words = {"role": turn.role.label, "people": people}
    return Next(_("It waits for: %(role)s, %(people)s.") % words if people else _("It waits for: %(role)s.") % words)


def is_theirs(turn: Turn, user: User, assigned: Iterable[Assignment], roles: frozenset[str]) -> bool:
    """Whether a person takes this turn: named for it, or, where nobody need be named, holding the role."""
    named = [assignment.user_id for assignment in assigned if assignment.role == turn.role]
    return turn.role in roles and (user.pk in named if named else turn.role in TAKEN_ON)


def at_work(roles: frozenset[str]) -> frozenset[str]:
    """The roles whose steps somebody does: evaluators from outside evaluate like those of the house."""
    return roles | {Role.EVALUATOR} if OUTSIDE_INSPECTOR in roles else roles


def waiting_for(user: User, roles: frozenset[str]) -> QuerySet[Case]:
    """Cases open to a person, before their end, whose next step may be theirs, the most urgent first: `turn_of` says which.

    What follows a decision, certificates say themselves: only they know what is issued and waits to be signed.
    """
    steps = Q(pk=None)
    for role in {step.body.role for step in STEPS.values() if step.body} & roles:
        steps |= Q(state__in=_states_of(role) - {State.DECIDED}) & _named(user, role)
    if Role.CASE_OFFICER in roles:
        steps |= _to_name() & _named(user, Role.CASE_OFFICER)
    is_ours = Q(holder=Holder.BODY) | Q(state=State.ACCEPTED) | Q(due_at__lt=clock.now())
    cases = cases_open_to(user).open().filter(steps, is_ours).select_related("scheme_version", "decision")
    return cases.prefetch_related("assignments", "letters").order_by(
        F("due_at").asc(nulls_last=True), "since", "number"
    )


def facts_waiting(user: User, roles: frozenset[str]) -> QuerySet[Any]:
    """`waiting_for`, with one case for all units of an application that stand at the same step with the same people:
    it has their number, `units`, and when the first of them is due, `first_due`.

    In SQL, since an application may have five hundred units: one must not hide the others from a desk.
    """
    current = Assignment.objects.current().filter(case=OuterRef("pk")).order_by("role", "user")
    alike: list[Any] = [
        F("subject"),
        F("state"),
        ArraySubquery(current.values("role")),
        ArraySubquery(current.values("user")),
        # An objection is about its own case, and is answered there.
        FirstThat(When(Exists(Objection.objects.filter(plan__case=OuterRef("pk"))), then=F("pk"))),
    ]
    first = [F("due_at").asc(nulls_last=True), F("number").asc()]
    counted = (
        waiting_for(user, roles)
        .select_related("unit__application")
        .annotate(
            row=Window(RowNumber(), partition_by=alike, order_by=first),
            units=Window(Count("pk"), partition_by=alike),
            first_due=Window(Min("due_at"), partition_by=alike),
        )
    )
    return counted.filter(row=1)


def _named(user: User, role: str) -> Q:
    """Cases that name this person for a role; for what is taken on, also those that name nobody."""
    current = Assignment.objects.current().filter(case=OuterRef("pk"), role=role)
    is_named = Q(Exists(current.filter(user=user)))
    return is_named | ~Q(Exists(current)) if role in TAKEN_ON else is_named


def _to_name() -> Q:
    """Cases at a step for which somebody has to be named, and objections that wait for the case officer."""
    steps = Q(state=State.EVALUATION_PLANNED)
    for role in (Role.REVIEWER, Role.DECISION_MAKER):
        named = Assignment.objects.current().filter(case=OuterRef("pk"), role=role)
        steps |= Q(state__in=_states_of(role)) & ~Q(Exists(named))
    return steps


def _states_of(role: str) -> set[State]:
    """At which states it is this role's turn."""
    return {state for state, step in STEPS.items() if step.body and step.body.role == role}


def _for_client(case: Case) -> Next:
    turn = step_of(case).client if case.holder == Holder.CLIENT else None
    if turn is None:
        return Next(_("The certification body is working on it. You need not do anything."))
    return Next(localized(turn.needs), str(turn.action), turn.url(case))


def _planned(case: Case) -> Turn | None:
    plan = Plan.objects.filter(case=case).order_by("-version").first()
    objections: list[Any] = list(Objection.objects.filter(plan=plan)) if plan else []
    if any(objection.answered_at is None for objection in objections):
        return ANSWER_OBJECTION
    if any(objection.is_upheld for objection in objections):
        return PLAN_ANEW
    return STEPS[State.EVALUATION_PLANNED].body


def _decided(case: Case) -> Turn | None:
    decision = getattr(case, "decision", None)
    has_letter = any(letter.kind == Letter.Kind.DECISION for letter in case.letters.all())
    if decision is not None and decision.is_positive:
        return STEPS[State.DECIDED].body if has_letter else SEND_LETTER
    return CLOSE if has_letter else SEND_LETTER


def _body_signed(case: Case) -> bool:
    return Signature.objects.filter(agreement__application=case.subject, side="body").exists()


def _is_late(case: Case) -> bool:
    return case.due_at is not None and case.due_at < clock.now()
