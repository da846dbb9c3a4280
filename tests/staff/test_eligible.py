"""Who may take a step, and the sentences why others may not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django_tenants.utils import tenant_context

from staff import actions
from staff.models import Conflict, Role
from staff.queries import eligible, holds, may_decide, today
from tests.cast import NORTHSEAL, authorised, works_for

pytestmark = pytest.mark.django_db


def reasons(role, user, **where):
    [found] = [candidate for candidate in eligible(role, **where) if candidate.user == user]
    return found.reasons


def test_the_eligible_come_first_and_the_others_with_the_reason(greenmark):
    decides, evaluates = works_for(greenmark, "dora", Role.DECISION_MAKER), works_for(greenmark, "eva", Role.EVALUATOR)
    with tenant_context(greenmark):
        first, second = eligible(Role.EVALUATOR)
    assert (first.user, first.is_eligible) == (evaluates, True)
    assert (second.user, second.reasons) == (decides, ("Is not authorised as Evaluator.",))


def test_an_authorisation_for_one_scheme_is_for_that_scheme(in_northseal, rex):
    ours, other = uuid4(), uuid4()
    authorised(rex, Role.EVALUATOR, scheme=ours)
    assert holds(rex, Role.EVALUATOR, scheme=ours)
    assert not holds(rex, Role.EVALUATOR, scheme=other)
    assert "not for this scheme" in reasons(Role.EVALUATOR, rex, scheme=other)[0]
    assert not reasons(Role.EVALUATOR, rex, scheme=ours)


def test_an_authorisation_for_one_area_is_for_that_area(in_northseal, rex):
    authorised(rex, Role.EVALUATOR, technical_area="batteries")
    assert not reasons(Role.EVALUATOR, rex, areas=["batteries.portable"])
    assert reasons(Role.EVALUATOR, rex, areas=["textiles"])


def test_an_area_covers_what_lies_under_it_and_all_areas_are_asked(in_northseal, rex):
    authorised(rex, Role.EVALUATOR, technical_area="batteries")
    assert holds(rex, Role.EVALUATOR, areas=["batteries.portable", "batteries.storage"])
    assert not holds(rex, Role.EVALUATOR, areas=["batteries.portable", "textiles.clothing"])


def test_whoever_holds_finance_is_no_candidate_to_judge(in_northseal, otto):
    authorised(otto, Role.FINANCE)
    [why] = reasons(Role.DECISION_MAKER, otto)
    assert "sees the fees" in why


def test_outsourced_people_never_decide(in_northseal, ada, otto):
    actions.keep_profile(otto, by=ada, employment="outsourced")
    assert reasons(Role.DECISION_MAKER, otto) == ("Comes from an outsourced provider, and those never decide.",)
    assert not may_decide(otto)


@pytest.mark.parametrize("kind", Conflict.Kind.values)
def test_who_advised_or_worked_for_the_client_does_not_evaluate(in_northseal, ada, mira, acme, kind):
    until = today() - timedelta(days=300)
    actions.declare_conflict(mira, acme, by=ada, kind=kind, starts_on=until - timedelta(days=900), ends_on=until)
    [sentence] = reasons(Role.EVALUATOR, mira, client=acme)
    assert "Acme" in sentence
    assert not reasons(Role.EVALUATOR, mira)


def test_a_tie_from_long_ago_is_no_reason(in_northseal, ada, mira, acme):
    until = today() - timedelta(days=731)
    actions.declare_conflict(mira, acme, by=ada, kind="employment", starts_on=until, ends_on=until)
    assert not reasons(Role.EVALUATOR, mira, client=acme)


def test_where_competence_is_kept_it_is_asked_for(in_northseal, ada, mira, rex):
    authorised(rex, Role.EVALUATOR)
    actions.record_competence(
        mira, by=ada, role=Role.EVALUATOR, technical_area="batteries", basis="Ten years", starts_on=today()
    )
    assert not reasons(Role.EVALUATOR, mira, areas=["batteries.portable"])
    assert reasons(Role.EVALUATOR, rex, areas=["batteries.portable"]) == (
        "Has no competence on record for Portable batteries and power banks.",
    )


def test_who_works_elsewhere_is_no_candidate(in_northseal, gus, mira):
    first, *others = [candidate.user for candidate in eligible(Role.EVALUATOR)]
    assert first == mira
    assert {one.name.lower() for one in others} == NORTHSEAL.keys() - {"mira"}


def test_candidates_are_found_in_few_queries(in_northseal, mira, otto, rex, arno, acme, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        eligible(Role.EVALUATOR, areas=["batteries.portable"], client=acme)
