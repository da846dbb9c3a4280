"""The fourteen ways in which real integrations with Stripe failed, one after the other."""

import json
import time
from datetime import timedelta
from pathlib import Path

import pytest
import stripe
from django.db import IntegrityError, connection, transaction

from billing.actions import checkouts, inbox, reconciling, returns, sellers
from billing.models import (
    Checkout,
    CheckoutState,
    Dispute,
    EventState,
    Invoice,
    Payment,
    ProviderEvent,
    Return,
    ReturnState,
    SellerAccount,
    State,
    Transfer,
)
from billing.providers import provider
from billing.providers.stripe_client import API_VERSION
from billing.queries import differences
from lib import clock
from lib.refusal import Refused
from marketplace.embedded.stripe_double import Trouble
from tests.billing.making import paid_back
from tests.billing.stripe_peer import MOCK, SECRET, needs_mock
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return sorted(ProviderEvent.objects.values_list("state", flat=True))


# 1: the same event twice
def test_the_same_event_twice_is_one_payment(checkout, double, postman):
    double.pay(checkout.session)
    told = [event for event in double.events if event["type"] == "checkout.session.completed"]
    assert postman.bring(*told * 3) == [200, 200, 200]
    assert (ProviderEvent.objects.count(), Payment.objects.count()) == (1, 1)


# 2: out of order
def test_what_comes_late_takes_nothing_back(checkout, double, postman, invoice):
    double.pay(checkout.session, "sepa_debit")
    double.end_delayed(checkout.session)
    postman.bring(*reversed(double.events))
    invoice.refresh_from_db()
    checkout.refresh_from_db()
    assert (invoice.state, checkout.state) == (State.PAID, CheckoutState.PAID)


def test_an_older_answer_never_overwrites_a_newer_one(checkout, double):
    older = provider().payment_of(checkout.account.account, checkout.session)
    double.pay(checkout.session)
    checkouts.settle(checkout)
    assert checkouts.note_payment(checkout, older).state == CheckoutState.PAID


# 3: the event before our commit
def test_an_event_about_what_we_have_not_written_down_yet_waits(checkout, double, postman, work):
    double.pay(checkout.session)
    told = double.events[-1]
    elsewhere = "00000000-0000-4000-8000-000000000001"
    told["data"]["object"] = {
        **told["data"]["object"],
        "id": "cs_test_later",
        "metadata": {"guildmark_checkout": elsewhere},
    }
    postman.bring(told)
    assert states() == [EventState.WAITING]
    Checkout.objects.filter(pk=checkout.pk).update(session="cs_test_later")
    double.things["cs_test_later"] = {**double.things[checkout.session], "id": "cs_test_later"}
    double.owners["cs_test_later"] = double.owners[checkout.session]
    work()
    assert states() == [EventState.SETTLED]
    assert Checkout.objects.get().state == CheckoutState.PAID


def test_foreign_events_are_ignored_and_counted(seller, double, postman):
    other = double.create_account("", {"country": "DE", "controller": _controller()})
    double.finish_setup(other["id"])
    postman.bring()
    assert ProviderEvent.objects.filter(state=EventState.FOREIGN).count() == 2


# 4: webhook against return page
def test_webhook_and_return_page_book_once(checkout, double, postman, invoice, visit, alice):
    double.pay(checkout.session)
    page = signed_in(visit(invoice.body), alice).get(f"/invoices/{invoice.pk}/card/back/", follow=True)
    postman.bring()
    assert page.content.count(b"Thank you") == 1
    assert Payment.objects.count() == 1


# 5: complete, and not paid
def test_complete_is_not_paid(checkout, double, postman, invoice):
    double.pay(checkout.session, "sepa_debit")
    postman.bring()
    checkout.refresh_from_db()
    assert (checkout.state, Payment.objects.count()) == (CheckoutState.PENDING, 0)
    double.end_delayed(checkout.session)
    postman.bring()
    invoice.refresh_from_db()
    assert invoice.state == State.PAID


