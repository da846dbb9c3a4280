"""Where money that came by card lies until it is at the bank, and what goes wrong on the way for one seller alone."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from billing import actions, tasks
from billing.actions import checkouts, inbox, reconciling, returns, sellers
from billing.bank.queries import proposals_for
from billing.models import (
    AccountKind,
    BankStatement,
    Checkout,
    CheckoutState,
    Dispute,
    EventState,
    Payout,
    ProviderEvent,
    Return,
    ReturnState,
    SellerAccount,
    StatementLine,
    Transfer,
    UnbookedBecause,
)
from billing.providers import stripe_client
from billing.queries import balances_of, differences, may_pay_online
from lib import clock
from lib.refusal import Refused
from marketplace.embedded.stripe_double import Trouble
from marketplace.embedded.stripe_double.objects import fee_of
from tenants.models import CertificationBody
from tests.billing.making import paid_back, pay
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/desk/payments/"
Kind = AccountKind
TOTAL = 2_597_000
FEE = fee_of(TOTAL)
BACK = {"back_url": "https://a.example/", "again_url": "https://b.example/"}


@pytest.fixture(autouse=True)
def one_story(db):
    """However a test ends: the ledger and its rows say the same."""
    yield
    assert [str(one) for one in differences()] == []


@pytest.fixture
def desk(visit, northseal, fin):
    return signed_in(visit(northseal), fin)


@pytest.fixture
def stray(checkout, double, invoice, fin):
    """Money that came by card for what a transfer had paid already."""
    pay(invoice, invoice.total, fin)
    double.pay(checkout.session)
    return checkouts.settle(checkout)


def holds(body) -> dict[str, int]:
    """Of a body's accounts, what lies where."""
    where = {Kind.AT_PROVIDER, Kind.RECEIVED, Kind.FEES, Kind.SUSPENSE}
    return {str(kind): amount for (kind, _currency), amount in balances_of(body).items() if amount and kind in where}


