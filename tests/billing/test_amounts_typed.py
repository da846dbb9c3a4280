"""Whatever is typed as an amount, in every form of the desk that takes money: words where it is wrong, and nothing booked."""

import pytest

from billing import actions
from billing.models import Invoice, LedgerTransaction, Transfer
from lib import clock
from tests.billing.making import pay
from tests.oversight.making import at_the_desk

pytestmark = pytest.mark.django_db
HOST = "northseal.guildmark.localhost"
WRONG = {
    "huge": "999999999999.99",
    "beyond all columns": "9" * 40,
    "an exponent": "1e300",
    "less than nothing": "-1",
    "nothing": "0",
    "no number": "NaN",
    "endless": "Infinity",
    "finer than a coin": "0.001",
    "words": "viel",
}
REASON = {"reason_en": "A day less"}


@pytest.fixture
def forms(invoice, acme, northseal, fin):
    """Each page of the desk that takes an amount: its address, what else it asks, and the name of the amount."""
    today = clock.today()
    first = {"received_on": today, "bank_reference": "TX-1"}
    transfer = actions.record_transfer(acme, body=northseal, amount=50_000, currency="CNY", by=fin, **first)
    pay(invoice, 1_000_000, fin, "TX-2")
    of_invoice, of_transfer = f"/desk/invoices/{invoice.pk}/", f"/desk/transfers/{transfer.pk}/"
    came = {"received_on": today, "bank_reference": "TX-3"}
    taken = f"invoice_{invoice.pk.hex}"
    return {
        "payment": (f"{of_invoice}payment/", came, "amount"),
        "credit used": (f"{of_invoice}credit-used/", {}, "amount"),
        "refund": (f"{of_invoice}refund/", REASON, "amount"),
        "credit note": (f"{of_invoice}credit/", REASON, "line_1"),
        "part of a transfer": (f"{of_transfer}pay/", {"invoice": invoice.pk}, "amount"),
        "return of a rest": (f"{of_transfer}return/", REASON, "amount"),
        "transfer": (f"/desk/clients/{acme.pk}/transfer/", came | {"currency": "CNY"}, "amount"),
        "what an invoice takes": (
            f"/desk/clients/{acme.pk}/transfer/",
            came | {"currency": "CNY", "amount": "10.00"},
            taken,
        ),
    }


KINDS = ("payment", "credit used", "refund", "credit note", "part of a transfer", "return of a rest", "transfer")


@pytest.mark.parametrize("typed", WRONG.values(), ids=WRONG)
def test_what_is_no_amount_is_answered_in_words_and_nothing_is_booked(forms, fin, typed):
    desk, before = at_the_desk(fin, HOST), LedgerTransaction.objects.count()
    for kind in (*KINDS, "what an invoice takes"):
        if (kind, typed) in {("transfer", WRONG["huge"]), ("what an invoice takes", WRONG["nothing"])}:
            continue  # a transfer may be any amount that a bank can send; an invoice may take none of it
        address, besides, name = forms[kind]
        answer = desk.post(address, {**besides, name: typed})
        assert (answer.status_code, "error-summary" in answer.content.decode()) == (200, True), kind
    assert LedgerTransaction.objects.count() == before


def test_a_transfer_may_be_as_much_as_a_bank_sends_and_is_kept_to_the_coin(forms, fin, acme):
    address, besides, name = forms["transfer"]
    typed = {**besides, name: WRONG["huge"], "keeps_rest": "on"}
    assert at_the_desk(fin, HOST).post(address, typed).status_code == 302
    assert Transfer.objects.get(organisation=acme, bank_reference="TX-3").amount == 99_999_999_999_999


LINE = {"lines-0-description_en": "It", "lines-0-quantity": "1", "lines-0-tax_rate": "6"}
HEAD = {"about_en": "It", "currency": "CNY", "lines-TOTAL_FORMS": "1", "lines-INITIAL_FORMS": "0"}


@pytest.mark.parametrize(
    "typed",
    [
        {"lines-0-price": "9999999999.99", "lines-0-quantity": "999999.99"},
        *({"lines-0-price": wrong} for name, wrong in WRONG.items() if name != "nothing"),
        {"lines-0-price": "1", "lines-0-quantity": "1e9"},
        {"lines-0-price": "1", "lines-0-tax_rate": "1e9"},
    ],
    ids=str,
)
def test_a_draft_takes_no_line_that_is_no_amount(account, acme, fin, typed):
    head = HEAD | {"organisation": acme.name_en or acme.name_zh}
    answer = at_the_desk(fin, HOST).post("/desk/invoices/new/", head | LINE | typed)
    assert (answer.status_code, "error-summary" in answer.content.decode()) == (200, True)
    assert not Invoice.objects.exists()


@pytest.mark.parametrize(("typed", "kept"), [("1500", 1500), ("1500.5", None)])
def test_a_currency_without_small_coins_takes_whole_ones(account, acme, fin, typed, kept):
    head = HEAD | LINE | {"organisation": acme.name_en or acme.name_zh, "currency": "JPY", "lines-0-price": typed}
    answer = at_the_desk(fin, HOST).post("/desk/invoices/new/", head | {"lines-0-tax_included": "on"})
    assert [invoice.total for invoice in Invoice.objects.all()] == ([kept] if kept else [])
    assert kept or "JPY has no coins as small as this." in answer.content.decode()


def test_a_transfer_in_another_currency_pays_no_invoice(forms, invoice, acme, fin):
    address, besides, _name = forms["transfer"]
    typed = besides | {"amount": "100.00", "currency": "EUR", f"invoice_{invoice.pk.hex}": "100.00"}
    answer = at_the_desk(fin, HOST).post(address, typed)
    assert "A transfer pays invoices of its own currency alone." in answer.content.decode()
    assert not Transfer.objects.filter(organisation=acme, currency="EUR").exists()


def test_credit_in_another_currency_pays_no_invoice(invoice, acme, northseal, fin):
    told = {"received_on": clock.today(), "bank_reference": "TX-E"}
    euros = actions.record_transfer(acme, body=northseal, amount=90_000, currency="EUR", by=fin, **told)
    desk = at_the_desk(fin, HOST)
    page = desk.post(f"/desk/transfers/{euros.pk}/pay/", {"invoice": invoice.pk, "amount": "1.00"})
    assert "not one of the available choices" in page.content.decode()
    used = desk.post(f"/desk/invoices/{invoice.pk}/credit-used/", {"amount": "1.00"})
    assert "error-summary" in used.content.decode()
    invoice.refresh_from_db()
    assert invoice.paid == 0


def test_a_part_of_another_currencys_transfer_is_no_payment(invoice, acme, northseal, fin):
    told = {"received_on": clock.today(), "bank_reference": "TX-E"}
    actions.record_transfer(acme, body=northseal, amount=90_000, currency="EUR", by=fin, **told)
    typed = {"amount": "100.00", "received_on": clock.today(), "bank_reference": "TX-E", "is_part": "on"}
    page = at_the_desk(fin, HOST).post(f"/desk/invoices/{invoice.pk}/payment/", typed).content.decode()
    assert "in EUR: it pays invoices of that currency alone" in page
    invoice.refresh_from_db()
    assert invoice.paid == 0
