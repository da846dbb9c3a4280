"""Each fapiao is written into one sheet, whoever presses however often; the sheet is kept, and once more only with a word for it."""

import io
from functools import partial

import openpyxl
import pytest
from django.db import IntegrityError, transaction

from accounts.models import Organisation
from billing import actions
from billing.fapiao_bulk import actions as bulk
from billing.fapiao_bulk.sheet import HEAD
from billing.models import Fapiao, FapiaoOnSheet, FapiaoSheet, Invoice
from staff.models import Role
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, TEST_FEE
from tests.cast import person, works_for
from tests.support.asking import others
from tests.support.private import keep_private_files_in
from tests.support.racing import at_once
from tests.support.refusing import is_kept
from tests.support.signing_in import signed_in

SHEET = "/desk/fapiao/sheet/"
CODE = "91110000600037341L"


@pytest.fixture(autouse=True)
def private(tmp_path, monkeypatch):
    keep_private_files_in(tmp_path, monkeypatch)


def asking(invoice, by) -> Invoice:
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number=CODE, by=by)
    return invoice


@pytest.fixture
def asked(invoice, alice) -> Invoice:
    return asking(invoice, alice)


@pytest.fixture
def other(northseal, acme, fin, alice, asked) -> Invoice:
    drafted = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    return asking(actions.issue(drafted, by=fin), alice)


def column(content: bytes, heading: str) -> list[str]:
    first, *rows = openpyxl.load_workbook(io.BytesIO(content))[HEAD].iter_rows(min_row=3, values_only=True)
    return [row[first.index(heading)] for row in rows if any(row)]


@pytest.mark.django_db
def test_a_second_press_writes_nothing_twice_and_asks(asked, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    ticked = {"invoice": [str(asked.pk)]}
    desk.post(SHEET, ticked)
    page = desk.post(SHEET, ticked, follow=True).content.decode()
    assert "Write these once more?" in page
    assert FapiaoSheet.objects.count() == 1
    desk.post("/desk/fapiao/sheets/again/", ticked)
    assert list(FapiaoOnSheet.objects.order_by("sheet__made_at").values_list("is_again", flat=True)) == [False, True]


@pytest.mark.django_db
def test_of_the_ticked_ones_what_a_sheet_holds_is_left_out_and_named(asked, other, visit, northseal, fin):
    bulk.export_fapiao(northseal, chosen=[asked.pk], by=fin)
    desk = signed_in(visit(northseal), fin)
    page = desk.post(SHEET, {"invoice": [str(asked.pk), str(other.pk)]}, follow=True).content.decode()
    assert "These were left out" in page
    assert f"/desk/fapiao/sheets/again/?invoice={asked.pk}" in page
    sheet = FapiaoSheet.objects.order_by("made_at").last()
    assert [row.fapiao_id for row in sheet.rows.all()] == [other.pk]


@pytest.mark.django_db
def test_a_sheet_that_got_lost_is_downloaded_again_as_it_was(asked, visit, northseal, fin, alice):
    sheet = bulk.export_fapiao(northseal, by=fin)
    desk = signed_in(visit(northseal), fin)
    assert sheet.get_absolute_url() in desk.get("/desk/fapiao/sheets/").content.decode()
    answer = desk.get(f"{sheet.get_absolute_url()}sheet.xlsx")
    assert "-1.xlsx" in answer["Content-Disposition"]
    assert column(b"".join(answer.streaming_content), "发票流水号") == [asked.reference]


@pytest.mark.django_db
def test_what_could_not_be_written_stands_on_the_page_of_the_sheet(asked, visit, northseal, acme, fin, alice):
    fee = TEST_FEE.__class__(TEST_FEE.description, 100_00, currency="EUR")
    drafted = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[fee], by=fin)
    asking(actions.issue(drafted, by=fin), alice)
    page = signed_in(visit(northseal), fin).post(SHEET, {"do": "all"}, follow=True).content.decode()
    assert "A fapiao is made in CNY; this invoice is in EUR." in page


@pytest.mark.django_db
def test_nothing_on_a_sheet_changes_and_none_is_written_first_twice(asked, northseal, fin):
    sheet = bulk.export_fapiao(northseal, by=fin)
    is_kept(lambda: FapiaoSheet.objects.update(left=1))
    is_kept(lambda: FapiaoOnSheet.objects.all().delete())
    another = FapiaoSheet.objects.create(body=northseal, made_by=fin, file="x.xlsx")
    with pytest.raises(IntegrityError, match="a_fapiao_is_written_once"), transaction.atomic():
        FapiaoOnSheet.objects.create(sheet=another, fapiao=sheet.rows.get().fapiao, total=1)


@pytest.mark.django_db
def test_sheets_are_for_finance_of_this_body(asked, visit, northseal, greenmark, fin, gus, otto):
    sheet = bulk.export_fapiao(northseal, by=fin).get_absolute_url()
    pages = [sheet, f"{sheet}sheet.xlsx"]
    here = ["/desk/fapiao/sheets/", "/desk/fapiao/sheets/again/", *pages]
    assert others(signed_in(visit(northseal), otto), here, than={403}) == []
    assert others(signed_in(visit(greenmark), gus), pages, than={404}) == []


# --- At once ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def two(committed, monkeypatch):
    """An invoice whose fapiao waits, and two of finance."""
    monkeypatch.setattr("lib.queue._send", lambda *_task: None)
    body = CertificationBody.objects.get(slug="northseal")
    people = [works_for(body, name, Role.FINANCE) for name in ("fin", "penny")]
    actions.set_bank_account(body, by=people[0], holder="N", bank="B", number="1")
    client = Organisation.objects.create(name_en="Any")
    drafted = actions.draft_invoice(client, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=people[0])
    return body, asking(actions.issue(drafted, by=people[0]), people[0]), people


@pytest.mark.slow
def test_of_two_who_press_at_once_one_gets_the_sheet(two):
    body, _invoice, people = two
    done, refused = at_once(*(partial(bulk.export_fapiao, body, by=by) for by in people))
    assert done == ""
    assert "written into a sheet before" in refused
    assert FapiaoOnSheet.objects.count() == 1


@pytest.mark.slow
def test_what_a_client_changes_while_the_sheet_is_made_stands_on_it_or_is_refused(two):
    body, invoice, (fin, _penny) = two
    carol = person("carol")
    carol.organisation_memberships.create(organisation=invoice.organisation)
    change = partial(actions.request_fapiao, invoice, kind="ordinary", title="另一抬头", tax_number=CODE, by=carol)
    at_once(partial(bulk.export_fapiao, body, by=fin), change)
    with FapiaoSheet.objects.get().file.open() as sheet:
        written = column(sheet.read(), "购买方名称")
    assert written == [Fapiao.objects.get().title]
