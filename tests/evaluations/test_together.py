"""Units of one application: one line on a desk, and one press for those that are ticked, each under its own rules."""

import pytest

from applications import actions
from applications.actions.asking import UnitAsked
from applications.models import Application
from cases import actions as cases_actions
from cases.models import Case
from cases.transitions import State
from evaluations import actions as evaluating
from evaluations.queries import needs_you
from outbox.relay import deliver_all
from staff.models import Role
from staff.queries import roles_of
from tests.applications.many import write_many_cases
from tests.applications.walking import RESULT, Walk
from tests.cast import works_for
from tests.support.signing_in import signed_in

DESK = "/desk/evaluations/{}/{}/"


@pytest.fixture
def three(walk) -> Walk:
    """An application of three units that has not been sent."""
    walk.start()
    units = [UnitAsked(f"A-{number}", [], ["Compressor"]) for number in (1, 2, 3)]
    actions.save_units(walk.application, units, by=walk.cast.alice)
    return walk


def cases_of(walk: Walk) -> list[Case]:
    return list(Application.objects.get(pk=walk.application.pk).cases.order_by("number"))


def contracted(walk: Walk) -> list[Case]:
    for step in (walk.send, walk.take_up, walk.accept, walk.sign):
        step()
    return cases_of(walk)


def evaluated(walk: Walk) -> list[Case]:
    """All three with a frozen report, and Rex named as reviewer of each."""
    cases = contracted(walk)
    for case in cases:
        cases_actions.assign(case, role=Role.CASE_OFFICER, user=walk.cast.cleo, by=walk.cast.cleo)
        evaluating.plan_evaluation(case, methods="Type test", evaluators=[walk.cast.mira], by=walk.cast.cleo)
        evaluating.agree_to_evaluators(case, by=walk.cast.alice)
        evaluating.begin_evaluation(case, by=walk.cast.mira)
        evaluating.write_report(case, results=[RESULT], summary="All well.", by=walk.cast.mira)
        evaluating.freeze_report(case, by=walk.cast.mira)
        cases_actions.assign(case, role=Role.REVIEWER, user=walk.cast.rex, by=walk.cast.cleo)
    return cases


def states(walk: Walk) -> list[str]:
    return [case.state for case in cases_of(walk)]


def needs(user, walk: Walk) -> list[tuple[str, str]]:
    number = walk.application.number
    return [(need.words, need.subject) for need in needs_you(user, roles=roles_of(user)) if number in need.subject]


def test_a_question_about_three_units_is_one_line_on_the_clients_desk(three, site):
    for step in (three.send, three.take_up, three.ask):
        step()
    deliver_all()
    desk = signed_in(site, three.cast.alice).get("/my/", headers={"accept-language": "en"}).context
    number = three.application.number
    lines = [need.why for need in desk["needs"] if number in need.why]
    assert len(lines) == 1
    assert "3 units" in lines[0]
    assert not [case for case in desk["cases"] if number in case.number]
    assert not [day for day in desk["calendar"] if number in day.what]


@pytest.mark.parametrize(
    ("steps", "person", "words"),
    [
        (["send"], "arno", "Begin application review"),
        (["send", "take_up", "accept"], "sig", "Sign agreement"),
        (["send", "take_up", "accept", "sign"], "cleo", "Plan evaluation"),
    ],
)
def test_three_units_are_one_line_on_the_desk_of_whoever_goes_on(three, steps, person, words):
    for step in steps:
        getattr(three, step)()
    subject = f"{three.application.number} · Household refrigerator · 3 units"
    assert needs(getattr(three.cast, person), three) == [(words, subject)]


def test_five_hundred_units_hide_no_other_application(case_at, walk, cast):
    write_many_cases(case_at(State.SUBMITTED), 500)
    other = Walk(walk.version, walk.client, cast)
    other.to(State.SUBMITTED)
    assert "500 units" in needs(cast.arno, walk)[0][1]
    assert len(needs(cast.arno, other)) == 1


def test_what_differs_is_a_line_of_its_own(three):
    cases = contracted(three)
    evaluating.plan_evaluation(cases[0], methods="Type test", evaluators=[three.cast.mira], by=three.cast.cleo)
    assert [subject[-7:] for _words, subject in needs(three.cast.cleo, three)] == ["2 units"]
    assert needs(three.cast.mira, three) == []  # the client may object still


def test_one_plan_is_made_for_the_units_that_are_ticked(three, visit, northseal):
    first, second, third = contracted(three)
    cleo, address = signed_in(visit(northseal), three.cast.cleo), DESK.format(first.pk, "plan")
    page = cleo.get(address).content.decode()
    assert page.count('name="cases"') == page.count("checked>") == 3
    sent = {
        "methods": "Type test",
        "evaluators": three.cast.mira.pk,
        "together": State.CONTRACTED,
        "cases": [first.pk, third.pk],
    }
    answer = cleo.post(address, sent, follow=True).content.decode()
    assert "2 units." in answer
    assert states(three) == [State.EVALUATION_PLANNED, State.CONTRACTED, State.EVALUATION_PLANNED]
    assert not second.letters.filter(kind="plan").exists()


