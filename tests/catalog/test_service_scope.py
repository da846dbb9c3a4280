"""A laboratory promises a report only as long as a line of its scope covers the test."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from catalog.actions.scope import add_scope, end_scope
from catalog.actions.service_drafts import publish_service
from catalog.events import SERVICE_CHANGES
from catalog.forms import ScopeForm
from catalog.models import ScopeLine
from catalog.queries import lapsed_tests, scope_of
from catalog.service_statements import service_statement
from lib import clock
from lib.refusal import Refused
from outbox.models import Due
from tests.catalog.services import draft_service, in_scope, lab_line, published_service


def covers(line: ScopeLine, **test: str) -> bool:
    unsaved = lab_line(**test)
    unsaved.key = line.key
    return line.covers(unsaved)


@pytest.mark.parametrize(
    ("scope", "test", "is_covered"),
    [
        ({"clause": ""}, {"clause": "5.1"}, True),
        ({"clause": "5"}, {"clause": "5.1"}, True),
        ({"clause": "5"}, {"clause": "51"}, False),
        ({"clause": "4、5.1"}, {"clause": "5.1"}, True),
        ({"clause": "5.1"}, {"clause": ""}, False),
        ({"clause": "", "method": "天平法"}, {"method": "比较法"}, False),
        ({"clause": "", "method": "比较法"}, {"method": "比较法"}, True),
        ({"clause": "", "standard": "GB 12021.2-2008"}, {}, False),
        ({"clause": "", "standard": "GB 12021.2"}, {}, True),
    ],
)
def test_a_line_covers_by_edition_clause_and_method(in_northseal, sima: User, scope, test, is_covered):
    assert covers(in_scope(sima, **scope), **test) is is_covered


def test_a_test_outside_the_scope_is_not_published(in_northseal, sima: User):
    in_scope(sima, clause="7")
    with pytest.raises(Refused, match=r"Test 1 \(GB 12021.2-2015 5.1\): your CMA scope does not cover it today"):
        publish_service(draft_service(sima, "testing", lines=[lab_line(reports=["cma", "plain"])]), by=sima)


def test_a_cnas_report_needs_the_cnas_scope(in_northseal, sima: User):
    in_scope(sima, of="cma")
    with pytest.raises(Refused, match="your CNAS scope"):
        publish_service(draft_service(sima, "testing", lines=[lab_line(reports=["cma", "cnas"])]), by=sima)


def test_a_plain_report_needs_none(in_northseal, sima: User):
    assert published_service(sima, "testing").number == 1


def test_the_statement_says_until_when_each_scope_covers(in_northseal, sima: User):
    line = in_scope(sima)
    version = published_service(sima, "testing", lines=[lab_line(reports=["cma"])])
    [test] = service_statement(version.service, version).lines
    assert (test.cma_until, test.cnas_until) == (line.valid_until, None)


def test_of_two_lines_the_one_that_lasts_longest_counts(in_northseal, sima: User):
    in_scope(sima, until=clock.today() + timedelta(days=9))
    longer = in_scope(sima)
    version = published_service(sima, "testing", lines=[lab_line(reports=["cma"])])
    assert scope_of(version.lines.get(), "cma", clock.today()) == longer


def test_a_line_that_is_ended_covers_nothing_from_its_day_on(in_northseal, sima: User):
    line, today = in_scope(sima), clock.today()
    version = published_service(sima, "testing", lines=[lab_line(reports=["cma"])])
    end_scope(line, on=today, reason="Suspended by the authority.", by=sima)
    assert scope_of(version.lines.get(), "cma", today) is None
    assert scope_of(version.lines.get(), "cma", today - timedelta(days=1)) == line


def test_ending_a_line_states_the_services_that_rest_on_it(in_northseal, sima: User):
    line = in_scope(sima)
    service = published_service(sima, "testing", lines=[lab_line(reports=["cma"])]).service
    end_scope(line, on=clock.today(), reason="Suspended by the authority.", by=sima)
    service.refresh_from_db()
    assert service.revision == 2
    assert lapsed_tests(service.versions.get())


def test_the_end_of_a_line_is_a_date_on_which_the_service_is_stated_again(in_northseal, sima: User):
    line = in_scope(sima)
    service = published_service(sima, "testing", lines=[lab_line(reports=["cma"])]).service
    due = Due.objects.get(kind=SERVICE_CHANGES, subject=service.pk)
    assert due.due_at == clock.day_after(line.valid_until, in_northseal.time_zone)


@pytest.mark.parametrize(("days", "reason", "words"), [(1, "x", "today or on a day that is past"), (0, " ", "Say why")])
def test_a_line_is_ended_with_a_reason_and_not_in_advance(in_northseal, sima: User, days, reason, words):
    with pytest.raises(Refused, match=words):
        end_scope(in_scope(sima), on=clock.today() + timedelta(days=days), reason=reason, by=sima)


def test_a_line_of_the_scope_is_never_rewritten(in_northseal, sima: User):
    line = in_scope(sima)
    for change in ({"valid_until": clock.LAST_DAY}, {"clause": ""}):
        with pytest.raises(IntegrityError, match="only be ended"), transaction.atomic():
            ScopeLine.objects.filter(pk=line.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        ScopeLine.objects.filter(pk=line.pk).delete()


def test_lines_that_are_wrong_add_none_of_them(in_northseal, sima: User):
    lines = [ScopeLine(of="cma", certificate_number="1", standard=name, valid_from=clock.today(),
                       valid_until=clock.today()) for name in ("GB 4706.1-2005", "")]  # fmt: skip
    with pytest.raises(Refused):
        add_scope(lines, by=sima)
    assert not ScopeLine.objects.exists()


PASTED = 'GB 4706.1-2005 | 8.1 | | 家用电器 | Appliances\n\nGB/T 2423.1-2008\tall\nIEC 60335-1:2020,8,"a, b"'


def pasted(rows: str) -> ScopeForm:
    given = {"of": "cma", "certificate_number": "1", "valid_from": "2026-01-01", "valid_until": "2030-01-01"}
    return ScopeForm(given | {"rows": rows})


def test_many_lines_are_pasted_from_a_table():
    form = pasted(PASTED)
    assert form.is_valid(), form.errors
    assert [(line.standard, line.clause, line.method) for line in form.lines()] == [
        ("GB 4706.1-2005", "8.1", ""), ("GB/T 2423.1-2008", "all", ""), ("IEC 60335-1:2020", "8", "a, b"),
    ]  # fmt: skip


def test_a_line_that_cannot_be_read_is_named_by_its_number():
    form = pasted(f"GB 4706.1-2005\n| 8.1\na|b|c|d|e|f\nGB 1|{'8' * 61}")
    assert form.errors["rows"] == [
        "Line 2 names no standard.",
        "Line 3 has more than 5 columns.",
        "Line 4: “clause; empty for all” has at most 60 letters.",
    ]
