"""A body chooses how its papers look, sees it on a certificate of its own and publishes it, in a real browser."""

import pytest
from django_tenants.utils import tenant_context
from playwright.sync_api import expect

from certificates import actions
from papers.styles import in_force
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.certificates.making import content
from tests.papers.making import a_picture

pytestmark = pytest.mark.browser


def test_a_style_is_written_seen_and_published(guildmark, committed, monkeypatch):
    monkeypatch.setattr("certificates.views.styling.drawn", lambda *_what, **_more: a_picture().read())
    northseal = CertificationBody.objects.get(slug="northseal")
    rita, quinn = works_for(northseal, "rita", Role.REGISTRAR), works_for(northseal, "quinn", Role.QUALITY_MANAGER)
    works_for(northseal, "sig", Role.SIGNATORY)
    with tenant_context(northseal):
        prepared = actions.prepare_import(content("NS-7"), by=rita)
        actions.confirm_import(prepared, by=quinn, takes_responsibility=True)
    page = guildmark.signed_in(quinn, body=northseal)
    page.goto(guildmark.body(northseal, "/desk/certificates/"))
    page.get_by_role("link", name="How papers look").click()
    page.get_by_label("Above the signature, in English").fill("Issued by {bdy}")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("alert").or_(page.locator(".field-error")).first).to_contain_text("{bdy}")
    page.get_by_label("Colour of lines and titles").fill("#1d4f91")
    page.get_by_label("Above the signature, in English").fill("Issued by {body}")
    page.get_by_role("button", name="Save draft").click()
    seal = page.locator("#seal")
    seal.get_by_label("File").set_input_files(
        {"name": "seal.png", "mimeType": "image/png", "buffer": a_picture().read()}
    )
    seal.get_by_role("button", name="Upload file").click()
    specimen = page.get_by_role("img", name="NS-7")
    specimen.scroll_into_view_if_needed()
    expect(specimen).to_have_js_property("naturalWidth", 60)
    page.get_by_role("link", name="Publish").click()
    page.get_by_label("I have looked at the specimen").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("row", name="Quinn")).to_contain_text("papers look like this today")
    with tenant_context(northseal):
        assert (in_force().version, in_force().note_en) == (1, "Issued by {body}")
