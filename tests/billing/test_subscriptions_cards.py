"""A card is saved and charged month by month: what the provider says is booked once, whoever tells of it, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from billing.actions import inbox
from billing.models import (
    CardCharge,
    CardSetupState,
    ChargeState,
    EventState,
    OwnInvoiceState,
    OwnReceipt,
    ProviderEvent,
    SavedCard,
    SubscriptionInvoice,
)
from billing.providers import ProviderAway
from billing.queries import differences
from billing.subscriptions.actions import charging, saving
from billing.subscriptions.queries.subscriptions import card_of
from lib import clock
from lib.refusal import Refused
from marketplace.embedded.stripe_double import Trouble
from marketplace.embedded.stripe_double.cards import save_card
from tests.billing.stripe_peer import needs_mock
from tests.billing.subscribing import first_invoice, is_told, on, saved_card, sent, transferred

pytestmark = pytest.mark.django_db
PLATFORM = "whsec_of_the_platform"


@pytest.fixture(autouse=True)
def its_clock_is_ours(double):
    double.now = lambda: clock.now().timestamp()


@pytest.fixture
def card(peers, double, subscribed, ada):
    return saved_card(subscribed, double, by=ada)


def charge_of(subscription) -> CardCharge:
    return CardCharge.objects.select_related("card", "invoice__subscription__body").get(
        invoice=first_invoice(subscription)
    )


def test_of_a_card_brand_last_digits_and_expiry_are_kept(card, double):
    assert (card.brand, card.last4, card.expiry) == ("visa", "4242", "12/2034")
    assert {field.name for field in SavedCard._meta.fields}.isdisjoint({"number", "cvc"})


def test_saving_a_card_pays_what_is_open(card, subscribed):
    invoice, receipt = first_invoice(subscribed), OwnReceipt.objects.get()
    assert (invoice.state, receipt.how, receipt.amount) == (OwnInvoiceState.PAID, "card", 84_800)
    assert receipt.bank_reference == charge_of(subscribed).payment_intent
    assert list(differences()) == []


@needs_mock
def test_every_call_was_checked_by_stripe_mock(card, peers, double, subscribed, ada):
    saving.remove_card(subscribed, by=ada)
    saving.forget_at_provider(card.pk)
    assert peers.checked == len(double.calls) >= 4


def test_what_is_charged_is_on_the_platforms_own_account(card, double):
    intent = next(asked for method, path, asked in double.calls if (method, path) == ("POST", "/v1/payment_intents"))
    assert set(double.owners.values()) == {""}
    assert "application_fee_amount" not in intent
    assert "transfer_data" not in intent
    assert (intent["off_session"], intent["confirm"]) == ("true", "true")


def test_the_next_month_is_charged_by_itself(card, double):
    with on(2, 28):
        sent()
        assert SubscriptionInvoice.objects.first().state == OwnInvoiceState.PAID
    assert len(double.of_kind("charge")) == 2


def test_a_second_card_takes_the_place_of_the_first(card, double, subscribed, ada):
    second = saved_card(subscribed, double, by=ada)
    assert card_of(subscribed) == second
    card.refresh_from_db()
    assert card.removed_at
    saving.forget_at_provider(card.pk)
    assert double.things[card.payment_method]["customer"] is None


def test_a_removed_card_is_charged_no_more(card, double, subscribed, ada):
    saving.remove_card(subscribed, by=ada)
    with on(2, 28):
        sent()
        assert SubscriptionInvoice.objects.first().state == OwnInvoiceState.ISSUED
    with pytest.raises(Refused, match="No card is saved"):
        saving.remove_card(subscribed, by=ada)


def test_leaving_the_page_saves_nothing(peers, double, subscribed, ada):
    setup = saving.begin_setup(subscribed, by=ada)
    assert saving.settle_setup(setup).state == CardSetupState.OPEN
    assert card_of(subscribed) is None


def test_one_customer_each_however_often_a_card_is_saved(card, double, subscribed, ada):
    subscribed.refresh_from_db()
    saved_card(subscribed, double, by=ada)
    assert len(double.of_kind("customer")) == 1


def test_a_declined_card_is_tried_again_by_our_own_steps(peers, double, subscribed, ada):
    card = saved_card(subscribed, double, by=ada, behaves="declines")
    first = charge_of(subscribed)
    assert (first.state, first.failure) == (ChargeState.FAILED, "insufficient_funds")
    assert is_told(subscribed, "did not pay")
    double.cards[card.payment_method] = "pays"
    with on(2, 3):
        sent()
    assert OwnReceipt.objects.count() == 1
    assert first_invoice(subscribed).state == OwnInvoiceState.PAID


def test_each_step_is_tried_once_and_then_no_more(card, double, subscribed):
    double.cards[card.payment_method] = "declines"
    for day in ((2, 28), (3, 1), (3, 2), (3, 3), (3, 6), (3, 7), (3, 20)):
        with on(*day):
            sent()
    tries = CardCharge.objects.filter(invoice=SubscriptionInvoice.objects.first())
    assert [clock.day_of(one.begun_at).day for one in tries.order_by("begun_at")] == [28, 3, 7]


def test_a_bank_that_wants_its_client_is_answered_on_the_page(peers, double, subscribed, ada):
    saved_card(subscribed, double, by=ada, behaves="asks")
    assert charge_of(subscribed).state == ChargeState.ASKS
    assert is_told(subscribed, "owner's consent")
    page = charging.begin_page(first_invoice(subscribed), by=ada)
    double.pay(page.session)
    assert charging.settle_charge(page).state == ChargeState.PAID
    assert first_invoice(subscribed).state == OwnInvoiceState.PAID


def test_pressing_twice_leads_to_the_same_page(peers, double, subscribed, ada):
    page = charging.begin_page(first_invoice(subscribed), by=ada)
    assert charging.begin_page(first_invoice(subscribed), by=ada).url == page.url
    assert CardCharge.objects.count() == 1


def test_a_page_for_another_amount_is_called_off(peers, double, subscribed, ada, olga):
    page = charging.begin_page(first_invoice(subscribed), by=ada)
    transferred(subscribed, 800, by=olga)
    again = charging.begin_page(first_invoice(subscribed), by=ada)
    assert (again.amount, double.things[page.session]["status"]) == (84_000, "expired")


def test_paying_twice_pays_the_next_month(peers, double, subscribed, ada, olga):
    page = charging.begin_page(first_invoice(subscribed), by=ada)
    transferred(subscribed, 84_800, by=olga)
    double.pay(page.session)
    assert charging.settle_charge(page).state == ChargeState.PAID
    with on(2, 28):
        assert SubscriptionInvoice.objects.first().state == OwnInvoiceState.PAID
    assert list(differences()) == []


def test_money_of_another_amount_is_kept_apart(peers, double, subscribed, ada):
    page = charging.begin_page(first_invoice(subscribed), by=ada)
    double.pay(page.session)
    double.things[page.session]["amount_total"] = 5
    settled = charging.settle_charge(page)
    assert (settled.state, settled.why) == (ChargeState.UNBOOKED, "5 CNY came")
    assert not OwnReceipt.objects.exists()


@pytest.mark.parametrize("kind", ["timeout", "lost answer", "500"])
def test_a_charge_without_an_answer_is_made_once(card, double, subscribed, kind):
    double.troubles.append(Trouble(kind, "POST /v1/payment_intents", times=9))
    with on(2, 28):
        with pytest.raises(ProviderAway):
            sent()
        double.troubles.clear()
        sent()
        assert SubscriptionInvoice.objects.first().state == OwnInvoiceState.PAID
    assert len(double.of_kind("charge")) == 2
    assert OwnReceipt.objects.count() == 2


def test_a_charge_whose_key_was_forgotten_is_looked_for_first(card, double, subscribed):
    double.troubles.append(Trouble("lost answer", "POST /v1/payment_intents", times=9))
    with on(2, 28):
        with pytest.raises(ProviderAway):
            sent()
        double.troubles.clear()
        double.answers.clear()  # a day later Stripe knows no key any more
        sent()
    assert len(double.of_kind("charge")) == 2


def test_events_of_the_platform_settle_what_they_point_at(peers, double, subscribed, ada, postman):
    setup = saving.begin_setup(subscribed, by=ada)
    save_card(double, setup.session)
    with clock.frozen_at(datetime.now(UTC)):  # signatures are of the real hour
        events = postman.news()
        assert postman.bring(*events, secret=PLATFORM, path="") == [200, 200]
        assert postman.bring(*events, secret=PLATFORM, path="") == [200, 200]
    assert card_of(subscribed) is not None
    assert SavedCard.objects.count() == 1
    assert set(ProviderEvent.objects.values_list("state", flat=True)) == {EventState.SETTLED, EventState.FOREIGN}


def test_a_payment_that_an_event_tells_of_before_us_is_booked_once(card, double, postman):
    with on(2, 28):
        charge = CardCharge.objects.running().select_related("card", "invoice__subscription__body").get()
        CardCharge.objects.filter(pk=charge.pk).update(tries=1)
        charge.tries = 1
        charging.own_till().charge_card(charging._asked(charge))  # and we were killed here
        with clock.frozen_at(datetime.now(UTC)):
            postman.bring(secret=PLATFORM, path="")
            postman.work()
        sent()
    assert OwnReceipt.objects.count() == 2
    assert len(double.of_kind("charge")) == 2


def test_a_platform_event_with_a_seller_in_it_is_refused(card, double, postman):
    event = double.events[-1] | {"account": "acct_somebody"}
    with clock.frozen_at(datetime.now(UTC)):
        assert postman.bring(event, secret=PLATFORM, path="") == [200]
    assert ProviderEvent.objects.get(event=event["id"]).state == EventState.REFUSED
    assert inbox.secrets_of("platform") == [PLATFORM]


def test_what_the_provider_said_earlier_changes_nothing(card, double, subscribed):
    charge = charge_of(subscribed)
    said = charging.own_till().charge_of(charge.payment_intent)
    assert charging.note_charge(charge, replace(said, state="failed")).state == ChargeState.PAID
    assert OwnReceipt.objects.count() == 1


def test_strangers_save_and_pay_nothing(peers, subscribed, gus):
    for act in (
        lambda: saving.begin_setup(subscribed, by=gus),
        lambda: charging.begin_page(first_invoice(subscribed), by=gus),
        lambda: charging.charge_now(first_invoice(subscribed), by=gus),
    ):
        with pytest.raises(Refused, match="own staff"):
            act()


def test_without_a_provider_everything_goes_by_transfer(subscribed, ada):
    with pytest.raises(Refused, match="bank transfer only"):
        saving.begin_setup(subscribed, by=ada)
    with pytest.raises(Refused, match="bank transfer only"):
        charging.begin_page(first_invoice(subscribed), by=ada)
