"""A body's money, whatever is done with it in whatever order: the ledger says what invoices, transfers and refunds say.

Each act takes effect whole or is refused in words; no other fault, and nothing that the database has to refuse.
"""

import os
from contextlib import suppress
from decimal import Decimal
from random import Random

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from billing import actions
from billing.actions import Allotment, LineData, checkouts, disputes, returns, sellers
from billing.models import (
    AccountKind,
    Checkout,
    CreditNote,
    Dispute,
    Invoice,
    LedgerAccount,
    OwnReceipt,
    Payment,
    RedFapiao,
    Refund,
    Return,
    SellerAccount,
    Subscription,
    Transfer,
)
from billing.models.ledger import OF_PLATFORM
from billing.queries import differences
from billing.subscriptions import actions as subscriptions
from lib import clock
from lib.refusal import Refused
from marketplace.embedded.stripe_double.world import Refusal
from staff.models import Role
from tests.billing.making import APPLICATION
from tests.cast import works_for
from tests.support.exploring import STAY_THE_SAME, examples

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WHY = {"zh": "更改", "en": "Changed"}
CODE = "91110000600037341L"
ANY = st.integers(0, 10**6)
AMOUNT = st.one_of(st.just(0), st.integers(1, 60), st.integers(50, 400))  # 0: all of it
PRICES = st.lists(st.one_of(st.integers(1, 30), st.integers(60, 300)), min_size=1, max_size=4)


