"""Northseal bills acme for what an agreement settled, and pays the platform for its own plan."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils import translation

from accounts.models import Organisation, User
from billing import actions
from billing.models import Invoice, Plan, Subscription, SubscriptionRules
from billing.subscriptions import actions as subscriptions
from lib import clock
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, FACTORY_DAYS, TEST_FEE
from tests.billing.subscribing import kept_rules, written_plan
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


@pytest.fixture
def january() -> Iterator[None]:
    """It is the last of January 2027, at noon in Shanghai."""
    with clock.frozen_at(datetime(2027, 1, 31, 4, tzinfo=UTC)):
        yield


@pytest.fixture
def our_rules(olga: User) -> SubscriptionRules:
    return kept_rules(olga)


@pytest.fixture
def small(our_rules: SubscriptionRules, olga: User) -> Plan:
    return written_plan(1, "Small", {"CNY": 80_000, "EUR": 10_000}, by=olga, seats=30, offers=3, is_for_trials=True)


@pytest.fixture
def large(small: Plan, olga: User) -> Plan:
    return written_plan(2, "Large", {"CNY": 200_000, "EUR": 25_000}, by=olga)


@pytest.fixture
def subscribed(january: None, large: Plan, small: Plan, northseal: CertificationBody, ada: User) -> Subscription:
    """Northseal has the small plan since today; its first month is invoiced: 848.00, due in two weeks."""
    return subscriptions.subscribe(northseal, small, by=ada)
