"""Lists as people have them: pasted in every shape, files of every kind, and what is wrong with some."""

import io
import zipfile

import pytest

from purchasing.lists import MOST_ROWS, read
from tests.purchasing.making import enter, file, row, rows, send, workbook

pytestmark = pytest.mark.django_db


def first(text: str) -> tuple[str, str]:
    taken = read(text)
    return taken.rows[0].cell(taken.column_of("number")), taken.rows[0].cell(taken.column_of("holder"))


@pytest.mark.parametrize(
    "text",
    [
        "NS2026-0471-01\tAcme Appliances Co., Ltd.",
        "NS2026-0471-01;Acme Appliances Co., Ltd.",
        'NS2026-0471-01,"Acme Appliances Co., Ltd."',
        "NS2026-0471-01   Acme Appliances Co., Ltd.",
        "No.\tCertificate no\tSupplier\n1\tNS2026-0471-01\tAcme Appliances Co., Ltd.",
        "供应商\t证书编号\nAcme Appliances Co., Ltd.\tNS2026-0471-01",
        "Acme Appliances Co., Ltd.\tNS2026-0471-01\t2026-12-01",
    ],
)
def test_number_and_holder_are_found(text):
    assert first(text) == ("NS2026-0471-01", "Acme Appliances Co., Ltd.")


def test_numbers_alone_are_a_list():
    assert [row.cells for row in read("NS-1001\n\nNS 1002\n").rows] == [["NS-1001"], ["NS 1002"]]


def test_a_row_keeps_the_number_that_its_spreadsheet_shows(site, northseal):
    content = workbook(["Suppliers 2026"], [], ["证书编号", "供应商"], ["NS-2026-1", "Acme"], [], ["NS-2026-9", "Acme"])
    assert sorted(one.number for one in rows(site, file=file(content, "list.xlsx"))) == [4, 6]


def test_a_file_is_written_into_the_box_and_read_once(site, northseal):
    enter(northseal, "NS-2026-1")
    page = send(site, file=file(workbook(["number"], ["NS-2026-1"]), "list.xlsx"))
    form = page.context["form"]
    again = send(site, form["list"].value(), written=form["written"].value())
    assert again.context["checked"].holds == page.context["checked"].holds == 1


def test_a_file_beside_a_typed_list_is_asked_about(site):
    page = send(site, "NS-2026-1", file=file("NS-2026-2"))
    assert page.status_code == 422
    assert "There is a list in the box as well" in page.content.decode()
    assert "NS-2026-1" in page.content.decode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_read_in_any_encoding(site, northseal, encoding):
    enter(northseal, "NS-2026-1")
    content = "证书编号,获证组织\nNS-2026-1,爱克米电器有限公司\n".encode(encoding)
    assert row(site, file=file(content)).group == "holds"


def test_merged_cells_say_the_same_in_every_row(site, northseal):
    enter(northseal, "NS-2026-1", "NS-2026-2")
    lines = (["supplier", "certificate no"], ["爱克米电器", "NS-2026-1"], [None, "NS-2026-2"])
    content = workbook(*lines, then=lambda sheet: sheet.merge_cells("A2:A3"))
    assert {one.asked.paper.holder for one in rows(site, file=file(content, "list.xlsx"))} == {"爱克米电器"}


def test_a_workbook_is_read_whatever_it_is_called(site, northseal):
    enter(northseal, "NS-2026-1")
    assert row(site, file=file(workbook(["number"], ["NS-2026-1"]), "list.xls")).group == "holds"


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 120_000_000)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7 ...", "list.pdf", "This file is no table"),
        (b"PK\x03\x04 and nothing else", "list.xlsx", "The archive cannot be unpacked"),
        (b"", "list.csv", "is empty"),
        (bomb(), "list.xlsx", "unpacks to far too much"),
    ],
)
def test_what_is_no_table_is_said(site, content, name, words):
    page = send(site, file=file(content, name))
    assert page.status_code == 422
    assert words in page.content.decode()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("number,holder\n,Acme Appliances", "This row has a name, but no certificate number."),
        ("number,holder\n#REF!,Acme", "The spreadsheet has spoilt this number."),
        ("number,holder\n1.23457E+15,Acme", "The spreadsheet has spoilt this number."),
        ("number\nNS2026-0471-01、NS2026-0472-01、NS2026-0473-01", "This cell holds several numbers."),
        ("number\nNS2026-0471-01、NS2026-0472-01", "This cell holds several numbers."),
        ("number\n" + "9" * 10_000, "This does not look like a certificate number."),
    ],
)
def test_a_row_that_cannot_be_asked_says_why_and_the_rest_goes_on(site, northseal, text, words):
    enter(northseal, "NS-2026-1")
    checked = rows(site, f"{text}\nNS-2026-1")
    assert (checked[0].headline, checked[0].group) == (words, "unclear")
    assert checked[-1].group == "holds"


@pytest.mark.parametrize(("cell", "words"), [("soon", "is no day"), ("01/02/2026", "can be read as two days")])
def test_a_day_that_cannot_be_read_is_said(site, northseal, cell, words):
    enter(northseal, "NS-2026-1")
    checked = row(site, f"number\tneeded until\nNS-2026-1\t{cell}")
    assert checked.group == "differs"
    assert words in checked.troubles[0]


@pytest.mark.parametrize("text", ["", "   \n\n\t\t\n", "\x00\x00"])
def test_an_empty_list_is_asked_for(site, text):
    page = send(site, text)
    assert page.status_code == 422
    assert "Paste some numbers" in page.content.decode()


@pytest.mark.parametrize(
    "text", ["证书编号\t持证人", "\ud800", '"NS-2026-1\nNS-2026-2', "\x00NS-2026-1", "1\n2\n3", "a" * 600_000]
)
def test_odd_lists_get_an_answer(site, northseal, text):
    enter(northseal, "NS-2026-1")
    page = site.post("/verify/many/", {"list": text.encode("utf-8", "replace").decode()})
    assert page.status_code in {200, 422}


def test_an_open_quotation_mark_swallows_no_row():
    text = "\n".join(['"NS-2026-1', *(f"NS-2026-{number}" for number in range(2, 60))])
    assert len(read(text).rows) == 59


def test_beyond_ten_thousand_rows_it_says_from_which_on_nothing_was_checked(site, monkeypatch):
    monkeypatch.setattr("purchasing.lists.MOST_ROWS", 3)
    page = send(site, "number\n" + "ab\n" * 9)
    assert len(page.context["checked"].rows) == 3
    assert "from row 5 on nothing was checked" in page.content.decode()
    of_file = send(site, file=file("number\n" + "ab\n" * 90))
    assert "from row 5 on nothing was checked" in of_file.content.decode()


def test_ten_thousand_rows_are_the_most():
    assert MOST_ROWS == 10_000


def test_of_a_long_file_only_what_is_compared_is_taken_over(site, northseal, monkeypatch):
    enter(northseal, "NS-2026-1")
    monkeypatch.setattr("purchasing.lists.LONGEST_TEXT", 1000)
    page = send(site, file=file(f"number,remarks\nNS-2026-1,{'x' * 2000}\n"))
    assert page.context["is_narrowed"]
    assert page.context["checked"].holds == 1