class Money(RuleBasedStateMachine):
    """What finance staff, clients, banks and the product do to the invoices of two clients."""

    world: "World"

    def __init__(self) -> None:
        super().__init__()
        self.turn = 0
        self.world.chance.seed(0)
        self.whole = transaction.atomic()
        self.whole.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)
        self.world.forget()

    def does(self, act):
        """It takes effect whole, or is refused in words."""
        self.turn += 1
        with suppress(Refused, Refusal), transaction.atomic():
            act()
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    def one(self, rows, at):
        """Any of these rows, or none where there are none."""
        found = list(rows.order_by("pk")) if rows is not None else []
        return found[at % len(found)] if found else None

    # Invoices

    @initialize(per_rate=st.booleans(), prices=st.lists(PRICES, min_size=3, max_size=3))
    def begins(self, per_rate, prices):
        actions.set_bank_account(
            self.world.body, by=self.world.fin, tax_rounding="per_rate" if per_rate else "per_line"
        )
        for number, each in enumerate(prices):
            self.issue(each, of_other=number == 2, included=not per_rate, has_fapiao=number == 0)

    @rule(prices=PRICES, of_other=st.booleans(), included=st.booleans(), has_fapiao=st.booleans())
    def issue(self, prices, of_other, included, has_fapiao):
        lines = [
            LineData({"zh": "项", "en": "It"}, price, tax_rate=Decimal(6), tax_included=included) for price in prices
        ]

        def act():
            drafted = actions.draft_invoice(
                self.world.clients[of_other],
                body=self.world.body,
                about=APPLICATION.about,
                lines=lines,
                by=self.world.fin,
            )
            issued = actions.issue(drafted, by=self.world.fin)
            if has_fapiao:
                actions.request_fapiao(issued, kind="special", title="爱", tax_number=CODE, by=self.world.payer)
                actions.record_fapiao(issued, number=f"{self.turn:020d}", by=self.world.fin)

        self.does(act)

    def invoice(self, at):
        return self.one(Invoice.objects.all(), at)

    @rule(at=ANY)
    def cancel(self, at):
        if invoice := self.invoice(at):
            self.does(lambda: actions.cancel(invoice, reason="Wrong", by=self.world.fin))

    @rule(at=ANY, other=ANY, owed=st.one_of(st.just(0), st.integers(1, 300)), both=st.booleans())
    def give_up(self, at, other, owed, both):
        gone = {self.invoice(at), self.invoice(other if both else at)} - {None}
        self.does(lambda: actions.give_up(gone, owed=owed, reason=WHY, by=self.world.ada))

    # Transfers

    @rule(
        amount=st.integers(1, 400),
        of_other=st.booleans(),
        takes=st.lists(st.tuples(ANY, st.integers(1, 60)), max_size=2),
    )
    def transfer(self, amount, of_other, takes):
        allotments = [Allotment(invoice, taken) for at, taken in dict(takes).items() if (invoice := self.invoice(at))]
        self.does(
            lambda: actions.record_transfer(
                self.world.clients[of_other],
                body=self.world.body,
                amount=amount,
                currency="CNY",
                received_on=clock.today(),
                bank_reference=f"T-{self.turn}",
                allotments=allotments,
                by=self.world.fin,
            )
        )

    @rule(at=ANY, amount=AMOUNT, named=st.integers(0, 3), is_part=st.booleans())
    def pay(self, at, amount, named, is_part):
        if invoice := self.invoice(at):
            told = {"received_on": clock.today(), "is_part": is_part, "by": self.world.fin}
            reference = f"T-{named}" if is_part else f"P-{self.turn}"
            self.does(
                lambda: actions.record_payment(invoice, amount=amount or invoice.owed, bank_reference=reference, **told)
            )

    @rule(at=ANY, of=ANY, amount=AMOUNT)
    def allot(self, at, of, amount):
        if (invoice := self.invoice(at)) and (transfer := self.one(Transfer.objects.all(), of)):
            amount = amount or min(transfer.rest, invoice.owed)
            self.does(lambda: actions.allot(transfer, invoice, amount=amount, by=self.world.fin))

    @rule(at=ANY, amount=AMOUNT)
    def use_credit(self, at, amount):
        if invoice := self.invoice(at):
            self.does(lambda: actions.use_credit(invoice, amount=amount or invoice.owed, by=self.world.fin))

    @rule(at=ANY, keeps=st.booleans())
    def reverse(self, at, keeps):
        if payment := self.one(Payment.objects.filter(reverses=None, reversed_by=None), at):
            self.does(lambda: actions.reverse_payment(payment, reason="Wrong", by=self.world.fin, keeps_credit=keeps))

    @rule(at=ANY)
    def take_back(self, at):
        if transfer := self.one(Transfer.objects.all(), at):
            self.does(lambda: actions.take_back_transfer(transfer, reason="Wrong", by=self.world.fin))

    # Credit notes

    @rule(at=ANY, wanted=st.one_of(st.none(), st.dictionaries(st.integers(1, 4), st.integers(1, 30), max_size=2)))
    def credit(self, at, wanted):
        if invoice := self.invoice(at):
            self.does(lambda: actions.open_credit_note(invoice, wanted=wanted, reason=WHY, by=self.world.fin))

    @rule(at=ANY, must_confirm=st.booleans())
    def file_red_letter(self, at, must_confirm):
        if note := self.one(CreditNote.objects.filter(state="open"), at):
            self.does(
                lambda: actions.request_red_fapiao(
                    note, form_number=f"F-{self.turn}", must_confirm=must_confirm, by=self.world.fin
                )
            )

    @rule(at=ANY, end=st.sampled_from(["make", "make", "agree", "refuse"]))
    def end_red_letter(self, at, end):
        red = self.one(RedFapiao.objects.filter(state__in=["to_confirm", "confirmed"]), at)
        if red and end == "make":
            self.does(lambda: actions.record_red_fapiao(red, number=f"{self.turn + 500:020d}", by=self.world.fin))
        elif red:
            told = {"agrees": end == "agree", "refusal": "No"}
            self.does(lambda: actions.answer_red_fapiao(red, by=self.world.fin, **told))

    @rule(at=ANY)
    def make_red_letter(self, at):
        if note := self.one(CreditNote.objects.filter(state="open"), at):

            def act():
                told = {"form_number": f"F-{self.turn}", "must_confirm": False}
                red = actions.request_red_fapiao(note, by=self.world.fin, **told)
                actions.record_red_fapiao(red, number=f"{self.turn + 500:020d}", by=self.world.fin)

            self.does(act)

    @rule(at=ANY)
    def drop_note(self, at):
        if note := self.one(CreditNote.objects.filter(state="open"), at):
            self.does(lambda: actions.drop_credit_note(note, reason="After all", by=self.world.fin))

    # Refunds

    @rule(at=ANY, amount=AMOUNT)
    def refund(self, at, amount):
        if invoice := self.invoice(at):
            amount = amount or invoice.paid
            self.does(lambda: actions.open_refund(invoice, amount=amount, reason=WHY, by=self.world.fin))

    @rule(at=ANY, amount=AMOUNT)
    def refund_credit(self, at, amount):
        if transfer := self.one(Transfer.objects.all(), at):
            amount = amount or transfer.rest
            self.does(lambda: actions.open_refund_of_credit(transfer, amount=amount, reason=WHY, by=self.world.fin))

    @rule(at=ANY, amount=AMOUNT, by_card=st.booleans())
    def pay_back(self, at, amount, by_card):
        """All the way."""
        invoice = self.one(Invoice.objects.filter(paid__gt=0), at)
        if invoice is None:
            return
        self.does(lambda: actions.open_refund(invoice, amount=amount or invoice.paid, reason=WHY, by=self.world.fin))
        refund = Refund.objects.filter(invoice=invoice, state="open").first()
        if refund is None:
            return
        self.does(
            lambda: actions.approve_refund(refund, by=self.world.ada if not refund.caused_by_id else self.world.pat)
        )
        if by_card:
            self.does(lambda: returns.send(returns.send_refund(refund, by=self.world.fin)))
        else:
            told = {"settled_on": clock.today(), "bank_reference": f"O-{self.turn}", "paid_to": "Them"}
            self.does(lambda: actions.settle_refund(refund, by=self.world.fin, **told))

    @rule(at=ANY, then=st.sampled_from(["approve", "approve", "settle", "settle", "send", "drop"]))
    def go_on_with_refund(self, at, then):
        refund = self.one(Refund.objects.filter(state__in=["open", "approved"]), at)
        if refund is None:
            return
        told = {"settled_on": clock.today(), "bank_reference": f"O-{self.turn}", "paid_to": "Them"}
        acts = {
            "approve": lambda: actions.approve_refund(refund, by=self.world.pat),
            "settle": lambda: actions.settle_refund(refund, by=self.world.fin, **told),
            "send": lambda: returns.send_refund(refund, by=self.world.fin),
            "drop": lambda: actions.drop_refund(refund, reason="After all", by=self.world.fin),
        }
        self.does(acts[then])

    @rule(at=ANY)
    def bring_back(self, at):
        if made := self.one(Return.objects.filter(state__in=["asked", "pending"]), at):
            self.does(lambda: returns.send(made))

    # Cards

    @rule(at=ANY, far=st.integers(0, 5))
    def begin_checkout(self, at, far):
        if invoice := self.invoice(at):
            self.does(lambda: checkouts.begin_checkout(invoice, by=self.world.payer))
            checkout = Checkout.objects.filter(invoice=invoice, state="open").exclude(session="").first()
            if checkout and far >= 2:
                self.does(lambda: self.world.double.pay(checkout.session))
                self.does(lambda: far >= 3 and checkouts.settle(checkout))

    @rule(at=ANY, is_heard=st.booleans())
    def pay_by_card(self, at, is_heard):
        if checkout := self.one(Checkout.objects.filter(state="open"), at):
            self.does(lambda: self.world.double.pay(checkout.session))
            if is_heard:
                self.does(lambda: checkouts.settle(checkout))

    @rule(at=ANY)
    def settle(self, at):
        if checkout := self.one(Checkout.objects.exclude(session=""), at):
            self.does(lambda: checkouts.settle(checkout))

    @precondition(lambda self: Checkout.objects.exclude(payment_intent="").exists())
    @rule(at=ANY, amount=AMOUNT, is_lost=st.booleans())
    def dispute(self, at, amount, is_lost):
        checkout = self.one(Checkout.objects.exclude(payment_intent=""), at)
        if checkout.disputes.exists():
            return
        told = {"amount": min(amount or checkout.amount, checkout.amount)}
        self.does(lambda: self.hears(self.world.double.open_dispute(checkout.payment_intent, **told), checkout))
        if is_lost and checkout.disputes.exists():
            self.end_dispute(at, won=False)

    @precondition(lambda self: Dispute.objects.exists())
    @rule(at=ANY, won=st.booleans())
    def end_dispute(self, at, won):
        dispute = self.one(Dispute.objects.all(), at)

        def act():
            self.world.double.end_dispute(dispute.dispute, won=won)
            self.hears({"id": dispute.dispute}, dispute.checkout)

        self.does(act)

    def hears(self, stated, checkout):
        disputes.ask_dispute(checkout.account.account, stated["id"])

    @rule(arrives=st.booleans())
    def pay_out(self, arrives):
        """The provider sends on what it holds for the seller; its bank takes it, or sends it back."""
        seller = SellerAccount.objects.get()

        def act():
            if payout := self.world.double.pay_out(seller.account, "cny"):
                self.world.double.end_payout(payout["id"], well=arrives)
            sellers.ask_balance(seller)

        self.does(act)

    # The platform's own money: what the body pays for its plan

    @rule(is_large=st.booleans())
    def take_a_plan(self, is_large):
        plan, subscription = self.world.plans[is_large], Subscription.objects.first()
        if subscription is None:
            self.does(lambda: subscriptions.subscribe(self.world.body, plan, by=self.world.ada))
        else:
            self.does(lambda: subscriptions.change_plan(subscription, plan, by=self.world.ada, at_once=True))

    @precondition(lambda self: Subscription.objects.exists())
    @rule(amount=st.one_of(st.just(84_800), st.integers(1, 300_000)))
    def pay_for_the_plan(self, amount):
        told = {"received_on": clock.today(), "bank_reference": f"S-{self.turn}", "by": self.world.olga}
        self.does(lambda: subscriptions.record_own_transfer(Subscription.objects.get(), amount=amount, **told))

    @precondition(lambda self: OwnReceipt.objects.exists())
    @rule(at=ANY)
    def take_back_what_paid_for_it(self, at):
        receipt = self.one(OwnReceipt.objects.all(), at)
        self.does(lambda: subscriptions.take_back_own_transfer(receipt, reason="Wrong", by=self.world.olga))

    # What is true after each of them

    @invariant()
    def ledger_and_rows_say_the_same(self):
        assert [str(one) for one in differences()] == []

    @invariant()
    def nothing_is_out_of_nowhere(self):
        for of_whom in (LedgerAccount.objects.filter(body=None), LedgerAccount.objects.exclude(body=None)):
            assert sum(of_whom.values_list("balance", flat=True)) == 0

    @invariant()
    def no_account_of_the_platform_holds_a_sellers_money(self):
        """What it received is what the body paid for its plan, to the coin; of all the rest it has no account."""
        ours = LedgerAccount.objects.filter(body=None)
        assert not ours.exclude(kind__in=OF_PLATFORM).exists()
        assert not LedgerAccount.objects.exclude(body=None).filter(kind__in=OF_PLATFORM).exists()
        received = ours.filter(kind=AccountKind.OWN_RECEIVED).values_list("balance", flat=True)
        assert sum(received) == sum(OwnReceipt.objects.filter(taken_back_at=None).values_list("amount", flat=True))

    @invariant()
    def what_was_given_up_is_not_asked(self):
        """Where all was given up: what is not paid is credited, or a note of it waits for its red letter."""
        for refund in Refund.objects.exclude(caused_by=None).select_related("invoice"):
            kept = refund.invoice.paid - refund.invoice.refunded - refund.invoice.refund_open
            assert kept >= 0


