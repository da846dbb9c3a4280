"""By keyboard: a vague need, the guide, the comparison, one enquiry to three bodies, three quotes, an award, and an application
whose annex of fees is the quote.
"""

import pytest
from django_tenants.utils import tenant_context
from playwright.sync_api import Page

from accounts.models import OrganisationMembership
from applications import actions as applying
from applications.completeness import wanted_slots
from applications.models import FeeAnnex
from enquiries.models import Enquiry, QuoteCopy
from outbox.relay import deliver_all
from staff.models import Role
from tenants import opening
from tests.applications.walking import a_pdf
from tests.cast import acme_appliances, acts_for, person, works_for
from tests.journeys.stage import Walk, pairs, presses, tab_to
from tests.quotes.making import Bodies, two_bodies
from tests.support.database import confirmed

SLUGS = ("northseal", "greenmark", "southgate")
PRODUCT = {"en": "Household refrigerator", "zh": "家用电冰箱"}
WRITTEN = {
    "en": "Our buyer asks for an energy-saving certificate for our refrigerators.",
    "zh": "采购方要求我们的电冰箱有节能认证证书。",
}
TOWN = {"en": "Foshan, Guangdong", "zh": "广东佛山"}
LABORATORY = {"en": "Clear Lab (demo)", "zh": "清源检测（演示）"}


@pytest.mark.parametrize(("language", "width"), pairs("en", 1280))
def test_somebody_chooses(guildmark, language, width):
    walk = Walk(guildmark, language, width)
    bodies = three_bodies(walk)
    page = guildmark.signed_in(bodies.alice, language=language, width=width)
    asks_the_guide(walk, page)
    compares(walk, page)
    asks_for_quotes(walk, page)
    enquiry = Enquiry.objects.get()
    quotes_in_the_browser(walk, bodies)
    quotes_by_actions(bodies, enquiry)
    takes_a_quote(walk, page, enquiry)
    begins_the_application(walk, page, enquiry)
    the_annex_is_the_quote(bodies, enquiry)


def three_bodies(walk: Walk) -> Bodies:
    southgate = opening.open_body(
        slug="southgate", name_zh="南关认证（演示）", name_en="Southgate (demo)", host="southgate.guildmark.localhost"
    )
    confirmed(southgate)
    alice = acts_for(acme_appliances(), "alice", OrganisationMembership.Role.ADMINISTRATOR)
    alice.language = "zh-hans" if walk.language == "zh" else "en"
    alice.save(update_fields=["language"])
    bodies = two_bodies(
        acme_appliances(), alice, person("olga", is_operator=True), slugs=SLUGS, name_zh="电冰箱节能认证",
        name_en="Refrigerators that save energy",
    )  # fmt: skip
    walk.people["quoter"] = bodies.quoters["northseal"]
    return bodies


def asks_the_guide(walk: Walk, page: Page) -> None:
    page.goto(walk.guildmark.site("/guide/"))
    tab_to(page, page.locator("[name=product]"))
    page.keyboard.insert_text(PRODUCT[walk.language])
    tab_to(page, page.locator("[name=text]"))
    page.keyboard.insert_text(WRITTEN[walk.language])
    presses(page, page.locator("[name=markets][value=CN]"), key="Space")
    presses(page, page.get_by_role("button", name=walk.says("Show what I need")))
    page.wait_for_url("**/guide/*/")
    walk.keep(page, "choose-guide")
    page.locator(".ranked").wait_for()


def compares(walk: Walk, page: Page) -> None:
    presses(page, page.get_by_role("link", name=walk.says("Compare these schemes")))
    page.wait_for_url("**/compare/?**")
    walk.keep(page, "choose-compare")
    presses(page, page.get_by_role("link", name=walk.says("Ask these %(number)s bodies for quotes") % {"number": 3}))
    page.wait_for_url("**/enquiries/new/?**")


