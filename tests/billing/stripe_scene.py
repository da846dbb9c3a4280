"""Northseal, which can be paid by card, and acme, which has an invoice to pay. A plugin of tests/billing/conftest.py."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from accounts.models import User
from billing.actions import checkouts, inbox, reconciling, sellers
from billing.models import UNSEEN, Checkout, Invoice, ProviderEvent, SellerAccount
from billing.providers import stripe_client
from marketplace.embedded.stripe_double import StripeDouble
from tenants.models import CertificationBody
from tests.billing.stripe_peer import SECRET, Peers, Postman, is_here, known_events, mock_running, validate


@pytest.fixture(scope="session")
def stripe_mock() -> Iterator[str]:
    with mock_running() as address:
        yield address


@pytest.fixture
def double() -> Iterator[StripeDouble]:
    """Our double; whatever it told is held to Stripe's own schemas in the end."""
    double = StripeDouble()
    yield double
    for event in double.events:
        validate(event, "event")
        assert not is_here() or event["type"] in known_events()
        if event["data"]["object"]["object"] != "application":
            validate(event["data"]["object"], event["data"]["object"]["object"])


@pytest.fixture
def peers(double: StripeDouble, stripe_mock: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peers]:
    """Payments by card are on, and whatever is asked goes to both peers."""
    settings.STRIPE_SECRET_KEY = "sk_test_nobodys"
    settings.STRIPE_CONNECT_WEBHOOK_SECRETS = [SECRET]
    settings.STRIPE_WEBHOOK_SECRETS = ["whsec_of_the_platform"]
    peers = Peers(double, stripe_mock)
    monkeypatch.setattr(stripe_client, "http_client", lambda: peers)
    stripe_client._client.cache_clear()
    yield peers
    stripe_client._client.cache_clear()


@pytest.fixture
def seller(peers: Peers, northseal: CertificationBody, fin: User) -> SellerAccount:
    """Northseal's account at Stripe, through with its questions."""
    sellers.begin_onboarding(
        northseal, country="DE", back_url="https://a.example/", again_url="https://b.example/", by=fin
    )
    account = SellerAccount.objects.get(body=northseal)
    peers.double.finish_setup(account.account)
    return sellers.ask_standing(account)


@pytest.fixture
def checkout(seller: SellerAccount, invoice: Invoice, alice: User) -> Checkout:
    """alice has pressed "Pay by card" and stands on the payment page."""
    return checkouts.begin_checkout(invoice, by=alice)


@pytest.fixture
def work() -> Callable[[], None]:
    """The worker: every event that is due, however late it was put off."""

    def work() -> None:
        for event in ProviderEvent.objects.filter(state__in=UNSEEN).order_by("received_at"):
            inbox.see_to(event)

    return work


@pytest.fixture
def postman(site: Any, double: StripeDouble, work: Callable[[], None]) -> Postman:
    return Postman(site, double, work)


@pytest.fixture
def reconcile(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The clock's round, as if everything had begun long ago."""
    monkeypatch.setattr(reconciling, "QUIET_FOR", -reconciling.QUIET_FOR)

    monkeypatch.setattr(reconciling, "EACH", -reconciling.EACH)

    def round() -> None:
        reconciling.settle_events()
        reconciling.settle_running()
        reconciling.ask_accounts()

    return round
