"""Reports of laboratories: ended once, handed over once, told once."""

import pytest
from django_tenants.utils import tenant_context

from accounts.models import Organisation
from catalog.models import ScopeLine
from orders.actions import reporting
from outbox.models import Fact
from outbox.relay import deliver_all
from portfolio import actions as copies
from portfolio.handing import hand_over, hear_of_reports
from portfolio.models import CaseCopy, ReportHanding
from portfolio.reports import delivered_report_for
from staff.models import Role
from tests.cast import acts_for, works_for
from tests.orders.laboratory import registered, scope
from tests.portfolio.delivering import delivered, withdrawn
from tests.portfolio.making import case
from tests.support.racing import at_once

pytestmark = pytest.mark.slow


@pytest.fixture
def keeper(body):
    """Somebody who answers for reports, at a house with a scope."""
    keeper = works_for(body, "racing-keeper", Role.QUALITY_MANAGER)
    with tenant_context(body):
        if not ScopeLine.objects.exists():
            scope("cnas", "CNAS L1234", keeper)
    return keeper


def test_of_two_who_end_a_report_one_is_refused(body, keeper):
    with tenant_context(body):
        report = registered(keeper, number="RACE-1", content=b"one")
        other = registered(keeper, number="RACE-2", content=b"two")
    told = at_once(
        lambda: reporting.withdraw_report(report, reason="Wrong.", by=keeper),
        lambda: reporting.replace_report(report, replacement=other, reason="Retest.", by=keeper),
        body=body,
    )
    assert told == ["", "This report has been replaced or withdrawn already."]


@pytest.fixture
def handing(body, firm):
    """How the firm hands a report to a case at the body."""
    person = acts_for(firm, f"hander{Organisation.objects.count()}")
    report = delivered(body, firm)
    pk = report  # any key will do
    copies.keep_case(pk, 1, firm.pk, case(pk), body=body)

    def hand():
        return hand_over(delivered_report_for(person, report), CaseCopy.objects.get(pk=pk), by=person)

    return hand


def test_a_report_that_is_handed_over_twice_at_once_is_handed_over_once(handing):
    before = ReportHanding.objects.count()
    assert at_once(handing, handing) == ["", ""]
    assert ReportHanding.objects.count() == before + 1


def test_what_becomes_of_a_report_is_told_once(body, handing):
    deliver_all()
    handed = handing()
    withdrawn(body, handed.report)
    hear = lambda: hear_of_reports([handed.report])  # noqa: E731
    assert at_once(hear, hear) == ["", ""]
    told = Fact.objects.filter(name="exchange.ReportHandedOver", payload__handing=str(handed.pk))
    assert sorted(told.values_list("payload__revision", flat=True)) == [1, 2]