def test_a_delayed_payment_that_fails_leaves_the_invoice_open(checkout, double, postman, invoice, alice):
    double.pay(checkout.session, "sepa_debit")
    double.end_delayed(checkout.session, well=False)
    postman.bring()
    checkout.refresh_from_db()
    assert (checkout.state, checkout.failure) == (CheckoutState.FAILED, "debit_not_authorized")
    assert checkouts.begin_checkout(invoice, by=alice).pk != checkout.pk


# 6: the raw body, rolled secrets, two endpoints
def test_only_the_raw_body_that_was_signed_is_taken(checkout, double, postman, site):
    raw = json.dumps(double.events[0])
    signature = stripe.WebhookSignature.generate_signature_header(raw, SECRET)
    respaced = json.dumps(double.events[0], indent=1).encode()
    answer = site.post(
        "/webhooks/stripe/connect/",
        data=respaced,
        content_type="application/json",
        headers={"stripe-signature": signature},
    )
    assert (answer.status_code, ProviderEvent.objects.count()) == (400, 0)


def test_while_a_secret_is_rolled_both_are_good(checkout, double, postman, settings):
    settings.STRIPE_CONNECT_WEBHOOK_SECRETS = ["whsec_new", SECRET]
    one, other, *_ = double.events
    assert postman.bring(one) == [200]
    assert postman.bring(other, secret="whsec_new") == [200]
    settings.STRIPE_CONNECT_WEBHOOK_SECRETS = ["whsec_new"]
    assert postman.bring(one) == [400]


def test_each_endpoint_has_its_own_secret(checkout, double, postman):
    assert postman.bring(double.events[0], secret="whsec_of_the_platform") == [400]
    assert postman.bring(double.events[0], path="") == [400]


def test_a_sellers_event_at_the_platforms_door_is_refused(checkout, double, postman):
    postman.bring(double.events[0], secret="whsec_of_the_platform", path="")
    assert states() == [EventState.REFUSED]


@pytest.mark.parametrize("at", [-3600, 3600])
def test_a_signature_of_another_hour_is_refused(checkout, double, postman, at):
    assert postman.post(json.dumps(double.events[0]), at=int(time.time()) + at) == 400


@pytest.mark.parametrize(
    "raw", ["", "no JSON", "[]", "{}", '{"id": "evt_1", "data": {"object": 7}}', '"\\ud800"', "null"]
)
def test_what_is_no_event_is_refused(peers, postman, raw):
    assert postman.post(raw) == 400
    assert not ProviderEvent.objects.exists()


# 7: idempotency keys
@pytest.mark.parametrize("kind", ["timeout", "lost answer", "in use", "rate"])
def test_a_retry_is_one_payment_page(seller, invoice, alice, double, kind):
    double.troubles.append(Trouble(kind, "POST /v1/checkout/sessions"))
    if kind == "rate":  # of which the library makes no second try by itself
        with pytest.raises(Refused, match="does not answer"):
            checkouts.begin_checkout(invoice, by=alice)
    checkouts.begin_checkout(invoice, by=alice)
    assert len(double.of_kind("checkout.session")) == 1


def test_a_500_that_is_replayed_is_asked_under_another_key(seller, invoice, alice, double):
    double.troubles.append(Trouble("500", "POST /v1/checkout/sessions", times=1))
    with pytest.raises(Refused, match="does not answer"):
        checkouts.begin_checkout(invoice, by=alice)
    assert checkouts.begin_checkout(invoice, by=alice).url


def test_one_key_for_two_things_is_our_mistake_and_moves_nothing(seller, invoice, alice, double, monkeypatch):
    checkouts.begin_checkout(invoice, by=alice)
    name = next(key for key in double.answers if "checkout" in key)
    double.answers[name][0] = "something else was asked"
    Checkout.objects.update(url="", session="")
    with pytest.raises(Refused, match="being opened already"):
        checkouts.begin_checkout(invoice, by=alice)


