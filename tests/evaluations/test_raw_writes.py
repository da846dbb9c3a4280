"""INV-1 to 4, 10 to 12 and 18 hold whatever writes: each test goes round the actions, straight to the tables."""

import threading
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from django_tenants.utils import tenant_context

import accounts.tasks  # noqa: F401  (what is posted is sent at once in a test that commits)
from accounts.models import OrganisationMembership
from applications.models import ApplicationReview
from cases.models import Assignment, Case, Letter
from cases.transitions import State
from evaluations.actions import (
    freeze_report,
    object_to_evaluator,
    raise_nonconformity,
    tell_nonconformities,
    write_report,
)
from evaluations.models import (
    Decision,
    Involvement,
    Nonconformity,
    Objection,
    Plan,
    PlannedEvaluator,
    Report,
    Result,
    Review,
)
from evaluations.queries import evaluated, report_of, review_of
from lib import clock
from staff.actions import declare_conflict
from staff.models import Conflict, Role, StaffProfile
from tenants.models import CertificationBody
from tests.applications.walking import RESULT
from tests.cast import authorised, works_for
from tests.catalog.schemes import give_passport
from tests.evaluations.making import decision_by, recommended_case
from tests.support.refusing import is_kept


@pytest.fixture
def refused():
    def attempt(words, write):
        with pytest.raises(DatabaseError, match=words), transaction.atomic():
            write()

    return attempt


def review_by(case, person, **given) -> Review:
    report = report_of(case)
    fields = {"report_sha256": report.sha256, "outcome": "grant", "words": "Fine.", "recorded_at": clock.now()}
    return Review(case=case, report=report, sha256="a" * 64, reviewer=person, **{**fields, **given})


def test_whoever_evaluated_cannot_review(case_at, refused, northseal):
    case = case_at(State.UNDER_REVIEW)
    for how, name in [("result", "una"), ("officer", "dos")]:
        person = works_for(northseal, name, Role.REVIEWER)
        Involvement.objects.create(case=case, user=person, how=how)
        refused("INV-1", review_by(case, person).save)


def test_the_case_officer_and_the_evaluator_cannot_review(case_at, refused, cleo, mira):
    case = case_at(State.UNDER_REVIEW)
    for person in (cleo, mira):
        refused("not authorised", review_by(case, person).save)
        authorised(person, Role.REVIEWER)
        refused("INV-1", review_by(case, person).save)


def test_writing_any_content_makes_an_evaluator(case_at, northseal):
    case = case_at(State.EVALUATING)
    report = report_of(case)
    people = [works_for(northseal, f"writer{number}") for number in range(4)]
    result = Result.objects.create(report=report, criterion="x", verdict="conforms", written_by=people[0], position=77)
    Nonconformity.objects.create(case=case, number=9, grade="minor", criterion="x", text="x", raised_by=people[1])
    Result.objects.filter(pk=result.pk).update(written_by=people[2])
    Report.objects.filter(pk=report.pk).update(written_by=people[3])
    assert all(evaluated(person, case) for person in people)


def test_whoever_evaluated_cannot_decide(case_at, refused, northseal):
    case = case_at(State.RECOMMENDED)
    person = works_for(northseal, "una", Role.DECISION_MAKER)
    Involvement.objects.create(case=case, user=person, how="result")
    refused("INV-2", decision_by(case, person).save)


def test_whoever_reviewed_or_decided_cannot_evaluate_after(case_at, refused, rex, otto):
    case = case_at(State.DECIDED)
    for person in (rex, otto):
        refused("INV-1, INV-2", lambda person=person: Involvement.objects.create(case=case, user=person, how="result"))


def test_an_involvement_cannot_be_taken_back(case_at, refused):
    case = case_at(State.UNDER_REVIEW)
    is_kept(lambda: Involvement.objects.filter(case=case)._raw_delete("default"))
    is_kept(lambda: Involvement.objects.filter(case=case).update(how="nothing"))


def test_only_the_authorised_decide(case_at, refused, rex, northseal):
    case = case_at(State.RECOMMENDED)
    refused("INV-3", decision_by(case, rex).save)
    former = works_for(northseal, "former")
    authorised(former, Role.DECISION_MAKER, ends_on=date(2021, 1, 1))
    refused("INV-3", decision_by(case, former).save)


