"""What goes in, what stays out and why, what a second file changes, and what a batch taken back leaves behind."""

from contextlib import suppress
from datetime import timedelta

import pytest

from certificates import actions as certificates
from certificates.models import Certificate
from imports import actions
from imports.actions import entering, working
from imports.models import Batch, Row
from imports.queries import needs_you
from imports.tasks import work
from lib import clock
from lib.refusal import Refused
from marketplace.reconcile import reconcile
from outbox import relay
from outbox.models import Delivery, Fact
from register import queries as register
from register.models import RegisterEntry
from staff.models import Role
from staff.queries import roles_of
from tenants.models import CertificationBody
from tests.cast import authorised
from tests.certificates.making import suspend_at_request
from tests.imports.making import WIDE, as_file, codes, row, table, wide

SECOND, THIRD = "NS-2024-002", "NS-2024-003"


def found(number: str) -> Certificate:
    return Certificate.objects.standing().get(number=number)


def test_a_row_becomes_a_certificate_that_the_register_shows(entered):
    entered(table(row()))
    one = found("NS-2024-001")
    assert (one.status, one.origin, one.holder_name_zh, one.valid_until.isoformat()) == (
        "VALID", "imported", "爱克米电器（演示）有限公司", "2099-02-28")  # fmt: skip
    assert one.standards[0]["number"] == "GB/T 23119-2017"
    assert {one.prepared_by.name, one.confirmed_by.name} == {"Rita", "Quinn"}
    assert register.certificate_for(one.pk).status == "VALID"
    assert reconcile().agrees


def test_many_rows_are_one_fact(entered):
    before = Fact.objects.count()
    entered(table(*(row(证书编号=f"NS-{number}") for number in range(50))))
    facts = Fact.objects.filter(name="certificates.CertificatesStated")
    assert (facts.count(), len(facts.get().payload["statements"])) == (1, 50)
    assert Fact.objects.exclude(name__startswith="register.").count() == before + 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"证书编号": ""}, "number_missing"),
        ({"证书编号": "1.23457E+17"}, "number_rounded"),
        ({"获证组织": ""}, "holder_missing"),
        ({"产品名称": "#REF!"}, "cell_error"),
        ({"颁证日期": "31/02/2026"}, "date_impossible"),
        ({"颁证日期": "2024年3月"}, "date_without_day"),
        ({"颁证日期": "2199-01-01"}, "date_out_of_range"),
        ({"有效期至": "2020-01-01"}, "ends_before_it_starts"),
        ({"产品名称": "长" * 2001}, "too_long"),
        ({"状态": "申请中"}, "not_granted"),
        ({"状态": "撤销"}, "since_missing"),
        ({"状态": "过期"}, "expired_but_valid"),
        ({"状态": "已换证"}, "superseded_without_successor"),
    ],
)
def test_what_cannot_be_entered_says_why(checked, changed, code):
    batch = checked(table(row(**changed), row(证书编号=SECOND)))
    assert code in codes(batch, 2)
    assert batch.counts["refused"] == 1
    assert batch.counts["new"] == 1


def test_a_number_in_two_rows_counts_once_where_they_agree_and_not_at_all_where_they_differ(checked):
    batch = checked(table(row(), row(), row(证书编号=SECOND), row(证书编号="ns 2024 002", 产品名称="洗衣机")))
    assert list(batch.rows.values_list("verdict", flat=True)) == ["new", "repeated", "refused", "refused"]
    assert codes(batch, 4) == ["number_written_otherwise"]


def test_statuses_of_before_come_with_their_day(entered):
    today = clock.today()
    day, end = (today - timedelta(days=9)).isoformat(), (today + timedelta(days=30)).isoformat()
    rows = [
        wide("", day, 证书编号="A-1", 状态="撤销"),
        wide("", day, end, "整改后复查", 证书编号="A-2", 状态="暂停"),
        wide(证书编号="A-3", 颁证日期="2019-01-01", 有效期至="2022-01-01"),
    ]
    entered(table(*rows, headings=WIDE))
    withdrawn, suspended, expired = (found(number) for number in ("A-1", "A-2", "A-3"))
    assert (withdrawn.status, suspended.status, expired.status) == ("WITHDRAWN", "SUSPENDED", "EXPIRED")
    assert suspended.suspension_ends_on.isoformat() == end
    assert withdrawn.events.get(revision=2).reason == "before-register"
    assert clock.day_of(expired.status_since).isoformat() == "2022-01-02"
    assert {entry.status for entry in RegisterEntry.objects.certificates()} == {"WITHDRAWN", "SUSPENDED", "EXPIRED"}


