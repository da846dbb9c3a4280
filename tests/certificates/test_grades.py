"""Grade, measured values, mode and dates of a certificate: found, frozen, reviewed, decided, and typed by nobody (INV-5)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from django_tenants.utils import tenant_context

from accounts.models import Organisation, User
from applications.models import Application
from cases.models import Case
from cases.transitions import State
from catalog.models import SchemeVersion
from certificates import actions
from certificates.drafting import comparison_of, last_day
from certificates.models import Certificate
from evaluations.actions import decide, freeze_report, record_review, send_decision_letter, write_report
from evaluations.models import Report, Result
from lib import clock
from lib.refusal import Refused
from tenants.models import CertificationBody
from tests.applications.scene import Stops
from tests.applications.walking import RESULT, Cast, Walk
from tests.catalog.schemes import published_scheme
from tests.support import database
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db

GRADES = [{"code": "A", "name": {"zh": "优级", "en": "Excellent"}}, {"code": "B", "name": {"zh": "良级", "en": "Good"}}]
MEASURES = [{"name": {"zh": "年耗电量", "en": "Annual energy use"}, "unit": "kWh/a"}]
SLUG = "graded-fridges"
FOUND = RESULT | {"criterion": "Consumption in a year", "value": "198", "unit": "kWh/a", "measure": "Annual energy use"}


@pytest.fixture(scope="module")
def scene(database_server, walked, django_db_blocker) -> Iterator[Stops]:
    """The scene, and in it a case of acme's under a scheme that grades, up to the draft of its report."""
    name, stops = walked
    with (
        django_db_blocker.unblock(),
        database.scene(database_server, name, _walk_under_grades) as (graded, _),
        database.connected_to(database_server, graded),
    ):
        yield stops


def _walk_under_grades() -> None:
    with translation.override("en"), tenant_context(CertificationBody.objects.get(slug="northseal")):
        cast = Cast(**{name: User.objects.get(email__startswith=f"{name}@") for name in Cast.__dataclass_fields__})
        people = User.objects.get(email__startswith="sima@")
        version = published_scheme(people, slug=SLUG, attestation=["grading"], grades=GRADES, measures=MEASURES)
        Walk(version, Organisation.objects.get(), cast).to(State.EVALUATING)


@pytest.fixture
def published(scene, in_northseal) -> SchemeVersion:
    return SchemeVersion.objects.exclude(scheme__slug=SLUG).get()


@pytest.fixture
def graded(scene, in_northseal, acme, cast) -> Walk:
    version = SchemeVersion.objects.get(scheme__slug=SLUG)
    return Walk(version, acme, cast, application=Application.objects.get(scheme_version=version))


@pytest.fixture
def decided(graded, mira, rex, otto) -> Case:
    write_report(graded.case, results=[FOUND], grade="B", by=mira)
    freeze_report(graded.case, by=mira)
    graded.take_up_review()
    record_review(graded.case, outcome="grant", grade="B", words="Read it all.", by=rex)
    decide(graded.case, outcome="grant", grade="B", by=otto)
    return graded.case


@pytest.fixture
def issued(decided, rita) -> Certificate:
    return actions.issue_for_case(decided, by=rita)


# --- Found and frozen


def test_the_report_freezes_what_a_certificate_may_state(graded, mira):
    write_report(graded.case, results=[FOUND], grade="B", by=mira)
    content = freeze_report(graded.case, by=mira).content
    assert content["grade"] == "B"
    assert content["measured"] == [{"name": MEASURES[0]["name"], "value": "198", "unit": "kWh/a"}]
    assert (content["mode"]["en"], content["validity_months"]) == (content["mode"]["en"], 60)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([FOUND, FOUND], "Only one result"),
        ([FOUND | {"measure": "Noise"}], "no such value"),
        ([FOUND | {"value": " "}], "needs a value"),
    ],
)
def test_each_value_for_the_certificate_is_found_once(graded, mira, rows, why):
    with pytest.raises(Refused, match=why):
        write_report(graded.case, results=rows, by=mira)


def test_a_grade_is_one_of_the_schemes(graded, mira):
    with pytest.raises(Refused, match="no grade of this scheme"):
        write_report(graded.case, results=[FOUND], grade="C", by=mira)


def test_a_grade_stays_where_another_evaluator_writes_on(graded, mira):
    write_report(graded.case, results=[FOUND], grade="B", by=mira)
    assert write_report(graded.case, results=[FOUND, RESULT], by=mira).grade == "B"


# --- Recommended and decided


@pytest.fixture
def reviewed(graded, mira):
    """Up to the review, with or without a grade in the report."""

    def to(grade: str) -> Walk:
        write_report(graded.case, results=[FOUND], grade=grade, by=mira)
        freeze_report(graded.case, by=mira)
        graded.take_up_review()
        return graded

    return to


@pytest.mark.parametrize(("grade", "why"), [("", "say for which grade"), ("A", "found grade B Good")])
def test_the_reviewer_states_the_grade_that_was_found(reviewed, rex, grade, why):
    with pytest.raises(Refused, match=why):
        record_review(reviewed("B").case, outcome="grant", grade=grade, words="Read it all.", by=rex)


def test_nothing_is_granted_without_a_grade_where_the_scheme_grades(reviewed, rex):
    with pytest.raises(Refused, match="states no grade"):
        record_review(reviewed("").case, outcome="grant", grade="A", words="Read it all.", by=rex)


