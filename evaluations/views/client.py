"""The client's side of an evaluation: the evaluators, the nonconformities."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.requests import ClientRequest, policy
from cases.doors import Side, case_for
from cases.models import Case
from cases.together import act_together, together
from cases.transitions import State
from evaluations import actions
from evaluations.forms import CorrectionForm, ObjectionForm
from evaluations.models import Nonconformity
from evaluations.queries import inspection_of, plan_of, planned_alike
from web.acting import act


@policy(host="body", who="organisation")
def evaluators(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Who will evaluate: agree, or object to one with a reason."""
    case = case_for(request.user, pk, side=Side.CLIENT)
    plan = plan_of(case)
    if plan is None:
        raise Http404
    people = User.objects.filter(pk__in=plan.evaluators.values("user"))
    form = ObjectionForm(request.POST if request.POST.get("act") == "object" else None, people=people)
    units = together(request, case, fit=partial(planned_alike, case))
    agrees, words = request.POST.get("act") == "agree", _("Thank you. The evaluation may begin.")
    agree = partial(actions.agree_to_evaluators, by=request.user)
    if agrees and act_together(request, units, agree, words):
        return redirect(case)
    if form.is_valid() and act(
        request,
        lambda: actions.object_to_evaluator(case, by=request.user, **form.cleaned_data),
        _("Your objection is sent. The evaluation waits for the answer."),
    ):
        return redirect(case)
    context = {"case": case, "plan": plan, "people": people, "form": form, "objections": plan.objections.all()}
    context["inspection"] = inspection_of(case)
    return render(request, "evaluations/evaluators.html", context | units.context)


@policy(host="body", who="organisation")
def nonconformities(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Each open nonconformity with cause and corrective action; handed in together."""
    case = case_for(request.user, pk, side=Side.CLIENT)
    nonconformities = list(Nonconformity.objects.filter(case=case).exclude(client_told_at=None))
    rows = [(each, _correction_form(request, case, each)) for each in nonconformities]
    hands_in = request.POST.get("act") == "hand-in"
    if request.method == "POST" and _keep_answers(request, rows):
        words = _("The corrective actions are handed in. The evaluators look at them.")
        if not hands_in:
            messages.success(request, _("Your corrective actions are saved. Hand them in once all are there."))
            return redirect(request.path)
        if act(request, lambda: actions.hand_in_corrections(case, by=request.user), words):
            return redirect(case)
    return render(request, "evaluations/nonconformities.html", {"case": case, "rows": rows})


def _correction_form(request: ClientRequest, case: Case, nonconformity: Nonconformity) -> CorrectionForm:
    """With what was sent, where it was on the page: one told since then is not answered by a page that did not show it."""
    prefix = f"nc{nonconformity.number}"
    is_asked = case.state == State.NC_OPEN and not nonconformity.is_settled
    was_sent = is_asked and f"{prefix}-cause" in request.POST
    return CorrectionForm(request.POST if was_sent else None, instance=nonconformity, prefix=prefix)


def _keep_answers(request: ClientRequest, rows: list[tuple[Nonconformity, CorrectionForm]]) -> bool:
    """Save each that was typed or changed. False where one cannot be: it says why, and stays as it was typed."""
    typed = [(nonconformity, form) for nonconformity, form in rows if form.is_bound and form.has_changed()]
    done = [act(request, partial(_answer, request, *each), form=each[1]) for each in typed]  # also after one that fails
    return all(done)


def _answer(request: ClientRequest, nonconformity: Nonconformity, form: CorrectionForm) -> None:
    typed = form.cleaned_data
    actions.answer_nonconformity(nonconformity, cause=typed["cause"], action=typed["action"], by=request.user)
