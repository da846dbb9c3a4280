"""Encodings, headings, nested JSON, open quotation marks: told apart rightly, and every row accounted for."""

import io
import json

import pytest
from django.utils import translation

from imports import actions, queries, results
from imports.fields import FIELDS
from imports.guessing import completed
from lib.reading import Reading, lines
from lib.reading.encodings import guess_encoding
from lib.reading.headings import best_reading, guessed
from lib.reading.tables import headings_of
from lib.reading.values import undoubled
from tests.imports.making import as_file, codes, row, table

PLAIN = "Name,Maker,Note\n" + "Router 4.7,Net Corp,plain\n" * 40


@pytest.mark.parametrize(
    "name",
    ["Manager® 4.7", "Café", "Gate – OS", "“Smart” card", "Müller & Söhne", "5 µm ± 1", "Straße", "Déjà vu", "Box™2"],
)
def test_one_letter_of_windows_1252_among_ascii_is_told_from_chinese(name):
    assert guess_encoding(io.BytesIO((PLAIN + f"{name},Acme Inc,x\n").encode("cp1252"))) == "cp1252"


@pytest.mark.parametrize("name", ["家用电冰箱", "路由器（A型）", "东莞市"])
def test_one_chinese_word_among_ascii_is_still_chinese(name):
    assert guess_encoding(io.BytesIO((PLAIN + f"{name},Acme Inc,x\n").encode("gb18030"))) == "gb18030"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("MÃ¼ster", "Müster"),
        ("CafÃ© â€“ Bar", "Café – Bar"),
        ("æ·±åœ³", "深圳"),
        ("Müster", ""),
        ("ÂRE", ""),
        ("深圳", ""),
    ],
)
def test_letters_encoded_twice_are_seen(text, meant):
    assert undoubled(text) == meant


@pytest.mark.django_db
def test_letters_encoded_twice_are_remarked_on(checked):
    batch = checked(table(row(获证组织="MÃ¼ster GmbH")))
    assert codes(batch, 2) == ["encoded_twice"]
    assert batch.rows.get().remarks[0]["other"] == "Müster GmbH"


def columns_of(text: str) -> dict[str, str]:
    file = io.BytesIO(text.encode())
    reading = best_reading(file, FIELDS)
    headings = headings_of(file, reading)
    named = {str(column): key for column, key in guessed(headings, FIELDS).items()}
    held = completed(named, list(lines(file, reading)), headings)
    return {headings[int(column)]: key for column, key in held.items()}


def test_columns_of_lists_of_security_certificates_are_known():
    cryptography = "Certificate Number,Vendor Name,Module Name,Module Type,Validation Date,Sunset Date,Overall Level\n1,V Inc,M,Software,2024-01-02,2029-01-01,Level 1\n"
    assert columns_of(cryptography) == {
        "Certificate Number": "number",
        "Vendor Name": "holder",
        "Module Name": "product",
        "Validation Date": "issued_on",
        "Sunset Date": "valid_until",
        "Overall Level": "grade",
    }


def test_no_address_on_the_web_is_a_product_and_nothing_repeated_a_number():
    portal = "Kind,Name,Manufacturer,Assurance Level,Certification Date,Report URL,Target\n"
    portal += 'Gate,Gate OS,Gate Inc.,"EAL3+,ALC_FLR.2",06/15/2020,https://cc.example/long/report-1.pdf,https://cc.example/target-number-1.pdf\n'
    portal += 'Gate,Card OS,Card Inc.,"EAL3+,ALC_FLR.2",06/16/2020,https://cc.example/long/report-2.pdf,https://cc.example/target-number-2.pdf\n'
    assert columns_of(portal) == {
        "Name": "product",
        "Manufacturer": "holder",
        "Assurance Level": "grade",
        "Certification Date": "issued_on",
    }


# --- JSON ---

RECORD = {"id": "J-1", "holder": {"name": "Acme"}, "issued": "2024-01-02", "models": ["a", "b"],
          "product": {"name": "W"}, "standards": [{"number": "IEC 1"}, {"number": "IEC 2"}]}  # fmt: skip


@pytest.mark.parametrize(
    "whole",
    [
        [RECORD],
        {"certificates": [RECORD]},
        {"data": {"certificates": [RECORD]}},
        {"meta": {"page": 1, "links": [{"rel": "next", "href": "x"}]}, "data": {"result": {"items": [RECORD, RECORD]}}},
        {"links": [], "total": 2, "data": {"list": [RECORD | {"text": '"]}{['}, RECORD]}},
        {"ok": True, "code": 0, "page": 1, "size": 20, "total": 1, "message": "", "rows": [RECORD]},
        RECORD,
    ],
    ids=["list", "wrapped", "deeper", "beside links", "with brackets in words", "much beside", "one record"],
)
def test_records_are_found_at_whatever_depth(whole):
    file = io.BytesIO(json.dumps(whole).encode())
    reading = Reading("records", "utf-8")
    first = dict(zip(headings_of(file, reading), next(iter(lines(file, reading))).cells, strict=True))
    wanted = {
        "id": "J-1",
        "holder.name": "Acme",
        "product.name": "W",
        "models": "a\nb",
        "standards.number": "IEC 1\nIEC 2",
    }
    assert wanted.items() <= first.items()


