"""What both sides write to each other in a case."""

from datetime import timedelta

from cases import actions as cases_actions
from cases.models import CaseEvent
from cases.transitions import State
from lib import clock


def test_a_message_sent_twice_is_one_message(case_at, cleo):
    case = case_at(State.SUBMITTED)
    for _click in range(2):
        cases_actions.write_message(case, text="The sample comes tomorrow.", by=cleo)
    assert case.messages.count() == 1


def test_the_same_words_some_minutes_later_are_a_message_of_their_own(case_at, cleo):
    case = case_at(State.SUBMITTED)
    for minutes in (0, 5):
        with clock.frozen_at(clock.now() + timedelta(minutes=minutes)):
            cases_actions.write_message(case, text="Any news?", by=cleo)
    assert case.messages.count() == 2


def test_the_history_says_which_side_has_signed(case_at):
    signed = CaseEvent.objects.filter(case=case_at(State.CONTRACTED), what="signed").order_by("number")
    assert [event.code for event in signed] == ["client", "body"]
