"""What the square hears of bodies that were asked."""

from applications.events import EnquiryQuestionAsked, QuoteStated
from enquiries import actions
from outbox.hearing import hears
from tenants.models import CertificationBody


@hears(QuoteStated)
def hear_answer(fact: QuoteStated, *, body: CertificationBody) -> None:
    actions.hear_answer(fact.invitation, fact.revision, fact.statement, body=body)


@hears(EnquiryQuestionAsked)
def hear_question(fact: EnquiryQuestionAsked, *, body: CertificationBody) -> None:
    actions.hear_question(fact.question, fact.invitation, fact.text, body=body)