def test_a_long_list_is_read_on_beyond_the_first_look():
    whole = {"data": {"rows": [RECORD | {"id": f"J-{number}"} for number in range(9000)]}, "links": [{"a": 1, "b": 2}]}
    file = io.BytesIO(json.dumps(whole).encode())
    assert sum(1 for _line in lines(file, Reading("records", "utf-8"))) == 9000


@pytest.mark.django_db
def test_nested_records_become_certificates(checked):
    batch = checked(json.dumps({"data": {"certificates": [RECORD]}}), name="a.json")
    content = batch.rows.get().content
    assert (content["number"], content["holder_name_en"], content["product_en"]) == ("J-1", "Acme", "W")
    assert [one["model"] for one in content["covered_models"]] == ["a", "b"]
    assert [one["number"] for one in content["standards"]] == ["IEC 1", "IEC 2"]


# --- Quotation marks ---


def torn(*after: str) -> str:
    head, first, *_rest = table(row(), row()).splitlines()
    return "\n".join([head, first.replace("爱克米", '"爱克米', 1), *after]) + "\n"


@pytest.mark.django_db
@pytest.mark.parametrize("last", ["NS-4,某公司,灯,,2024-03-01,,有效", 'NS-4,"某公司, 二",灯,,2024-03-01,,有效'])
def test_an_open_quotation_mark_is_named_and_swallows_no_row(checked, last):
    batch = checked(torn("NS-3,某公司,灯,,2024-03-01,,有效", last))
    assert [(one.line, one.verdict) for one in batch.rows.all()] == [(2, "refused"), (3, "new"), (4, "new")]
    assert (codes(batch, 2), batch.rows.get(line=2).number) == (["quote_open"], "NS-2024-001")
    with results.as_csv(batch) as file:
        assert len(file.read().decode().strip().splitlines()) == 4


def test_a_line_break_within_closed_marks_tears_nothing():
    file = io.BytesIO(b'no,name\n1,"a ""b""\nc"\n2,"d\r\n\r\ne"\n')
    assert [(one.number, one.is_torn, one.cells[1]) for one in lines(file, Reading("text", "utf-8", ","))] == [
        (2, False, 'a "b"\nc'),
        (3, False, "d\r\n\r\ne"),
    ]


# --- Reasons ---


@pytest.mark.django_db
def test_reasons_are_told_apart_by_field(checked):
    batch = checked(table(row(颁证日期="x"), row(证书编号="B-2", 颁证日期="y"), row(证书编号="B-3", 有效期至="z")))
    reasons = {(one["code"], one["field"]): (one["rows"], one["differs"]) for one in queries.reasons_of(batch)}
    assert reasons[("date_unreadable", "issued_on")] == (2, True)
    assert reasons[("date_unreadable", "valid_until")] == (1, False)
    assert [one.line for one in queries.rows_of(batch, code="date_unreadable", field="valid_until")] == [4]


@pytest.mark.django_db
def test_numbers_too_long_to_be_kept_are_not_taken_for_one(checked):
    batch = checked(table(row(证书编号="9" * 700 + "1"), row(证书编号="9" * 700 + "2", 产品名称="洗衣机")))
    assert (codes(batch, 2), codes(batch, 3)) == (["too_long"], ["too_long"])


# --- Memory ---


@pytest.mark.django_db
def test_what_a_heading_means_is_remembered_although_other_headings_stand_beside_it(in_northseal, rita):
    said = {"0": "number", "1": "holder", "2": "product", "3": "issued_on"}
    first = actions.upload(
        as_file(table(["X1", "Acme", "Kettle", "2024-01-02"], headings=["Ref", "Who", "What", "When"])), by=rita
    )
    actions.say_columns(first, columns=said, answers={}, by=rita)
    other = table(["1", "Acme", "2024-01-02", "X1", "Kettle"], headings=["Extra", "Who", "When", "Ref", "What"])
    batch = actions.upload(as_file(other), by=rita)
    assert batch.columns == {"1": "holder", "2": "issued_on", "3": "number", "4": "product"}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("write", [results.as_csv, results.as_workbook])
def test_a_result_of_ours_comes_back_as_the_file_it_was(checked, in_northseal, rita, language, write):
    batch = checked(table(row(产品名称="=SUM(1)"), row(证书编号="-2")))
    with translation.override(language), write(batch) as file:
        again = actions.upload(as_file(file.read(), "result"), by=rita)
    assert list(again.columns.values()) == list(batch.columns.values())
    assert [int(column) - 4 for column in again.columns] == [int(column) for column in batch.columns]
    again = actions.work(actions.check(again, by=rita).pk)
    assert [one.content for one in again.rows.all()] == [one.content for one in batch.rows.all()]
