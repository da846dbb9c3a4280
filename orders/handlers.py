"""What orders hear: money that came or was taken back, days that are over, and that a date or a service has changed."""

from uuid import UUID

from accounts.events import PersonForgotten
from billing.events import InvoiceGotTime, InvoiceStaysUnpaid, PaymentReceived, PaymentTakenBack
from catalog.events import ServiceStated
from orders import actions
from orders.actions.confirming import OFFER_ENDS, OFFER_LAPSES
from orders.actions.delivering import REMINDER, SILENCE
from orders.queries import SUBJECT
from outbox.hearing import hears, when_due
from tenants.models import CertificationBody


@hears(PaymentReceived)
def hear_payment(fact: PaymentReceived, *, body: CertificationBody) -> None:
    _restate(fact.subject_kind, fact.subject)


@hears(PaymentTakenBack)
def hear_payment_taken_back(fact: PaymentTakenBack, *, body: CertificationBody) -> None:
    _restate(fact.subject_kind, fact.subject)


@hears(InvoiceStaysUnpaid)
def hear_that_it_stays_unpaid(fact: InvoiceStaysUnpaid, *, body: CertificationBody) -> None:
    if fact.subject_kind == SUBJECT and fact.subject:
        actions.tell_of_unpaid(fact.subject)


@hears(InvoiceGotTime)
def hear_that_it_is_due_later(fact: InvoiceGotTime, *, body: CertificationBody) -> None:
    if fact.subject_kind == SUBJECT and fact.subject:
        actions.tell_of_more_time(fact.subject, fact.until)


def _restate(subject_kind: str, subject: UUID | None) -> None:
    """Have the buyer's desk look again, where the money is for an order."""
    if subject_kind == SUBJECT and subject:
        actions.restate_order(subject)


@hears(PersonForgotten)
def forget_who_is_called(fact: PersonForgotten, *, body: CertificationBody | None) -> None:
    actions.forget_contact(fact.user)


@hears(ServiceStated)
def hear_of_dates(fact: ServiceStated, *, body: CertificationBody) -> None:
    actions.tell_of_dates_called_off(fact.service)


@when_due(SILENCE, also_where_body_leaves=True)  # what was delivered and kept is owed
def accept_by_silence(subject: UUID, *, body: CertificationBody) -> None:
    actions.accept_by_silence(subject)


@when_due(REMINDER)
def remind_of_silence(subject: UUID, *, body: CertificationBody) -> None:
    actions.remind_of_silence(subject)


@when_due(OFFER_ENDS)
def tell_that_an_offer_ends(subject: UUID, *, body: CertificationBody) -> None:
    actions.tell_that_an_offer_ends(subject)


@when_due(OFFER_LAPSES, also_where_body_leaves=True)
def let_offer_lapse(subject: UUID, *, body: CertificationBody) -> None:
    actions.let_offer_lapse(subject)
