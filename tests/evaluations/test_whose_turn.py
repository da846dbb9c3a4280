"""Whoever's turn it is hears of it and finds it on their desk; nobody else does."""

import pytest
from django.core import mail

from accounts.models import Notice
from applications import actions
from cases import actions as cases_actions
from cases.models import Case
from cases.transitions import State
from evaluations.queries import needs_you
from outbox import relay
from staff.models import Role
from staff.queries import roles_of


def needs(user, case: Case) -> list[str]:
    return [need.words for need in needs_you(user, roles=roles_of(user)) if str(case.pk) in need.url]


def told(user, case: Case) -> list[str]:
    """What was told of the case by notices, without its number."""
    relay.deliver_all()
    about = Notice.objects.filter(user=user, subject_en__contains=case.number)
    return [notice.subject_en.split(": ")[1] for notice in about]


@pytest.mark.parametrize(
    ("state", "person", "words"),
    [
        (State.SUBMITTED, "arno", "Begin application review"),
        (State.UNDER_APPLICATION_REVIEW, "arno", "Review application"),
        (State.ACCEPTED, "sig", "Sign agreement"),
        (State.CONTRACTED, "cleo", "Plan evaluation"),
        (State.EVALUATING, "mira", "Write report"),
        (State.EVALUATED, "cleo", "Name a reviewer"),
        (State.UNDER_REVIEW, "rex", "Write review"),
        (State.RECOMMENDED, "otto", "Decide"),
    ],
)
def test_the_desk_of_one_person_says_what_is_next(case_at, cast, state, person, words):
    case = case_at(state)
    everybody = ("arno", "sig", "cleo", "mira", "rex", "otto")
    assert [name for name in everybody if needs(getattr(cast, name), case)] == [person]
    assert needs(getattr(cast, person), case) == [words]


def test_a_sent_application_is_told_to_the_reviewers_once_for_all_its_units(walk, cast):
    walk.start()
    units = [actions.asking.UnitAsked("A-1", [], []), actions.asking.UnitAsked("A-2", [], [])]
    actions.save_units(walk.application, units, by=cast.alice)
    walk.send()
    first, second = walk.application.cases.order_by("number")
    assert told(cast.arno, first) + told(cast.arno, second) == ["Begin application review"]
    assert told(cast.cleo, first) + told(cast.cleo, second) == []


def test_who_acted_is_not_told_of_it(case_at, cast):
    assert told(cast.arno, case_at(State.UNDER_APPLICATION_REVIEW)) == []


def test_who_is_named_is_told_by_mail_too(case_at, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        case = case_at(State.EVALUATED)
        cases_actions.assign(case, role=Role.REVIEWER, user=cast.rex, by=cast.cleo)
    assert "you are its reviewer" in told(cast.rex, case)
    assert any(letter.to == ["rex@example.org"] for letter in mail.outbox)


def test_whoever_plans_first_takes_the_case_on(case_at, cast):
    case = case_at(State.EVALUATION_PLANNED)
    assert case.assignments.current().get(role=Role.CASE_OFFICER).user == cast.cleo
