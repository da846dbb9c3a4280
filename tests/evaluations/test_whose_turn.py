"""Whoever's turn it is hears of it and finds it on their desk; nobody else does."""

import pytest
from django.core import mail

from accounts.models import Notice
from applications import actions
from applications.models import Case
from applications.transitions import State
from evaluations.queries import needs_you
from outbox import relay
from staff.models import Role
from staff.queries import roles_of


def needs(user) -> list[str]:
    return [need.words for need in needs_you(user, roles=roles_of(user))]


def told(user) -> list[str]:
    relay.deliver_all()
    return [notice.subject_en for notice in Notice.objects.filter(user=user)]


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
    case_at(state)
    waits_for = [name for name in ("arno", "sig", "cleo", "mira", "rex", "otto") if needs(getattr(cast, name))]
    assert waits_for == [person]
    assert needs(getattr(cast, person)) == [words]


def test_a_sent_application_is_told_to_the_reviewers_once_for_all_its_units(walk, cast):
    walk.start()
    units = [actions.asking.UnitAsked("A-1", [], []), actions.asking.UnitAsked("A-2", [], [])]
    actions.save_units(walk.application, units, by=cast.alice)
    walk.send()
    assert Case.objects.count() == 2
    assert [subject.split(": ")[1] for subject in told(cast.arno)] == ["Begin application review"]
    assert told(cast.cleo) == []


def test_who_acted_is_not_told_of_it(case_at, cast):
    case_at(State.UNDER_APPLICATION_REVIEW)
    assert [subject.split(": ")[1] for subject in told(cast.arno)] == []


def test_who_is_named_is_told_by_mail_too(case_at, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        case = case_at(State.EVALUATED)
        actions.assign(case, role=Role.REVIEWER, user=cast.rex, by=cast.cleo)
    assert f"Case {case.number}: you are its reviewer" in told(cast.rex)
    assert any(letter.to == ["rex@example.org"] for letter in mail.outbox)


def test_whoever_plans_first_takes_the_case_on(case_at, cast):
    case = case_at(State.EVALUATION_PLANNED)
    assert case.assignments.current().get(role=Role.CASE_OFFICER).user == cast.cleo
