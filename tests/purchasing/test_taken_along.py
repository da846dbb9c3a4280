"""The answers as CSV, as a workbook, and a sheet for each row."""

import csv
import io

import pytest
from openpyxl import load_workbook

from tests.purchasing.making import enter, send

pytestmark = pytest.mark.django_db
TEXT = "number\tholder\tremark\nNS-2026-1\tAcme Appliances\t=1+1\nXX-999-7\t@evil\t-2+A1"


def content(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_csv_says_each_row_with_its_answer_problems_first(site, northseal):
    (pk,) = enter(northseal, "NS-2026-1")
    lines = list(csv.reader(io.StringIO(content(send(site, TEXT, get="csv")).decode("utf-8-sig"))))
    assert [line[:2] for line in lines] == [["Row", "Result"], ["3", "Not in this register"], ["2", "Holds"]]
    assert lines[2][4].endswith(f"/certificates/{pk}/")
    assert lines[2][-3:] == ["NS-2026-1", "Acme Appliances", "'=1+1"]
    assert lines[1][-2:] == ["'@evil", "'-2+A1"]


def test_a_workbook_calculates_nothing(site, northseal):
    enter(northseal, "NS-2026-1")
    response = send(site, TEXT, get="xlsx")
    sheet = load_workbook(io.BytesIO(content(response))).active
    assert sheet.auto_filter.ref == "A1:O3"
    assert {cell.data_type for line in sheet.iter_rows() for cell in line if cell.value is not None} == {"s"}
    assert [cell.value for cell in sheet[3]][-1] == "=1+1"


def test_one_sheet_for_each_row_says_what_was_asked_and_answered(site, northseal):
    (pk,) = enter(northseal, "NS-2026-1")
    page = send(site, TEXT, get="sheets", date="2026-06-01", time="10:00", zone="Asia/Shanghai").content.decode()
    assert page.count('<article class="sheet">') == 2
    assert f"/certificates/{pk}/?date=2026-06-01&amp;time=10%3A00%3A00&amp;zone=Asia%2FShanghai" in page
    for words in ("Acme Appliances", "2026-06-01 10:00 (UTC+8)", "in the public register at", "SHA-256"):
        assert words in page


def test_sheets_of_one_heap_alone(site, northseal):
    enter(northseal, "NS-2026-1")
    page = send(site, TEXT, get="sheets", shown="holds").content.decode()
    assert page.count('<article class="sheet">') == 1
