"""autosave.js in a real browser: it saves and says so; offline, signed out or overtaken it says that, and typing stays."""

import re

import pytest
from django_tenants.utils import tenant_context
from playwright.sync_api import Page, expect

import accounts.tasks  # noqa: F401  (what is posted is sent at once in a test that commits)
from accounts.models import Organisation, OrganisationMembership, Session, User
from applications import actions
from applications.models import Application
from lib import clock
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import person, works_for
from tests.catalog.schemes import published_scheme

pytestmark = pytest.mark.browser


@pytest.fixture
def northseal(committed) -> CertificationBody:
    return CertificationBody.objects.get(slug="northseal")


@pytest.fixture
def alice(northseal) -> User:
    acme, user = Organisation.objects.create(name_zh="爱克米", name_en="Acme"), person("alice")
    OrganisationMembership.objects.create(user=user, organisation=acme)
    return user


@pytest.fixture
def address(guildmark, northseal, alice) -> str:
    """The grid of a new draft."""
    sima = works_for(northseal, "sima", Role.SCHEME_MANAGER, Role.BODY_ADMIN)
    with tenant_context(northseal):
        draft = actions.start_draft(published_scheme(sima), organisation=Organisation.objects.get(), by=alice)
    return guildmark.body(northseal, f"/applications/{draft.pk}/units/")


def typed(page: Page, name: str, words: str) -> None:
    page.locator(f"[name={name}]").fill(words)


def says(page: Page, words: str) -> None:
    expect(page.locator("#saved")).to_contain_text(words)


def product(body: CertificationBody) -> str:
    with tenant_context(body):
        return Application.objects.get().product_en


def test_it_saves_by_itself_and_says_so(guildmark, northseal, alice, address):
    page = guildmark.signed_in(alice, body=northseal)
    page.goto(address)
    typed(page, "product_en", "Kettle")
    typed(page, "units-0-main", "K-1")
    says(page, "Saved at")
    assert product(northseal) == "Kettle"
    typed(page, "product_en", "Large kettle")
    page.get_by_role("button", name="Save section").click()
    expect(page.locator("[name=product_en]")).to_have_value("Large kettle")
    expect(page.locator("[name=units-0-main]")).to_have_value("K-1")
    assert product(northseal) == "Large kettle"


def test_what_was_typed_a_moment_before_leaving_is_saved(guildmark, northseal, alice, address):
    """By a link, which waits for it; by an address of another site, after which nobody can be asked any more."""
    page = guildmark.signed_in(alice, body=northseal)
    page.goto(address)
    typed(page, "product_en", "Kettle")
    says(page, "Not saved yet")
    page.get_by_role("link", name="Documents").first.click()
    page.wait_for_url("**/documents/")
    page.go_back()
    expect(page.locator("[name=product_en]")).to_have_value("Kettle")
    typed(page, "product_en", "Pot")
    page.locator("[name=paste]").fill("K-9\tK-9B\nK-10")
    says(page, "Pasted rows are not saved yet")
    page.goto("about:blank")
    for _moment in range(200):  # what a page sends as it goes is on its way still
        if product(northseal) == "Pot":
            break
        page.wait_for_timeout(50)
    page.goto(address)
    expect(page.locator("[name=product_en]")).to_have_value("Pot")
    expect(page.locator("[name=units-1-main]")).to_have_value("K-10")


def test_without_a_connection_typing_stays_and_is_saved_after(guildmark, northseal, alice, address):
    page = guildmark.signed_in(alice, body=northseal)
    page.goto(address)
    page.context.set_offline(True)
    typed(page, "product_en", "Kettle")
    says(page, "Not saved. Check your connection")
    expect(page.locator("[name=product_en]")).to_have_value("Kettle")
    page.context.set_offline(False)
    says(page, "Saved at")
    assert product(northseal) == "Kettle"


def test_the_later_of_two_browsers_is_told(guildmark, northseal, alice, address):
    first, second = (guildmark.signed_in(alice, body=northseal) for _number in range(2))
    for page in (first, second):
        page.goto(address)
    typed(first, "product_en", "Kettle")
    says(first, "Saved at")
    typed(second, "product_en", "Pot")
    says(second, "Somebody else saved this application")
    second.get_by_role("button", name="Save section").click()
    expect(second.get_by_text("What you typed is kept below")).to_be_visible()
    expect(second.locator("[name=product_en]")).to_have_value("Pot")
    assert product(northseal) == "Kettle"


def test_signed_out_while_typing_it_says_so_and_the_typing_waits(guildmark, northseal, alice, address):
    page = guildmark.signed_in(alice, body=northseal)
    page.goto(address)
    Session.objects.update(ended_at=clock.now())
    typed(page, "product_en", "Kettle")
    says(page, "You have been signed out. What you typed is kept")
    expect(page.locator("#saved a")).to_have_attribute("href", re.compile("/sign-in/.next="))
    key = guildmark.signed_in(alice, body=northseal).context.cookies()[0]
    kept = next(one for one in page.context.cookies() if one["name"] == "sid")
    signed_in_again(kept["value"], key["value"])
    page.goto(address)
    expect(page.get_by_text("You were signed out while typing")).to_be_visible()
    expect(page.locator("[name=product_en]")).to_have_value("Kettle")
    page.get_by_role("button", name="Save section").click()
    expect(page.get_by_text("You were signed out while typing")).to_be_hidden()
    assert product(northseal) == "Kettle"


def signed_in_again(kept: str, signed_in: str) -> None:
    """As after the way through the sign-in pages: the browser's session holds both the typing and the person."""
    from importlib import import_module

    from django.conf import settings

    store = import_module(settings.SESSION_ENGINE).SessionStore
    session = store(kept)
    session.update(dict(store(signed_in).items()))
    session.save()
