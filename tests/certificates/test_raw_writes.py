"""INV-5, 13, 14 and 20 of what is granted hold whatever writes; what is public is the directory's fields."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from cases.models import Case
from cases.transitions import State
from catalog.models import BodyPassport
from certificates import actions
from certificates.models import Certificate, Measure, Task
from certificates.statements import statement_of
from evaluations.actions import send_decision_letter
from lib import clock
from lib.refusal import Refused
from tenants.models import CertificationBody
from tests.certificates.making import WHY, letter, propose
from tests.support import database

pytestmark = pytest.mark.django_db

DIRECTORY_FIELDS = {
    "number", "status", "status_since", "effective_from", "origin", "holder", "manufacturer", "factories", "product",
    "models", "trademark", "standards", "mode", "grade", "measured", "may_bear_mark", "scheme", "scheme_version",
    "scheme_name", "organisation", "issued_on", "first_issued_on", "valid_from", "valid_until", "time_zone",
    "stated_at", "taken_back_at", "suspension", "supersedes", "also_supersedes", "superseded_by", "history",
}  # fmt: skip


@pytest.fixture
def refused():
    def attempt(words, write):
        with pytest.raises(DatabaseError, match=words), transaction.atomic():
            write()

    return attempt


@pytest.fixture
def issued(case_at, rita) -> Certificate:
    return actions.issue_for_case(case_at(State.DECIDED), by=rita)


def sign_raw(issued, rita, sig) -> None:
    case = Case.objects.get(pk=issued.case)
    send_decision_letter(case, by=rita)
    Case.objects.filter(pk=case.pk).update(state="COMPLETED", certificate=issued.pk)
    Certificate.objects.filter(pk=issued.pk).update(status="VALID", revision=1, signed_by=sig, signed_at=clock.now())


@pytest.mark.parametrize(
    "approval",
    [
        {"approved_categories": ["batteries"]},
        {"approved_categories": []},
        {"approval_number": ""},
        {"approved_until": clock.today() - timedelta(days=1)},
    ],
)
def test_nothing_is_issued_outside_the_approved_field(issued, refused, rita, sig, approval):
    BodyPassport.objects.update(**approval)
    with pytest.raises(Refused, match="approved field"):
        actions.sign_certificate(issued, by=sig, has_read=True)
    refused("INV-20", lambda: sign_raw(issued, rita, sig))


def test_an_approval_of_the_field_above_is_enough(issued, sig):
    BodyPassport.objects.update(approved_categories=["appliances"])
    assert actions.sign_certificate(issued, by=sig, has_read=True).status == "VALID"


def test_a_suspended_body_issues_nothing(issued, refused, northseal, rita, sig):
    CertificationBody.objects.filter(pk=northseal.pk).update(standing="suspended")
    refused("INV-20", lambda: sign_raw(issued, rita, sig))


def test_a_standard_without_a_number_is_none_that_was_decided(issued, refused, sig):
    signed = actions.sign_certificate(issued, by=sig, has_read=True)
    everywhere = Certificate.objects.filter(pk=signed.pk)
    refused("INV-5", lambda: everywhere.update(revision=2, standards=[{"title": {"zh": "任何"}}]))


def test_what_was_proposed_and_decided_stays(valid, refused, rita, otto):
    measure = propose(valid, "suspend", rita)
    refused("as it was written", lambda: Measure.objects.update(evidence="Nothing much"))
    actions.decide_measure(measure, agree=False, words=WHY, by=otto)
    refused("append-only|completed", lambda: Measure.objects.update(answer="agreed"))
    refused("append-only", lambda: Measure.objects.all()._raw_delete("default"))


def test_an_overtaken_proposal_is_not_decided_after_all(valid, refused, rita, otto):
    propose(valid, "withdraw", rita)
    actions.cancel_on_request(valid, paper=letter(), by=rita)
    refused("append-only", lambda: Measure.objects.update(answer="agreed", decided_by=otto, decided_at=clock.now()))


def test_a_task_that_is_done_stays_done(valid, refused):
    task = Task.objects.create(certificate=valid, kind="plan_surveillance", done_at=clock.now())
    refused("as it was completed", lambda: Task.objects.filter(pk=task.pk).update(done_at=None))
    refused("append-only", lambda: Task.objects.all()._raw_delete("default"))


def test_the_public_is_told_directory_fields_and_nothing_else(issued, sig, alice, walk):
    signed = actions.sign_certificate(issued, by=sig, has_read=True)
    said = statement_of(signed).content()
    assert set(said) == DIRECTORY_FIELDS
    for private in (alice.email, "+86 757", "Alice", "Otto", "Mira", "Sig", "Compressor", walk.case.number):
        assert private not in str(said)


@transaction.atomic
def test_what_is_written_whole_is_asked_as_what_is_signed(issued, refused, northseal, rita, sig):
    """Past the rule that a certificate begins as a draft, the guard of signing asks all the same."""
    send_decision_letter(Case.objects.get(pk=issued.case), by=rita)
    Case.objects.filter(pk=issued.case).update(state="COMPLETED", certificate=issued.pk)
    issued.surveillance_plans.all().delete()
    key = issued.pk
    issued.delete()
    BodyPassport.objects.update(approved_categories=["batteries"])
    table = f"{northseal.schema_name}.certificates_certificate"
    database.by_the_owner(f"SET CONSTRAINTS ALL DEFERRED; DROP TRIGGER begins ON {table}")
    issued.pk, issued.status, issued.revision, issued.may_bear_mark = key, "VALID", 1, False
    issued.signed_by, issued.signed_at = sig, clock.now()
    refused("INV-20", lambda: issued.save(force_insert=True))
    transaction.set_rollback(True)  # a granted case without its certificate


def test_a_measure_says_what_was_found(valid, refused, rita):
    said = {"certificate": valid, "outcome": "restore", "proposed_by": rita, "evidence": ""}
    refused("a_measure_says_what_was_found", lambda: Measure.objects.create(**said))


def test_a_certificate_may_name_the_last_day_there_is(pending, quinn):
    Certificate.objects.filter(pk=pending.pk).update(valid_until=date.max)
    confirmed = actions.confirm_import(pending, by=quinn, takes_responsibility=True)
    assert confirmed.ends_at is not None
    assert confirmed.ends_at.year == 9999
