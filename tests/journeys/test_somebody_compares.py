"""By keyboard alone: somebody ticks three schemes among the results, compares them, and changes for what they are counted."""

import re

import pytest
from django_tenants.utils import tenant_context
from playwright.sync_api import Page

from catalog import actions as catalog
from tenants.models import CertificationBody
from tests.catalog.schemes import draft_scheme
from tests.journeys.stage import Walk, presses, set_up, tab_to

OTHERS = {
    "quiet-refrigerators": ("静音电冰箱认证", "Quiet refrigerators", {"factory_days": 1}),
    "lasting-refrigerators": ("耐用电冰箱认证", "Lasting refrigerators", {"validity_months": 24}),
}


@pytest.mark.parametrize(
    ("language", "width"),
    [("en", 1280), *(pytest.param(*pair, marks=pytest.mark.long) for pair in (("zh", 390), ("en", 390), ("zh", 1280)))],
)
def test_somebody_compares_by_keyboard(guildmark, language, width):
    walk = Walk(guildmark, language, width)
    set_up(walk)
    publishes_two_more(walk)
    page = walk.visitor("ena")
    page.goto(guildmark.site("/schemes/?q=refrigerators"))
    for zh, en, _values in OTHERS.values():
        walk.reads(page, en if language == "en" else zh)
    ticks_all(walk, page)
    presses(page, page.locator(".tray a.button"))
    page.wait_for_url(re.compile(r"/compare/\?scheme="))
    walk.keep(page, "compare")
    counts_for_two_units(page)
    shows_differences(walk, page)
    swipes(walk, page)
    presses(page, page.locator("thead a.drop").first)
    page.wait_for_function("document.querySelectorAll('.compare thead th').length === 2")


def publishes_two_more(walk: Walk) -> None:
    sima = walk.people["sima"]
    with tenant_context(CertificationBody.objects.get(slug="northseal")):
        for slug, (zh, en, values) in OTHERS.items():
            catalog.publish(draft_scheme(sima, slug=slug, name_zh=zh, name_en=en, **values), by=sima)


def ticks_all(walk: Walk, page: Page) -> None:
    ticks = page.locator("[data-tick]")
    assert ticks.count() == 3
    for number in range(3):
        presses(page, ticks.nth(number), "Space")
        page.locator(".tray li").nth(number).wait_for()
    assert page.locator("[data-tick][aria-pressed=true]").count() == 3
    walk.keep(page, "ticked")


def total_of(page: Page) -> str:
    return page.locator("#total td").first.inner_text()


def counts_for_two_units(page: Page) -> None:
    before = total_of(page)
    tab_to(page, page.locator("#id_units"))
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("units=2"))
    assert total_of(page) != before


def shows_differences(walk: Walk, page: Page) -> None:
    rows = page.locator(".compare tbody tr").count()
    presses(page, page.locator("#id_differing"), "Space")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("differing=on"))
    assert page.locator(".compare tbody tr").count() < rows
    walk.keep(page, "differences")


def swipes(walk: Walk, page: Page) -> None:
    """On a telephone two schemes are in sight; the arrow keys bring the third."""
    if walk.width > 640:
        return
    table = page.locator(".compare-wrap")
    tab_to(page, table)
    for _press in range(8):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(50)
    page.wait_for_function("document.querySelector('.compare-wrap').scrollLeft > 50")
