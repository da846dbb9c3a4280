"""By keyboard: a buyer says what they will accept, reads the rule and publishes; a body answers; the buyer reads it and closes."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from accounts.models import OrganisationMembership
from lib import clock
from outbox.relay import deliver_all
from tests.cast import acme_appliances, acts_for
from tests.enquiries.making import looked_up
from tests.journeys.stage import Walk, presses, set_up, tab_to

PAIRS = [
    ("en", 1280),
    *(pytest.param(*pair, marks=pytest.mark.long) for pair in [("zh", 390), ("en", 390), ("zh", 1280)]),
]
TITLE = {"en": "Refrigerators for schools", "zh": "学校用节能冰箱"}
CRITERIA = {"en": "At most 0.6 kWh in 24 h for 300 litres.", "zh": "300 升机型每 24 小时耗电不超过 0.6 kWh。"}
ANSWER = {
    "en": "Clause 5.2, by type test; the value is on the certificate.",
    "zh": "第 5.2 条，型式试验，证书载明实测值。",
}


@pytest.mark.parametrize(("language", "width"), PAIRS)
def test_a_buyer_demands_and_a_body_answers(guildmark, language, width):
    walk = Walk(guildmark, language, width)
    set_up(walk)
    deliver_all()
    buyer = guildmark.signed_in(_buyer(language), language=language, width=width)
    _publishes(walk, buyer)
    _answers(walk, buyer.url.rstrip("/").rpartition("/")[2])
    buyer.reload()
    walk.sees(buyer, ANSWER[language])
    walk.keep(buyer, "demand-answered")
    presses(buyer, buyer.get_by_role("link", name=walk.says("Close with thanks")))
    presses(buyer, buyer.get_by_role("button", name=walk.says("Close demand")))
    walk.sees(buyer, "The demand is closed. Whoever answered is thanked.")


def _buyer(language: str):
    alice = acts_for(acme_appliances(), "alice", OrganisationMembership.Role.ADMINISTRATOR)
    alice.language = "zh-hans" if language == "zh" else "en"
    alice.save(update_fields=["language"])
    looked_up(acme_appliances(), alice)
    return alice


def _publishes(walk: Walk, page: Page) -> None:
    page.goto(walk.guildmark.site("/demands/"))
    walk.keep(page, "demands-empty")
    presses(page, page.locator("main .page-head a[href='/demands/new/']"))
    for field, words in (("title", TITLE), ("criteria", CRITERIA)):
        tab_to(page, page.locator(f"#id_{field}_{walk.language}"))
        page.keyboard.insert_text(words[walk.language])
    page.locator("[name=categories][value='appliances.refrigeration']").check()
    page.locator("[name=properties][value=energy]").check()
    page.locator("#id_market").select_option("CN")
    page.locator("#id_ends_on").fill(str(clock.today() + timedelta(days=30)))
    walk.keep(page, "demand-form")
    presses(page, page.get_by_role("button", name=walk.says("Publish demand")))
    page.locator("#few").wait_for()
    walk.keep(page, "demand-few")
    page.locator("#id_knows_rule").check()
    presses(page, page.get_by_role("button", name=walk.says("Publish demand")))
    walk.sees(page, "The demand is on the board. Bodies that meet it see it on their desks.")
    walk.keep(page, "demand")


def _answers(walk: Walk, demand: str) -> None:
    desk = walk.at_work("sima")
    desk.goto(walk.guildmark.body("northseal", "/desk/demands/"))
    walk.keep(desk, "desk-demands")
    presses(desk, desk.locator(f"main a[href='/desk/demands/{demand}/']"))
    tab_to(desk, desk.locator("#id_words"))
    desk.keyboard.insert_text(ANSWER[walk.language])
    walk.keep(desk, "desk-demand")
    presses(desk, desk.get_by_role("button", name=walk.says("Send your answer")))
    walk.sees(desk, "Your answer is with the buyer.")
