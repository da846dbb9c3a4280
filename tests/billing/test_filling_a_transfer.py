"""A transfer for many invoices: the oldest are filled in by a press, and sum and rest are said before it is recorded."""

import re

import pytest

from billing import actions
from billing.models import Invoice, Transfer
from lib import clock
from tests.billing.making import APPLICATION, TEST_FEE
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def newer(northseal, acme, fin, invoice) -> Invoice:
    """21,200.00, due after the first."""
    draft = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    return actions.issue(draft, by=fin, due_on=invoice.due_on.replace(year=invoice.due_on.year + 1))


@pytest.fixture
def desk(visit, northseal, fin):
    return signed_in(visit(northseal), fin)


def press(desk, invoice: Invoice, do: str = "", **typed: str):
    sent = {"amount": "30000", "currency": "CNY", "received_on": f"{clock.today()}", "bank_reference": "", **typed}
    return desk.post(f"/desk/clients/{invoice.organisation_id}/transfer/", {**sent, "do": do})


def field(invoice: Invoice) -> str:
    return f"invoice_{invoice.pk.hex}"


def value_of(page: str, invoice: Invoice) -> str:
    (tag,) = re.findall(f'<input[^>]*name="{field(invoice)}"[^>]*>', page)
    return (re.findall('value="([^"]*)"', tag) or [""])[0]


def test_the_oldest_are_filled_in_and_nothing_is_recorded(invoice, newer, desk):
    page = press(desk, invoice, "fill").content.decode()
    assert [value_of(page, one) for one in (invoice, newer)] == ["25970.00", "4030.00"]
    assert "¥30,000.00 CNY" in page
    assert not Transfer.objects.exists()


def test_what_nobody_takes_is_said_to_stay_credit(invoice, newer, desk):
    page = press(desk, invoice, "fill", amount="50000").content.decode()
    assert [value_of(page, one) for one in (invoice, newer)] == ["25970.00", "21200.00"]
    assert "¥47,170.00 CNY" in page
    assert "¥2,830.00 CNY" in page


def test_what_was_typed_is_added_up_and_stays(invoice, newer, desk):
    page = press(desk, invoice, "add", payer_name="Acme Holding", **{field(newer): "1000"}).content.decode()
    assert "¥1,000.00 CNY" in page
    assert "¥29,000.00 CNY" in page
    assert value_of(page, newer) == "1000"
    assert 'value="Acme Holding"' in page


def test_more_than_came_is_said(invoice, newer, desk):
    page = press(desk, invoice, "add", **{field(newer): "30000.50"}).content.decode()
    assert "take more than was received" in page


def test_an_amount_that_does_not_hold_is_said_on_its_field(invoice, desk):
    page = press(desk, invoice, "fill", amount="x").content.decode()
    assert "Enter a number" in page


def test_of_another_currency_nothing_is_filled_in(invoice, desk):
    assert value_of(press(desk, invoice, "fill", currency="EUR").content.decode(), invoice) == ""


def test_what_was_filled_in_is_recorded_by_the_other_button(invoice, newer, desk):
    filled = {field(invoice): "25970.00", field(newer): "4030.00", "bank_reference": "TR-9"}
    press(desk, invoice, **filled)
    assert Transfer.objects.get().rest == 0
    invoice.refresh_from_db()
    assert invoice.state == "paid"