def read(client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


# Where it lies
def test_card_money_lies_at_the_provider_less_its_fee(checkout, double, northseal):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    assert holds(northseal) == {"at_provider": TOTAL - FEE, "fees": FEE}


def test_a_fee_that_is_told_later_is_booked_then_and_once(checkout, double, northseal, reconcile):
    double.pay(checkout.session)
    charge = double.things[double.things[double.intents[checkout.session]]["latest_charge"]]
    booked, charge["balance_transaction"] = charge["balance_transaction"], None
    checkouts.settle(checkout)
    assert holds(northseal) == {"at_provider": TOTAL}
    charge["balance_transaction"] = booked
    reconcile()
    reconcile()
    assert holds(northseal) == {"at_provider": TOTAL - FEE, "fees": FEE}


def test_a_payout_brings_it_to_the_bank_once_it_has_arrived(checkout, double, postman, northseal):
    double.pay(checkout.session)
    payout = double.pay_out(checkout.account.account, "cny")
    postman.bring()
    assert "received" not in holds(northseal)
    double.end_payout(payout["id"])
    postman.bring(*double.events)
    sellers.ask_balance(checkout.account)
    assert holds(northseal) == {"received": TOTAL - FEE, "fees": FEE}


def test_a_payout_that_the_bank_sends_back_lies_at_the_provider_again(checkout, double, northseal):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    payout = double.pay_out(checkout.account.account, "cny")
    for well in (True, False):
        double.end_payout(payout["id"], well=well)
        sellers.ask_balance(checkout.account)
    assert holds(northseal) == {"at_provider": TOTAL - FEE, "fees": FEE}


def test_what_goes_back_by_card_leaves_the_provider(checkout, double, northseal, fin, ada):
    refund = paid_back(checkout, double, by=fin, approved_by=ada, amount=1000)
    returns.send(returns.send_refund(refund, by=fin))
    assert holds(northseal) == {"at_provider": TOTAL - FEE - 1000, "fees": FEE}


def test_to_whom_it_went_is_said_in_the_readers_language(checkout, double, desk, fin, ada):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    with translation.override("zh-hans"):
        returns.send(returns.send_refund(refund, by=fin))
    assert "the card or account that paid, by Stripe" in read(desk, f"/desk/refunds/{refund.pk}/")


def test_a_dispute_costs_what_the_provider_takes_for_it(checkout, double, postman, northseal):
    double.pay(checkout.session)
    dispute = double.open_dispute(double.intents[checkout.session])
    postman.bring()
    double.end_dispute(dispute["id"], won=False)
    postman.bring(*double.events)
    assert Dispute.objects.get().fee == 1500
    assert holds(northseal) == {"at_provider": -FEE - 1500, "fees": FEE + 1500}


def test_what_fits_nothing_is_kept_apart_in_the_ledger_until_it_is_booked(stray, northseal, invoice, fin):
    assert holds(northseal) == {"received": TOTAL, "at_provider": TOTAL - FEE, "fees": FEE, "suspense": -TOTAL}
    actions.reverse_payment(invoice.payments.get(), reason="Another client's money", by=fin)
    assert checkouts.book_after_all(stray, by=fin).state == CheckoutState.PAID
    assert holds(northseal) == {"at_provider": TOTAL - FEE, "fees": FEE}


def test_what_fits_nothing_and_goes_back_leaves_both(stray, double, postman, northseal):
    double._book(double.things[stray.payment_intent], 1_000_000, 0, "topup", stray.account.account)
    double.create_refund(stray.account.account, {"payment_intent": stray.payment_intent, "amount": str(TOTAL)})
    postman.bring()
    assert holds(northseal) == {"received": TOTAL, "at_provider": -FEE, "fees": FEE}


def test_a_lost_dispute_of_what_fits_nothing_leaves_both(stray, double, postman, northseal):
    dispute = double.open_dispute(stray.payment_intent)
    double.end_dispute(dispute["id"], won=False)
    postman.bring()
    assert "suspense" not in holds(northseal)


def test_money_of_another_mode_is_in_no_ledger(checkout, double, northseal):
    double.pay(checkout.session)
    double.things[checkout.session]["livemode"] = True
    assert checkouts.settle(checkout).why == UnbookedBecause.TEST
    assert holds(northseal) == {}


def line_of(northseal, fin, *, amount: int, words: str, name: str = "", day: date | None = None) -> StatementLine:
    statement = BankStatement.objects.create(body=northseal, name="s.csv", sha256="0" * 64, uploaded_by=fin)
    return StatementLine.objects.create(
        body=northseal,
        statement=statement,
        row=1,
        booked_on=day or clock.today(),
        amount=amount,
        currency="CNY",
        payer_name=name,
        words=words,
        bank_reference="B-1",
        fingerprint="f",
    )


@pytest.mark.parametrize(
    ("days", "name", "is_payout"), [(0, "", True), (4, "STRIPE PAYMENTS EUROPE", True), (30, "STRIPE", False)]
)
def test_a_payout_on_the_bank_statement_is_no_clients_money(seller, northseal, invoice, fin, days, name, is_payout):
    Payout.objects.create(
        payout="po_1", account=seller, amount=TOTAL, currency="CNY", state="in_transit",
        made_at=clock.now(), arrives_on=clock.today(), asked_at=clock.now(),
    )  # fmt: skip
    line = line_of(northseal, fin, amount=TOTAL, words="", name=name, day=clock.today() + timedelta(days))
    ((_line, proposal),) = proposals_for([line])
    assert (not proposal.invoices, "payout" in str(proposal.reasons[0])) == (is_payout, is_payout)


def test_a_line_that_names_its_invoice_is_no_payout(seller, northseal, invoice, fin):
    Payout.objects.create(
        payout="po_1", account=seller, amount=TOTAL, currency="CNY", state="in_transit",
        made_at=clock.now(), arrives_on=clock.today(), asked_at=clock.now(),
    )  # fmt: skip
    ((_line, proposal),) = proposals_for([line_of(northseal, fin, amount=TOTAL, words=invoice.reference)])
    assert [one.id for one in proposal.invoices] == [invoice.pk]


# One that fails holds up nothing
def test_one_event_that_fails_holds_up_no_other(checkout, double, postman, monkeypatch):
    double.pay(checkout.session)
    for event in double.events:
        postman.post_raw(event)
    monkeypatch.setattr(inbox, "ask_standing", lambda account: 1 / 0)
    tasks.sweep_payments()
    assert Checkout.objects.get().state == CheckoutState.PAID
    poison = ProviderEvent.objects.filter(kind__startswith="account.").first()
    assert (poison.state, poison.tries) == (EventState.RECEIVED, 1)
    assert poison.try_at > clock.now()


def test_a_seller_whose_account_fails_keeps_no_other_from_being_asked(seller, northseal, greenmark, fin, monkeypatch):
    other = SellerAccount.objects.create(body=greenmark, account="acct_other", opened_by=fin)
    asked = []
    monkeypatch.setattr(reconciling, "ask_standing", lambda account: asked.append(account.pk) or 1 / 0)
    reconciling.ask_accounts()
    reconciling.ask_accounts()
    assert sorted(asked) == sorted([seller.pk, other.pk])


def test_a_night_on_which_the_provider_was_away_is_made_up_for_in_the_next_hour(seller, double):
    double.troubles.append(Trouble("timeout", "/v1/", times=99))
    tasks.ask_accounts()
    assert SellerAccount.objects.get().looked_at is None
    double.troubles.clear()
    tasks.ask_accounts()
    assert SellerAccount.objects.get().looked_at is not None


def test_payers_are_forgotten_though_an_account_cannot_be_asked(checkout, double, postman, monkeypatch):
    postman.bring()
    ProviderEvent.objects.update(settled_at=clock.now() - timedelta(days=31))
    monkeypatch.setattr(reconciling, "ask_accounts", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tasks.ask_accounts()
    assert not ProviderEvent.objects.exclude(raw="").exists()


def test_a_transfer_that_bears_the_payments_name_keeps_it_apart(checkout, double, acme, northseal, fin):
    double.pay(checkout.session, "sepa_debit")
    named = {"bank_reference": double.intents[checkout.session], "received_on": clock.today(), "currency": "CNY"}
    actions.record_transfer(acme, body=northseal, amount=100, by=fin, **named)
    double.end_delayed(checkout.session)
    settled = checkouts.settle(checkout)
    assert (settled.state, settled.why) == (CheckoutState.UNBOOKED, UnbookedBecause.NOT_OWED)
    assert Transfer.objects.count() == 1


# Accounts
@pytest.mark.parametrize("kind", ["500", "timeout"])
def test_onboarding_that_failed_once_works_the_next_time(peers, double, desk, northseal, kind):
    CertificationBody.objects.filter(pk=northseal.pk).update(country="DE")
    double.troubles.append(Trouble(kind, "POST /v1/accounts", times=3))
    desk.post(f"{PAGE}onboarding/", {"country": "DE"})
    double.troubles.clear()
    assert "Where your company is registered" in read(desk, PAGE)
    answer = desk.post(f"{PAGE}onboarding/", {"country": "FR"})
    assert answer["location"].startswith("http://127.0.0.1/setup/acct_")
    assert [one["country"] for one in double.of_kind("account")] == ["FR"]


def test_a_body_of_the_mainland_reads_what_is_its_way(peers, desk, northseal):
    CertificationBody.objects.filter(pk=northseal.pk).update(country="CN")
    page = read(desk, PAGE)
    assert "A licensed payment" in page
    assert "Open an account at Stripe" not in page


def test_an_invoice_is_paid_by_card_again_after_the_account_is_gone(checkout, double, reconcile, desk, invoice, fin):
    double.pay(checkout.session, "sepa_debit")
    checkouts.settle(checkout)
    double.gone.append(checkout.account.account)
    reconcile()
    checkout.refresh_from_db()
    assert (checkout.state, checkout.failure) == (CheckoutState.FAILED, "account_invalid")
    assert "was on its way when your account at Stripe stopped answering us" in read(desk, PAGE)
    sellers.begin_onboarding(invoice.body, country="DE", by=fin, **BACK)
    account = SellerAccount.objects.get(gone_at=None)
    double.finish_setup(account.account)
    sellers.ask_standing(account)
    assert may_pay_online(invoice)
    assert checkouts.begin_checkout(invoice, by=checkout.begun_by).account == account


def test_an_open_page_of_a_gone_account_does_not_keep_a_client_from_paying(checkout, double, invoice, alice, fin):
    double.gone.append(checkout.account.account)
    with pytest.raises(Refused, match="takes no cards at the moment"):
        checkouts.begin_checkout(invoice, by=alice)
    checkout.refresh_from_db()
    assert checkout.state == CheckoutState.EXPIRED


def test_an_account_that_seemed_gone_is_taken_up_when_it_answers(seller, double, northseal, fin):
    double.gone.append(seller.account)
    assert sellers.ask_standing(seller).gone_at
    double.gone.clear()
    sellers.begin_onboarding(northseal, country="DE", by=fin, **BACK)
    seller.refresh_from_db()
    assert (seller.gone_at, SellerAccount.objects.count()) == (None, 1)


def test_the_clock_asks_what_stands_open_before_what_takes_days(checkout, double, reconcile):
    double.pay(checkout.session, "sepa_debit")
    reconcile()
    reconcile()
    checkout.refresh_from_db()
    assert checkout.try_at > clock.now()


# Pressing twice
def test_a_second_press_in_other_words_ends_nothing(seller, invoice, alice, double, monkeypatch):
    running = checkouts._begin(invoice, alice)[0]
    checkouts.provider().ask_payment(checkouts._asked(running))
    with translation.override("zh-hans"), pytest.raises(Refused):
        checkouts.begin_checkout(invoice, by=alice)
    running.refresh_from_db()
    assert running.state == CheckoutState.OPEN


# Money that fits nothing
def test_what_was_not_to_go_back_may_be_booked_or_proposed_again(stray, desk, fin):
    returns.drop_return(returns.propose_return(stray, by=fin), by=fin)
    page = read(desk, PAGE)
    assert "Try again to book it" in page
    assert "Propose to send it back" in page


def test_a_part_that_went_back_hides_no_rest(stray, double, postman, desk, fin):
    double.create_refund(stray.account.account, {"payment_intent": stray.payment_intent, "amount": "1000"})
    postman.bring()
    page = read(desk, PAGE)
    assert "is not booked" in page
    assert "was refunded at Stripe itself" not in page
    assert returns.propose_return(stray, by=fin).amount == TOTAL - 1000


def test_a_refund_that_failed_at_stripe_is_not_written_down(checkout, double, postman, desk, fin):
    double.pay(checkout.session)
    paid = checkouts.settle(checkout)
    there = double.create_refund(checkout.account.account, {"payment_intent": paid.payment_intent, "amount": "100"})
    double.end_refund(there["id"], well=False)
    postman.bring()
    assert Return.objects.get().state == ReturnState.FAILED
    assert "was refunded at Stripe itself" not in read(desk, PAGE)
    with pytest.raises(Refused, match="failed at Stripe"):
        returns.adopt_return(Return.objects.get(), by=fin)


def test_what_came_is_said_as_it_came(checkout, double, desk):
    double.pay(checkout.session)
    double.things[checkout.session] |= {"amount_total": 12_345}
    checkouts.settle(checkout)
    assert "123.45" in read(desk, PAGE)


# What a reader sees
def test_why_a_payout_failed_is_said_in_words(checkout, double, desk):
    double.pay(checkout.session)
    double.end_payout(double.pay_out(checkout.account.account, "cny")["id"], well=False)
    sellers.ask_balance(checkout.account)
    assert "The bank account is closed." in read(desk, PAGE)
    Payout.objects.update(failure="new_word")
    assert "Another reason (new_word)." in read(desk, PAGE)


def test_without_a_key_the_way_back_and_asking_still_answer(checkout, desk, visit, northseal, alice, invoice, settings):
    settings.STRIPE_SECRET_KEY = ""
    client = signed_in(visit(northseal), alice)
    assert client.get(f"/invoices/{invoice.pk}/card/back/").status_code == 302
    assert desk.post(f"{PAGE}refresh/").status_code == 302


def test_the_way_back_asks_nothing_of_a_payment_that_has_ended(checkout, double, visit, northseal, alice, invoice):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    asked = len(double.calls)
    assert "Paid in full. Thank you." in read(signed_in(visit(northseal), alice), f"/invoices/{invoice.pk}/card/back/")
    assert len(double.calls) == asked


def test_an_event_that_was_forgotten_is_not_looked_at_again(checkout, double, postman):
    postman.bring()
    event = ProviderEvent.objects.first()
    ProviderEvent.objects.filter(pk=event.pk).update(raw="", state=EventState.REFUSED)
    event.refresh_from_db()
    with pytest.raises(Refused, match="forgotten"):
        inbox.look_again(event)


def test_an_event_of_another_seller_settles_nothing(checkout, double, postman, greenmark, fin):
    double.pay(checkout.session)
    SellerAccount.objects.create(body=greenmark, account="acct_other", opened_by=fin)
    postman.bring({**double.events[-1], "account": "acct_other"})
    assert ProviderEvent.objects.get().words == "the account is not the checkout's"
    assert Checkout.objects.get().state == CheckoutState.OPEN


@pytest.mark.parametrize("key", ["sk_live_1", "rk_live_1", "sk_org_live_1"])
def test_a_live_key_goes_to_stripe_alone(key):
    with pytest.raises(ImproperlyConfigured, match="goes to Stripe alone"):
        stripe_client._client(key, "http://127.0.0.1:1")
