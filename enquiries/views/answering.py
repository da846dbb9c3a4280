"""The demand board in a body's back office: what it can answer, and its answers."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import StaffRequest, policy
from enquiries import actions, queries
from enquiries.forms import DemandAnswerForm
from enquiries.meeting import Market, markets_of
from enquiries.models import Demand
from lib import clock
from oversight.asking import MayAsk, who_may_be_asked
from tenants.hosts import site_url
from vocabulary.queries import names_of_categories
from web.acting import act

ANSWERERS = ("scheme_manager", "body_marketer", "body_admin")  # who speaks for the body to buyers


@policy(host="body", who="body_staff", roles=ANSWERERS)
@require_safe
def demands(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    page = Paginator(queries.demands_for_body(body), 25).get_page(request.GET.get("page"))
    listed = list(page)
    answered = queries.answered_by(body, [demand for demand, _count in listed])
    names = names_of_categories({code for demand, _count in listed for code in demand.categories})
    rows = [
        {
            "demand": demand,
            "schemes": count,
            "is_answered": demand.pk in answered,
            "products": [names.get(code, code) for code in demand.categories],
        }
        for demand, count in listed
    ]
    return render(
        request, "enquiries/desk/demands.html", {"rows": rows, "page": page, "board_url": site_url("/demands/")}
    )


@policy(host="body", who="body_staff", roles=ANSWERERS)
def demand(request: StaffRequest, pk: UUID) -> HttpResponse:
    """A demand, what bodies have answered, and the form to answer with a scheme that meets it."""
    row, body = queries.demand_for(pk), request.certification_body
    is_open = row.is_open(clock.today())
    schemes = Market().schemes_for(row, body=body) if is_open else []
    answers = queries.answers_to(row)
    taken = {each.answer.scheme for each in answers if each.answer.body_id == body.pk}
    left = [entry for entry in schemes if entry.pk not in taken]
    form = DemandAnswerForm(request.POST or None, schemes=left)
    if act(
        request,
        lambda: actions.answer_demand(row, body=body, by=request.user, **form.cleaned_data),
        _("Your answer is with the buyer."),
        form=form,
    ):
        return redirect("enquiries:desk-demand", pk)
    context = {
        "demand": row,
        "products": list(names_of_categories(row.categories).values()),
        "is_open": is_open,
        "schemes": schemes,
        "form": form if left else None,
        "may_ask": _may_ask(request, row) if is_open and not schemes else None,
        "answers": answers,
        "body": body,
        "site_page": site_url(row.get_absolute_url()),
    }
    return render(request, "enquiries/desk/demand.html", context)


def _may_ask(request: StaffRequest, row: Demand) -> MayAsk:
    """Why nothing of the body's can answer may be that the law does not let it."""
    body = request.certification_body
    return who_may_be_asked([body], categories=row.categories, markets=markets_of(row))[body.pk]


@policy(host="body", who="body_staff", roles=ANSWERERS)
@require_POST
def withdraw_answer(request: StaffRequest, pk: UUID) -> HttpResponse:
    answer = queries.own_answer_for(request.certification_body, pk)
    act(request, lambda: actions.withdraw_answer(answer, by=request.user), _("The answer is taken back."))
    return redirect("enquiries:desk-demand", answer.demand_id)
