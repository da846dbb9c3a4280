"""A buyer pastes two hundred numbers and takes a workbook along, by keyboard alone."""

import re

import pytest
from openpyxl import load_workbook

from tenants.models import CertificationBody
from tests.journeys.stage import Walk, pairs, presses, tab_to
from tests.purchasing.making import enter

HOLDER = "Acme Appliances Co., Ltd."


@pytest.mark.parametrize(("language", "width"), pairs("zh", 390))
def test_a_buyer_checks_two_hundred_and_takes_a_workbook_along(guildmark, tmp_path, language, width):
    walk = Walk(guildmark, language, width)
    numbers = [f"NS2026-{number:04d}-01" for number in range(200)]
    enter(CertificationBody.objects.get(slug="northseal"), *numbers[:198])
    page = walk.visitor("petra")
    page.goto(guildmark.site("/verify/"))
    presses(page, page.locator("main a[href='/verify/many/']"))
    page.wait_for_url(guildmark.site("/verify/many/"))
    walk.keep(page, "check-many")

    tab_to(page, page.locator("#id_list"))
    page.keyboard.insert_text("\n".join(f"{number}\t{HOLDER}" for number in numbers))
    presses(page, page.locator("button[value=page]"))
    page.get_by_role("heading", level=1).filter(has_text="198").filter(has_text="200").wait_for()
    walk.keep(page, "checked-many")

    with page.expect_download() as download:
        presses(page, page.locator("button[value=xlsx]"))
    download.value.save_as(tmp_path / "checked.xlsx")
    lines = list(load_workbook(tmp_path / "checked.xlsx").active.iter_rows(values_only=True))
    assert len(lines) == 201
    assert {line[-2] for line in lines[1:3]} == set(numbers[198:])


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.long), "zh"])
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
