"""What a body without a confirmed approval may do with certificates: bring in those it granted before, and issue none."""

import pytest
from django.db import DatabaseError
from django_tenants.utils import tenant_context

from cases.transitions import State
from certificates import actions
from certificates.models import Certificate
from lib.refusal import Refused
from outbox.relay import deliver_all
from oversight.models import Confirmation
from tenants.models import CertificationBody
from tests.certificates.making import content

pytestmark = pytest.mark.django_db


@pytest.fixture
def not_listed(northseal, olga):
    """`not_listed()`: inside northseal, which an operator did not find on the list any more."""

    def strike_off():
        Confirmation.objects.create(
            body=northseal,
            outcome="not_listed",
            list_url="https://list.example/",
            looked_on="2026-11-01",
            page="confirmations/list.pdf",
            page_sha256="0" * 64,
            reason="Withdrawn.",
            made_by=olga,
        )
        CertificationBody.objects.filter(pk=northseal.pk).update(confirmed_until=None)
        return tenant_context(CertificationBody.objects.get(pk=northseal.pk))

    return strike_off


def test_nothing_is_issued(case_at, not_listed, rita):
    case = case_at(State.DECIDED)
    with not_listed(), pytest.raises(Refused, match="has not confirmed"):
        actions.issue_for_case(case, by=rita)


def test_nothing_is_signed_by_hand_either(case_at, not_listed, rita, sig):
    issued = actions.issue_for_case(case_at(State.DECIDED), by=rita)
    with not_listed(), pytest.raises(Refused, match="has not confirmed"):
        actions.sign_certificate(issued, by=sig, has_read=True)


def test_certificates_granted_before_are_brought_in_and_marked(site, not_listed, rita, quinn):
    with not_listed():
        prepared = actions.prepare_import(content(), by=rita)
        certificate = actions.confirm_import(prepared, by=quinn, takes_responsibility=True)
    deliver_all()
    shown = site.get(f"/certificates/{certificate.pk}/").text
    assert "may certify" in shown


def test_a_certificate_of_a_confirmed_body_bears_no_such_mark(site, valid):
    deliver_all()
    assert "own word" not in site.get(f"/certificates/{valid.pk}/").text


def test_the_database_signs_nothing_without_a_confirmed_approval(case_at, not_listed, rita, sig, monkeypatch):
    issued = actions.issue_for_case(case_at(State.DECIDED), by=rita)
    monkeypatch.setattr("certificates.actions.issuing.approval_gaps", lambda _categories: [])
    with not_listed(), pytest.raises(DatabaseError, match="INV-20"):
        actions.sign_certificate(issued, by=sig, has_read=True)
    assert Certificate.objects.filter(status="PENDING").count() == 1