def test_a_role_for_another_technical_area_is_none(case_at, refused, northseal):
    case = case_at(State.RECOMMENDED)
    elsewhere, near = works_for(northseal, "elsewhere"), works_for(northseal, "near")
    authorised(elsewhere, Role.DECISION_MAKER, technical_area="batteries")
    refused("INV-3", decision_by(case, elsewhere).save)
    authorised(near, Role.DECISION_MAKER, technical_area="appliances")
    decision_by(case, near).save()


def test_people_from_outside_never_decide(case_at, refused, otto):
    case = case_at(State.RECOMMENDED)
    StaffProfile.objects.update_or_create(user=otto, defaults={"employment": StaffProfile.Employment.OUTSOURCED})
    refused("INV-3", decision_by(case, otto).save)


def test_a_later_authorisation_legitimises_nothing(case_at, refused, northseal):
    case = case_at(State.RECOMMENDED)
    late = works_for(northseal, "late")
    decision = decision_by(case, late)
    soon = clock.now() + timedelta(seconds=5)
    authorised(late, Role.DECISION_MAKER, granted_at=soon, starts_on=clock.today())
    refused("INV-3", decision.save)


def test_a_decision_names_the_newest_file_by_hash(case_at, refused, otto):
    case = case_at(State.RECOMMENDED)
    refused("INV-4", decision_by(case, otto, report_sha256="0" * 64).save)
    refused("INV-4", decision_by(case, otto, review_sha256="0" * 64).save)
    refused("INV-4", decision_by(case, otto, recommended="refuse", deviation_reason="x").save)
    refused("INV-4", decision_by(case, otto, application_review=None).save)
    refused("INV-4", decision_by(case, otto, decided_at=review_of(case).recorded_at).save)


def test_a_review_is_of_a_frozen_report(case_at, refused, rex):
    case = case_at(State.UNDER_REVIEW)
    refused("INV-4", review_by(case, rex, report_sha256="0" * 64).save)
    refused("INV-4", review_by(case, rex, recorded_at=report_of(case).frozen_at).save)
    refused("no outcome", review_by(case, rex, outcome="maintain").save)


def test_a_frozen_report_never_changes(case_at, refused, mira):
    case = case_at(State.EVALUATED)
    report = report_of(case)
    refused("never change", lambda: Report.objects.filter(pk=report.pk).update(summary="Better."))
    refused("never change", lambda: report.results.update(value="0"))
    refused("never change", lambda: report.results.all()._raw_delete("default"))
    refused(
        "never change",
        lambda: Result.objects.create(report=report, position=8, criterion="x", verdict="conforms", written_by=mira),
    )


def test_a_positive_decision_needs_every_nonconformity_settled(case_at, walk, refused, mira, rex, otto):
    case = case_at(State.EVALUATING)
    write_report(case, results=[RESULT], by=mira)
    raise_nonconformity(case, grade="minor", criterion="5.2", text="No label", by=mira)
    tell_nonconformities(case, by=mira)
    freeze_report(case, words="The client stops.", by=mira)
    walk.take_up_review()
    refused("Nothing positive is recommended", review_by(walk.case, rex).save)
    walk.outcome = "refuse"
    walk.review()
    refused("INV-4", decision_by(walk.case, otto).save)


def test_no_report_is_frozen_over_what_the_client_was_not_told(case_at, refused, mira):
    case = case_at(State.EVALUATING)
    raise_nonconformity(case, grade="minor", criterion="5.2", text="No label", by=mira)
    frozen = {"frozen_at": clock.now(), "frozen_by": mira, "content": {}, "sha256": "0" * 64}
    refused("told every nonconformity", lambda: Report.objects.filter(case=case).update(**frozen))


def test_nothing_is_found_after_the_evaluation(case_at, refused, mira):
    for state in (State.RECOMMENDED, State.DECIDED):
        case = case_at(state)
        late = Nonconformity(case=case, number=9, grade="minor", criterion="x", text="x", raised_by=mira)
        refused("under way", late.save)


def test_the_scope_decided_lies_within_the_scope_asked(case_at, refused, otto):
    case = case_at(State.RECOMMENDED)
    refused("INV-5", decision_by(case, otto, scope={**case.scope_asked, "models": ["BCD-999"]}).save)
    refused("INV-5", decision_by(case, otto, scope={**case.scope_asked, "standards": ["GB 1"]}).save)
    refused("INV-5|positive_decisions", decision_by(case, otto, scope={}).save)


