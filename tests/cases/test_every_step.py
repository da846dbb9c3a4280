"""Every state × every target: only the edges of the table are open, and each of those only to the roles that it names."""

import pytest
from django.db import transaction

from cases.actions import assign, move
from cases.models import Assignment, Case
from cases.steps import TAKEN_ON
from cases.transitions import EDGES, State, edge_between
from lib.refusal import Refused
from staff.models import Role
from tests.cast import works_for

pytestmark = pytest.mark.slow  # every state, target and role: some three thousand tries

STATES = [state for state in State if state != State.LAPSED]


class RolledBack(Exception):
    """Undoes what a try has changed."""


@pytest.fixture
def everybody(northseal, cast, bob, petra) -> dict:
    """One person for each role of the table, and some who have none."""
    holders = {role.value: works_for(northseal, f"only-{role.value.replace('_', '-')}", role) for role in Role}
    return {**holders, "applicant": bob, "stranger": petra, "clock": None}


def try_to_move(case: Case, to: str, by) -> str:
    """What came of it: the state reached, or the refusal."""
    try:
        with transaction.atomic():
            move(case, to, by=by, words="Because.")
            raise RolledBack
    except RolledBack:
        return "moved"
    except Refused as refusal:
        return f"refused: {refusal}"


@pytest.mark.parametrize("state", STATES)
def test_only_named_and_assigned_people_move_along_edges(case_at, everybody, northseal, state):
    case = case_at(state)
    anybody = [works_for(northseal, "all-at-once", *Role), None]  # what these may not, nobody with fewer roles may
    for target in State:
        edge = edge_between(case.state, target)
        if edge is None:
            for person in anybody:
                assert try_to_move(case, target, person).startswith("refused: A case cannot go from"), (state, target)
            continue
        for role in everybody.keys() - set(edge.by):
            said = try_to_move(case, target, everybody[role])
            assert said.startswith("refused"), (state, target, role, said)
            assert "missing" not in said
    assert Case.objects.get(pk=case.pk).state == state


ASSIGNED = set(Role) - TAKEN_ON  # a step that nobody is named for is taken on by whoever holds its role and does it


@pytest.mark.parametrize("state", sorted({edge.source for edge in EDGES if ASSIGNED & set(edge.by)}))
def test_a_role_without_an_assignment_is_not_enough(case_at, everybody, cleo, state):
    case = case_at(state)
    Assignment.objects.filter(case=case).update(ended_at=case.created_at)
    for edge in [one for one in EDGES if one.source == state]:
        for role in ASSIGNED & set(edge.by):
            assert "not assigned" in try_to_move(case, edge.target, everybody[role]), (edge.target, role)


def test_the_client_may_withdraw_at_every_step_before_the_decision(walk, everybody):
    steps = [
        walk.start,
        walk.send,
        walk.take_up,
        walk.accept,
        walk.sign,
        walk.plan,
        walk.evaluate,
        walk.freeze,
        walk.take_up_review,
        walk.review,
    ]
    for step in steps:
        step()
        assert try_to_move(walk.case, State.WITHDRAWN_BY_APPLICANT, everybody["applicant"]) == "moved"
        assert try_to_move(walk.case, State.WITHDRAWN_BY_APPLICANT, everybody["case_officer"]).startswith("refused")
    walk.decide()
    assert try_to_move(walk.case, State.WITHDRAWN_BY_APPLICANT, everybody["applicant"]).startswith("refused")


def test_whoever_evaluates_is_never_named_to_judge(case_at, northseal, cleo):
    case = case_at(State.EVALUATING)
    both = works_for(northseal, "both", Role.EVALUATOR, Role.REVIEWER, Role.DECISION_MAKER)
    assign(case, role=Role.EVALUATOR, user=both, by=cleo)
    for role in (Role.REVIEWER, Role.DECISION_MAKER):
        with pytest.raises(Refused, match="evaluates this case"):
            assign(case, role=role, user=both, by=cleo)


def test_a_member_of_the_client_cannot_act_for_the_body(case_at, northseal, acme, cleo, mira):
    from accounts.models import OrganisationMembership

    case = case_at(State.EVALUATION_PLANNED)
    OrganisationMembership.objects.create(user=mira, organisation=acme)
    with pytest.raises(Refused, match="act for the client"):
        move(case, State.EVALUATING, by=mira)
