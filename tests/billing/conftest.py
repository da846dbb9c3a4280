"""Northseal bills acme for what an agreement settled."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils import translation

from accounts.models import Organisation, User
from billing import actions
from billing.actions import LineData, Subject
from billing.models import Invoice
from lib import clock
from tenants.models import CertificationBody
from tests.cast import person

APPLICATION = Subject(
    kind="application",
    id=UUID(int=7),
    about={"zh": "绿色冰箱认证，申请 A-2026-007", "en": "Green refrigerators, application A-2026-007"},
)
TEST_FEE = LineData(
    description={"zh": "型式试验费", "en": "Type test"}, unit_price=1_060_000, tax_rate=Decimal(6), quantity=Decimal(2)
)
FACTORY_DAYS = LineData(
    description={"zh": "工厂检查", "en": "Factory inspection"},
    unit_price=300_000,
    quantity=Decimal("1.5"),
    tax_rate=Decimal(6),
    tax_included=False,
)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def account(northseal: CertificationBody, fin: User) -> None:
    details = {"holder": "北印认证（演示）", "bank": "演示银行", "number": "6222 0000 1111 2222", "days_to_pay": 15}
    actions.set_bank_account(northseal, by=fin, **details)


@pytest.fixture
def draft(in_northseal: CertificationBody, acme: Organisation, cleo: User) -> Invoice:
    """21,200.00 with tax, and 4,500.00 plus 270.00 tax: 25,970.00."""
    (invoice,) = actions.draft_from_fees(acme, subject=APPLICATION, lines=[TEST_FEE, FACTORY_DAYS], by=cleo)
    return invoice


@pytest.fixture
def invoice(draft: Invoice, account: None, fin: User) -> Invoice:
    return actions.issue(draft, by=fin)


@pytest.fixture
def globex(db: None) -> User:
    """carol, who acts for another organisation."""
    organisation = Organisation.objects.create(name_en="Globex (demo)", country="DE", registration_number="HRB 1")
    carol = person("carol")
    carol.organisation_memberships.create(organisation=organisation)
    return carol


def pay(invoice: Invoice, amount: int, by: User, bank_reference: str = "TX-1", on: date | None = None):
    received_on = on or clock.today()
    return actions.record_payment(invoice, amount=amount, received_on=received_on, bank_reference=bank_reference, by=by)
