"""What a provider tells: taken in against a bare view that inserts a row, and settled against a bare transaction of two rows."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from unittest import mock
from uuid import uuid4

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from accounts.models import Organisation, User
from accounts.requests import policy
from bench.asking import pooled
from bench.pairs import Ratio, interleaved, percentile, seconds
from billing import actions
from billing.actions import LineData, checkouts, inbox
from billing.models import Checkout, CheckoutState, Invoice, SellerAccount
from billing.providers import TakenPayment
from lib import clock
from marketplace import urls_site
from staff.models import Role
from tenants.models import CertificationBody
from tenants.roles import APP
from tests.cast import person, works_for
from tests.support.database import by_the_owner

EVENTS, ROUNDS = 200, 9
SETTLED, ROUNDS_OF_SETTLING = 40, 5
SECRET = "whsec_bench"
INSERT = "INSERT INTO bench_told (event, raw) VALUES (%s, %s) ON CONFLICT DO NOTHING"
TABLES = f"""
CREATE TABLE bench_told (event varchar(100) PRIMARY KEY, raw text);
CREATE TABLE bench_money (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account int, amount bigint);
GRANT ALL ON bench_told, bench_money TO {APP};
"""
FACTORY = RequestFactory(SERVER_NAME=settings.SITE_HOST)


@csrf_exempt
@policy(host="site", who="anyone")
def bare(request: HttpRequest) -> HttpResponse:
    """What anybody would write first: the event's name and its text in one row."""
    event = json.loads(request.body)
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [event["id"], request.body.decode()])
    return HttpResponse()


urlpatterns = [path("bare/", bare), path("", include(urls_site))]


def measure() -> Iterator[Ratio]:
    by_the_owner(TABLES)
    told = {"STRIPE_SECRET_KEY": "sk_test_bench", "STRIPE_CONNECT_WEBHOOK_SECRETS": [SECRET]}
    numbers = count(1)
    public = {"PUBLIC_SCHEMA_URLCONF": __name__}
    with pooled(), override_settings(**public, **told), mock.patch.object(inbox, "later"):
        handler = WSGIHandler()
        figures = interleaved(
            lambda: EVENTS / seconds(lambda: brought(handler, "/webhooks/stripe/connect/", numbers)),
            lambda: EVENTS / seconds(lambda: brought(handler, "/bare/", numbers)),
            rounds=ROUNDS,
        )
    yield Ratio("webhook intake ÷ bare insert view", "events/s", *figures, promised=0.8, better="higher")
    with settling() as settle, mock.patch("lib.queue._send"):  # letters are sent by workers, once it is committed
        figures = interleaved(
            lambda: percentile([seconds(settle) for _ in range(SETTLED)], 0.95),
            lambda: percentile([seconds(two_rows) for _ in range(SETTLED)], 0.95),
            rounds=ROUNDS_OF_SETTLING,
        )
    yield Ratio("settle p95 ÷ bare two-row transaction", "s", *figures, promised=4)


def brought(handler: WSGIHandler, address: str, numbers: Iterator[int]) -> None:
    for _ in range(EVENTS):
        raw = an_event(next(numbers))
        at = int(time.time())
        signed = hmac.new(SECRET.encode(), f"{at}.{raw}".encode(), hashlib.sha256).hexdigest()
        asked = FACTORY.post(address, raw, "application/json", headers={"stripe-signature": f"t={at},v1={signed}"})
        answer = handler(asked.environ, lambda *_: None)
        assert answer.status_code == 200, answer.status_code
        answer.close()


def an_event(number: int) -> str:
    thing = {"id": f"cs_bench_{number}", "object": "checkout.session", "padding": "x" * 2000}
    return json.dumps(
        {
            "id": f"evt_bench_{number}",
            "type": "checkout.session.completed",
            "account": "acct_bench",
            "livemode": False,
            "created": int(time.time()),
            "data": {"object": thing},
        }
    )


def two_rows() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_money (account, amount) VALUES (1, 100)")
        cursor.execute("INSERT INTO bench_money (account, amount) VALUES (2, -100)")


@contextmanager
def settling() -> Iterator[Callable[[], object]]:
    """Settles the next of many checkouts, each of an invoice of its own; what the provider answers is known already."""
    body = CertificationBody.objects.order_by("slug").first()
    assert body is not None
    connection.set_tenant(body)
    fin, client = (
        works_for(body, "bench-fin", Role.FINANCE),
        Organisation.objects.create(name_en="Bench Ltd", country="DE"),
    )
    payer = person("bench-payer")
    payer.organisation_memberships.create(organisation=client)
    account_of(body, fin)
    seller = SellerAccount.objects.create(body=body, account="acct_bench", country="DE", opened_by=fin)
    waiting = iter([a_checkout(body, client, seller, fin, payer) for _ in range(SETTLED * (ROUNDS_OF_SETTLING + 1))])

    def settle() -> object:
        checkout = next(waiting)
        taken = TakenPayment(
            session=checkout.session,
            account="acct_bench",
            checkout=str(checkout.pk),
            is_live=False,
            state="paid",
            amount=checkout.amount,
            currency=checkout.currency,
            payment=f"pi_{checkout.pk.hex}",
        )
        checkout = checkouts.note_payment(checkout, taken)
        assert checkout.state == CheckoutState.PAID, checkout.why
        return checkout

    yield settle
    connection.set_schema_to_public()


def account_of(body: CertificationBody, fin: User) -> None:
    actions.set_bank_account(body, holder="Bench", bank="Bench", number="1", days_to_pay=15, by=fin)


def a_checkout(
    body: CertificationBody, client: Organisation, seller: SellerAccount, fin: User, payer: User
) -> Checkout:
    about = {"zh": "检测", "en": "Test"}
    line = LineData(about, 10_000)
    invoice: Invoice = actions.issue(
        actions.draft_invoice(client, body=body, about=about, lines=[line], by=fin), by=fin
    )
    return Checkout.objects.create(
        invoice=invoice,
        account=seller,
        session=f"cs_{uuid4().hex}",
        amount=invoice.total,
        currency=invoice.currency,
        begun_by=payer,
        begun_at=clock.now(),
        expires_at=clock.now() + timedelta(hours=1),
    )
