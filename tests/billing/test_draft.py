"""What is charged adds up, whoever computes it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import Organisation
from billing import actions
from billing.models import Invoice, InvoiceLine
from lib.refusal import Refused
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, FACTORY_DAYS, TEST_FEE
from tests.cast import works_for

pytestmark = pytest.mark.django_db


def test_totals_are_computed_from_the_lines(draft):
    with_tax, plus_tax = draft.lines.all()
    assert (with_tax.net, with_tax.tax) == (2_000_000, 120_000)
    assert (plus_tax.net, plus_tax.tax) == (450_000, 27_000)
    assert draft.total == 2_597_000


def test_a_draft_has_no_number_and_reaches_nobody(draft, acme):
    assert (draft.number, draft.reference) == ("", "")
    assert not Invoice.objects.for_organisation(acme).exists()


def test_two_currencies_make_two_invoices(in_northseal, acme, cleo):
    euros = replace(TEST_FEE, currency="EUR")
    drafts = actions.draft_from_fees(acme, subject=APPLICATION, lines=[TEST_FEE, euros], by=cleo)
    assert [invoice.currency for invoice in drafts] == ["CNY", "EUR"]


def test_no_fees_make_no_invoice(in_northseal, acme, cleo):
    assert actions.draft_from_fees(acme, subject=APPLICATION, lines=[], by=cleo) == []


def test_one_invoice_has_one_currency(northseal, acme, fin):
    lines = [TEST_FEE, replace(TEST_FEE, currency="EUR")]
    with pytest.raises(Refused, match="one currency"):
        actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=lines, by=fin)


def test_another_bodys_people_draft_nothing(northseal, acme, gus):
    with pytest.raises(Refused, match="own staff"):
        actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=gus)


def test_a_draft_can_be_rewritten(draft, fin):
    rewritten = actions.rewrite_draft(draft, about={"zh": "试验", "en": ""}, lines=[FACTORY_DAYS], by=fin)
    assert (rewritten.total, rewritten.lines.count(), rewritten.subject) == (477_000, 1, APPLICATION.id)


def test_an_issued_invoice_cannot_be_rewritten(invoice, fin):
    with pytest.raises(Refused, match="has been issued"):
        actions.rewrite_draft(invoice, about={"zh": "试验", "en": ""}, lines=[FACTORY_DAYS], by=fin)


@pytest.mark.parametrize(
    "what",
    [
        "UPDATE billing_invoice SET total = total + 1",
        "UPDATE billing_invoiceline SET net = 1, tax = 0, unit_price = 1, quantity = 1, tax_rate = 0",
        "DELETE FROM billing_invoiceline",
    ],
)
def test_sums_add_up_whoever_writes(draft, what):
    with pytest.raises(IntegrityError, match="not the sum"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(what)


def test_a_line_is_computed_right_whoever_writes(draft):
    with pytest.raises(IntegrityError, match="computed_right"), transaction.atomic():
        draft.lines.update(tax=0)


class Sums(TestCase):
    """Any prices, quantities and rates: net and tax add up to what was said, to the smallest coin."""

    @settings(deadline=None, max_examples=50)
    @given(
        price=st.integers(0, 10**9),
        hundredths=st.integers(1, 99_999),
        rate=st.decimals(0, 99, places=2),
        included=st.booleans(),
    )
    @pytest.mark.slow
    def test_net_and_tax_make_the_price(self, price, hundredths, rate, included):
        body = CertificationBody.objects.get(slug="northseal")
        penny, anybody = works_for(body, "penny"), Organisation.objects.create(name_en="Any")
        quantity = Decimal(hundredths) / 100
        line = replace(TEST_FEE, unit_price=price, quantity=quantity, tax_rate=rate, tax_included=included)
        about = {"zh": "", "en": "Anything"}
        invoice = actions.draft_invoice(anybody, body=body, about=about, lines=[line], by=penny)
        charged = InvoiceLine.objects.get(invoice=invoice)
        half = Decimal("0.5")
        assert abs((charged.net + charged.tax if included else charged.net) - quantity * price) <= half
        tax = quantity * price * rate / (100 + rate if included else 100)
        assert abs(charged.tax - tax) <= half
        assert invoice.total == charged.net + charged.tax


@pytest.mark.parametrize("lines", [1, 10])
def test_what_no_invoice_comes_to_is_refused_in_words(northseal, acme, fin, lines):
    unit_price = 999_999_999_999 if lines == 1 else 10**12
    huge = replace(TEST_FEE, unit_price=unit_price, quantity=Decimal("999999.99") if lines == 1 else Decimal("1.5"))
    with pytest.raises(Refused, match="more than an invoice may come to"):
        actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[huge] * lines, by=fin)
    assert not Invoice.objects.exists()


def test_one_that_was_credited_in_full_is_drafted_anew_for_the_same_subject(invoice, fin):
    told = {"body": invoice.body, "about": APPLICATION.about, "lines": [TEST_FEE], "by": fin, "instead_of": invoice}
    with pytest.raises(Refused, match="Cancel or credit"):
        actions.draft_invoice(invoice.organisation, **told)
    actions.open_credit_note(invoice, reason={"en": "Wrong rate"}, by=fin)
    invoice.refresh_from_db()
    assert actions.draft_invoice(invoice.organisation, **told).subject == APPLICATION.id
