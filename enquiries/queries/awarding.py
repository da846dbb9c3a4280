"""Whether a quote can be taken now: one rule for the page that offers it and the action that does it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from enquiries.models import Enquiry, InvitedBody
from lib import clock
from lib.text import localized, written_day
from statements.enquiry import QuoteContent


def waits_for_others(enquiry: Enquiry, invited: Iterable[InvitedBody]) -> bool:
    """Whether somebody who was promised time until the deadline has not answered yet, or a sealed quote is on its way."""
    answers = {each.answer for each in invited}
    if InvitedBody.Answer.SEALED in answers:
        return True
    return enquiry.takes_answers(clock.now()) and InvitedBody.Answer.WAITING in answers


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
    if clock.today(quote.time_zone) > quote.valid_until:
        return _(
            "This quote was valid until %(day)s. Send %(body)s a new enquiry, or extend the deadline so it can renew it."
        ) % {
            "day": written_day(quote.valid_until),
            "body": body,
        }
    if quote.brief_edition != enquiry.brief_edition:
        return _("Your brief has changed since: %(body)s must confirm its quote first.") % {"body": body}
    if others_may_answer:
        return _("Others may still answer until your deadline: wait for it, or until everybody has answered.")
    if not is_offered:
        return _("%(body)s takes no applications under this scheme at present.") % {"body": body}
    return ""
