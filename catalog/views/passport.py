"""The passport: what the body is approved, accredited and insured for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest, policy
from catalog import actions, queries
from catalog.forms import PassportForm
from lib.refusal import Refused
from staff.models import Role


@policy(host="body", who="body_staff", roles=[Role.BODY_ADMIN, Role.QUALITY_MANAGER, Role.SCHEME_MANAGER])
def passport(request: StaffRequest) -> HttpResponse:
    form = PassportForm(request.POST or None, instance=queries.passport())
    if form.is_valid():
        try:
            actions.save_passport(values=form.values(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The passport is saved and shown on your storefront."))
            return redirect("catalog:passport")
    return render(request, "catalog/desk/passport.html", {"form": form})
