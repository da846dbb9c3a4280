"""What a body hears of enquiries and of reports handed over, that the deadline of a sealed one has come, and that a quote ends soon."""

from uuid import UUID

from applications import actions
from applications.actions.quoting import OPEN_SEAL, QUOTE_ENDS
from exchange.events import EnquiryStated, ReportHandedOver
from outbox.hearing import hears, when_due
from tenants.models import CertificationBody


@hears(EnquiryStated)
def hear_enquiry(fact: EnquiryStated, *, body: CertificationBody) -> None:
    actions.hear_enquiry(fact.invitation, fact.revision, fact.statement)


@hears(ReportHandedOver)
def hear_handed_report(fact: ReportHandedOver, *, body: CertificationBody) -> None:
    actions.hear_handed_report(fact.handing, fact.revision, fact.statement)


@when_due(OPEN_SEAL, also_where_body_leaves=True)  # all other quotes wait for it
def open_seal(subject: UUID, *, body: CertificationBody) -> None:
    actions.open_seal(subject)


@when_due(QUOTE_ENDS)
def tell_that_a_quote_ends(subject: UUID, *, body: CertificationBody) -> None:
    actions.tell_that_a_quote_ends(subject)
