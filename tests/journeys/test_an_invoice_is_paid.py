"""An invoice stands on the organisation's desk, and one click leads to it, signed in, on the body's host."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import transaction

from accounts.models import Organisation
from billing import actions
from billing.actions import LineData
from lib import clock
from portfolio.actions import keep_case, keep_certificates
from tenants.models import CertificationBody
from tests.cast import person, works_for
from tests.portfolio.making import case, certificate

FEE = LineData(
    description={"zh": "型式试验费", "en": "Type test"}, unit_price=1_060_000, tax_rate=Decimal(6), quantity=Decimal(2)
)
ABOUT = {"zh": "绿色冰箱认证", "en": "Green refrigerators"}


@pytest.fixture
def issued(guildmark):
    """Northseal bills acme; alice acts for acme, fin keeps northseal's books."""
    northseal = CertificationBody.objects.get(slug="northseal")
    acme = Organisation.objects.create(
        name_zh="爱克米电器（演示）有限公司", name_en="Acme Appliances (demo) Ltd", credit_code="91110000600037341L"
    )
    alice, fin = person("alice"), works_for(northseal, "fin", "finance")
    alice.organisation_memberships.create(organisation=acme)
    with transaction.atomic():
        actions.set_bank_account(northseal, by=fin, holder="Northseal (demo)", bank="Demo Bank", number="6222 0000")
        draft = actions.draft_invoice(acme, body=northseal, about=ABOUT, lines=[FEE], by=fin)
        invoice = actions.issue(draft, by=fin)
        keep_case(uuid4(), 1, acme.pk, case(), body=northseal)
        soon = (clock.today() + timedelta(days=40)).isoformat()
        keep_certificates([(uuid4(), 1, certificate(acme, valid_until=soon))], body=northseal)
    return invoice, northseal, alice, fin


@pytest.mark.parametrize(("language", "words"), [("en", "Needs you"), ("zh", "待您处理")])
def test_one_click_from_the_desk_to_the_invoice(guildmark, issued, shows, language, words):
    invoice, _northseal, alice, _fin = issued
    page = guildmark.signed_in(alice, language=language)
    page.goto(guildmark.site("/my/"))
    shows(page, invoice.number)
    assert page.get_by_role("heading", name=words).is_visible()
    page.get_by_role("link", name=invoice.number, exact=True).click()
    page.wait_for_url(f"**/invoices/{invoice.pk}/")
    assert page.get_by_text(invoice.typed_reference).first.is_visible()


def test_finance_records_the_payment_and_the_desk_says_paid(guildmark, issued, shows):
    invoice, northseal, alice, fin = issued
    page = guildmark.signed_in(fin, body=northseal)
    page.goto(guildmark.body(northseal, f"/desk/invoices/{invoice.pk}/"))
    page.get_by_role("link", name="Record payment").click()
    page.get_by_label("Bank's reference").fill("TX-2026-1122")
    page.get_by_role("button", name="Record payment").click()
    page.get_by_text("TX-2026-1122").first.wait_for()
    desk = guildmark.signed_in(alice)
    desk.goto(guildmark.site("/my/"))
    shows(desk, "Paid")
