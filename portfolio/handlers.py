"""What an organisation's desk hears from bodies."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from billing.events import InvoiceStated
from certificates.events import CertificatesStated, CertificateStated
from outbox.hearing import hears
from portfolio import actions
from tenants.models import CertificationBody


@hears(InvoiceStated)
def keep_invoice(fact: InvoiceStated, *, body: CertificationBody) -> None:
    actions.keep_invoice(fact.invoice, fact.revision, fact.organisation, fact.statement, body=body)


@hears(CertificateStated)
def keep_certificate(fact: CertificateStated, *, body: CertificationBody) -> None:
    actions.keep_certificate(fact.certificate, fact.revision, fact.statement, body=body)


@hears(CertificatesStated)
def keep_certificates(fact: CertificatesStated, *, body: CertificationBody) -> None:
    for one in fact.statements:
        actions.keep_certificate(one.certificate, one.revision, one.statement, body=body)


def keep_case(fact: Any, *, body: CertificationBody) -> None:
    actions.keep_case(fact.case, fact.revision, fact.organisation, fact.statement, body=body)


if find_spec("applications") and find_spec("applications.events"):
    hears(import_module("applications.events").CaseStated)(keep_case)
