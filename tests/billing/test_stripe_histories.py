"""Histories made by chance: events come shuffled, doubled, late or never, and one ledger comes out of each.

What is true in the end is asked of the double, which is where the money was.
"""

import random
from contextlib import suppress

import pytest
from django.db import transaction

from billing.actions import checkouts, returns
from billing.models import Checkout, CheckoutState, Dispute, Invoice, Payment, Return, ReturnState, Transfer
from billing.providers import ProviderAway
from billing.queries import differences
from lib.refusal import Refused
from marketplace.embedded.stripe_double import StripeDouble, Trouble
from marketplace.embedded.stripe_double.answers import Refusal
from tests.billing.making import paid_back
from tests.support.exploring import SEED, dice, examples

pytestmark = pytest.mark.django_db
FEW, MANY = examples(8), pytest.param(200, marks=pytest.mark.long, id="many")
QUIET_TROUBLE = ("timeout", "lost answer", "500", "in use")


class History:
    """One checkout and everything that may happen to it, each thing at most once and in an order that the world allows."""

    def __init__(self, double: StripeDouble, checkout: Checkout, chance: random.Random) -> None:
        self.double, self.checkout, self.chance = double, checkout, chance
        self.intent = double.intents[checkout.session]
        self.way = chance.choice(["card", "card", "sepa_debit", "sepa bounces", "expires", "declined, then card"])
        self.disputed = chance.choice(["", "", "lost", "won", "lost, then won"])
        self.ends = self._steps()

    def _steps(self):
        if self.way == "expires":
            yield lambda: self.double.expire_session(self.checkout.account.account, {}, self.checkout.session)
            return
        if self.way == "declined, then card":
            yield lambda: self.double.pay(self.checkout.session, "declined")
        yield lambda: self.double.pay(self.checkout.session, "sepa_debit" if "sepa" in self.way else "card")
        if "sepa" in self.way:
            yield lambda: self.double.end_delayed(self.checkout.session, well=self.way == "sepa_debit")
        if self.way != "sepa bounces" and self.disputed:
            yield lambda: self.double.open_dispute(self.intent)
            for end in self.disputed.split(", then "):
                yield lambda end=end: self.double.end_dispute(self._dispute()["id"], won=end == "won")

    def _dispute(self):
        return self.double.of_kind("dispute")[0]

    @property
    def came(self) -> bool:
        return self.double.things[self.intent]["status"] == "succeeded"

    @property
    def is_paid(self) -> bool:
        disputes = self.double.of_kind("dispute")
        return self.came and not (disputes and disputes[0]["status"] == "lost")


def brought(postman, chance: random.Random, waiting: list) -> None:
    """Some of what waits: in any order, some of it twice, some of it never."""
    chance.shuffle(waiting)
    for _ in range(chance.randint(0, len(waiting))):
        event = waiting.pop()
        for _ in range(chance.choice([0, 1, 1, 2])):
            postman.post_raw(event)
    if chance.random() < 0.6:
        postman.work()


@pytest.mark.slow
@pytest.mark.parametrize("histories", [FEW, MANY])
def test_one_ledger_comes_of_any_history(seller, double, postman, reconcile, draft, account, invoice, alice, histories):
    for number in range(histories):
        with transaction.atomic():
            _live_through(number, double, postman, reconcile, invoice, alice)
            transaction.set_rollback(True)
        double.things = {id_: thing for id_, thing in double.things.items() if thing["object"] == "account"}
        double.booked.clear()
        postman.news()


def _live_through(number: int, double, postman, reconcile, invoice, alice) -> None:
    chance = dice("history", number)
    history, waiting = History(double, checkouts.begin_checkout(invoice, by=alice), chance), []
    postman.news()
    for step in history.ends:
        step()
        waiting += postman.news()
        if chance.random() < 0.2:
            double.troubles.append(Trouble(chance.choice(QUIET_TROUBLE), "GET /v1/", times=chance.randint(1, 4)))
        brought(postman, chance, waiting)
        if chance.random() < 0.3:
            _quietly(lambda: checkouts.settle(Checkout.objects.get(pk=history.checkout.pk)))
    double.troubles.clear()
    reconcile()

    told = f"history {number}, seed {SEED or 'of the gate'}: {history.way}, disputed: {history.disputed or 'no'}"
    invoice, checkout = Invoice.objects.get(pk=invoice.pk), Checkout.objects.get(pk=history.checkout.pk)
    assert invoice.paid == (checkout.amount if history.is_paid else 0), told
    assert sum(Payment.objects.filter(invoice=invoice).values_list("amount", flat=True)) == invoice.paid, told
    assert Transfer.objects.count() == history.came, told
    expected = {"expires": CheckoutState.EXPIRED, "sepa bounces": CheckoutState.FAILED}
    assert checkout.state == expected.get(history.way, CheckoutState.PAID), told
    there = [each["status"] for each in double.of_kind("dispute")]
    assert [each.state for each in Dispute.objects.all()] == there, told
    assert [str(one) for one in differences()] == [], told


def _quietly(act) -> None:
    with suppress(ProviderAway):
        act()


@pytest.mark.slow
@pytest.mark.parametrize("histories", [FEW, MANY])
def test_a_refund_goes_back_once_whatever_fails(
    seller, double, postman, reconcile, invoice, alice, fin, ada, histories
):
    for number in range(histories):
        print(f"refund {number}, seed {SEED or 'of the gate'}")
        with transaction.atomic():
            _send_back(dice("refund", number), double, postman, reconcile, invoice, alice, fin, ada)
            transaction.set_rollback(True)
        double.things = {id_: thing for id_, thing in double.things.items() if thing["object"] == "account"}
        double.booked.clear()
        postman.news()


def _send_back(chance, double, postman, reconcile, invoice, alice, fin, ada) -> None:
    checkout = checkouts.begin_checkout(invoice, by=alice)
    refund = paid_back(checkout, double, by=fin, approved_by=ada, amount=chance.randint(1, 2_597_000))
    if chance.random() < 0.3:
        double.pay_out(checkout.account.account, "cny")
    made = returns.send_refund(refund, by=fin)
    for _ in range(chance.randint(0, 3)):
        double.troubles.append(Trouble(chance.choice(QUIET_TROUBLE), "/v1/refunds", times=chance.randint(1, 3)))
        _quietly(lambda: returns.send(Return.objects.get(pk=made.pk)))
        waiting = postman.news()
        brought(postman, chance, waiting)
    double.troubles.clear()
    returns.send(Return.objects.get(pk=made.pk))
    with pytest.raises(Refused):
        returns.send_refund(refund, by=fin)
    for there in double.of_kind("refund"):
        if there["status"] == "pending":
            double._book(there, 99_000_000, 0, "topup", checkout.account.account)
            double.end_refund(there["id"])
    reconcile()
    made, invoice = Return.objects.get(), Invoice.objects.get(pk=invoice.pk)
    assert [there["amount"] for there in double.of_kind("refund")] == [refund.amount]
    assert (made.state, invoice.refunded, invoice.refund_open) == (ReturnState.SUCCEEDED, refund.amount, 0)
    assert [str(one) for one in differences()] == []


def test_the_world_itself_refuses_a_refund_larger_than_the_payment(checkout, double):
    double.pay(checkout.session)
    intent = double.intents[checkout.session]
    with pytest.raises(Refusal, match="greater than what is left"):
        double.create_refund(checkout.account.account, {"payment_intent": intent, "amount": "99999999"})
