"""Whether a quote can be taken now: one rule for the page that offers it and the action that does it."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext as _

from enquiries.models import Enquiry, InvitedBody
from lib import clock
from lib.text import localized, written_day
from statements.enquiry import QuoteContent

LAST_CHANGE = timedelta(hours=1)  # before a sealed enquiry's deadline: what comes later could meet seals that are open


def may_still_change(enquiry: Enquiry) -> bool:
    """Whether the deadline can be extended, and the brief changed: of a sealed enquiry not while its quotes open, nor after."""
    return enquiry.is_open and not (enquiry.is_sealed and clock.now() > enquiry.deadline - LAST_CHANGE)


def waits_for_others(enquiry: Enquiry, invited: Iterable[InvitedBody]) -> bool:
    """Whether somebody who was promised time until the deadline has not answered yet, or a sealed quote is on its way."""
    staying = [each for each in invited if each.body.is_open]  # of a body that rests or leaves, nothing is to come
    if any(each.answer == InvitedBody.Answer.SEALED for each in staying):
        return True
    # Who came by itself to an open enquiry was promised nothing: its silence holds nobody up.
    waiting = any(each.answer == InvitedBody.Answer.WAITING and each.joined_at is None for each in staying)
    return enquiry.takes_answers(clock.now()) and waiting


def award_gap(
    enquiry: Enquiry,
    invited: InvitedBody,
    quote: QuoteContent,
    *,
    is_newest: bool,
    others_may_answer: bool,
    is_offered: bool,
) -> str:
    """Why a quote cannot be taken now, as a sentence; empty where it can."""
    body = localized(invited.body.name)
    if not is_newest:
        return _("%(body)s has sent a newer revision of this quote. Read it first.") % {"body": body}
    if quote.has_ended(clock.now()):
        return _expired(enquiry) % {"day": written_day(quote.valid_until), "body": body}
    if quote.brief_edition != enquiry.brief_edition:
        return _unconfirmed(enquiry) % {"body": body}
    if others_may_answer:
        return _("Others may still answer until your deadline: wait for it, or until everybody has answered.")
    if not is_offered:
        return _("%(body)s takes no applications under this scheme at present.") % {"body": body}
    return ""


def _expired(enquiry: Enquiry) -> str:
    if not may_still_change(enquiry):
        return _("This quote was valid until %(day)s. Send %(body)s a new enquiry.")
    return _(
        "This quote was valid until %(day)s. Send %(body)s a new enquiry, or extend the deadline so it can renew it."
    )


def _unconfirmed(enquiry: Enquiry) -> str:
    if not may_still_change(enquiry) and not enquiry.takes_answers(clock.now()):
        return _(
            "Your brief has changed since, and %(body)s has not confirmed its quote in time: send it a new enquiry."
        )
    return _("Your brief has changed since: %(body)s must confirm its quote first.")
