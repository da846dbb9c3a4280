"""By keyboard alone: a maker pastes what a German buyer wrote, reads one page, changes an answer, and takes it back."""

import re

import pytest

from tests.journeys.stage import Walk, presses

LONG = pytest.mark.long
PAIRS = [("en", 1280), *(pytest.param(*pair, marks=LONG) for pair in (("zh", 390), ("zh", 1280), ("en", 390)))]
WORDS = {
    "en": ("Your buyer must answer one question first", "Show what I need", "Change my answers", "Compulsory first", "Delete this answer"),
    "zh": ("先请买家回答一个问题", "查看结果", "修改我的回答", "须先满足强制性要求", "删除这份答复"),
}  # fmt: skip
WRITTEN = "Wir benötigen ein GS-Zeichen nach EN 60335-2-15 und einen LFGB-Prüfbericht. RoHS brauchen wir nicht."


@pytest.mark.parametrize(("language", "width"), PAIRS)
def test_a_maker_is_told_what_a_buyer_wants(guildmark, language, width):
    ask_first, show, change, compulsory, delete = WORDS[language]
    walk = Walk(guildmark, language, width)
    page = walk.visitor("maker")
    page.goto(guildmark.site("/"))
    presses(page, page.locator(".to-guide a"))
    page.wait_for_url("**/guide/")
    page.locator("[name=product]").focus()
    page.keyboard.type("电热水壶")
    page.locator("[name=text]").focus()
    page.keyboard.insert_text(WRITTEN)
    walk.keep(page, "asked")
    presses(page, page.get_by_role("button", name=show))
    page.get_by_role("heading", level=1, name=ask_first).wait_for()
    assert [mark.inner_text() for mark in page.locator(".pasted mark").all()] == [
        "GS-Zeichen",
        "EN 60335-2-15",
        "LFGB",
        "RoHS",
    ]
    assert page.locator(".questions [lang=de]").inner_text().startswith("Ist das GS-Zeichen")
    walk.keep(page, "answered")

    presses(page, page.get_by_role("link", name=change))
    page.wait_for_url(re.compile(r"/guide/\?from="))
    assert page.locator("[name=text]").input_value() == WRITTEN
    presses(page, page.locator("[name=markets][value=CN]"), key="Space")
    presses(page, page.get_by_role("button", name=show))
    page.get_by_role("heading", level=1, name=compulsory).wait_for()
    walk.keep(page, "compulsory")
    presses(page, page.get_by_role("button", name=delete))
    page.wait_for_url("**/guide/")
