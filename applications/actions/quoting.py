"""What a body does with an enquiry: hear it, decline, ask, draft a quote, send it, keep it sealed, and begin the work."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from applications import wording
from applications.actions.beginning import begin_awarded
from applications.actions.printing import ask_for_quote
from applications.events import EnquiryQuestionAsked, QuoteStated
from applications.models import AskedQuestion, Quote, ReceivedEnquiry
from applications.queries import may_quote, may_read_enquiry
from applications.quoting import (
    LineKey,
    LineTyped,
    carried_over,
    faults_of,
    has_other_rates,
    partners_for,
    published_lines,
    reported_fault,
    rests_on_reuse,
    with_typed,
    without_reuse,
)
from cases.wording import LetterWords
from catalog.models import SchemeVersion
from catalog.queries import offer_gap, version_in_force
from lib import clock
from lib.canonical import hash_of
from lib.cost import Inputs
from lib.refusal import Refused
from lib.text import written_day
from outbox.actions import announce, clear_due, set_due
from staff.models import Role
from staff.queries import people_with
from statements.enquiry import QuoteContent, QuoteStatement
from tenants.context import current_body

OPEN_SEAL = "applications.open_seal"
QUOTE_ENDS = "applications.quote_ends"
MOST_WAITING = 10  # questions of this body about one enquiry
USUAL_VALIDITY, LONGEST_VALIDITY = timedelta(days=30), timedelta(days=365)


class QuoteSavedMeanwhile(Refused):
    """Somebody else has saved since this quote was drawn."""


@transaction.atomic
def hear_enquiry(pk: UUID, revision: int, content: dict[str, Any]) -> None:
    """Keep what the square tells of an enquiry, where it is newer, and tell whoever quotes what has changed."""
    before = ReceivedEnquiry.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if before is not None and before.revision >= revision:
        return
    received = ReceivedEnquiry(pk=pk) if before is None else ReceivedEnquiry.objects.get(pk=pk)
    received.revision, received.content = revision, content
    stated = received.statement
    received.number, received.scheme = stated.number, stated.scheme
    received.is_open, received.deadline = stated.state == "open", stated.deadline
    received.save()
    if stated.is_sealed and received.is_open:
        set_due(OPEN_SEAL, pk, stated.deadline, body=current_body())
    elif stated.state != "open":
        clear_due(OPEN_SEAL, pk, body=current_body())
        clear_due(QUOTE_ENDS, pk, body=current_body())
    is_taken = bool(stated.award) and not (before and before.is_awarded)
    begun = begin_awarded(received) if is_taken else None
    _tell_what_changed(before, received, is_begun=begun is not None)


@transaction.atomic
def decline_enquiry(received: ReceivedEnquiry, *, reason: str, by: User) -> ReceivedEnquiry:
    """Say that this body makes no quote, and why. A quote that was sent stands until its last day."""
    received = _answerable(received, by)
    if not reason.strip():
        raise Refused(_("Say why, so that the enterprise can ask somebody else."))
    if received.declined_at:
        raise Refused(_("This enquiry has been declined already."))
    if received.quotes.exclude(sent_at=None).exists():
        raise Refused(_("A quote has been sent: it stands until its last day of validity."))
    received.quotes.filter(sent_at=None).delete()
    received.declined_at, received.declined_by, received.decline_reason = clock.now(), by, reason.strip()[:500]
    received.save(update_fields=["declined_at", "declined_by", "decline_reason"])
    _state_answer(received, QuoteStatement(answer="declined", reason=received.decline_reason))
    return received


@transaction.atomic
def ask_about_enquiry(received: ReceivedEnquiry, *, text: str, by: User) -> AskedQuestion:
    """Ask the enterprise something. All who were invited will read question and answer, and not who asked."""
    received = _answerable(received, by)
    if not text.strip():
        raise Refused(_("Write a question first."))
    answered = sum(question.is_own and bool(question.answer) for question in received.statement.questions)
    if received.asked.count() - answered >= MOST_WAITING:
        raise Refused(_("Ten of your questions wait for an answer. Ask further ones when some are answered."))
    asked = AskedQuestion.objects.create(received=received, text=text.strip(), asked_by=by, asked_at=clock.now())
    announce(EnquiryQuestionAsked(asked.pk, received.pk, asked.text), body=current_body())
    return asked


@transaction.atomic
def draft_quote(received: ReceivedEnquiry, *, by: User) -> Quote:
    """A draft of the next revision: from the published fees and the brief, with what the revision before had lowered."""
    received = _quotable(received, by)
    if draft := received.quotes.filter(sent_at=None).first():
        return draft
    version = _offered(received)
    before = received.quotes.exclude(sent_at=None).first()
    brief = received.statement.brief
    reported = min(before.reported if before else brief.reported, brief.units) if version.accepts_reports else 0
    lines = published_lines(version, brief, reported)
    return Quote.objects.create(
        received=received,
        number=before.number + 1 if before else 1,
        scheme_version=version,
        brief_edition=received.statement.brief_edition,
        reported=reported,
        lines=_stored(carried_over(lines, before.quoted_lines) if before else lines),
        assumptions=before.assumptions if before else "",
        left_out=before.left_out if before else "",
        valid_until=_usual_end(received),
        drafted_by=by,
        drafted_at=clock.now(),
    )


@transaction.atomic
def save_quote(
    quote: Quote,
    *,
    typed: Mapping[LineKey, LineTyped],
    by: User,
    edition: int | None = None,
    reported: int | None = None,
    **values: Any,
) -> Quote:
    """Keep what was typed into a draft, lawful yet or not. With another number of accepted reports its lines are drawn anew.

    `values`: assumptions, left_out, note, valid_until.
    """
    received = _quotable(quote.received, by)
    quote = _draft_of(received, quote)
    if edition is not None and edition != quote.edition:
        raise QuoteSavedMeanwhile(_("Somebody else has changed this draft meanwhile. Look at it, then save again."))
    brief = received.statement.brief
    lines = with_typed(quote.quoted_lines, typed)
    if reported is not None and reported != quote.reported:
        if fault := reported_fault(reported, quote.scheme_version, brief):
            raise Refused(fault)
        quote.reported = reported
        lines = carried_over(published_lines(quote.scheme_version, brief, reported), lines)
    quote.lines = _stored(lines)
    for name, value in values.items():
        setattr(quote, name, value)
    quote.edition += 1
    quote.save()
    return quote


@transaction.atomic
def redraft_quote(quote: Quote, *, by: User) -> Quote:
    """Draw a draft anew from the brief and the fees of today; what was lowered stays lowered."""
    received = _quotable(quote.received, by)
    quote = _draft_of(received, quote)
    version, brief = _offered(received), received.statement.brief
    quote.scheme_version, quote.brief_edition = version, received.statement.brief_edition
    quote.reported = min(quote.reported, brief.units)
    quote.lines = _stored(carried_over(published_lines(version, brief, quote.reported), quote.quoted_lines))
    quote.edition += 1
    quote.save()
    return quote


@transaction.atomic
def send_quote(quote: Quote, *, by: User) -> Quote:
    """Send a draft: frozen, hashed, made as a paper and announced; of a sealed enquiry only that it is there."""
    received = _locked(quote.received)
    quote = _draft_of(received, quote)
    now = clock.now()  # one moment, with both rows in hand: in time, sent, and sealed are judged by the same
    _check_quotable(received, by, now)
    for gap in why_not_send(received, quote):
        raise Refused(gap)
    quote.sent_at, quote.sent_by = now, by
    content = _content(received, quote).model_dump(mode="json")
    quote.content, quote.sha256 = content, hash_of(content)
    quote.save()
    ask_for_quote(received, quote)
    set_due(QUOTE_ENDS, received.pk, quote.stated.told_to_end_at, body=current_body())
    _announce_quote(received, quote, now)
    return quote


def why_not_send(received: ReceivedEnquiry, quote: Quote) -> list[str]:
    """All that keeps a draft from being sent, as sentences."""
    stated, version = received.statement, quote.scheme_version
    gaps = [gap] if (gap := offer_gap(version)) else []
    if quote.brief_edition != stated.brief_edition or version != version_in_force(version.scheme_id):
        gaps.append(_("The brief or the published fees have changed since: draw the lines anew, then look at them."))
    elif fault := reported_fault(quote.reported, version, stated.brief):
        gaps.append(fault)
    else:
        published = published_lines(version, stated.brief, quote.reported)
        if has_other_rates(quote.quoted_lines, published):
            gaps.append(_("Your tax rate has changed since: draw the lines anew, then look at them."))
        gaps += faults_of(
            quote.quoted_lines,
            published,
            partners=partners_for(current_body(), version, stated.brief),
        )
    last_day = clock.day_of(received.deadline, current_body().time_zone)
    if quote.valid_until < last_day:
        gaps.append(_("It must be valid beyond the deadline, until %(day)s at least.") % {"day": written_day(last_day)})
    if quote.valid_until > last_day + LONGEST_VALIDITY:
        gaps.append(_("Choose a last day within a year."))
    return gaps


@transaction.atomic
def open_seal(pk: UUID) -> None:
    """The deadline of a sealed enquiry has come: what this body offered leaves its schema now, and not before."""
    received = ReceivedEnquiry.objects.select_for_update(of=("self",)).get(pk=pk)
    quote, now = received.quotes.exclude(sent_at=None).first(), clock.now()
    if quote is not None and quote.told_at is None and received.is_open and not received.is_sealed(now):
        _announce_quote(received, quote, now)


@transaction.atomic
def tell_that_a_quote_ends(pk: UUID) -> None:
    """Remind whoever quotes that what they offered, and nobody has taken yet, is valid for some days only."""
    received = ReceivedEnquiry.objects.get(pk=pk)
    quote = received.quotes.exclude(sent_at=None).first()
    if quote is not None and received.is_open and not quote.stated.has_ended(clock.now()):
        _tell(received, wording.quote_ends(received, quote.stated))


def _announce_quote(received: ReceivedEnquiry, quote: Quote, now: datetime) -> None:
    if received.is_sealed(now):
        _state_answer(received, QuoteStatement(answer="sealed"))
    else:
        quote.told_at = now
        quote.save(update_fields=["told_at"])
        _state_answer(received, QuoteStatement(answer="quoted", quote=quote.stated, sha256=quote.sha256))


def _state_answer(received: ReceivedEnquiry, statement: QuoteStatement) -> None:
    received.answer_revision += 1
    received.save(update_fields=["answer_revision"])
    announce(QuoteStated(received.pk, received.answer_revision, statement.content()), body=current_body())


def _content(received: ReceivedEnquiry, quote: Quote) -> QuoteContent:
    version, stated = quote.scheme_version, received.statement
    brief, lines = stated.brief, quote.quoted_lines
    counts = brief.inputs(Inputs())
    is_reused = quote.reported > 0 or rests_on_reuse(lines)
    return QuoteContent(
        id=quote.pk,
        number=quote.number,
        scheme_version=version.number or 0,
        brief_edition=quote.brief_edition,
        units=counts.units,
        models=counts.models,
        factories=counts.factories,
        reported=quote.reported,
        lines=tuple(lines),
        without_reuse=tuple(without_reuse(version, brief, lines)) if is_reused else (),
        assumptions=quote.assumptions,
        left_out=quote.left_out,
        valid_until=quote.valid_until,
        weeks=-(-version.days // 7),
        validity_months=version.validity_months,
        note=quote.note,
        sent_at=quote.sent_at or clock.now(),
        time_zone=current_body().time_zone,
    )


def _locked(received: ReceivedEnquiry) -> ReceivedEnquiry:
    return ReceivedEnquiry.objects.select_for_update(of=("self",)).get(pk=received.pk)


def _answerable(received: ReceivedEnquiry, by: User) -> ReceivedEnquiry:
    """The enquiry's row, locked, while it takes answers."""
    received = _locked(received)
    _check_answerable(received, by, clock.now())
    return received


