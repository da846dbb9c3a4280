"""Fapiao in bulk: the sheet goes out, the tax office's list comes in and is confirmed, files find their number."""

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from accounts.models import Notice
from billing import actions, fapiao_files
from billing.fapiao_bulk import actions as bulk
from billing.fapiao_bulk.actions import lists as fapiao_bulk
from billing.fapiao_bulk.actions import sheets as fapiao_sheets
from billing.fapiao_bulk.queries import fapiao_matches, sheet_of
from billing.fapiao_bulk.sheet import DETAIL, HEAD
from billing.models import Fapiao, FapiaoFile, FapiaoList, FapiaoRow, FapiaoSheet, Invoice, RedFapiao
from billing.queries import counts_of, fapiao_due
from billing.row_files import actions as row_files
from lib import clock
from lib.refusal import Refused
from tests.billing.making import APPLICATION, TEST_FEE
from tests.support.asking import others
from tests.support.pdfs import a_pdf_of
from tests.support.private import keep_private_files_in
from tests.support.refusing import is_kept
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
CODE = "91110000600037341L"
FIRST, SECOND, RED = "26112000000000000001", "26112000000000000002", "26112000000000000009"
LIST = "序号,数电发票号码,购方识别号,购买方名称,开票日期,金额,税额,价税合计,发票状态,备注"
COLUMNS = {
    "number": 1,
    "buyer_tax_number": 2,
    "buyer": 3,
    "issued_on": 4,
    "net": 5,
    "tax": 6,
    "total": 7,
    "state": 8,
    "remarks": 9,
}


@pytest.fixture(autouse=True)
def private(tmp_path, monkeypatch):
    keep_private_files_in(tmp_path, monkeypatch)


def asking(invoice, alice, kind="special") -> Invoice:
    actions.request_fapiao(invoice, kind=kind, title="爱克米电器（演示）有限公司", tax_number=CODE, by=alice)
    return invoice


@pytest.fixture
def asked(invoice, alice) -> Invoice:
    return asking(invoice, alice)


@pytest.fixture
def other(northseal, acme, fin, alice, asked) -> Invoice:
    drafted = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    return asking(actions.issue(drafted, by=fin), alice, kind="ordinary")


def row(
    number=FIRST,
    *,
    remarks="",
    net="24500.00",
    tax="1470.00",
    total="25970.00",
    code=CODE,
    state="正常",
    day="2026-11-20",
):
    return f"1,{number},{code},爱克米电器（演示）有限公司,{day},{net},{tax},{total},{state},{remarks}"


