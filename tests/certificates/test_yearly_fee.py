"""What was agreed for each year after the certificate is drafted when its surveillance is due, once a year."""

from datetime import timedelta

import pytest

from billing.models import Invoice
from cases.transitions import State
from certificates import actions
from lib import clock
from outbox.models import Due
from tests.certificates.making import decide

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(case_at, rita, sig):
    return actions.sign_certificate(actions.issue_for_case(case_at(State.DECIDED), by=rita), by=sig, has_read=True)


@pytest.fixture
def due(certificate) -> Due:
    return Due.objects.get(kind="certificates.yearly_fee", subject=certificate.pk)


def yearly():
    return Invoice.objects.filter(subject_kind="yearly_fee")


def test_it_is_due_on_the_day_of_the_surveillance(certificate, due):
    plan = certificate.surveillance_plans.get()
    assert clock.day_of(due.due_at, certificate.time_zone) == plan.next_due_on
    assert actions.charge_yearly_fee(certificate.pk) == []


def test_the_draft_says_what_was_agreed_and_waits_for_finance(certificate, due, acme):
    with clock.frozen_at(due.due_at):
        actions.charge_yearly_fee(certificate.pk)
    draft = yearly().get()
    assert (draft.state, draft.organisation, draft.total) == ("draft", acme, 100_000)
    assert [line.description_en for line in draft.lines.all()] == ["Annual fee"]


def test_it_is_drafted_once_a_year_however_often_the_clock_asks(certificate, due):
    for days in (0, 0, 30, 366):
        with clock.frozen_at(due.due_at + timedelta(days=days)):
            actions.charge_yearly_fee(certificate.pk)
    assert yearly().count() == 2


def test_nothing_is_charged_for_what_is_no_longer_in_force(certificate, due, rita, otto):
    decide(certificate, "cancel", proposed_by=rita, by=otto)
    with clock.frozen_at(due.due_at):
        assert actions.charge_yearly_fee(certificate.pk) == []
