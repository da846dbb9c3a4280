"""A training of an overseas body is paid by card and by a debit that takes days; a part goes back; a dispute is answered and won.

Stripe is our own double, a program beside as in `make demo`: what banks and payers do is pressed on its pages.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page

from billing.providers import stripe_client
from tenants.models import CertificationBody
from tests.cast import person
from tests.catalog.services import NAMES as SERVICES
from tests.catalog.services import date_of, published_service
from tests.journeys.sellers import client, confirms, finds_the_service, is_billed, offers, partner, to_the_order
from tests.journeys.stage import Walk, pairs
from tests.support.browser import Guildmark
from tests.support.pdfs import a_pdf_of
from tests.support.stripe_double import SECRET, running

COURSE = dict(zip(("zh", "en"), SERVICES["training"], strict=True))
COMING = {"zh": "王伟", "en": "Wang Wei"}
LESS = {"zh": "一人因病缺席下午场。", "en": "One participant fell ill at noon."}
IN_EUROS = {"is_prepaid": True, "currency": "EUR", "tax": "none"}
HELD = "The training was held on the day that was booked, and the participant signed in."


@pytest.fixture
def double(guildmark: Guildmark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Payments by card are on, and the double brings its events to the server of this test."""
    monkeypatch.setattr(settings, "STRIPE_SECRET_KEY", "sk_test_of_the_double")
    monkeypatch.setattr(settings, "STRIPE_CONNECT_WEBHOOK_SECRETS", [SECRET])
    door = f"http://127.0.0.1:{guildmark.port}/webhooks/stripe/connect/"
    with running(tmp_path, door, host=f"{settings.SITE_HOST}:{guildmark.port}") as base:
        monkeypatch.setattr(settings, "STRIPE_API_BASE", base)
        leads_to = [*settings.SECURE_CSP["form-action"], base]  # as the settings say once a key is set
        monkeypatch.setattr(settings, "SECURE_CSP", settings.SECURE_CSP | {"form-action": leads_to})
        stripe_client._client.cache_clear()
        yield base


@pytest.mark.parametrize(("language", "width"), pairs("en", 1280))
def test_a_card_pays(guildmark, double, language, width, tmp_path):
    walk = Walk(guildmark, language, width)
    client(walk)
    seller = overseas(walk)
    course = offers(walk, seller, lambda lena: published_service(lena, "training", **IN_EUROS))
    offers(walk, seller, lambda lena: date_of(course.service, lena, seats=4))
    opens_an_account(walk)
    books_a_seat(walk)
    pays_by_card(walk)
    books_a_seat(walk)
    pays_by_debit(walk)
    arrives_a_day_later(walk, double)
    goes_back_in_part(walk)
    is_disputed(walk, double)
    answers(walk, tmp_path)
    wins(walk, double)
    is_watched(walk)


def overseas(walk: Walk) -> CertificationBody:
    """Greenmark, in Cologne."""
    seller = partner(walk, "body")
    CertificationBody.objects.filter(pk=seller.pk).update(country="DE", time_zone="Europe/Berlin")
    seller.refresh_from_db()
    return seller


def opens_an_account(walk: Walk) -> None:
    """Fay leaves something out first: what is missing is said, and the way back to it."""
    fay = walk.at_work("fay", at="greenmark")
    fay.goto(walk.guildmark.body("greenmark", "/desk/payments/"))
    assert fay.locator("[name=country]").input_value() == "DE"
    walk.keep(fay, "getting-paid-before")
    walk.press(fay, "Open an account at Stripe")
    fay.get_by_role("button", name="Leave the tax number out").click()
    walk.sees(fay, "tax number")
    walk.keep(fay, "getting-paid-missing")
    walk.press(fay, "Go on at Stripe")
    fay.get_by_role("button", name="Answer everything").click()
    walk.sees(fay, "Clients see “Pay by card” on your invoices, beside your bank account.")
    walk.keep(fay, "getting-paid-ready")


def books_a_seat(walk: Walk) -> None:
    alice = finds_the_service(walk, "alice", COURSE[walk.language], COURSE[walk.language])
    walk.follow(alice, "Order this service")
    alice.wait_for_url("**/orders/add/?**")
    alice.locator("[name=date]").first.check()
    alice.locator("[name=participants]").fill(COMING[walk.language])
    walk.press(alice, "Put it into the cart")
    walk.sees(alice, "It lies in your cart.")
    confirms(walk, alice, "card")
    is_billed(walk)


def to_the_payment_page(walk: Walk) -> Page:
    """From the newest order to its invoice, and from there to the double's page."""
    alice = to_the_order(walk, COURSE[walk.language])
    alice.locator("a[href*='/invoices/']").first.click()
    walk.keep(alice, "card-invoice")
    walk.press(alice, "Pay by card")
    alice.get_by_role("heading", name="Pay · 支付").wait_for()
    walk.keep(alice, "card-payment-page")
    return alice


def pays_by_card(walk: Walk) -> None:
    alice = to_the_payment_page(walk)
    alice.get_by_role("button", name="A card that is declined").click()
    alice.get_by_text("Your card was declined.").wait_for()
    alice.get_by_role("button", name="Pay by test card").click()
    walk.sees(alice, "Paid in full. Thank you.")
    walk.keep(alice, "card-paid")


