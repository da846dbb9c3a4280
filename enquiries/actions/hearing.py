"""What bodies answer: whole, so that late, twice and out of order change nothing. And that their askers are told."""

from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.actions import notify
from accounts.queries import people_of
from enquiries.models import BodyQuestion, InvitedBody, QuoteCopy
from enquiries.queries.asking import works_for_a_body
from lib import clock
from lib.canonical import hash_of
from lib.text import Bilingual, bilingual
from statements.enquiry import QuoteStatement
from tenants.models import CertificationBody

WORDS: dict[str, tuple[str, str]] = {
    "declined": ("{body}对询价 {number} 不报价", "{body} makes no quote for enquiry {number}"),
    "sealed": ("{body}已对询价 {number} 密封报价", "{body} has a sealed quote for enquiry {number}"),
    "quoted": ("{body}对询价 {number} 报价", "{body} has quoted for enquiry {number}"),
}


@transaction.atomic
def hear_answer(pk: UUID, revision: int, content: dict[str, Any], *, body: CertificationBody) -> None:
    """Keep what a body answered to its invitation, where it is newer; a quote is kept by revision."""
    invited = _invited(pk, body)
    stated = QuoteStatement.model_validate(content)
    if stated.quote is not None:
        if hash_of(content["quote"]) != stated.sha256:
            raise ValueError(f"The hash of {body.slug}'s quote {stated.quote.id} is another.")
        QuoteCopy.objects.get_or_create(
            id=stated.quote.id,
            defaults={
                "invited": invited,
                "number": stated.quote.number,
                "content": content["quote"],
                "sha256": stated.sha256,
            },
        )
    if revision <= invited.answer_revision:
        return
    invited.answer, invited.answer_revision = stated.answer, revision
    invited.answered_at, invited.decline_reason = clock.now(), stated.reason[:500]
    invited.first_answered_at = invited.first_answered_at or invited.answered_at
    invited.save(update_fields=["answer", "answer_revision", "answered_at", "first_answered_at", "decline_reason"])
    zh, en = WORDS[stated.answer]
    _tell_asker(invited, _filled(zh, en, invited), bilingual(stated.reason, stated.reason))


@transaction.atomic
def hear_question(pk: UUID, invitation: UUID, text: str, *, body: CertificationBody) -> None:
    """Keep a body's question, for the enterprise to answer; heard twice it is there once."""
    invited = _invited(invitation, body)
    _question, is_new = BodyQuestion.objects.get_or_create(id=pk, defaults={"invited": invited, "text": text[:2000]})
    if is_new:
        InvitedBody.objects.filter(pk=invited.pk, first_answered_at=None).update(first_answered_at=clock.now())
        words = ("{body}就询价 {number} 提问", "{body} asks about enquiry {number}")
        _tell_asker(invited, _filled(*words, invited), bilingual(text, text))


def _invited(pk: UUID, body: CertificationBody) -> InvitedBody:
    """An invitation of this body's own. Raises ValueError where it speaks of another's."""
    related = InvitedBody.objects.select_related("enquiry", "body").select_for_update(of=("self",))
    invited = related.filter(pk=pk, body=body).first()
    if invited is None:
        raise ValueError(f"{body.slug} answers an invitation that is not its own: {pk}.")
    return invited


def _filled(zh: str, en: str, invited: InvitedBody) -> Bilingual:
    name, number = invited.body.name, invited.enquiry.number
    return bilingual(zh.format(body=name["zh"], number=number), en.format(body=name["en"] or name["zh"], number=number))


def _tell_asker(invited: InvitedBody, subject: Bilingual, text: Bilingual) -> None:
    """Everybody who acts for the enterprise, while the enquiry is open; not who works for a body besides, and a rival's."""
    if invited.enquiry.is_open:
        for person in people_of(invited.enquiry.organisation_id):
            if works_for_a_body(person):
                continue
            notify(person, subject=subject, text=text, url=invited.enquiry.get_absolute_url())
