"""Partners that sell services in journeys, their people, the client who buys; and the steps that every order has."""

from collections.abc import Callable

from django.db import transaction
from django_tenants.utils import tenant_context
from playwright.sync_api import Page

from accounts.models import OrganisationMembership, User
from billing import actions as billing
from catalog.models import ServiceVersion
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import acme_appliances, acts_for, works_for
from tests.journeys.stage import NAMES, Walk
from tests.orders.laboratory import made_a

SELLERS = {
    "lena": ((Role.SCHEME_MANAGER, Role.CASE_OFFICER, Role.QUALITY_MANAGER), "林娜", "Lena Lind"),
    "fay": ((Role.FINANCE,), "方怡", "Fay Field"),
    "abel": ((Role.BODY_ADMIN,), "安柏", "Abel Ames"),
}


def partner(walk: Walk, kind: str) -> CertificationBody:
    """Greenmark as a seller of this kind: lena offers and works, fay keeps the books, abel administers."""
    seller = made_a(kind, CertificationBody.objects.get(slug="greenmark"))
    for name, (roles, zh, en) in SELLERS.items():
        walk.people[name] = named(walk, works_for(seller, name, *roles), zh, en)
    with transaction.atomic():
        billing.set_bank_account(
            seller, by=walk.people["fay"], holder="绿标认证（演示）", bank="演示银行 Demo Bank", number="6222 0000 0001"
        )
    return seller


def offers(walk: Walk, seller: CertificationBody, offer: Callable[[User], ServiceVersion]) -> ServiceVersion:
    """What lena puts on offer."""
    with tenant_context(seller), transaction.atomic():
        return offer(walk.people["lena"])


def client(walk: Walk) -> User:
    """Alice, who buys for acme."""
    alice = acts_for(acme_appliances(), "alice", OrganisationMembership.Role.ADMINISTRATOR)
    walk.people["alice"] = named(walk, alice, "爱丽", "Alice Archer")
    return alice


def named(walk: Walk, user: User, zh: str, en: str) -> User:
    user.name, user.language = zh if walk.language == "zh" else en, NAMES[walk.language]
    user.save(update_fields=["name", "language"])
    return user


def finds_the_service(walk: Walk, name: str, words: str, title: str) -> Page:
    """From the search among services to the service's own page."""
    page = walk.on_site(name, "/find/services/")
    page.locator("main [name=q]").first.fill(words)
    page.locator("main [name=q]").first.press("Enter")
    walk.reads(page, title)
    walk.keep(page, f"{name}-services")
    page.get_by_role("link", name=title).first.click()
    page.wait_for_url("**/services/*-*/")
    return page


def confirms(walk: Walk, page: Page, picture: str) -> None:
    """From the cart over the one page that is read to the order."""
    walk.press(page, "Read the order")
    page.wait_for_url("**/check/")
    walk.keep(page, f"{picture}-check")
    page.locator("[name=is_read]").check()
    walk.press(page, "Order it now")
    walk.sees(page, "Ordered. The seller is told; what happens next stands on this page.")
    walk.keep(page, f"{picture}-ordered")


def is_billed(walk: Walk, number: int = 1) -> None:
    """Fay issues so many drafts, as her desk says."""
    for _draft in range(number):
        fay = walk.at_work("fay", at="greenmark")
        fay.goto(walk.guildmark.body("greenmark", "/desk/invoices/"))
        walk.keep(fay, "invoices")
        fay.get_by_role("link", name=walk.says("Draft"), exact=True).first.click()
        walk.follow(fay, "Issue invoice")
        walk.press(fay, "Issue invoice")
        fay.get_by_role("link", name=walk.says("Record payment")).first.wait_for()
    walk.keep(fay, "invoice-issued")


def to_the_order(walk: Walk, title: str) -> Page:
    """From alice's own desk to the newest order of this service."""
    alice = walk.on_site("alice", "/my/")
    walk.reads(alice, title)
    walk.keep(alice, "my-desk-orders")
    alice.locator("main th a[href*='/orders/']", has_text=title).first.click()
    alice.wait_for_url("**/orders/*-*/")
    return alice
