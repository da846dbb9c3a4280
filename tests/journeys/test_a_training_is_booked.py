"""Two seats booked and given back before they are paid, by the terms; and a paid booking whose money goes back by two people."""

import pytest
from playwright.sync_api import Page

from catalog.models import ServiceVersion
from tenants.models import CertificationBody
from tests.catalog.services import NAMES as SERVICES
from tests.catalog.services import date_of, published_service
from tests.journeys.sellers import client, confirms, finds_the_service, is_billed, offers, partner, to_the_order
from tests.journeys.stage import Walk, pairs

COURSE = dict(zip(("zh", "en"), SERVICES["training"], strict=True))
COMING = {"zh": "王伟\n李静", "en": "Wang Wei\nLi Jing"}
REASON = {"zh": "那一天我们有客户审核。", "en": "Our customer audits us on that day."}


@pytest.mark.parametrize(("language", "width"), pairs("zh", 390))
def test_a_training_is_booked(guildmark, language, width):
    walk = Walk(guildmark, language, width)
    client(walk)
    seller = partner(walk, "training")
    course = offers(walk, seller, lambda lena: published_service(lena, "training", is_prepaid=True))
    offers(walk, seller, lambda lena: date_of(course.service, lena, seats=4))
    books_two_seats(walk, seller, course)
    gives_them_back(walk, seller)
    books_two_seats(walk, seller, course)
    is_paid(walk)
    cancels(walk)
    is_refunded_by_two(walk)
    sees_it_back(walk)


def books_two_seats(walk: Walk, seller: CertificationBody, course: ServiceVersion) -> None:
    alice = finds_the_service(walk, "alice", COURSE[walk.language], COURSE[walk.language])
    seats_left(walk, alice, 4)
    walk.keep(alice, "training-service")
    walk.follow(alice, "Order this service")
    alice.wait_for_url("**/orders/add/?**")
    assert not alice.locator("main [name=date]:checked").count()
    alice.locator("[name=date]").first.check()
    alice.locator("[name=quantity]").fill("2")
    alice.locator("[name=participants]").fill(COMING[walk.language])
    walk.keep(alice, "training-add")
    walk.press(alice, "Put it into the cart")
    walk.sees(alice, "It lies in your cart.")
    walk.keep(alice, "training-cart")
    confirms(walk, alice, "training")
    alice.goto(walk.guildmark.body(seller, f"/services/{course.service.slug}/"))
    seats_left(walk, alice, 2)


def seats_left(walk: Walk, page: Page, left: int) -> None:
    page.locator("#dates").get_by_text(walk.says("%(left)s of %(seats)s") % {"left": left, "seats": 4}).wait_for()


def gives_them_back(walk: Walk, seller: CertificationBody) -> None:
    """Nothing is paid yet and the day is far off: it costs nothing, and others may have the seats."""
    cancels(walk)
    alice = walk.pages["alice"]
    walk.keep(alice, "training-cancelled")


def cancels(walk: Walk) -> None:
    alice = to_the_order(walk, COURSE[walk.language])
    walk.follow(alice, "Cancel the order")
    walk.sees(alice, "Cancelling now costs nothing.")
    alice.locator("[name=reason]").fill(REASON[walk.language])
    walk.keep(alice, "training-cancel")
    walk.press(alice, "Cancel the order")
    walk.sees(alice, "The order is cancelled.")


def is_paid(walk: Walk) -> None:
    is_billed(walk)
    fay = walk.pages["fay"]
    walk.follow(fay, "Record payment")
    fay.locator("[name=bank_reference]").fill("TX-2026-0411")
    walk.press(fay, "Record payment")
    walk.sees(fay, "TX-2026-0411")


def is_refunded_by_two(walk: Walk) -> None:
    """The product opened it; abel approves, and fay pays it out."""
    abel = walk.at_work("abel", at="greenmark")
    walk.keep(abel, "training-desk-abel")
    opens_what_waits(walk, abel)
    walk.follow(abel, "Approve refund")
    walk.keep(abel, "training-refund-approve")
    walk.press(abel, "Approve refund")
    abel.wait_for_url("**/desk/refunds/*-*/")
    fay = walk.at_work("fay", at="greenmark")
    opens_what_waits(walk, fay)
    walk.keep(fay, "training-refund")
    walk.follow(fay, "Record as paid back")
    fay.locator("[name=bank_reference]").fill("TX-2026-0412")
    fay.locator("[name=paid_to]").fill("6222 0210 0101 4411 907")
    walk.keep(fay, "training-refund-settle")
    walk.press(fay, "Record as paid back")
    walk.sees(fay, "Written down. The client is told.")
    walk.keep(fay, "training-refund-settled")


def opens_what_waits(walk: Walk, page: Page) -> None:
    page.locator(".needs a[href*='/refunds/']").first.click()
    walk.keep(page, "training-refunds")
    page.locator("main tbody a").first.click()
    page.wait_for_url("**/desk/refunds/*-*/")


def sees_it_back(walk: Walk) -> None:
    alice = to_the_order(walk, COURSE[walk.language])
    walk.keep(alice, "training-order-cancelled")
    alice.locator("a[href*='/invoices/']").first.click()
    alice.get_by_text("TX-2026-0412").first.wait_for()
    walk.keep(alice, "training-invoice")
