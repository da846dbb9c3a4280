"""Random people, roles and scripts over two bodies, through to issuing: nothing is granted with INV-1 to 5 broken.

And what the scripts have announced, replayed in any order, gives the same register.
"""

import json
import os
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django_tenants.utils import tenant_context

from accounts.models import BodyMembership, User
from cases import actions as cases_actions
from cases.actions import move
from cases.models import Assignment, Case
from cases.transitions import EDGES, State
from certificates import actions as certifying
from certificates.models import Certificate
from evaluations import actions as evaluating
from evaluations.models import Involvement, Nonconformity
from evaluations.queries import decision_of, evaluated
from lib import clock
from lib.refusal import Refused
from outbox import relay
from outbox.hearing import hearers_of, read
from outbox.models import Fact
from register.actions import rebuild_register
from register.models import RegisterEntry
from staff.models import Role, StaffProfile
from tenants.models import CertificationBody
from tests.applications.walking import RESULT, Cast, Walk
from tests.cast import NORTHSEAL, authorised, works_for
from tests.catalog.schemes import published_scheme
from tests.support import database
from tests.support.exploring import dice, examples

WORKERS = [
    Role.CASE_OFFICER,
    Role.EVALUATOR,
    Role.REVIEWER,
    Role.DECISION_MAKER,
    Role.REGISTRAR,
    Role.SIGNATORY,
]
STAFF = {name: NORTHSEAL[name] for name in ("arno", "cleo", "mira", "rex", "otto", "sig", "rita")}
TRIES = 200
EXAMPLES = int(os.environ.get("SCRIPT_EXAMPLES", "2"))


class Undone(Exception):
    pass


@dataclass
class Scene:
    """One body with a contracted case, its random colleagues, and the client."""

    body: CertificationBody
    case: Case
    colleagues: list[User]
    client: User


def steps(scene: Scene, case: Case, person: User) -> dict[str, list]:
    """Everything anybody might try, by the step where it makes sense; "" is what makes sense nowhere or always."""
    other, role = random.choice(scene.colleagues), random.choice(WORKERS)
    nonconformities = list(Nonconformity.objects.filter(case=case).order_by("number"))
    found = random.choice(nonconformities) if nonconformities else None
    issued = Certificate.objects.filter(case=case.pk).first()
    outcome = random.choice(["grant", "grant", "refuse"])
    words = {"reason": "x", "deviation_reason": "x", "review_words": "x"}
    models = random.sample(["BCD-520", "BCD-521", "BCD-999"], 2)
    wild = {"covered_models": [{"model": model, "specification": ""} for model in models]}
    return {
        "CONTRACTED": [
            lambda: cases_actions.assign(case, role=Role.CASE_OFFICER, user=other, by=person),
            lambda: evaluating.plan_evaluation(case, methods="Test", evaluators=[other], by=person),
        ],
        "EVALUATION_PLANNED": [
            lambda: evaluating.agree_to_evaluators(case, by=scene.client),
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
            lambda: evaluating.answer_nonconformity(found, cause="x", action="x", by=scene.client) if found else None,
            lambda: evaluating.hand_in_corrections(case, by=scene.client),
        ],
        "EVALUATED": [
            lambda: cases_actions.assign(case, role=Role.REVIEWER, user=other, by=person),
            lambda: evaluating.take_up_review(case, by=person),
        ],
        "UNDER_REVIEW": [
            lambda: cases_actions.assign(case, role=Role.DECISION_MAKER, user=other, by=person),
            lambda: evaluating.record_review(case, outcome=outcome, words="x", by=person),
            lambda: evaluating.decide(case, outcome=outcome, by=person, **words),
        ],
        "RECOMMENDED": [
            lambda: cases_actions.assign(case, role=Role.DECISION_MAKER, user=other, by=person),
            lambda: evaluating.want_more_evidence(case, items="x", by=person),
            lambda: evaluating.decide(case, outcome=outcome, by=person, **words),
            lambda: evaluating.decide(case, outcome="grant", scope={"models": models}, by=person, **words),
        ],
        "DECIDED": [
            lambda: evaluating.send_decision_letter(case, by=person),
            lambda: certifying.close_refused(case, by=person),
            lambda: certifying.issue_for_case(case, by=person),
            lambda: certifying.issue_for_case(case, by=person, **wild),
            lambda: certifying.sign_certificate(issued, by=person, has_read=True) if issued else None,
            lambda: certifying.sign_certificate(issued, by=other, has_read=True) if issued else None,
        ],
        "": [
            lambda: cases_actions.assign(case, role=role, user=other, by=person),
            lambda: Assignment.objects.create(case=case, role=role, user=other, assigned_by=person),
            lambda: Involvement.objects.create(case=case, user=other, how="report"),
            lambda: Nonconformity.objects.create(
                case=case, number=random.randrange(100, 999), grade="minor", criterion="x", text="x", raised_by=person
            ),
            lambda: Case.objects.filter(pk=case.pk).update(state=random.choice(State.values)),
            lambda: Case.objects.filter(pk=case.pk).update(state="COMPLETED", certificate=uuid4()),
            lambda: move(case, random.choice(State.values), by=person, words="x"),
            lambda: move(case, State.COMPLETED, by=person, certificate=uuid4()),
            lambda: Certificate.objects.filter(case=case.pk).update(
                status="VALID", revision=1, signed_by=person, signed_at=clock.now()
            ),
            lambda: Certificate.objects.update(covered_models=wild["covered_models"]),
        ],
    }


