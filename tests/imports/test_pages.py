"""The pages of an import: a file is brought, its columns confirmed, two people answer, results are fetched."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from certificates.models import Certificate
from imports import actions
from imports.models import Batch
from tests.imports.making import as_file, row, table
from tests.support.signing_in import signed_in


@pytest.fixture
def desk(northseal, visit, rita):
    return signed_in(visit(northseal), rita)


@pytest.fixture
def manager(northseal, visit, quinn):
    return signed_in(visit(northseal), quinn)


def upload(desk, content: str, name="certificates.csv") -> str:
    answer = desk.post("/desk/certificates/imports/", {"file": SimpleUploadedFile(name, content.encode())})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["location"].removesuffix("columns/")


def chosen(page: str) -> dict[str, str]:
    """What stands on the page of columns, as a browser would send it."""
    import re

    fields = {}
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', page, re.DOTALL):
        picked = re.search(r'<option value="([^"]*)" selected', options)
        fields[name] = picked[1] if picked else ""
    return fields


@pytest.mark.slow
def test_a_file_goes_in_by_page_on_two_peoples_word(desk, manager, in_northseal, django_capture_on_commit_callbacks):
    path = upload(desk, table(row(), row(证书编号="NS-2024-002", 颁证日期="")))
    columns = desk.get(f"{path}columns/").content.decode()
    assert "NS-2024-001" in columns
    assert "There is no issue date" in columns
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{path}columns/", chosen(columns))
    page = desk.get(path).content.decode()
    assert "Answer for the import" in page
    desk.post(f"{path}state/", {"takes_responsibility": "on"})
    with django_capture_on_commit_callbacks(execute=True):
        manager.post(f"{path}confirm/", {"takes_responsibility": "on"})
    assert Certificate.objects.get().status == "VALID"
    assert "What became of it" in manager.get(path).content.decode()
    result = b"".join(manager.get(f"{path}result.csv").streaming_content).decode("utf-8-sig")
    assert "There is no issue date" in result
    assert b"".join(manager.get(f"{path}result.xlsx").streaming_content).startswith(b"PK")


@pytest.mark.slow
def test_an_open_question_is_asked_before_rows_are_checked(desk):
    path = upload(desk, table(row(颁证日期="03/04/2024", 状态="在册")))
    page = desk.get(f"{path}columns/").content.decode()
    answer = desk.post(f"{path}columns/", chosen(page))
    assert "Say whether the day or the month comes first" in answer.content.decode()
    assert "day, month, year" in page
    assert "在册" in page


def test_what_a_file_leaves_open_is_answered_on_its_page(desk, in_northseal, django_capture_on_commit_callbacks):
    headings = ["证书编号", "获证组织", "产品名称", "颁证日期", "型号"]
    rows = [
        ["A-1", "甲公司", "灯", "13/02/2024", "L-1, L-2"],
        ["A-2", "甲公司", "灯", "02/14/2024 03/15/2025", "L-1/L-2"],
    ]
    path = upload(desk, table(*rows, headings=headings))
    page = desk.get(f"{path}columns/").content.decode()
    said = chosen(page)
    assert (said["order_issued_on"], said["several_issued_on"], said["parts_0"], said["parts_1"]) == ("", "", "", "")
    assert "stands between several: L-1 · L-2" in page
    answers = {"order_issued_on": "dmy", "several_issued_on": "last", "parts_0": "split", "parts_1": "keep"}
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{path}columns/", said | answers)
    contents = [one.content for one in Batch.objects.get().rows.all()]
    assert [one["issued_on"] for one in contents] == ["2024-02-13", "2025-03-15"]
    assert [len(one["covered_models"]) for one in contents] == [2, 1]


def test_a_whole_list_shows_on_its_page_what_it_left_out(desk, entered, checked):
    entered(table(row(), row(证书编号="NS-2024-002")))
    batch = checked(table(row(产品名称="两门电冰箱")), answers={"is_whole": True})
    path = f"/desk/certificates/imports/{batch.pk}/"
    assert "In the register, not in this list" in desk.get(path).content.decode()
    missing = b"".join(desk.get(f"{path}result.csv?only=missing").streaming_content).decode()
    assert "NS-2024-002" in missing
    assert "NS-2024-001" not in missing


def test_two_columns_for_one_thing_are_refused(desk):
    path = upload(desk, table(row()))
    said = chosen(desk.get(f"{path}columns/").content.decode()) | {"column_2": "holder"}
    assert "is chosen for two columns" in desk.post(f"{path}columns/", said).content.decode()


def test_another_row_of_headings_may_be_chosen(desk, in_northseal):
    path = upload(desk, table(row()))
    desk.post(
        f"{path}reading/",
        {"reading-encoding": "utf-8-sig", "reading-delimiter": ",", "reading-header": "0", "reading-height": "1"},
    )
    assert Batch.objects.get().headings[:2] == ["A", "B"]


def test_what_is_no_table_is_refused_in_words(desk):
    answer = desk.post(
        "/desk/certificates/imports/", {"file": SimpleUploadedFile("old.xls", b"\xd0\xcf\x11\xe0" + b"0" * 600)}
    )
    assert "Save it anew as .xlsx" in answer.content.decode()


def test_who_has_no_business_there_is_kept_out(northseal, visit, mira, gus):
    assert signed_in(visit(northseal), mira).get("/desk/certificates/imports/").status_code in (403, 404)
    assert signed_in(visit(northseal), gus).get("/desk/certificates/imports/").status_code in (403, 404)


def test_a_page_changes_nothing_by_being_looked_at(desk, in_northseal, rita):
    batch = actions.upload(as_file(table(row())), by=rita)
    for name in ("", "columns/", "discard/"):
        assert desk.get(f"/desk/certificates/imports/{batch.pk}/{name}").status_code == 200
    batch.refresh_from_db()
    assert batch.state == "draft"


@pytest.mark.parametrize(
    ("who", "page"), [("desk", "state"), ("manager", "confirm"), ("desk", "ask-to-take-back"), ("manager", "take-back")]
)
def test_the_steps_of_a_file_that_nobody_looked_at_are_pages_too(request, in_northseal, rita, who, page):
    batch = actions.upload(as_file(table(row())), by=rita)
    url, visitor = f"/desk/certificates/imports/{batch.pk}/{page}/", request.getfixturevalue(who)
    assert (visitor.get(url).status_code, visitor.post(url).status_code) == (200, 200)
