"""A case can be walked to every step by the people whose steps they are."""

import pytest

from cases.models import CaseEvent
from cases.transitions import State


@pytest.mark.parametrize("state", [state for state in State if state != State.LAPSED])
@pytest.mark.slow
def test_a_case_reaches_every_step(case_at, state):
    case = case_at(state)
    assert case.state == state
    moves = CaseEvent.objects.filter(case=case, what="moved").order_by("number")
    assert [event.target for event in moves][-1:] == ([state] if state != State.DRAFT else [])
