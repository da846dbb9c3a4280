"""What a seller says about its money once: its tax rate, and where clients pay in each currency."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError

from accounts.models import Notice
from billing import actions
from billing.models import CurrencyAccount, FapiaoSettings, Invoice
from billing.queries import said_rate_of, usual_rate_of
from billing.tax import agreed_rate
from lib.refusal import Refused
from outbox import relay
from tests.billing.making import APPLICATION, TEST_FEE, other_account
from tests.cast import works_for
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/desk/invoices/account/"
EUROS = {"holder": "N", "bank": "Bank of Euros", "number": "DE02 1203", "bank_code": "BYLADEM1"}
FORM = {"holder": "N", "bank": "General bank", "number": "1", "days_to_pay": "15", "tax_rounding": "per_line"}


@pytest.fixture
def desk(visit, northseal, fin):
    return signed_in(visit(northseal), fin)


@pytest.fixture
def abroad(northseal):
    northseal.country = "DE"
    northseal.save(update_fields=["country"])
    return northseal


def drafted(body, acme, fin, currency="EUR") -> Invoice:
    lines = [replace(TEST_FEE, currency=currency)]
    return actions.draft_invoice(acme, body=body, about=APPLICATION.about, lines=lines, by=fin)


def read(client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


# Tax
def test_a_body_of_the_mainland_charges_the_usual_rate_until_it_says_its_own(northseal, fin):
    assert usual_rate_of(northseal) == 6
    actions.set_usual_rate(northseal, Decimal(3), by=fin)
    assert usual_rate_of(northseal) == 3


def test_a_body_abroad_charges_no_chinese_tax_until_it_says_its_own(abroad, fin):
    assert usual_rate_of(abroad) == 0
    actions.set_usual_rate(abroad, Decimal(19), by=fin)
    assert usual_rate_of(abroad) == 19


def test_what_was_agreed_before_rates_were_kept_stays_at_six():
    assert (agreed_rate("included", None), agreed_rate("excluded", Decimal(3)), agreed_rate("none", None)) == (6, 3, 0)


def test_a_body_abroad_says_its_rate_beside_its_bank_account(abroad, desk, account):
    assert "Empty: no tax." in read(desk, PAGE)
    desk.post(PAGE, FORM | {"tax_rate": "19"})
    assert said_rate_of(abroad) == 19
    assert 'value="19.00"' in read(desk, PAGE)
    desk.post(PAGE, FORM | {"tax_rate": ""})
    assert (said_rate_of(abroad), usual_rate_of(abroad)) == (None, 0)


def test_the_rate_is_the_same_wherever_it_is_said(northseal, desk, account):
    desk.post("/desk/fapiao/settings/", {"tax_rate": "3", "item_name": "认证服务费"})
    desk.post(PAGE, FORM | {"tax_rate": "1"})
    assert (usual_rate_of(northseal), FapiaoSettings.objects.get().item_name) == (1, "认证服务费")


def test_a_rate_is_a_percentage(northseal, fin):
    with pytest.raises(Refused, match="percentage"):
        actions.set_usual_rate(northseal, Decimal(100), by=fin)
    FapiaoSettings.objects.create(body=northseal, tax_rate=Decimal(6), changed_by=fin)
    with pytest.raises(IntegrityError):
        FapiaoSettings.objects.update(tax_rate=Decimal(100))


def test_a_stranger_says_no_rate(northseal, gus):
    with pytest.raises(Refused, match="own staff"):
        actions.set_usual_rate(northseal, Decimal(3), by=gus)


def test_before_issuing_it_is_said_that_no_rate_was_said(abroad, account, acme, fin, desk):
    there = f"/desk/invoices/{drafted(abroad, acme, fin).pk}/issue/"
    assert "You have not said your tax rate" in read(desk, there)
    actions.set_usual_rate(abroad, Decimal(0), by=fin)
    assert "You have not said your tax rate" not in read(desk, there)


# Accounts
def test_an_invoice_names_the_account_of_its_currency_and_keeps_it(northseal, account, acme, fin, ada):
    other_account(northseal, fin, ada, "EUR", **EUROS)
    euros = actions.issue(drafted(northseal, acme, fin), by=fin)
    dollars = actions.issue(drafted(northseal, acme, fin, "USD"), by=fin)
    actions.confirm_account(actions.propose_no_account(northseal, "EUR", by=fin), by=ada)
    numbers = {each.currency: each.payee["number"] for each in Invoice.objects.all()}
    assert numbers == {"EUR": "DE02 1203", "USD": "6222 0000 1111 2222"}
    assert (euros.payee["bank_code"], dollars.payee["bank_code"]) == ("BYLADEM1", "")


def test_before_issuing_it_is_said_where_an_account_is_missing(northseal, account, acme, fin, ada, desk):
    euros, dollars = drafted(northseal, acme, fin), drafted(northseal, acme, fin, "USD")
    other_account(northseal, fin, ada, "EUR", **EUROS)
    assert "No account for USD is entered" in read(desk, f"/desk/invoices/{dollars.pk}/issue/")
    page = read(desk, f"/desk/invoices/{euros.pk}/issue/")
    assert "Bank of Euros DE02 1203" in page
    assert "No account for" not in page


def test_a_body_with_one_currency_reads_nothing_of_it(northseal, account, draft, desk):
    assert "No account for" not in read(desk, f"/desk/invoices/{draft.pk}/issue/")


def test_an_account_for_a_currency_is_added_changed_and_taken_away_on_pages(
    northseal, account, desk, acme, fin, ada, visit
):
    office = signed_in(visit(northseal), ada)

    def done(address: str, typed: dict[str, str]) -> None:
        there = desk.post(address, typed).headers["Location"]
        office.post(f"{there}confirm/")

    drafted(northseal, acme, fin, "USD")
    done(f"{PAGE}currency/", EUROS | {"currency": "EUR"})
    page = read(desk, PAGE)
    assert "DE02 1203" in page
    assert "You have invoices in USD without an account of that currency" in page
    done(f"{PAGE}EUR/", EUROS | {"number": "DE99"})
    assert CurrencyAccount.objects.get().number == "DE99"
    assert "EUR" not in read(desk, f"{PAGE}currency/").split("<select", 1)[1].split("</select>")[0]
    done(f"{PAGE}EUR/remove/", {})
    assert not CurrencyAccount.objects.exists()


def test_the_general_account_comes_first(northseal, desk, fin):
    assert desk.get(f"{PAGE}currency/").status_code == 302
    with pytest.raises(Refused, match="for all other currencies"):
        actions.propose_account(northseal, "EUR", by=fin, **EUROS)


def test_an_account_that_is_not_there_is_not_there(northseal, account, desk, greenmark, gus):
    actions.set_bank_account(greenmark, by=gus, holder="G", bank="B", number="1")
    other_account(greenmark, gus, works_for(greenmark, "gina"), "EUR", **EUROS)
    assert desk.get(f"{PAGE}EUR/").status_code == 404
    assert desk.post(f"{PAGE}EUR/remove/").status_code == 404
    assert desk.get(f"{PAGE}XXX/").status_code == 404


def test_a_currency_has_one_account(northseal, account, fin, ada):
    other_account(northseal, fin, ada, "EUR", **EUROS)
    with pytest.raises(IntegrityError):
        CurrencyAccount.objects.create(body=northseal, currency="EUR", changed_by=fin, **EUROS)


def test_who_does_finance_or_administers_hears_of_another_account(account, northseal, fin, ada):
    other_account(northseal, fin, ada, "EUR", **EUROS)
    relay.deliver_all()
    told = Notice.objects.filter(user__in=[fin, ada], subject_en__startswith="The account for EUR")
    assert "Fin proposed it, Ada confirmed it." in told[0].text_en
    assert {one.user for one in told} == {fin, ada}
    assert "ends in 1203" in told[0].text_en
    assert "DE02" not in told[0].text_en


def test_nobody_hears_of_an_account_that_is_saved_as_it_was(account, northseal, fin):
    actions.set_bank_account(northseal, by=fin, days_to_pay=20, tax_number="91110000600037341L")
    relay.deliver_all()
    assert not Notice.objects.filter(subject_en__contains="account").exists()


@pytest.mark.parametrize("number", ["DE89 3704 0044 0532 0130 01", "DE8937040044053201300"])
def test_a_digit_of_an_iban_that_is_wrong_is_found(desk, number):
    answer = desk.post(PAGE, FORM | {"number": number})
    assert "a digit is wrong or missing" in answer.content.decode()
