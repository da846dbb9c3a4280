"""A scheme manager writes a scheme, previews and publishes it; somebody on the square finds it by a Chinese word and reads it."""

import re

import pytest
from django_tenants.utils import tenant_context

from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.catalog.schemes import give_passport
from tests.journeys.stage import pairs

WORDS = {
    "summary": ("家用智能门锁的安全评价", "Security of smart locks for homes"),
    "proves": ("样品已按标准检测", "Samples were tested against the standard"),
    "does_not_prove": ("不代表每一件产品均无缺陷", "Not that every single piece is free of faults"),
}


@pytest.mark.parametrize(("language", "width"), pairs("en", 1280))
def test_a_scheme_is_published(guildmark, shows, language, width):
    northseal = CertificationBody.objects.get(slug="northseal")
    sima = works_for(northseal, "sima", Role.SCHEME_MANAGER)
    with tenant_context(northseal):
        give_passport(sima)

    manager = guildmark.signed_in(sima, body=northseal)
    manager.goto(guildmark.body(northseal, "/desk/schemes/new/"))
    typed(manager, {"name_zh": "智能门锁安全", "name_en": "Smart lock security", "slug": "smart-locks"})
    manager.get_by_role("button", name="Begin draft").click()
    manager.wait_for_url(re.compile("/edit/names/"))
    typed(
        manager,
        {
            f"{name}_{tongue}": words[place]
            for name, words in WORDS.items()
            for place, tongue in enumerate(["zh", "en"])
        },
    )
    go_on(manager, "rule")
    chosen(manager, rule_kind="state_promoted")
    typed(manager, {"rule_text_zh": "第一条 范围", "rule_text_en": "1 Scope"})
    go_on(manager, "description")
    chosen(
        manager,
        objects_certified="product",
        characteristics="safety",
        attestation="certification",
        categories="iot.locks",
    )
    go_on(manager, "green")
    go_on(manager, "standards")
    typed(manager, {"rows-0-reference": "gb21556"})
    go_on(manager, "type")
    chosen(manager, scheme_type="1a")
    go_on(manager, "fees")
    manager.locator("[name=rows-0-per]").select_option("unit")
    typed(manager, {"rows-0-label_zh": "检测费", "rows-0-label_en": "Test", "rows-0-price": "8000"})
    go_on(manager, "times")
    typed(manager, {"validity_months": "36"})
    go_on(manager, "documents")

    manager.get_by_role("link", name="Publish", exact=True).click()
    manager.get_by_text("Nothing.").wait_for()
    manager.get_by_role("button", name="Publish scheme").click()
    manager.get_by_text("Version 1 is published").wait_for()

    public = guildmark.visitor(language=language, width=width)
    public.goto(guildmark.site("/schemes/?q=门锁"))
    name = "智能门锁安全" if language == "zh" else "Smart lock security"
    shows(public, name)
    public.goto(guildmark.site("/schemes/?q=GB21556-2008"))
    public.get_by_role("link", name=name).click()
    public.wait_for_url(re.compile("/schemes/[0-9a-f-]{36}/"))
    shows(public, WORDS["does_not_prove"][0 if language == "zh" else 1])
    public.locator("[name=units]").fill("3")
    public.locator(".cost-form button").click()
    shows(public, "¥24,000.00 CNY")


def typed(page, values: dict[str, str]) -> None:
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


def chosen(page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"[name={name}][value='{value}']").check()


def go_on(page, following: str) -> None:
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url(re.compile(f"/edit/{following}/"))
