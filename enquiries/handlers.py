"""What the square hears of bodies that were asked, that a quote ends soon, and that a person is forgotten."""

from uuid import UUID

from accounts.events import PersonForgotten
from applications.events import EnquiryQuestionAsked, QuoteStated
from enquiries import actions
from enquiries.actions.hearing import QUOTE_ENDS
from outbox.hearing import hears, when_due
from tenants.models import CertificationBody


@hears(QuoteStated)
def hear_answer(fact: QuoteStated, *, body: CertificationBody) -> None:
    actions.hear_answer(fact.invitation, fact.revision, fact.statement, body=body)


@hears(EnquiryQuestionAsked)
def hear_question(fact: EnquiryQuestionAsked, *, body: CertificationBody) -> None:
    actions.hear_question(fact.question, fact.invitation, fact.text, body=body)


@hears(PersonForgotten)
def forget_who_asked(fact: PersonForgotten, *, body: CertificationBody | None) -> None:
    actions.forget_contact(fact.user)
    actions.forget_asker(fact.user)


@when_due(QUOTE_ENDS)
def tell_that_a_quote_ends(subject: UUID, *, body: CertificationBody) -> None:
    actions.tell_that_a_quote_ends(subject)
