"""Two clicks at once, over HTTP: of decide, accept, issue, pay and import exactly one is done, and the other is told."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django_tenants.utils import tenant_context

from applications.models import Agreement, ApplicationReview, FeeAnnex
from billing.models import Invoice, Payment
from cases.models import Case
from cases.transitions import State
from certificates.models import Certificate
from evaluations.models import Decision
from imports import actions as importing
from imports.models import Batch
from tests.doors.asking import Knocker
from tests.doors.town import Town
from tests.support import database

pytestmark = pytest.mark.slow
CLICKS = 3


@dataclass
class Yard:
    """A copy of the town in which everything is committed."""

    town: Town

    def at_once(self, who: str, path: str, *typed: dict[str, Any]) -> Counter[int]:
        """The statuses of posts sent at the same moment, each by a browser of its own."""
        together, answers = Barrier(len(typed)), []

        def click(browser: Any, fields: dict[str, Any]) -> None:
            together.wait()
            answers.append(browser.post(path, fields).status_code)
            connection.close()

        browsers = [Knocker("body", self.town, self.town.people[who]).client for _ in typed]
        threads = [Thread(target=click, args=pair) for pair in zip(browsers, typed, strict=True)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert len(answers) == len(typed)
        return Counter(answers)

    def inside(self) -> Any:
        return tenant_context(self.town.body)

    def case(self, state: str) -> Case:
        with self.inside():
            return Case.objects.filter(state=state, client_name_en__startswith="Acme").first()


@pytest.fixture
def yard(database_server, built, django_db_blocker):
    source, town = built
    with (
        django_db_blocker.unblock(),
        database.clone(database_server, source) as name,
        database.connected_to(database_server, name),
    ):
        connection.set_schema_to_public()
        yield Yard(town)


def counted(yard: Yard, how_many: Callable[[], int]) -> int:
    with yard.inside():
        return how_many()


def test_a_case_is_decided_once(yard):
    case = yard.case(State.RECOMMENDED)
    grant = {"act": "decide", "outcome": "grant", "models": ["BCD-520"], "reason": "", "deviation_reason": ""}
    refuse = grant | {"outcome": "refuse", "reason": "Limits exceeded.", "deviation_reason": "Seen again."}
    answers = yard.at_once("decision_maker_named", f"/desk/evaluations/{case.pk}/decision/", grant, refuse, grant)
    assert answers == {302: 1, 200: 2}
    assert counted(yard, Decision.objects.filter(case=case).count) == 1
    assert counted(yard, case.events.filter(what="decided").count) <= 1


def test_of_those_who_move_a_case_at_once_one_is_told_where_it_stands(yard):
    case = yard.case(State.SUBMITTED)
    answers = yard.at_once("application_reviewer_named", f"/desk/cases/{case.pk}/review/", *[{"act": "begin"}] * CLICKS)
    assert answers == {302: 1, 200: CLICKS - 1}  # a page with the reason, no page of an error
    assert counted(yard, case.events.filter(what="moved", target=State.UNDER_APPLICATION_REVIEW).count) == 1


def test_an_application_is_accepted_once(yard):
    case = yard.case(State.UNDER_APPLICATION_REVIEW)
    if case is None:
        case = yard.case(State.SUBMITTED)
        yard.at_once("application_reviewer_named", f"/desk/cases/{case.pk}/review/", {"act": "begin"})
    accept = {"act": "accept", "cases": str(case.pk), "accept-competence": "Mira", "accept-units_are_divided": "on"}
    answers = yard.at_once("application_reviewer_named", f"/desk/cases/{case.pk}/review/", *[accept] * CLICKS)
    assert answers == {302: 1, 200: CLICKS - 1}
    for made in (Agreement.objects, FeeAnnex.objects):
        about = {"agreement__application" if made is FeeAnnex.objects else "application": case.subject}
        assert counted(yard, made.filter(**about).count) == 1
    assert counted(yard, ApplicationReview.objects.filter(application=case.subject).count) == 1


def test_a_certificate_is_signed_once(yard):
    waiting = yard.town.places["certificates:sign"]["pk"]
    answers = yard.at_once(
        "signatory_named", f"/desk/certificates/{waiting}/sign/", *[{"has_read": "on", "seen_at": ""}] * CLICKS
    )
    assert answers[302] == 1
    with yard.inside():
        signed = Certificate.objects.get(pk=waiting)
        assert (signed.status, signed.events.filter(what="issued").count()) == ("VALID", 1)


def test_an_invoice_is_issued_once_under_one_number(yard):
    draft = yard.town.places["billing:issue"]["pk"]
    answers = yard.at_once("finance", f"/desk/invoices/{draft}/issue/", *[{"due_on": "2099-01-01"}] * CLICKS)
    assert answers == {302: 1, 200: CLICKS - 1}
    issued = Invoice.objects.get(pk=draft)
    assert issued.sequence
    assert Invoice.objects.filter(body=yard.town.body, year=issued.year, sequence__gte=issued.sequence).count() == 1


def test_an_invoice_is_paid_once(yard):
    issued = Invoice.objects.get(pk=yard.town.places["billing:invoice"]["pk"])
    rest = {"amount": f"{issued.asked_money.amount}", "received_on": f"{issued.issued_at:%Y-%m-%d}"}
    typed = [rest | {"bank_reference": f"TX-1{number}"} for number in range(CLICKS)]
    answers = yard.at_once("finance", f"/desk/invoices/{issued.pk}/payment/", *typed)
    assert answers == {302: 1, 200: CLICKS - 1}
    assert sum(one.amount for one in Payment.objects.filter(invoice=issued)) == issued.total


def test_an_import_is_entered_once(yard):
    rita = yard.town.people["registrar_named"]
    with yard.inside():
        batch = Batch.objects.get()
        batch = importing.check(importing.say_columns(batch, columns=batch.columns, answers={}, by=rita), by=rita)
        importing.work(batch.pk)
        importing.state(Batch.objects.get(), by=rita, takes_responsibility=True)
    said = {"takes_responsibility": "on"}
    yard.at_once("quality_manager", f"/desk/certificates/imports/{batch.pk}/confirm/", *[said] * CLICKS)
    with yard.inside():
        assert Certificate.objects.filter(folded_number__contains="2024001").count() == 1
        assert Batch.objects.get().state == Batch.State.DONE
