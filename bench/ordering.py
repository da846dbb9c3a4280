"""The page of an order against its own template with constant data; and how soon a confirmed order stands on the buyer's desk.

On the seller's own desk it stands with the commit, for it is the seller's row.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from django_tenants.utils import tenant_context

from accounts.models import User
from accounts.requests import policy
from bench.cases import MOST_QUERIES, Visitor
from bench.pages import kept as rendered
from bench.pages import remembering
from bench.pairs import Ratio, interleaved
from bench.visible import CHANGES, bare_relay, p95, running
from marketplace import urls_body
from orders import actions
from orders.models import Order
from orders.pricing import sheet_of
from orders.views import client as client_views
from tenants.models import CertificationBody
from tests.cast import acme_appliances, acts_for
from tests.catalog.services import published_service
from tests.orders.making import a_file, cart_with, delivered, ordered
from tests.support.signing_in import signed_in

ROUNDS = 5
COPIED = "SELECT EXISTS (SELECT FROM portfolio_ordercopy WHERE id = %s)"


@policy(host="body", who="organisation")
def constant(request: HttpRequest) -> HttpResponse:
    """What the order's page was rendered from, rendered again: no question of its own."""
    answer: HttpResponse = rendered["render"](request, rendered["template"], rendered["context"])
    return answer


urlpatterns = [path("constant/", constant), path("", include(urls_body))]


def measure(rounds: int = ROUNDS) -> Iterator[Ratio]:
    body = CertificationBody.objects.get(slug="northseal")
    acme = acme_appliances()
    alice, sima = acts_for(acme, "alice"), User.objects.get(email="sima@example.org")
    with tenant_context(body):
        version = published_service(sima)
        order = ordered(version, acme, alice)
        delivered(order, User.objects.get(email="cleo@example.org"), files=[a_file()])
        for number in range(20):
            actions.write_message(order, text=f"Message {number}", by=alice)
    yield page(body, order, alice, rounds)
    with tenant_context(body):
        carts = [cart_with(version, acme, acts_for(acme, f"buyer{number}")) for number in range(CHANGES * (rounds + 1))]
    yield relayed(body, carts, rounds)


def page(body: CertificationBody, order: Order, alice: User, rounds: int) -> Ratio:
    visitor = Visitor(signed_in(Client(SERVER_NAME=f"{body.slug}.guildmark.localhost"), alice))
    address = f"/orders/{order.pk}/"
    with override_settings(ROOT_URLCONF=__name__):
        with remembering(client_views):
            visitor.get(address)
        asked = min(visitor.queries(address) for _ in range(3))  # what is remembered of a host lasts a second only
        ours, floor = interleaved(lambda: visitor.cost(address), lambda: visitor.cost("/constant/"), rounds=rounds)
    note = f"{asked} SQL (≤ {MOST_QUERIES})"
    return Ratio("order page ÷ its template, constant data", "CPU ms", ours, floor, promised=1.6, note=note)


def relayed(body: CertificationBody, carts: list[Order], rounds: int) -> Ratio:
    next_cart = count()

    def ours(committed: Callable[[], None]) -> Callable[[], bool]:
        cart = carts[next(next_cart) % len(carts)]
        with tenant_context(body):
            buyer, sheet = User.objects.get(pk=cart.begun_by_id), sheet_of(cart).sha256
            with transaction.atomic():
                transaction.on_commit(committed)
                actions.confirm_order(cart, sheet=sheet, by=buyer)
        return lambda: raw.execute(COPIED, [cart.pk]).fetchone()[0]

    raw: Any
    relay = (sys.executable, "-W", "ignore", "manage.py", "relay", "--threads", "1")
    with bare_relay() as (raw, bare), running(*relay):
        time.sleep(8)  # it has started
        figures = interleaved(lambda: p95(ours), lambda: p95(bare), rounds=rounds)
    return Ratio("order confirmed → on the buyer's desk p95 ÷ bare NOTIFY-claim-mark", "ms", *figures, promised=3)