def test_a_chain_of_predecessors_is_kept_in_any_order(entered):
    rows = [
        wide("A-1;A-2", 证书编号="A-3", 颁证日期="2023-01-01"),
        wide(证书编号="A-1", 颁证日期="2019-01-01"),
        wide("A-1", 证书编号="A-2", 颁证日期="2021-01-01"),
        wide("A-1", 证书编号="B-9", 颁证日期="2022-01-01"),
        wide("Z-7", 证书编号="C-1"),
    ]
    batch = entered(table(*rows, headings=WIDE))
    assert found("A-1").superseded_by == found("A-2")
    assert found("A-2").superseded_by == found("A-3")
    assert (found("A-3").status, found("B-9").status) == ("VALID", "VALID")
    assert codes(batch, 5) == ["predecessor_taken"]
    assert codes(batch, 6) == ["predecessor_unknown"]
    assert register.certificate_for(found("A-2").pk).content["supersedes"]["number"] == "A-1"


def test_predecessors_in_a_circle_are_entered_without_their_links(entered):
    entered(table(wide("A-2", 证书编号="A-1"), wide("A-1", 证书编号="A-2"), headings=WIDE))
    assert {found("A-1").status, found("A-2").status} == {"VALID"}


def test_the_same_file_again_changes_nothing(entered, checked, rita):
    rows = [wide(证书编号="A-1"), wide("A-1", 证书编号="A-2", 颁证日期="2024-05-01")]
    entered(table(*rows, headings=WIDE))
    revisions = set(Certificate.objects.values_list("number", "revision"))
    again = checked(table(*rows, headings=WIDE))
    assert again.counts["same"] == 2
    with pytest.raises(Refused, match="nothing to answer for"):
        actions.state(again, by=rita, takes_responsibility=True)
    assert set(Certificate.objects.values_list("number", "revision")) == revisions


def test_a_changed_file_updates_by_revision_and_what_it_does_not_say_stays(entered):
    entered(table(row(), row(证书编号=SECOND)))
    entered(table(["NS-2024-001", "爱克米电器（演示）有限公司", "两门电冰箱", "2024-03-01"],
                  headings=["证书编号", "获证组织", "产品名称", "颁证日期"]))  # fmt: skip
    one = found("NS-2024-001")
    assert (one.revision, one.product_zh, one.valid_until.isoformat()) == (2, "两门电冰箱", "2099-02-28")
    assert (found(SECOND).revision, register.certificate_for(one.pk).revision) == (1, 2)


def test_an_older_file_never_undoes_a_suspension(entered, rita):
    entered(table(row()))
    suspend_at_request(found("NS-2024-001"), by=rita)
    batch = entered(table(row(产品名称="两门电冰箱")))
    assert (found("NS-2024-001").status, found("NS-2024-001").product_zh) == ("SUSPENDED", "两门电冰箱")
    assert "status_stays" in codes(batch, 2)


def test_a_suspension_between_check_and_entering_stands(checked, rita, quinn, entered):
    entered(table(row()))
    batch = checked(table(row(产品名称="两门电冰箱"), row(证书编号=SECOND)))
    actions.state(batch, by=rita, takes_responsibility=True)
    suspend_at_request(found("NS-2024-001"), by=rita)
    actions.confirm(batch, by=quinn, takes_responsibility=True)
    actions.work(batch.pk)
    relay.deliver_all()
    assert register.certificate_for(found("NS-2024-001").pk).status == "SUSPENDED"
    assert found("NS-2024-001").product_zh == "两门电冰箱"


