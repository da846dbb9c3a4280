"""Tax is rounded where the body's country rounds it, and whatever is charged adds up."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from billing import actions
from billing.actions import LineData
from billing.models import Invoice
from billing.sums import net_and_tax
from tests.billing.making import APPLICATION
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


def lines(count: int, price: int, rate: int) -> list[LineData]:
    line = LineData({"zh": "费", "en": "Fee"}, price, tax_rate=Decimal(rate), tax_included=False)
    return [line] * count


@pytest.fixture
def drafted(northseal, acme, fin, account):
    def drafted(wanted: list[LineData], rounding: str) -> Invoice:
        actions.set_bank_account(northseal, by=fin, tax_rounding=rounding)
        return actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=wanted, by=fin)

    return drafted


@pytest.mark.parametrize(
    ("count", "price", "rate", "rounding", "tax", "added"),
    [
        (50, 24_167, 20, "per_line", 241_650, 0),
        (50, 24_167, 20, "per_rate", 241_670, 20),
        (30, 333, 6, "per_line", 600, 0),
        (30, 333, 6, "per_rate", 599, -1),
    ],
)
def test_tax_is_rounded_as_the_body_says(drafted, count, price, rate, rounding, tax, added):
    invoice = drafted(lines(count, price, rate), rounding)
    (at,) = invoice.by_rate
    assert (int(at.tax.amount * 100), int(invoice.rounding.amount * 100)) == (tax, added)
    assert invoice.total == sum(line.net + line.tax for line in invoice.lines.all()) + added


def test_a_price_agreed_with_tax_stays_to_the_coin(drafted):
    with_tax = LineData({"zh": "费", "en": "Fee"}, 999, tax_rate=Decimal(6))
    assert drafted([with_tax] * 7, "per_rate").total == 7 * 999


def test_drafts_follow_the_bodys_rule_and_issued_invoices_keep_theirs(drafted, northseal, fin):
    issued, draft = (drafted(lines(30, 333, 6), "per_line") for _ in range(2))
    actions.issue(issued, by=fin)
    actions.set_bank_account(northseal, by=fin, tax_rounding="per_rate")
    totals = list(Invoice.objects.order_by("issued_at").values_list("pk", "total"))
    assert totals == [(issued.pk, 10_590), (draft.pk, 10_589)]


@pytest.mark.parametrize("what", ["tax_rounding = 'per_line'", "total = total + 1"])
def test_the_database_computes_the_total_itself(drafted, what):
    drafted(lines(30, 333, 6), "per_rate")
    with pytest.raises(IntegrityError, match="not the sum"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"UPDATE billing_invoice SET {what}")


def test_the_print_tells_tax_by_rate_and_the_rounding(drafted, fin, visit, northseal):
    desk = signed_in(visit(northseal), fin)
    page = desk.get(f"/desk/invoices/{drafted(lines(30, 333, 6), 'per_rate').pk}/print/").content.decode()
    assert "Tax at 6 % on ¥99.90 CNY" in " ".join(page.split())
    assert "-¥0.01 CNY" in page


def test_half_a_coin_is_rounded_up():
    """Half to even would give 2 of tax, and 12."""
    assert net_and_tax(Decimal(1), 250, Decimal(1), tax_included=False) == (250, 3)
    assert net_and_tax(Decimal("0.5"), 25, Decimal(0), tax_included=False) == (13, 0)
