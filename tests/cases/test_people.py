"""Who is named for a step of a case, and who no longer is."""

from datetime import timedelta

import pytest

from cases.actions import assign, unassign
from cases.transitions import State
from lib import clock
from lib.refusal import Refused
from staff.models import Role
from tests.cast import works_for


def test_the_history_says_who_was_replaced(walk, cast, northseal):
    case, other = walk.to(State.EVALUATION_PLANNED), works_for(northseal, "rob", Role.REVIEWER)
    assign(case, role=Role.REVIEWER, user=cast.rex, by=cast.cleo)
    assign(case, role=Role.REVIEWER, user=other, by=cast.cleo)
    told = case.events.filter(code=Role.REVIEWER).values_list("what", "about")
    assert list(told) == [("assigned", [cast.rex.pk]), ("unassigned", [cast.rex.pk]), ("assigned", [other.pk])]


def test_an_assignment_ends_once(walk, cast):
    case = walk.to(State.EVALUATION_PLANNED)
    stale = assign(case, role=Role.REVIEWER, user=cast.rex, by=cast.cleo)
    ended = unassign(stale, by=cast.cleo).ended_at
    stale.ended_at = None
    with clock.frozen_at(clock.now() + timedelta(days=1)), pytest.raises(Refused, match="ended already"):
        unassign(stale, by=cast.cleo)
    stale.refresh_from_db()
    assert stale.ended_at == ended
