"""Open enquiries in a body's back office: those that fit a scheme of its, and taking part in one."""

from dataclasses import replace
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest, policy
from enquiries import actions
from enquiries.forms.schemes import SchemeForm
from enquiries.queries.open_calls import OpenCall, open_call_for, open_calls_for
from exchange.quoters import may_quote
from web.acting import act

QUOTERS = ("finance",)  # who answers an enquiry with a quote


@policy(host="body", who="body_staff", roles=QUOTERS)
@require_safe
def open_calls(request: StaffRequest) -> HttpResponse:
    calls = [theirs for call in open_calls_for(request.certification_body) if (theirs := _for(request, call)).schemes]
    page = Paginator(calls, 25).get_page(request.GET.get("page"))
    return render(request, "enquiries/desk/open_calls.html", {"page": page})


@policy(host="body", who="body_staff", roles=QUOTERS)
def open_call(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The brief without who asks, and the press that takes part."""
    call = _for(request, open_call_for(request.certification_body, pk))
    if not (call.schemes or call.may_ask):
        raise Http404
    form = SchemeForm(request.POST or None, schemes=call.schemes)
    if act(
        request,
        lambda: _join(request, call, form),
        _("You take part. In a moment the enquiry stands among those to answer."),
        form=form,
    ):
        return redirect("applications:enquiries")
    context = {"call": call, "enquiry": call.enquiry, "brief": call.enquiry.brief.outline, "form": form}
    return render(request, "enquiries/desk/open_call.html", context)


def _for(request: StaffRequest, call: OpenCall) -> OpenCall:
    """With those of its schemes under which this person quotes."""
    return replace(call, schemes=[entry for entry in call.schemes if may_quote(request.user, entry.pk)])


def _join(request: StaffRequest, call: OpenCall, form: forms.Form) -> None:
    actions.join(
        call.enquiry, body=request.certification_body, scheme=UUID(form.cleaned_data["scheme"]), by=request.user
    )
