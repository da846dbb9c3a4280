"""The days on which a body is closed, in its back office."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest, policy
from enquiries import actions
from enquiries.answerers import ANSWER_QUESTIONS
from enquiries.forms.closed_days import ClosedDaysForm
from enquiries.queries.answer_rate import answer_rates
from enquiries.queries.closed_days import closed_days_for, closed_days_of
from lib import clock
from web.acting import act


@policy(host="body", who="body_staff", roles=ANSWER_QUESTIONS)
def closed_days(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    form = ClosedDaysForm(request.POST or None)
    if act(
        request,
        lambda: actions.state_closed_days(body=body, by=request.user, **form.cleaned_data),
        _("Stated. Everybody can read it, and these days are no working days."),
        form=form,
    ):
        return redirect("enquiries:closed-days")
    context = {
        "form": form,
        "closed": list(closed_days_of(body)),
        "today": clock.today(body.time_zone),
        "rate": answer_rates([body])[body.pk],
    }
    return render(request, "enquiries/desk/closed_days.html", context)


@policy(host="body", who="body_staff", roles=ANSWER_QUESTIONS)
@require_POST
def take_back(request: StaffRequest, pk: UUID) -> HttpResponse:
    closed = closed_days_for(request.certification_body, pk)
    act(request, lambda: actions.take_back_closed_days(closed, by=request.user), _("You are open on these days."))
    return redirect("enquiries:closed-days")
