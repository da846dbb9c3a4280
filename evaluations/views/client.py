"""The client's side of an evaluation: the evaluators, the nonconformities."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.requests import ClientRequest, policy
from cases.doors import Side, case_for
from evaluations import actions
from evaluations.forms import CorrectionForm, ObjectionForm
from evaluations.models import Nonconformity
from evaluations.queries import plan_of
from lib.refusal import Refused


@policy(host="body", who="organisation")
def evaluators(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Who will evaluate: agree, or object to one with a reason."""
    case = case_for(request.user, pk, side=Side.CLIENT)
    plan = plan_of(case)
    if plan is None:
        raise Http404
    people = User.objects.filter(pk__in=plan.evaluators.values("user"))
    form = ObjectionForm(request.POST if request.POST.get("act") == "object" else None, people=people)
    try:
        if request.POST.get("act") == "agree":
            actions.agree_to_evaluators(case, by=request.user)
            messages.success(request, _("Thank you. The evaluation may begin."))
            return redirect(case)
        if form.is_valid():
            actions.object_to_evaluator(case, by=request.user, **form.cleaned_data)
            messages.success(request, _("Your objection is sent. The evaluation waits for the answer."))
            return redirect(case)
    except Refused as refusal:
        messages.error(request, str(refusal))
    place = {"case": case, "plan": plan, "people": people, "form": form, "objections": plan.objections.all()}
    return render(request, "evaluations/evaluators.html", place)


@policy(host="body", who="organisation")
def nonconformities(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Each open nonconformity with cause and corrective action; handed in together."""
    case = case_for(request.user, pk, side=Side.CLIENT)
    found = list(Nonconformity.objects.filter(case=case).exclude(client_told_at=None))
    chosen = request.POST.get("nonconformity")
    rows = [
        (one, CorrectionForm(request.POST if str(one.pk) == chosen else None, instance=one, prefix=f"nc{one.number}"))
        for one in found
    ]
    try:
        if request.POST.get("act") == "hand-in":
            actions.hand_in_corrections(case, by=request.user)
            messages.success(request, _("The corrective actions are handed in. The evaluators look at them."))
            return redirect(case)
        for one, form in rows:
            if form.is_bound and form.is_valid():
                typed = form.cleaned_data
                actions.answer_nonconformity(one, cause=typed["cause"], action=typed["action"], by=request.user)
                return redirect(request.path)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return render(request, "evaluations/nonconformities.html", {"case": case, "rows": rows})
