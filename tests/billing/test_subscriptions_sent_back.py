"""Cards are charged for what is owed and no more, and what goes back to them pays nothing any more."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from billing.actions import reconciling
from billing.models import (
    CardCharge,
    ChargeState,
    Comparison,
    Difference,
    DifferenceKind,
    LedgerAccount,
    OwnInvoiceState,
    OwnReceipt,
    SubscriptionInvoice,
    SubscriptionState,
)
from billing.queries import differences
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import charging, comparing, returning, saving
from billing.subscriptions.queries.subscriptions import credit_of, differences_that_wait, unbooked_charges
from lib import clock
from lib.refusal import Refused
from marketplace.embedded.stripe_double import Trouble
from outbox.models import Due
from tests.billing.subscribing import first_invoice, is_told, on, saved_card, sent, transferred

pytestmark = pytest.mark.django_db
PLATFORM = "whsec_of_the_platform"


@pytest.fixture(autouse=True)
def its_clock_is_ours(double):
    double.now = lambda: clock.now().timestamp()


@pytest.fixture
def card(peers, double, subscribed, ada):
    return saved_card(subscribed, double, by=ada)


def intent_of(double) -> str:
    return double.of_kind("payment_intent")[0]["id"]


def told(postman) -> None:
    with clock.frozen_at(datetime.now(UTC)):  # signatures are of the real hour
        postman.bring(secret=PLATFORM, path="")
    postman.work()


# --- charged for what is owed


def test_what_was_paid_while_the_provider_was_away_is_not_charged(card, double, subscribed, olga):
    with on(2, 28):
        transferred(subscribed, 84_800, by=olga)
        sent()
        assert SubscriptionInvoice.objects.first().state == OwnInvoiceState.PAID
        assert CardCharge.objects.first().state == ChargeState.EXPIRED
    assert len(double.of_kind("charge")) == 1


def test_of_what_was_paid_in_part_the_rest_is_charged(card, double, subscribed, olga):
    with on(2, 28):
        transferred(subscribed, 80_000, by=olga)
        sent()
        sent()
        assert SubscriptionInvoice.objects.first().state == OwnInvoiceState.PAID
    assert sorted(one["amount"] for one in double.of_kind("charge")) == [4_800, 84_800]


def test_a_charge_whose_answer_was_lost_is_looked_for_before_it_is_called_off(card, double, subscribed, olga):
    double.troubles.append(Trouble("lost answer", "POST /v1/payment_intents", times=9))
    with on(2, 28):
        with pytest.raises(charging.ProviderAway):
            sent()
        double.troubles.clear()
        transferred(subscribed, 84_800, by=olga)
        sent()
    assert OwnReceipt.objects.filter(how="card").count() == 2
    assert credit_of(subscribed).amount == 848


def test_a_card_that_was_removed_is_not_charged_for_what_waited(card, double, subscribed, ada):
    with on(2, 28):
        saving.remove_card(subscribed, by=ada)
        sent()
        assert not CardCharge.objects.running().exists()
    assert len(double.of_kind("charge")) == 1


def test_a_page_is_not_mixed_up_with_a_card_that_is_being_charged(card, double, subscribed, ada):
    with on(2, 28):
        invoice = SubscriptionInvoice.objects.select_related("subscription__body").first()
        with pytest.raises(Refused, match="under way"):
            charging._begun(invoice, ada)
        assert CardCharge.objects.first().session == ""


def test_a_second_press_in_the_other_language_leads_to_the_same_page(peers, double, subscribed, ada):
    page = charging.begin_page(first_invoice(subscribed), by=ada)
    CardCharge.objects.filter(pk=page.pk).update(session="", url="")  # the first answer has not come yet
    with translation.override("zh-hans"):
        again = charging.begin_page(first_invoice(subscribed), by=ada)
    assert (again.session, again.state) == (page.session, ChargeState.OPEN)


def test_a_page_that_never_opened_for_another_amount_is_ended(peers, double, subscribed, ada, olga):
    double.troubles.append(Trouble("500", "POST /v1/checkout/sessions", times=9))
    with pytest.raises(Refused):
        charging.begin_page(first_invoice(subscribed), by=ada)
    double.troubles.clear()
    transferred(subscribed, 800, by=olga)
    assert charging.begin_page(first_invoice(subscribed), by=ada).amount == 84_000


def test_a_rest_too_small_for_a_card_is_not_promised_and_not_dunned(card, double, subscribed, olga):
    transferred(subscribed, 84_800 - 30, by=olga)
    with on(2, 28):
        sent()
        assert is_told(subscribed, "together with the next invoice")
        assert not Due.objects.filter(kind="billing.subscription_duns").exists()
    assert len(double.of_kind("charge")) == 1


def test_a_card_saved_later_and_declined_is_tried_at_the_next_step(peers, double, subscribed, ada):
    with on(2, 2):
        card = saved_card(subscribed, double, by=ada, behaves="declines")
        double.cards[card.payment_method] = "pays"
    with on(2, 3):
        sent()
    assert first_invoice(subscribed).state == OwnInvoiceState.PAID


def test_a_page_that_stands_open_does_not_use_up_the_day_of_the_card(card, double, subscribed, ada):
    double.cards[card.payment_method] = "declines"
    with on(2, 28):
        sent()
        invoice = SubscriptionInvoice.objects.select_related("subscription__body").first()
    with on(3, 2, hour=23):
        page = charging.begin_page(invoice, by=ada)
    double.cards[card.payment_method] = "pays"
    with on(3, 3):
        double.call("POST", f"/v1/checkout/sessions/{page.session}/expire", {})
        charging.settle_charge(page)
    with on(3, 4):
        sent()
        invoice.refresh_from_db()
    assert invoice.state == OwnInvoiceState.PAID


def test_a_card_that_was_stolen_is_not_tried_again(card, double, subscribed):
    with on(2, 28):
        charge = CardCharge.objects.running().select_related("card", "invoice__subscription__body").get()
        charging._fail(charge, "stolen_card")
    with on(3, 3):
        sent()
    assert len(double.of_kind("charge")) == 1
    assert is_told(subscribed, "We do not try it again")


def test_nobody_is_suspended_while_the_provider_is_away(card, subscribed):
    with on(2, 28):
        pass
    with on(4, 10):
        subscribed.refresh_from_db()
        assert subscribed.state == SubscriptionState.ACTIVE
        assert not is_told(subscribed, "is overdue")


def test_a_customer_that_is_gone_at_the_provider_is_opened_anew(card, double, subscribed, ada):
    subscribed.refresh_from_db()
    gone = subscribed.customer
    del double.things[gone]
    assert saved_card(subscribed, double, by=ada)
    subscribed.refresh_from_db()
    assert subscribed.customer != gone


# --- what goes back


def test_a_dispute_is_shown_to_operators_at_once_with_its_day(card, double, postman):
    dispute = double.open_dispute(intent_of(double))
    told(postman)
    (waiting,) = differences_that_wait()
    assert (waiting.kind, waiting.theirs) == (DifferenceKind.DISPUTE, -84_800)
    assert waiting.thing.startswith(f"{dispute['id']} · 20")
    told(postman)
    assert Difference.objects.count() == 1


def test_a_dispute_that_is_lost_opens_what_was_paid(card, double, subscribed, postman):
    dispute = double.open_dispute(intent_of(double))
    double.end_dispute(dispute["id"], won=False)
    told(postman)
    told(postman)
    assert (first_invoice(subscribed).owed, credit_of(subscribed).amount) == (84_800, 0)
    assert Due.objects.filter(kind="billing.subscription_duns").exists()
    assert is_told(subscribed, "went back to the card")
    assert list(differences()) == []


def test_what_a_dispute_costs_is_booked_once_as_a_fee(card, double, subscribed, postman):
    dispute = double.open_dispute(intent_of(double))
    told(postman)
    before = LedgerAccount.objects.get(kind="own_fees").balance
    double.end_dispute(dispute["id"], won=False)
    returning.ask_own_account()
    returning.ask_own_account()
    receipt = OwnReceipt.objects.get(how="card")
    assert (receipt.dispute_cost, receipt.dispute_cost_currency) == (1500, receipt.currency)
    assert LedgerAccount.objects.get(kind="own_fees").balance == before == (receipt.fee or 0) + 1500
    assert list(differences()) == []


def test_what_the_provider_gives_back_of_a_disputes_cost_is_booked_as_well(card, double, subscribed):
    dispute = double.open_dispute(intent_of(double))
    returning.ask_own_account()
    back = double._book(dispute, 0, -1500, "dispute_reversal", "")
    double.things[dispute["id"]]["balance_transactions"].append(double.things[back])
    returning.ask_own_account()
    assert OwnReceipt.objects.get(how="card").dispute_cost == 0
    assert list(differences()) == []


@pytest.mark.parametrize(("currency", "shown"), [("eur", "EUR"), ("xts", "")])
def test_what_a_dispute_costs_in_a_second_currency_is_for_operators(card, double, subscribed, currency, shown):
    dispute = double.open_dispute(intent_of(double))
    cost = double.things[double._book(dispute, 0, 2000, "dispute", "")]
    double.things[dispute["id"]]["balance_transactions"].append(cost | {"currency": currency})
    returning.ask_own_account()
    returning.ask_own_account()
    noted = differences_that_wait().get(kind=DifferenceKind.FEE)
    assert (noted.thing, noted.currency, noted.theirs) == (cost["id"], shown, -2000)
    assert OwnReceipt.objects.get(how="card").dispute_cost == 1500
    assert list(differences()) == []


def test_such_a_cost_waits_until_somebody_saw_to_it_and_no_longer(card, double, subscribed, olga):
    dispute = double.open_dispute(intent_of(double))
    cost = double.things[double._book(dispute, 0, 2000, "dispute", "")]
    double.things[dispute["id"]]["balance_transactions"].append(cost | {"currency": "eur"})
    returning.ask_own_account()
    comparing.compare_month(clock.today())
    (noted,) = differences_that_wait().filter(kind=DifferenceKind.FEE)  # a newer report tells of it as well
    comparing.see_to_difference(noted, note="Booked in our accounts", by=olga)
    comparing.compare_month(clock.today())
    comparing.compare_month(clock.months_later(clock.today(), 1))
    assert not differences_that_wait().filter(kind=DifferenceKind.FEE).exists()


def test_a_dispute_that_is_won_late_is_for_operators_to_book(card, double, subscribed):
    dispute = double.open_dispute(intent_of(double))
    double.end_dispute(dispute["id"], won=False)
    returning.ask_own_account()
    double.end_dispute(dispute["id"], won=True)
    returning.ask_own_account()
    returning.ask_own_account()
    came = differences_that_wait().get(kind=DifferenceKind.AMOUNT)
    assert (came.thing, came.theirs, first_invoice(subscribed).owed) == (dispute["id"], 84_800, 84_800)


def test_a_refund_in_part_opens_that_part(card, double, subscribed, postman):
    double.call("POST", "/v1/refunds", {"payment_intent": intent_of(double), "amount": "800"})
    told(postman)
    assert first_invoice(subscribed).owed == 800
    left = LedgerAccount.objects.filter(body=None, kind__in=["own_at_provider", "own_fees"])
    assert sum(one.balance for one in left) == 84_000
    assert list(differences()) == []


def test_credit_that_was_refunded_pays_no_further_invoice(peers, double, subscribed, ada, olga):
    page = charging.begin_page(first_invoice(subscribed), by=ada)
    transferred(subscribed, 84_800, by=olga)
    double.pay(page.session)
    receipt = charging.settle_charge(page).receipt  # paid twice: all of it is credit
    double.call("POST", "/v1/refunds", {"payment_intent": receipt.bank_reference, "amount": "80000"})
    returning.ask_own_account()
    assert credit_of(subscribed).amount == 48
    with on(2, 28):
        assert SubscriptionInvoice.objects.first().paid == 4_800
    assert list(differences()) == []


def test_what_nobody_told_of_is_found_by_the_night(card, double, subscribed):
    double.call("POST", "/v1/refunds", {"payment_intent": intent_of(double), "amount": "800"})
    returning.ask_own_account()
    returning.ask_own_account()
    assert first_invoice(subscribed).owed == 800


def test_an_operator_has_the_provider_asked(card, double, subscribed, olga, ada):
    receipt = OwnReceipt.objects.select_related("subscription__body").get()
    with pytest.raises(Refused, match="knows of nothing"):
        returning.ask_sent_back(receipt, by=olga)
    with pytest.raises(Refused, match="operators"):
        returning.ask_sent_back(receipt, by=ada)
    double.call("POST", "/v1/refunds", {"payment_intent": receipt.bank_reference, "amount": "80000"})
    assert returning.ask_sent_back(receipt, by=olga) == 80_000
    assert first_invoice(subscribed).owed == 80_000


def test_a_refund_that_is_booked_is_no_difference_of_the_month(card, double, olga):
    receipt = OwnReceipt.objects.select_related("subscription__body").get()
    double.call("POST", "/v1/refunds", {"payment_intent": receipt.bank_reference, "amount": "800"})
    returning.ask_own_account()
    comparing.compare_month(clock.today())
    assert list(differences_that_wait()) == []


def test_a_record_taken_back_has_the_saved_card_charged(card, double, subscribed, olga):
    with on(2, 28):
        receipt = transferred(subscribed, 84_800, by=olga)
        sent()
        subscriptions.take_back_own_transfer(receipt, reason="Another's", by=olga)
    with on(2, 28, hour=13):
        sent()
        assert SubscriptionInvoice.objects.first().state == OwnInvoiceState.PAID
    assert len(double.of_kind("charge")) == 2


# --- compared


def test_a_payment_that_is_not_there_hides_no_other_difference(card, double, subscribed, ada):
    intent = double.of_kind("payment_intent")[0]
    asked = {"amount": "5000", "currency": "cny", "customer": intent["customer"], "payment_method": card.payment_method}
    double.call("POST", "/v1/payment_intents", asked)
    del double.things[intent["id"]]
    comparing.compare_month(clock.today())
    assert sorted(one.kind for one in differences_that_wait()) == ["not_booked", "not_there"]


def test_money_booked_by_hand_differs_no_more(card, double, subscribed, olga):
    asked = {"amount": "5000", "currency": "cny", "payment_method": card.payment_method}
    asked["customer"] = double.of_kind("payment_intent")[0]["customer"]
    double.call("POST", "/v1/payment_intents", asked)
    intent = next(one for one in double.of_kind("payment_intent") if one["amount"] == 5_000)
    transferred(subscribed, 5_000, by=olga, reference=intent["id"])
    comparing.compare_month(clock.today())
    assert list(differences_that_wait()) == []


def test_money_that_fits_nothing_is_seen_to_with_a_word(peers, double, subscribed, ada, olga):
    page = charging.begin_page(first_invoice(subscribed), by=ada)
    double.pay(page.session)
    double.things[page.session]["amount_total"] = 5
    charging.settle_charge(page)
    assert unbooked_charges().count() == 1
    (difference,) = differences_that_wait()
    comparing.see_to_difference(difference, note="Sent back there", by=olga)
    assert not unbooked_charges().exists()


def test_a_month_that_was_noted_before_its_end_is_compared_all_the_same(card, double):
    double.open_dispute(intent_of(double))
    returning.ask_own_account()
    with on(2, 1):
        comparing.compare_last_month()
    assert [one.compared for one in Comparison.objects.order_by("made_at")] == [0, 2]
    assert differences_that_wait().count() == 1


def test_what_waits_from_the_report_of_another_month_is_not_told_twice(card, double):
    double.open_dispute(intent_of(double))
    with on(2, 1):
        returning.ask_own_account()
        comparing.compare_last_month()
        assert differences_that_wait().count() == 1


def test_a_payment_begun_in_the_month_before_is_compared_as_well(card, double):
    intent = double.of_kind("payment_intent")[0]
    asked = {"amount": "5000", "currency": "cny", "customer": intent["customer"], "payment_method": card.payment_method}
    double.call("POST", "/v1/payment_intents", asked)
    comparing.compare_month(clock.months_later(clock.today(), 1))
    assert [one.kind for one in differences_that_wait()] == [DifferenceKind.NOT_BOOKED]


def test_one_charge_that_is_broken_holds_up_no_other():
    seen = []

    def see(number: int) -> None:
        if number == 1:
            raise KeyError("poison")
        seen.append(number)

    reconciling._each([1, 2], see)
    assert seen == [2]
