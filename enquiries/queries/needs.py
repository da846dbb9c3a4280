"""What enquiries and questions want of somebody: on an organisation's desk, and on the desk of a body that was asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Organisation, User
from accounts.queries import works_for_a_body
from enquiries.answerers import ANSWER_QUESTIONS
from enquiries.models import Enquiry, InvitedBody
from enquiries.queries.threads import unread_for, waiting_at
from lib import clock
from lib.text import localized
from portfolio.desk_needs import DeskPart, DeskSection, on_clients_desk
from portfolio.queries import CalendarDay, ClientNeed
from tenants.context import current_body
from web.checklist import Need

NEAR = timedelta(days=2)
MOST = 20  # of a kind, on a desk
Answer = InvitedBody.Answer


@dataclass(frozen=True)
class OpenEnquiry:
    """An enquiry as a desk shows it: how many were asked, and how many have answered in which way."""

    enquiry: Enquiry
    asked: int
    quoted: int
    sealed: int
    waiting: int
    questions: int  # of bodies, that nobody has answered

    @property
    def answered(self) -> int:
        return self.asked - self.waiting


def open_enquiries(organisations: Iterable[Organisation]) -> list[OpenEnquiry]:
    """Those of organisations, the nearest deadline first. One SQL."""
    mine = Enquiry.objects.for_organisation(*organisations).filter(state=Enquiry.State.OPEN).order_by("deadline", "pk")
    counted: Any = mine.annotate(
        asked=Count("invited", distinct=True),
        quoted=_of(Answer.QUOTED),
        sealed=_of(Answer.SEALED),
        waiting=_of(Answer.WAITING),
        open_questions=Count("invited__questions", distinct=True, filter=Q(invited__questions__answered_at=None)),
    )
    return [
        OpenEnquiry(each, each.asked, each.quoted, each.sealed, each.waiting, each.open_questions)
        for each in counted[:MOST]
    ]


@on_clients_desk
def enquiries_need_you(user: User, organisations: list[Organisation]) -> DeskPart:
    """Quotes to look at, questions of bodies, deadlines; and answers to questions that nobody has read.

    Nothing for who works for a certification body besides: it may be a rival of those that were asked.
    """
    if works_for_a_body(user):
        return DeskPart()
    shown = open_enquiries(organisations)
    needs = [need for each in shown for need in (_need_of_questions(each), _need_of_enquiry(each)) if need]
    unread = unread_for(organisations)[:MOST]
    needs += [
        ClientNeed(
            due=None,
            what=_("Read the answer to your question"),
            why=" · ".join(part for part in (localized(each.body.name), localized(each.scheme_name)) if part),
            url=each.get_absolute_url(),
            action=_("Read the answer"),
        )
        for each in unread
    ]
    days = [
        CalendarDay(
            clock.day_of(each.enquiry.deadline),
            _("Answers to enquiry %(number)s are due") % {"number": each.enquiry.number},
            each.enquiry.get_absolute_url(),
        )
        for each in shown
    ]
    return DeskPart(needs, days, [DeskSection("enquiries/_on_desk.html", shown)])


def needs_you(user: User, *, roles: Iterable[str]) -> list[Need]:
    """Questions that wait for this body, for those who answer them, the longest waiting first."""
    if not set(roles) & set(ANSWER_QUESTIONS):
        return []
    return [
        Need(
            words=_("Answer a question"),
            url=reverse("enquiries:desk-thread", args=[thread.pk]),
            why=localized(thread.scheme_name),
            subject=thread.asker_name,
        )
        for thread in waiting_at(current_body())[:MOST]
    ]


def _of(answer: str) -> Count:
    return Count("invited", distinct=True, filter=Q(invited__answer=answer))


def _need_of_questions(each: OpenEnquiry) -> ClientNeed | None:
    if not each.questions:
        return None
    return ClientNeed(
        due=clock.day_of(each.enquiry.deadline),
        what=ngettext(
            "Answer a body's question", "Answer %(count)d questions of bodies", each.questions
        ) % {"count": each.questions},
        why=_about(each.enquiry),
        url=f"{each.enquiry.get_absolute_url()}#questions",
        action=_("Answer"),
    )  # fmt: skip


def _need_of_enquiry(each: OpenEnquiry) -> ClientNeed | None:
    """Where there are quotes, to look at them; where there is none and the deadline is near or over, what can be done."""
    enquiry, now = each.enquiry, clock.now()
    quotes = ngettext("%(count)d quote", "%(count)d quotes", each.quoted) % {"count": each.quoted}
    if not enquiry.takes_answers(now) and not each.quoted:
        what = _("Sealed quotes are being opened") if each.sealed else _("No quote came: ask again, or close")
    elif not enquiry.takes_answers(now):
        what = _("Choose: %(quotes)s") % {"quotes": quotes}
    elif each.quoted:
        what = _("Look at what came: %(quotes)s") % {"quotes": quotes}
    elif each.waiting and enquiry.deadline - now <= NEAR:
        what = _("The deadline is near: %(answered)d of %(asked)d have answered") % {
            "answered": each.answered,
            "asked": each.asked,
        }
    else:
        return None
    return ClientNeed(
        due=clock.day_of(enquiry.deadline),
        what=what,
        why=_about(enquiry),
        url=f"{enquiry.get_absolute_url()}quotes/" if each.quoted else enquiry.get_absolute_url(),
        action=_("See quotes") if each.quoted else _("Open enquiry"),
    )


def _about(enquiry: Enquiry) -> str:
    return f"{enquiry.brief.product} · {enquiry.number}"
