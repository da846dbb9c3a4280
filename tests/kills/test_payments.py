"""Web server and worker killed -9 at the named points of a payment by card: it is booked once, and goes back once.

Our double of Stripe answers beside them; what it tells comes once, twice, or never.
"""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
import requests
import stripe
from django.conf import settings as configured
from django.test import Client

from accounts.models import Organisation, User
from billing import actions
from billing.actions import LineData, checkouts, reconciling, returns, sellers
from billing.models import Checkout, Invoice, Payment, ProviderEvent, Refund, Return, SellerAccount
from billing.providers import stripe_client
from billing.queries import differences
from lib import clock
from marketplace.embedded.stripe_double import StripeDouble
from marketplace.embedded.stripe_double.__main__ import Handler
from staff.models import Role
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION
from tests.billing.stripe_peer import SECRET
from tests.cast import acts_for, works_for
from tests.kills.installation import Installation
from tests.kills.seeds import SEEDS
from tests.kills.stopping import kill
from tests.support.exploring import dice
from tests.support.signing_in import signed_in, with_confirmed_address

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.xdist_group("kills")]  # one installation for all

# Seeds at each point: one in the gate; all of KILL_SEEDS, twenty at least, spread over the points in `make test-long`.
FEW, MANY = 1, pytest.param(max(20, SEEDS) // 4, marks=pytest.mark.long, id="many")
WHY = {"zh": "更改", "en": "Changed"}
AMOUNT, BACK = 100_000, 40_000


@dataclass
class Till:
    """A body that takes cards, its people, and a client with one invoice after another to pay."""

    installation: Installation
    double: StripeDouble
    body: CertificationBody
    fin: User
    pat: User
    client: Organisation
    payer: User
    sid: str
    told: int = 0

    @property
    def host(self) -> str:
        return f"{self.body.slug}.{configured.SITE_HOST}"

    def invoice(self) -> Invoice:
        lines = [LineData({"zh": "项", "en": "It"}, AMOUNT)]
        drafted = actions.draft_invoice(self.client, body=self.body, about=APPLICATION.about, lines=lines, by=self.fin)
        return actions.issue(drafted, by=self.fin)

    def press(self, invoice: Invoice, path: str, *, is_form: bool = True):
        data = {} if is_form else None
        there = f"/invoices/{invoice.pk}/card/{path}"
        return self.installation.visitor.submit(self.installation.ask, self.host, there, data=data, sid=self.sid)

    def bring_news(self, times: int) -> None:
        """What Stripe has to tell, to the web server."""
        news, self.told = self.double.events[self.told :], len(self.double.events)
        for event in news * times:
            raw = json.dumps(event)
            signature = stripe.WebhookSignature.generate_signature_header(raw, SECRET)
            headers = {"Host": f"{configured.SITE_HOST}:{self.installation.port}", "Stripe-Signature": signature}
            address = f"http://127.0.0.1:{self.installation.port}/webhooks/stripe/connect/"
            answer = requests.post(
                address, data=raw.encode(), headers=headers | {"Content-Type": "application/json"}, timeout=60
            )
            assert answer.status_code == 200

    def kill_what_stands(self, chance, pid: int) -> None:
        """The child that came to the point, or all of its program."""
        if chance.random() < 0.5 and pid in self.installation.processes_of("worker"):
            kill([pid])
        else:
            self.installation.kill("web", "worker")


@pytest.fixture
def till(installation: Installation, queue, settings, monkeypatch) -> Iterator[Till]:
    double = StripeDouble(pages=installation.payments_base)
    door = type("Door", (Handler,), {"world": double, "state": Path(), "_keep": lambda _self: None})
    server = ThreadingHTTPServer(("127.0.0.1", installation.payments_port), door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE = "sk_test_nobodys", installation.payments_base
    stripe_client._client.cache_clear()
    monkeypatch.setattr(reconciling, "QUIET_FOR", -reconciling.QUIET_FOR)

    body, number = CertificationBody.objects.get(slug="northseal"), User.objects.count()
    fin, pat = (works_for(body, f"{name}{number}", Role.FINANCE) for name in ("fin", "pat"))
    client = Organisation.objects.create(name_en=f"Client {number}")
    payer = with_confirmed_address(acts_for(client, f"payer{number}"))
    actions.set_bank_account(body, by=fin, holder="N", bank="B", number="1")
    SellerAccount.objects.filter(gone_at=None).update(gone_at=clock.now(), may_charge=False, may_be_paid_out=False)
    sellers.begin_onboarding(body, country="DE", back_url="https://a.example/", again_url="https://b.example/", by=fin)
    account = SellerAccount.objects.get(body=body, gone_at=None)
    double.finish_setup(account.account)
    sellers.ask_standing(account)
    double.events.clear()
    host = f"{body.slug}.{configured.SITE_HOST}"
    sid = signed_in(Client(SERVER_NAME=host), payer).cookies["sid"].value
    yield Till(installation, double, body, fin, pat, client, payer, sid)
    server.shutdown()
    server.server_close()
    stripe_client._client.cache_clear()


def paid_by(till: Till, invoice: Invoice) -> Checkout:
    """The client stands on Stripe's page and has paid there."""
    checkout = checkouts.begin_checkout(invoice, by=till.payer)
    till.double.pay(checkout.session)
    return checkout


def go_round(till: Till, chance) -> None:
    """Programs run again, Stripe's news come as they come, and the clock's round asks for the rest."""
    till.installation.start("web", "worker")
    till.bring_news(chance.choice([0, 1, 2]))
    reconciling.settle_running()
    for made in Return.objects.filter(state__in=["asked", "pending"]).select_related(
        "checkout__account", "checkout__invoice", "refund"
    ):
        returns.send(made)
    till.installation.wait_for(lambda: not waiting_events(till), "all events to be seen to")


def waiting_events(till: Till) -> bool:
    reconciling.settle_events()
    return ProviderEvent.objects.filter(state="received").exists()


def assert_paid_once(till: Till, invoice: Invoice, back: int = 0) -> None:
    invoice.refresh_from_db()
    there = [
        one
        for one in till.double.of_kind("checkout.session")
        if one["metadata"]["guildmark_checkout"] in checkouts_of(invoice)
    ]
    assert [one["payment_status"] for one in there] == ["paid"]
    assert Payment.objects.filter(invoice=invoice).count() == 1
    assert (invoice.state, invoice.paid, invoice.refunded) == ("paid", AMOUNT, back)
    intent = Checkout.objects.get(invoice=invoice, state="paid").payment_intent
    assert sum(one["amount"] for one in till.double.of_kind("refund") if one["payment_intent"] == intent) == back
    assert [str(one) for one in differences()] == []


def checkouts_of(invoice: Invoice) -> set[str]:
    return {str(pk) for pk in invoice.checkouts.values_list("pk", flat=True)}


@pytest.mark.parametrize("seeds", [FEW, MANY])
def test_killed_once_stripe_was_asked_for_its_page(till, seeds):
    for seed in range(seeds):
        chance, invoice = dice("checkout.asked", seed), till.invoice()
        till.installation.start("web")
        till.installation.stops.ask("checkout.asked")
        answer = till.press(invoice, "")
        till.installation.await_stop()
        till.installation.kill("web")
        assert answer.result().status == 0

        till.installation.start("web")
        assert till.press(invoice, "").result().status == 302
        till.double.pay(Checkout.objects.get(invoice=invoice).session)
        go_round(till, chance)
        assert_paid_once(till, invoice)


@pytest.mark.parametrize("seeds", [FEW, MANY])
@pytest.mark.parametrize("point", ["payment.fetched", "payment.booked"])
def test_killed_while_a_payment_is_settled(till, point, seeds):
    for seed in range(seeds):
        chance, invoice = dice(point, seed), till.invoice()
        paid_by(till, invoice)
        till.installation.start("web", "worker")
        till.installation.stops.ask(point)
        if chance.random() < 0.5:
            till.press(invoice, "back/", is_form=False)
        else:
            till.bring_news(1)
        till.kill_what_stands(chance, till.installation.await_stop())
        go_round(till, chance)
        assert_paid_once(till, invoice)


@pytest.mark.parametrize("seeds", [FEW, MANY])
def test_killed_once_stripe_was_told_to_send_money_back(till, seeds):
    for seed in range(seeds):
        chance, invoice = dice("return.sent", seed), till.invoice()
        checkouts.settle(paid_by(till, invoice))
        refund = actions.approve_refund(actions.open_refund(invoice, amount=BACK, reason=WHY, by=till.fin), by=till.pat)
        till.installation.start("web", "worker")
        till.installation.stops.ask("return.sent")
        returns.send_refund(refund, by=till.fin)
        till.kill_what_stands(chance, till.installation.await_stop())
        assert Refund.objects.get(pk=refund.pk).state == "approved"
        go_round(till, chance)
        assert_paid_once(till, invoice, back=BACK)
