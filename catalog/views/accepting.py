"""Who accepts a scheme's certificates, as the body states it: the list with what the platform found, and stating one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import StaffRequest, policy
from catalog import actions, queries
from catalog.models import Scheme
from catalog.views.schemes import READERS
from lib import clock
from oversight import acceptances
from oversight.forms import AcceptanceForm
from oversight.models import Acceptance
from staff.models import Role
from web.acting import act


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def acceptances_of_scheme(request: StaffRequest, pk: UUID) -> HttpResponse:
    scheme = queries.scheme_for(pk)
    body, today = request.certification_body, clock.today(request.certification_body.time_zone)
    rows = Acceptance.objects.of_body(body, scheme.pk).select_related("region")
    context = {
        "scheme": scheme,
        "current": queries.version_in_force(scheme),
        "rows": [(row, row.is_fresh(today)) for row in rows],
        "may_write": Role.SCHEME_MANAGER in request.roles,
    }
    return render(request, "catalog/desk/acceptances.html", context)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def new_acceptance(request: StaffRequest, pk: UUID) -> HttpResponse:
    today = clock.today(request.certification_body.time_zone)
    return _stated(request, queries.scheme_for(pk), Acceptance(valid_from=today))


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def acceptance(request: StaffRequest, pk: UUID, acceptance: UUID) -> HttpResponse:
    scheme = queries.scheme_for(pk)
    return _stated(request, scheme, acceptances.own_acceptance_for(request.certification_body, scheme.pk, acceptance))


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
@require_POST
def end_acceptance(request: StaffRequest, pk: UUID, acceptance: UUID) -> HttpResponse:
    row = acceptances.own_acceptance_for(request.certification_body, queries.scheme_for(pk).pk, acceptance)
    act(request, lambda: actions.take_acceptance_back(row, by=request.user), _("The acceptance is taken back."))
    return redirect("catalog:acceptances", pk)


def _stated(request: StaffRequest, scheme: Scheme, row: Acceptance) -> HttpResponse:
    form = AcceptanceForm(request.POST or None, instance=row)
    if act(
        request,
        lambda: actions.state_acceptance(
            scheme, form.save(commit=False), seen=form.cleaned_data["seen"] or 0, by=request.user
        ),
        _("Stated. It stands on the scheme's page as your word until the platform has looked it up."),
        form=form,
    ):
        return redirect("catalog:acceptances", scheme.pk)
    context = {"scheme": scheme, "form": form, "row": None if row._state.adding else row}
    return render(request, "catalog/desk/acceptance.html", context)
