"""Northseal bills acme for what an agreement settled."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from accounts.models import Organisation, User
from billing import actions
from billing.models import Invoice
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, FACTORY_DAYS, TEST_FEE
from tests.cast import person


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
