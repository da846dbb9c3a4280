"""Months in which nobody was charged, plans without a price, and limits between two months: nothing is charged that was not said."""

from datetime import date

import pytest

from accounts.models import Notice
from billing.models import Subscription, SubscriptionInvoice, SubscriptionState
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import TermsData, months
from billing.subscriptions.queries.subscriptions import limits_of
from lib import clock
from lib.refusal import Refused
from outbox.models import Due
from tests.billing.subscribing import first_invoice, is_told, kept_rules, on, transferred
from tests.cast import person, works_for

pytestmark = pytest.mark.django_db


def as_it_stands(subscription: Subscription) -> Subscription:
    return Subscription.objects.select_related("plan", "body").get(pk=subscription.pk)


def months_charged() -> list[str]:
    rows = SubscriptionInvoice.objects.filter(is_difference=False).order_by("starts_on")
    return [one.starts_on.isoformat() for one in rows]


def test_months_in_which_the_rules_rested_are_not_charged_afterwards(subscribed, olga):
    transferred(subscribed, 84_800, by=olga)
    with on(2, 1):
        kept_rules(olga, is_on=False)
    with on(6, 10):
        kept_rules(olga)
    with on(6, 12):
        assert as_it_stands(subscribed).until == date(2027, 7, 12)
    assert months_charged() == ["2027-01-31", "2027-06-12"]


def test_months_in_which_a_body_was_closed_are_not_charged_afterwards(subscribed, northseal, olga):
    transferred(subscribed, 84_800, by=olga)
    type(northseal).objects.filter(pk=northseal.pk).update(standing="closing", closes_at="2027-02-01T00:00:00Z")
    with on(5, 20):
        type(northseal).objects.filter(pk=northseal.pk).update(standing="open", closes_at=None)
    with on(5, 20):
        pass
    assert months_charged() == ["2027-01-31", "2027-05-20"]


def test_a_day_late_is_the_same_month(subscribed, olga):
    with on(3, 1):
        assert as_it_stands(subscribed).until == date(2027, 3, 31)


def test_a_plan_whose_later_terms_lack_the_currency_is_not_chosen(january, large, northseal, ada, olga):
    subscriptions.write_terms(large, TermsData(date(2027, 6, 1), {"EUR": 9}, reason="Abroad only"), by=olga)
    with pytest.raises(Refused, match="not offered in CNY"):
        subscriptions.subscribe(northseal, large, by=ada)


def test_going_on_asks_for_a_price_as_well(subscribed, small, ada, olga):
    subscriptions.cancel_subscription(subscribed, by=ada)
    small.terms.create(
        starts_on=date(2027, 6, 1), prices={"EUR": 9}, reason="Abroad", written_by=olga, written_at=clock.now()
    )
    with pytest.raises(Refused, match="not offered in CNY"):
        subscriptions.go_on_after_all(subscribed, by=ada)


def test_a_month_without_a_price_fails_where_operators_see_it(subscribed, small):
    Subscription.objects.filter(pk=subscribed.pk).update(currency="USD")
    with on(2, 28):
        due = Due.objects.get(kind="billing.subscription_renews", subject=subscribed.pk)
        assert "no price in USD" in due.last_error
        assert as_it_stands(subscribed).months == 1


def test_what_is_chosen_in_a_trial_has_its_limits_from_the_first_paid_month(
    january, small, large, northseal, olga, ada
):
    trial = subscriptions.begin_trial(northseal, by=olga)
    subscriptions.subscribe(northseal, large, by=ada)
    assert limits_of(as_it_stands(trial)) == {"seats": 30, "offers": 3}
    with on(3, 2):
        assert limits_of(as_it_stands(trial)) == {"seats": None, "offers": None}


def test_a_month_keeps_the_limits_it_began_with(subscribed, small, olga):
    fewer = TermsData(date(2027, 3, 2), {"CNY": 80_000, "EUR": 10_000}, 10, 1, "Smaller")
    subscriptions.write_terms(small, fewer, by=olga)
    transferred(subscribed, 84_800 * 3, by=olga)
    with on(2, 28):
        pass
    with on(3, 5):
        assert limits_of(as_it_stands(subscribed))["seats"] == 30
    with on(3, 31):
        assert limits_of(as_it_stands(subscribed))["seats"] == 10


