"""An editor writes a page with a live scheme card, publishes and translates it; the card follows the register, and the editor is told."""

from django_tenants.utils import tenant_context

from catalog import actions
from tenants.models import CertificationBody
from tests.cast import person, staff_of
from tests.catalog.schemes import published_scheme


def test_a_campaign_is_published(guildmark, shows):
    northseal = CertificationBody.objects.get(slug="northseal")
    sima = staff_of(northseal, "sima")["sima"]
    with tenant_context(northseal):
        version = published_scheme(sima)
    reader = guildmark.visitor(width=390)
    reader.goto(guildmark.site("/schemes/"))
    shows(reader, "Green refrigerators")

    editor = guildmark.signed_in(person("eddy", is_editor=True, is_staff=True))
    editor.goto(guildmark.site("/cms/"))
    editor.get_by_role("link", name="Write a promotional page · English").click()
    editor.locator("[name=title]").fill("Cool and green")
    editor.locator("[name=summary]").fill("Refrigerators that use less.")
    editor.get_by_role("button", name="Insert a block").click()
    editor.get_by_role("option", name="Scheme cards").click()
    editor.get_by_label("Scheme*", exact=True).select_option(label="Green refrigerators · Northseal (demo)")
    editor.get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name="Publish").click()
    editor.get_by_text("created and published").wait_for()

    reader.goto(guildmark.site("/"))
    reader.get_by_role("link", name="Cool and green").click()
    reader.get_by_role("heading", name="Green refrigerators").wait_for()

    editor.get_by_role("link", name="Edit", exact=True).click()
    editor.get_by_role("button", name="Actions").first.click()
    editor.get_by_role("link", name="Translate this page").click()
    editor.get_by_label("Chinese").check()
    editor.get_by_role("button", name="Submit").click()
    editor.get_by_role("button", name="Translate").first.wait_for()
    chinese = guildmark.visitor(language="zh", width=390)
    chinese.goto(guildmark.site("/"))
    assert "Cool and green" not in chinese.content()  # not before it is translated
    editor.get_by_role("button", name="Translate").first.click()
    editor.locator("textarea").first.fill("又凉又绿")
    editor.get_by_role("button", name="Save", exact=True).click()
    editor.get_by_role("button", name="Edit", exact=True).first.wait_for()
    editor.get_by_role("button", name="Publish in Chinese").click()
    editor.get_by_text("LIVE").first.wait_for()
    chinese.goto(guildmark.site("/"))
    chinese.get_by_role("link", name="又凉又绿").click()
    chinese.get_by_role("heading", name="绿色电冰箱").wait_for()

    with tenant_context(northseal):
        actions.withdraw_scheme(version.scheme, reason_zh="停办", by=sima)
    shows(reader, "takes no new applications")
    editor.goto(guildmark.site("/cms/"))
    editor.get_by_role("heading", name="The register has changed since").wait_for()
    editor.get_by_text("The scheme “Green refrigerators” takes no new applications.").first.wait_for()
    editor.get_by_role("link", name="Cool and green").first.click()
    editor.get_by_role("heading", name="Cool and green").wait_for()
