"""The small failing inputs that were found by trying, as they stand; each comes out as its list says."""

from pathlib import Path

import pytest

from imports import actions
from imports.looking import looked_at, questions_of
from lib.refusal import Refused
from tests.imports.making import as_file

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "import"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases/import is missing."),
]


def case(number: str) -> bytes:
    (path,) = CASES.glob(f"{number}-*")
    return path.read_bytes()


def open_questions(rita, number: str):
    batch = actions.upload(as_file(case(number)), by=rita)
    with batch.file.open("rb") as file:
        return batch, questions_of(looked_at(file, batch.way_of_reading), batch.columns, batch.answers, batch)


@pytest.mark.parametrize("number", ["01", "02"])
def test_orders_of_days_are_asked(in_northseal, rita, number):
    batch, asked = open_questions(rita, number)
    assert {key for key, days in asked.days.items() if days.is_open} == {"issued_on", "valid_until"}
    with pytest.raises(Refused, match="day or the month"):
        actions.check(batch, by=rita)


def test_several_in_a_cell_are_parted_or_asked(in_northseal, rita, checked):
    _batch, asked = open_questions(rita, "08")
    signs = [one.sign for one in asked.parts]
    assert (signs, {one.key for one in asked.parts}) == (["comma", "slash", "space"], {"model"})
    contents = [
        one.content
        for one in checked(case("08"), answers={"parts": {"model": dict.fromkeys(signs, "split")}}).rows.all()
    ]
    assert [len(one["covered_models"]) for one in contents] == [3, 3, 2, 3, 2, 2]
    assert [len(one["standards"]) for one in contents] == [2, 2, 3, 2, 2, 2]


def test_long_open_and_nested_ones_are_read_whole(checked):
    assert checked(case("05")).counts["new"] == 1
    assert list(checked(case("09")).rows.values_list("line", "verdict")) == [(2, "refused"), (3, "new"), (4, "new")]
    content = checked(case("13")).rows.get().content
    assert (content["number"], content["holder_name_en"], content["issued_on"]) == (
        "BF-1",
        "Invented A Ltd",
        "2024-01-02",
    )
    assert ([one["model"] for one in content["covered_models"]], len(content["standards"])) == (["a", "b"], 2)


def test_a_portal_in_windows_1252_says_that_it_has_no_numbers(in_northseal, rita):
    batch = actions.upload(as_file(case("11")), by=rita)
    named = {batch.headings[int(column)]: key for column, key in batch.columns.items()}
    assert batch.reading["encoding"] == "cp1252"
    assert (named["Name"], named["Manufacturer"], named["Assurance Level"]) == ("product", "holder", "grade")
    with pytest.raises(Refused, match="Certificate number"):
        actions.check(batch, by=rita)


def test_a_list_without_issue_dates_goes_in_with_one_day_for_all(checked):
    assert checked(case("16"), answers={"issued_on": "2024-05-01"}).counts["new"] == 2
