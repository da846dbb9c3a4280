"""A review of work that was ordered: written when the order has ended, answered once, hidden with a reason; its place stays."""

import pytest
from django.db import transaction
from django_tenants.utils import tenant_context

from accounts.models import User
from catalog.models import ServiceVersion
from orders import actions
from outbox.relay import deliver_all
from tenants.models import CertificationBody
from tests.cast import acme_appliances, person
from tests.catalog.services import NAMES as SERVICES
from tests.catalog.services import published_service
from tests.journeys.sellers import client, named, offers, partner
from tests.journeys.stage import Walk, pairs
from tests.orders.making import delivered, ordered

ADVICE = dict(zip(("zh", "en"), SERVICES["coaching"], strict=True))
WRITTEN = {
    "zh": "顾问按约定时间到厂,讲解清楚。上月他们还帮我们把能效等级做成了一级。",
    "en": "The adviser came on the days agreed and explained clearly. Last month they also got us energy grade one.",
}
ANSWER = {"zh": "谢谢。我们会把培训材料再精简一些。", "en": "Thank you. We shall make our material shorter still."}
WHY = {"zh": "评价中谈到了检测结果。", "en": "It speaks of the result of a test."}


@pytest.mark.parametrize(("language", "width"), pairs("zh", 390))
def test_a_service_is_reviewed(guildmark, language, width):
    walk = Walk(guildmark, language, width)
    alice = client(walk)
    walk.people["olga"] = named(walk, person("olga", is_operator=True), "欧佳", "Olga Orlova")
    seller = partner(walk, "adviser")
    advice = offers(walk, seller, lambda lena: published_service(lena, "coaching"))
    has_ended(walk, seller, advice, alice)
    writes(walk)
    is_answered(walk)
    is_reported_by_the_seller(walk)
    is_hidden(walk)
    everybody_sees_its_place(walk)


def has_ended(walk: Walk, seller: CertificationBody, advice: ServiceVersion, alice: User) -> None:
    """Ordered, delivered and accepted."""
    with tenant_context(seller), transaction.atomic():
        order = ordered(advice, acme_appliances(), alice)
        actions.accept(delivered(order, walk.people["lena"]), by=alice)
    deliver_all()


def writes(walk: Walk) -> None:
    alice = walk.on_site("alice", "/my/")
    walk.keep(alice, "review-my-desk")
    alice.locator("a[href*='/my/reviews/new/']").first.click()
    assert not alice.locator("main :checked").count()
    for question, mark in {"clear": 5, "punctual": 5, "competent": 4, "again": 5}.items():
        alice.locator(f"[name={question}][value='{mark}']").check()
    alice.locator("[name=words]").fill(WRITTEN[walk.language])
    alice.locator("[name=shown_as]").first.check()
    walk.keep(alice, "review-write")
    walk.press(alice, "Publish the review")
    alice.wait_for_url("**/my/reviews/*-*/")
    walk.keep(alice, "review-written")


def is_answered(walk: Walk) -> None:
    lena = walk.at_work("lena", at="greenmark")
    lena.locator(".needs a[href*='/desk/reviews/']").first.click()
    lena.locator("[name=text]").fill(ANSWER[walk.language])
    walk.keep(lena, "review-answer")
    walk.press(lena, "Publish the answer")
    walk.sees(lena, "Your answer stands below the review.")
    walk.keep(lena, "review-desk")
    petra = walk.visitor("petra")
    petra.goto(walk.guildmark.site("/bodies/greenmark/reviews/"))
    petra.get_by_text(WRITTEN[walk.language]).wait_for()
    petra.get_by_text(ANSWER[walk.language]).wait_for()
    walk.keep(petra, "review-public")


def is_reported_by_the_seller(walk: Walk) -> None:
    alice = walk.on_site("alice", "/bodies/greenmark/reviews/")
    walk.follow(alice, "It breaks a rule")
    alice.locator("[name=reason][value=outcome]").check()
    alice.locator("[name=words]").fill(WHY[walk.language])
    walk.keep(alice, "review-report")
    alice.locator("main form button.button").last.click()
    walk.sees(alice, "Reported. An operator reads it, and you hear what came of it.")


def is_hidden(walk: Walk) -> None:
    olga = walk.on_site("olga", "/operations/reviews/")
    walk.keep(olga, "review-operations")
    olga.locator("main tbody a").first.click()
    olga.locator("[name=reason][value=outcome]").check()
    olga.locator("[name=words]").fill(WHY[walk.language])
    walk.keep(olga, "review-hide")
    walk.press(olga, "Hide the review")
    walk.sees(olga, "It is hidden: its place says why.")
    walk.keep(olga, "review-hidden-operations")


def everybody_sees_its_place(walk: Walk) -> None:
    petra = walk.pages["petra"]
    petra.reload()
    petra.get_by_text(WHY[walk.language]).wait_for()
    assert WRITTEN[walk.language] not in petra.content()
    walk.keep(petra, "review-hidden")
    alice = walk.on_site("alice", "/my/reviews/")
    walk.keep(alice, "review-own")
