"""A buyer's list is answered row by row, exactly as the page for one would, with the problems first."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lib import clock
from purchasing.lists import read
from register.models import RegisterEntry
from tests.purchasing.making import ADDRESS, enter, row, rows, send
from tests.register.making import happened, said, supplier_of

pytestmark = pytest.mark.django_db


def test_the_page_says_that_it_asks_for_nothing_and_keeps_nothing(site):
    page = site.get(ADDRESS).content.decode()
    assert "No sign-in, no quota." in page
    assert "Nothing of it is stored or logged" in page


def test_problems_come_first_then_rows_in_order(site, northseal):
    enter(northseal, "NS-2026-1", "NS-2026-2")
    enter(northseal, "NS-2026-3", status="WITHDRAWN")
    page = send(site, "NS-2026-1\nNS-2026-3\nXX-999-7\nNS-2026-2").context["checked"]
    assert [(one.number, one.group) for one in page.rows] == [
        (2, "not-valid"),
        (3, "unknown"),
        (1, "holds"),
        (4, "holds"),
    ]
    assert page.holds == 2


def test_the_sum_stands_on_top_with_the_time(site, northseal):
    enter(northseal, "NS-2026-1")
    with clock.frozen_at(datetime(2026, 6, 1, 2, 0, tzinfo=UTC)):
        page = send(site, "NS-2026-1\nXX-999-7").content.decode()
    assert "1 of 2 are valid and match" in page
    assert "2026-06-01 10:00 (UTC+8)" in page


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ns 2026.0471－01\tACME APPLIANCES LIMITED", "valid"),
        ("NS2026-0471-01\tSomebody Else Ltd", "holder-differs"),
        ("NS2026-0471-01\tAcme", "agrees-in-part"),
        ("NS2026-0471-O1", "did-you-mean"),
        ("ZZ-2020-1234", "not-in-this-register"),
        ("hello there", "not-a-number"),
        ("WD-2026-7", "withdrawn"),
        ("SHARED-77", "ambiguous"),
        ("SHARED-77\tBorealis", "holder-differs"),
    ],
)
def test_a_row_is_answered_as_the_page_for_one_answers(site, northseal, greenmark, line, kind):
    enter(northseal, "NS2026-0471-01", "SHARED-77")
    enter(greenmark, "SHARED-77")
    enter(northseal, "WD-2026-7", status="WITHDRAWN")
    checked = row(site, line)
    alone = site.get(checked.check_alone).context["answer"]
    assert checked.answer.kind == kind == alone.kind
    assert (checked.headline, checked.answer.text) == (alone.headline, alone.text)
    assert [one.entry for one in checked.answer.proposals] == [one.entry for one in alone.proposals]
    assert [one.pk for one in checked.answer.candidates] == [one.pk for one in alone.candidates]


def test_one_moment_in_one_zone_holds_for_all_rows_and_goes_along_with_their_links(site, northseal):
    history = [
        *said()["history"],
        happened("suspended", "SUSPENDED") | {"effective": "2026-03-02T12:00:00+08:00"},
    ]
    enter(northseal, "NS-2026-1", "NS-2026-2", status="SUSPENDED", history=history)
    text = "NS-2026-1\nNS-2026-2"
    before = rows(site, text, date="2026-03-02", time="03:59", zone="UTC")
    after = rows(site, text, date="2026-03-02", time="12:00", zone="Asia/Shanghai")
    assert {one.group for one in before} == {"holds"}
    assert {one.group for one in after} == {"not-valid"}
    assert parse_qs(urlsplit(before[0].page).query) == {
        "date": ["2026-03-02"],
        "time": ["03:59:00"],
        "zone": ["UTC"],
    }
    assert site.get(before[0].page).context["answer"].kind == "was-valid"


def test_what_differs_is_named_with_both_sides(site, northseal):
    enter(northseal, "NS-2026-1")
    headings = "number\tholder\tbody\tmodel\tstandard\tneeded until"
    page = send(site, f"{headings}\nNS-2026-1\tAcme Appliances\tNorthseal (demo)\tBCD-999\tISO 9001:2015\t2100-01-01")
    (checked,) = page.context["checked"].rows
    assert checked.group == "differs"
    assert {check.key for check in checked.differing} == {"model", "standard"}
    assert checked.troubles == ["It is needed until 2100-01-01, but ends on 2099-01-04."]
    assert "the register says: Refrigerator" in " ".join(page.content.decode().split()).replace("电冰箱 / ", "")


def test_a_body_that_is_named_is_asked_for_and_one_that_is_not_here_is_said(site, northseal, greenmark):
    enter(northseal, "NS-2026-1")
    assert row(site, "number,body\nNS-2026-1,greenmark").answer.kind == "another-body"
    stranger = row(site, "number,body\nNS-2026-1,Nobody Certification")
    assert stranger.group == "differs"
    assert stranger.troubles == ["“Nobody Certification” is no body of this register."]


def test_a_number_that_stands_twice_is_said_in_both_rows(site, northseal):
    enter(northseal, "NS-2026-1")
    checked = rows(site, "NS-2026-1\nXX-999-7\nns 2026 1")
    assert [(one.number, one.notes) for one in checked if one.group == "holds"] == [
        (1, ["The same number stands in row 3."]),
        (3, ["The same number stands in row 1."]),
    ]


def test_rows_of_one_heap_are_shown_and_the_list_stays_in_the_form(site, northseal):
    enter(northseal, "NS-2026-1")
    page = send(site, "NS-2026-1\nXX-999-7", show="unknown")
    assert [one.number for one in page.context["page"]] == [2]
    assert page.context["form"]["list"].value() == "NS-2026-1\nXX-999-7"


def test_a_second_page_is_asked_for_with_the_list(site, northseal):
    numbers = [f"NS-2026-{number}" for number in range(1000, 1201)]
    enter(northseal, *numbers)
    page = send(site, "\n".join(numbers), page="2")
    assert [one.number for one in page.context["page"]] == [201]


def test_columns_are_corrected_without_sending_the_file_again(site, northseal):
    enter(northseal, "NS-2026-1")
    text = "AA-1111\tNS-2026-1\nAA-2222\tNS-2026-9"
    assert read(text).column_of("number") == 0
    corrected = rows(site, text, width="2", header="0", column_0="", column_1="number")
    assert {one.asked.paper.number for one in corrected} == {"NS-2026-1", "NS-2026-9"}


def test_ten_thousand_rows_cost_as_many_queries_as_one(site, northseal, django_assert_max_num_queries):
    enter(northseal, "NS-2026-1")
    with django_assert_max_num_queries(9):
        page = send(site, "NS-2026-1\n" * 300 + "NS-2026-2\nNS-2026-3\n")
    assert page.context["checked"].holds == 300


def test_near_misses_are_looked_for_in_the_first_of_many_only_and_that_is_said(site, northseal, monkeypatch):
    monkeypatch.setattr("register.lookups.MOST_LOOKED_FOR", 1)
    enter(northseal, "NS-2026-1")
    first, second = rows(site, "NS-2026-11\nNS-2026-12")
    assert first.answer.kind == "did-you-mean"
    assert (second.answer.kind, second.group) == ("not-in-this-register", "unknown")
    assert "near misses were looked for in the first of them only" in second.notes[0]


def test_nothing_of_a_list_is_written_anywhere(site, northseal, caplog):
    enter(northseal, "NS-2026-1")
    with CaptureQueriesContext(connection) as queries, caplog.at_level("DEBUG"):
        answer = send(site, "NS-2026-1\tSecret Supplier Ltd")
    assert not [query for query in queries if query["sql"].split()[0] in {"INSERT", "UPDATE"}]
    assert "Secret" not in caplog.text
    assert answer["Cache-Control"] == "private, no-store"


def test_a_row_with_a_name_alone_leads_to_all_certificates_of_that_company(site, northseal):
    (pk,) = enter(northseal, "NS-2026-1")
    named, stranger = rows(site, "number\tholder\n\tAcme Appliances\n\tNobody Here Ltd\n")
    assert named.supplier == supplier_of(RegisterEntry.objects.get(pk=pk))
    assert (stranger.supplier, stranger.address) == (None, "")
    page = send(site, "number\tholder\n\tAcme Appliances\n").text
    assert f'href="/suppliers/{named.supplier.pk}/"' in page
