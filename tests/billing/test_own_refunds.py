"""What a subscriber paid ahead goes back to whoever paid, by two operators; the ledger says the same at each step."""

from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.models import Notice, User
from billing.actions import reconciling
from billing.models import LedgerAccount, OwnRefund, RefundState, Subscription, SubscriptionInvoice, SubscriptionState
from billing.providers import ProviderAway, ProviderRefuses
from billing.queries import differences
from billing.reasons import BY_PROVIDER
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import charging, comparing, refunding, returning
from billing.subscriptions.actions.holding import RENEWS
from billing.subscriptions.queries.subscriptions import credit_left, credit_of, differences_that_wait
from lib import clock
from lib.refusal import Refused
from marketplace.embedded.stripe_double import Trouble
from outbox.models import Due
from tests.billing.subscribing import days_later, first_invoice, is_told, on, saved_card, transferred
from tests.cast import person, works_for
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def oscar(db):
    return person("oscar", is_operator=True)


def ours() -> dict[str, int]:
    return {one.kind: one.balance for one in LedgerAccount.objects.filter(body=None) if one.balance}


def paid_too_much(subscribed, olga, *, payer_name: str = "Northseal Ltd"):
    """1,000.00 for an invoice of 848.00."""
    return subscriptions.record_own_transfer(
        subscribed,
        amount=100_000,
        received_on=clock.today(),
        bank_reference="TX-1",
        payer_name=payer_name,
        by=olga,
    )


def subscribed_now(subscription) -> Subscription:
    return Subscription.objects.get(pk=subscription.pk)


@pytest.fixture
def receipt(subscribed, olga):
    return paid_too_much(subscribed, olga)


@pytest.fixture
def opened(receipt, olga):
    return subscriptions.open_own_refund(receipt, amount=15_200, reason="Paid too much", by=olga)


@pytest.fixture
def approved(opened, oscar):
    return subscriptions.approve_own_refund(opened, by=oscar)


def settled(refund, by, **fields):
    given = {"settled_on": clock.today(), "bank_reference": "OUT-1", "paid_to": "Northseal Ltd, 6222"}
    return subscriptions.settle_own_refund(refund, by=by, **given | fields)


# --- by transfer


def test_what_was_paid_ahead_goes_back(approved, subscribed, olga):
    refund = settled(approved, olga)
    assert (refund.state, credit_of(subscribed).amount) == (RefundState.SETTLED, 0)
    assert ours() == {"own_received": 84_800, "subscriptions": -80_000, "own_tax": -4_800}
    assert is_told(subscribed, "was sent back")
    assert list(differences()) == []


def test_the_subscriber_reads_that_it_goes_back_and_why(opened, subscribed):
    assert is_told(subscribed, "goes back to you")
    assert is_told(subscribed, "Paid too much")


def test_what_is_promised_pays_no_month(opened, subscribed):
    assert ours()["own_refundable"] == -15_200
    assert credit_left(opened.receipt) == 0
    with on(2, 28):
        assert SubscriptionInvoice.objects.first().paid == 0
    assert list(differences()) == []


@pytest.mark.parametrize(
    ("amount", "reason", "words"),
    [(15_201, "Paid too much", "paid ahead"), (0, "Paid too much", "the amount"), (5, " ", "Say why")],
)
def test_no_more_than_the_credit_goes_back(receipt, olga, amount, reason, words):
    with pytest.raises(Refused, match=words):
        subscriptions.open_own_refund(receipt, amount=amount, reason=reason, by=olga)


def test_it_takes_two_operators_and_another_sends_it(opened, olga, oscar):
    with pytest.raises(Refused, match="second operator"):
        settled(opened, olga)
    with pytest.raises(Refused, match="second operator"):
        subscriptions.approve_own_refund(opened, by=olga)
    subscriptions.approve_own_refund(opened, by=oscar)
    with pytest.raises(Refused, match="another operator"):
        settled(opened, oscar)


def test_a_body_and_an_operator_who_works_there_open_nothing(receipt, ada, northseal):
    with pytest.raises(Refused, match="operators"):
        subscriptions.open_own_refund(receipt, amount=5, reason="Mine", by=ada)
    otto = works_for(northseal, "otto", "finance")
    otto.is_operator = True
    with pytest.raises(Refused, match="Another operator"):
        subscriptions.open_own_refund(receipt, amount=5, reason="Mine", by=otto)


