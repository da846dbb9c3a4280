"""By keyboard alone: an enterprise finds a scheme by a misspelt word, by pinyin, by traditional characters; a purchaser goes
from a product to a list of suppliers, and takes it away."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tenants.models import CertificationBody
from tests.journeys.stage import Walk, pairs, presses, set_up
from tests.search.making import certificate

SCHEME = {"en": "Green refrigerators", "zh": "绿色电冰箱认证"}
SUPPLIER = {"en": "Bingfeng Appliances", "zh": "广东冰峰电器"}


@pytest.mark.parametrize(("language", "width"), pairs("en", 1280))
def test_somebody_finds_by_keyboard(guildmark, language, width):
    walk = Walk(guildmark, language, width)
    set_up(walk)
    states_certificates()
    page = walk.visitor("ena")
    page.goto(guildmark.site("/find/products/?q=NS-2026-0002"))
    walk.reads(page, "Suspended")  # the index has heard
    for words in ["refrigertor", "bingxiang", "電冰箱"]:
        page.goto(guildmark.site("/"))
        marks(page, words, SCHEME[language])
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/schemes/[0-9a-f-]{36}/"))

    puts_aside(walk, page)
    buys = walk.visitor("petra")
    searches(walk, buys, "冰箱")
    narrows(walk, buys)
    takes_suppliers(walk, buys)
    buys.goto(guildmark.site("/find/products/?q=zebra"))
    walk.keep(buys, "nothing")


def states_certificates() -> None:
    northseal = CertificationBody.objects.get(slug="northseal")
    holder = {"name": {"zh": SUPPLIER["zh"], "en": SUPPLIER["en"]}}
    certificate(northseal, number="NS-2026-0001", holder=holder, models=[{"model": "BCD-450W"}])
    certificate(northseal, number="NS-2026-0002", holder=holder, status="SUSPENDED")
    certificate(northseal, number="NS-2026-0003", holder={"name": {"zh": "雪屿", "en": "Xueyu"}}, status="SUSPENDED")


def searches(walk: Walk, page: Page, words: str) -> None:
    page.goto(walk.guildmark.site("/"))
    types(page, words)
    walk.keep(page, "suggestions")
    page.keyboard.press("Escape")
    assert not page.get_by_role("listbox").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/schemes/\?q="))
    walk.keep(page, "schemes")


def narrows(walk: Walk, page: Page) -> None:
    presses(page, tab(walk, page, "Certified products"))
    page.wait_for_url(re.compile(r"/find/products/\?q="))
    if walk.width < 1024:
        presses(page, page.locator("details.filters > summary"))
    presses(page, page.locator("[name=status][value=VALID]"), "Space")
    page.wait_for_url(re.compile("status=VALID"))
    page.get_by_text("NS-2026-0002").wait_for(state="detached")
    walk.keep(page, "products")


def takes_suppliers(walk: Walk, page: Page) -> None:
    presses(page, tab(walk, page, "Suppliers"))
    page.wait_for_url(re.compile(r"/find/suppliers/\?q="))
    walk.keep(page, "suppliers")
    with page.expect_download() as download:
        presses(page, page.get_by_role("link", name=walk.says("Download as CSV")))
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 3
    assert SUPPLIER[walk.language] in "".join(rows)


def tab(walk: Walk, page: Page, words: str):
    return page.get_by_role("link", name=re.compile(f"^{walk.says(words)}"))


def types(page: Page, words: str) -> None:
    presses(page, page.get_by_role("combobox").first, "End")
    page.keyboard.type(words)
    page.get_by_role("option").first.wait_for()


def puts_aside(walk: Walk, page: Page) -> None:
    """Without leaving the box."""
    page.goto(walk.guildmark.site("/"))
    marks(page, "bingxiang", SCHEME[walk.language])
    page.keyboard.press("Shift+Enter")
    page.locator(".tray a", has_text=SCHEME[walk.language]).wait_for()
    assert page.locator(".suggestions [data-tick][aria-pressed=true]").count() == 1
    walk.keep(page, "suggestions-put-aside")


def marks(page: Page, words: str, name: str) -> None:
    """With the arrow keys, until it is the one that is marked."""
    types(page, words)
    page.get_by_role("option", name=name).first.wait_for()
    for _press in range(12):
        page.keyboard.press("ArrowDown")
        if name in (page.locator("[role=option][aria-selected=true]").text_content() or ""):
            return
    raise AssertionError(f"{name} was never marked")
