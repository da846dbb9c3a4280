"""The invariants through the pages: what somebody could post, and the sentence they get instead."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from applications.models import Application, Document
from cases.models import Assignment, Case
from cases.transitions import State
from catalog.models import BodyPassport
from certificates import actions as certifying
from certificates.models import Certificate
from evaluations.actions import freeze_report, raise_nonconformity, tell_nonconformities, write_report
from evaluations.checks import checks_before_deciding
from evaluations.models import Decision, PlannedEvaluator, Result, Review
from lib import clock
from staff.actions import declare_conflict
from staff.models import Role, StaffProfile
from tests.applications.walking import RESULT, a_pdf
from tests.cast import authorised, works_for
from tests.support.signing_in import signed_in

DESK = "/desk/evaluations/{}/{}/"
GRANT = {"act": "decide", "outcome": "grant", "models": ["BCD-520"]}


@pytest.fixture
def browse(visit, northseal) -> Callable[..., Client]:
    return lambda user: signed_in(visit(northseal), user)


def said(client: Client, url: str, **data) -> str:
    """The page that comes after posting, wherever it leads."""
    return client.post(url, data, follow=True).content.decode()


def test_inv_1_whoever_evaluated_reviews_nothing(case_at, browse, mira, cleo):
    case = case_at(State.UNDER_REVIEW)
    authorised(mira, Role.REVIEWER)
    Assignment.objects.create(case=case, role=Role.REVIEWER, user=mira, assigned_by=cleo)
    page = said(browse(mira), DESK.format(case.pk, "review"), act="review", outcome="grant", words="Fine.")
    assert "you cannot review it" in page
    assert not Review.objects.filter(case=case).exists()


def test_days_among_the_checks_are_written_as_the_reader_writes_them(case_at, otto):
    case = case_at(State.RECOMMENDED)
    with translation.override("zh-hans"):
        sentences = " ".join(check.sentence for check in checks_before_deciding(case, otto))
    assert re.search(r"\d年\d+月\d+日", sentences)
    assert not re.search(r"\d{4}-\d\d-\d\d", sentences)


def test_inv_1_whoever_evaluated_is_not_even_assigned(case_at, browse, mira, cleo):
    case = case_at(State.EVALUATED)
    authorised(mira, Role.REVIEWER)
    page = said(browse(cleo), f"/desk/cases/{case.pk}/people/", role=Role.REVIEWER, user=mira.pk)
    assert "evaluates this case" in page


def test_inv_3_people_from_outside_decide_nothing(case_at, browse, otto):
    case = case_at(State.RECOMMENDED)
    StaffProfile.objects.update_or_create(user=otto, defaults={"employment": StaffProfile.Employment.OUTSOURCED})
    assert browse(otto).post(DESK.format(case.pk, "decision"), GRANT).status_code == 403
    assert not Decision.objects.filter(case=case).exists()


def test_inv_3_a_role_for_another_technical_area_decides_nothing(case_at, browse, northseal, cleo):
    case = case_at(State.RECOMMENDED)
    elsewhere = works_for(northseal, "elsewhere")
    authorised(elsewhere, Role.DECISION_MAKER, technical_area="batteries")
    Assignment.objects.create(case=case, role=Role.DECISION_MAKER, user=elsewhere, assigned_by=cleo)
    assert browse(elsewhere).post(DESK.format(case.pk, "decision"), GRANT).status_code == 404  # not theirs to see
    assert not Decision.objects.filter(case=case).exists()


def test_inv_4_nothing_is_granted_over_an_open_nonconformity(case_at, walk, browse, otto, mira):
    case = case_at(State.EVALUATING)
    write_report(case, results=[RESULT], by=mira)
    raise_nonconformity(case, grade="minor", criterion="5.2", text="No label", by=mira)
    tell_nonconformities(case, by=mira)
    freeze_report(case, words="The client stops.", by=mira)
    walk.outcome = "refuse"
    for step in (walk.take_up_review, walk.review):
        step()
    against = GRANT | {"deviation_reason": "I see it otherwise."}
    page = said(browse(otto), DESK.format(case.pk, "decision"), **against)
    assert "must be closed" in page
    assert "Not passed" in page
    assert "Open: nonconformity 1." in page
    assert "INV-" not in page
    assert not Decision.objects.filter(case=case).exists()


def test_inv_5_the_scope_decided_is_never_wider(case_at, browse, otto):
    case = case_at(State.RECOMMENDED)
    said(browse(otto), DESK.format(case.pk, "decision"), **GRANT | {"models": ["BCD-520", "BCD-999"]})
    assert not Decision.objects.filter(case=case).exists()


def test_inv_6_the_first_surveillance_is_not_put_off(case_at, browse, rita):
    case = case_at(State.DECIDED)
    day = clock.today()
    typed = {
        "models_text": "BCD-520 | 220 V",
        "may_bear_mark": "on",
        "next_surveillance_on": day.replace(year=day.year + 3),
    }
    assert "first surveillance is due by" in said(browse(rita), f"/desk/certificates/to-issue/{case.pk}/", **typed)
    assert not Certificate.objects.exists()


def test_inv_8_who_advised_the_client_is_neither_planned_nor_assigned(case_at, walk, browse, acme, ada, cast):
    case = case_at(State.CONTRACTED)
    walk.assign(Role.CASE_OFFICER, cast.cleo)
    for person in (cast.mira, cast.otto):
        declare_conflict(person, acme, kind="consultancy", starts_on=clock.today(), by=ada)
    cleo = browse(cast.cleo)
    assert "Gave consultancy" in cleo.get(DESK.format(case.pk, "plan")).content.decode()
    said(cleo, DESK.format(case.pk, "plan"), methods="Type test", evaluators=cast.mira.pk)
    assert not PlannedEvaluator.objects.filter(plan__case=case).exists()
    page = said(cleo, f"/desk/cases/{case.pk}/people/", role=Role.DECISION_MAKER, user=cast.otto.pk)
    assert "takes no part in this case" in page


def test_inv_10_whoever_judges_sees_no_money(case_at, browse, rex, otto):
    case = case_at(State.RECOMMENDED)
    letters = [f"/letters/{letter.pk}/" for letter in case.letters.all()]
    pages = [f"/cases/{case.pk}/", f"/cases/{case.pk}/agreement/", "/desk/cases/", DESK.format(case.pk, "decision")]
    for url in [*pages, *letters]:
        page = browse(otto).get(url).content.decode()
        assert "¥" not in page, url
        assert "CNY" not in page, url
    page = browse(rex).get(f"/cases/{case.pk}/agreement/").content.decode()
    assert "¥" not in page


def test_inv_10_whoever_holds_finance_judges_nothing(case_at, browse, rex):
    case = case_at(State.UNDER_REVIEW)
    authorised(rex, Role.FINANCE)
    page = said(browse(rex), DESK.format(case.pk, "review"), act="review", outcome="grant", words="Fine.")
    assert "sees the fees of a case" in page
    assert not Review.objects.filter(case=case).exists()


def test_inv_11_earlier_results_need_justification_and_competence(case_at, browse, mira):
    case = case_at(State.EVALUATING)
    row = {"criterion": "Noise", "verdict": "conforms", "is_reused": "on", "source": "R-1"}
    typed = {f"result-{name}": value for name, value in row.items()}
    page = said(browse(mira), DESK.format(case.pk, "report"), act="result", **typed)
    assert "rests on an earlier report" in page
    assert not Result.objects.filter(report__case=case).exists()


def test_inv_12_declining_and_refusing_need_a_reason(case_at, browse, arno, otto):
    case = case_at(State.UNDER_APPLICATION_REVIEW)
    said(browse(arno), f"/desk/cases/{case.pk}/review/", act="decline", cases=case.pk, **{"decline-words": "  "})
    assert Case.objects.get(pk=case.pk).state == State.UNDER_APPLICATION_REVIEW
    case = case_at(State.RECOMMENDED)
    refuse = {"act": "decide", "outcome": "refuse", "deviation_reason": "x"}
    assert "needs a reason" in said(browse(otto), DESK.format(case.pk, "decision"), **refuse)


def test_inv_14_what_was_sent_is_not_taken_back(case_at, walk, browse, alice):
    from applications.actions import add_document

    walk.start()
    document = add_document(walk.application, a_pdf(), slot="other", by=alice)
    walk.send()
    client = browse(alice)
    assert "has been sent" in said(client, f"/documents/{document.pk}/remove/")
    assert "has been sent" in said(client, f"/applications/{walk.application.pk}/discard/")
    assert Document.objects.filter(pk=document.pk).exists()
    assert Application.objects.filter(pk=walk.application.pk).exists()


def test_inv_20_nothing_is_issued_outside_the_approved_field(case_at, browse, rita, sig):
    issued = certifying.issue_for_case(case_at(State.DECIDED), by=rita)
    BodyPassport.objects.update(approved_categories=["batteries"])
    page = said(browse(sig), f"/desk/certificates/{issued.pk}/sign/", has_read="on", seen_at=issued.prepared_at)
    assert "outside the approved field" in page
    assert Certificate.objects.get().status == "PENDING"