def test_to_another_account_it_goes_with_a_reason(approved, olga):
    with pytest.raises(Refused, match="say why"):
        settled(approved, olga, paid_to="Somebody else")
    refund = settled(approved, olga, paid_to="Somebody else", elsewhere_because="The account is closed")
    assert refund.elsewhere_because == "The account is closed"


def test_where_nobody_wrote_down_who_paid_it_goes_nowhere_without_a_reason(subscribed, olga, oscar):
    refund = subscriptions.open_own_refund(
        paid_too_much(subscribed, olga, payer_name=""), amount=15_200, reason="Paid too much", by=olga
    )
    subscriptions.approve_own_refund(refund, by=oscar)
    with pytest.raises(Refused, match="how you know"):
        settled(refund, olga)
    assert settled(refund, olga, elsewhere_because="As on their contract").state == RefundState.SETTLED


def test_a_payers_name_is_no_account(approved, olga):
    with pytest.raises(Refused, match="account's number"):
        settled(approved, olga, paid_to="Northseal Ltd", elsewhere_because="They asked for it")


def test_whoever_writes_down_where_it_went_types_the_account(approved, site, olga):
    page = signed_in(site, olga).get(f"/operations/subscriptions/refunds/{approved.pk}/paid/")
    assert not page.context["form"]["paid_to"].value()
    assert not page.context["form"].fields["elsewhere_because"].required


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"bank_reference": " "}, "bank's reference"),
        ({"paid_to": ""}, "which account"),
        ({"settled_on": "tomorrow"}, "future"),
    ],
)
def test_what_was_sent_is_written_down_whole(approved, olga, fields, words):
    if "settled_on" in fields:
        fields = {"settled_on": clock.months_later(clock.today(), 1)}
    with pytest.raises(Refused, match=words):
        settled(approved, olga, **fields)


def test_one_that_is_dropped_pays_what_is_open_again(approved, subscribed, olga):
    with on(2, 28):
        subscriptions.drop_own_refund(approved, reason="It pays the next month", by=olga)
        assert SubscriptionInvoice.objects.first().paid == 15_200
        assert is_told(subscribed, "does not go back")
        with pytest.raises(Refused, match="ended already"):
            subscriptions.drop_own_refund(approved, reason="Again", by=olga)
    assert list(differences()) == []


@pytest.mark.parametrize("how", ["dropped", "came back"])
def test_what_pays_again_wakes_what_rested_for_it(subscribed, olga, oscar, how):
    receipt = transferred(subscribed, 169_600, by=olga)
    refund = subscriptions.open_own_refund(receipt, amount=84_800, reason="Paid too much", by=olga)
    subscriptions.approve_own_refund(refund, by=oscar)
    if how == "came back":
        settled(refund, olga, elsewhere_because="Known to us")
    with on(2, 28):
        pass
    with on(4, 6):
        assert subscribed_now(subscribed).state == SubscriptionState.SUSPENDED
        if how == "dropped":
            subscriptions.drop_own_refund(refund, reason="It pays the month", by=olga)
        else:
            subscriptions.own_refund_came_back(refund, reason="Account closed", by=olga)
        assert subscribed_now(subscribed).state == SubscriptionState.ACTIVE
        assert Due.objects.filter(kind=RENEWS, subject=subscribed.pk).exists()


def test_what_the_bank_sent_back_is_credit_again(approved, subscribed, olga):
    refund = settled(approved, olga)
    subscriptions.own_refund_came_back(refund, reason="Account closed", by=olga)
    assert credit_left(refund.receipt) == 15_200
    assert ours()["own_received"] == 100_000
    assert list(differences()) == []
    with pytest.raises(Refused, match="was sent"):
        subscriptions.own_refund_came_back(refund, reason="Again", by=olga)