def listed(*rows: str, encoding="utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("list.csv", "\n".join([LIST, *rows]).encode(encoding))


@pytest.fixture
def read(northseal, fin):
    """A list as it is read once its columns were said."""

    def read(*rows: str, **more) -> FapiaoList:
        received = bulk.receive_fapiao_list(listed(*rows, **more), body=northseal, by=fin)
        return received if received.read_at else bulk.say_fapiao_columns(received, columns=COLUMNS, by=fin)

    return read


def take(fin):
    return bulk.take_fapiao_rows(FapiaoRow.objects.waiting().select_related("body"), by=fin)


def matched():
    return [match for _row, match in fapiao_matches(list(FapiaoRow.objects.select_related("body")))]


def opened(made: FapiaoSheet) -> tuple[list[dict], list[dict]]:
    """The two tables of a sheet, row by row under their headings."""
    with made.file.open() as file:
        book = openpyxl.load_workbook(io.BytesIO(file.read()))

    def table(name):
        rows = list(book[name].iter_rows(min_row=3, values_only=True))
        return [dict(zip(rows[0], one, strict=True)) for one in rows[1:] if any(one)]

    return table(HEAD), table(DETAIL)


# --- Out --------------------------------------------------------------------------------------------------------------


def test_the_sheet_says_who_buys_what_and_bears_our_reference(asked, other, northseal, fin):
    head, detail = opened(bulk.export_fapiao(northseal, by=fin))
    assert [one["发票类型"] for one in head] == ["增值税专用发票", "普通发票"]
    assert (head[0]["发票流水号"], head[0]["购买方纳税人识别号"], head[0]["是否含税"]) == (asked.reference, CODE, "是")
    assert asked.number in head[0]["备注"]
    assert [one["金额"] for one in detail if one["发票流水号"] == asked.reference] == [21200, 4770]
    assert (detail[0]["税率"], detail[0]["数量"], detail[0]["单价"], detail[1]["数量"]) == ("0.06", 2, 10600, None)


def test_only_chosen_ones_are_written_and_remembered(asked, other, northseal, fin):
    done = bulk.export_fapiao(northseal, chosen=[other.pk], by=fin)
    assert done.rows.count() == 1
    assert list(Fapiao.objects.exclude(exported_at=None).values_list("invoice", flat=True)) == [other.pk]


def test_what_was_credited_before_is_not_on_the_sheet(asked, northseal, fin):
    actions.open_credit_note(asked, wanted={2: 477_000}, reason={"zh": "少做", "en": "Less"}, by=fin)
    _head, detail = opened(bulk.export_fapiao(northseal, by=fin))
    assert [one["金额"] for one in detail] == [21200]


def test_item_and_code_of_the_seller_stand_on_every_line(asked, northseal, fin):
    told = {"item_name": "认证服务费", "item_code": "3040699000000000000", "tax_rate": 6}
    bulk.set_fapiao_settings(northseal, **told, by=fin)
    _head, detail = opened(bulk.export_fapiao(northseal, by=fin))
    assert {(one["项目名称"], one["商品和服务税收编码"]) for one in detail} == {("认证服务费", "3040699000000000000")}


def platform_sheet(*, without="", name=DETAIL) -> SimpleUploadedFile:
    """As the platform gives it out: another order of columns than ours, a star, an example beneath, a table we do not know."""
    book = openpyxl.Workbook()
    book.active.title = HEAD
    head = [
        "*发票流水号",
        "*发票类型",
        "特定业务类型",
        "*是否含税",
        "证件类型",
        "*购买方名称",
        "购买方\n纳税人识别号",
        "备注",
    ]
    detail = ["发票流水号", "项目名称", "规格型号", "商品和服务税收编码", "数量", "单价", "金额", "税率"]
    for sheet, headings in ((book[HEAD], head), (book.create_sheet(name), detail)):
        for column, heading in enumerate(headings, 1):
            if heading != without:
                sheet.cell(3, column, heading)
        sheet.cell(9, 1, "example")
    book.create_sheet("3-特定业务信息")["A1"] = "kept"
    kept = io.BytesIO()
    book.save(kept)
    return SimpleUploadedFile("template.xlsx", kept.getvalue())


def test_the_platforms_own_sheet_is_filled_by_its_headings(asked, northseal, fin):
    plain = {"item_name": "", "item_code": "", "tax_rate": 6}
    bulk.set_fapiao_settings(northseal, **plain, template=platform_sheet(), by=fin)
    with bulk.export_fapiao(northseal, by=fin).file.open() as file:
        book = openpyxl.load_workbook(io.BytesIO(file.read()))
    assert book["3-特定业务信息"]["A1"].value == "kept"
    assert (book[HEAD]["A4"].value, book[HEAD]["G4"].value) == (asked.reference, CODE)
    assert (book[DETAIL]["G4"].value, book[DETAIL]["A9"].value) == (21200, None)


@pytest.mark.parametrize(("more", "words"), [({"name": "x"}, "no table"), ({"without": "金额"}, "no column “金额”")])
def test_another_sheet_is_refused_in_words(northseal, fin, in_northseal, more, words):
    plain = {"item_name": "", "item_code": "", "tax_rate": 6}
    with pytest.raises(Refused, match=words):
        bulk.set_fapiao_settings(northseal, **plain, template=platform_sheet(**more), by=fin)


def test_a_mistyped_code_is_refused(northseal, fin, in_northseal):
    with pytest.raises(Refused, match="19 digits"):
        bulk.set_fapiao_settings(northseal, item_name="", item_code="304", tax_rate=6, by=fin)


def test_a_title_that_would_calculate_is_text(invoice, alice, northseal, fin):
    actions.request_fapiao(invoice, kind="ordinary", title="=1+1", tax_number=CODE, by=alice)
    head, _detail = opened(bulk.export_fapiao(northseal, by=fin))
    assert head[0]["购买方名称"] == "'=1+1"


def test_an_invoice_in_another_currency_is_named(asked, northseal, acme, fin, alice):
    fee = TEST_FEE.__class__(TEST_FEE.description, 100_00, currency="EUR")
    euro = actions.issue(
        actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[fee], by=fin), by=fin
    )
    done = bulk.export_fapiao(northseal, by=fin) if asking(euro, alice) else None
    why = "A fapiao is made in CNY; this invoice is in EUR."
    assert (done.rows.count(), done.refused) == (1, [[str(euro.pk), euro.number, why]])


