"""The seller's desk: who comes to a date, to print and to take away."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest, policy
from catalog.models import BookableDate
from catalog.queries import version_on_offer
from lib import clock
from orders.files import participants_table
from orders.people import shown_names
from orders.queries import READERS, bookings_of
from web.csv_files import csv_answer


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def date_participants(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Who comes, organisation by organisation."""
    date = _date_for(pk)
    bookings = bookings_of(date)
    named = [(each, shown_names(each.line.participants)) for each in bookings]
    context = {
        "date": date,
        "shown": version_on_offer(date.service) or date.service.versions.first(),
        "named": named,
        "names": sum(len(names) for _booking, names in named),
        "seats": sum(each.line.quantity for each in bookings),
    }
    return render(request, "orders/desk/participants.html", context)


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def date_participants_file(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    date = _date_for(pk)
    return csv_answer(
        list(participants_table(bookings_of(date))), f"participants-{date.starts_at:%Y%m%d}-{clock.today():%Y-%m-%d}"
    )


def _date_for(pk: UUID) -> BookableDate:
    date = BookableDate.objects.select_related("service").filter(pk=pk).first()
    if date is None:
        raise Http404
    return date