def test_a_refusal_needs_no_grade(reviewed, rex, otto):
    walk = reviewed("")
    record_review(walk.case, outcome="refuse", words="Read it all.", by=rex)
    assert decide(walk.case, outcome="refuse", reason="Too loud.", by=otto).scope == {}


@pytest.mark.parametrize("grade", ["", "A"])
def test_the_decider_states_the_grade_that_was_found(reviewed, rex, otto, grade):
    walk = reviewed("B")
    record_review(walk.case, outcome="grant", grade="B", words="Read it all.", by=rex)
    with pytest.raises(Refused, match="grade"):
        decide(walk.case, outcome="grant", grade=grade, by=otto)


def test_a_scheme_without_grades_gives_none(case_at, otto):
    with pytest.raises(Refused, match="gives no grades"):
        decide(case_at(State.RECOMMENDED), outcome="grant", grade="A", by=otto)


# --- On the certificate


def test_the_certificate_takes_all_of_it_from_the_decision(issued, decided):
    assert (issued.grade, issued.measured[0]["value"]) == ("B", "198")
    assert issued.mode == decided.decision.scope["mode"]
    assert all(line.agrees for line in comparison_of(issued, decided, decided.decision))


def test_the_certificate_is_dated_on_the_day_of_its_signature(issued, sig):
    later = clock.now() + timedelta(days=3)
    with clock.frozen_at(later):
        signed = actions.sign_certificate(issued, by=sig, has_read=True)
        today = clock.today(signed.time_zone)
    assert {signed.issued_on, signed.first_issued_on, signed.valid_from} == {today}
    assert signed.valid_until == last_day(today, 60)


def test_the_registrar_has_no_field_for_what_was_decided(decided, visit, northseal, rita, sig, issued):
    issue, sign = f"/desk/certificates/to-issue/{decided.pk}/", f"/desk/certificates/{issued.pk}/sign/"
    pages = [
        signed_in(visit(northseal), who).get(where).content.decode() for who, where in ((rita, issue), (sig, sign))
    ]
    for name in ("grade", "measured_text", "mode_en", "issued_on", "valid_from", "valid_until"):
        assert f'name="{name}"' not in pages[0]
    assert all(page.count("198 kWh/a") >= 3 and page.count("B Good") >= 3 for page in pages)


def test_signing_looks_again_at_what_was_changed_behind_the_registrars_back(issued, sig):
    Certificate.objects.filter(pk=issued.pk).update(
        grade="A", covered_models=[{"model": "BCD-999", "specification": ""}]
    )
    with pytest.raises(Refused, match="does not cover: BCD-999"):
        actions.sign_certificate(issued, by=sig, has_read=True)
    Certificate.objects.filter(pk=issued.pk).update(covered_models=[{"model": "BCD-520", "specification": ""}])
    assert actions.sign_certificate(issued, by=sig, has_read=True).grade == "B"


def test_a_line_says_where_a_certificate_differs(issued, decided):
    issued.grade = "A"
    lines = {line.label: line for line in comparison_of(issued, decided, decided.decision)}
    assert not lines["Grade"].agrees
    assert lines["Grade"] == replace(lines["Grade"], reported=["B Good"], decided=["B Good"], printed=["A Excellent"])


# --- What raw writes cannot do


def refused(words: str, act) -> None:
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        act()


def make_valid(certificate, case, **values) -> None:
    Case.objects.filter(pk=case.pk).update(state="COMPLETED", certificate=certificate.pk)
    Certificate.objects.filter(pk=certificate.pk).update(status="VALID", revision=1, **values)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"grade": "A"}, "are those decided"),
        ({"measured": [{"name": MEASURES[0]["name"], "value": "120", "unit": "kWh/a"}]}, "are those decided"),
        ({"mode_en": "Type test"}, "are those decided"),
        ({"product_en": "Freezer"}, "of its case"),
        ({"holder_name_zh": "另一家"}, "of its case"),
        ({"issued_on": clock.today() - timedelta(days=9)}, "dated on the day"),
        ({"valid_until": clock.today() + timedelta(days=4000)}, "dated on the day"),
    ],
)
def test_no_raw_write_states_what_was_not_decided(issued, decided, rita, sig, values, why):
    send_decision_letter(decided, by=rita)
    refused(why, lambda: make_valid(issued, decided, signed_by=sig, signed_at=clock.now(), **values))


@pytest.mark.parametrize("values", [{"grade": "A"}, {"measured": []}, {"valid_until": None}])
def test_no_raw_write_changes_it_afterwards(issued, sig, values):
    signed = actions.sign_certificate(issued, by=sig, has_read=True)
    refused("are those decided|dated on", lambda: Certificate.objects.filter(pk=signed.pk).update(revision=2, **values))


def test_no_raw_write_decides_another_grade_than_was_found(reviewed, rex, otto):
    from tests.evaluations.making import decision_by

    walk = reviewed("B")
    record_review(walk.case, outcome="grant", grade="B", words="Read it all.", by=rex)
    decision = decision_by(walk.case, otto)
    decision.scope = decision.scope | Report.objects.get(case=walk.case).content | {"grade": "A"}
    refused("are those of the report", decision.save)


def test_a_frozen_result_keeps_where_it_goes(decided):
    refused("never change", lambda: Result.objects.update(measure=""))