def test_what_was_entered_by_hand_meanwhile_is_not_entered_twice(checked, rita, quinn):
    batch = checked(table(row()))
    actions.state(batch, by=rita, takes_responsibility=True)
    same = {"number": "NS 2024-001", "product_zh": "家用电冰箱", "holder_name_zh": "别的公司"}
    days = {"issued_on": clock.today(), "valid_from": clock.today()}
    certificates.prepare_import(same | days, by=rita)
    actions.confirm(batch, by=quinn, takes_responsibility=True)
    actions.work(batch.pk)
    assert Certificate.objects.count() == 1
    assert codes(batch, 2) == ["being_prepared"]


def test_two_people_answer(checked, rita, quinn):
    batch = checked(table(row()))
    with pytest.raises(Refused, match="has not signed"):
        actions.confirm(batch, by=quinn, takes_responsibility=True)
    actions.state(batch, by=rita, takes_responsibility=True)
    with pytest.raises(Refused, match="role"):
        actions.confirm(batch, by=rita, takes_responsibility=True)
    with pytest.raises(Refused, match="statement of responsibility"):
        actions.confirm(batch, by=quinn, takes_responsibility=False)
    assert not Certificate.objects.exists()


def test_a_batch_is_taken_back_as_a_whole_and_its_numbers_are_free(entered, rita, quinn):
    entered(table(row(证书编号=SECOND)))
    batch = entered(table(row(), row(证书编号=SECOND, 产品名称="错"), row(证书编号=THIRD, 有效期至="2025-01-01")))
    actions.ask_to_take_back(batch, why="Wrong file", by=rita)
    actions.take_back(batch, by=quinn)
    batch = actions.work(batch.pk)
    relay.deliver_all()
    one = Certificate.objects.get(number="NS-2024-001")
    assert (batch.state, one.status, one.taken_back_at is None) == ("taken_back", "CANCELLED", False)
    assert (found(SECOND).product_zh, found(SECOND).revision) == ("家用电冰箱", 3)
    assert register.certificate_for(one.pk).status == "CANCELLED"
    entered(table(row()))
    assert register.certificate_for_number("NS-2024-001").status == "VALID"
    assert reconcile().agrees


def test_what_was_said_of_columns_is_remembered(entered, rita):
    text = table(["X1", "Acme", "Kettle", "03/04/2024"], headings=["Ref", "Who", "What", "When"])
    said = {"0": "number", "1": "holder", "2": "product", "3": "issued_on"}
    entered(text, columns=said, answers={"orders": {"issued_on": "dmy"}})
    assert found("X1").issued_on.isoformat() == "2024-04-03"
    assert actions.upload(as_file(text), by=rita).columns == said


def test_a_day_that_can_be_read_in_two_ways_is_asked(in_northseal, rita):
    batch = actions.upload(as_file(table(row(颁证日期="03/04/2024"), row(颁证日期="05/06/2024"))), by=rita)
    with pytest.raises(Refused, match="day or the month"):
        actions.check(batch, by=rita)


def test_a_day_that_another_row_settles_is_not_asked(checked):
    batch = checked(table(row(颁证日期="03/04/2024"), row(证书编号=SECOND, 颁证日期="25/04/2024")))
    assert batch.rows.first().content["issued_on"] == "2024-04-03"


def test_a_row_that_the_database_refuses_keeps_nobody_else_out(checked, rita, quinn, monkeypatch):
    batch = checked(table(row(), row(证书编号=SECOND), row(证书编号=THIRD)))
    actions.state(batch, by=rita, takes_responsibility=True)
    understood = entering.values_of
    spoilt = {"trademark": "长" * 3000}
    monkeypatch.setattr(
        entering, "values_of", lambda said: understood(said) | (spoilt if said["number"] == SECOND else {})
    )
    actions.confirm(batch, by=quinn, takes_responsibility=True)
    assert actions.work(batch.pk).state == "done"
    assert set(Certificate.objects.values_list("number", flat=True)) == {"NS-2024-001", THIRD}
    assert codes(batch, 3) == ["refused_by_database"]


