"""Deciding (7.6): by whom, on what, and once."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django_tenants.utils import tenant_context

import accounts.tasks  # noqa: F401  (what is posted is sent at once in a test that commits)
from cases.actions import assign
from cases.models import Assignment, CaseEvent
from cases.transitions import State
from evaluations.actions import (
    close_nonconformity,
    decide,
    freeze_report,
    plan_evaluation,
    raise_nonconformity,
    record_review,
    send_decision_letter,
    take_up_review,
    tell_nonconformities,
    want_more_evidence,
    write_report,
)
from evaluations.checks import checks_before_deciding
from evaluations.models import Decision, Nonconformity
from evaluations.queries import report_of
from lib import clock
from lib.refusal import Refused
from staff.actions import declare_conflict, end_authorisation
from staff.models import Authorisation, Role, StaffProfile
from tests.applications.walking import RESULT
from tests.cast import authorised, works_for
from tests.catalog.schemes import give_passport
from tests.evaluations.making import recommended_case


def test_a_decision_names_what_it_rests_on(case_at, otto):
    case = case_at(State.RECOMMENDED)
    decision = decide(case, outcome="grant", by=otto)
    assert decision.report_sha256 == report_of(case).sha256
    assert decision.scope["models"] == ["BCD-520", "BCD-521"]
    assert decision.case.events.filter(what=CaseEvent.What.DECIDED).count() == 1


def test_the_hash_of_a_decision_covers_the_recommendation_and_the_application_review(case_at, otto, monkeypatch):
    hashed = {}
    monkeypatch.setattr("evaluations.actions.judging.hash_of", lambda said: hashed.update(said) or "a" * 64)
    decision = decide(case_at(State.RECOMMENDED), outcome="grant", by=otto)
    rests_on = (decision.recommended, decision.application_review_id)
    assert (hashed["recommended"], hashed["application_review"]) == rests_on
    assert None not in rests_on


def test_the_evaluator_cannot_decide_even_with_the_role_and_an_assignment(case_at, mira, northseal):
    case = case_at(State.RECOMMENDED)
    Assignment.objects.create(case=case, role=Role.DECISION_MAKER, user=mira, assigned_by=mira)
    with pytest.raises(Refused, match="did not evaluate"):
        decide(case, outcome="grant", by=mira)


def test_a_role_without_an_assignment_does_not_decide(case_at, northseal):
    case = case_at(State.RECOMMENDED)
    with pytest.raises(Refused, match="not the decision maker of this case"):
        decide(case, outcome="grant", by=works_for(northseal, "other", Role.DECISION_MAKER))


def test_whoever_holds_finance_neither_decides_nor_is_assigned(case_at, northseal, otto, cleo):
    case = case_at(State.RECOMMENDED)
    authorised(otto, Role.FINANCE)
    with pytest.raises(Refused, match="sees the fees"):
        decide(case, outcome="grant", by=otto)
    both = works_for(northseal, "both", Role.FINANCE, Role.REVIEWER)
    with pytest.raises(Refused, match="sees the fees"):
        assign(case, role=Role.REVIEWER, user=both, by=cleo)


def test_a_role_for_another_technical_area_decides_nothing(case_at, northseal, cleo):
    case = case_at(State.RECOMMENDED)
    elsewhere = works_for(northseal, "elsewhere")
    authorised(elsewhere, Role.DECISION_MAKER, technical_area="batteries")
    with pytest.raises(Refused, match="does not hold the role"):
        assign(case, role=Role.DECISION_MAKER, user=elsewhere, by=cleo)
    Assignment.objects.create(case=case, role=Role.DECISION_MAKER, user=elsewhere, assigned_by=cleo)
    with pytest.raises(Refused, match="not authorised to decide"):
        decide(case, outcome="grant", by=elsewhere)


def test_people_from_outside_never_decide(case_at, otto):
    case = case_at(State.RECOMMENDED)
    StaffProfile.objects.update_or_create(user=otto, defaults={"employment": StaffProfile.Employment.OUTSOURCED})
    with pytest.raises(Refused, match="from outside never decide"):
        decide(case, outcome="grant", by=otto)


def test_the_evaluator_cannot_review_even_with_the_role_and_an_assignment(case_at, mira):
    case = case_at(State.UNDER_REVIEW)
    authorised(mira, Role.REVIEWER)
    Assignment.objects.create(case=case, role=Role.REVIEWER, user=mira, assigned_by=mira)
    with pytest.raises(Refused, match="you cannot review it"):
        record_review(case, outcome="grant", words="Fine.", by=mira)


@pytest.fixture
def reviewing_an_open_one(case_at, walk, mira):
    """A case whose client was told of a nonconformity and stopped: it is open in the frozen report."""
    case = case_at(State.EVALUATING)
    write_report(case, results=[RESULT], by=mira)
    raise_nonconformity(case, grade="major", criterion="5.2", text="No label", by=mira)
    tell_nonconformities(case, by=mira)
    freeze_report(case, words="The client stops.", by=mira)
    walk.take_up_review()
    return walk.case


def test_nothing_is_frozen_that_the_client_was_not_told(case_at, mira):
    case = case_at(State.EVALUATING)
    write_report(case, results=[RESULT], by=mira)
    raise_nonconformity(case, grade="major", criterion="5.2", text="No label", by=mira)
    with pytest.raises(Refused, match=r"Tell the client first of nonconformity 1"):
        freeze_report(case, by=mira)


def test_nothing_is_closed_or_accepted_that_the_client_was_not_told(case_at, mira):
    case = case_at(State.EVALUATING)
    found = raise_nonconformity(case, grade="minor", criterion="5.2", text="No label", by=mira)
    with pytest.raises(Refused, match="Tell the client"):
        close_nonconformity(found, words="Small", as_accepted=True, by=mira)


def test_nothing_positive_is_recommended_over_an_open_nonconformity(reviewing_an_open_one, rex):
    with pytest.raises(Refused, match="Nonconformity 1 is open"):
        record_review(reviewing_an_open_one, outcome="grant", words="Fine.", by=rex)
    assert record_review(reviewing_an_open_one, outcome="refuse", words="Not fine.", by=rex).outcome == "refuse"


def test_nothing_is_granted_over_an_open_nonconformity(reviewing_an_open_one, rex, otto):
    record_review(reviewing_an_open_one, outcome="refuse", words="Not fine.", by=rex)
    with pytest.raises(Refused, match="must be closed"):
        decide(reviewing_an_open_one, outcome="grant", deviation_reason="I see it otherwise.", by=otto)


def test_less_may_be_granted_than_was_evaluated_and_no_more(case_at, otto):
    case = case_at(State.RECOMMENDED)
    for models in (["BCD-999"], ["BCD-520", "BCD-521", "BCD-999"]):
        with pytest.raises(Refused, match="beyond what was evaluated"):
            decide(case, outcome="grant", scope={"models": models}, by=otto)
    assert decide(case, outcome="grant", scope={"models": ["BCD-520"]}, by=otto).scope["models"] == ["BCD-520"]


def test_the_clients_time_has_passed_or_it_says_that_it_stops(case_at, mira):
    case = case_at(State.EVALUATING)
    write_report(case, results=[RESULT], by=mira)
    raise_nonconformity(case, grade="major", criterion="5.2", text="No label", by=mira)
    due_at = tell_nonconformities(case, by=mira).due_at
    with clock.frozen_at(due_at - timedelta(seconds=1)), pytest.raises(Refused, match="time has not passed"):
        freeze_report(case, by=mira)
    with clock.frozen_at(due_at):
        assert freeze_report(case, by=mira).frozen_at == due_at


def test_each_open_nonconformity_is_told_before_the_client_answers(case_at, mira):
    case = case_at(State.EVALUATING)
    Nonconformity.objects.create(case=case, number=9, grade="minor", criterion="x", text="x", status="closed",
                                 raised_by=mira, closed_by=mira, closing_words="x")  # fmt: skip
    raise_nonconformity(case, grade="minor", criterion="5.2", text="No label", by=mira)
    with pytest.raises(Refused, match="told all nonconformities at once"):
        tell_nonconformities(case, by=mira)


def test_who_advised_the_client_lately_neither_evaluates_reviews_nor_decides(case_at, acme, ada, cleo, rex, otto, mira):
    case = case_at(State.UNDER_REVIEW)
    for person in (rex, otto, mira):
        declare_conflict(person, acme, kind="consultancy", starts_on=clock.today(), by=ada)
    with pytest.raises(Refused, match="Gave consultancy"):
        record_review(case, outcome="grant", words="Fine.", by=rex)
    for role, person in [(Role.EVALUATOR, mira), (Role.DECISION_MAKER, otto)]:
        with pytest.raises(Refused, match="takes no part"):
            assign(case, role=role, user=person, by=cleo)


def test_earlier_results_need_justification_and_competence(case_at, mira):
    case = case_at(State.EVALUATING)
    row = {"criterion": "Noise", "verdict": "conforms", "is_reused": True, "source": "R-1", "justification": "Same"}
    with pytest.raises(Refused, match="rests on an earlier report"):
        write_report(case, results=[row], by=mira)
    write_report(case, results=[row | {"laboratory_competence": "Accredited"}], by=mira)
    assert report_of(case).results.get().responsibility_taken_by == mira


def test_refusing_needs_a_reason(case_at, otto):
    case = case_at(State.RECOMMENDED)
    with pytest.raises(Refused, match="Refusing needs a reason"):
        decide(case, outcome="refuse", by=otto, deviation_reason="x")


def test_going_against_the_recommendation_needs_a_reason(case_at, otto):
    case = case_at(State.RECOMMENDED)
    with pytest.raises(Refused, match="do not follow"):
        decide(case, outcome="refuse", reason="Too loud.", by=otto)


def test_the_scope_decided_is_never_wider(case_at, otto):
    case = case_at(State.RECOMMENDED)
    wider = {"models": ["BCD-520", "BCD-999"], "standards": case.scope_asked["standards"]}
    with pytest.raises(Refused, match="goes beyond"):
        decide(case, outcome="grant", scope=wider, by=otto)
    decision = decide(case, outcome="grant", scope={**wider, "models": ["BCD-520"]}, by=otto)
    assert decision.scope["models"] == ["BCD-520"]


def test_an_outcome_of_another_kind_is_refused(case_at, otto):
    case = case_at(State.RECOMMENDED)
    with pytest.raises(Refused, match="no outcome of this kind"):
        decide(case, outcome="maintain", by=otto)


def test_a_case_is_decided_once(case_at, otto):
    case = case_at(State.DECIDED)
    with pytest.raises(Refused, match="already been decided"):
        decide(case, outcome="grant", by=otto)


def test_one_person_may_review_and_decide(case_at, northseal, cleo):
    case = case_at(State.EVALUATED)
    both = works_for(northseal, "both", Role.REVIEWER, Role.DECISION_MAKER)
    for role in (Role.REVIEWER, Role.DECISION_MAKER):
        assign(case, role=role, user=both, by=cleo)
    take_up_review(case, by=both)
    decision = decide(case, outcome="grant", review_words="Read it all.", by=both)
    assert decision.review.reviewer == decision.decided_by == both


def test_more_evidence_leads_back_and_the_next_report_is_judged_anew(case_at, walk, otto, rex, mira):
    case = case_at(State.RECOMMENDED)
    first = report_of(case)
    want_more_evidence(case, items="Photographs of the label", by=otto)
    assert walk.case.state == State.EVALUATING
    assert report_of(case).version == 2
    assert report_of(case).results.get().written_by == mira
    walk.freeze()
    take_up_review(case, by=rex)
    record_review(case, outcome="grant", words="Now complete.", by=rex)
    assert decide(case, outcome="grant", by=otto).report != first


def test_more_evidence_needs_a_list(case_at, rex):
    case = case_at(State.UNDER_REVIEW)
    with pytest.raises(Refused, match="List the evidence"):
        want_more_evidence(case, items=" ", by=rex)


def test_the_checks_are_sentences_with_names_and_dates(case_at, otto, mira):
    case = case_at(State.RECOMMENDED)
    checks = checks_before_deciding(case, otto)
    assert [check.name for check in checks] == ["INV-1", "INV-2", "INV-3", "INV-4", "INV-4"]
    assert all(check.holds for check in checks)
    assert "Rex" in checks[0].sentence
    assert not checks_before_deciding(case, mira)[1].holds


def test_the_letter_goes_out_once(case_at, rita):
    case = case_at(State.DECIDED)
    letter = send_decision_letter(case, by=rita)
    assert "granted" in letter.text_en
    with pytest.raises(Refused, match="sent already"):
        send_decision_letter(case, by=rita)


@pytest.mark.slow
def test_of_two_decisions_at_once_exactly_one_wins(committed, request):
    """Two threads, two connections, one case."""
    from tenants.models import CertificationBody

    northseal = CertificationBody.objects.get(slug="northseal")
    case, otto = recommended_case(northseal, give_passport)
    said: list[str] = []
    start = threading.Barrier(2)

    def judge(outcome: str) -> None:
        try:
            with tenant_context(northseal):
                start.wait()
                decide(case, outcome=outcome, reason="x", deviation_reason="x", by=otto)
            said.append("decided")
        except Refused:
            said.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=judge, args=[outcome]) for outcome in ("grant", "refuse")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["decided", "refused"]
    with tenant_context(northseal):
        assert Decision.objects.filter(case=case).count() == 1


def test_whoever_is_no_evaluator_any_more_finds_nothing_more(case_at, ada, mira):
    case = case_at(State.EVALUATING)
    end_authorisation(Authorisation.objects.get(user=mira, role=Role.EVALUATOR), by=ada)
    with pytest.raises(Refused, match="in force today"):
        write_report(case, results=[RESULT], by=mira)
    with pytest.raises(Refused, match="in force today"):
        raise_nonconformity(case, grade="minor", criterion="5.1", text="No label.", by=mira)


def test_whoever_is_no_case_officer_any_more_plans_nothing(case_at, ada, cleo, mira):
    case = case_at(State.CONTRACTED)
    assign(case, role=Role.CASE_OFFICER, user=cleo, by=cleo)
    end_authorisation(Authorisation.objects.get(user=cleo, role=Role.CASE_OFFICER), by=ada)
    with pytest.raises(Refused, match="in force today"):
        plan_evaluation(case, methods="Tests", evaluators=[mira], by=cleo)
