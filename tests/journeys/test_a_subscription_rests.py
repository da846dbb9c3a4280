"""A body subscribes, its card fails, it is dunned and rests; the card pays again, and it goes on at once.

Stripe is our own double, a program beside as in `make demo`: that the card fails is pressed on its pages.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from billing.models import SubscriptionInvoice
from billing.providers import stripe_client
from billing.subscriptions.actions import dunning
from lib import clock
from tenants.models import CertificationBody
from tests.billing.subscribing import kept_rules, written_plan
from tests.cast import person, works_for
from tests.journeys.sellers import named
from tests.journeys.stage import Walk, pairs
from tests.support.browser import Guildmark
from tests.support.stripe_double import SECRET, running

PAGE = "/desk/subscription/"


@pytest.fixture
def double(guildmark: Guildmark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Payments by card are on, and the double brings its events to the server of this test."""
    monkeypatch.setattr(settings, "STRIPE_SECRET_KEY", "sk_test_of_the_double")
    monkeypatch.setattr(settings, "STRIPE_WEBHOOK_SECRETS", [SECRET])
    monkeypatch.setattr(settings, "STRIPE_CONNECT_WEBHOOK_SECRETS", [SECRET])
    door = f"http://127.0.0.1:{guildmark.port}/webhooks/stripe/connect/"
    with running(tmp_path, door, host=f"{settings.SITE_HOST}:{guildmark.port}") as base:
        monkeypatch.setattr(settings, "STRIPE_API_BASE", base)
        leads_to = [*settings.SECURE_CSP["form-action"], base]  # as the settings say once a key is set
        monkeypatch.setattr(settings, "SECURE_CSP", settings.SECURE_CSP | {"form-action": leads_to})
        stripe_client._client.cache_clear()
        yield base
    stripe_client._client.cache_clear()


@pytest.fixture
def plans(guildmark: Guildmark) -> None:
    with transaction.atomic():
        olga = person("olga", is_operator=True)
        kept_rules(olga)
        written_plan(1, "Basic", {"CNY": 80_000}, by=olga, seats=30, offers=20)
        written_plan(2, "Large", {"CNY": 200_000}, by=olga)


@pytest.mark.parametrize(("language", "width"), pairs("en", 1280))
def test_a_subscription_rests_and_goes_on(guildmark, double, plans, language, width):
    walk = Walk(guildmark, language, width)
    ada = works_for(CertificationBody.objects.get(slug="northseal"), "ada", "body_admin")
    walk.people["ada"] = named(walk, ada, "艾达", "Ada Adams")
    subscribes(walk)
    saves_a_card_that_is_declined(walk)
    weeks_go_by()
    is_told_that_it_rests(walk)
    pays_again(walk, double)
    is_seen_by_an_operator(walk)


def subscribes(walk: Walk) -> None:
    page = walk.at_work("ada")
    page.goto(walk.guildmark.body("northseal", PAGE))
    walk.sees(page, "You may choose a plan below whenever you like.")
    walk.keep(page, "subscription-before")
    page.locator("a[href*='/plans/']").first.click()
    walk.keep(page, "subscription-choose")
    walk.press(page, "Choose this plan")
    walk.sees(page, "To be paid")
    walk.keep(page, "subscription-begun")


def saves_a_card_that_is_declined(walk: Walk) -> None:
    page = walk.pages["ada"]
    walk.press(page, "Save a card")
    page.get_by_role("button", name="A card that is declined later").click()
    page.wait_for_url(f"**{PAGE}")
    walk.reads(page, "Your card was declined. Save another one, pay by card below, or transfer the amount.")
    walk.keep(page, "subscription-declined")


def weeks_go_by() -> None:
    """The days of the reminders and of the grace, one after the other."""
    invoice = SubscriptionInvoice.objects.get()
    for days in (1, 7, 21):
        with clock.frozen_at(clock.now() + timedelta(days=14 + days)), transaction.atomic():
            dunning.dun(invoice.pk)


def is_told_that_it_rests(walk: Walk) -> None:
    page = walk.pages["ada"]
    page.goto(walk.guildmark.body("northseal", PAGE))
    walk.sees(page, "Your subscription is suspended, because an invoice is unpaid.")
    walk.keep(page, "subscription-suspended")


def pays_again(walk: Walk, double: str) -> None:
    page = walk.pages["ada"]
    page.goto(double)
    page.get_by_role("button", name="It pays").first.click()
    page.goto(walk.guildmark.body("northseal", PAGE))
    page.locator("form[action$='/charge/'] button").first.click()
    walk.reads(page, "Paid")
    assert page.get_by_text(walk.says("Your subscription is suspended, because an invoice is unpaid.")).count() == 0
    walk.keep(page, "subscription-restored")


def is_seen_by_an_operator(walk: Walk) -> None:
    walk.people["olga"] = person("olga")
    page = walk.on_site("olga", "/operations/subscriptions/")
    walk.sees(page, "By month")
    walk.keep(page, "subscribers")