def test_a_refund_whose_answer_was_lost_is_made_once(checkout, double, invoice, fin, ada):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    made = returns.send_refund(refund, by=fin)
    double.troubles.append(Trouble("lost answer", "POST /v1/refunds", times=3))
    for _ in range(2):
        with pytest.raises(Exception, match="APIConnectionError"):
            returns.send(Return.objects.get(pk=made.pk))
        double.troubles[-1].times = 0
        break
    assert returns.send(Return.objects.get(pk=made.pk)).state == ReturnState.SUCCEEDED
    assert len(double.of_kind("refund")) == 1


def test_a_refund_answered_by_500_is_made_once(checkout, double, invoice, fin, ada):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    made = returns.send_refund(refund, by=fin)
    double.troubles.append(Trouble("500", "POST /v1/refunds"))
    with pytest.raises(Exception, match="api_error"):
        returns.send(made)
    assert returns.send(Return.objects.get(pk=made.pk)).state == ReturnState.SUCCEEDED
    assert len(double.of_kind("refund")) == 1


# 8: onboarding
def test_coming_back_from_onboarding_is_not_being_enabled(peers, double, northseal, fin, visit):
    sellers.begin_onboarding(
        northseal, country="DE", back_url="https://a.example", again_url="https://b.example", by=fin
    )
    client = signed_in(visit(northseal), fin)
    page = client.get("/desk/payments/back/", follow=True).content.decode()
    assert "Not finished" in page
    assert "bank account for payouts" in page


def test_an_account_that_is_disabled_later_takes_no_more_payments(seller, double, postman, invoice, alice):
    postman.bring()
    double.disable(seller.account)
    postman.bring()
    seller.refresh_from_db()
    assert (seller.may_charge, seller.shown_status) == (False, "disabled")
    with pytest.raises(Refused, match="takes no cards at the moment"):
        checkouts.begin_checkout(invoice, by=alice)


# 9: the account is deauthorised
def test_a_deauthorised_account_is_shown_and_another_may_follow(seller, double, postman, northseal, fin):
    double.deauthorise(seller.account)
    postman.bring()
    seller.refresh_from_db()
    assert (seller.shown_status, seller.may_charge) == ("gone", False)
    sellers.begin_onboarding(
        northseal, country="DE", back_url="https://a.example", again_url="https://b.example", by=fin
    )
    assert SellerAccount.objects.filter(body=northseal).count() == 2


# 10: refunds on Connect: no fee and no transfer to reverse
def test_a_refund_asks_no_fee_and_no_transfer_back(checkout, double, invoice, fin, ada):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    returns.send(returns.send_refund(refund, by=fin))
    asked = next(asked for method, path, asked in double.calls if (method, path) == ("POST", "/v1/refunds"))
    assert set(asked) == {"payment_intent", "amount", "metadata"}


def test_a_refund_without_balance_stays_pending_in_words(checkout, double, postman, invoice, fin, ada):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    double.pay_out(checkout.account.account, "cny")
    made = returns.send(returns.send_refund(refund, by=fin))
    assert (made.state, made.waits_because) == (ReturnState.PENDING, "insufficient_funds")
    refund.refresh_from_db()
    assert refund.state == "approved"
    double._book(double.things[made.provider_refund], 10_000_000, 0, "topup", checkout.account.account)
    double.end_refund(made.provider_refund)
    postman.bring()
    refund.refresh_from_db()
    assert (refund.state, refund.bank_reference) == ("settled", made.provider_refund)


# 11: disputes, and recovery
def test_a_lost_dispute_takes_the_payment_back_and_a_late_win_books_it_again(checkout, double, postman, invoice):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    dispute = double.open_dispute(double.things[checkout.session]["payment_intent"])
    postman.bring()
    assert Dispute.objects.get().state == "needs_response"
    double.end_dispute(dispute["id"], won=False)
    postman.bring()
    invoice.refresh_from_db()
    assert (invoice.state, invoice.paid) == (State.ISSUED, 0)
    double.end_dispute(dispute["id"], won=True)
    postman.bring()
    invoice.refresh_from_db()
    assert (invoice.state, invoice.payments.count()) == (State.PAID, 3)


