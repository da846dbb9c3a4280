"""A body has a trial, chooses a plan, is charged by whole months, changes it and leaves: what it says and what it costs."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.models import Plan, Subscription, SubscriptionInvoice, SubscriptionState
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import TermsData, months
from billing.subscriptions.queries.subscriptions import terms_of
from lib import clock
from lib.refusal import Refused
from outbox.models import Due
from tests.billing.subscribing import is_told, kept_rules, on, transferred, written_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial(january, large, northseal, olga):
    return subscriptions.begin_trial(northseal, by=olga)


def as_it_stands(subscription: Subscription) -> Subscription:
    return Subscription.objects.get(pk=subscription.pk)


def test_without_rules_nobody_subscribes(northseal, olga, ada):
    assert subscriptions.begin_trial(northseal, by=olga) is None
    with pytest.raises(Refused, match="nothing is charged"):
        subscriptions.subscribe(northseal, Plan(name_en="None"), by=ada)


def test_a_trial_is_free_and_of_its_plan(trial, small):
    assert (trial.state, trial.plan, trial.currency) == (SubscriptionState.TRIAL, small, "CNY")
    assert trial.until == date(2027, 3, 2)
    assert not SubscriptionInvoice.objects.exists()


def test_a_trial_begins_once(trial, northseal, olga):
    assert subscriptions.begin_trial(northseal, by=olga) is None


def test_a_trial_without_a_choice_ends_and_charges_nothing(trial):
    with on(3, 2):
        assert as_it_stands(trial).state == SubscriptionState.ENDED
    assert not SubscriptionInvoice.objects.exists()
    assert is_told(trial, "has ended")


def test_before_a_trial_ends_its_body_is_told(trial):
    with on(2, 25):
        assert is_told(trial, "ends soon")


def test_a_plan_chosen_in_the_trial_is_charged_from_its_end(trial, large, northseal, ada):
    subscriptions.subscribe(northseal, large, by=ada)
    with on(3, 2):
        found = as_it_stands(trial)
    invoice = SubscriptionInvoice.objects.get()
    assert (found.state, found.plan, found.until) == (SubscriptionState.ACTIVE, large, date(2027, 4, 2))
    assert (invoice.starts_on, invoice.net, invoice.tax, invoice.total) == (date(2027, 3, 2), 200_000, 12_000, 212_000)


def test_months_are_counted_from_the_first_day(subscribed, olga):
    transferred(subscribed, 84_800 * 4, by=olga)
    assert subscribed.until == date(2027, 2, 28)
    with on(2, 28):
        assert as_it_stands(subscribed).until == date(2027, 3, 31)
    with on(3, 31):
        pass
    with on(4, 30):
        assert as_it_stands(subscribed).until == date(2027, 5, 31)
    assert [one.starts_on.isoformat() for one in SubscriptionInvoice.objects.order_by("starts_on")] == [
        "2027-01-31",
        "2027-02-28",
        "2027-03-31",
        "2027-04-30",
    ]


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(1, 120))
def test_each_month_begins_where_the_last_one_ended(anchor, count):
    days = [clock.months_later(anchor, number) for number in range(count + 1)]
    assert all(28 <= (after - before).days <= 31 for before, after in pairwise(days))
    assert all(day.day == anchor.day or (day + timedelta(days=1)).day == 1 for day in days)


def test_renewing_twice_charges_once(subscribed):
    with on(2, 28):
        months.renew(subscribed.pk)
    assert SubscriptionInvoice.objects.count() == 2


def test_a_cancelled_one_ends_with_its_month(subscribed, ada):
    subscriptions.cancel_subscription(subscribed, by=ada)
    with on(2, 27):
        assert as_it_stands(subscribed).state == SubscriptionState.ACTIVE
    with on(2, 28):
        assert as_it_stands(subscribed).state == SubscriptionState.ENDED
    assert SubscriptionInvoice.objects.count() == 1


def test_cancelling_is_taken_back_while_the_month_lasts(subscribed, ada):
    subscriptions.cancel_subscription(subscribed, by=ada)
    subscriptions.go_on_after_all(subscribed, by=ada)
    with on(2, 28):
        assert as_it_stands(subscribed).state == SubscriptionState.ACTIVE
    with pytest.raises(Refused, match="no cancelling"):
        subscriptions.go_on_after_all(subscribed, by=ada)


def test_a_bigger_plan_at_once_costs_the_whole_difference_of_the_month(subscribed, large, ada):
    changed = subscriptions.change_plan(subscribed, large, by=ada, at_once=True)
    difference = SubscriptionInvoice.objects.get(is_difference=True)
    assert (changed.plan, difference.net, difference.until) == (large, 120_000, date(2027, 2, 28))


def test_a_bigger_plan_from_the_next_month_costs_nothing_now(subscribed, large, ada):
    changed = subscriptions.change_plan(subscribed, large, by=ada)
    assert (changed.plan == large, changed.next_plan) == (False, large)
    with on(2, 28):
        assert as_it_stands(subscribed).plan == large
    assert SubscriptionInvoice.objects.first().net == 200_000


def test_a_smaller_plan_begins_with_the_next_month(subscribed, small, large, ada):
    subscriptions.change_plan(subscribed, large, by=ada, at_once=True)
    with pytest.raises(Refused, match="begins with the next month"):
        subscriptions.change_plan(subscribed, small, by=ada, at_once=True)
    subscriptions.change_plan(subscribed, small, by=ada)
    assert as_it_stands(subscribed).plan == large
    with on(2, 28):
        assert as_it_stands(subscribed).plan == small


def test_strangers_change_nothing(subscribed, large, gus):
    for act in (
        lambda: subscriptions.change_plan(subscribed, large, by=gus),
        lambda: subscriptions.cancel_subscription(subscribed, by=gus),
        lambda: subscriptions.subscribe(subscribed.body, large, by=gus),
    ):
        with pytest.raises(Refused, match="own staff"):
            act()


def test_after_the_end_one_begins_anew(subscribed, small, northseal, ada, olga):
    subscriptions.cancel_subscription(subscribed, by=ada)
    with on(2, 28):
        with pytest.raises(Refused, match="unpaid"):
            subscriptions.subscribe(northseal, small, by=ada)
        transferred(subscribed, 84_800, by=olga)
        again = subscriptions.subscribe(northseal, small, by=ada)
    assert (again.state, again.anchor, again.until) == (SubscriptionState.ACTIVE, date(2027, 2, 28), date(2027, 3, 28))


def test_a_free_plan_is_never_invoiced(january, northseal, ada, olga):
    kept_rules(olga)
    free = written_plan(1, "Free", {"CNY": 0}, by=olga, seats=2)
    subscription = subscriptions.subscribe(northseal, free, by=ada)
    with on(2, 28):
        assert as_it_stands(subscription).state == SubscriptionState.ACTIVE
    assert not SubscriptionInvoice.objects.exists()


def test_a_trial_is_extended_with_a_reason(trial, olga, ada):
    with pytest.raises(Refused, match="operators do this"):
        subscriptions.extend_trial(trial, days=10, reason="x", by=ada)
    with pytest.raises(Refused, match="Say why"):
        subscriptions.extend_trial(trial, days=10, reason=" ", by=olga)
    assert subscriptions.extend_trial(trial, days=10, reason="Moves in late", by=olga).until == date(2027, 3, 12)
    with on(3, 2):
        assert as_it_stands(trial).state == SubscriptionState.TRIAL


def test_terms_hold_from_their_day_and_stay_beneath(small, olga):
    later = clock.today() + timedelta(days=40)
    subscriptions.write_terms(small, TermsData(later, {"CNY": 90_000}, reason="Costs"), by=olga)
    assert terms_of(small).price("CNY") == 80_000
    assert terms_of(small, later).price("CNY") == 90_000
    assert small.terms.count() == 2


def test_who_would_pay_more_is_told_thirty_days_before(subscribed, small, olga):
    dearer = {"CNY": 90_000, "EUR": 10_000}
    with pytest.raises(Refused, match="2027-03-02 at the earliest"):
        subscriptions.write_terms(small, TermsData(date(2027, 2, 28), dearer, 30, 3, "Costs"), by=olga)
    subscriptions.write_terms(small, TermsData(date(2027, 3, 2), dearer, 30, 3, "Costs"), by=olga)
    assert is_told(subscribed, "terms of the plan")


def test_only_operators_write_plans(ada, small):
    with pytest.raises(Refused, match="operators"):
        written_plan(7, "Mine", {"CNY": 1}, by=ada)


def test_dates_that_were_lost_are_set_again(subscribed):
    Due.objects.all().delete()
    months.plan_running()
    assert Due.objects.filter(kind="billing.subscription_renews", subject=subscribed.pk).exists()
