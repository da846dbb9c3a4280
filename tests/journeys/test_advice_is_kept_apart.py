"""Advice and certification: a body sells none to its own client, a partner may; and whom a body has advised, it does not certify
for a time, as the buyer reads before the sale and the applicant after it.
"""

import pytest
from django.db import transaction
from django_tenants.utils import tenant_context
from playwright.sync_api import Page

from accounts.models import Organisation, OrganisationMembership
from cases.transitions import State
from outbox.relay import deliver_all
from tenants.models import CertificationBody
from tests.applications.walking import Cast
from tests.applications.walking import Walk as CaseWalk
from tests.cast import acme_appliances, acts_for, person
from tests.catalog.services import NAMES as SERVICES
from tests.catalog.services import draft_service, published_service
from tests.journeys.sellers import client, confirms, named, offers, partner
from tests.journeys.stage import Walk, pairs, set_up

ADVICE = dict(zip(("zh", "en"), SERVICES["coaching"], strict=True))
NEWCOMER = {"name_zh": "新客电器（演示）有限公司", "name_en": "Newcomer Appliances (demo) Ltd"}
LAW = {"zh": "《认证机构管理办法》（演示）第九条", "en": "Measures on certification bodies (demo), article 9"}

LOCKED = {"zh": "不受理其认证申请", "en": "takes no application of it while"}


@pytest.mark.parametrize(("language", "width"), pairs("en", 1280))
def test_advice_is_kept_apart(guildmark, language, width):
    walk = Walk(guildmark, language, width)
    a_client_and_a_newcomer(walk)
    is_closed(walk)
    is_opened(walk)
    is_refused_to_a_client(walk)
    is_sold_by_a_partner(walk)
    locks_the_group(walk)
    keeps_it_from_applying(walk)
    is_seen_on_the_desk(walk)


def a_client_and_a_newcomer(walk: Walk) -> None:
    """Acme has a case at northseal; the newcomer has nothing there. The adviser offers what northseal would."""
    version, alice = set_up(walk), client(walk)
    northseal = CertificationBody.objects.get(slug="northseal")
    cast = Cast(alice, *(walk.people[name] for name in ("arno", "cleo", "mira", "rex", "otto", "sig", "rita")))
    with tenant_context(northseal), transaction.atomic():
        CaseWalk(version, acme_appliances(), cast).to(State.SUBMITTED)
        draft_service(walk.people["sima"], "coaching", is_prepaid=True)
    offers(walk, partner(walk, "adviser"), lambda lena: published_service(lena, "coaching", is_prepaid=True))
    newcomer = Organisation.objects.create(credit_code="91440600MA4W2X1Y7K", **NEWCOMER)
    nora = acts_for(newcomer, "nora", OrganisationMembership.Role.ADMINISTRATOR)
    walk.people["nora"] = named(walk, nora, "诺拉", "Nora North")
    walk.people["olga"] = named(walk, person("olga", is_operator=True), "欧佳", "Olga Orlova")
    deliver_all()


def puts_it_into_the_cart(walk: Walk, name: str, seller: str) -> Page:
    """From the seller's own page of the service to the page that is read before ordering."""
    page = walk.on_site(name, "/my/")
    page.goto(walk.guildmark.body(seller, "/services/coaching/"))
    walk.keep(page, f"advice-service-{seller}")
    walk.follow(page, "Order this service")
    page.wait_for_url("**/orders/add/?**")
    walk.press(page, "Put it into the cart")
    walk.sees(page, "It lies in your cart.")
    return page


def is_closed(walk: Walk) -> None:
    """Here no body sells advice before an operator has opened that: the editor says so."""
    sima = walk.at_work("sima")
    sima.goto(walk.guildmark.body("northseal", "/desk/services/"))
    walk.keep(sima, "advice-services")
    sima.get_by_role("link", name=ADVICE[walk.language]).first.click()
    walk.follow(sima, "Edit draft")
    walk.sees(
        sima, "Certification bodies sell no advice here. Ask a partner, such as an adviser or a training provider."
    )
    walk.keep(sima, "advice-closed")


def is_opened(walk: Walk) -> None:
    olga = walk.on_site("olga", "/operations/advisory-sales/")
    olga.locator("[name=country]").select_option("CN")
    olga.locator("[name=is_open][value=True]").check()
    olga.locator("[name=reason]").fill(LAW[walk.language])
    walk.keep(olga, "advice-operator")
    walk.press(olga, "Keep decision")
    olga.get_by_text(LAW[walk.language]).first.wait_for()
    sima = walk.pages["sima"]
    sima.locator("a[href$='/publish/']").first.click()
    walk.press(sima, "Publish service")
    walk.sees(sima, "Published. It stands on your storefront and in the search within seconds.")


def is_refused_to_a_client(walk: Walk) -> None:
    """Before she has chosen anything alice reads why northseal advises her not."""
    alice = walk.on_site("alice", "/my/")
    alice.goto(walk.guildmark.body("northseal", "/orders/add/?service=coaching"))
    alice.get_by_text(walk.says("an open case")).first.wait_for()
    walk.keep(alice, "advice-to-own-client")


def is_sold_by_a_partner(walk: Walk) -> None:
    alice = puts_it_into_the_cart(walk, "alice", "greenmark")
    confirms(walk, alice, "advice-partner")


def locks_the_group(walk: Walk) -> None:
    """Before she agrees nora reads what the sale locks, and until when."""
    nora = puts_it_into_the_cart(walk, "nora", "northseal")
    walk.keep(nora, "advice-cart")
    confirms(walk, nora, "advice-body")


def keeps_it_from_applying(walk: Walk) -> None:
    nora = walk.pages["nora"]
    nora.goto(walk.guildmark.body("northseal", "/apply/green-refrigerators/"))
    walk.press(nora, "Start application")
    nora.get_by_text(LOCKED[walk.language]).first.wait_for()
    walk.keep(nora, "advice-apply")


def is_seen_on_the_desk(walk: Walk) -> None:
    """Whoever minds quality there sees the sale and what it locks."""
    quinn = walk.at_work("quinn")
    quinn.goto(walk.guildmark.body("northseal", "/desk/impartiality/"))
    quinn.get_by_text(ADVICE[walk.language]).first.wait_for()
    walk.keep(quinn, "advice-desk")