def spoilt(monkeypatch, batch, rita, quinn, meanwhile):
    """A batch whose first turn the database refuses; `meanwhile` happens between failing alone and being refused."""
    actions.state(batch, by=rita, takes_responsibility=True)
    actions.confirm(batch, by=quinn, takes_responsibility=True)
    understood, refuse = entering.values_of, entering._refuse
    bad = {"trademark": "长" * 3000}
    monkeypatch.setattr(
        entering, "values_of", lambda said: understood(said) | (bad if said["number"] == "NS-2024-001" else {})
    )

    def later(*said):
        monkeypatch.setattr(entering, "_refuse", refuse)
        meanwhile(*said)
        return refuse(*said)

    monkeypatch.setattr(entering, "_refuse", later)
    entering.enter_carefully(Batch.objects.get(pk=batch.pk))


def test_of_two_workers_at_one_batch_neither_refuses_a_healthy_row(checked, rita, quinn, monkeypatch):
    batch = checked(table(row(), row(证书编号=SECOND)))
    spoilt(monkeypatch, batch, rita, quinn, entering._refuse)
    assert dict(batch.rows.values_list("number", "verdict")) == {"NS-2024-001": "refused", SECOND: "new"}


def test_a_worker_that_was_stopped_refuses_nothing_any_more(checked, rita, quinn, monkeypatch):
    batch = checked(table(row(), row(证书编号=SECOND)))
    stop = {"state": Batch.State.TAKING_BACK}
    spoilt(monkeypatch, batch, rita, quinn, lambda *_said: Batch.objects.filter(pk=batch.pk).update(**stop))
    assert set(batch.rows.values_list("verdict", flat=True)) == {"new"}


def test_nothing_more_is_entered_once_it_is_being_taken_back(checked, rita, quinn):
    """A worker that is still at it when somebody takes the import back finds that out before its next piece."""
    batch = checked(table(row(), row(证书编号=SECOND)))
    actions.state(batch, by=rita, takes_responsibility=True)
    actions.confirm(batch, by=quinn, takes_responsibility=True)
    assert entering.enter_some(Batch.objects.get(pk=batch.pk), at_once=1)
    Batch.objects.filter(pk=batch.pk).update(state=Batch.State.TAKING_BACK)
    assert not entering.enter_some(Batch.objects.get(pk=batch.pk), at_once=1)
    assert Certificate.objects.count() == 1


def test_whoever_answered_for_an_import_is_not_offered_to_confirm_it(checked, rita, quinn):
    batch = checked(table(row()))
    authorised(rita, Role.QUALITY_MANAGER)
    actions.state(batch, by=rita, takes_responsibility=True)
    offered = [[need.url for need in needs_you(user, roles=roles_of(user))] for user in (rita, quinn)]
    assert offered == [[], [f"/desk/certificates/imports/{batch.pk}/confirm/"]]


def test_whoever_asked_to_take_an_import_back_is_not_offered_to_do_it(entered, rita, quinn):
    batch = entered(table(row()))
    authorised(rita, Role.QUALITY_MANAGER)
    actions.ask_to_take_back(batch, why="Wrong file", by=rita)
    offered = [[need.url for need in needs_you(user, roles=roles_of(user))] for user in (rita, quinn)]
    assert offered == [[], [f"/desk/certificates/imports/{batch.pk}/take-back/"]]


def test_of_two_successors_the_earlier_takes_the_place_whatever_their_numbers(entered):
    rows = [
        wide(证书编号="A-1", 颁证日期="2019-01-01"),
        wide("A-1", 证书编号="A-2", 颁证日期="2023-01-01"),
        wide("A-1", 证书编号="B-9", 颁证日期="2021-01-01"),
    ]
    entered(table(*rows, headings=WIDE))
    assert found("A-1").superseded_by == found("B-9")
    assert found("A-2").status == "VALID"


