"""Files as they really come: encodings, delimiters, titles above the headings, workbooks people made."""

import contextlib
import datetime
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from imports import statuses
from imports.chains import chains_of
from imports.fields import FIELDS
from imports.understanding import Way, understand
from lib.reading import Reading, Unreadable, guess, lines, values
from lib.reading.headings import guessed, headings_at
from lib.reading.tables import first_rows, headings_of
from tests.imports.making import HEADINGS, row, table

KOREAN, JAPANESE = (
    "인증번호,회사명,제품\n1,한국전자 주식회사,냉장고\n",
    "認証番号,会社名,製品\n1,テスト株式会社,れいぞうこ\n",
)


def read(content: bytes) -> tuple[Reading, list[list[str]]]:
    file = io.BytesIO(content)
    found = guess(file)
    header, height = headings_at(first_rows(file, found), FIELDS)
    found = Reading(**found.as_json() | {"header": header, "height": height})
    return found, [line.cells for line in lines(file, found)]


def workbook(*rows, **how) -> bytes:
    book = Workbook()
    for one in rows:
        book.active.append(one)
    how.get("then", lambda sheet: None)(book.active)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5"]
)
def test_chinese_is_read_in_any_encoding(encoding):
    text = (
        "證書編號,獲證組織,產品名稱\nA-1,臺灣電器股份有限公司,家用電冰箱的產品\n"
        if encoding == "big5"
        else table(row())
    )
    wanted = "家用電冰箱的產品" if encoding == "big5" else "家用电冰箱"
    assert read(text.encode(encoding))[1][0][2] == wanted