def one_try(scene: Scene) -> None:
    """Mostly something sensible, by somebody assigned; at times anything, by anybody. Checked as at a commit."""
    case = Case.objects.get(pk=scene.case.pk)
    roles = [role for edge in EDGES if edge.source == case.state for role in edge.by] + [Role.CASE_OFFICER]
    named = set(case.assignments.current().filter(role__in=roles).values_list("user_id", flat=True))
    assigned = [one for one in scene.colleagues if one.pk in named]
    person = random.choice(assigned if assigned and random.random() < 0.8 else scene.colleagues)
    choices = steps(scene, case, person)
    sensible = choices.get(case.state, []) if random.random() < 0.9 else []
    with suppress(Refused, DatabaseError), transaction.atomic():
        random.choice(sensible or [step for group in choices.values() for step in group])()
        as_at_commit()


def as_at_commit() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def assert_lawful(case: Case) -> None:
    """INV-1 to 6 as they stand in the tables, whatever wrote them."""
    decision, granted = decision_of(case), Certificate.objects.filter(case=case.pk).exclude(status="PENDING").first()
    if decision is None:
        assert case.state not in {State.DECIDED, State.COMPLETED}
        assert granted is None
        return
    judges = {decision.decided_by, decision.review.reviewer}
    assert not any(evaluated(judge, case) for judge in judges)
    assert not StaffProfile.objects.filter(user=decision.decided_by, employment="outsourced").exists()
    assert decision.report.frozen_at < decision.review.recorded_at < decision.decided_at
    assert set(decision.scope.get("models", [])) <= set(case.scope_asked["models"])
    assert case.unit.application.agreement.in_force_at
    if decision.is_positive:
        assert not Nonconformity.objects.filter(case=case, status__in=["open", "answered"]).exists()
    assert (granted is not None) == (decision.is_positive and case.state == State.COMPLETED)
    if granted:
        assert case.certificate == granted.pk
        assert {row["model"] for row in granted.covered_models} <= set(decision.scope["models"])
        assert granted.surveillance_plans.active().exists() or not granted.may_bear_mark


def shown() -> list[dict]:
    """The register as it is read, without what a replay makes anew."""
    rows = RegisterEntry.objects.order_by("pk").values()
    return [{name: row[name] for name in row if name not in {"statement_id", "recorded_at"}} for row in rows]


