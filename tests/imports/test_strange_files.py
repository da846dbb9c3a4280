"""Files of other registers, unseen: guessed right without a word, or refused with a sentence to act on."""

import pytest

from certificates.models import Certificate
from imports import actions
from lib.refusal import Refused
from portfolio.models import CertificateCopy
from portfolio.queries import certificates_of
from tests.certificates.making import suspend_at_request
from tests.imports import strange
from tests.imports.making import HEADINGS, as_file, row, table

pytestmark = pytest.mark.slow  # each reads and enters a whole file


def said(batch) -> list[tuple]:
    """Number, issue day, last day and status of each row that goes in."""
    rows = [one.content for one in batch.rows.filter(verdict="new")]
    return [(one["number"], one["issued_on"], one.get("valid_until", ""), one["status"]) for one in rows]


def codes(batch, line: int) -> list[str]:
    held = batch.rows.get(line=line)
    return [one["code"] for one in [*held.problems, *held.remarks]]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (strange.CNCA, [("00124Q31234R0M", "2024-03-01", None, "VALID"), ("00124Q31235R0M", "2021-01-05", "2024-01-04", "EXPIRED"),
                        ("00124Q31236R0M", "2022-01-05", "2028-01-04", "WITHDRAWN")]),
        (strange.EUROPE, [("DE-0045", "2024-03-01", "2029-02-28", "VALID"), ("DE-0046", "2023-12-13", None, "VALID")]),
        (strange.AMERICA, [("E123", "2024-03-04", "2028-12-31", "VALID"), ("E124", "2023-12-25", "2028-12-25", "VALID")]),
        (strange.JAPAN, [("JQ-1", "2024-03-01", "2027-02-28", "VALID"), ("JQ-2", "2019-04-30", "2019-12-31", "EXPIRED")]),
        (strange.TAIWAN, [("T-1", "2024-03-01", "2027-02-28", "VALID")]),
        (strange.KOREA, [("KC-1", "2024-03-01", "2027-02-28", "VALID")]),
        (strange.POLAND, [("PL-1", "2024-03-01", "2027-02-28", "VALID")]),
        (strange.SITES, [("QMS-1", "2024-03-01", "2027-02-28", "VALID")]),
        (strange.NO_HEADINGS, [("NS-2024-001", "2024-03-01", "2027-02-28", "VALID"), ("NS-2024-002", "2024-03-02", "2027-03-01", "VALID")]),
        (strange.ORACLE, [("01234", "2024-03-01", "2027-02-28", "VALID")]),
        (strange.OLD_MAC, [("C-1", "2024-03-01", "", "VALID")]),
        (strange.TWO_FILES_IN_ONE, [("C-1", "2024-03-01", "", "VALID"), ("C-2", "2024-03-01", "", "VALID")]),
        (strange.PAGE, [("001234", "2024-03-01", "", "VALID"), ("001235", "2024-03-02", "", "VALID")]),
        (strange.RECORDS, [("J-1", "2024-03-01", "2027-03-31", "VALID"), ("J-2", "2024-03-01", "", "VALID")]),
        (strange.RECORD_A_LINE, [("N-1", "2024-03-01", "", "VALID"), ("N-2", "2024-03-01", "", "VALID")]),
        (strange.OLD_WORKBOOK, [("00042", "2024-03-01", "", "VALID")]),
        (strange.opendocument(), [("00042", "2024-03-01", "", "VALID"), ("X-7", "2024-03-02", "", "VALID")]),
        (strange.grouped_workbook(), [("0000007", "2024-03-01", "2027-02-28", "VALID"), ("000 123", "2024-03-01", "2027-03-01", "VALID")]),
        (strange.zipped(), [("C-1", "2024-03-01", "", "VALID")]),
        (strange.gzipped(), [("C-1", "2024-03-01", "", "VALID")]),
    ],
    ids=["cnca", "europe", "america", "japan", "taiwan", "korea", "poland", "sites", "no-headings", "oracle", "old-mac", "two-in-one",
         "page", "records", "record-a-line", "old-workbook", "opendocument", "grouped", "zip", "gzip"],
)  # fmt: skip
def test_a_strange_file_is_understood_without_a_word(checked, content, rows):
    assert said(checked(content)) == rows


