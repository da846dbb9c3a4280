"""Nobody is left out: axe finds nothing on the style page and on the home page, in both themes, wide and narrow.

Each theme, width and language in every run; the pairs that are left in `make test-long`.
"""

from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction

from register.actions import Stated, record_statements
from register.models import Kind
from tenants.models import CertificationBody
from tests.cast import person
from tests.register.making import scheme_said

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SETTINGS = [("light", 1280, "en"), ("dark", 390, "zh-hans")]
OTHER_SETTINGS = [("dark", 1280, "zh-hans"), ("light", 390, "en")]


@pytest.fixture(
    params=[SETTINGS, pytest.param(OTHER_SETTINGS, marks=pytest.mark.long)], ids=["", "the-other-way-round"]
)
def looked_at(request, chromium, guildmark, settings):
    """`looked_at(path)`: what axe found there in each setting, where it found something or the page is too wide."""

    def look(path):
        settings.DEBUG = path.startswith("/style/")
        for theme, width, language in request.param:
            context = chromium.new_context(
                color_scheme=theme, viewport={"width": width, "height": 900}, bypass_csp=True
            )
            context.add_cookies([{"name": "language", "value": language, "url": guildmark.site()}])
            page = context.new_page()
            page.goto(guildmark.site(path))
            found = {
                rule["id"]: [node["html"] for node in rule["nodes"]] for rule in Axe().run(page).response["violations"]
            }
            too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            context.close()
            if found or too_wide > 0:
                yield theme, width, language, found, too_wide

    return look


@pytest.mark.parametrize("path", ["/style/?errors=1&messages=1", "/style/?accent=plum", "/", "/no/such/page/"])
def test_axe_finds_nothing_and_nothing_sticks_out(looked_at, path):
    assert list(looked_at(path)) == []


def test_theme_changes_at_once_and_stays(browser_page, guildmark, settings):
    settings.DEBUG = True
    browser_page.goto(guildmark.site("/style/"))
    browser_page.locator(".header-tools details.menu summary").first.click()
    browser_page.get_by_role("button", name="Dark").click()
    assert browser_page.evaluate("document.documentElement.dataset.theme") == "dark"
    browser_page.reload()
    assert browser_page.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize(("path", "row"), [("/account/data/", ".tabs"), ("/operations/deliveries/", ".side-nav")])
def test_the_open_one_of_a_row_too_wide_is_in_sight(guildmark, path, row):
    page = guildmark.signed_in(person("olga", is_operator=True), width=390)
    page.goto(guildmark.site(path))
    here = page.locator(f"{row} [aria-current]").bounding_box()
    assert here["x"] >= 0
    assert here["x"] + here["width"] <= 390


def test_a_form_goes_once_however_often_its_button_is_clicked(guildmark):
    page = guildmark.signed_in(person("rita"))
    sent = []

    def slowly(route):
        if route.request.method == "POST":
            sent.append(route.request.url)
            page.wait_for_timeout(300)
        route.continue_()

    page.goto(guildmark.site("/account/"))
    page.route("**/account/", slowly)
    page.get_by_role("button", name="Save profile").dblclick(delay=20)
    page.get_by_text("Your profile has been saved.").wait_for()
    assert len(sent) == 1
    page.get_by_role("button", name="Save profile").click()
    page.get_by_text("Your profile has been saved.").wait_for()
    assert len(sent) == 2


def test_no_page_breaks_its_own_security_policy(browser_page, guildmark, settings):
    settings.DEBUG = True
    complaints = []
    browser_page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for path in ("/", "/style/"):
        browser_page.goto(guildmark.site(path), wait_until="networkidle")
    assert complaints == []


def test_dialog_asks_before_what_cannot_be_undone(browser_page, guildmark, settings):
    settings.DEBUG = True
    browser_page.goto(guildmark.site("/style/"))
    browser_page.get_by_role("link", name="Withdraw certificate").click()
    assert browser_page.get_by_role("dialog").is_visible()
    browser_page.get_by_role("dialog").get_by_role("link", name="Go back").click()
    assert not browser_page.get_by_role("dialog").is_visible()


def test_paper_is_white_for_readers_in_the_dark(chromium, guildmark, settings):
    settings.DEBUG = True
    context = chromium.new_context(color_scheme="dark")
    context.add_cookies([{"name": "theme", "value": "dark", "url": guildmark.site()}])
    page = context.new_page()
    page.goto(guildmark.site("/style/?accent=plum"))
    page.emulate_media(media="print")
    ground = "getComputedStyle(document.documentElement).getPropertyValue('--paper')"
    assert page.evaluate(ground) in {"#fff", "#ffffff"}
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    context.close()


def test_a_long_table_goes_on_over_the_page(browser_page, guildmark, settings):
    settings.DEBUG = True
    browser_page.goto(guildmark.site("/style/"))
    browser_page.emulate_media(media="print")
    scrolls = "getComputedStyle(document.querySelector('.table-wrap')).overflowX"
    assert browser_page.evaluate(scrolls) == "visible"  # what scrolls is never divided


TWICE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.nodeValue.trim()) texts.push(walker.currentNode);
  for (const text of texts) text.nodeValue = `${text.nodeValue.trimEnd()} ${text.nodeValue.trim()} `;
  return document.documentElement.scrollWidth - window.innerWidth;
}"""


@pytest.mark.parametrize("path", ["/style/?errors=1", "/"])
def test_every_text_has_room_at_twice_its_length(chromium, guildmark, settings, path):
    settings.DEBUG = True
    for width in (1280, 768, 390):
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale="en-GB")
        page = context.new_page()
        page.goto(guildmark.site(path))
        assert page.evaluate(TWICE) <= 0, width
        context.close()


def test_axe_finds_nothing_in_a_comparison(looked_at):
    northseal = CertificationBody.objects.get(slug="northseal")
    stated = [Stated(uuid4(), 1, scheme_said(name={"zh": f"方案{n}", "en": f"Scheme {n}"})) for n in range(3)]
    with transaction.atomic():
        record_statements(Kind.SCHEME, stated, body=northseal)
    path = "/compare/?" + "&".join(f"scheme={scheme.subject}" for scheme in stated)
    assert list(looked_at(path)) == []
