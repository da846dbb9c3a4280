"""Random people, roles and scripts: nothing completes positively with INV-1 to 5 broken."""

import random
from collections import Counter
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from applications import actions
from applications.actions import move
from applications.models import Case
from applications.transitions import State, ways_out
from evaluations import actions as evaluating
from evaluations.models import Nonconformity
from evaluations.queries import decision_of, evaluated
from lib.refusal import Refused
from staff.models import Role
from tests.applications.walking import RESULT
from tests.cast import works_for

WORKERS = [Role.CASE_OFFICER, Role.EVALUATOR, Role.REVIEWER, Role.DECISION_MAKER, Role.REGISTRAR]


ENDS: Counter = Counter()


class Undone(Exception):
    pass


def steps(case: Case, person, colleagues, client) -> dict[str, list]:
    """Everything anybody might try, by the step where it makes sense; "" is what makes sense nowhere or always."""
    other = random.choice(colleagues)
    role = random.choice(WORKERS)
    found = Nonconformity.objects.filter(case=case).order_by("?").first()
    outcome = random.choice(["grant", "grant", "refuse"])
    words = {"reason": "x", "deviation_reason": "x", "review_words": "x"}
    return {
        "CONTRACTED": [
            lambda: actions.assign(case, role=Role.CASE_OFFICER, user=other, by=person),
            lambda: evaluating.plan_evaluation(case, methods="Test", evaluators=[other], by=person),
        ],
        "EVALUATION_PLANNED": [
            lambda: evaluating.agree_to_evaluators(case, by=client),
            lambda: evaluating.begin_evaluation(case, by=person),
        ],
        "EVALUATING": [
            lambda: evaluating.write_report(case, results=[RESULT], by=person),
            lambda: evaluating.raise_nonconformity(case, grade="minor", criterion="x", text="x", by=person),
            lambda: evaluating.tell_nonconformities(case, by=person),
            lambda: evaluating.close_nonconformity(found, words="x", by=person) if found else None,
            lambda: evaluating.freeze_report(case, by=person),
        ],
        "NC_OPEN": [
            lambda: evaluating.answer_nonconformity(found, cause="x", action="x", by=client) if found else None,
            lambda: evaluating.hand_in_corrections(case, by=client),
        ],
        "EVALUATED": [
            lambda: actions.assign(case, role=Role.REVIEWER, user=other, by=person),
            lambda: evaluating.take_up_review(case, by=person),
        ],
        "UNDER_REVIEW": [
            lambda: actions.assign(case, role=Role.DECISION_MAKER, user=other, by=person),
            lambda: evaluating.record_review(case, outcome=outcome, words="x", by=person),
            lambda: evaluating.decide(case, outcome=outcome, by=person, **words),
        ],
        "RECOMMENDED": [
            lambda: actions.assign(case, role=Role.DECISION_MAKER, user=other, by=person),
            lambda: evaluating.want_more_evidence(case, items="x", by=person),
            lambda: evaluating.decide(case, outcome=outcome, by=person, **words),
        ],
        "DECIDED": [
            lambda: evaluating.send_decision_letter(case, by=person),
            lambda: evaluating.complete_refusal(case, by=person),
            lambda: move(case, State.COMPLETED, by=person, certificate=uuid4()),
        ],
        "": [
            lambda: actions.assign(case, role=role, user=other, by=person),
            lambda: Nonconformity.objects.create(
                case=case, number=random.randrange(100, 999), grade="minor", criterion="x", text="x", raised_by=person
            ),
            lambda: Case.objects.filter(pk=case.pk).update(state=random.choice(State.values)),
            lambda: move(case, random.choice(State.values), by=person, words="x"),
        ],
    }


def one_try(case: Case, colleagues, client) -> None:
    """Mostly something sensible, by somebody assigned; at times anything, by anybody."""
    roles = [role for edge in ways_out(case.state) for role in edge.by] + [Role.CASE_OFFICER]
    named = case.assignments.current().filter(role__in=roles).values_list("user_id", flat=True)
    assigned = [one for one in colleagues if one.pk in set(named)]
    person = random.choice(assigned if assigned and random.random() < 0.8 else colleagues)
    choices = steps(case, person, colleagues, client)
    sensible = choices.get(case.state, []) if random.random() < 0.85 else []
    random.choice(sensible or [step for group in choices.values() for step in group])()


def assert_lawful(case: Case) -> None:
    decision = decision_of(case)
    if decision is None:
        assert case.state not in {State.DECIDED, State.COMPLETED}
        return
    assert not evaluated(decision.decided_by, case)
    assert not evaluated(decision.review.reviewer, case)
    assert decision.report.frozen_at < decision.review.recorded_at < decision.decided_at
    assert set(decision.scope.get("models", [])) <= set(case.scope_asked["models"])
    assert case.application.agreement.in_force_at
    if decision.is_positive:
        assert not Nonconformity.objects.filter(case=case, status__in=["open", "answered"]).exists()
        assert case.state != State.COMPLETED or case.certificate


@pytest.mark.slow
@settings(
    max_examples=8,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    derandomize=True,
)
@given(seed=st.integers(0, 10**9))
def test_nothing_is_granted_against_the_invariants(walk_once, seed):
    """Each example starts from the same signed application and tries 100 random things as random people."""
    case, colleagues, client = walk_once
    random.seed(seed)
    try:
        with transaction.atomic():
            for _number in range(100):
                try:
                    with transaction.atomic():
                        one_try(case, colleagues, client)
                except (Refused, DatabaseError):
                    pass
                case = Case.objects.get(pk=case.pk)
                assert_lawful(case)
            ENDS[case.state, bool(case.certificate)] += 1
            raise Undone
    except Undone:
        pass


@pytest.fixture
def walk_once(walk, northseal, alice):
    """A contracted case, and six colleagues with random roles of whom one at least holds each."""
    case = walk.to(State.CONTRACTED)
    picks = random.Random(7)
    colleagues = [
        works_for(northseal, f"random{number}", *{WORKERS[number % len(WORKERS)], *picks.sample(WORKERS, 3)})
        for number in range(6)
    ]
    return case, colleagues, alice


def test_the_scripts_get_somewhere():
    """The test above would prove nothing if no script ever ended with a certificate."""
    if not ENDS:
        pytest.skip("The random scripts were not run.")
    assert ENDS[State.COMPLETED, True], ENDS
