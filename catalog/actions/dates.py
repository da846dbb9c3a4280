"""Bookable dates of a service: set, given more seats, called off."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from catalog.actions.cleaning import clean
from catalog.actions.service_drafts import may_sell
from catalog.actions.services import locked_date, locked_service, state_service
from catalog.models import BookableDate, Service
from lib import clock
from lib.refusal import Refused
from vocabulary.promises import refuse_promises


@transaction.atomic
def add_date(service: Service, date: BookableDate, *, by: User) -> BookableDate:
    """Set a date (unsaved, as the form filled it). It is offered as soon as the service is."""
    may_sell(by)
    date.service, date.set_by = locked_service(service.pk), by
    if date.starts_at <= clock.now():
        raise Refused(_("A date lies in the future."))
    refuse_promises(date.place_zh, date.place_en)
    clean(date, besides=["cancelled_by"])  # which a date that stands leaves empty
    date.save(force_insert=True)
    state_service(date.service)
    return date


@transaction.atomic
def set_seats(date: BookableDate, seats: int, *, by: User) -> BookableDate:
    """Change how many may come: never to fewer than have booked."""
    may_sell(by)
    date = _changeable(date)
    if seats < max(date.taken, 1):
        raise Refused(_("%(taken)d seats are booked: there cannot be fewer.") % {"taken": max(date.taken, 1)})
    date.seats = seats
    date.save(update_fields=["seats"])
    state_service(date.service)
    return date


@transaction.atomic
def cancel_date(date: BookableDate, *, reason: str, by: User) -> BookableDate:
    """Call a date off, with the reason that those who booked are told."""
    may_sell(by)
    date = _changeable(date)
    if not reason.strip():
        raise Refused(_("Say why the date is called off: those who booked are told."))
    refuse_promises(reason)
    date.cancelled_at, date.cancelled_by, date.cancel_reason = clock.now(), by, reason.strip()
    date.save(update_fields=["cancelled_at", "cancelled_by", "cancel_reason"])
    state_service(date.service)
    return date


def _changeable(date: BookableDate) -> BookableDate:
    date = locked_date(date)
    if date.cancelled_at:
        raise Refused(_("This date has been called off."))
    if date.starts_at <= clock.now():
        raise Refused(_("This date is past."))
    return date