def test_a_dispute_lost_in_part_leaves_the_rest(checkout, double, postman, invoice):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    dispute = double.open_dispute(double.things[checkout.session]["payment_intent"], amount=597_000)
    double.end_dispute(dispute["id"], won=False)
    postman.bring()
    invoice.refresh_from_db()
    assert (invoice.state, invoice.paid) == (State.ISSUED, 2_000_000)


# 12: the API's version drifts
@needs_mock
def test_library_mock_and_we_speak_the_same_version():
    spec = json.loads(Path(MOCK / "spec3.json").read_text())
    assert stripe.api_version == spec["info"]["version"] == API_VERSION


def test_an_event_of_another_version_is_read_from_the_object_itself(checkout, double, postman, invoice):
    """What an event says of its object is in the version of the endpoint; we fetch the object in ours."""
    double.pay(checkout.session)
    told = double.events[-1]
    told["api_version"] = "2019-01-01"
    told["data"]["object"] = {"id": checkout.session, "object": "checkout.session", "amount_total": "much"}
    postman.bring(told)
    invoice.refresh_from_db()
    assert (invoice.state, ProviderEvent.objects.get().api_version) == (State.PAID, "2019-01-01")
    told["data"]["object"]["object"] = "application"  # no object of this version, so not held to its schema
    told["api_version"] = None


# 13: the atomic handler
def test_an_event_stays_when_what_follows_fails(checkout, double, postman, monkeypatch):
    double.pay(checkout.session)
    monkeypatch.setattr(inbox, "settle", lambda checkout: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        postman.bring(double.events[-1])
    assert states() == [EventState.RECEIVED]
    monkeypatch.setattr(inbox, "settle", checkouts.settle)
    inbox.see_to(ProviderEvent.objects.get())
    assert states() == [EventState.SETTLED]


def test_a_provider_that_is_away_is_asked_again_later(checkout, double, postman, work, invoice):
    double.pay(checkout.session)
    double.troubles.append(Trouble("timeout", "GET /v1/checkout", times=99))
    postman.bring(double.events[-1])
    event = ProviderEvent.objects.get()
    assert (event.state, event.tries) == (EventState.RECEIVED, 1)
    double.troubles.clear()
    work()
    invoice.refresh_from_db()
    assert invoice.state == State.PAID


@pytest.mark.parametrize("kind", ["500", "timeout", "lost answer", "rate"])
def test_after_a_day_without_the_provider_all_that_waited_is_done(
    checkout, double, postman, work, reconcile, invoice, alice, fin, ada, kind
):
    refund = paid_back(checkout, double, by=fin, approved_by=ada, amount=1000)
    double.disable(checkout.account.account)
    double.troubles.append(Trouble(kind, "/v1/", times=10**6))
    made = returns.send_refund(refund, by=fin)
    postman.bring()
    for hour in range(1, 25, 3):
        with clock.frozen_at(clock.now() + timedelta(hours=hour)):
            reconcile()
            reconciling.send_returns()
    assert EventState.RECEIVED in states()
    assert (SellerAccount.objects.get().may_charge, Return.objects.get().state) == (True, ReturnState.ASKED)
    double.troubles.clear()
    with clock.frozen_at(clock.now() + timedelta(hours=25)):
        reconcile()
        reconciling.send_returns()
    assert {*states()} <= {EventState.SETTLED, EventState.FOREIGN}
    made.refresh_from_db()
    assert (SellerAccount.objects.get().may_charge, made.state) == (False, ReturnState.SUCCEEDED)
    assert len(double.of_kind("refund")) == 1


def test_what_was_paid_while_the_provider_is_away_for_a_day_is_booked_once(
    checkout, double, postman, reconcile, invoice, visit, northseal, alice
):
    double.pay(checkout.session)
    double.open_dispute(double.intents[checkout.session])
    double.troubles.append(Trouble("timeout", "/v1/", times=10**6))
    postman.bring()
    client = signed_in(visit(northseal), alice)
    for hour in range(1, 25):
        with clock.frozen_at(clock.now() + timedelta(hours=hour)):
            reconcile()
    assert b"is not known here yet" in client.get(f"/invoices/{invoice.pk}/card/back/", follow=True).content
    assert ProviderEvent.objects.get(kind="checkout.session.completed").tries >= 24
    assert (Invoice.objects.get(pk=invoice.pk).paid, Transfer.objects.count()) == (0, 0)
    double.troubles.clear()
    with clock.frozen_at(clock.now() + timedelta(hours=25)):
        reconcile()
        reconcile()
    postman.bring(*double.events)
    assert {*states()} <= {EventState.SETTLED, EventState.FOREIGN}
    assert (Transfer.objects.count(), Dispute.objects.count(), Payment.objects.count()) == (1, 1, 1)
    assert Invoice.objects.get(pk=invoice.pk).state == State.PAID
    assert list(differences()) == []


def test_a_client_who_presses_while_the_provider_is_away_reads_what_to_do(seller, double, invoice, alice):
    double.troubles.append(Trouble("timeout", "/v1/", times=10**6))
    with pytest.raises(Refused, match="or pay by bank transfer"):
        checkouts.begin_checkout(invoice, by=alice)
    double.troubles.clear()
    assert checkouts.begin_checkout(invoice, by=alice).url


# 14: what is never looked at again (dunning): a delayed payment, an event that never came
def test_what_no_event_told_us_is_found_by_asking(checkout, double, reconcile, invoice):
    double.pay(checkout.session, "sepa_debit")
    reconcile()
    double.end_delayed(checkout.session)
    reconcile()
    invoice.refresh_from_db()
    assert invoice.state == State.PAID


def test_a_dispute_and_a_refund_nobody_told_of_are_found(checkout, double, reconcile, invoice):
    double.pay(checkout.session)
    intent = double.things[checkout.session]["payment_intent"]
    account = checkout.account.account
    reconcile()
    double.create_refund(account, {"payment_intent": intent, "amount": "100"})
    double.open_dispute(intent)
    reconcile()
    assert (Dispute.objects.count(), Return.objects.get().is_outside) == (1, True)


# Mix-ups
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"currency": "eur"}, "differs"),
        ({"amount_total": 1}, "differs"),
        ({"client_reference_id": "somebody's"}, "anothers"),
        ({"livemode": True}, "test"),
    ],
)
def test_a_mix_up_is_kept_apart_and_shown(checkout, double, invoice, change, why):
    double.pay(checkout.session)
    double.things[checkout.session] |= change
    settled = checkouts.settle(checkout)
    invoice.refresh_from_db()
    assert (settled.state, settled.why, invoice.paid) == (CheckoutState.UNBOOKED, why, 0)


