"""What a body hears of enquiries, and that the deadline of a sealed one has come."""

from uuid import UUID

from applications import actions
from applications.actions.quoting import OPEN_SEAL
from exchange.events import EnquiryStated
from outbox.hearing import hears, when_due
from tenants.models import CertificationBody


@hears(EnquiryStated)
def hear_enquiry(fact: EnquiryStated, *, body: CertificationBody) -> None:
    actions.hear_enquiry(fact.invitation, fact.revision, fact.statement)


@when_due(OPEN_SEAL)
def open_seal(subject: UUID, *, body: CertificationBody) -> None:
    actions.open_seal(subject)
