"""Starting, filling in, sending; two browsers; the grid; lapsing; the list at 20,000 cases."""

from datetime import timedelta

import pytest
from django.http import QueryDict

from applications import actions
from applications.actions.asking import UnitAsked
from applications.completeness import lacks_of
from applications.grid import read_grid
from applications.models import Application, Factory, FeeAnnex, Party
from applications.queries import fee_annex_for, scope_of
from cases.actions import move
from cases.models import Letter
from cases.transitions import BUILT, Kind, State
from lib import clock
from lib.refusal import Refused
from outbox import relay
from tests.applications.making import queries_of
from tests.applications.many import write_many_cases
from tests.applications.walking import a_pdf
from tests.support.signing_in import signed_in


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in BUILT])
def test_kinds_not_built_yet_are_refused_in_words(published, acme, alice, kind):
    with pytest.raises(Refused, match="cannot be applied for here yet"):
        actions.start_draft(published, organisation=acme, by=alice, kind=kind)


def test_an_incomplete_application_says_what_is_missing(published, acme, alice):
    application = actions.start_draft(published, organisation=acme, by=alice)
    with pytest.raises(Refused, match="main model of unit 1"):
        actions.submit(application, by=alice)
    assert Application.objects.get(pk=application.pk).submitted_at is None


def test_two_browsers_on_one_form_overwrite_nothing(published, acme, alice, bob):
    application = actions.start_draft(published, organisation=acme, by=alice)
    actions.save_section(application, section="product", values={"product_en": "Kettle"}, by=alice, edition=0)
    with pytest.raises(Refused, match="Somebody else saved"):
        actions.save_section(application, section="product", values={"product_en": "Pot"}, by=bob, edition=0)
    assert Application.objects.get(pk=application.pk).product_en == "Kettle"


def test_nobody_else_writes_in_an_application(published, acme, alice, petra):
    application = actions.start_draft(published, organisation=acme, by=alice)
    with pytest.raises(Refused, match="do not act for"):
        actions.save_units(application, [UnitAsked("X")], by=petra)


def test_a_paste_of_500_rows_with_seven_bad_ones_keeps_the_bad(db):
    bad = ["", "\tB", "M1\tX", "L" * 101, "\t\tC", "A\tB\tC\tD\tE\tF", "M2"]
    lines = [f"M{number}\tM{number}a; M{number}b" for number in range(493)] + [line or "\t\tX" for line in bad]
    typed = QueryDict(mutable=True)
    typed["paste"] = "\n".join(lines)
    grid = read_grid(typed)
    assert len(grid.units()) == 493
    assert [sorted(cells) for cells in grid.errors if cells] == [["main"]] * 6
    assert grid.untaken == "A\tB\tC\tD\tE\tF"


def test_a_unit_may_come_from_a_manufacturer_and_a_factory_of_its_own(walk, alice):
    walk.start()
    plant = "丰泽工厂；泉州市1号"
    rows = [
        UnitAsked("A"),
        UnitAsked("B", factory=plant),
        UnitAsked("C", manufacturer="Other Ltd; 2 Road", factory=plant),
    ]
    for _number in range(2):
        actions.save_units(walk.application, rows, by=alice)
    assert Factory.objects.count() == Party.objects.count() == 1
    assert any("authorisation from the factory" in lack for lack in lacks_of(walk.application))
    first, second, third = walk.application.cases.order_by("number")
    assert scope_of(first)["factory"]["name"] == walk.application.client_name
    assert scope_of(second)["factory"]["address"]["zh"] == "泉州市1号"
    assert scope_of(third)["manufacturer"]["name"]["en"] == "Other Ltd"
    actions.save_units(walk.application, [UnitAsked("A")], by=alice)
    assert not Factory.objects.exists()


def test_an_emptied_grid_leaves_one_empty_unit(published, acme, alice):
    application = actions.start_draft(published, organisation=acme, by=alice)
    actions.save_units(application, [], by=alice)
    actions.save_units(application, [UnitAsked("A")], by=alice)
    assert application.cases.get().unit.main_model == "A"


def test_declining_needs_a_reason(case_at, walk, arno):
    case_at(State.UNDER_APPLICATION_REVIEW)
    with pytest.raises(Refused, match="Declining needs a reason"):
        actions.decline(walk.application, reason=" ", by=arno)


def test_only_drafts_are_thrown_away(walk, alice):
    walk.start()
    document = actions.add_document(walk.application, a_pdf(), slot="other", by=alice)
    walk.send()
    with pytest.raises(Refused, match="withdraw it instead"):
        actions.discard_draft(walk.application, by=alice)
    with pytest.raises(Refused, match="add a new version"):
        actions.remove_document(document, by=alice)


@pytest.mark.slow
def test_500_units_are_500_cases(published, acme, alice):
    application = actions.start_draft(published, organisation=acme, by=alice)
    actions.save_units(application, [UnitAsked(f"M{number}") for number in range(500)], by=alice)
    assert application.cases.count() == application.units.count() == 500
    actions.save_units(application, [UnitAsked("M0")], by=alice)
    assert application.cases.count() == 1


