"""What certificates hear: dates that have come, papers that are made, and that nothing is owed any more, or is again."""

from uuid import UUID

from applications.actions import YEARLY_FEE_CHARGED
from billing.events import (
    AskedOtherwise,
    InvoiceCredited,
    InvoiceGotTime,
    InvoiceStaysUnpaid,
    PaymentReceived,
    PaymentTakenBack,
)
from catalog.events import SchemeClosedByLaw
from certificates import actions
from outbox.hearing import hears, when_due
from oversight.events import BodyCloses
from papers.events import PaperMade
from tenants.models import CertificationBody


@when_due("certificates.expire", also_where_body_leaves=True)
def expire(subject: UUID, *, body: CertificationBody) -> None:
    actions.expire(subject)


@when_due("certificates.suspension_ends")
def open_task(subject: UUID, *, body: CertificationBody) -> None:
    actions.open_task_at_suspension_end(subject)


@when_due("certificates.surveillance")
def ask_for_surveillance(subject: UUID, *, body: CertificationBody) -> None:
    actions.ask_for_surveillance(subject)


@when_due("certificates.plan_missing")
def ask_for_plan(subject: UUID, *, body: CertificationBody) -> None:
    actions.ask_for_plan(subject)


@when_due("certificates.yearly_fee")
def charge_yearly_fee(subject: UUID, *, body: CertificationBody) -> None:
    actions.charge_yearly_fee(subject)


@hears(PaperMade)
def state_paper(fact: PaperMade, *, body: CertificationBody) -> None:
    actions.state_paper(fact.paper)


@hears(PaymentReceived)
def say_that_nothing_is_owed(fact: PaymentReceived, *, body: CertificationBody) -> None:
    _settled(fact)


@hears(InvoiceCredited)
def say_that_the_rest_was_credited(fact: InvoiceCredited, *, body: CertificationBody) -> None:
    _settled(fact)


@hears(AskedOtherwise)
def say_that_less_is_asked_or_more(fact: AskedOtherwise, *, body: CertificationBody) -> None:
    _settled(fact)
    if fact.subject_kind == "application" and fact.subject and fact.asks_more:
        actions.tell_signatories_of_reversal(fact.subject)


def _settled(fact: PaymentReceived | InvoiceCredited | AskedOtherwise) -> None:
    if fact.subject_kind == "application" and fact.subject and fact.is_settled:
        actions.tell_signatories_of_payment(fact.subject)


@hears(PaymentTakenBack)
def say_that_something_is_owed_again(fact: PaymentTakenBack, *, body: CertificationBody) -> None:
    if fact.subject_kind == "application" and fact.subject:
        actions.tell_signatories_of_reversal(fact.subject)


@hears(InvoiceStaysUnpaid)
def say_that_it_stays_unpaid(fact: InvoiceStaysUnpaid, *, body: CertificationBody) -> None:
    if fact.subject_kind in {"application", YEARLY_FEE_CHARGED} and fact.subject:
        actions.tell_case_desk_of_unpaid(fact.subject)


@hears(InvoiceGotTime)
def say_that_it_is_due_later(fact: InvoiceGotTime, *, body: CertificationBody) -> None:
    if fact.subject_kind in {"application", YEARLY_FEE_CHARGED} and fact.subject:
        actions.tell_case_desk_of_time(fact.subject, fact.until)


@hears(SchemeClosedByLaw)
def tell_holders_of_law(fact: SchemeClosedByLaw, *, body: CertificationBody) -> None:
    actions.tell_holders_of_law(fact.scheme, fact.rules)


@hears(BodyCloses)
def tell_holders_of_leaving(fact: BodyCloses, *, body: CertificationBody) -> None:
    actions.tell_holders_of_leaving(fact, body=body)