def test_a_payment_is_booked_on_one_invoice_only(checkout, double, invoice):
    double.pay(checkout.session)
    settled = checkouts.settle(checkout)
    with pytest.raises(IntegrityError, match="one_payment_once"), transaction.atomic():
        Checkout.objects.create(
            invoice=invoice,
            account=checkout.account,
            amount=1,
            currency="CNY",
            payment_intent=settled.payment_intent,
            begun_by=checkout.begun_by,
            expires_at=checkout.expires_at,
        )


def test_live_events_are_refused_by_a_test_key(checkout, double, postman):
    double.pay(checkout.session)
    told = {**double.events[-1], "livemode": True}
    postman.bring(told)
    assert states() == [EventState.REFUSED]
    assert not Payment.objects.exists()


@pytest.mark.parametrize(
    "what",
    [
        "UPDATE billing_checkout SET state = 'open', payment_id = NULL",
        "UPDATE billing_checkout SET amount = 1",
        "UPDATE billing_checkout SET payment_intent = 'pi_other'",
        "DELETE FROM billing_checkout",
        "DELETE FROM billing_providerevent",
    ],
)
def test_the_database_refuses_what_the_rules_refuse(checkout, double, postman, what):
    double.pay(checkout.session)
    postman.bring()
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.cursor().execute(what)


def _controller():
    return {
        "fees": {"payer": "account"},
        "losses": {"payments": "stripe"},
        "requirement_collection": "stripe",
        "stripe_dashboard": {"type": "full"},
    }
