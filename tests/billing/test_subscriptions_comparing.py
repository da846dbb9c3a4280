"""Once a month our books are compared with what the provider says: every difference is a row, with what to do."""

from datetime import date

import pytest
from django.core.management import call_command

from billing.models import Comparison, Difference, DifferenceKind
from billing.subscriptions.actions import comparing
from billing.subscriptions.queries.subscriptions import differences_that_wait
from lib import clock
from lib.refusal import Refused
from marketplace.embedded.stripe_double import Trouble
from tests.billing.subscribing import on, saved_card

pytestmark = pytest.mark.django_db
JANUARY = date(2027, 1, 1)


@pytest.fixture(autouse=True)
def its_clock_is_ours(double):
    double.now = lambda: clock.now().timestamp()


@pytest.fixture
def card(peers, double, subscribed, ada):
    return saved_card(subscribed, double, by=ada)


def found() -> list[tuple[str, int, int]]:
    return [(one.kind, one.ours, one.theirs) for one in differences_that_wait()]


def test_a_month_in_which_all_is_booked_has_no_difference(card):
    assert comparing.compare_month(JANUARY).compared == 1
    assert found() == []


def test_a_payment_nobody_booked_is_a_difference(card, double, subscribed):
    subscribed.refresh_from_db()
    asked = {
        "amount": "5000",
        "currency": "cny",
        "customer": subscribed.customer,
        "payment_method": card.payment_method,
    }
    double.call("POST", "/v1/payment_intents", asked)
    comparing.compare_month(JANUARY)
    assert found() == [(DifferenceKind.NOT_BOOKED, 0, 5000)]


def test_another_amount_is_a_difference(card, double):
    double.of_kind("payment_intent")[0]["amount"] = 1
    comparing.compare_month(JANUARY)
    assert found() == [(DifferenceKind.AMOUNT, 84_800, 1)]


def test_money_that_is_not_there_is_a_difference(card, double):
    intent = double.of_kind("payment_intent")[0]
    intent["status"], intent["created"] = "canceled", 0
    comparing.compare_month(JANUARY)
    assert found() == [(DifferenceKind.NOT_THERE, 84_800, 0)]


def test_a_payment_at_the_edge_of_a_month_is_none(card, double):
    double.of_kind("payment_intent")[0]["created"] -= 60 * 60 * 24 * 40
    comparing.compare_month(JANUARY)
    assert found() == []


def test_a_refund_and_a_dispute_at_the_provider_are_differences(card, double):
    intent = double.of_kind("payment_intent")[0]["id"]
    double.call("POST", "/v1/refunds", {"payment_intent": intent, "amount": "800"})
    double.open_dispute(intent)
    comparing.compare_month(JANUARY)
    assert found() == [
        (DifferenceKind.DISPUTE, 0, -84_800),
        (DifferenceKind.FEE, 0, -1_500),  # what the dispute costs
        (DifferenceKind.REFUND, 0, -800),
    ]


def test_of_a_sellers_account_only_what_we_asked_for_is_compared(checkout, double):
    double.pay(checkout.session)
    month = clock.today().replace(day=1)
    comparing.compare_month(month)
    (difference,) = differences_that_wait()
    assert (difference.kind, difference.body, difference.theirs) == (
        DifferenceKind.NOT_BOOKED,
        checkout.invoice.body,
        2_597_000,
    )


def test_a_provider_that_is_away_is_said_and_asked_again(card, double):
    double.troubles.append(Trouble("timeout", "GET /v1/payment_intents", times=9))
    with on(2, 1):
        comparing.compare_last_month()
        assert [one.kind for one in differences_that_wait()] == [DifferenceKind.AWAY]
    double.troubles.clear()
    with on(2, 2):
        comparing.compare_last_month()
        comparing.compare_last_month()
    assert found() == []
    assert Comparison.objects.count() == 2


def test_what_was_seen_to_stays_so_when_it_is_compared_again(card, double, olga, ada):
    double.of_kind("payment_intent")[0]["amount"] = 1
    comparing.compare_month(JANUARY)
    difference = Difference.objects.get()
    with pytest.raises(Refused, match="operators"):
        comparing.see_to_difference(difference, note="x", by=ada)
    with pytest.raises(Refused, match="what was done"):
        comparing.see_to_difference(difference, note=" ", by=olga)
    comparing.see_to_difference(difference, note="Asked them", by=olga)
    with pytest.raises(Refused, match="already"):
        comparing.see_to_difference(difference, note="Again", by=olga)
    comparing.compare_month(JANUARY)
    assert found() == []


def test_without_a_provider_the_ledger_is_looked_at_all_the_same(subscribed, capsys):
    call_command("compare_month", month="2027-01")
    assert "2027-01: 0 compared, 0 differences." in capsys.readouterr().out