def pays_by_debit(walk: Walk) -> None:
    alice = to_the_payment_page(walk)
    alice.get_by_role("button", name="Pay by bank debit, which takes days").click()
    words = "%(amount)s is on its way. Such a payment takes some days; you will hear of it. Please do not pay it again."
    alice.get_by_text(walk.says(words).partition("%(amount)s")[2]).first.wait_for()
    assert not alice.get_by_role("button", name=walk.says("Pay by card")).count()
    walk.keep(alice, "card-on-its-way")


def arrives_a_day_later(walk: Walk, double: str) -> None:
    fay = walk.at_work("fay", at="greenmark")
    fay.goto(walk.guildmark.body("greenmark", "/desk/payments/"))
    fay.get_by_role("heading", name=walk.says("Payments on their way")).wait_for()
    walk.keep(fay, "getting-paid-on-the-way")
    walk.follow(fay, "Make banks and Stripe act")
    assert fay.url.startswith(double)
    walk.keep(fay, "double-desk")
    fay.get_by_role("button", name="The money arrives").click()
    alice = walk.pages["alice"]
    walk.reads(alice, "Paid in full. Thank you.")
    walk.keep(alice, "card-arrived")


def goes_back_in_part(walk: Walk) -> None:
    """Fay opens it, abel approves, fay has it sent: it goes to the card that paid."""
    fay = to_the_first_invoice(walk)
    walk.follow(fay, "Open refund")
    fay.locator("[name=amount]").fill("180")
    fay.locator(f"[name=reason_{walk.language}]").fill(LESS[walk.language])
    walk.keep(fay, "card-refund-open")
    walk.press(fay, "Open refund")
    fay.wait_for_url("**/desk/refunds/*-*/")
    abel = walk.at_work("abel", at="greenmark")
    opens_the_refund(abel)
    walk.follow(abel, "Approve refund")
    walk.press(abel, "Approve refund")
    abel.wait_for_url("**/desk/refunds/*-*/")
    fay = walk.at_work("fay", at="greenmark")
    opens_the_refund(fay)
    walk.keep(fay, "card-refund-to-send")
    walk.press(fay, "Send it back to the card")
    walk.reads(fay, "Sent back")
    walk.keep(fay, "card-refund-sent")


def to_the_first_invoice(walk: Walk) -> Page:
    fay = walk.at_work("fay", at="greenmark")
    fay.goto(walk.guildmark.body("greenmark", "/desk/invoices/"))
    walk.keep(fay, "card-invoices")
    fay.locator("main tbody a").last.click()
    fay.wait_for_url("**/desk/invoices/*-*/")
    walk.keep(fay, "card-desk-invoice")
    return fay


def opens_the_refund(page: Page) -> None:
    page.locator(".needs a[href*='/refunds/']").first.click()
    page.locator("main tbody a").first.click()
    page.wait_for_url("**/desk/refunds/*-*/")


def is_disputed(walk: Walk, double: str) -> None:
    fay = walk.pages["fay"]
    fay.goto(double)
    fay.get_by_role("button", name="disputes it").first.click()  # of the newest payment, by debit
    fay = walk.at_work("fay", at="greenmark")
    walk.reads(fay, "Disputes to answer")
    walk.keep(fay, "card-desk-dispute")
    fay.locator(".needs a[href*='/desk/payments/']").first.click()
    walk.keep(fay, "getting-paid-disputed")


def answers(walk: Walk, folder: Path) -> None:
    """Fay says what she delivered and shows the list that was signed."""
    fay, proof = walk.pages["fay"], folder / "attendance.pdf"
    proof.write_bytes(a_pdf_of("Attendance"))
    fay.locator("main a[href*='/disputes/']").first.click()
    fay.locator("[name=product_description]").fill(HELD)
    fay.locator("[name=service_documentation]").set_input_files(proof)
    walk.keep(fay, "card-dispute")
    walk.press(fay, "Send the answer to the bank")
    walk.sees(fay, "Confirm that this is your whole answer.")
    fay.locator("[name=service_documentation]").set_input_files(proof)
    fay.locator("[name=is_final]").check()
    walk.press(fay, "Send the answer to the bank")
    walk.sees(fay, "Sent. The payer's bank reads it now; its decision takes weeks.")
    fay.get_by_text(HELD).wait_for()
    walk.keep(fay, "card-dispute-answered")


def wins(walk: Walk, double: str) -> None:
    fay = walk.pages["fay"]
    there = fay.url
    fay.goto(double)
    fay.get_by_role("button", name="Seller wins").first.click()
    fay.get_by_role("cell", name="won").wait_for()
    fay.goto(there)
    walk.reads(fay, "Won, money stays")
    walk.keep(fay, "card-dispute-won")
    fay.goto(walk.guildmark.body("greenmark", "/desk/payments/"))
    walk.press(fay, "Ask Stripe how it stands")
    walk.sees(fay, "Stripe was asked: this is how it stands now.")
    walk.keep(fay, "getting-paid-in-the-end")


def is_watched(walk: Walk) -> None:
    """An operator sees what was told, and nothing of who paid how much."""
    walk.people["olga"] = person("olga", is_operator=True)
    olga = walk.on_site("olga", "/operations/payments/")
    olga.get_by_text("charge.dispute.closed").first.wait_for()
    assert "680.00" not in olga.locator("main").inner_text()
    walk.keep(olga, "operations-payments")
