"""What the square hears of bodies that were asked, and that a person is forgotten."""

from accounts.events import PersonForgotten
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


@hears(PersonForgotten)
def forget_asker(fact: PersonForgotten, *, body: CertificationBody | None) -> None:
    actions.forget_asker(fact.user)