def test_refusing_and_deviating_need_reasons(case_at, refused, otto):
    case = case_at(State.RECOMMENDED)
    refused("negative_decisions", decision_by(case, otto, outcome="refuse", deviation_reason="x", scope={}).save)
    refused("deviating_decisions", decision_by(case, otto, outcome="refuse", reason="x", scope={}).save)


def test_a_second_decision_is_impossible(case_at, refused, otto):
    case = case_at(State.DECIDED)
    refused("after its review|one|unique", decision_by(case, otto).save)
    is_kept(lambda: Decision.objects.filter(case=case).update(outcome="refuse"))


def test_reused_results_need_someone_responsible(case_at, refused, mira):
    case = case_at(State.EVALUATING)
    row = {
        "report": report_of(case),
        "position": 6,
        "criterion": "x",
        "verdict": "conforms",
        "written_by": mira,
        "is_reused": True,
    }
    refused("reused_results", lambda: Result.objects.create(**row, source="R-1"))
    refused(
        "reused_results",
        lambda: Result.objects.create(**row, source="R-1", justification="Same model", responsibility_taken_by=mira),
    )


def test_no_case_is_decided_or_completed_by_a_bare_update(case_at, refused):
    case = case_at(State.RECOMMENDED)
    refused("no decision", lambda: Case.objects.filter(pk=case.pk).update(state="DECIDED"))
    refused("no way", lambda: Case.objects.filter(pk=case.pk).update(state="COMPLETED"))


def test_no_granted_case_is_completed_without_letter_and_certificate(case_at, refused, rita):
    case = case_at(State.DECIDED)
    refused("letter", lambda: Case.objects.filter(pk=case.pk).update(state="COMPLETED"))
    Letter.objects.create(
        case=case, kind="decision", subject_zh="x", subject_en="x", text_zh="x", text_en="x", sha256="0", sent_by=rita
    )
    refused("INV-5", lambda: Case.objects.filter(pk=case.pk).update(state="COMPLETED"))


def test_no_step_is_skipped_by_a_bare_update(case_at, refused):
    case = case_at(State.EVALUATING)
    refused("frozen first", lambda: Case.objects.filter(pk=case.pk).update(state="EVALUATED"))


def test_no_recommendation_without_a_review(case_at, refused):
    case = case_at(State.UNDER_REVIEW)
    refused("review", lambda: Case.objects.filter(pk=case.pk).update(state="RECOMMENDED"))


def test_nobody_near_the_client_takes_part(case_at, refused, acme, ada, rex, otto, mira):
    """INV-8: review, decision and plan alike; what is longer ago than the scheme says is no reason."""
    long_ago = clock.today() - timedelta(days=800)
    for state, person, write in [
        (State.UNDER_REVIEW, rex, review_by),
        (State.RECOMMENDED, otto, decision_by),
        (State.CONTRACTED, mira, planned),
    ]:
        case = case_at(state)
        tie = declare_conflict(person, acme, kind="consultancy", starts_on=long_ago, by=ada)
        refused("INV-8", lambda case=case, person=person, write=write: write(case, person).save())
        Conflict.objects.filter(pk=tie.pk).update(ends_on=clock.today() - timedelta(days=731))
        write(case, person).save()


def planned(case, person) -> PlannedEvaluator:
    last = Plan.objects.filter(case=case).count()
    plan = Plan.objects.create(case=case, version=last + 1, methods="Test", made_by=person)
    return PlannedEvaluator(plan=plan, user=person)


def test_a_member_of_the_client_judges_nothing(case_at, refused, acme, otto):
    case = case_at(State.RECOMMENDED)
    OrganisationMembership.objects.create(user=otto, organisation=acme)
    refused("acts for the client", decision_by(case, otto).save)


def test_whoever_sees_the_fees_judges_nothing(case_at, refused, otto, rex, cleo):
    case = case_at(State.UNDER_REVIEW)
    Assignment.objects.create(case=case, role=Role.FINANCE, user=rex, assigned_by=cleo)
    refused("INV-10", review_by(case, rex).save)
    case = case_at(State.RECOMMENDED)
    Assignment.objects.create(case=case, role=Role.FINANCE, user=otto, assigned_by=cleo)
    refused("INV-10", decision_by(case, otto).save)


