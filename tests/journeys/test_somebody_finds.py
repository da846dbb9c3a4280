"""By keyboard alone: an enterprise finds a scheme by a misspelt word, by pinyin, by traditional characters; a purchaser goes
from a product to a list of certificates, and takes it away."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tenants.models import CertificationBody
from tests.journeys.stage import Walk, set_up
from tests.search.making import certificate

SCHEME = {"en": "Green refrigerators", "zh": "绿色电冰箱认证"}


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("zh", 390)])
def test_somebody_finds_by_keyboard(guildmark, language, width):
    walk = Walk(guildmark, language, width)
    set_up(walk)
    northseal = CertificationBody.objects.get(slug="northseal")
    holder = {"name": {"zh": "广东冰峰电器", "en": "Bingfeng Appliances"}}
    certificate(northseal, number="NS-2026-0001", holder=holder, models=[{"model": "BCD-450W"}])
    certificate(northseal, number="NS-2026-0002", holder=holder, status="SUSPENDED")

    page = walk.visitor("ena")
    page.goto(guildmark.site("/find/products/?q=NS-2026-0002"))
    walk.reads(page, "Suspended")  # the index has heard
    for words in ["refrigertor", "bingxiang", "電冰箱"]:
        page.goto(guildmark.site("/"))
        chooses(page, words, SCHEME[language])
        page.wait_for_url(re.compile("/schemes/[0-9a-f-]{36}/"))
    walk.keep(page, "scheme")

    buys = walk.visitor("petra")
    buys.goto(guildmark.site("/"))
    types(buys, "冰箱")
    walk.keep(buys, "suggestions")
    buys.keyboard.press("Escape")
    assert not buys.get_by_role("listbox").is_visible()
    buys.keyboard.press("Enter")
    buys.wait_for_url(re.compile(r"/schemes/\?q="))
    walk.keep(buys, "schemes")
    presses(buys, buys.get_by_role("link", name=re.compile(f"^{walk.says('Certified products')}")))
    buys.wait_for_url(re.compile(r"/find/products/\?q="))
    if width < 1024:
        presses(buys, buys.locator("details.filters > summary"))
    presses(buys, buys.locator("[name=status][value=VALID]"), "Space")
    buys.wait_for_url(re.compile("status=VALID"))
    buys.get_by_text("NS-2026-0002").wait_for(state="detached")
    walk.keep(buys, "products")
    with buys.expect_download() as download:
        presses(buys, buys.get_by_role("link", name=walk.says("Download as CSV")))
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "NS-2026-0001" in rows[1]
    buys.goto(guildmark.site("/find/products/?q=zebra"))
    walk.keep(buys, "nothing")


def types(page: Page, words: str) -> None:
    page.get_by_role("combobox").first.focus()
    page.keyboard.type(words)
    page.get_by_role("option").first.wait_for()


def chooses(page: Page, words: str, name: str) -> None:
    """With the arrow keys, until it is the one that is marked."""
    types(page, words)
    page.get_by_role("option", name=name).first.wait_for()
    for _press in range(12):
        page.keyboard.press("ArrowDown")
        if name in (page.locator("[role=option][aria-selected=true]").text_content() or ""):
            return page.keyboard.press("Enter")
    raise AssertionError(f"{name} was never marked")


def presses(page: Page, where, key: str = "Enter") -> None:
    where.first.focus()
    page.keyboard.press(key)
