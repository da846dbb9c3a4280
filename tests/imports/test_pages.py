"""The pages of an import: a file is brought, its columns confirmed, two people answer, results are fetched."""

import io
from dataclasses import replace
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tenants.utils import tenant_context
from openpyxl import Workbook

from certificates.models import Certificate
from imports import actions, looking, views
from imports.actions import reading
from imports.heads import look_of
from imports.looking import looked_at
from imports.models import Batch
from lib.refusal import Refused
from tenants.models import CertificationBody
from tests.imports.making import HEADINGS, as_file, row, table
from tests.support.signing_in import signed_in


@pytest.fixture
def desk(northseal, visit, rita):
    return signed_in(visit(northseal), rita)


@pytest.fixture
def manager(northseal, visit, quinn):
    return signed_in(visit(northseal), quinn)


def upload(desk, content: str | bytes, name="certificates.csv") -> str:
    answer = desk.post("/desk/certificates/imports/", {"file": as_file(content, name)})
    assert answer.status_code == 302, answer.content.decode()
    path = answer.headers["location"].removesuffix("columns/")
    worked(path)
    return path


def worked(path: str) -> Batch:
    """What the background makes of it."""
    with tenant_context(CertificationBody.objects.get(slug="northseal")):
        return actions.work(UUID(path.rstrip("/").rpartition("/")[2]))


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
    assert "The file is read" in desk.get(f"{path}columns/").content.decode()
    assert worked(path).headings[:2] == ["A", "B"]


def test_what_is_no_table_is_refused_at_once(desk, in_northseal):
    answer = desk.post("/desk/certificates/imports/", {"file": SimpleUploadedFile("scan.pdf", b"%PDF-1.7 x")})
    assert answer.status_code == 200
    assert not Batch.objects.exists()


def test_an_upload_answers_before_the_file_is_read_and_its_page_waits(desk, in_northseal, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("imports.actions.reading.best_reading", None)  # whoever read it in a request would fail
        answer = desk.post("/desk/certificates/imports/", {"file": workbook()})
        path = answer.headers["location"]
        page = desk.get(path).content.decode()
    assert "data-progress" in page
    assert "The file is read" in page
    batch = worked(path.removesuffix("columns/"))
    assert (batch.state, batch.headings[0]) == ("draft", "证书编号")
    monkeypatch.setattr("lib.reading.workbooks.opened", None)  # from here on its head is enough
    page = desk.get(path).content.decode()
    assert "NS-2024-001" in page
    assert "data-progress" not in page


def test_a_file_that_cannot_be_read_is_kept_and_its_page_says_why(desk, in_northseal):
    path = upload(desk, b"\xd0\xcf\x11\xe0" + b"0" * 600, name="old.xls")
    page = desk.get(f"{path}columns/").content.decode()
    assert "Save it anew as .xlsx" in page
    assert "Send another file" in page
    batch = Batch.objects.get()
    assert batch.file.size == 604
    assert desk.post(f"{path}columns/", {"column_0": "number"}).status_code == 200
    with pytest.raises(Refused, match="could not be read"):
        actions.say_columns(batch, columns={}, answers={}, by=batch.uploaded_by)


def test_another_way_of_reading_that_fails_leaves_the_one_before(in_northseal, rita):
    batch = actions.upload(as_file(table(row())), by=rita)
    before = batch.headings
    actions.read_again(batch, replace(batch.way_of_reading, kind="workbook"), by=rita)
    batch = actions.work(batch.pk)
    assert (batch.state, batch.headings, batch.reading["kind"]) == ("draft", before, "text")
    assert batch.trouble


def test_how_far_the_reading_is_is_told_while_it_is_read(in_northseal, rita, monkeypatch):
    monkeypatch.setattr("imports.actions.reading.TELLS_EVERY", 0.0)
    told = []
    monkeypatch.setattr(
        "imports.actions.reading.looked_at", lambda *how: told.append(stored().position) or looked_at(*how)
    )
    batch = actions.receive(workbook(), by=rita)

    def stored() -> Batch:
        return Batch.objects.get(pk=batch.pk)

    actions.work(batch.pk)
    assert 0 < told[0] <= batch.size


def test_a_worker_that_reads_the_way_asked_before_writes_nothing_over_the_way_asked_now(in_northseal, rita):
    batch = actions.upload(as_file(table(row())), by=rita)
    first, second = (replace(batch.way_of_reading, header=header) for header in (0, 1))
    late = actions.read_again(batch, first, by=rita)
    actions.work(batch.pk)
    asked = actions.read_again(Batch.objects.get(pk=batch.pk), second, by=rita)
    reading.read_head(late)  # taken up before, and only now at it
    assert Batch.objects.get(pk=batch.pk).counts == asked.counts
    reading._end(late)
    assert Batch.objects.get(pk=batch.pk).state == "reading"
    assert actions.work(batch.pk).reading["header"] == 1


def test_the_head_of_a_file_is_bounded_however_long_its_rows(in_northseal, rita, monkeypatch):
    monkeypatch.setattr(looking, "MOST_LETTERS", 4000)
    batch = actions.upload(as_file(table(*[row(产品名称="冰" * 1500, 证书编号=f"NS-{n}") for n in range(9)])), by=rita)
    look = look_of(batch)
    assert sum(len(cell) for line in look.lines for cell in line.cells) < 2 * 4000
    assert len(look.lines) < 9 <= look.about
    assert batch.columns["0"] == "number"


def test_files_come_in_so_often_and_no_more(desk, in_northseal, monkeypatch):
    rarely = replace(views.UPLOADING, rates="1/h/user")
    monkeypatch.setattr(views.imports, "policy", replace(views.imports.policy, limit=rarely))
    answers = [desk.post("/desk/certificates/imports/", {"file": as_file(table(row()))}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 429]


def test_what_ends_its_worker_each_time_is_given_up_in_words(in_northseal, rita, monkeypatch):
    batch = actions.receive(workbook(), by=rita)
    monkeypatch.setattr("imports.actions.reading.propose", raising(MemoryError))
    for _time in range(3):
        with pytest.raises(MemoryError):
            actions.work(batch.pk)
    batch = actions.work(batch.pk)
    assert (batch.state, "failed several times" in batch.trouble) == ("draft", True)


def raising(kind: type[BaseException]):
    def fails(*_args, **_named):
        raise kind

    return fails


def workbook() -> SimpleUploadedFile:
    """A workbook of one good row."""
    book, file = Workbook(), io.BytesIO()
    for cells in (HEADINGS, row()):
        book.active.append(cells)
    book.save(file)
    return SimpleUploadedFile("certificates.xlsx", file.getvalue())


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
