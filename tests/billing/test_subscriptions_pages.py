"""What a body and an operator see and press of subscriptions."""

from datetime import timedelta

import pytest

from billing.models import OwnInvoiceState, OwnReceipt, Plan, Subscription, SubscriptionRules, SubscriptionState, Waiver
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import TermsData
from lib import clock
from marketplace.embedded.stripe_double.cards import save_card
from tests.billing.subscribing import first_invoice, saved_card, transferred
from tests.cast import person
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/desk/subscription/"
FINANCE = "/operations/subscriptions/"


@pytest.fixture
def today(large):
    """As `subscribed`, on the day it is: visitors' sessions are of today."""
    return clock.today()


@pytest.fixture
def mine(today, small, northseal, ada) -> Subscription:
    return subscriptions.subscribe(northseal, small, by=ada)


@pytest.fixture
def desk(visit, northseal, ada):
    return signed_in(visit(northseal), ada)


@pytest.fixture
def operator(site, olga):
    return signed_in(site, olga)


def read(client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


def test_without_rules_the_page_says_that_nothing_is_charged(desk):
    assert "Nobody subscribes here" in read(desk, PAGE)


def test_a_body_without_a_subscription_may_choose_a_plan(today, small, desk):
    page = read(desk, PAGE)
    assert "here before subscriptions began" in page
    assert "¥800.00" in page
    desk.post(f"{PAGE}plans/{small.pk}/")
    assert Subscription.objects.get().plan == small
    assert "P20" in read(desk, PAGE)


def test_what_is_used_and_owed_is_shown(mine, desk):
    page = read(desk, PAGE)
    assert "11 of 30" in page
    assert "0 of 3" in page
    invoice = first_invoice(mine)
    assert invoice.typed_reference in page
    assert "¥848.00" in page


def test_a_bigger_plan_is_chosen_with_its_price_before_the_press(mine, large, desk):
    page = read(desk, f"{PAGE}plans/{large.pk}/")
    assert "¥1,200.00 CNY for this month is invoiced now" in page
    desk.post(f"{PAGE}plans/{large.pk}/", {"when": "now"})
    assert Subscription.objects.get().plan == large


def test_a_smaller_plan_can_only_begin_with_the_next_month(mine, small, large, desk, ada):
    subscriptions.change_plan(mine, large, by=ada, at_once=True)
    assert "invoiced now" not in read(desk, f"{PAGE}plans/{small.pk}/")
    desk.post(f"{PAGE}plans/{small.pk}/", {"when": "next"})
    assert Subscription.objects.get().next_plan == small


def test_cancelling_asks_first_and_is_taken_back(mine, desk):
    assert "certificates" in read(desk, f"{PAGE}cancel/")
    desk.post(f"{PAGE}cancel/")
    assert "Cancelled: it ends on" in read(desk, PAGE)
    desk.post(f"{PAGE}go-on/")
    assert Subscription.objects.get().goes_on


def test_a_card_is_saved_and_shown_by_its_last_digits(peers, double, mine, desk):
    answer = desk.post(f"{PAGE}card/")
    assert answer["location"].startswith("http://127.0.0.1/save/cs_test_")
    save_card(double, answer["location"].rpartition("/")[2])
    page = read(desk, f"{PAGE}card/back/")
    assert "Visa that ends in 4242, good until 12/2034" in page


def test_an_invoice_is_paid_on_the_page(peers, double, mine, desk):
    invoice = first_invoice(mine)
    answer = desk.post(f"{PAGE}invoices/{invoice.pk}/pay/")
    double.pay(answer["location"].rpartition("/")[2])
    assert "¥848.00 CNY is paid. Thank you." in read(desk, f"{PAGE}invoices/{invoice.pk}/paid/")


def test_a_declined_card_is_said_in_words(peers, double, mine, desk, ada):
    saved_card(mine, double, by=ada, behaves="declines")
    assert "Your card was declined" in read(desk, PAGE)


def test_an_invoice_of_ours_can_be_printed_with_its_tax(mine, desk):
    page = read(desk, f"{PAGE}invoices/{first_invoice(mine).pk}/")
    assert "明证平台（演示）" in page
    assert "¥48.00" in page
    assert "6 %" in page


def test_whom_invoices_name_is_the_bodys_word(mine, desk):
    desk.post(
        f"{PAGE}billed-to/", {"billed_name": "北印认证有限公司", "billed_code": "9111", "billed_address": "Beijing"}
    )
    assert Subscription.objects.get().billed_name == "北印认证有限公司"


@pytest.mark.parametrize("who", ["mira", "cleo"])
def test_others_of_the_body_do_not_see_it(mine, visit, northseal, who, request):
    client = signed_in(visit(northseal), request.getfixturevalue(who))
    assert client.get(PAGE).status_code in {403, 404}


def test_finance_sees_it(mine, visit, northseal, fin):
    assert signed_in(visit(northseal), fin).get(PAGE).status_code == 200


def test_another_bodys_invoice_is_not_there(mine, visit, greenmark, gus):
    client = signed_in(visit(greenmark), gus)
    for action in ("", "pay/", "charge/", "paid/"):
        path = f"{PAGE}invoices/{first_invoice(mine).pk}/{action}"
        answer = client.get(path) if action in {"", "paid/"} else client.post(path)
        assert answer.status_code == 404


def test_an_operator_finds_the_body_by_the_reference_and_records_the_transfer(mine, operator):
    reference = first_invoice(mine).typed_reference
    answer = operator.post(f"{FINANCE}transfer/", {"reference": reference})
    assert answer["location"] == f"{FINANCE}{mine.pk}/transfer/"
    typed = {"amount": "848.00", "received_on": clock.today().isoformat(), "bank_reference": "TX-1"}
    operator.post(answer["location"], typed)
    assert first_invoice(mine).state == OwnInvoiceState.PAID


def test_a_mistyped_or_unknown_reference_is_said(mine, operator):
    assert "mistyped" in operator.post(f"{FINANCE}transfer/", {"reference": "RF00 1234"}).content.decode()
    unknown = "RF18539007547034"
    assert "No invoice of ours" in operator.post(f"{FINANCE}transfer/", {"reference": unknown}).content.decode()


@pytest.mark.parametrize("amount", ["-1", "0", "1.005", "99999999999999"])
def test_bad_amounts_book_nothing(mine, operator, amount):
    typed = {"amount": amount, "received_on": clock.today().isoformat(), "bank_reference": "TX-1"}
    assert operator.post(f"{FINANCE}{mine.pk}/transfer/", typed).status_code == 200
    assert not OwnReceipt.objects.exists()


def test_the_finance_page_shows_who_owes_what_and_the_months(mine, operator):
    page = read(operator, FINANCE)
    assert "Northseal" in page or "北印" in page
    assert "¥848.00" in page
    assert f"{clock.today():%Y-%m}" in page
    listed = b"".join(operator.get(f"{FINANCE}?as=csv").streaming_content).decode()
    assert "northseal" in listed
    assert "848.00" in listed
    assert "848.00" in b"".join(operator.get(f"{FINANCE}invoices.csv").streaming_content).decode()


def test_giving_up_is_proposed_by_one_and_agreed_by_another(mine, operator, site, client):
    invoice = first_invoice(mine)
    operator.post(f"{FINANCE}invoices/{invoice.pk}/waive/", {"reason": "Our fault"})
    waiver = Waiver.objects.get()
    operator.post(f"{FINANCE}waivers/{waiver.pk}/", {"answer": "agree"}, follow=True)
    assert first_invoice(mine).state == OwnInvoiceState.ISSUED
    second = signed_in(type(site)(SERVER_NAME=site.defaults["SERVER_NAME"]), person("oscar", is_operator=True))
    second.post(f"{FINANCE}waivers/{waiver.pk}/", {"answer": "agree"})
    assert first_invoice(mine).state == OwnInvoiceState.WAIVED


def test_a_record_is_taken_back_on_its_page(mine, operator, olga):
    receipt = transferred(mine, 84_800, by=olga)
    assert "Take the record back" in read(operator, f"{FINANCE}{mine.pk}/")
    operator.post(f"{FINANCE}receipts/{receipt.pk}/take-back/", {"reason": "Another's"})
    assert first_invoice(mine).owed == 84_800


def test_a_trial_begins_and_is_extended_by_an_operator(today, northseal, operator):
    operator.post(f"{FINANCE}begin/northseal/")
    trial = Subscription.objects.get()
    operator.post(f"{FINANCE}{trial.pk}/extend/", {"days": "10", "reason": "Moves in late"})
    trial.refresh_from_db()
    assert (trial.state, trial.until) == (SubscriptionState.TRIAL, today + timedelta(days=40))


def test_an_operator_writes_rules_and_plans(operator):
    assert "Nobody subscribes yet" in read(operator, f"{FINANCE}plans/")
    rules = {
        "is_on": "on",
        "trial_days": "14",
        "days_to_pay": "10",
        "tax_rate": "6",
        "card_tries": "3, 7",
        "reminders": "1，5",
        "grace_days": "20",
        "holder": "Guildmark",
        "bank": "Demo Bank",
        "number": "1",
    }
    operator.post(f"{FINANCE}rules/", rules)
    assert SubscriptionRules.objects.get().reminders == [1, 5]
    answer = operator.post(
        f"{FINANCE}plans/new/",
        {"rank": "1", "name_zh": "基础", "name_en": "Basic", "is_offered": "on", "is_for_trials": "on"},
    )
    typed = {"starts_on": clock.today().isoformat(), "price_CNY": "500", "seats": "5"}
    operator.post(answer["location"], typed)
    terms = Plan.objects.get().terms.get()
    assert (terms.prices, terms.seats, terms.offers) == ({"CNY": 50_000}, 5, None)


def test_rules_that_make_no_sense_are_refused_in_words(operator, our_rules):
    typed = {"is_on": "on", "trial_days": "14", "days_to_pay": "10", "tax_rate": "6", "grace_days": "5", "holder": "G"}
    typed |= {"bank": "B", "number": "1", "card_tries": "x", "reminders": "9"}
    page = operator.post(f"{FINANCE}rules/", typed).content.decode()
    assert "commas" in page
    page = operator.post(f"{FINANCE}rules/", typed | {"card_tries": ""}).content.decode()
    assert "before the subscription is suspended" in page


def test_differences_are_shown_with_what_to_do(peers, double, mine, operator, ada):
    assert "No difference waits" in read(operator, f"{FINANCE}differences/")
    operator.post(f"{FINANCE}differences/compare/")
    assert "payments and refunds" in read(operator, f"{FINANCE}differences/")


@pytest.mark.parametrize("path", ["", "plans/", "rules/", "differences/", "transfer/", "invoices.csv"])
def test_only_operators_see_the_finance_pages(today, site, ada, path):
    assert signed_in(site, ada).get(f"{FINANCE}{path}").status_code == 403


def test_an_operator_has_the_provider_asked_what_went_back(peers, double, mine, operator, ada):
    saved_card(mine, double, by=ada)
    receipt = OwnReceipt.objects.get()
    double.call("POST", "/v1/refunds", {"payment_intent": receipt.bank_reference, "amount": "800"})
    address = f"{FINANCE}receipts/{receipt.pk}/take-back/"
    assert "Refund it at the provider first" in read(operator, address)
    operator.post(address)
    assert first_invoice(mine).owed == 800


def test_before_a_plan_is_chosen_its_prices_to_come_are_said(mine, large, desk, olga):
    dearer = TermsData(clock.today() + timedelta(days=40), {"CNY": 300_000}, reason="Costs")
    subscriptions.write_terms(large, dearer, by=olga)
    assert "¥3,000.00 CNY before tax" in read(desk, f"{PAGE}plans/{large.pk}/")