def replay(facts: list[Fact]) -> None:
    """Let the register hear some facts again, from nothing."""
    with database.guards_at_rest():  # statements are append-only
        database.by_the_owner("DELETE FROM public.register_registerentry; DELETE FROM public.register_statement")
    for fact in facts:
        hearer = hearers_of(fact.name).get("register")
        if hearer:
            hearer(read(fact.name, json.dumps(fact.payload)), body=fact.body)


@pytest.mark.slow
def test_nothing_is_granted_against_the_invariants(scenes):
    """It would prove nothing if no script ever ended with a certificate."""
    ends: Counter[str] = Counter()
    for number in range(examples(EXAMPLES)):
        print(f"Script {number}")  # with the seed of the night it is this one again
        ends.update(play(scenes, dice("scripts", number).randrange(10**9)))
    assert ends[State.COMPLETED] >= 1, ends


def play(scenes: list[Scene], seed: int) -> list[str]:
    """Each script starts from the same two cases and tries 200 random things as random people: how the cases stand then."""
    random.seed(seed)
    ends: list[str] = []
    with suppress(Undone), transaction.atomic():
        for _number in range(TRIES):
            scene = random.choice(scenes)
            with tenant_context(scene.body):
                one_try(scene)
                assert_lawful(Case.objects.get(pk=scene.case.pk))
        ends = assert_register_follows(scenes)
        raise Undone
    return ends


def assert_register_follows(scenes: list[Scene]) -> list[str]:
    """The register shows what the bodies hold, and nothing else; rebuilt or replayed it is the same. Gives the cases' states."""
    relay.deliver_all()
    granted, ends = {}, []
    for scene in scenes:
        with tenant_context(scene.body):
            granted |= {one.pk: (scene.body.pk, one.status) for one in Certificate.objects.public()}
            ends.append(Case.objects.get(pk=scene.case.pk).state)
    entries = RegisterEntry.objects.filter(kind="certificate")
    assert {one.pk: (one.body_id, one.status) for one in entries} == granted
    live = shown()
    rebuild_register()
    assert shown() == live
    facts = list(Fact.objects.select_related("body"))
    random.shuffle(facts)
    replay([*facts, *random.sample(facts, len(facts) // 3)])
    assert shown() == live
    return ends


@pytest.fixture
def scenes(northseal, greenmark, acme, alice) -> list[Scene]:
    """A contracted case at one body, a recommended one at the other. Two people work for both."""
    picks = random.Random(7)
    both = [works_for(northseal, f"freelance{number}", *picks.sample(WORKERS, 3)) for number in range(2)]
    for person in both:
        BodyMembership.objects.create(user=person, body=greenmark)
        with tenant_context(greenmark):
            authorised(person, *picks.sample(WORKERS, 3))
    return [
        scene_at(northseal, State.CONTRACTED, acme, Cast(alice, **staffed(northseal, picks)), both),
        scene_at(greenmark, State.RECOMMENDED, acme, Cast(alice, **staffed(greenmark, picks)), both),
    ]


def staffed(body: CertificationBody, picks: random.Random) -> dict[str, User]:
    """Each with the role of their name and another one."""
    return {
        name: works_for(body, f"{name}-{body.slug}", *{role, picks.choice(WORKERS)}) for name, role in STAFF.items()
    }


def scene_at(body: CertificationBody, state: State, acme, cast: Cast, both: list[User]) -> Scene:
    sima = works_for(body, f"sima-{body.slug}", Role.SCHEME_MANAGER, Role.BODY_ADMIN)
    colleagues = [getattr(cast, name) for name in STAFF if name != "arno"]
    with tenant_context(body):
        case = Walk(published_scheme(sima), acme, cast).to(state)
    return Scene(body, case, [*colleagues, *both], cast.alice)