def test_one_unit_may_be_declined_while_another_is_accepted(walk, arno, alice):
    walk.start()
    actions.save_units(walk.application, [UnitAsked("A"), UnitAsked("B")], by=alice)
    walk.send()
    walk.take_up()
    first, second = walk.application.cases.order_by("number")
    actions.decline(walk.application, reason="Too big.", cases=[second], by=arno)
    actions.accept(walk.application, competence="Mira", units_are_divided=True, by=arno)
    assert [case.state for case in walk.application.cases.order_by("number")] == [State.ACCEPTED, State.DECLINED]
    assert first.number.endswith("-01")


@pytest.mark.parametrize(
    ("reported", "why"), [(2, "as many units as you accept"), (1, "does not accept existing test")]
)
def test_no_reports_are_accepted_that_the_scheme_or_the_units_do_not_have(walk, arno, reported, why):
    walk.start()
    walk.send()
    walk.take_up()
    with pytest.raises(Refused, match=why):
        actions.accept(walk.application, competence="Mira", units_are_divided=True, reported=reported, by=arno)


def test_silence_lapses_after_two_notices_and_not_before(case_at):
    case = case_at(State.INFO_REQUESTED)
    start, limit = case.since, case.due_at - case.since
    for share, notices, state in [
        (0.4, 0, "INFO_REQUESTED"),
        (0.55, 1, "INFO_REQUESTED"),
        (0.9, 2, "INFO_REQUESTED"),
        (1.2, 2, "LAPSED"),
    ]:
        with clock.frozen_at(start + limit * share):
            relay.deliver_all()
        case.refresh_from_db()
        assert Letter.objects.filter(case=case, kind="reminder").count() == notices
        assert case.state == state


@pytest.mark.parametrize(("share", "notices"), [(0.4, 0), (0.55, 1)])
def test_with_fewer_than_two_notices_nothing_lapses_though_the_time_has_passed(case_at, share, notices):
    case = case_at(State.INFO_REQUESTED)
    start, limit = case.since, case.due_at - case.since
    with clock.frozen_at(start + limit * share):
        relay.deliver_all()
    assert Letter.objects.filter(case=case, kind="reminder").count() == notices
    with clock.frozen_at(start + limit * 1.2), pytest.raises(Refused, match="Two notices"):
        move(case, State.LAPSED, by=None)
    case.refresh_from_db()
    assert case.state == State.INFO_REQUESTED


def test_a_clock_that_slept_still_sends_both_notices_first(case_at):
    case = case_at(State.ACCEPTED)
    late = case.due_at + timedelta(days=30)
    with clock.frozen_at(late):
        relay.deliver_all()
    case.refresh_from_db()
    assert case.state == State.ACCEPTED
    for hours in (2, 80):
        with clock.frozen_at(late + timedelta(hours=hours)):
            relay.deliver_all()
    case.refresh_from_db()
    assert Letter.objects.filter(case=case, kind="reminder").count() == 2
    assert case.state == State.LAPSED


def test_an_answer_stops_the_clock(case_at, walk, alice):
    case = case_at(State.INFO_REQUESTED)
    question = walk.application.questions.get()
    actions.answer(walk.application, answers={question.pk: "Yes."}, by=alice)
    with clock.frozen_at(case.due_at + timedelta(days=90)):
        relay.deliver_all()
    assert walk.case.state == State.UNDER_APPLICATION_REVIEW


def test_no_case_file_holds_money():
    from django.apps import apps
    from django.db.models import DecimalField

    words = ("fee", "price", "amount", "money", "currency", "invoice", "total", "paid")
    for app in ("applications", "evaluations"):
        for model in apps.get_app_config(app).get_models():
            if model is FeeAnnex:
                continue
            for field in model._meta.get_fields():
                assert not isinstance(field, DecimalField), field
                assert not any(word in field.name for word in words), field


def test_judges_do_not_see_the_fee_annex(case_at, alice, cleo, rex, otto):
    application = case_at(State.RECOMMENDED).unit.application
    assert fee_annex_for(alice, application)
    assert fee_annex_for(cleo, application)
    assert fee_annex_for(rex, application) is None
    assert fee_annex_for(otto, application) is None


@pytest.mark.slow
def test_the_list_costs_the_same_few_queries_with_20_000_cases(case_at, visit, northseal, cleo):
    case = case_at(State.SUBMITTED)
    client = signed_in(visit(northseal), cleo)
    lists = ("team", "mine", "overdue", "unassigned")
    with clock.frozen_at(clock.now()):  # a session is written anew each minute, however slow the machine
        queries_of(client, "/desk/cases/")
        few = {which: queries_of(client, "/desk/cases/", list=which) for which in lists}
        write_many_cases(case, 20_000)
        many = {which: queries_of(client, "/desk/cases/", list=which) for which in lists}
    assert many == few
    assert max(many.values()) <= 15, many