def test_all_are_those_that_no_sheet_held_yet(asked, other, northseal, fin):
    bulk.export_fapiao(northseal, chosen=[asked.pk], by=fin)
    head, _detail = opened(bulk.export_fapiao(northseal, by=fin))
    assert [one["发票流水号"] for one in head] == [other.reference]
    with pytest.raises(Refused, match="written into a sheet before"):
        bulk.export_fapiao(northseal, by=fin)
    with pytest.raises(Refused, match="imported twice is made twice"):
        bulk.export_fapiao(northseal, chosen=[asked.pk], by=fin)
    assert bulk.export_fapiao(northseal, chosen=[asked.pk], again=True, by=fin).rows.get().is_again


def test_how_many_wait_for_a_further_sheet_is_said(asked, other, northseal, fin, monkeypatch, visit):
    monkeypatch.setattr(fapiao_sheets, "MOST_EXPORTED", 1)
    desk = signed_in(visit(northseal), fin)
    page = desk.post("/desk/fapiao/sheet/", {"do": "all"}, follow=True).content.decode()
    assert "1 more waits for a further sheet" in page
    assert bulk.export_fapiao(northseal, by=fin).left == 0


def test_what_is_written_into_the_sheet_stays_as_the_client_asked(asked, northseal, fin, alice):
    bulk.export_fapiao(northseal, by=fin)
    with pytest.raises(Refused, match="being made as it was asked for"):
        asking(asked, alice, kind="ordinary")
    assert Fapiao.objects.get().kind == "special"


def test_rounding_never_makes_a_line_of_nothing(asked, monkeypatch):
    first, last = list(asked.lines.all())
    first.net, first.tax, last.net, last.tax = 1_000, 0, 1, 0
    asked._prefetched_objects_cache = {"lines": [first, last], "credit_notes": []}
    monkeypatch.setattr(Invoice, "creditable", 1_000)
    assert [line.amount * 100 for line in sheet_of(asked, None).lines] == [999, 1]
    first.net = last.net = 0
    with pytest.raises(Refused, match="rounding alone"):
        sheet_of(asked, None)


def test_nothing_waits(northseal, fin, in_northseal):
    with pytest.raises(Refused, match="No fapiao waits"):
        bulk.export_fapiao(northseal, by=fin)


# --- In ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_number_is_found_by_our_reference(asked, fin, alice, read, encoding):
    read(row(remarks=f"参考号 {asked.reference}"), encoding=encoding)
    assert len(take(fin).taken) == 1
    assert Fapiao.objects.get().number == FIRST
    assert FIRST in Notice.objects.filter(user=alice).first().text_zh


@pytest.mark.parametrize("remarks", ["账单 {number}", ""])
def test_a_number_is_found_by_the_invoice_or_the_buyer(asked, fin, read, remarks):
    read(row(remarks=remarks.format(number=asked.number)))
    take(fin)
    assert Fapiao.objects.get().number == FIRST


def test_rows_of_one_number_are_lines_of_one_fapiao(asked, fin, read):
    read(row(net="20000", tax="1200", total="21200"), row(net="4500", tax="270", total="4770"))
    assert FapiaoRow.objects.get().total == 2_597_000
    assert len(take(fin).taken) == 1


def test_many_are_confirmed_at_once(asked, other, fin, read):
    read(row(remarks=asked.reference), row(SECOND, remarks=other.reference, net="20000", tax="1200", total="21200"))
    assert len(take(fin).taken) == 2
    assert set(Fapiao.objects.values_list("number", flat=True)) == {FIRST, SECOND}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"net": "24500.01", "total": "25970.01"}, "asked for"),
        ({"net": "24490", "tax": "1480"}, "Its tax is"),
        ({"code": "91310000MA1FL5XK3T"}, "made out to"),
    ],
)
def test_what_differs_is_named_and_not_recorded(asked, fin, read, more, words):
    read(row(remarks=asked.reference, **more))
    done = take(fin)
    assert words in done.refused[0][1]
    assert (Fapiao.objects.get().number, FapiaoRow.objects.waiting().count()) == ("", 1)


def test_two_fapiao_of_one_invoice_in_one_list_come_to_light(asked, alice, fin, read):
    read(row(remarks=asked.reference), row(SECOND, remarks=asked.reference))
    done = take(fin)
    assert [one.number for one in done.taken] == [FIRST]
    assert f"Fapiao {FIRST} is recorded" in done.refused[0][1]
    assert not Notice.objects.filter(user=alice, subject_en__contains="corrected").exists()
    assert Fapiao.objects.get().number == FIRST