def test_of_several_units_the_one_that_is_refused_is_named_and_the_others_go_on(three, visit, northseal):
    first, second, third = contracted(three)
    cora = works_for(northseal, "cora", Role.CASE_OFFICER)
    cases_actions.assign(second, role=Role.CASE_OFFICER, user=cora, by=three.cast.cleo)
    cleo, address = signed_in(visit(northseal), three.cast.cleo), DESK.format(first.pk, "plan")
    sent = {"methods": "Type test", "evaluators": three.cast.mira.pk, "together": State.CONTRACTED}
    page = cleo.post(address, sent | {"cases": [first.pk, second.pk, third.pk]}, follow=True).content.decode()
    assert states(three) == [State.EVALUATION_PLANNED, State.CONTRACTED, State.EVALUATION_PLANNED]
    assert "2 units." in page
    assert f"({second.number}): The case officer of this case plans its evaluation." in page


def test_a_unit_that_has_moved_on_meanwhile_is_named_and_not_done_again(three, visit, northseal):
    first, second, third = contracted(three)
    evaluating.plan_evaluation(first, methods="Inspection", evaluators=[three.cast.mira], by=three.cast.cleo)
    cleo, address = signed_in(visit(northseal), three.cast.cleo), DESK.format(first.pk, "plan")
    sent = {"methods": "Type test", "evaluators": three.cast.mira.pk, "together": State.CONTRACTED}
    page = cleo.post(address, sent | {"cases": [first.pk, second.pk, third.pk]}, follow=True).content.decode()
    assert f"({first.number}): It has moved on to another step" in page
    assert set(states(three)) == {State.EVALUATION_PLANNED}
    assert first.letters.filter(kind="plan").count() == 1


def test_a_review_is_recorded_for_other_units_only_where_they_are_ticked(three, visit, northseal):
    first, second, third = evaluated(three)
    for case in (first, second, third):
        evaluating.take_up_review(case, by=three.cast.rex)
    rex, address = signed_in(visit(northseal), three.cast.rex), DESK.format(first.pk, "review")
    page = rex.get(address).content.decode()
    assert [f'value="{case.pk}" checked' in page for case in (first, second, third)] == [True, False, False]
    sent = {
        "act": "review",
        "outcome": "grant",
        "words": "Read all.",
        "together": State.UNDER_REVIEW,
        "cases": [first.pk, second.pk],
    }
    rex.post(address, sent)
    assert states(three) == [State.RECOMMENDED, State.RECOMMENDED, State.UNDER_REVIEW]


def test_no_unit_ticked_does_nothing_and_says_so(three, visit, northseal):
    first, *_others = evaluated(three)
    rex, address = signed_in(visit(northseal), three.cast.rex), DESK.format(first.pk, "review")
    assert (
        "Tick at least one unit." in rex.post(address, {"act": "begin", "together": State.EVALUATED}).content.decode()
    )
    assert set(states(three)) == {State.EVALUATED}


def test_another_applications_unit_is_not_done_along(three, case_at, visit, northseal, cast, acme):
    first, *_others = contracted(three)
    strange = Walk(three.version, acme, cast)
    foreign = strange.to(State.CONTRACTED)
    cleo, address = signed_in(visit(northseal), cast.cleo), DESK.format(first.pk, "plan")
    sent = {
        "methods": "Type test",
        "evaluators": cast.mira.pk,
        "together": State.CONTRACTED,
        "cases": [first.pk, foreign.pk],
    }
    cleo.post(address, sent)
    assert Case.objects.get(pk=foreign.pk).state == State.CONTRACTED


def test_the_client_agrees_once_to_one_plan_and_not_to_another(three, visit, northseal):
    first, second, third = contracted(three)
    for case, methods in ((first, "Type test"), (second, "Type test"), (third, "Inspection")):
        evaluating.plan_evaluation(case, methods=methods, evaluators=[three.cast.mira], by=three.cast.cleo)
    alice = signed_in(visit(northseal), three.cast.alice)
    page = alice.get(f"/cases/{first.pk}/evaluators/").content.decode()
    assert page.count('name="cases"') == 2
    sent = {"act": "agree", "together": State.EVALUATION_PLANNED, "cases": [first.pk, second.pk, third.pk]}
    alice.post(f"/cases/{first.pk}/evaluators/", sent)
    assert [case.holder for case in cases_of(three)] == ["body", "body", "client"]