def test_whoever_holds_finance_judges_nothing_assigned_or_not(case_at, refused, otto, rex):
    case = case_at(State.UNDER_REVIEW)
    authorised(rex, Role.FINANCE)
    refused("INV-10", review_by(case, rex).save)
    case = case_at(State.RECOMMENDED)
    authorised(otto, Role.FINANCE)
    refused("INV-10", decision_by(case, otto).save)


def test_finance_for_another_scheme_keeps_nobody_from_judging(case_at, rex):
    case = case_at(State.UNDER_REVIEW)
    authorised(rex, Role.FINANCE, scheme=uuid4())
    review_by(case, rex).save()


def test_a_suspended_body_decides_nothing(case_at, refused, northseal, otto):
    case = case_at(State.RECOMMENDED)
    CertificationBody.objects.filter(pk=northseal.pk).update(standing="suspended")
    refused("INV-20", decision_by(case, otto).save)


def test_a_review_is_recorded_while_the_case_is_under_review(case_at, refused, rex):
    for state in (State.EVALUATED, State.DECIDED):
        refused("under review|unique", review_by(case_at(state), rex).save)


def test_an_application_review_counts_for_the_cases_it_names(case_at, refused, otto, arno):
    case = case_at(State.RECOMMENDED)
    other = ApplicationReview.objects.create(
        application=case.unit.application,
        outcome="accept",
        reviewer=arno,
        units_are_divided=True,
        competence="All",
        recorded_at=case.unit.application.frozen_at,
        cases=["another"],
        sha256="0" * 64,
    )
    refused("INV-4", decision_by(case, otto, application_review=other).save)


def test_plans_objections_and_nonconformities_stay(case_at, walk, refused, alice, mira):
    case = case_at(State.EVALUATION_PLANNED)
    object_to_evaluator(case, evaluator=mira, reason="Knows our rival.", by=alice)
    refused("as it was written", lambda: Plan.objects.update(methods="None at all"))
    refused("as it was written", lambda: Objection.objects.update(reason="No reason"))
    case_at(State.NC_OPEN)
    refused("as it was written", lambda: Nonconformity.objects.update(text="Nothing serious"))
    for model in (Plan, Objection, Nonconformity):
        refused("append-only", lambda model=model: model.objects.all()._raw_delete("default"))
    is_kept(lambda: PlannedEvaluator.objects.update(reasons=["x"]))


def test_writing_a_plan_makes_an_evaluator(case_at, northseal):
    case = case_at(State.CONTRACTED)
    person = works_for(northseal, "planner")
    Plan.objects.create(case=case, methods="Test", made_by=person)
    assert evaluated(person, case)


@pytest.mark.slow
def test_nobody_evaluates_and_decides_at_the_same_moment(committed):
    """Two raw writes, two connections: whoever comes second waits, looks again, and is refused."""
    body = CertificationBody.objects.get(slug="northseal")
    case, otto = recommended_case(body, give_passport)
    with tenant_context(body), transaction.atomic():
        said: list[str] = []
        late = threading.Thread(target=involve, args=(body, case, otto, said))
        decision_by(case, otto).save()
        late.start()
        late.join(0.5)
        assert not said
    late.join(20)
    assert said == ["refused"]


def involve(body, case, person, said: list[str]) -> None:
    try:
        with tenant_context(body):
            Involvement.objects.create(case=case, user=person, how="result")
        said.append("written")
    except DatabaseError:
        said.append("refused")
    finally:
        connections.close_all()


def test_assigning_a_judge_leaves_them_free_to_judge(case_at, otto, cleo):
    case = case_at(State.UNDER_REVIEW)
    assert not evaluated(otto, case)
    assert evaluated(cleo, case)


def test_only_an_authorised_evaluator_freezes(case_at, refused, rex):
    report = Report.objects.filter(case=case_at(State.EVALUATING))
    frozen = {"content": {}, "sha256": "a" * 64, "frozen_at": clock.now(), "frozen_by": rex}
    refused("authorised then to evaluate", lambda: report.update(**frozen))
