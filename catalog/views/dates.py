"""The seller's desk: the dates of a service, how many come, and what is changed about them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest, policy
from catalog import queries
from catalog.actions import dates as actions
from catalog.forms import CancelDateForm, DateForm, SeatsForm
from catalog.models import BookableDate
from catalog.views.schemes import READERS
from lib import clock
from staff.models import Role
from web import lists
from web.acting import act


def _list() -> lists.ListOf:
    return lists.ListOf(
        search=lambda text: lists.any_of(text, "place_zh", "place_en"),
        search_words=_("Place"),
        orders={
            "soonest": lists.Order(_("The next first"), ["starts_at", "pk"]),
            "latest": lists.Order(_("The latest first"), ["-starts_at", "pk"]),
        },
    )


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def service_dates(request: StaffRequest, pk: UUID) -> HttpResponse:
    service = queries.service_for(pk)
    tab = "past" if request.GET.get("tab") == "past" else "to-come"
    rows = service.dates.to_come(clock.now()) if tab == "to-come" else service.dates.filter(starts_at__lte=clock.now())
    asked = lists.ask(rows, _list(), request.GET, fixed={"tab": tab})
    context = {
        "service": service,
        "shown": queries.version_on_offer(service) or service.versions.first(),
        "asked": asked,
        "now": clock.now(),
        "tab": tab,
        "tabs": [
            {"words": _("To come"), "url": asked.at(tab="to-come"), "is_current": tab == "to-come"},
            {"words": _("Past"), "url": asked.at(tab="past"), "is_current": tab == "past"},
        ],
        "may_write": Role.SCHEME_MANAGER in request.roles,
    }
    return render(request, "catalog/desk/service_dates.html", context)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def new_date(request: StaffRequest, pk: UUID) -> HttpResponse:
    service = queries.service_for(pk)
    form = DateForm(request.POST or None, instance=BookableDate())

    def add() -> BookableDate:
        return actions.add_date(service, BookableDate(**form.cleaned_data), by=request.user)

    if act(request, add, _("The date is set. It can be booked as soon as the service is on offer."), form=form):
        return redirect("catalog:service-dates", pk)
    return render(request, "catalog/desk/new_date.html", {"service": service, "form": form})


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def date_seats(request: StaffRequest, pk: UUID, date: UUID) -> HttpResponse:
    row = queries.date_for(pk, date)
    form = SeatsForm(request.POST or None, initial={"seats": row.seats})
    if act(request, lambda: actions.set_seats(row, by=request.user, **form.cleaned_data), _("Saved."), form=form):
        return redirect("catalog:service-dates", pk)
    return render(request, "catalog/desk/date_seats.html", {"service": row.service, "date": row, "form": form})


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def cancel_date(request: StaffRequest, pk: UUID, date: UUID) -> HttpResponse:
    row = queries.date_for(pk, date)
    form = CancelDateForm(request.POST or None)
    words = _("The date is called off. Those who booked are told.")
    if act(request, lambda: actions.cancel_date(row, by=request.user, **form.cleaned_data), words, form=form):
        return redirect("catalog:service-dates", pk)
    return render(request, "catalog/desk/cancel_date.html", {"service": row.service, "date": row, "form": form})
