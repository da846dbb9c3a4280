"""What orders, the register and the clock do with services: seats taken and given back, and what is so said again."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.events import SERVICE_CHANGES, ServiceStated
from catalog.models import BookableDate, Service
from catalog.queries import version_on_offer
from catalog.service_statements import changes_at, service_statement
from lib import clock
from lib.refusal import Refused
from outbox.actions import announce, clear_due, set_due
from tenants.context import current_body


@transaction.atomic
def take_seats(date: BookableDate, count: int) -> BookableDate:
    """Take seats of a date for an order. Its row is locked: the last seat is taken once."""
    date = locked_date(date)
    if date.service.withdrawn_at:
        raise Refused(_("This service is no longer offered."))
    if date.cancelled_at:
        raise Refused(_("This date has been called off."))
    if date.starts_at <= clock.now():
        raise Refused(_("This date is past."))
    if date.left < count:
        words = _("Only %(left)d seats are left on this date.") if date.left else _("This date is full.")
        raise Refused(words % {"left": date.left})
    return _move_seats(date, count)


@transaction.atomic
def give_seats_back(date: BookableDate, count: int) -> BookableDate:
    """Give back seats that an order had taken."""
    date = locked_date(date)
    return _move_seats(date, -min(count, date.taken))


def _move_seats(date: BookableDate, count: int) -> BookableDate:
    date.taken += count
    date.save(update_fields=["taken"])
    state_service(date.service)
    return date


@transaction.atomic
def restate_service(pk: UUID) -> Service:
    """Say again, as a new revision, what is so: where the register differs, and when a date or a scope has run out."""
    return state_service(locked_service(pk))


@transaction.atomic
def restate_services() -> None:
    """Say everything on offer again: something that each of them states has changed."""
    for pk in Service.objects.offered().order_by("pk").values_list("pk", flat=True):
        restate_service(pk)


def state_service(service: Service) -> Service:
    """Announce the whole service at its next revision; its row is locked. One never published is not stated."""
    version = version_on_offer(service)
    if version is None:
        return service
    service.revision += 1
    service.save(update_fields=["revision"])
    statement = service_statement(service, version).content()
    announce(ServiceStated(service.pk, service.revision, statement), body=current_body())
    if moment := changes_at(service, version):
        set_due(SERVICE_CHANGES, service.pk, moment, body=current_body())
    else:
        clear_due(SERVICE_CHANGES, service.pk, body=current_body())
    return service


def locked_service(pk: UUID) -> Service:
    return Service.objects.select_for_update().get(pk=pk)


def locked_date(date: BookableDate) -> BookableDate:
    """A date under its row's lock, with its service under its own: always the service first."""
    service = locked_service(date.service_id)
    date = BookableDate.objects.select_for_update().get(pk=date.pk)
    date.service = service
    return date