def test_a_number_typed_between_page_and_press_is_not_replaced(asked, fin, read):
    read(row(remarks=asked.reference))
    rows = list(FapiaoRow.objects.select_related("body"))
    [(_row, match)] = fapiao_matches(rows)
    actions.record_fapiao(asked, number=SECOND, by=fin)
    with pytest.raises(Refused, match=f"Fapiao {SECOND} is recorded"):
        fapiao_bulk._take(rows[0], match, fin)


@pytest.mark.parametrize("state", ["已红冲", "已全额红冲", "正常（部分红冲）"])
def test_what_was_taken_back_by_a_red_letter_is_not_recorded(asked, read, state):
    source = read(row(SECOND, remarks=asked.reference, state=state), row(remarks=asked.reference, state="正常-未红冲"))
    assert f"“{state}”" in source.unread[0][1]
    assert [one.number for one in FapiaoRow.objects.all()] == [FIRST]


def test_a_typed_number_is_compared_with_the_list(asked, other, fin, read):
    actions.record_fapiao(asked, number=FIRST, by=fin)
    read(row(remarks=other.reference, net="20000", tax="1200", total="21200"))
    named, differs = map(str, matched()[0].problems)
    assert f"recorded for invoice {asked.number}, and names invoice {other.number}" in named
    assert "asked for" in differs
    assert len(take(fin).refused) == 1


def test_a_typed_number_fits_still_after_its_invoice_was_credited(note, fin, read):
    read(row(remarks=note.invoice.reference))
    assert [(match.is_sure, match.label) for match in matched()] == [(True, note.invoice.number)]


def test_a_number_of_another_client_is_refused(asked, northseal, globex, fin):
    theirs = globex.organisation_memberships.get().organisation
    drafted = actions.draft_invoice(theirs, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    theirs = asking(actions.issue(drafted, by=fin), globex)
    actions.record_fapiao(asked, number=FIRST, by=fin)
    with pytest.raises(Refused, match="invoice of another client"):
        actions.record_fapiao(theirs, number=FIRST, by=fin)


def test_tax_may_differ_by_a_coin_a_line(asked, fin, read):
    read(row(remarks=asked.reference, net="24500.02", tax="1469.98"))
    assert len(take(fin).taken) == 1


def test_what_nobody_asked_for_waits(asked, fin, read):
    read(row(net="7", tax="0.42", total="7.42", code=""))
    assert take(fin).refused[0][1] == "Nothing that waits for a fapiao fits this row."


def test_of_two_alike_none_is_guessed(asked, northseal, acme, fin, alice, read):
    lines = [TEST_FEE]
    for _again in range(2):
        drafted = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=lines, by=fin)
        asking(actions.issue(drafted, by=fin), alice)
    read(row(net="20000", tax="1200", total="21200"))
    assert [match.invoice for match in matched()] == [None]


def test_the_same_list_twice_changes_nothing(asked, fin, read):
    first, again = read(row(remarks=asked.reference)), read(row(remarks=asked.reference))
    take(fin)
    assert (first, FapiaoRow.objects.count(), Fapiao.objects.get().versions.count()) == (again, 1, 1)


def test_a_fapiao_of_another_list_is_passed_over(asked, other, read):
    read(row(remarks=asked.reference))
    later = read(row(remarks=asked.reference), row(SECOND, remarks=other.reference))
    assert (later.known, FapiaoRow.objects.count()) == (1, 2)


def test_what_was_typed_by_hand_is_known(asked, fin, read):
    actions.record_fapiao(asked, number=FIRST, by=fin)
    read(row(remarks=asked.reference))
    assert [str(reason) for reason in matched()[0].reasons] == ["recorded already"]
    assert len(take(fin).taken) == 1
    assert Fapiao.objects.get().versions.count() == 1


def test_another_number_is_not_written_over_the_first(asked, fin, read):
    actions.record_fapiao(asked, number=SECOND, by=fin)
    read(row(remarks=asked.reference), row(SECOND, remarks=asked.reference))
    done = take(fin)
    assert f"Fapiao {SECOND} is recorded" in done.refused[0][1]
    assert Fapiao.objects.get().number == SECOND


