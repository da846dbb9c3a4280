"""A buyer pastes two hundred numbers and takes a workbook along, by keyboard alone."""

import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from tenants.models import CertificationBody
from tests.purchasing.making import enter

HOLDER = "Acme Appliances Co., Ltd."


def tab_to(page: Page, selector: str) -> None:
    for _press in range(120):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"The keyboard does not lead to {selector}.")


def test_a_buyer_checks_two_hundred_and_takes_a_workbook_along(guildmark, tmp_path):
    numbers = [f"NS2026-{number:04d}-01" for number in range(200)]
    enter(CertificationBody.objects.get(slug="northseal"), *numbers[:198])
    page = guildmark.visitor()
    page.goto(guildmark.site("/verify/"))
    tab_to(page, "main a[href='/verify/many/']")
    page.keyboard.press("Enter")
    page.wait_for_url(guildmark.site("/verify/many/"))

    tab_to(page, "#id_list")
    page.keyboard.insert_text("\n".join(f"{number}\t{HOLDER}" for number in numbers))
    tab_to(page, "button[value=page]")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="198 of 200 hold").wait_for()

    tab_to(page, "button[value=xlsx]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "checked.xlsx")
    lines = list(load_workbook(tmp_path / "checked.xlsx").active.iter_rows(values_only=True))
    assert len(lines) == 201
    assert {line[-2] for line in lines[1:3]} == set(numbers[198:])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_row_has_a_sheet_of_one_page(guildmark, language):
    enter(CertificationBody.objects.get(slug="northseal"), "NS2026-0001-01", "NS2026-0002-01")
    page = guildmark.visitor(language=language)
    page.goto(guildmark.site("/verify/many/"))
    headings = "number\tholder\tmodel\tstandard\tneeded until"
    answers = f"NS2026-0001-01\t{HOLDER}\tBCD-180\tGB/T 23119-2017\t2027-01-01"
    page.locator("#id_list").fill(f"{headings}\n{answers}\nNS2026-0003-01\t{HOLDER}\t\t\t\n")
    page.locator("#id_date").fill("2026-06-01")
    page.locator("button[value=page]").click()
    with page.context.expect_page() as opened:
        page.locator("button[value=sheets]").click()
    opened.value.wait_for_load_state()
    printed = opened.value.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