def test_words_and_holders_come_with_it(checked):
    one = checked(strange.EUROPE).rows.get(line=3).content
    assert (one["holder_name_en"], one["product_en"]) == ("Groß; Klein AG", "Tür „Öko“")
    one = checked(strange.grouped_workbook()).rows.get(line=4).content
    assert (one["holder_name_zh"], one["holder_name_en"], one["covered_models"][0]["model"]) == (
        "甲公司",
        "Alpha Co",
        "K1",
    )
    one = checked(strange.PAGE).rows.get(line=3).content
    assert (one["holder_name_en"], one["product_zh"]) == ("Alpha Co & Sons", "电水壶 K-1")


def test_totals_and_notes_are_no_certificates(checked):
    batch = checked(strange.CNCA)
    assert codes(batch, 6) == codes(batch, 7) == ["no_certificate"]
    assert (batch.counts["note"], batch.counts["refused"]) == (2, 0)
    batch = checked(strange.grouped_workbook())
    assert codes(batch, 7) == codes(batch, 8) == ["no_certificate"]


def test_a_number_that_a_spreadsheet_rounded_is_seen(checked):
    assert codes(checked(strange.grouped_workbook()), 5) == ["number_rounded"]
    assert codes(checked(table(row(证书编号="123456789012345000"))), 2) == ["number_maybe_rounded"]


def test_several_rows_of_one_certificate_become_one(entered):
    batch = entered(strange.SITES)
    one = Certificate.objects.get()
    assert [factory["name"]["en"] for factory in one.factories] == ["Head office", "Plant North"]
    assert (codes(batch, 2), codes(batch, 3)) == (["added"], ["added_to"])


def test_rows_of_one_number_that_differ_say_in_what(checked):
    batch = checked(table(row(), row(产品名称="洗衣机", 有效期至="2098-01-01")))
    assert batch.rows.get(line=2).problems[0]["fields"] == ["product_zh", "valid_until"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.zip", strange.zipped(strange.SIMPLE.encode(), "b.csv"), "holds several files"),
        ("a.pdf", b"%PDF-1.7\n", "no table"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"0" * 600, "cannot be read"),
        ("a.json", b'[{"a": 1}, {"b": ', "list of records"),
        ("a.csv", (",".join(f"c{number}" for number in range(500)) + "\n").encode(), "500 columns"),
        ("a.csv", b"", "empty"),
    ],
)
def test_what_cannot_be_read_says_so(in_northseal, rita, name, content, words):
    with pytest.raises(Refused, match=words):
        actions.upload(as_file(content, name), by=rita)


def test_headings_without_a_row_are_no_import(in_northseal, rita):
    batch = actions.upload(as_file(table()), by=rita)
    with pytest.raises(Refused, match="no row below"):
        actions.check(batch, by=rita)


def test_a_word_of_status_that_only_a_late_row_has_is_asked_after_the_check(checked, monkeypatch):
    from imports.looking import looked_at, questions_of

    monkeypatch.setattr("imports.looking.LOOKS_AT", 1)
    batch = checked(table(row(), row(证书编号="NS-2", 状态="在册")))
    assert codes(batch, 3) == ["status_unknown"]
    with batch.file.open("rb") as file:
        asked = questions_of(looked_at(file, batch.way_of_reading), batch.columns, batch.answers, batch)
    assert asked.statuses["在册"] == ""


def test_a_holders_credit_code_brings_the_certificate_to_its_desk(entered, acme, alice, rita):
    entered(table([*row(), acme.credit_code], headings=[*HEADINGS, "统一社会信用代码"]))
    assert [copy.number for copy in certificates_of([acme])] == ["NS-2024-001"]
    suspend_at_request(Certificate.objects.get(), by=rita)
    assert alice.notices.filter(subject_en__contains="suspended").exists()


def test_a_credit_code_that_begins_with_a_letter_is_read(entered):
    entered(table([*row(), "n2110105 MA000000-0E"], headings=[*HEADINGS, "统一社会信用代码"]))
    assert Certificate.objects.get().holder_code == "N2110105MA0000000E"


def test_a_wrong_credit_code_is_a_remark_and_nobodys(entered, acme):
    batch = entered(table([*row(), "911100006000373411"], headings=[*HEADINGS, "统一社会信用代码"]))
    assert codes(batch, 2) == ["code_wrong"]
    assert not CertificateCopy.objects.exists()