def test_bad_rows_are_named_and_the_rest_goes_on(asked, read):
    source = read(
        row(remarks=asked.reference),
        row("123"),
        row(SECOND, day="yesterday"),
        row("26112000000000000003", total="much"),
        row("26112000000000000004", state="开具失败"),
        row("26112000000000000005", total="1"),
        row("26112000000000000006", net="0.001", tax="", total="0.001"),
    )
    assert [number for number, _why in source.unread] == [3, 4, 5, 6, 7, 8]
    words = ["no fapiao number", "no day", "no amount", "not made", "do not come to", "no coins"]
    assert all(word in why for word, (_row, why) in zip(words, source.unread, strict=True))
    assert source.rows.count() == 1


def test_columns_are_guessed_and_remembered(asked, northseal, fin, read):
    received = bulk.receive_fapiao_list(listed(row()), body=northseal, by=fin)
    assert (received.columns, received.read_at) == (COLUMNS, None)
    read(row())
    assert bulk.receive_fapiao_list(listed(row(SECOND)), body=northseal, by=fin).read_at


def test_a_list_that_failed_is_read_when_it_is_brought_again(asked, fin, read):
    read(row(remarks=asked.reference))
    source = bulk.receive_fapiao_list(listed(row(SECOND)), body=asked.body, by=fin)
    FapiaoList.objects.filter(pk=source.pk).update(read_at=None, trouble="Reading this file has failed", tries=3)
    again = bulk.receive_fapiao_list(listed(row(SECOND)), body=asked.body, by=fin)
    assert (again, again.trouble, bool(again.read_at)) == (source, "", True)


def test_a_slow_file_has_its_time_and_is_not_given_up(asked, fin, read):
    source = read(row())
    now = clock.now()
    FapiaoList.objects.update(read_at=None, tries=1, worked_at=now - row_files.LEFT * 2)
    assert row_files.left_behind(FapiaoList) == []
    FapiaoList.objects.update(worked_at=now - row_files.LONGEST * 2)
    assert row_files.left_behind(FapiaoList) == [source.pk]
    FapiaoList.objects.update(trouble="given up meanwhile")
    fapiao_bulk.read_fapiao_list(source)
    source.refresh_from_db()
    assert (source.trouble, bool(source.read_at)) == ("", True)


def test_setting_nothing_aside_says_so(asked, fin, read, visit, northseal):
    there = read(row()).get_absolute_url()
    page = signed_in(visit(northseal), fin).post(there, {"do": "aside"}, follow=True).content.decode()
    assert "Tick the rows first" in page


def test_rows_are_set_aside(asked, fin, read):
    read(row())
    assert bulk.set_fapiao_rows_aside(FapiaoRow.objects.select_related("body"), by=fin) == 1
    assert not FapiaoRow.objects.waiting().exists()
    assert bulk.take_fapiao_rows_up(FapiaoRow.objects.select_related("body"), by=fin) == 1
    assert FapiaoRow.objects.waiting().exists()


def test_the_columns_of_a_list_are_said_anew_until_something_was_taken(asked, fin, read):
    source = read(row())
    bulk.say_fapiao_columns(source, columns=COLUMNS | {"buyer": 9, "remarks": 3}, by=fin)
    assert FapiaoRow.objects.get().remarks == "爱克米电器（演示）有限公司"
    bulk.say_fapiao_columns(source, columns=COLUMNS, by=fin)
    assert take(fin).refused == []
    with pytest.raises(Refused, match="recorded of this file already"):
        bulk.say_fapiao_columns(source, columns=COLUMNS, by=fin)


def test_what_was_done_with_a_list_is_shown_and_undone_by_its_page(asked, fin, read, visit, northseal):
    source = read(row(remarks="?", code="?", total="1.00", net="0.94", tax="0.06"))
    desk, there = signed_in(visit(northseal), fin), source.get_absolute_url()
    ticked = {"row": [str(FapiaoRow.objects.get().pk)]}
    desk.post(there, ticked | {"do": "aside"})
    assert "Set aside" in desk.get(there, {"show": "done"}).content.decode()
    desk.post(there, ticked | {"do": "up"})
    assert FapiaoRow.objects.waiting().exists()


def test_what_was_wholly_credited_waits_for_no_fapiao(asked, fin):
    actions.open_credit_note(asked, reason={"zh": "错", "en": "Wrong"}, by=fin)
    assert not fapiao_due(asked.body).exists()
    assert counts_of(asked.body)["fapiao"] == 0
    with pytest.raises(Refused, match="no fapiao is due"):
        actions.record_fapiao(asked, number=FIRST, by=fin)


# --- Red letters ------------------------------------------------------------------------------------------------------


