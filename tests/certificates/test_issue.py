"""From a decision to a certificate (7.7): issued by the registrar, signed by the signatory, within what was decided."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Notice
from billing import actions as billing
from billing.models import Invoice
from cases.models import Case
from cases.transitions import State
from catalog.affected import affected_by
from certificates import actions
from certificates.drafting import last_day
from certificates.models import Certificate, CertificateEvent, SurveillancePlan
from evaluations.actions import send_decision_letter
from lib import clock
from lib.clock import months_later
from lib.refusal import Refused
from outbox import relay
from outbox.models import Due
from register.models import RegisterEntry
from staff.models import Role
from tests.cast import works_for
from tests.certificates.making import content, decide, in_days, letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(case_at):
    return case_at(State.DECIDED)


@pytest.fixture
def issued(decided, rita) -> Certificate:
    return actions.issue_for_case(decided, by=rita)


@pytest.fixture
def certificate(issued, sig) -> Certificate:
    return actions.sign_certificate(issued, by=sig, has_read=True)


def at_commit() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def test_the_registrar_issues_what_was_decided(issued, decided, acme):
    year = clock.today().year
    assert issued.number == f"NORTHSEAL-{year}-00001"
    assert issued.status == "PENDING"
    assert issued.organisation == acme
    assert issued.product["en"] == "Household refrigerator"
    assert [row["model"] for row in issued.covered_models] == ["BCD-520", "BCD-521"]
    assert [row["number"] for row in issued.standards] == ["GB 12021.2-2015"]
    assert issued.valid_until == last_day(clock.today(), 60)
    assert decided.state == State.DECIDED


def test_signed_it_is_valid_the_case_ends_and_the_letter_is_out(certificate, decided, walk):
    at_commit()
    case = walk.case
    assert (certificate.status, certificate.revision) == ("VALID", 1)
    assert (case.state, case.certificate) == (State.COMPLETED, certificate.pk)
    assert case.letters.filter(kind="decision").count() == 1
    assert certificate.events.get().case == case.pk
    assert Due.objects.filter(kind="certificates.expire", subject=certificate.pk).exists()


def test_the_public_sees_it(certificate, site):
    relay.deliver_all()
    assert RegisterEntry.objects.get(pk=certificate.pk).status == "VALID"
    assert "This certificate is valid." in site.get(f"/certificates/{certificate.pk}/").content.decode()


def test_a_licence_for_the_mark_comes_with_its_surveillance(certificate):
    plan = certificate.surveillance_plans.active().get()
    assert certificate.may_bear_mark
    assert plan.next_due_on == months_later(clock.today(), 12)
    assert Due.objects.filter(kind="certificates.surveillance", subject=certificate.pk).exists()


@pytest.mark.parametrize("state", [State.RECOMMENDED, State.EVALUATED])
def test_nothing_is_issued_before_the_decision(case_at, rita, state):
    with pytest.raises(Refused, match="once its case has been decided"):
        actions.issue_for_case(case_at(state), by=rita)


@pytest.mark.slow
def test_a_refused_case_gets_its_letter_and_no_certificate(walk, rita):
    walk.outcome = "refuse"
    case = walk.to(State.DECIDED)
    with pytest.raises(Refused, match="letter and no certificate"):
        actions.issue_for_case(case, by=rita)
    assert actions.close_refused(case, by=rita).state == State.COMPLETED
    assert not Certificate.objects.exists()
    assert case.letters.filter(kind="decision").count() == 1


def test_a_granted_case_is_not_closed_as_refused(decided, rita):
    with pytest.raises(Refused, match="issuing its certificate"):
        actions.close_refused(decided, by=rita)


@pytest.mark.parametrize("name", ["sig", "otto", "mira", "alice"])
def test_only_the_registrar_issues(decided, request, name):
    with pytest.raises(Refused, match="not the registrar"):
        actions.issue_for_case(decided, by=request.getfixturevalue(name))


@pytest.mark.parametrize("name", ["rita", "otto", "quinn"])
def test_only_the_signatory_signs(issued, request, name):
    with pytest.raises(Refused, match="not authorised to sign"):
        actions.sign_certificate(issued, by=request.getfixturevalue(name), has_read=True)


def test_nobody_signs_what_was_changed_meanwhile(issued, rita, sig):
    seen = issued.prepared_at
    actions.amend_issue(issued, by=rita)
    with pytest.raises(Refused, match="Read it again"):
        actions.sign_certificate(issued, by=sig, has_read=True, seen_at=seen)


def test_one_person_may_hold_both_roles_in_the_smallest_team(decided, northseal):
    both = works_for(northseal, "both", Role.REGISTRAR, Role.SIGNATORY)
    signed = actions.sign_certificate(actions.issue_for_case(decided, by=both), by=both, has_read=True)
    assert signed.status == "VALID"


def test_a_case_is_issued_once(issued, decided, rita):
    with pytest.raises(Refused, match="prepared already"):
        actions.issue_for_case(decided, by=rita)


def test_it_covers_no_model_that_was_not_decided(decided, rita):
    with pytest.raises(Refused, match="does not cover: BCD-999"):
        actions.issue_for_case(decided, covered_models=[{"model": "BCD-999", "specification": ""}], by=rita)


def test_it_may_cover_less(decided, rita, sig):
    less = [{"model": "BCD-520", "specification": "220 V"}]
    issued = actions.issue_for_case(decided, covered_models=less, by=rita)
    assert actions.sign_certificate(issued, by=sig, has_read=True).covered_models == less


def test_the_first_surveillance_is_not_put_off(decided, rita):
    with pytest.raises(Refused, match="first surveillance"):
        actions.issue_for_case(decided, by=rita, next_surveillance_on=clock.today() + timedelta(days=800))


def test_kinds_that_are_not_built_are_refused_in_words(decided, rita):
    decided.kind = "extension"
    with pytest.raises(Refused, match="Scope extension"):
        actions.issuing._refuse_kind(decided)


def test_what_is_unpaid_holds_the_certificate_back_where_the_body_says_so(issued, northseal, quinn, sig, fin):
    actions.set_rules(number_pattern="{body}-{year}-{serial}", holds_back_unpaid=True, by=quinn)
    with pytest.raises(Refused, match="not settled"):
        actions.sign_certificate(issued, by=sig, has_read=True)
    paid_in_full(issued, northseal, by=fin)
    assert actions.sign_certificate(issued, by=sig, has_read=True).status == "VALID"


def test_where_the_body_says_nothing_an_open_invoice_holds_nothing_back(issued, sig):
    assert actions.sign_certificate(issued, by=sig, has_read=True).status == "VALID"


def paid_in_full(issued, body, *, by) -> None:
    """The invoice drafted from the agreement is issued and paid, as finance staff do it."""
    billing.set_bank_account(body, by=by, holder="Northseal", bank="Demo Bank", number="6222 0000")
    application = Case.objects.get(pk=issued.case).subject
    invoice = billing.issue(Invoice.objects.for_body(body).get(subject=application), by=by)
    billing.record_payment(
        invoice, amount=invoice.total, received_on=clock.today(body.time_zone), bank_reference="TX-1", by=by
    )


def test_numbers_follow_the_bodys_pattern_and_jump_over_what_is_taken(decided, rita, quinn):
    year = clock.today().year
    actions.set_rules(number_pattern="NS{year}/{serial}", holds_back_unpaid=False, by=quinn)
    actions.prepare_import(content(number=f"ns {year} 00001"), by=rita)
    assert actions.issue_for_case(decided, by=rita).number == f"NS{year}/00002"


@pytest.mark.parametrize("pattern", ["NS{serial}", "NS{year}", "<b>{year}{serial}", "{year}{serial}{who}"])
def test_a_pattern_that_gives_one_number_twice_is_refused(in_northseal, quinn, pattern):
    with pytest.raises(Refused, match="pattern"):
        actions.set_rules(number_pattern=pattern, holds_back_unpaid=False, by=quinn)


# What raw writes cannot do: INV-5 and INV-6


def refused(match: str):
    return pytest.raises(IntegrityError, match=match)


def make_valid(certificate, **values) -> None:
    with transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(status="VALID", revision=1, **values)


def complete(case, certificate_pk) -> None:
    Case.objects.filter(pk=case.pk).update(state="COMPLETED", certificate=certificate_pk)


def test_no_raw_write_makes_it_valid_before_its_case_is_completed(issued, sig):
    with refused("positive, completed case"):
        make_valid(issued, signed_by=sig, signed_at=clock.now())


def test_no_raw_write_makes_it_valid_without_a_signature(issued, decided, rita):
    send_decision_letter(decided, by=rita)
    with (
        refused("issued_here_from_a_case_and_signed|authorised|after the decision|dated on the day it is signed"),
        transaction.atomic(),
    ):
        complete(decided, issued.pk)
        make_valid(issued)


def test_no_raw_write_signs_for_who_may_not(issued, decided, rita, otto):
    send_decision_letter(decided, by=rita)
    with refused("must be authorised"), transaction.atomic():
        complete(decided, issued.pk)
        make_valid(issued, signed_by=otto, signed_at=clock.now())


def test_a_case_is_not_completed_with_a_certificate_that_is_none(decided, rita):
    send_decision_letter(decided, by=rita)
    with refused("ends with its certificate"), transaction.atomic():
        complete(decided, uuid4())
        at_commit()


@pytest.mark.parametrize(
    "values",
    [
        {"covered_models": [{"model": "BCD-999", "specification": ""}]},
        {"covered_models": []},
        {"covered_models": [{"name": "no model"}]},
        {"standards": [{"number": "GB 1-2000"}]},
    ],
)
def test_no_raw_write_widens_the_scope(certificate, values):
    with refused("within the scope decided"), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(revision=2, **values)


@pytest.mark.parametrize("values", [{"case": uuid4()}, {"origin": "imported"}, {"signed_at": clock.now()}])
def test_no_raw_write_changes_where_it_comes_from(certificate, values):
    with refused("stay|does not change"), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(revision=2, **values)


def test_no_raw_write_takes_the_surveillance_from_a_marked_product(certificate):
    with refused("stays as planned"), transaction.atomic():
        SurveillancePlan.objects.update(ended_at=clock.now())
    with refused("stays as planned"), transaction.atomic():
        SurveillancePlan.objects.all().delete()
    with refused("stays as planned"), transaction.atomic():
        SurveillancePlan.objects.update(next_due_on=clock.today() + timedelta(days=4000))


def test_no_raw_write_licenses_the_mark_without_a_plan(decided, rita, sig):
    unmarked = actions.issue_for_case(decided, may_bear_mark=False, by=rita)
    signed = actions.sign_certificate(unmarked, by=sig, has_read=True)
    assert not signed.surveillance_plans.exists()
    with refused("active surveillance plan"), transaction.atomic():
        Certificate.objects.filter(pk=signed.pk).update(revision=2, may_bear_mark=True)


def test_two_certificates_never_share_a_case(issued, rita):
    with refused("one_certificate_per_case"), transaction.atomic():
        Certificate.objects.create(
            origin="issued_here", case=issued.case, number="x", printed_number="X", folded_number="X"
        )


def test_the_end_of_a_certificate_ends_its_surveillance(certificate, rita):
    actions.cancel_on_request(certificate, paper=letter(), by=rita)
    assert not certificate.surveillance_plans.active().exists()
    assert not Due.objects.filter(subject=certificate.pk).exists()


@pytest.mark.parametrize("outcome", ["withdraw", "cancel"])
def test_no_plan_nor_date_is_left_after_a_decided_end(certificate, quinn, otto, outcome):
    decide(certificate, outcome, proposed_by=quinn, by=otto)
    assert not certificate.surveillance_plans.active().exists()
    assert not Due.objects.filter(subject=certificate.pk).exists()


def test_a_suspended_one_keeps_its_surveillance(certificate, quinn, otto):
    decide(certificate, "suspend", proposed_by=quinn, by=otto, reason="mark-misused")
    assert certificate.surveillance_plans.active().exists()
    assert Due.objects.filter(subject=certificate.pk, kind="certificates.surveillance").exists()


def test_what_came_in_between_is_looked_at_again_when_signing(decided, rita, sig):
    issued = actions.issue_for_case(decided, by=rita, next_surveillance_on=in_days(2))
    with (
        clock.frozen_at(clock.now() + timedelta(days=3)),
        pytest.raises(Refused, match="first surveillance has passed"),
    ):
        actions.sign_certificate(issued, by=sig, has_read=True)


def test_the_holder_and_the_body_see_who_did_what(certificate, alice):
    event = CertificateEvent.objects.get(certificate=certificate)
    assert (event.by.name, event.decided_by.name) == ("Sig", "Otto")
    assert Notice.objects.filter(user=alice).exists()


def affected(version) -> dict[str, int]:
    return {str(one.words): one.count for one in affected_by(version.pk)}


def test_the_editor_is_told_who_is_affected_by_a_version(case_at, walk, decided, rita, sig):
    before = affected(walk.version)
    issued = actions.issue_for_case(decided, by=rita)
    actions.sign_certificate(issued, by=sig, has_read=True)
    walk.start()
    changed = {words: count - before[words] for words, count in affected(walk.version).items()}
    assert changed == {"running cases": -1, "drafts of applications": 1, "certificates valid or suspended": 1}
