"""What the scheme declares is when the body is due, on its desk and for its client."""

from datetime import date, timedelta

import pytest

from applications import actions
from cases.models import Case
from cases.promises import expected
from cases.queries import cases_on_desk
from cases.steps import Stage
from cases.transitions import State
from evaluations.actions import agree_to_evaluators, begin_evaluation
from evaluations.queries import needs_you
from lib import clock
from staff.queries import roles_of
from tests.support import database
from tests.support.signing_in import signed_in

DAY = timedelta(days=1)


def days_of(version, *steps: str) -> int:
    return sum(declared["days"] for declared in version.lead_times if declared["step"] in steps)


def test_a_sent_application_is_due_by_the_declared_days(case_at, published):
    case = case_at(State.SUBMITTED)
    assert case.due_at == case.since + days_of(published, "application_review") * DAY


def test_taking_it_up_late_gives_no_more_time(case_at, walk):
    case = case_at(State.SUBMITTED)
    with clock.frozen_at(case.since + 2 * DAY):
        walk.take_up()
    assert walk.case.due_at == case.due_at


def test_the_clients_days_are_not_the_bodys(case_at, walk, cast):
    case = case_at(State.SUBMITTED)
    begun, asked, answered = (case.since + days * DAY for days in (1, 2, 12))
    with clock.frozen_at(begun):
        walk.take_up()
    with clock.frozen_at(asked):
        walk.ask()
    assert walk.case.due_at > case.due_at  # the client's own limit runs
    with clock.frozen_at(answered):
        question = walk.application.questions.get()
        actions.answer(walk.application, answers={question.pk: "The usual one."}, by=cast.alice)
    assert walk.case.due_at == case.due_at + 10 * DAY


def test_a_step_that_is_late_is_due_at_once(case_at, walk):
    case = case_at(State.SUBMITTED)
    with clock.frozen_at(case.since + 40 * DAY):
        walk.take_up()
        assert walk.case.due_at == clock.now()


def test_after_the_clients_signature_the_bodys_days_run(case_at, walk, cast, published):
    case = case_at(State.ACCEPTED)
    walk.application.refresh_from_db()
    with clock.frozen_at(case.since + 3 * DAY):
        actions.sign_agreement(walk.application.agreement, by=cast.alice)
        assert walk.case.due_at == clock.now() + days_of(published, "agreement") * DAY


def test_what_is_overdue_is_listed_and_said_in_words(case_at, visit, northseal, cast):
    case = case_at(State.SUBMITTED)
    Case.objects.filter(pk=case.pk).update(due_at=clock.now() - 3 * DAY)
    assert case in cases_on_desk(cast.cleo, "overdue")
    page = signed_in(visit(northseal), cast.cleo).get("/desk/cases/", {"list": "overdue", "q": case.number})
    assert "3 days late" in page.content.decode()
    need = next(need for need in needs_you(cast.arno, roles=roles_of(cast.arno)) if str(case.pk) in need.url)
    assert need.due < clock.now()


def test_a_scheme_that_declares_no_days_sets_none(case_at, published):
    case = case_at(State.SUBMITTED)
    case.scheme_version.lead_times = []
    assert expected(case, case.since) == {Stage.APPLICATION_REVIEW: case.due_at}
    case.due_at = None
    assert expected(case, case.since) == {}


def test_nothing_is_expected_after_a_stage_without_days(case_at, published):
    case = case_at(State.SUBMITTED)
    case.scheme_version.lead_times = [each for each in published.lead_times if each["step"] != "review_and_decision"]
    assert list(expected(case, case.since)) == [Stage.APPLICATION_REVIEW, Stage.AGREEMENT, Stage.EVALUATION]


def test_what_is_late_is_called_late_and_not_expected_anew_each_day(case_at, visit, northseal, cast):
    case = case_at(State.UNDER_APPLICATION_REVIEW)
    Case.objects.filter(pk=case.pk).update(due_at=clock.now() - DAY)
    page = signed_in(visit(northseal), cast.alice).get(f"/cases/{case.pk}/").content.decode()
    assert "expected by" not in page
    assert "· late" in page


def test_once_the_client_has_agreed_to_the_evaluators_the_bodys_days_run_on(case_at, walk, cast):
    case = case_at(State.EVALUATION_PLANNED)
    with clock.frozen_at(case.since + 1 * DAY):
        agree_to_evaluators(case, by=cast.alice)
    agreed = Case.objects.get(pk=case.pk)
    assert agreed.due_at
    with clock.frozen_at(case.since + 4 * DAY):
        begin_evaluation(agreed, by=cast.mira)
    assert Case.objects.get(pk=case.pk).due_at == agreed.due_at


def test_the_client_reads_by_when_each_stage_is_expected(case_at, published, visit, northseal, cast):
    case = case_at(State.UNDER_APPLICATION_REVIEW)
    to_come = expected(case, case.since)
    last = case.due_at + (published.days - days_of(published, "application_review")) * DAY
    assert to_come[Stage.CERTIFICATE] == last
    page = signed_in(visit(northseal), cast.alice).get(f"/cases/{case.pk}/").content.decode()
    assert page.count("expected by") == len(to_come)


def test_days_to_object_come_before_the_evaluations_own(case_at, published):
    case = case_at(State.EVALUATION_PLANNED)
    tests = days_of(published, "type_test", "factory_inspection") * DAY
    assert expected(case, case.since)[Stage.EVALUATION] == case.due_at + tests


@pytest.mark.parametrize("state", [State.DRAFT, State.DECLINED])
def test_before_it_is_sent_and_after_its_end_nothing_is_expected(case_at, state):
    assert expected(case_at(state), clock.now()) == {}


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 11, 27), date(2026, 11, 27), 0),  # a Friday
        (date(2026, 11, 27), date(2026, 11, 30), 1),
        (date(2026, 11, 28), date(2026, 11, 29), 0),
        (date(2026, 11, 2), date(2026, 11, 30), 20),
        (date(2026, 11, 30), date(2026, 11, 2), 0),
    ],
)
def test_working_days_are_those_from_monday_to_friday_after_the_first(first, last, days):
    assert clock.working_days(first, last) == days


def test_a_hard_commitment_stands_on_the_case_with_the_days_that_have_gone_by(case_at, visit, northseal, cast):
    case = case_at(State.CONTRACTED)
    promise = {
        "promise": {"zh": "60个工作日内", "en": "Within 60 working days"},
        "condition": {},
        "redress": {"en": "The fee is returned"},
    }
    version = case.scheme_version
    with database.guards_at_rest():
        type(version).objects.filter(pk=version.pk).update(commitments=[promise])
    for person in (cast.cleo, cast.alice):
        page = signed_in(visit(northseal), person).get(f"/cases/{case.pk}/").content.decode()
        assert "Within 60 working days" in page
        assert "0 working days ago" in page
        assert ("The fee is returned" in page) == (person == cast.alice)