@pytest.fixture
def note(asked, fin):
    """Half of the invoice is credited, and its red-letter form is filed."""
    actions.record_fapiao(asked, number=FIRST, by=fin)
    note = actions.open_credit_note(asked, wanted={2: 477_000}, reason={"zh": "少做", "en": "Less"}, by=fin)
    actions.request_red_fapiao(note, form_number="1101002611000001", must_confirm=True, by=fin)
    return note


def red_row(**more):
    return row(RED, **{"net": "-4500.00", "tax": "-270.00", "total": "-4770.00"} | more)


@pytest.mark.parametrize("remarks", [f"被红冲蓝字数电发票号码：{FIRST}", "确认单编号 1101002611000001", ""])
def test_a_red_letter_is_the_notes(note, fin, read, remarks):
    read(red_row(remarks=remarks))
    assert len(take(fin).taken) == 1
    note.refresh_from_db()
    assert (note.state, RedFapiao.objects.get().number) == ("issued", RED)


def test_a_red_letter_typed_by_hand_is_known(note, fin, read):
    red = actions.answer_red_fapiao(RedFapiao.objects.get(), agrees=True, by=fin)
    actions.record_red_fapiao(red, number=RED, by=fin)
    read(red_row(remarks=FIRST))
    assert [str(reason) for reason in matched()[0].reasons] == ["recorded already"]
    assert len(take(fin).taken) == 1
    assert FapiaoRow.objects.get().note == note


def test_a_red_letter_of_another_amount_is_named(note, fin, read):
    read(red_row(remarks=FIRST, net="-4000", tax="-240", total="-4240"))
    assert "asked for" in take(fin).refused[0][1]


def test_a_red_letter_without_a_form_is_named(asked, fin, read):
    actions.record_fapiao(asked, number=FIRST, by=fin)
    actions.open_credit_note(asked, wanted={2: 477_000}, reason={"zh": "少做", "en": "Less"}, by=fin)
    read(red_row(remarks=FIRST))
    assert "No red-letter form" in take(fin).refused[0][1]


# --- Files ------------------------------------------------------------------------------------------------------------


def ofd() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("OFD.xml", "<ofd:OFD/>")
    return kept.getvalue()


def xml(number=FIRST) -> bytes:
    return f"<?xml version='1.0'?><EInvoice><Header><EIid>{number}</EIid></Header></EInvoice>".encode()


def zipped(**files: bytes) -> SimpleUploadedFile:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return SimpleUploadedFile("all.zip", kept.getvalue())


@pytest.fixture
def made(asked, fin) -> Invoice:
    actions.record_fapiao(asked, number=FIRST, by=fin)
    return asked


def test_a_zip_is_parted_and_each_file_finds_its_number(made, northseal, fin, alice):
    files = {f"out/{FIRST}_acme.ofd": ofd(), f"dzfp_{FIRST}.pdf": a_pdf_of("paper"), "original.xml": xml()}
    done = bulk.add_fapiao_files([zipped(**files)], body=northseal, by=fin)
    assert (len(done.added), done.refused) == (3, [])
    assert {one.ending for one in FapiaoFile.objects.filter(invoice=made, number=FIRST)} == {".xml", ".ofd", ".pdf"}
    assert "downloaded" in Notice.objects.filter(user=alice).first().subject_en


def test_the_same_files_twice_are_kept_once(made, northseal, fin):
    for _again in range(2):
        done = bulk.add_fapiao_files([zipped(**{"a.xml": xml()})], body=northseal, by=fin)
    assert (done.known, FapiaoFile.objects.count()) == (1, 1)


def test_of_two_who_bring_a_file_at_once_one_keeps_it(made, northseal, fin, monkeypatch):
    write = FapiaoFile.objects.bulk_create

    def after_another(kept, **more):
        told = {"invoice": made, "number": FIRST, "sha256": kept[0].sha256, "added_by": fin}
        write([FapiaoFile(**told, file="theirs.xml")])
        return write(kept, **more)

    monkeypatch.setattr(FapiaoFile.objects, "bulk_create", after_another)
    done = bulk.add_fapiao_files([SimpleUploadedFile("a.xml", xml())], body=northseal, by=fin)
    assert (done.added, done.known, FapiaoFile.objects.count()) == ([], 1, 1)


