"""Advice and certification stay apart: who may sell advice to whom, and what the sale then keeps from applying (INV-9)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django_tenants.utils import tenant_context

from accounts.actions import end_tie, state_parent
from accounts.groups import group_members, group_of, parent_tie
from applications.actions import accept, start_draft, submit
from applications.models import Application
from cases.actions import assign
from cases.transitions import State
from catalog.models import SchemeVersion
from certificates import actions as certifying
from evaluations.models import Plan, PlannedEvaluator
from lib import clock
from lib.clock import months_later
from lib.refusal import Refused
from oversight.actions import set_advisory_sales, state_ownership
from staff.actions import answer_assessment, write_assessment
from staff.impartiality import (
    Act,
    against,
    end_advice,
    lock_on,
    record_advice,
    refuse_sale,
    sell_more_advice,
    warning_before_sale,
)
from staff.models import Advice, AdviceEnd, ClientGroup, Conflict, ImpartialityAssessment, Role
from staff.queries import today
from tenants.models import CertificationBody
from tests.certificates.making import content
from tests.impartiality.making import ABOUT, SOURCE, advised, belongs, enterprise, opened
from tests.support.refusing import is_kept

pytestmark = pytest.mark.django_db
ADVISORY = "advisory"


@pytest.fixture
def open_country(olga):
    opened(olga)


@pytest.fixture
def partner(in_northseal) -> CertificationBody:
    """Northseal as it would be, were it an adviser."""
    CertificationBody.objects.filter(pk=in_northseal.pk).update(kind="adviser")
    in_northseal.kind = "adviser"
    return in_northseal


@pytest.fixture
def sister(newcomer, olga):
    """Of the same group as newcomer."""
    sister, holding = enterprise("Sister GmbH"), enterprise("Holding AG")
    for child in (newcomer, sister):
        belongs(child, holding, olga)
    return sister


# ── who may sell ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("service_class", ["neutral", "insurance"])
def test_what_is_no_advice_is_sold_to_anybody(case_at, newcomer, service_class):
    case_at(State.SUBMITTED)
    refuse_sale(newcomer, service_class=service_class)
    assert warning_before_sale(newcomer, service_class=service_class) == ""


def test_bodies_of_china_sell_no_advice_until_an_operator_opens_it(in_northseal, newcomer, olga):
    with pytest.raises(Refused, match="Certification bodies sell no advice here"):
        refuse_sale(newcomer, service_class=ADVISORY)
    opened(olga)
    refuse_sale(newcomer, service_class=ADVISORY)


def test_what_was_opened_is_closed_again_from_its_day_on(in_northseal, newcomer, olga, open_country):
    tomorrow = clock.today() + timedelta(days=1)
    set_advisory_sales(country="CN", is_open=False, since=tomorrow, reason="Repealed", by=olga)
    refuse_sale(newcomer, service_class=ADVISORY)
    with clock.frozen_at(clock.now() + timedelta(days=2)), pytest.raises(Refused, match="sell no advice here"):
        refuse_sale(newcomer, service_class=ADVISORY)


def test_where_nobody_has_decided_the_sites_country_says_so(in_northseal, newcomer, settings):
    in_northseal.country = "DE"
    with pytest.raises(Refused, match="sell no advice here"):
        refuse_sale(newcomer, service_class=ADVISORY)
    settings.SITE_COUNTRY = "DE"
    refuse_sale(newcomer, service_class=ADVISORY)


def test_only_operators_open_a_country(ada):
    with pytest.raises(Refused, match="Only the platform's operators"):
        opened(ada)


def test_a_partner_sells_advice_and_locks_nothing(partner, newcomer, mira):
    advice = advised(newcomer, mira, by=mira)
    assert advice.locks_until is None
    assert lock_on(newcomer) is None
    assert warning_before_sale(newcomer, service_class=ADVISORY) == ""


def test_a_partner_that_belongs_to_a_body_sells_no_advice(partner, greenmark, newcomer, olga):
    state_ownership(partner, body=greenmark, source=SOURCE, by=olga)
    with pytest.raises(Refused, match="by ownership"):
        refuse_sale(newcomer, service_class=ADVISORY)


# ── to whom ──────────────────────────────────────────────────────────────────────────────────────


def test_not_to_an_own_client(case_at, newcomer, open_country):
    refuse_sale(newcomer, service_class=ADVISORY)
    case_at(State.SUBMITTED)
    with pytest.raises(Refused, match="an open case"):
        refuse_sale(newcomer, service_class=ADVISORY)


def test_not_within_the_group_of_an_own_client(case_at, sister, open_country):
    case_at(State.SUBMITTED)
    with pytest.raises(Refused, match="an open case"):
        refuse_sale(sister, service_class=ADVISORY)


def test_a_draft_is_no_case_yet(case_at, newcomer, open_country):
    case_at(State.DRAFT)
    refuse_sale(newcomer, service_class=ADVISORY)


def test_a_case_that_ended_with_nothing_binds_nobody(case_at, newcomer, open_country):
    case_at(State.WITHDRAWN_BY_APPLICANT)
    refuse_sale(newcomer, service_class=ADVISORY)


def test_not_to_whom_a_certificate_is_held_by(in_northseal, newcomer, rita, open_country):
    certifying.prepare_import(content(holder_code=newcomer.credit_code), by=rita)
    with pytest.raises(Refused, match="a certificate"):
        refuse_sale(newcomer, service_class=ADVISORY)


def test_not_to_whom_an_import_without_a_code_names(in_northseal, rita, sima, open_country):
    abroad = enterprise("Kühlgeräte GmbH")
    certifying.prepare_import(content(holder_name_zh="", holder_name_en="KÜHLGERÄTE GmbH "), by=rita)
    with pytest.raises(Refused, match="a certificate"):
        refuse_sale(abroad, service_class=ADVISORY)
    is_refused("holds its certificate", lambda: raw_advice(abroad, sima))


def test_a_like_name_with_another_code_is_somebody_else(in_northseal, newcomer, rita, open_country):
    named = {"holder_name_en": newcomer.name_en, "holder_code": "91440600MA4UNK1234"}
    certifying.prepare_import(content(**named), by=rita)
    refuse_sale(newcomer, service_class=ADVISORY)


def test_not_before_a_claimed_parent_was_looked_up(in_northseal, newcomer, nora, open_country):
    state_parent(newcomer, parent=enterprise("Holding AG"), source="Our annual report", by=nora)
    with pytest.raises(Refused, match="has not looked that up yet"):
        refuse_sale(newcomer, service_class=ADVISORY)


# ── what the sale locks ──────────────────────────────────────────────────────────────────────────


def test_the_buyer_is_told_before_what_the_sale_will_lock(published, newcomer, sister, open_country):
    words = warning_before_sale(newcomer, service_class=ADVISORY)
    assert "takes no application" in words
    assert "Newcomer" in words
    assert "Sister GmbH" in words
    assert "while the work lasts" in words
    assert str(months_later(today(), 24).year) in words


def test_the_lock_lasts_as_long_as_the_longest_period_of_the_schemes(published, newcomer, sima, open_country):
    months = SchemeVersion.objects.get().conflict_months
    assert advised(newcomer, by=sima).locks_until == months_later(today(), months)


def test_the_whole_group_begins_no_application(published, newcomer, sister, nora, sima, open_country):
    advised(sister, by=sima)
    with pytest.raises(Refused, match="takes no application"):
        start_draft(published, organisation=newcomer, by=nora)


def test_a_draft_that_was_there_is_not_sent(case_at, newcomer, nora, sima, open_country):
    application = case_at(State.DRAFT).unit.application
    advised(newcomer, by=sima)
    with pytest.raises(Refused, match="takes no application"):
        submit(application, by=nora)
    assert Application.objects.get(pk=application.pk).is_draft


def after(day) -> object:
    """The clock an hour into the day after."""
    return clock.frozen_at(clock.day_after(day, "Asia/Shanghai") + timedelta(hours=1))


def test_nobody_is_accepted_whose_group_an_advised_one_has_joined(case_at, newcomer, arno, sima, olga, open_country):
    application = case_at(State.UNDER_APPLICATION_REVIEW).unit.application
    holding = enterprise("Holding AG")
    advised(holding, by=sima)
    belongs(newcomer, holding, olga)
    with pytest.raises(Refused, match="takes no application"):
        accept(application, competence="Mira", units_are_divided=True, by=arno)


def test_the_lock_ends_with_its_day(published, newcomer, nora, sima, open_country):
    advice = over(advised(newcomer, by=sima))
    with after(advice.bars_until):
        assert lock_on(newcomer) is None


def test_the_lock_outlasts_its_day_while_the_work_lasts(case_at, newcomer, nora, sima, open_country):
    draft = Application.objects.filter(pk=case_at(State.DRAFT).unit.application.pk)
    advice = advised(newcomer, by=sima)
    with after(advice.locks_until):
        assert "while this work lasts" in against(Act.APPLY, newcomer)[0]
        is_refused("may not apply yet", lambda: draft.update(submitted_at=clock.now()))


def test_the_lock_is_counted_from_the_end_of_the_work(published, newcomer, sima, open_country):
    advice, end = advised(newcomer, by=sima), months_later(today(), 20)
    end_advice(advice.order, on=end)
    with after(advice.locks_until):
        assert lock_on(newcomer).bars_until == months_later(end, SchemeVersion.objects.get().conflict_months)
    assert Advice.objects.concerning(newcomer.pk).locking(months_later(end, 100)).count() == 0


def test_nobody_leaves_the_group_to_escape(published, newcomer, sister, olga, sima, open_country):
    advised(sister, by=sima)
    end_tie(parent_tie(newcomer), reason="Sold", by=olga)
    assert lock_on(newcomer) is not None


def test_another_body_is_not_concerned(published, newcomer, greenmark, sima, open_country):
    advised(newcomer, by=sima)
    with tenant_context(greenmark):
        assert lock_on(newcomer) is None


def test_asked_twice_the_sale_is_kept_once_and_takes_further_people(published, newcomer, sima, mira, rex, open_country):
    order = uuid4()
    advised(newcomer, mira, by=sima, order=order)
    advised(newcomer, mira, rex, by=sima, order=order)
    assert Advice.objects.filter(order=order).count() == 1
    assert set(Conflict.objects.filter(advice__order=order).values_list("user", flat=True)) == {mira.pk, rex.pk}


def test_more_of_it_is_sold_only_where_it_could_be_sold_today(in_northseal, newcomer, rita, sima, open_country):
    advice = advised(newcomer, by=sima)
    sell_more_advice(newcomer, order=advice.order, by=sima)
    certifying.prepare_import(content(holder_code=newcomer.credit_code), by=rita)
    with pytest.raises(Refused, match="a certificate"):
        sell_more_advice(newcomer, order=advice.order, by=sima)


def test_an_order_is_of_one_organisation(published, newcomer, sima, open_country):
    order = advised(newcomer, by=sima).order
    with pytest.raises(Refused, match="of another organisation"):
        advised(enterprise("Else GmbH"), by=sima, order=order)


def test_what_was_free_when_the_page_was_read_is_asked_again(case_at, newcomer, sima, open_country):
    refuse_sale(newcomer, service_class=ADVISORY)
    case_at(State.SUBMITTED)
    with pytest.raises(Refused, match="an open case"):
        record_advice(newcomer, order=uuid4(), about=ABOUT, by=sima, people=[])
    assert not Advice.objects.exists()


# ── persons (INV-8) ──────────────────────────────────────────────────────────────────────────────


def test_who_gives_the_advice_is_named_for_no_case_of_the_group(case_at, newcomer, sister, mira, cleo, olga, sima):
    case = case_at(State.ACCEPTED)
    with transaction.atomic():
        Conflict.objects.create(user=mira, organisation=sister, kind="consultancy", starts_on=today(), recorded_by=sima)
    with pytest.raises(Refused, match="Gave consultancy to Sister GmbH"):
        assign(case, role=Role.EVALUATOR, user=mira, by=cleo)


def test_the_advisers_are_on_record_until_their_work_is_over(published, newcomer, mira, sima, open_country):
    advice = advised(newcomer, mira, by=sima)
    conflict = Conflict.objects.get(user=mira)
    assert (conflict.kind, conflict.organisation, conflict.ends_on) == ("consultancy", newcomer, None)
    end_advice(advice.order, on=today())
    conflict.refresh_from_db()
    assert conflict.ends_on == today()


# ── raw writes ───────────────────────────────────────────────────────────────────────────────────


def raw_advice(organisation, by, **more) -> Advice:
    group, _new = ClientGroup.objects.get_or_create(group=more.pop("group", organisation.pk))
    facts = {"members": [organisation.pk], "order": uuid4(), "about_en": "Lean", "sold_on": today()}
    facts |= {"locks_until": today() + timedelta(days=700), "recorded_by": by} | more
    return Advice.objects.create(group=group, organisation=organisation, **facts)


def is_refused(words, write):
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        write()


def test_no_raw_write_sells_advice_to_a_client(case_at, newcomer, sima, open_country):
    case_at(State.SUBMITTED)
    is_refused("with an open case", lambda: raw_advice(newcomer, sima))


def test_no_raw_write_sells_advice_within_a_clients_group(case_at, newcomer, sister, sima, open_country):
    case_at(State.SUBMITTED)
    is_refused("names the whole legal group", lambda: raw_advice(sister, sima))
    whole = {"group": group_of(sister.pk), "members": group_members(sister.pk)}
    is_refused("with an open case", lambda: raw_advice(sister, sima, **whole))


def test_no_raw_write_sells_advice_to_a_holder(in_northseal, newcomer, rita, sima, open_country):
    certifying.prepare_import(content(holder_code=newcomer.credit_code), by=rita)
    is_refused("holds its certificate", lambda: raw_advice(newcomer, sima))


def test_no_raw_write_sells_advice_where_it_is_closed(in_northseal, newcomer, sima):
    is_refused("of this country sell no advice", lambda: raw_advice(newcomer, sima))


def test_no_raw_write_sells_a_bodys_advice_without_its_lock(in_northseal, newcomer, sima, open_country):
    is_refused("locks applications", lambda: raw_advice(newcomer, sima, locks_until=None))


def test_no_raw_write_sells_advice_over_a_claim(in_northseal, newcomer, nora, sima, open_country):
    state_parent(newcomer, parent=enterprise("Holding AG"), source="Our annual report", by=nora)
    is_refused("not looked up yet", lambda: raw_advice(newcomer, sima))


def test_no_raw_write_sells_advice_of_a_tied_partner(partner, greenmark, newcomer, olga, sima):
    state_ownership(partner, body=greenmark, source=SOURCE, by=olga)
    is_refused("belongs to a certification body", lambda: raw_advice(newcomer, sima, locks_until=None))


def test_no_raw_write_sends_an_application_past_the_lock(case_at, newcomer, sister, sima, open_country):
    application = Application.objects.filter(pk=case_at(State.DRAFT).unit.application.pk)
    advised(sister, by=sima)
    is_refused("may not apply yet", lambda: application.update(submitted_at=clock.now()))


def test_no_raw_write_plans_who_advised_in_the_group(case_at, sister, mira, sima):
    plan = Plan.objects.create(case=case_at(State.CONTRACTED), version=1, methods="Test", made_by=sima)
    tie = {"kind": "consultancy", "starts_on": today(), "recorded_by": sima}
    Conflict.objects.create(user=mira, organisation=sister, **tie)
    is_refused("INV-8", lambda: PlannedEvaluator.objects.create(plan=plan, user=mira))


def test_advice_sold_stays_as_it_was(published, newcomer, sima, open_country):
    advice = Advice.objects.filter(pk=advised(newcomer, by=sima).pk)
    is_kept(lambda: advice.update(locks_until=None))
    is_kept(advice.delete)
    over(advice.get())
    end = AdviceEnd.objects.filter(advice__in=advice)
    is_kept(lambda: end.update(locks_until=None))
    is_kept(end.delete)


# ── lifting ──────────────────────────────────────────────────────────────────────────────────────


def over(advice) -> Advice:
    """The same once its work is over."""
    end_advice(advice.order, on=today())
    return Advice.objects.get(pk=advice.pk)


def assessed(advice, by) -> ImpartialityAssessment:
    return write_assessment(
        over(advice), risks="One diagnosis in one plant.", measures="Another team evaluates.", by=by
    )


def test_an_assessment_confirmed_by_a_second_person_lifts_the_lock(
    published, newcomer, nora, quinn, ada, sima, open_country
):
    assessment = assessed(advised(newcomer, by=sima), quinn)
    assert lock_on(newcomer) is not None
    answer_assessment(assessment, outcome="lifted", answer="Agreed.", by=ada)
    assert lock_on(newcomer) is None
    start_draft(published, organisation=newcomer, by=nora)


def test_the_database_lets_the_application_through_as_well(case_at, newcomer, nora, quinn, ada, sima, open_country):
    application = case_at(State.DRAFT).unit.application
    answer_assessment(assessed(advised(newcomer, by=sima), quinn), outcome="lifted", answer="Agreed.", by=ada)
    Application.objects.filter(pk=application.pk).update(submitted_at=clock.now())


def test_one_that_is_not_confirmed_lifts_nothing_and_another_may_follow(
    published, newcomer, quinn, ada, sima, open_country
):
    advice = advised(newcomer, by=sima)
    answer_assessment(assessed(advice, quinn), outcome="upheld", answer="The same plant.", by=ada)
    assert lock_on(newcomer) == advice
    with clock.frozen_at(clock.now() + ImpartialityAssessment.STANDS + timedelta(days=1)):
        assessed(advice, quinn)


def test_nobody_asks_again_at_once_where_an_assessment_was_not_confirmed(
    published, newcomer, quinn, ada, sima, open_country
):
    advice = advised(newcomer, by=sima)
    answer_assessment(assessed(advice, quinn), outcome="upheld", answer="The same plant.", by=ada)
    with pytest.raises(Refused, match="stands for half a year"):
        assessed(advice, quinn)
    again = {"advice": advice, "risks": "a", "measures": "b", "written_by": quinn}
    is_refused("stands for half a year", lambda: ImpartialityAssessment.objects.create(**again))


def test_nothing_is_assessed_while_the_work_lasts(published, newcomer, quinn, sima, open_country):
    advice = advised(newcomer, by=sima)
    with pytest.raises(Refused, match="still goes on"):
        write_assessment(advice, risks="None.", measures="None.", by=quinn)
    row = {"advice": advice, "risks": "a", "measures": "b", "written_by": quinn}
    is_refused("once its work is over", lambda: ImpartialityAssessment.objects.create(**row))


def test_nobody_confirms_their_own_assessment(published, newcomer, quinn, sima, open_country):
    assessment = assessed(advised(newcomer, by=sima), quinn)
    with pytest.raises(Refused, match="their own assessment"):
        answer_assessment(assessment, outcome="lifted", answer="Agreed.", by=quinn)


def test_only_quality_managers_assess_and_only_they_or_administrators_answer(
    published, newcomer, quinn, ada, mira, sima, open_country
):
    advice = advised(newcomer, by=sima)
    with pytest.raises(Refused, match="Only quality managers"):
        assessed(advice, ada)
    with pytest.raises(Refused, match="Only administrators and quality managers"):
        answer_assessment(assessed(advice, quinn), outcome="lifted", answer="Agreed.", by=mira)


def test_who_advised_assesses_nothing(published, newcomer, quinn, ada, sima, open_country):
    with pytest.raises(Refused, match="Who gave the advice"):
        assessed(advised(newcomer, quinn, by=sima), quinn)
    with pytest.raises(Refused, match="Who gave the advice"):
        answer_assessment(assessed(advised(newcomer, ada, by=sima), quinn), outcome="lifted", answer="Agreed.", by=ada)


def test_one_assessment_waits_at_a_time_and_is_answered_once(published, newcomer, quinn, ada, sima, open_country):
    advice = advised(newcomer, by=sima)
    assessment = assessed(advice, quinn)
    with pytest.raises(Refused, match="waits for its answer"):
        assessed(advice, quinn)
    answer_assessment(assessment, outcome="lifted", answer="Agreed.", by=ada)
    with pytest.raises(Refused, match="answered already"):
        answer_assessment(assessment, outcome="upheld", answer="No.", by=ada)
    with pytest.raises(Refused, match="keeps nobody"):
        assessed(advice, quinn)


def test_no_raw_write_lifts_a_lock(published, newcomer, quinn, ada, mira, sima, open_country):
    advice = advised(newcomer, mira, by=sima)
    row = ImpartialityAssessment.objects.filter(pk=assessed(advice, quinn).pk)

    def lifted(by):
        return lambda: row.update(outcome="lifted", answer="x", answered_by=by, answered_at=clock.now())

    is_refused("nobody_answers_their_own_assessment", lifted(quinn))
    is_refused("they or administrators answer", lifted(sima))
    is_refused("stays as it was written", lambda: row.update(risks="None."))
    is_refused("written first", lambda: _born_lifted(advice, quinn, ada))
    lifted(ada)()
    is_refused("stays as it was completed", lambda: row.update(outcome="upheld"))


def _born_lifted(advice, quinn, ada):
    now = clock.now()
    answered = {"outcome": "lifted", "answer": "x", "answered_by": ada, "answered_at": now}
    ImpartialityAssessment.objects.create(advice=advice, risks="a", measures="b", written_by=quinn, **answered)
