"""An order is priced at its seller's own rate of tax, which it keeps: whatever the seller says later, that is invoiced."""

from decimal import Decimal

import pytest

from billing.actions import set_usual_rate
from billing.models import Invoice
from lib.canonical import hash_of
from orders import actions
from orders.actions import SheetChanged
from orders.models import Order
from orders.pricing import sheet_of
from orders.sheet import agreed_sheet
from outbox import relay
from tests.catalog.services import ON_REQUEST, published_service
from tests.orders.making import cart_with, confirmed, delivered, offered, ordered, requested
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(in_northseal, fin):
    """The seller is a small-scale taxpayer."""
    set_usual_rate(in_northseal, Decimal(3), by=fin)


@pytest.fixture
def on_top(in_northseal, sima):
    return published_service(sima, tax="excluded", amount=100_000)


def invoiced(order: Order, by) -> tuple[Decimal, int]:
    """The rate and the total of the invoice for its first part."""
    actions.accept(delivered(order, by), by=order.confirmed_by)
    invoice = Invoice.objects.get(subject=order.pk)
    return invoice.lines.get().tax_rate, invoice.total


def test_it_is_priced_and_invoiced_at_the_sellers_own_rate(three, on_top, acme, alice, cleo):
    order = ordered(on_top, acme, alice)
    assert (order.total, agreed_sheet(order).tax_rates) == (103_000, [3])
    assert invoiced(order, cleo) == (3, 103_000)


def test_a_seller_abroad_adds_no_chinese_tax(in_northseal, on_top, acme, alice):
    in_northseal.country = "DE"
    assert ordered(on_top, acme, alice).total == 100_000


def test_what_was_agreed_is_invoiced_whatever_the_seller_says_later(in_northseal, on_top, acme, alice, fin, cleo):
    order = ordered(on_top, acme, alice)
    set_usual_rate(in_northseal, Decimal(13), by=fin)
    assert invoiced(order, cleo) == (6, 106_000)
    assert order.sha256 == hash_of(Order.objects.get(pk=order.pk).content)


def test_a_rate_that_changed_since_the_page_was_read_is_refused(in_northseal, on_top, acme, alice, fin):
    order = cart_with(on_top, acme, alice)
    read = sheet_of(order).sha256
    set_usual_rate(in_northseal, Decimal(3), by=fin)
    with pytest.raises(SheetChanged):
        actions.confirm_order(order, sheet=read, by=alice)


def test_an_offer_keeps_the_rate_that_it_was_made_at(in_northseal, sima, acme, alice, fin, cleo):
    request = requested(published_service(sima, amount=None, tax="excluded", **ON_REQUEST), acme, alice)
    order = offered(request, fin)
    set_usual_rate(in_northseal, Decimal(13), by=fin)
    order = confirmed(order, alice)
    assert order.total == sum(part.amount for part in order.milestones.all()) == 1_060_000
    assert invoiced(order, cleo)[0] == 6


def test_an_order_from_before_rates_were_kept_is_invoiced_at_six(three, on_top, acme, alice):
    order = ordered(on_top, acme, alice)
    for line in order.content["lines"]:
        del line["tax_rate"]
    assert agreed_sheet(order).tax_rates == [6]


def test_what_is_free_of_tax_is_without_it(three, sima, acme, alice):
    order = ordered(published_service(sima, tax="none", amount=100_000), acme, alice)
    assert (order.total, agreed_sheet(order).tax_rates) == (100_000, [])


def test_the_rate_stands_where_the_buyer_reads_the_total(three, on_top, acme, alice, visit, in_northseal):
    order = cart_with(on_top, acme, alice)
    page = signed_in(visit(in_northseal), alice).get(f"/orders/{order.pk}/cart/").content.decode()
    assert "plus tax 3 %" in " ".join(page.split())


def read(client, path: str, language: str = "en") -> str:
    return " ".join(client.get(path, headers={"accept-language": language}).content.decode().split())


def test_the_rate_stands_beside_the_price_that_everybody_reads(three, on_top, visit, in_northseal, site):
    relay.deliver_all()
    there = f"/services/{on_top.service.slug}/"
    assert "plus 3 % tax" in read(visit(in_northseal), there)
    assert "另加 3% 税款" in read(visit(in_northseal), there, "zh-hans")
    assert "plus 3 % tax" in read(site, f"/services/{on_top.service_id}/")


def test_of_a_seller_abroad_that_said_no_rate_none_is_said(on_top, visit, in_northseal):
    in_northseal.country = "DE"
    in_northseal.save(update_fields=["country"])
    page = read(visit(in_northseal), f"/services/{on_top.service.slug}/")
    assert "before tax" in page
    assert "% tax" not in page