def test_of_a_subscription_that_ended_it_goes_back_as_well(receipt, subscribed, ada, olga, oscar):
    subscriptions.cancel_subscription(subscribed, by=ada)
    with on(2, 28):
        refund = subscriptions.open_own_refund(receipt, amount=15_200, reason="It has ended", by=olga)
        subscriptions.approve_own_refund(refund, by=oscar)
        assert settled(refund, olga).state == RefundState.SETTLED
        assert credit_of(subscribed).amount == 0


def test_the_record_of_a_transfer_that_goes_back_is_not_taken_back(opened, olga):
    with pytest.raises(Refused, match="it did come"):
        subscriptions.take_back_own_transfer(opened.receipt, reason="By mistake", by=olga)


# --- the database


def test_one_person_alone_sends_nothing_also_by_a_raw_write(opened, olga):
    opened.state, opened.approved_by, opened.approved_at = RefundState.APPROVED, olga, clock.now()
    with pytest.raises(IntegrityError, match="second_operator"), transaction.atomic():
        opened.save()


def test_more_than_the_credit_goes_back_by_no_raw_write(opened, olga):
    another = OwnRefund(receipt=opened.receipt, amount=1, currency="CNY", reason="Raw", opened_by=olga)
    with pytest.raises(DatabaseError, match="More is taken"), transaction.atomic():
        another.save()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("column", ["amount = 1", "reason = 'Another'", "state = 'settled'"])
