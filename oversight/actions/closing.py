"""How a body leaves: its day is announced, its people fetch their data, the day comes. Until then it can be taken back.

docs/adr/0045-how-a-body-leaves.md says why it goes so.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import end_sessions_at, notify
from accounts.models import User
from lib import clock
from lib.refusal import Refused
from lib.text import Bilingual, bilingual, spelled_day
from outbox.actions import announce, clear_due, set_due
from oversight.actions.standing import both, change_standing, locked
from oversight.events import BodyCloses
from oversight.models import BodyMeasure, ClosingRequest
from oversight.queries import measure_before_closing, open_wish_to_close
from tenants.hosts import hosts_of
from tenants.models import CertificationBody

CLOSES = "oversight.close"
SHORTEST, LONGEST = (
    timedelta(days=14),
    timedelta(days=366),
)  # for its people to fetch what is theirs, for others to hear of it
TOLD_EVERY = timedelta(days=1)  # who asks, withdraws and asks again reaches no desk twice a day: the overview lists it
Kind, Standing = BodyMeasure.Kind, CertificationBody.Standing


@transaction.atomic
def announce_closing(
    body: CertificationBody, *, closes_on: date, reason: Bilingual | str, ask: Bilingual | str, by: User
) -> CertificationBody:
    """Let a body leave on a day of its own zone. At once it can only export; from that day its host is gone.

    `reason`, and `ask`: whom to ask then, are for the public, in one language or both.
    """
    body = locked(body)
    if body.closes_at:
        raise Refused(_("This body is closed already.") if body.has_closed else _("This body is closing already."))
    closes_at = _moment(body, closes_on)
    ask = bilingual(*both(ask))
    if not any(ask.values()):
        raise Refused(_("Say whom to ask once this body has left."))
    body = change_standing(body, Kind.CLOSING, Standing.CLOSING, reason, by, closes_at=closes_at, ask=ask)
    set_due(CLOSES, body.pk, closes_at, body=body)
    body.closing_requests.filter(ended_at=None).update(ended_at=clock.now())
    announce(BodyCloses(body.pk, closes_at, bilingual(*both(reason)), ask), body=body)
    return body


@transaction.atomic
def take_back_closing(body: CertificationBody, *, reason: Bilingual | str, by: User) -> CertificationBody:
    """Let a body stay after all, as it stood before its closing was announced. Once its day has come it is reopened instead."""
    body = locked(body)
    if not body.is_closing:
        raise Refused(_("This body is not closing, or its day has come: reopen it."))
    before = measure_before_closing(body)
    was_suspended = before is not None and before.kind == Kind.SUSPENDED
    body = change_standing(body, Kind.STAYS, Standing.SUSPENDED if was_suspended else Standing.OPEN, reason, by)
    clear_due(CLOSES, body.pk, body=body)
    announce(BodyCloses(body.pk, None, bilingual(*both(reason)), {}), body=body)
    return body


@transaction.atomic
def finish_closing(body: CertificationBody) -> CertificationBody:
    """Its day has come: state that it is closed, and end every session at its hosts. Does nothing where it stays."""
    body = locked(body)
    if body.standing != Standing.CLOSING or not body.has_closed:
        return body
    announced = body.measures.filter(kind=Kind.CLOSING).select_related("taken_by").latest("taken_at")
    end_sessions_at(hosts_of(body))
    return change_standing(
        body,
        Kind.CLOSED,
        Standing.CLOSED,
        announced.reason,
        announced.taken_by,
        closes_at=body.closes_at,
        ask=announced.ask,
        is_due=True,
    )


@transaction.atomic
def ask_to_close(
    body: CertificationBody, *, wished_on: date, reason: Bilingual | str, ask: Bilingual | str, by: User
) -> ClosingRequest:
    """Ask the platform's operators to close the body. `by` is its administrator, as the page's policy has it."""
    body = locked(body)
    if body.closes_at:
        raise Refused(_("This body is closing already."))
    if open_wish_to_close(body):
        raise Refused(_("You have asked already. The platform's operators were told."))
    _moment(body, wished_on)
    is_first = not body.closing_requests.filter(asked_at__gt=clock.now() - TOLD_EVERY).exists()
    (reason_zh, reason_en), (ask_zh, ask_en) = both(reason), both(ask)
    if not (reason_zh or reason_en):
        raise Refused(_("Say why, in words for the public."))
    wish = ClosingRequest.objects.create(
        body=body,
        wished_on=wished_on,
        reason_zh=reason_zh,
        reason_en=reason_en,
        ask_zh=ask_zh,
        ask_en=ask_en,
        asked_by=by,
    )
    if is_first:
        _tell_operators(body, wished_on)
    return wish


@transaction.atomic
def withdraw_wish_to_close(body: CertificationBody, *, by: User) -> None:
    """The body's administrator does not ask any more."""
    if not body.closing_requests.filter(ended_at=None).update(ended_at=clock.now()):
        raise Refused(_("Nobody asks for this body to be closed."))


def _moment(body: CertificationBody, day: date) -> datetime:
    """The beginning of a day in the body's zone. Raises Refused where that is too soon or too far."""
    today = clock.today(body.time_zone)
    if not today + SHORTEST <= day <= today + LONGEST:
        raise Refused(
            _(
                "Choose a day from %(first)s to %(last)s: its people need time to fetch their data. To stop it at once, suspend it."
            )
            % {"first": today + SHORTEST, "last": today + LONGEST}
        )
    return clock.day_after(day - timedelta(days=1), body.time_zone)


def _tell_operators(body: CertificationBody, wished_on: date) -> None:
    day, name = spelled_day(wished_on), body.name
    subject = bilingual(f"{name['zh'] or name['en']}申请关闭", f"{name['en'] or name['zh']} asks to be closed")
    text = bilingual(f"希望自{day['zh']}起关闭。", f"It would like to be closed from {day['en']}.")
    for operator in User.objects.filter(is_operator=True, is_active=True):
        notify(operator, subject=subject, text=text, url=f"/operations/bodies/{body.slug}/")
