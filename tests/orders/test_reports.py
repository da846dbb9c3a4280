"""A laboratory's reports: under which standing, on which day, and that none is ever rewritten."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django_tenants.utils import tenant_context

from lib import clock
from lib.refusal import Refused
from orders.actions import reporting
from orders.actions.reporting import ClauseTested, ReportData
from orders.models import Report
from orders.report_forms import DeliveredReportForm
from orders.reports import public_state_of_reports
from outbox.models import Fact
from register.models import Kind, RegisterEntry
from tests.applications.walking import a_pdf
from tests.cast import works_for
from tests.orders.laboratory import NUMBER, OTHER, issue, order_of_tests, registered
from tests.support.database import guards_at_rest
from tests.support.signing_in import signed_in


@pytest.fixture
def order(laboratory, acme, alice):
    return order_of_tests(acme, alice)


@pytest.fixture
def desk(laboratory, lin, visit):
    return signed_in(visit(laboratory), lin)


def stated(report: Report) -> dict:
    return Fact.objects.filter(name="orders.ReportStated", payload__report=str(report.pk)).latest("pk").payload


def raw(change) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


def test_a_report_is_issued_on_tests_of_an_order_and_stated_whole(order, lin):
    report = issue(order, lin)
    said = stated(report)["statement"]
    assert (report.revision, said["number"], said["kind"], said["status"]) == (1, "R-2026-001", "cnas", "ISSUED")
    assert said["standards"] == [f"{NUMBER} 10.1"]
    assert (said["scope_number"], said["sha256"]) == ("CNAS L1234", report.sha256)


def test_nothing_is_stated_of_whose_product_it_is(order, lin):
    said = str(stated(issue(order, lin)))
    assert not [word for word in ("Acme", "爱克米", "冰箱", str(order.pk), str(order.organisation_id)) if word in said]


def test_a_cnas_report_needs_a_scope_that_covers_every_line(order, lin):
    with pytest.raises(Refused, match=f"did not cover {OTHER}"):
        issue(order, lin, lines=list(order.lines.all()))
    assert issue(order, lin, lines=list(order.lines.all()), kind="plain").scope_number == ""


def test_a_scope_counts_as_it_was_on_the_reports_day(laboratory, lin):
    from catalog.models import ScopeLine

    today = clock.today()
    ScopeLine.objects.filter(of="cnas").update(ended_on=today - timedelta(days=2), end_reason="Given back")
    assert registered(lin, issued_on=today - timedelta(days=3)).scope_number == "CNAS L1234"
    with pytest.raises(Refused, match="did not cover"):
        registered(lin, number="R-2026-002", content=b"other")


def test_a_scope_that_was_stated_afterwards_covers_no_orders_report(order, lin):
    from catalog.models import ScopeLine

    yesterday = clock.today() - timedelta(days=1)
    with pytest.raises(Refused, match="did not cover"):
        issue(order, lin, issued_on=yesterday)
    with guards_at_rest():
        ScopeLine.objects.update(recorded_at=clock.now() - timedelta(days=1))
    assert issue(order, lin, issued_on=yesterday).scope_number == "CNAS L1234"


@pytest.mark.parametrize(
    "tested", [ClauseTested("G" * 90), ClauseTested(NUMBER, "1" * 61), ClauseTested(NUMBER, "", "m" * 201)]
)
def test_what_was_tested_by_is_no_longer_than_its_column(laboratory, lin, tested):
    with pytest.raises(Refused, match="too long"):
        registered(lin, tested=[tested])


def test_a_report_is_not_older_than_its_order_nor_of_tomorrow(order, lin):
    with pytest.raises(Refused, match="older than the order"):
        issue(order, lin, issued_on=clock.today() - timedelta(days=30))
    with pytest.raises(Refused, match="future"):
        issue(order, lin, issued_on=clock.today() + timedelta(days=2))


def test_a_number_is_used_once_at_a_laboratory(order, lin):
    issue(order, lin)
    with pytest.raises(Refused, match="R-2026-001 has been issued already"):
        issue(order, lin, content=b"other")


def test_one_file_is_one_standing_report(order, lin):
    report = issue(order, lin)
    with pytest.raises(Refused, match="registered already, as report R-2026-001"):
        issue(order, lin, number="R-2026-002")
    reporting.withdraw_report(report, reason="The number was mistyped.", by=lin)
    assert issue(order, lin, number="R-2026-002").is_standing


def test_only_a_laboratory_or_who_has_a_scope_reports(in_northseal, quinn):
    with pytest.raises(Refused, match="Only a laboratory"):
        registered(quinn, kind="plain")


def test_a_report_is_about_tests_of_its_own_order(order, lin, acme, alice):
    with pytest.raises(Refused, match="Choose the tests of this order"):
        issue(order, lin, lines=[])


def test_a_retests_report_replaces_another(order, lin):
    report, retest = issue(order, lin), issue(order, lin, number="R-2026-001A", content=b"retest")
    reporting.replace_report(report, replacement=retest, reason="Retested after a broken sample.", by=lin)
    said = stated(report)
    assert (said["revision"], said["statement"]["status"], said["statement"]["replaced_by"]) == (
        2,
        "REPLACED",
        "R-2026-001A",
    )
    with pytest.raises(Refused, match="Only another report that stands"):
        reporting.replace_report(retest, replacement=report, reason="Round and round.", by=lin)


def test_ending_a_report_says_why_and_happens_once(order, lin):
    report = issue(order, lin)
    with pytest.raises(Refused, match="Say why"):
        reporting.withdraw_report(report, reason="  ", by=lin)
    reporting.withdraw_report(report, reason="设备未校准", reason_en="The instrument was not calibrated.", by=lin)
    assert stated(report)["statement"]["reason"] == {"zh": "设备未校准", "en": "The instrument was not calibrated."}
    with pytest.raises(Refused, match="replaced or withdrawn already"):
        reporting.withdraw_report(report, reason="Again.", by=lin)


def test_only_who_answers_for_reports_ends_them(order, lin, laboratory):
    report, officer = issue(order, lin), works_for(laboratory, "omar", "case_officer")
    with pytest.raises(Refused, match="quality manager or scheme manager"):
        reporting.withdraw_report(report, reason="Mine.", by=officer)


def test_a_delivered_file_becomes_a_report_that_takes_anothers_place(order, lin):
    older = issue(order, lin)
    line = order.lines.get(test__standard=NUMBER)
    data = ReportData("R-2026-009", "cma", clock.today(), [line.pk], replaces="R-2026-001", reason="Retest.")
    report = reporting.issue_delivered(order, a_pdf(), data, by=lin)
    older.refresh_from_db()
    assert (report.scope_number, older.state, older.replaced_by) == ("CMA 210001", "REPLACED", report)


def test_the_part_of_the_delivery_page_asks_for_a_whole_report_or_none(order, lin):
    line = str(order.lines.get(test__standard=NUMBER).pk)
    assert DeliveredReportForm({}, order=order).is_valid()
    half = DeliveredReportForm({"number": "R-1000"}, order=order)
    assert not half.is_valid()
    assert set(half.errors) == {"kind", "issued_on", "lines"}
    whole = DeliveredReportForm(
        {"number": "R-1000", "kind": "cnas", "issued_on": f"{clock.today()}", "lines": [line]}, order=order
    )
    assert whole.is_valid()
    assert reporting.issue_delivered(order, a_pdf(), whole.report(), by=lin).number == "R-1000"


def test_the_database_lets_no_report_be_rewritten_or_deleted(order, lin):
    report = issue(order, lin)
    one = Report.objects.filter(pk=report.pk)
    raw(lambda: one.update(number="R-9"))
    raw(lambda: one.update(sha256="1" * 64))
    raw(lambda: one.update(issued_on=date(2026, 1, 1)))
    raw(lambda: one.update(state="WITHDRAWN"))
    raw(one.delete)
    reporting.withdraw_report(report, reason="Wrong.", by=lin)
    raw(lambda: one.update(state="ISSUED", reason="", changed_at=None))


def test_the_database_wants_a_scope_under_a_cma_report(laboratory, lin):
    raw(
        lambda: Report.objects.create(
            number="R-1234", kind="cma", issued_on=clock.today(), sha256="2" * 64, issued_by=lin
        )
    )


def test_the_register_agrees_with_the_laboratory(order, lin, laboratory):
    from outbox import relay

    report = issue(order, lin)
    reporting.withdraw_report(report, reason="Wrong.", by=lin)
    relay.deliver_all()
    entry = RegisterEntry.objects.get(pk=report.pk, kind=Kind.REPORT)
    with tenant_context(laboratory):
        assert list(public_state_of_reports()) == [(report.pk, entry.revision, entry.content)]


def test_a_report_from_outside_orders_is_registered_by_its_file(desk, laboratory):
    form = {"number": "R-OLD-1", "kind": "cnas", "issued_on": f"{clock.today()}", "tested": f"{NUMBER} | 10.1"}
    answer = desk.post(
        "/desk/reports/register/", form | {"file": SimpleUploadedFile("old.pdf", b"%PDF old")}, follow=True
    )
    assert "R-OLD-1" in answer.text
    with tenant_context(laboratory):
        report = Report.objects.get(number="R-OLD-1")
    assert (report.order, report.name, report.scope_number) == (None, "old.pdf", "CNAS L1234")


def test_what_cannot_be_registered_stands_on_the_form_in_words(desk):
    form = {"number": "R-OLD-1", "kind": "cnas", "issued_on": f"{clock.today()}", "tested": OTHER}
    page = desk.post("/desk/reports/register/", form | {"file": SimpleUploadedFile("old.pdf", b"%PDF old")})
    assert "the scope did not cover" in page.text
    assert "R-OLD-1" in page.text


def test_the_desk_lists_shows_replaces_and_withdraws(desk, order, lin, laboratory):
    report, retest = issue(order, lin), issue(order, lin, number="R-2026-001A", content=b"retest")
    assert "R-2026-001A" in desk.get("/desk/reports/", {"state": "ISSUED"}).text
    assert "No report fits" in desk.get("/desk/reports/", {"q": "nothing"}).text
    said = {"replacement": "R-2026-001A", "reason": "Retest."}
    page = desk.post(f"/desk/reports/{report.pk}/replace/", said, follow=True)
    assert "Replaced by report" in page.text
    page = desk.post(f"/desk/reports/{retest.pk}/withdraw/", {"reason": "Wrong."}, follow=True)
    assert "Wrong." in page.text


def test_without_reports_the_desk_says_where_they_come_from(desk):
    assert "No report has been issued here yet" in desk.get("/desk/reports/").text


def test_another_house_does_not_see_a_report(order, lin, northseal, quinn, visit):
    report = issue(order, lin)
    client = signed_in(visit(northseal), quinn)
    assert client.get(f"/desk/reports/{report.pk}/").status_code == 404


def test_who_has_no_such_role_registers_nothing(laboratory, visit):
    client = signed_in(visit(laboratory), works_for(laboratory, "fay", "finance"))
    assert client.get("/desk/reports/register/").status_code in {403, 404}
    assert ClauseTested(NUMBER).as_line().key == "GB4706.1"
