"""The longest list there may be: every row of it is answered, and ends up in the workbook."""

import io

import pytest
from openpyxl import load_workbook

from tests.purchasing.making import enter, send

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.long]
KNOWN, TIMES, UNKNOWN = 900, 10, 1000


def test_each_of_ten_thousand_rows_ends_up_in_the_workbook(site, northseal):
    numbers = [f"NS-2026-{number}" for number in range(1000, 1000 + KNOWN)]
    enter(northseal, *numbers)
    listed = numbers * TIMES + [f"ZZ-8888-{number}" for number in range(5000, 5000 + UNKNOWN)]
    response = send(site, "".join(f"{number}\tAcme Appliances\n" for number in listed), get="xlsx")
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)), read_only=True)
    _heading, *lines = book.active.iter_rows(values_only=True)
    assert sorted(int(line[0]) for line in lines) == list(range(1, 10_001))
    assert [line[1] for line in lines] == ["Not in this register"] * UNKNOWN + ["Holds"] * KNOWN * TIMES
    assert all(listed[int(line[0]) - 1] == line[15] for line in lines)
