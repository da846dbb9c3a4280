"""How long closed cases took: the body's days apart from the client's, of five at least, never of how they ended."""

from datetime import timedelta
from uuid import uuid4

import pytest
from pydantic import ValidationError

from cases.models import Case, CaseEvent
from cases.transitions import Holder, State
from evaluations.actions import state_lead_time
from evaluations.lead_times import days_spent, lead_time
from lib import clock
from outbox.models import Fact
from statements import LeadTimeStatement
from tests.applications.many import write_many_cases
from tests.support import database

BEGAN = clock.now() - timedelta(days=100)
# Days after it was sent, and where the case went then: 6 with the body, 10 asked back, 14 more with the body.
WAY = [(0, State.SUBMITTED), (2, State.UNDER_APPLICATION_REVIEW), (6, State.INFO_REQUESTED), (16, State.UNDER_APPLICATION_REVIEW), (30, State.COMPLETED)]  # fmt: skip


def on(day: float):
    return BEGAN + timedelta(days=day)


@pytest.fixture
def closed(case_at, in_northseal):
    """`closed(number)`: so many cases that went that way; gives their scheme."""

    def close(number: int):
        case = case_at(State.SUBMITTED)
        write_many_cases(case, number + 1)
        with database.guards_at_rest():
            copies = Case.objects.filter(number__startswith="N", kind="initial").exclude(pk=case.pk)
            copies.update(state=State.COMPLETED, since=on(30), scope_asked={"models": ["M"]})
        CaseEvent.objects.bulk_create(
            CaseEvent(case=copy, number=2 + step, what="moved", target=state, at=on(day))
            for copy in copies
            for step, (day, state) in enumerate([(-20, State.DRAFT), *WAY])
        )
        return case.scheme_version.scheme_id

    return close


def test_days_are_those_of_whoever_holds_the_case():
    turns = [(on(0), Holder.BODY), (on(6), Holder.CLIENT), (on(16), Holder.BODY), (on(30), Holder.NOBODY)]
    assert days_spent(turns) == {Holder.BODY: 20, Holder.CLIENT: 10, Holder.NOBODY: 0}


def test_five_closed_cases_are_stated_with_their_number(closed):
    scheme = closed(5)
    number, stated = lead_time(scheme)
    assert (number, stated.cases, stated.body_days, stated.client_days) == (5, 5, 20, 10)


def test_four_say_nothing(closed):
    scheme = closed(4)
    state_lead_time(scheme)
    assert lead_time(scheme) is None
    assert not Fact.objects.filter(name="evaluations.LeadTimeStated").exists()


def test_what_is_announced_tells_of_no_outcome_and_no_client(closed):
    scheme = closed(6)
    state_lead_time(scheme)
    fact = Fact.objects.get(name="evaluations.LeadTimeStated")
    assert fact.payload["revision"] == 6
    assert set(fact.payload["statement"]) == {"scheme", "cases", "body_days", "client_days", "closed_from", "closed_until"}  # fmt: skip


def test_a_statement_of_fewer_is_refused():
    day = clock.today()
    with pytest.raises(ValidationError):
        LeadTimeStatement(scheme=uuid4(), cases=4, body_days=1, client_days=1, closed_from=day, closed_until=day)