class World:
    """What stands before any of it: the body and its people, its account at Stripe, two clients."""

    def __init__(self, body, staff, payer, clients, double, plans) -> None:
        self.body, self.payer, self.plans = body, payer, plans
        self.fin, self.ada, self.pat, self.olga = staff
        self.clients, self.double = clients, double
        self.chance = Random()  # what rows are named by: their order is the same whenever the same is done

    def forget(self) -> None:
        double = self.double
        double.things = {id_: thing for id_, thing in double.things.items() if thing["object"] == "account"}
        double.booked.clear()
        double.events.clear()


def test_whatever_is_done_with_money_the_ledger_says_what_stands(
    seller, peers, double, northseal, account, acme, globex, alice, fin, ada, olga, small, large, monkeypatch
):
    monkeypatch.setattr("lib.queue._send", lambda *_task: None)
    peers.mock = ""  # what is asked of Stripe is the same at every step: others hold it to the mock
    other = globex.organisation_memberships.get().organisation
    alice.organisation_memberships.create(organisation=other)
    pat = works_for(northseal, "pat", Role.FINANCE)
    Money.world = World(northseal, [fin, ada, pat, olga], alice, [acme, other], double, [small, large])
    monkeypatch.setattr(os, "urandom", Money.world.chance.randbytes)
    run_state_machine_as_test(
        Money,
        settings=settings(
            max_examples=examples(12),
            stateful_step_count=25,
            deadline=None,
            derandomize=STAY_THE_SAME,
            suppress_health_check=list(HealthCheck),
        ),
    )
