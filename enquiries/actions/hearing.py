"""What bodies answer: whole, so that late, twice and out of order change nothing. And that their askers are told."""

from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.actions import notify
from accounts.queries import people_of, works_for_a_body
from enquiries.models import BodyQuestion, InvitedBody, QuoteCopy
from lib import clock
from lib.canonical import hash_of
from lib.text import Bilingual, bilingual, spelled_day
from outbox.actions import set_due
from statements.enquiry import QuoteContent, QuoteStatement
from tenants.models import CertificationBody

QUOTE_ENDS = "enquiries.quote_ends"

WORDS: dict[str, tuple[str, str]] = {
    "declined": ("{body}对询价 {number} 不报价", "{body} makes no quote for enquiry {number}"),
    "sealed": ("{body}已对询价 {number} 密封报价", "{body} has a sealed quote for enquiry {number}"),
    "quoted": ("{body}对询价 {number} 报价", "{body} has quoted for enquiry {number}"),
}


@transaction.atomic
def hear_answer(pk: UUID, revision: int, content: dict[str, Any], *, body: CertificationBody) -> None:
    """Keep what a body answered to its invitation, where it is newer; a quote is kept by revision.

    Raises ValueError for what no body of ours says: a sealed quote before the deadline, a quote sent after it, a changed one.
    """
    invited = _invited(pk, body)
    stated = QuoteStatement.model_validate(content)
    if stated.quote is not None:
        _keep_quote(invited, stated.quote, content["quote"], stated.sha256)
    if revision <= invited.answer_revision:
        return
    invited.answer, invited.answer_revision = stated.answer, revision
    invited.answered_at, invited.decline_reason = clock.now(), stated.reason[:500]
    invited.first_answered_at = invited.first_answered_at or invited.answered_at
    invited.save(update_fields=["answer", "answer_revision", "answered_at", "first_answered_at", "decline_reason"])
    zh, en = WORDS[stated.answer]
    tell_asker(invited, _filled(zh, en, invited), bilingual(stated.reason, stated.reason))


def _keep_quote(invited: InvitedBody, quote: QuoteContent, content: dict[str, Any], sha256: str) -> None:
    """A quote as it came. What was sent in time is kept whenever it is heard: a relay that stood still harms no body."""
    enquiry, slug = invited.enquiry, invited.body.slug
    if hash_of(content) != sha256:
        raise ValueError(f"The hash of {slug}'s quote {quote.id} is another.")
    if enquiry.is_sealed and clock.now() < enquiry.deadline:
        raise ValueError(f"{slug}'s quote {quote.id} is sealed until {enquiry.deadline:%Y-%m-%d %H:%M}.")
    if quote.sent_at > enquiry.deadline:
        raise ValueError(f"{slug}'s quote {quote.id} was sent after the deadline.")
    copy, is_new = QuoteCopy.objects.get_or_create(
        id=quote.id,
        defaults={"invited": invited, "number": quote.number, "content": content, "sha256": sha256},
    )
    if is_new and enquiry.is_open and not invited.quotes.filter(number__gt=quote.number).exists():
        set_due(QUOTE_ENDS, invited.pk, quote.told_to_end_at, body=invited.body)
    if not is_new and (copy.invited_id, copy.sha256) != (invited.pk, sha256):
        raise ValueError(f"{slug} has sent another quote as {quote.id} before.")


@transaction.atomic
def tell_that_a_quote_ends(pk: UUID) -> None:
    """Remind the enterprise that a quote it may still take is valid for some days only."""
    invited = InvitedBody.objects.select_related("enquiry", "body").get(pk=pk)
    copy = invited.quotes.order_by("-number").first()
    if copy is None or not invited.enquiry.is_open or copy.quote.has_ended(clock.now()):
        return
    day = spelled_day(copy.quote.valid_until)
    subject = _filled("{body}对询价 {number} 的报价即将到期", "{body}'s quote for enquiry {number} ends soon", invited)
    text = bilingual(
        f"有效期至{day['zh']}。届时未选定，须另行询价。",
        f"It is valid until {day['en']}. Not taken by then, it needs a new enquiry.",
    )
    tell_asker(invited, subject, text)


@transaction.atomic
def hear_question(pk: UUID, invitation: UUID, text: str, *, body: CertificationBody) -> None:
    """Keep a body's question, for the enterprise to answer; heard twice it is there once."""
    invited = _invited(invitation, body)
    _question, is_new = BodyQuestion.objects.get_or_create(id=pk, defaults={"invited": invited, "text": text[:2000]})
    if is_new:
        InvitedBody.objects.filter(pk=invited.pk, first_answered_at=None).update(first_answered_at=clock.now())
        words = ("{body}就询价 {number} 提问", "{body} asks about enquiry {number}")
        tell_asker(invited, _filled(*words, invited), bilingual(text, text))


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


def tell_asker(invited: InvitedBody, subject: Bilingual, text: Bilingual) -> None:
    """Everybody who acts for the enterprise, while the enquiry is open; not who works for a body besides, and a rival's."""
    if invited.enquiry.is_open:
        for person in people_of(invited.enquiry.organisation_id):
            if works_for_a_body(person):
                continue
            notify(person, subject=subject, text=text, url=invited.enquiry.get_absolute_url())