def test_a_refund_stays_as_it_was_opened(opened, column):
    with (
        pytest.raises(DatabaseError, match=r"stays as|does not go"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE public.billing_ownrefund SET {column}")


def test_a_refund_is_never_deleted(opened):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        OwnRefund.objects.all().delete()


# --- to a card


@pytest.fixture
def paid_twice(peers, double, subscribed, ada, olga):
    """The invoice was transferred while its owner paid on the page: 848.00 of a card are credit."""
    double.now = lambda: clock.now().timestamp()
    page = charging.begin_page(first_invoice(subscribed), by=ada)
    transferred(subscribed, 84_800, by=olga)
    double.pay(page.session)
    return charging.settle_charge(page).receipt


@pytest.fixture
def to_the_card(paid_twice, olga, oscar):
    refund = subscriptions.open_own_refund(paid_twice, amount=80_000, reason="Paid twice", by=olga)
    return subscriptions.approve_own_refund(refund, by=oscar)


def sent(refund) -> OwnRefund:
    refunding.send_own_refund(refund.pk)
    return OwnRefund.objects.get(pk=refund.pk)


def test_money_of_a_card_goes_back_to_the_card(to_the_card, double, subscribed):
    refund = sent(to_the_card)
    (made,) = double.of_kind("refund")
    assert (refund.state, refund.paid_to, refund.bank_reference) == ("settled", BY_PROVIDER, made["id"])
    assert (made["amount"], credit_of(subscribed).amount) == (80_000, 48)
    assert is_told(subscribed, "card that paid")
    assert list(differences()) == []


def test_what_went_back_by_us_is_no_difference_and_is_booked_once(to_the_card, subscribed):
    sent(to_the_card)
    returning.ask_own_account()
    returning.ask_own_account()
    comparing.compare_month(clock.today())
    assert list(differences_that_wait()) == []
    assert first_invoice(subscribed).owed == 0
    assert list(differences()) == []


def test_an_answer_that_was_lost_sends_nothing_twice(to_the_card, double):
    double.troubles.append(Trouble("lost answer", "POST /v1/refunds"))
    with suppress(ProviderAway):
        refunding.send_own_refund(to_the_card.pk)
    with clock.frozen_at(clock.now() + refunding.PAUSE * 2):
        reconciling.settle_subscriptions()
    assert OwnRefund.objects.get().state == RefundState.SETTLED
    assert len(double.of_kind("refund")) == 1


def test_the_night_finds_what_was_sent_before_we_wrote_it_down(to_the_card, double):
    asked = {"payment_intent": to_the_card.receipt.bank_reference, "amount": "80000"}
    double.call("POST", "/v1/refunds", asked | {"metadata": {"guildmark_refund": str(to_the_card.pk)}})
    returning.ask_own_account()
    assert OwnRefund.objects.get().state == RefundState.SETTLED
    assert list(differences()) == []


def test_what_is_being_sent_is_sent_and_dropped_by_nobody_else(to_the_card, olga):
    with pytest.raises(Refused, match="sending this money"):
        subscriptions.drop_own_refund(to_the_card, reason="No", by=olga)
    with pytest.raises(Refused, match="sending this money"):
        settled(to_the_card, olga)


def test_one_that_the_provider_refuses_goes_elsewhere_with_a_reason(to_the_card, olga, monkeypatch):
    def no(*_args: object, **_named: object) -> None:
        raise ProviderRefuses("charge_disputed")

    monkeypatch.setattr("billing.subscriptions.actions.refunding.sent_once", no)
    assert sent(to_the_card).failure == "charge_disputed"
    with pytest.raises(Refused, match="say why"):
        settled(to_the_card, olga)
    monkeypatch.undo()
    refund = settled(to_the_card, olga, elsewhere_because="The card takes nothing")
    assert refund.state == RefundState.SETTLED
    assert list(differences()) == []


def test_one_that_failed_is_sent_again_under_another_key(to_the_card, olga, monkeypatch, double):
    OwnRefund.objects.update(failure="expired_or_canceled_card")
    subscriptions.send_own_refund_again(to_the_card, by=olga)
    refund = sent(to_the_card)
    assert (refund.attempt, refund.state) == (2, RefundState.SETTLED)


def test_one_that_fails_late_is_credit_again(to_the_card, double, subscribed):
    sent(to_the_card)
    double.end_refund(double.of_kind("refund")[0]["id"], well=False)
    returning.ask_own_account()
    returning.ask_own_account()
    assert OwnRefund.objects.get().state == RefundState.RETURNED
    assert credit_left(to_the_card.receipt) == 84_800
    assert list(differences()) == []


def test_money_that_the_bank_took_is_not_promised_any_more(paid_twice, double, subscribed, olga):
    refund = subscriptions.open_own_refund(paid_twice, amount=80_000, reason="Paid twice", by=olga)
    dispute = double.open_dispute(paid_twice.bank_reference)
    double.end_dispute(dispute["id"], won=False)
    returning.ask_own_account()
    refund.refresh_from_db()
    assert (refund.state, credit_of(subscribed).amount) == (RefundState.DROPPED, 0)
    assert is_told(subscribed, "payer's bank took it back")
    assert list(differences()) == []


def promised_of(subscription) -> list[int]:
    promised = OwnRefund.objects.filter(receipt__subscription=subscription, state__in=["open", "approved"])
    return list(promised.values_list("amount", flat=True))


def test_a_dispute_takes_of_a_promise_no_more_than_it_has_no_room_for(paid_twice, double, subscribed, olga, oscar):
    refund = subscriptions.open_own_refund(paid_twice, amount=80_000, reason="Paid twice", by=olga)
    subscriptions.approve_own_refund(refund, by=oscar)
    OwnRefund.objects.filter(pk=refund.pk).update(failure="expired_or_canceled_card")
    dispute = double.open_dispute(paid_twice.bank_reference, amount=30_000)
    double.end_dispute(dispute["id"], won=False)
    returning.ask_own_account()
    returning.ask_own_account()
    assert promised_of(subscribed) == [54_800]
    anew = OwnRefund.objects.get(state=RefundState.OPEN)
    assert (anew.opened_by, anew.approved_by, anew.reason) == (olga, None, "Paid twice")
    assert is_told(subscribed, "still goes back")
    told = Notice.objects.filter(subject_en__contains="does not go back to Northseal", user__in=[olga, oscar])
    assert {one.user for one in told} == {olga, oscar}
    assert "waits to be approved again" in told[0].text_en
    assert list(differences()) == []


def told_operators() -> set[str]:
    return {one.user.name for one in Notice.objects.filter(subject_en__contains="does not go back to Northseal")}


def test_an_operator_who_drops_it_is_not_told_and_the_other_is(approved, olga, oscar):
    subscriptions.drop_own_refund(approved, reason="It pays the next month", by=olga)
    assert told_operators() == {oscar.name}


def test_both_hear_of_a_third_who_had_the_provider_asked(paid_twice, double, olga, oscar):
    refund = subscriptions.open_own_refund(paid_twice, amount=80_000, reason="Paid twice", by=olga)
    subscriptions.approve_own_refund(refund, by=oscar)
    OwnRefund.objects.filter(pk=refund.pk).update(failure="expired_or_canceled_card")
    double.call("POST", "/v1/refunds", {"payment_intent": paid_twice.bank_reference, "amount": "30000"})
    returning.ask_sent_back(paid_twice, by=person("omar", is_operator=True))
    assert told_operators() == {olga.name, oscar.name}
    assert "waits to be approved again" in Notice.objects.filter(user=oscar).latest("created_at").text_en


@pytest.mark.parametrize("left", [{"is_operator": False}, {"is_active": False}])
def test_who_is_operator_no_more_reads_of_no_bodys_money(approved, olga, oscar, left):
    User.objects.filter(pk=oscar.pk).update(**left)
    subscriptions.drop_own_refund(approved, reason="It pays the next month", by=person("omar", is_operator=True))
    assert told_operators() == {olga.name}


def test_what_was_refunded_there_is_no_banks_doing_and_ends_no_more_than_it_must(paid_twice, double, subscribed, olga):
    older = subscriptions.open_own_refund(paid_twice, amount=50_000, reason="Paid twice", by=olga)
    with days_later(1):
        newer = subscriptions.open_own_refund(paid_twice, amount=30_000, reason="Paid twice", by=olga)
    double.call("POST", "/v1/refunds", {"payment_intent": paid_twice.bank_reference, "amount": "10000"})
    returning.ask_own_account()
    states = [OwnRefund.objects.get(pk=one.pk).state for one in (older, newer)]
    assert states == [RefundState.OPEN, RefundState.DROPPED]
    assert sorted(promised_of(subscribed)) == [24_800, 50_000]  # 84,800 less the 10,000 that went
    assert is_told(subscribed, "refunded at the payment provider")
    assert not is_told(subscribed, "payer's bank")
    assert "refunded at the payment provider" in OwnRefund.objects.get(pk=newer.pk).why_dropped
    assert list(differences()) == []


# --- fees and payouts of our own account


def test_what_came_by_card_lies_at_the_provider_less_its_fee(peers, double, subscribed, ada):
    saved_card(subscribed, double, by=ada)
    fee = ours()["own_fees"]
    assert fee > 0
    assert ours()["own_at_provider"] == 84_800 - fee
    assert "own_received" not in ours()
    assert list(differences()) == []


def test_a_fee_that_is_known_later_is_booked_by_the_night(peers, double, subscribed, ada):
    double.now = lambda: clock.now().timestamp()
    page = charging.begin_page(first_invoice(subscribed), by=ada)
    double.pay(page.session)
    (paid,) = double.of_kind("charge")
    booked, paid["balance_transaction"] = paid["balance_transaction"], None
    charging.settle_charge(page)
    assert "own_fees" not in ours()
    paid["balance_transaction"] = booked
    returning.ask_own_account()
    returning.ask_own_account()
    assert ours()["own_fees"] > 0
    assert list(differences()) == []


def test_a_fee_that_differs_is_told_by_the_comparison(peers, double, subscribed, ada):
    saved_card(subscribed, double, by=ada)
    (charge,) = double.of_kind("charge")
    double.things[charge["balance_transaction"]]["fee"] += 7
    comparing.compare_month(clock.today())
    (difference,) = differences_that_wait()
    assert (difference.kind, difference.ours - difference.theirs) == ("fee", 7)


def test_a_payout_brings_it_to_the_bank_and_one_that_fails_takes_it_back(peers, double, subscribed, ada):
    saved_card(subscribed, double, by=ada)
    lies = ours()["own_at_provider"]
    payout = double.pay_out("", "cny")
    double.end_payout(payout["id"])
    returning.ask_own_account()
    assert (ours().get("own_at_provider"), ours()["own_received"]) == (None, lies)
    double.end_payout(payout["id"], well=False)
    returning.ask_own_account()
    assert ours()["own_at_provider"] == lies
    assert list(differences()) == []


def test_a_stranger_to_the_books_moves_nothing(subscribed):
    assert refunding.send_own_refund(uuid4()) is None