def asks_for_quotes(walk: Walk, page: Page) -> None:
    assert page.locator("[name=schemes]:checked").count() == 3
    for name, words in (
        ("product", PRODUCT),
        ("models", {walk.language: "BCD-520\nBCD-521\nBCD-530"}),
        ("made_in", TOWN),
    ):
        tab_to(page, page.locator(f"[name={name}]"))
        page.keyboard.insert_text(words[walk.language])
    page.locator("[name=category]").select_option("appliances.refrigeration")
    walk.keep(page, "choose-ask")
    presses(page, page.get_by_role("button", name=walk.says("Send the enquiry")))
    walk.sees(page, "Your enquiry is sent.")
    walk.keep(page, "choose-sent")


def quotes_in_the_browser(walk: Walk, bodies: Bodies) -> None:
    """Northseal drafts its quote from its fees by one press, names the laboratory and sends it."""
    deliver_all()
    desk = walk.at_work("quoter")
    walk.keep(desk, "choose-desk")
    desk.goto(walk.guildmark.body("northseal", "/desk/enquiries/"))
    walk.keep(desk, "choose-desk-enquiries")
    presses(desk, desk.get_by_role("link", name=PRODUCT[walk.language]))
    desk.wait_for_url("**/desk/enquiries/*-*/")
    walk.keep(desk, "choose-desk-enquiry")
    presses(desk, desk.get_by_role("button", name=walk.says("Draft a quote from the published fees")))
    desk.wait_for_url("**/desk/quotes/*/")
    for field in desk.locator("[name$=payee]").all():
        tab_to(desk, field)
        desk.keyboard.insert_text(LABORATORY[walk.language])
    walk.keep(desk, "choose-draft")
    presses(desk, desk.get_by_role("button", name=walk.says("Save and send the quote")))
    desk.wait_for_url("**/desk/enquiries/*-*/")
    walk.keep(desk, "choose-quoted")


def quotes_by_actions(bodies: Bodies, enquiry: Enquiry) -> None:
    """The others quote too, one of them in a second revision."""
    for slug in SLUGS[1:]:
        bodies.quote(enquiry, slug)
    bodies.quote(enquiry, "greenmark", travel={"amount": 60_000, "reason": "shared_visit"})


def takes_a_quote(walk: Walk, page: Page, enquiry: Enquiry) -> None:
    page.goto(walk.guildmark.site("/my/"))
    walk.keep(page, "choose-my-desk")
    presses(page, page.locator(f"main .needs a[href='/enquiries/{enquiry.pk}/quotes/']"))
    page.wait_for_url("**/quotes/")
    walk.keep(page, "choose-quotes")
    assert page.locator(".quotes-side-by-side thead th").count() == 3
    copy = QuoteCopy.objects.get(invited__body__slug="northseal")
    presses(page, page.locator(f"a[href='/enquiries/quotes/{copy.pk}/award/']"))
    page.wait_for_url("**/award/")
    walk.keep(page, "choose-award")
    presses(page, page.get_by_role("button", name=walk.says("Take this quote")))
    walk.sees(page, "The quote is taken. The body has your application as a draft; look through it and send it.")
    walk.keep(page, "choose-taken")


def begins_the_application(walk: Walk, page: Page, enquiry: Enquiry) -> None:
    deliver_all()
    presses(page, page.get_by_role("link", name=walk.says("Go on with the application")))
    page.wait_for_url("**/applications/*/parties/")
    walk.keep(page, "choose-application")


def the_annex_is_the_quote(bodies: Bodies, enquiry: Enquiry) -> None:
    quote = QuoteCopy.objects.get(invited__enquiry=enquiry, invited__body__slug="northseal").quote
    northseal = bodies.body("northseal")
    reviewer = works_for(northseal, "arno", Role.APPLICATION_REVIEWER)
    with tenant_context(northseal):
        application = bodies.received(enquiry, "northseal").application
        applying.save_section(application, section="parties", values={"client_address_zh": "佛山"}, by=bodies.alice)
        for slot in wanted_slots(application):
            applying.add_document(application, a_pdf(), slot=slot, by=bodies.alice)
        application = applying.submit(application, by=bodies.alice)
        applying.begin_review(application, by=reviewer)
        applying.accept(application, competence="Ours.", units_are_divided=True, by=reviewer)
        annex = FeeAnnex.objects.get(agreement__application=application)
    assert annex.agreed.lines == quote.charged.lines
