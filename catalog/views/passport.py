"""The passport: what the body is approved, accredited and insured for."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest, policy
from catalog import actions, queries
from catalog.forms import PassportForm
from staff.models import Role
from web.acting import act


@policy(host="body", who="body_staff", roles=[Role.BODY_ADMIN, Role.QUALITY_MANAGER, Role.SCHEME_MANAGER])
def passport(request: StaffRequest) -> HttpResponse:
    form = PassportForm(request.POST or None, instance=queries.passport())
    if act(
        request,
        lambda: actions.save_passport(values=form.values(), by=request.user),
        _("The passport is saved and shown on your storefront."),
        form=form,
    ):
        return redirect("catalog:passport")
    return render(request, "catalog/desk/passport.html", {"form": form})