def test_what_does_not_fit_is_named_and_the_rest_goes_on(made, northseal, fin):
    uploads = [
        SimpleUploadedFile(f"{SECOND}.pdf", a_pdf_of("x")),
        SimpleUploadedFile("nothing.pdf", a_pdf_of("x")),
        SimpleUploadedFile(f"{FIRST}.exe", b"MZ program"),
        SimpleUploadedFile(f"{SECOND}.xml", xml()),
        SimpleUploadedFile("bomb.xml", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        SimpleUploadedFile("good.xml", xml()),
    ]
    done = bulk.add_fapiao_files(uploads, body=northseal, by=fin)
    words = ["is recorded", "Neither its name", "no PDF, OFD or XML", "its content", "document type"]
    assert all(word in why for word, (_name, why) in zip(words, done.refused, strict=True))
    assert len(done.added) == 1


def test_a_file_damaged_in_its_archive_does_not_hold_the_others_back(made, northseal, fin, alice):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bad.xml", xml() * 50)
        archive.writestr("good.xml", xml())
        begins = archive.getinfo("bad.xml").header_offset + 30 + len("bad.xml")
    content = bytearray(kept.getvalue())
    content[begins : begins + 8] = b"\xff" * 8
    done = bulk.add_fapiao_files([SimpleUploadedFile("a.zip", bytes(content))], body=northseal, by=fin)
    assert [(name, "damaged" in why) for name, why in done.refused] == [("bad.xml", True)]
    assert len(done.added) == 1
    assert "downloaded" in Notice.objects.filter(user=alice).first().subject_en


def test_clients_hear_of_what_was_kept_whatever_comes_after(made, northseal, fin, alice, monkeypatch):
    whole = fapiao_bulk.checked_fapiao

    def breaks(file):
        if file.name == "second.xml":
            raise MemoryError
        return whole(file)

    monkeypatch.setattr(fapiao_bulk, "checked_fapiao", breaks)
    files = [SimpleUploadedFile("first.xml", xml()), SimpleUploadedFile("second.xml", xml())]
    with pytest.raises(MemoryError):
        bulk.add_fapiao_files(files, body=northseal, by=fin)
    assert "downloaded" in Notice.objects.filter(user=alice).first().subject_en


def test_an_original_without_a_prologue_is_one(made, northseal, fin):
    plain = xml().partition(b"?>")[2]
    page = b"<html><EIid>" + FIRST.encode() + b"</EIid></html>"
    files = [SimpleUploadedFile("a.xml", plain), SimpleUploadedFile("b.xml", page)]
    done = bulk.add_fapiao_files(files, body=northseal, by=fin)
    assert (done.added[0].ending, [name for name, _why in done.refused]) == (".xml", ["b.xml"])


def test_no_more_is_unpacked_at_once_than_a_person_waits_for(made, northseal, fin, monkeypatch):
    monkeypatch.setattr(fapiao_files, "MOST_AT_ONCE", 200)
    files = {f"{at}.xml": xml() + b"\n" * at for at in range(4)}
    done = bulk.add_fapiao_files([zipped(**files)], body=northseal, by=fin)
    assert (len(done.added), [why for _name, why in done.refused]) == (
        2, ["More than 200 MB are not taken at once. Send the rest afterwards."]
    )  # fmt: skip


def test_an_archive_within_an_archive_is_not_opened(made, northseal, fin):
    inner = zipped(**{"a.xml": xml()}).read()
    done = bulk.add_fapiao_files([zipped(**{f"{FIRST}.zip": inner})], body=northseal, by=fin)
    assert "no PDF, OFD or XML" in done.refused[0][1]


def test_a_red_letters_file_is_found_too(note, northseal, fin, read):
    read(red_row(remarks=FIRST))
    take(fin)
    done = bulk.add_fapiao_files([SimpleUploadedFile("a.xml", xml(RED))], body=northseal, by=fin)
    assert (done.added[0].invoice, done.added[0].number) == (note.invoice, RED)


def test_a_corrected_number_hands_no_file_of_before_out(made, northseal, fin, alice, visit):
    bulk.add_fapiao_files([SimpleUploadedFile("a.xml", xml())], body=northseal, by=fin)
    there = f"/invoices/{made.pk}/fapiao/{FapiaoFile.objects.get().pk}/"
    theirs = signed_in(visit(northseal), alice)
    answer = theirs.get(there)
    assert b"".join(answer.streaming_content) == xml()
    actions.record_fapiao(made, number=SECOND, by=fin)
    assert theirs.get(there).status_code == 404


# --- By the pages -----------------------------------------------------------------------------------------------------


def test_the_way_by_the_pages(asked, other, visit, northseal, fin, alice):
    desk = signed_in(visit(northseal), fin)
    assert "Make the sheet" in desk.get("/desk/invoices/?tab=fapiao").content.decode()
    there = desk.post("/desk/fapiao/sheet/", {"invoice": [str(asked.pk)]})["Location"]
    assert asked.number in desk.get(there).content.decode()
    there = desk.post("/desk/fapiao/", {"file": listed(row(remarks=asked.reference))})["Location"]
    assert "remembered for every file" in desk.get(there).content.decode()
    there = desk.post(there, {name: str(at) for name, at in COLUMNS.items()})["Location"]
    assert asked.number in desk.get(there).content.decode()
    assert desk.post(there, {"row": [str(FapiaoRow.objects.get().pk)]}).status_code == 302
    assert "No fapiao of this list waits" in desk.get(there).content.decode()
    kept_page = desk.post("/desk/fapiao/files/", {"uploads": [SimpleUploadedFile("a.xml", xml())]}, follow=True)
    assert "1 file kept" in kept_page.content.decode()
    kept = FapiaoFile.objects.get()
    assert "the original: keep it" in desk.get(f"/desk/invoices/{asked.pk}/").content.decode()
    theirs = signed_in(visit(northseal), alice)
    assert f"/fapiao/{kept.pk}/" in theirs.get(f"/invoices/{asked.pk}/").content.decode()
    answer = theirs.get(f"/invoices/{asked.pk}/fapiao/{kept.pk}/")
    assert f"fapiao-{FIRST}.xml" in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content) == xml()
    assert "list.csv" in desk.get("/desk/fapiao/").content.decode()