def test_an_import_never_runs_ahead_of_a_relay_that_carries(entered, rita, monkeypatch):
    entered(table(row()))
    suspend_at_request(found("NS-2024-001"), by=rita)
    monkeypatch.setattr(working, "GIVES_WAY", 5.0)
    monkeypatch.setattr(working.time, "sleep", lambda _seconds: relay.deliver_all())
    working.give_way()
    assert not Delivery.objects.waiting().exists()


def test_an_import_does_not_wait_for_what_nobody_carries(entered, rita, monkeypatch):
    entered(table(row()))
    suspend_at_request(found("NS-2024-001"), by=rita)
    monkeypatch.setattr(working, "GIVES_WAY", 5.0)
    monkeypatch.setattr(working.time, "sleep", lambda _seconds: pytest.fail("it waits"))
    with clock.frozen_at(clock.now() + timedelta(seconds=30)):
        working.give_way()


def test_results_cannot_calculate(checked):
    from imports.results import as_csv, as_workbook

    batch = checked(table(row(获证组织='=HYPERLINK("http://evil")', 产品名称="@SUM(1)"), row(证书编号="=1+1")))
    with as_csv(batch) as file:
        text = file.read().decode("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert ",'@SUM" in text
    with as_workbook(batch) as file:
        from openpyxl import load_workbook

        sheet = load_workbook(file).active
    assert {cell.data_type for cells in sheet.iter_rows() for cell in cells if cell.value} == {"s"}
    assert Row.objects.count() == 2


@pytest.fixture
def confirmed(checked, rita, quinn):
    """Three rows that two people have answered for."""
    batch = checked(table(row(), row(证书编号=SECOND), row(证书编号=THIRD)))
    actions.state(batch, by=rita, takes_responsibility=True)
    return actions.confirm(batch, by=quinn, takes_responsibility=True)


@pytest.mark.parametrize("standing", ["suspended", "closing"])
def test_nothing_more_is_entered_for_a_body_that_is_not_open(confirmed, northseal, monkeypatch, standing):
    """The worker's own copy of the body still says that it is open."""
    assert entering.enter_some(confirmed, at_once=1)
    closes_at = clock.now() + timedelta(days=30) if standing == "closing" else None
    bodies = CertificationBody.objects.filter(pk=northseal.pk)
    bodies.update(standing=standing, closes_at=closes_at)
    monkeypatch.setattr("imports.tasks.later", lambda *_: pytest.fail("It is queued again at once."))
    work(northseal.schema_name, str(confirmed.pk))
    assert not entering.enter_some(confirmed, at_once=1)
    assert (Certificate.objects.count(), Batch.objects.get(pk=confirmed.pk).state) == (1, "entering")

    bodies.update(standing="open", closes_at=None)
    assert actions.work(confirmed.pk).state == "done"
    assert Certificate.objects.count() == 3


def test_a_row_that_ends_its_worker_each_time_is_refused_and_the_others_go_in(confirmed, monkeypatch):
    understood = entering.values_of

    def ends(said):
        if said["number"] == SECOND:
            raise MemoryError
        return understood(said)

    monkeypatch.setattr(entering, "values_of", ends)
    monkeypatch.setattr(working, "MOST_TRIES", 2)
    tries = 0
    while confirmed.state == "entering" and tries < 9:
        tries += 1
        with suppress(MemoryError):
            actions.work(confirmed.pk)
        confirmed.refresh_from_db()
    assert (confirmed.state, codes(confirmed, 3)) == ("done", ["failed_each_time"])
    assert set(Certificate.objects.values_list("number", flat=True)) == {"NS-2024-001", THIRD}
    assert "tries" not in confirmed.counts


def test_a_check_that_ends_its_worker_each_time_is_given_up_in_words(in_northseal, rita, monkeypatch):
    batch = actions.check(actions.upload(as_file(table(row())), by=rita), by=rita)
    monkeypatch.setattr("imports.actions.checking.understand", lambda *_cells, **_how: 1 / 0)
    for _time in range(working.MOST_TRIES):
        with pytest.raises(ZeroDivisionError):
            actions.work(batch.pk)
    batch = actions.work(batch.pk)
    assert (batch.state, "failed several times" in batch.trouble, batch.counts) == ("draft", True, {})