def _check_answerable(received: ReceivedEnquiry, by: User, now: datetime) -> None:
    if not may_read_enquiry(by, received.scheme):
        raise Refused(_("Enquiries are answered by finance staff and case officers."))
    if received.is_awarded:
        raise Refused(_("Your quote was taken: it stands as it was sent, and becomes the annex to the agreement."))
    if not received.is_open:
        raise Refused(_("The enterprise has ended this enquiry."))
    if not received.takes_answers(now):
        raise Refused(_("The deadline of this enquiry has passed."))


def _quotable(received: ReceivedEnquiry, by: User) -> ReceivedEnquiry:
    received = _locked(received)
    _check_quotable(received, by, clock.now())
    return received


def _check_quotable(received: ReceivedEnquiry, by: User, now: datetime) -> None:
    if not may_quote(by, received.scheme):
        raise Refused(_("Quotes are made by finance staff: whoever judges cases sees no money (INV-10)."))
    _check_answerable(received, by, now)
    if received.declined_at:
        raise Refused(_("This enquiry has been declined already."))


def _draft_of(received: ReceivedEnquiry, quote: Quote) -> Quote:
    quote = Quote.objects.select_for_update(of=("self",)).select_related("scheme_version__scheme").get(pk=quote.pk)
    if not quote.is_draft:
        raise Refused(_("This revision was sent and stays as it is. Begin the next one."))
    quote.received = received
    return quote


def _offered(received: ReceivedEnquiry) -> SchemeVersion:
    version = version_in_force(received.scheme)
    if version is None:
        raise Refused(_("This scheme is not open for applications."))
    if gap := offer_gap(version):
        raise Refused(gap)
    return version


def _usual_end(received: ReceivedEnquiry) -> date:
    return clock.day_of(received.deadline + USUAL_VALIDITY, current_body().time_zone)


def _stored(lines: Any) -> list[dict[str, Any]]:
    return [line.model_dump(mode="json") for line in lines]


def _tell_what_changed(before: ReceivedEnquiry | None, received: ReceivedEnquiry, *, is_begun: bool) -> None:
    """Whoever quotes under the scheme hears of a new enquiry, a changed brief, and how it ended."""
    words = wording.enquiry_news(before, received, is_begun=is_begun)
    if words:
        _tell(received, words)


def _tell(received: ReceivedEnquiry, words: LetterWords) -> None:
    for person in people_with(Role.FINANCE):
        if may_quote(person, received.scheme):
            notify(person, **words, url=f"/desk/enquiries/{received.pk}/", body=current_body())