def test_rows_that_fit_are_set_aside_only_after_a_look(asked, read, visit, northseal, fin):
    there, desk = read(row(remarks=asked.reference)).get_absolute_url(), signed_in(visit(northseal), fin)
    ticked = {"row": [str(FapiaoRow.objects.get().pk)], "do": "aside"}
    assert "Set these aside all the same?" in desk.post(there, ticked).content.decode()
    assert FapiaoRow.objects.waiting().exists()
    desk.post(there, {"aside": ticked["row"][0]})
    assert not FapiaoRow.objects.waiting().exists()


def test_what_stands_on_a_fapiao_is_said_by_page(visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    assert desk.get("/desk/fapiao/settings/").status_code == 200
    typed = {"item_name": "认证服务费", "item_code": "", "tax_rate": "3", "template": platform_sheet()}
    assert desk.post("/desk/fapiao/settings/", typed).status_code == 302
    assert "template.xlsx" in desk.get("/desk/fapiao/settings/").content.decode()
    assert "19 digits" in desk.post("/desk/fapiao/settings/", typed | {"item_code": "1"}).content.decode()


def test_fapiao_in_bulk_is_for_finance_of_this_body(made, read, visit, northseal, greenmark, gus, otto, globex, fin):
    bulk.add_fapiao_files([SimpleUploadedFile("a.xml", xml())], body=northseal, by=fin)
    source = read(row())
    kept = f"fapiao/{FapiaoFile.objects.get().pk}/"
    pages = [f"/desk/fapiao/{source.pk}/", f"/desk/fapiao/{source.pk}/columns/", f"/desk/invoices/{made.pk}/{kept}"]
    here = ["/desk/fapiao/", "/desk/fapiao/settings/", *pages]
    assert others(signed_in(visit(northseal), otto), here, than={403}) == []
    assert others(signed_in(visit(greenmark), gus), pages, than={404}) == []
    assert signed_in(visit(northseal), globex).get(f"/invoices/{made.pk}/{kept}").status_code == 404


def test_another_bodys_people_do_nothing(asked, northseal, gus, read):
    read(row(remarks=asked.reference))
    for act in (
        lambda: bulk.receive_fapiao_list(listed(), body=northseal, by=gus),
        lambda: bulk.export_fapiao(northseal, by=gus),
        lambda: bulk.add_fapiao_files([], body=northseal, by=gus),
        lambda: bulk.set_fapiao_settings(northseal, item_name="", item_code="", tax_rate=6, by=gus),
    ):
        with pytest.raises(Refused, match="own staff"):
            act()
    assert "own staff" in take(gus).refused[0][1]


def test_a_row_and_a_file_stay_as_they_came_whoever_writes(made, read, northseal, fin):
    read(row())
    bulk.add_fapiao_files([SimpleUploadedFile("a.xml", xml())], body=northseal, by=fin)
    with pytest.raises(IntegrityError, match="stays as it was read"), transaction.atomic():
        FapiaoRow.objects.update(total=1)
    is_kept(lambda: FapiaoFile.objects.update(number=SECOND))