@pytest.mark.parametrize(
    ("text", "encoding"), [(KOREAN, "euc_kr"), (JAPANESE, "cp932"), ("no,holder\n1,Café Müller à Genève\n", "cp1252")]
)
def test_other_scripts_are_told_apart(text, encoding):
    assert read(text.encode(encoding))[1][0][1] == text.splitlines()[1].split(",")[1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_although_cells_hold_others(delimiter):
    text = table(row(产品名称="a, b; c"), row(获证组织="x;y,z"), delimiter=delimiter)
    assert read(text.encode())[1][0][2] == "a, b; c"


def test_titles_above_blank_rows_and_ragged_ones_do_no_harm():
    text = "获证组织名录,,,\n,,,\n" + table(row(), ["NS-2", "某公司"], [], ["合计", "2"]) + "\n,,,,,\n\n"
    found, rows = read(text.encode())
    assert found.header == 3
    assert [cells[0] for cells in rows] == ["NS-2024-001", "NS-2", "合计"]


def test_quoted_line_breaks_stay_in_their_cell_and_rows_keep_their_numbers():
    text = table(row(产品名称="两门\n电冰箱"), row(证书编号="NS-2"))
    file = io.BytesIO(text.encode())
    assert [line.number for line in lines(file, guess(file))] == [2, 3]


def test_headings_of_one_name_are_told_apart():
    assert headings_of(io.BytesIO(b"no,name,name,\n1,2,3,4\n"), Reading("text", "utf-8", ",")) == [
        "no",
        "name",
        "name (2)",
        "D",
    ]


def test_a_quotation_mark_never_closed_is_said():
    text = 'no,name\n1,"open\n' + "2,x\n" * 200_000
    with pytest.raises(Unreadable, match="endless_cell"):
        read(text.encode())


def test_a_workbook_gives_days_zeros_merged_cells_and_values_of_formulas():
    def shape(sheet):
        sheet["A1"] = "获证名录"
        sheet.merge_cells("A1:D1")
        sheet.merge_cells("B3:B4")
        sheet["A3"].number_format = "00000"
        sheet["D4"] = "=C3"

    rows = [
        ["t"],
        ["证书编号", "获证组织", "颁证日期", "产品名称"],
        [42, "Acme", datetime.datetime(2024, 3, 1), "Kettle"],
        [7.0, None, 45352, None],
    ]
    found, read_rows = read(workbook(*rows, then=shape))
    assert found.header == 2
    assert read_rows == [["00042", "Acme", "2024-03-01", "Kettle"], ["7", "Acme", "45352", "#FORMULA!"]]


def test_columns_are_guessed_in_both_languages():
    assert list(guessed(HEADINGS, FIELDS).values()) == [
        "number",
        "holder",
        "product",
        "standard",
        "issued_on",
        "valid_until",
        "status",
    ]
    english = [
        "Certificate No.",
        "Company Name",
        "certified product",
        "Date of Issue",
        "Expiry Date",
        "Cert Status",
        "Remarks",
    ]
    assert list(guessed(english, FIELDS).values()) == [
        "number",
        "holder",
        "product",
        "issued_on",
        "valid_until",
        "status",
    ]
    camel = ["oshwaUid", "responsibleParty", "projectName", "primaryType", "certificationDate", "previousVersions"]
    assert list(guessed(camel, FIELDS).values()) == ["number", "holder", "product", "issued_on", "predecessor"]


@pytest.mark.parametrize(
    "cell",
    ["2024-03-01", "2024/3/1", "2024.03.01", "20240301", "2024年3月1日", "２０２４年０３月０１日", "二〇二四年三月一日", "2024-03-01T00:00-04:00",
     "2024-03-01 00:00:00", "1 March 2024", "Mar 1, 2024", "45352", "45352.0", " 2024 - 03 - 01 ", "24年3月1日"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(cell):
    assert values.read_day(cell) == datetime.date(2024, 3, 1)


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [("13/02/2024", "", "2024-02-13"), ("02/13/2024", "", "2024-02-13"), ("01/02/2024", "dmy", "2024-02-01"),
     ("01/02/2024", "mdy", "2024-01-02"), ("01/02/03", "ymd", "2001-02-03"), ("05.06.99", "dmy", "1999-06-05")],
)  # fmt: skip
def test_day_and_month_are_told_apart_where_that_can_be(cell, order, day):
    assert values.read_day(cell, order).isoformat() == day


@pytest.mark.parametrize("cell", ["01/02/2024", "01-02-03"])
def test_else_it_is_asked(cell):
    with pytest.raises(values.Wrong, match="date_ambiguous"):
        values.read_day(cell)


@pytest.mark.parametrize(
    "cell",
    ["长期", "（长期有效）", "Permanent", "open-ended", "9999-12-31", "31.12.9999", "12/31/9999", "01/02/9999", "99991231", "31 Dec 9999",
     "9999年12月31日", "9999-12-31T16:00:00Z", "9999年", "2958465", "2024-03-01至长期", "2024-03-01 - 31/12/9999"],
)  # fmt: skip
def test_all_spellings_of_no_end_mean_the_same(cell):
    assert values.read_end(cell, "dmy") == values.NEVER
    assert values.read_end(cell) == values.NEVER


@pytest.mark.parametrize("cell", ["", "N/A", "-"])
def test_an_empty_last_day_says_nothing(cell):
    assert values.read_end(cell) is None


@pytest.mark.parametrize(
    "cell", ["13/12/1024", "31.12.2999", "10240101", "1024年12月13日", "13 Dec 1024", "0001-01-01T00:00:00Z"]
)
def test_a_day_out_of_a_sane_range_is_asked_about_however_it_is_written(cell):
    for read_value in (values.read_day, values.read_end):
        with pytest.raises(values.Wrong):
            read_value(cell, "dmy")


def test_of_a_period_the_end_counts():
    assert values.read_end("2024-03-01至2027-02-28").isoformat() == "2027-02-28"


def test_entities_are_letters_again_and_urls_stay():
    assert values.plain("D&#x27;Silva &amp;amp; Sons\n 0.95&quot;") == "D'Silva & Sons 0.95\""
    assert values.plain("http://x/?a=1&copy=2") == "http://x/?a=1&copy=2"


@settings(max_examples=50)
@given(some.text(max_size=40))
def test_no_cell_breaks_the_reading_of_values(cell):
    for read_value in (
        values.plain,
        values.listed,
        values.numbers_listed,
        values.orders_of,
        values.is_day,
        values.is_chinese,
    ):
        read_value(cell)
    for careful in (values.read_day, values.read_end, statuses.read_yes):
        with contextlib.suppress(values.Wrong):
            careful(cell)


@settings(max_examples=50)
@given(some.lists(some.text(max_size=20), max_size=8))
def test_no_row_breaks_understanding(cells):
    columns = {
        key: [place]
        for place, key in enumerate(["number", "holder", "product", "issued_on", "status", "predecessor", "model"])
    }
    found = understand(cells, Way(columns, {}))
    assert found.problems or found.content["number"]


@given(some.dates(datetime.date(1950, 1, 1), datetime.date(2149, 12, 31)))
def test_a_day_written_and_read_is_the_same(day):
    for written in ("%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d", "%Y.%m.%d", "%d %B %Y"):
        assert values.read_day(day.strftime(written)) == day
    assert values.read_day(day.strftime("%d/%m/%Y"), "dmy") == day


@given(
    some.lists(
        some.lists(
            some.text(some.characters(exclude_characters="\0\ufffd", exclude_categories=["Cs", "Cc"]), max_size=12),
            min_size=2,
            max_size=5,
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_table_written_is_read_again(rows):
    content = table(*rows, headings=["证书编号", "b"])
    file = io.BytesIO(content.encode())
    found = [line.cells for line in lines(file, Reading("text", "utf-8", ","))]
    assert len(found) == sum(any(cell.strip() for cell in one) for one in rows)


@given(some.lists(some.tuples(some.sampled_from("ABCDEFG"), some.sampled_from("ABCDEFG")), max_size=14))
def test_chains_never_run_in_a_circle_and_each_has_one_successor(links):
    found = chains_of(links, {})
    for start in found.successor:
        seen, at = set(), start
        while at in found.successor:
            assert at not in seen
            seen.add(at)
            at = found.successor[at]