def test_the_difference_is_of_the_prices_at_the_months_beginning(subscribed, large, ada, olga):
    dearer = TermsData(date(2027, 2, 5), {"CNY": 300_000, "EUR": 25_000}, reason="Costs")
    subscriptions.write_terms(large, dearer, by=olga)
    with on(2, 6):
        subscriptions.change_plan(subscribed, large, by=ada, at_once=True)
    assert SubscriptionInvoice.objects.get(is_difference=True).net == 120_000


def test_a_change_on_the_day_of_renewal_is_of_the_new_month(subscribed, large, ada, olga):
    transferred(subscribed, 84_800 * 2, by=olga)
    with on(2, 27):
        Due.objects.filter(kind="billing.subscription_renews").update(due_at="2030-01-01T00:00:00Z")
    with on(2, 28):
        subscriptions.change_plan(subscribed, large, by=ada, at_once=True)
    difference = SubscriptionInvoice.objects.get(is_difference=True)
    assert (difference.starts_on, difference.until) == (date(2027, 2, 28), date(2027, 3, 31))
    assert months_charged() == ["2027-01-31", "2027-02-28"]


def test_a_paid_month_is_taken_up_again_and_not_paid_twice(subscribed, large, northseal, olga, ada):
    with on(2, 28):
        pass
    with on(3, 7):
        assert as_it_stands(subscribed).state == SubscriptionState.SUSPENDED
        subscriptions.cancel_subscription(subscribed, by=ada)
        transferred(subscribed, 84_800 * 2, by=olga)
        again = subscriptions.subscribe(northseal, large, by=ada)
    assert (again.state, again.until, again.next_plan) == (SubscriptionState.ACTIVE, date(2027, 3, 31), large)
    assert months_charged() == ["2027-01-31", "2027-02-28"]


def test_who_was_suspended_and_cancelled_ends_as_it_pays(subscribed, olga, ada):
    transferred(subscribed, 1, by=olga)
    subscriptions.cancel_subscription(subscribed, by=ada)
    Subscription.objects.filter(pk=subscribed.pk).update(state="suspended", suspended_at="2027-02-20T00:00:00Z")
    with on(4, 1):
        transferred(subscribed, 84_799, by=olga, reference="TX-rest")
    assert as_it_stands(subscribed).state == SubscriptionState.ENDED
    assert not is_told(subscribed, "Publishing and inviting work again")


def test_a_second_trial_is_for_nobody_who_has_paid(subscribed, olga):
    Subscription.objects.filter(pk=subscribed.pk).update(state="ended", ended_at="2027-02-01T00:00:00Z", months=0)
    with pytest.raises(Refused, match="Only a trial"):
        subscriptions.extend_trial(subscribed, days=10, reason="Again", by=olga)


def test_a_trial_has_an_end_however_often_it_is_extended(january, large, northseal, olga):
    trial = subscriptions.begin_trial(northseal, by=olga)
    subscriptions.extend_trial(trial, days=180, reason="Moves in late", by=olga)
    with pytest.raises(Refused, match="365 days at most"):
        subscriptions.extend_trial(trial, days=180, reason="Later still", by=olga)


def test_an_operator_decides_nothing_about_a_body_where_they_work(subscribed, northseal, olga):
    works_for(northseal, "olga", "finance")
    for act in (
        lambda: transferred(subscribed, 84_800, by=olga),
        lambda: subscriptions.propose_waiver(first_invoice(subscribed), reason="Ours", by=olga),
        lambda: subscriptions.extend_trial(subscribed, days=3, reason="Ours", by=olga),
    ):
        with pytest.raises(Refused, match="Another operator does this"):
            act()


def test_all_operators_hear_that_bodies_pay_to_another_account(subscribed, olga):
    oscar = person("oscar", is_operator=True)
    kept_rules(olga, days_to_pay=20)
    assert not Notice.objects.filter(user=oscar).exists()
    kept_rules(olga, number="6222 9999")
    assert "6222 9999" in Notice.objects.get(user=oscar).text_en


def test_a_second_subscription_of_a_body_is_refused_in_words(subscribed, small, northseal):
    today = clock.today()
    second = Subscription(body=northseal, plan=small, currency="CNY", anchor=today, until=today)
    with pytest.raises(Refused, match="have a plan already"):
        months._refuse_second(second)


def test_a_trial_is_begun_by_operators_and_for_nobody_who_leaves(january, large, northseal, ada, olga):
    with pytest.raises(Refused, match="operators"):
        subscriptions.begin_trial(northseal, by=ada)
    northseal.standing = "closing"
    with pytest.raises(Refused, match="leaving"):
        subscriptions.begin_trial(northseal, by=olga)
