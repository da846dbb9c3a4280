"""Questions, demands, acceptances: two clicks are one question, and what is over is not answered."""

from datetime import timedelta
from threading import Event
from uuid import uuid4

import pytest
from django.db import connection
from django_tenants.utils import tenant_context

from accounts.models import Notice
from enquiries import actions
from enquiries.models import DemandAnswer, Thread
from lib import clock
from outbox.relay import deliver_all
from oversight import actions as oversight
from oversight.models import Acceptance
from portfolio import actions as searches
from portfolio.models import SavedSearch, SurveillanceDay
from staff.models import Role
from tests.cast import person, works_for
from tests.catalog.schemes import published_scheme
from tests.enquiries.making import published_demand
from tests.support.racing import PATIENCE, at_once

pytestmark = pytest.mark.slow


@pytest.fixture
def sima(body):
    return works_for(body, "sima", Role.SCHEME_MANAGER)


def test_two_clicks_are_one_question(body, someone):
    def ask():
        actions.ask_body(body, text="Does the annual fee cover travel?", by=someone)

    assert at_once(ask, ask) == ["", ""]
    assert Thread.objects.filter(asked_by=someone).count() == 1


def test_of_six_questions_at_once_five_wait(body, someone):
    asks = [lambda n=n: actions.ask_body(body, text=f"Question {n}?", by=someone) for n in range(6)]
    told = at_once(*asks)
    assert told[:5] == [""] * 5
    assert told[5].startswith("Five questions of yours wait for this body.")


@pytest.fixture
def demand(body, firm, two_heads):
    return published_demand(firm, two_heads[0].user)


def test_a_demand_is_closed_or_taken_back(demand, two_heads):
    left, right = (member.user for member in two_heads)
    told = at_once(
        lambda: actions.close_demand(demand, by=left),
        lambda: actions.withdraw_demand(demand, reason="We no longer need it.", by=right),
    )
    assert told == ["", "This demand is no longer open."]


def test_an_answer_is_taken_back_once(body, demand, sima):
    answer = DemandAnswer.objects.create(demand=demand, body=body, scheme=demand.pk, words="By test.", answered_by=sima)

    def withdraw():
        actions.withdraw_answer(answer, by=sima)

    assert at_once(withdraw, withdraw) == ["", "This answer has been taken back already."]


def test_an_acceptance_is_taken_back_once(body):
    olga = person("olga", is_operator=True)
    kept = Acceptance(
        categories=["appliances.refrigeration"], acceptor_zh="东方商城（演示）", document_zh="商家入驻标准", weight="preferred", source_zh="公告",
        source_url="https://example.org/terms", valid_from=clock.today(), takes_any_body=True,
    )  # fmt: skip
    kept.checked_on = clock.today()
    kept = oversight.check_acceptance(kept, by=olga)

    def end():
        oversight.end_acceptance(kept, by=olga)

    assert at_once(end, end) == ["", "This acceptance has been taken back."]


def test_two_workers_tell_once_of_what_newly_matches(body, someone, sima):
    with tenant_context(body):
        published_scheme(sima, slug="newly-matching")
    deliver_all()
    long_ago = clock.now() - timedelta(days=2)
    saved = SavedSearch.objects.create(user=someone, name="China", query="market=CN", next_at=long_ago, ran_at=long_ago)

    assert at_once(*[lambda: searches.repeat_search(saved.pk)] * 2) == ["", ""]
    assert Notice.objects.filter(user=someone).count() == 1


def test_the_same_closed_day_is_stated_once(body, sima):
    day = clock.today(body.time_zone) + timedelta(days=5)

    def state():
        actions.state_closed_days(day, day, body=body, by=sima)

    assert at_once(state, state) == ["", "Some of these days are stated already."]


def test_closed_days_are_taken_back_once(body, sima):
    day = clock.today(body.time_zone) + timedelta(days=9)
    closed = actions.state_closed_days(day, day, body=body, by=sima)

    def take_back():
        actions.take_back_closed_days(closed, by=sima)

    assert at_once(take_back, take_back) == ["", "These days are taken back already."]


def test_of_two_surveillances_planned_at_once_the_later_stands(body):
    subject, now, today = uuid4(), clock.now(), clock.today()
    has_written = Event()

    def plan(days):
        planned_at = now + timedelta(days=days)
        searches.keep_surveillance(subject, due_on=today + timedelta(days=days), planned_at=planned_at, body=body)

    def second(execute, sql, *how):
        if sql.lstrip().startswith("UPDATE"):
            has_written.wait(2 * PATIENCE)  # without a lock it writes over what was planned later
        return execute(sql, *how)

    def earlier():
        with connection.execute_wrapper(second):
            plan(1)

    def later():
        plan(2)
        has_written.set()

    plan(0)
    assert at_once(earlier, later) == ["", ""]
    assert SurveillanceDay.objects.get(pk=subject).due_on == today + timedelta(days=2)
