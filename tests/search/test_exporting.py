"""Any list of results as a file: all of it up to a limit, in the order of the page, harmless, and nobody to be called in it."""

import csv
import io

import pytest
from openpyxl import load_workbook

from tests.search.making import certificate, heard


@pytest.fixture
def certified(offered, greenmark):
    for number in range(1, 6):
        certificate(
            greenmark,
            number=f"GM-{number}",
            product={"zh": "充电桩", "en": '=HYPERLINK("http://x")'},
            holder={"name": {"en": "+1 @Acme"}, "address": {"en": "Secret Street"}},
            models=[{"model": "-AC-7KW"}, {"model": "0012"}],
            issued_on=f"2026-01-0{number}",
        )
    heard()


def csv_rows(site, path: str, **asked) -> list[list[str]]:
    answer = site.get(path, asked)
    assert answer.streaming
    text = b"".join(answer.streaming_content)
    assert text.startswith("\ufeff".encode())
    return list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))


def workbook_rows(site, path: str, **asked) -> list[list[str]]:
    answer = site.get(path, asked)
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    answer.close()
    return [[str(cell.value or "") for cell in row] for row in book.active.iter_rows()]


def test_both_files_hold_the_list_in_the_order_of_the_page(certified, site):
    rows = csv_rows(site, "/find/products.csv", sort="newest", q="GM")
    numbers = [row[1] for row in rows]
    assert numbers == ["Number", "GM-5", "GM-4", "GM-3", "GM-2", "GM-1"]
    assert [row[1] for row in workbook_rows(site, "/find/products.xlsx", sort="newest", q="GM")] == numbers
    assert rows[1][-1].startswith("http://guildmark.localhost/certificates/")


def test_nothing_in_a_file_calculates(certified, site):
    row = csv_rows(site, "/find/products.csv")[1]
    assert row[2] == '\'=HYPERLINK("http://x")'
    assert row[3] == "'+1 @Acme"
    assert row[4].startswith("'-AC-7KW")
    cells = workbook_rows(site, "/find/products.xlsx")[1]
    assert cells[2] == '=HYPERLINK("http://x")'  # as text: openpyxl reads a formula as one
    assert "Secret Street" not in "".join(cells + row)


def test_filters_and_totals_hold_in_the_file(offered, site):
    rows = csv_rows(site, "/find/schemes.csv", body="northseal", sort="cost", units="2")
    assert [len(rows), rows[1][5]] == [3, "2 units, 2 models, 1 factory"]
    assert float(rows[1][4].split()[0]) <= float(rows[2][4].split()[0])
    assert len(csv_rows(site, "/find/bodies.csv", q="greenmark")) == 2


def test_a_list_that_was_cut_says_so(certified, site, monkeypatch):
    monkeypatch.setattr("search.exporting.MOST", 3)
    rows = csv_rows(site, "/find/products.csv", q="GM")
    assert len(rows) == 5
    assert rows[-1] == ["Cut after 3 of 5 rows: narrow the search to have the rest."]
    monkeypatch.setattr("search.views.results.exporting.MOST", 3)
    assert "the first 3 rows" in " ".join(site.get("/find/products/", {"q": "GM"}).text.split())


def test_pieces_join_without_gap(certified, site, monkeypatch):
    monkeypatch.setattr("search.exporting.ROWS_AT_ONCE", 2)
    assert len({row[1] for row in csv_rows(site, "/find/products.csv", q="GM")}) == 6


def test_a_list_of_more_than_engines_put_in_order_comes_whole(certified, site, monkeypatch):
    for module in ("queries", "exporting", "engines.postgres"):
        monkeypatch.setattr(f"search.{module}.MOST_RANKED", 2)
    monkeypatch.setattr("search.queries.AT_ONCE", 2)
    assert len({row[1] for row in csv_rows(site, "/find/products.csv", q="GM")}) == 6


def test_a_file_speaks_the_readers_language(certified, site):
    site.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-hans"
    rows = csv_rows(site, "/find/products.csv", q="GM")
    assert rows[0][0] == "状态"
    assert rows[1][2] == "充电桩"


def test_files_are_not_taken_without_end(offered, site):
    for _ in range(10):
        csv_rows(site, "/find/bodies.csv")
    assert site.get("/find/bodies.csv").status_code == 429
