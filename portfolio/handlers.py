"""What an organisation's desk hears from bodies, and that a person is forgotten."""

from accounts.events import PersonForgotten
from applications.events import HandedReportAnswered
from billing.events import InvoiceStated
from cases.events import CaseStated
from certificates.events import CertificatesStated, CertificateStated, SurveillancePlanned
from orders.events import OrderStated
from outbox.hearing import hears
from portfolio import actions, handing
from register.events import ReportsShown
from tenants.models import CertificationBody


@hears(InvoiceStated)
def keep_invoice(fact: InvoiceStated, *, body: CertificationBody) -> None:
    actions.keep_invoice(fact.invoice, fact.revision, fact.organisation, fact.statement, body=body)


@hears(OrderStated)
def keep_order(fact: OrderStated, *, body: CertificationBody) -> None:
    actions.keep_order(fact.order, fact.revision, fact.organisation, fact.statement, body=body)


@hears(CertificateStated)
def keep_certificate(fact: CertificateStated, *, body: CertificationBody) -> None:
    actions.keep_certificates([(fact.certificate, fact.revision, fact.statement)], body=body)


@hears(CertificatesStated)
def keep_certificates(fact: CertificatesStated, *, body: CertificationBody) -> None:
    actions.keep_certificates(
        [(statement.certificate, statement.revision, statement.statement) for statement in fact.statements], body=body
    )


@hears(SurveillancePlanned)
def keep_surveillance(fact: SurveillancePlanned, *, body: CertificationBody) -> None:
    actions.keep_surveillance(fact.certificate, due_on=fact.due_on, planned_at=fact.planned_at, body=body)


@hears(CaseStated)
def keep_case(fact: CaseStated, *, body: CertificationBody) -> None:
    actions.keep_case(fact.case, fact.revision, fact.organisation, fact.statement, body=body)


@hears(ReportsShown)
def tell_of_reports(fact: ReportsShown, *, body: CertificationBody | None) -> None:
    handing.hear_of_reports(fact.reports)


@hears(HandedReportAnswered)
def hear_of_handing(fact: HandedReportAnswered, *, body: CertificationBody) -> None:
    handing.hear_answer(fact.handing, is_filed=fact.is_filed, refusal=fact.refusal, body=body)


@hears(PersonForgotten)
def forget_searches(fact: PersonForgotten, *, body: CertificationBody | None) -> None:
    actions.forget_searches(fact.user)
