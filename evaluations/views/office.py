"""The back office: plan, report, review, decision, letter."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from accounts.requests import StaffRequest, policy
from applications.completeness import documents_of, name_of
from applications.models import HandedReport
from cases.doors import Side, case_for
from cases.models import Case, Letter
from cases.queries import is_assigned, looks_back_of
from cases.together import Together, act_together, together
from cases.transitions import State, is_positive
from evaluations import actions
from evaluations.checks import checks_before_deciding
from evaluations.forms import (
    ClosingForm,
    DecisionForm,
    EvaluationPlanForm,
    EvidenceForm,
    InspectionForm,
    NonconformityForm,
    ObjectionAnswerForm,
    ResultForm,
    ReviewForm,
    SummaryForm,
)
from evaluations.grading import grades_of
from evaluations.models import Nonconformity, Report
from evaluations.queries import (
    decision_of,
    evaluators_of,
    inspection_of,
    plan_of,
    report_of,
    review_of,
    unsent_nonconformities,
)
from evaluations.reusing import as_it_stands, ended_under, handed_to, initial_of
from lib.refusal import Refused
from staff.models import OUTSIDE_INSPECTOR, Role
from staff.queries import eligible
from web.acting import act

FIELDS = list(ResultForm.Meta.fields)


@policy(host="body", who="body_staff", roles=[Role.CASE_OFFICER])
def plan(request: StaffRequest, pk: UUID) -> HttpResponse:
    """How and by whom: the eligible to choose from, the others with the reason why not."""
    case = case_for(request.user, pk, side=Side.BODY)
    client = Organisation.objects.get(pk=case.organisation_id)
    candidates = eligible(
        Role.EVALUATOR,
        scheme=case.scheme_version.scheme_id,
        areas=case.scheme_version.categories,
        client=client,
        looks_back=looks_back_of(case),
    )
    fit = User.objects.filter(pk__in=[candidate.user.pk for candidate in candidates if candidate.is_eligible])
    form, units = EvaluationPlanForm(request.POST or None, people=fit), _together(request, case, State.CONTRACTED)
    if form.is_valid() and act_together(
        request,
        units,
        lambda each: actions.plan_evaluation(each, by=request.user, **form.cleaned_data),
        _("The client is told."),
        typed=[form],
    ):
        return redirect(case)
    context = units.context | {
        "case": case,
        "form": form,
        "others": [candidate for candidate in candidates if not candidate.is_eligible],
    }
    return render(request, "evaluations/plan.html", context)


def _together(request: StaffRequest, case: Case, state: State) -> Together:
    """The units beside it: all ticked at the step where they go on alike, elsewhere none but this one."""
    return together(request, case, are_ticked=case.state == state)


@policy(host="body", who="body_staff", roles=[Role.CASE_OFFICER])
def inspection(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Plan the factory inspection, or move it."""
    case = case_for(request.user, pk, side=Side.BODY)
    if plan_of(case) is None:
        raise Http404
    form, planned = InspectionForm(request.POST or None), inspection_of(case)
    action = partial(actions.plan_inspection, case, by=request.user)
    if act(request, lambda: action(**form.cleaned_data), _("The client is told."), form=form):
        return redirect(case)
    return render(request, "evaluations/inspection.html", {"case": case, "form": form, "planned": planned})


@policy(host="body", who="body_staff", roles=[Role.CASE_OFFICER])
def objection(request: StaffRequest, pk: UUID) -> HttpResponse:
    case = case_for(request.user, pk, side=Side.BODY)
    plan = plan_of(case)
    waiting = plan.objections.filter(answered_at=None).first() if plan else None
    if waiting is None:
        raise Http404
    form = ObjectionAnswerForm(request.POST or None)
    if form.is_valid() and act(
        request, lambda: actions.answer_objection(waiting, by=request.user, **form.cleaned_data), _("Answered.")
    ):
        return redirect(case)
    context = {"case": case, "form": form, "objection": waiting, "person": User.objects.get(pk=waiting.evaluator_id)}
    return render(request, "evaluations/objection.html", context)


@policy(host="body", who="body_staff", roles=[Role.EVALUATOR, OUTSIDE_INSPECTOR])
def report(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Results, nonconformities and their closure; freezing. One form each, so that nothing typed elsewhere is lost."""
    case = case_for(request.user, pk, side=Side.BODY)
    button, report, version = request.POST.get("act", ""), report_of(case), case.scheme_version
    units, words = _together(request, case, State.EVALUATION_PLANNED), _("The evaluation has begun.")
    if button == "begin" and act_together(request, units, partial(_begin, request), words):
        return redirect(request.path)
    handed = handed_to(case)
    forms = {
        "result": ResultForm(
            request.POST if button == "result" else None,
            version=version,
            handed=handed.filter(state=HandedReport.State.ISSUED),
            prefix="result",
            initial=initial_of(handed, request.GET.get("report", "")),
        ),
        "summary": SummaryForm(
            request.POST if button == "summary" else None, version=version, instance=report_of(case), prefix="summary"
        ),
        "fault": NonconformityForm(request.POST if button == "fault" else None, prefix="fault"),
        "closing": ClosingForm(request.POST if button == "closing" else None, prefix="closing"),
    }
    if button and _reported(request, case, report, button, forms):
        return redirect(case if button in {"freeze", "tell"} else request.path)
    is_writing = case.state == State.EVALUATING and report is not None and report.frozen_at is None
    context = {
        "case": case,
        "report": report,
        "results": report.results.select_related("handed") if report else [],
        "handed": handed,
        "grade": dict(grades_of(version)).get(report.grade, "") if report else "",
        "is_graded": bool(version.grades),
        "nonconformities": Nonconformity.objects.filter(case=case),
        "untold": unsent_nonconformities(case),
        "evidence": case.evidence_requests.all(),
        "is_writing": is_writing,
        "may_remove": is_writing or bool(case.state == State.NC_OPEN and report and ended_under(report)),
    }
    return render(request, "evaluations/report.html", context | units.context | forms)


def _begin(request: StaffRequest, case: Case) -> Report:
    return actions.begin_evaluation(case, by=request.user)


def _reported(request: StaffRequest, case: Case, report: Report | None, button: str, forms: dict[str, Any]) -> bool:
    """Do what one of the page's buttons says. False where it was refused or the form needs correcting."""
    by = request.user
    if button in forms and not forms[button].is_valid():
        return False
    typed = forms[button].cleaned_data if button in forms else {}
    words = request.POST.get("words", "")
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "tell": (lambda: actions.tell_nonconformities(case, by=by), _("The client is told.")),
        "freeze": (lambda: actions.freeze_report(case, by=by, words=words), _("The report is frozen.")),
        "fault": (lambda: actions.raise_nonconformity(case, by=by, **typed), _("Recorded.")),
        "closing": (lambda: _close(request, case, typed), _("Recorded.")),
    }
    if report is not None:
        for name in ("result", "summary", "remove"):
            acts[name] = (lambda: _write(request, case, report, button, typed), _("Saved."))
    written = [forms[button]] if button in forms else []
    return button in acts and bool(act(request, *acts[button], typed=written))


def _write(request: StaffRequest, case: Case, report: Report, button: str, typed: dict[str, Any]) -> None:
    """Write the report again with one result more or less, or another summary."""
    results = report.results.select_related("handed")
    rows: list[dict[str, Any]] = [
        {name: getattr(result, name) for name in FIELDS} | {"responsible": result.responsibility_taken_by_id}
        for result in results
    ]
    if button == "result":
        rows.append(typed)
    if button == "remove":
        rows = [row for number, row in enumerate(rows, start=1) if str(number) != request.POST.get("position")]
    words = {name: typed.get(name, getattr(report, name)) for name in ("summary", "grade")}
    actions.write_report(case, results=rows, by=request.user, **words)


def _close(request: StaffRequest, case: Case, typed: dict[str, str]) -> None:
    chosen = request.POST.get("nonconformity")
    nonconformity = next(
        (nonconformity for nonconformity in Nonconformity.objects.filter(case=case) if str(nonconformity.pk) == chosen),
        None,
    )
    if nonconformity is None:
        raise Refused(_("Choose the nonconformity."))
    how = typed["how"]
    actions.close_nonconformity(
        nonconformity, words=typed["words"], as_accepted=how == "accept", reopen=how == "reopen", by=request.user
    )


@policy(host="body", who="body_staff", roles=[Role.REVIEWER, Role.DECISION_MAKER])
def review(request: StaffRequest, pk: UUID) -> HttpResponse:
    case = case_for(request.user, pk, side=Side.BODY)
    button = request.POST.get("act", "")
    form = ReviewForm(request.POST if button == "review" else None, case=case)
    evidence = EvidenceForm(request.POST if button == "evidence" else None)
    # Taken up together; what a review says of another unit's report is said by whoever ticked that unit.
    by, units = request.user, _together(request, case, State.EVALUATED)
    begins, words = lambda each: actions.take_up_review(each, by=by), _("The review has begun.")
    if button == "begin" and act_together(request, units, begins, words):
        return redirect(request.path)
    if form.is_valid() and act_together(
        request,
        units,
        lambda each: actions.record_review(each, by=by, **form.cleaned_data),
        _("The review is on file."),
    ):
        return redirect(case)
    if evidence.is_valid() and _more_evidence(request, case, evidence):
        return redirect(case)
    context = _file(case, request) | units.context | {"form": form, "evidence_form": evidence}
    return render(request, "evaluations/review.html", context)


@policy(host="body", who="body_staff", roles=[Role.DECISION_MAKER])
def decision(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The frozen file, the checks as sentences, three scopes side by side, and the decision. No money anywhere."""
    case = case_for(request.user, pk, side=Side.BODY)
    report = report_of(case)
    if report is None or report.frozen_at is None:
        raise Http404
    button = request.POST.get("act", "")
    is_direct = case.state == State.UNDER_REVIEW and is_assigned(request.user, case, Role.REVIEWER)
    recommended = review_of(case)
    form = DecisionForm(
        request.POST if button == "decide" else None,
        case=case,
        report=report,
        recommended=recommended.outcome if recommended else "",
        is_direct=is_direct,
    )
    evidence = EvidenceForm(request.POST if button == "evidence" else None)
    if form.is_valid() and act(
        request, lambda: _decide(request, case, form.cleaned_data), _("The decision is on file."), typed=[form]
    ):
        return redirect(case)
    if evidence.is_valid() and _more_evidence(request, case, evidence):
        return redirect(case)
    context = {
        "form": form,
        "evidence_form": evidence,
        "checks": checks_before_deciding(case, request.user),
        "may_decide": case.state == State.RECOMMENDED or is_direct,
    }
    return render(request, "evaluations/decision.html", _file(case, request) | context)


def _decide(request: StaffRequest, case: Case, typed: dict[str, Any]) -> None:
    scope = {"models": typed.pop("models"), "standards": case.scope_asked.get("standards", [])}
    actions.decide(case, by=request.user, scope=scope, **typed)


def _more_evidence(request: StaffRequest, case: Case, form: EvidenceForm) -> bool:
    items = form.cleaned_data["items"]
    words = _("The case is back with the evaluators.")
    return bool(act(request, lambda: actions.want_more_evidence(case, items=items, by=request.user), words))


def _file(case: Case, request: StaffRequest) -> dict[str, Any]:
    """The frozen file as reviewers and deciders read it."""
    report, recommended = report_of(case), review_of(case)
    frozen = report.content or {} if report else {}
    grades = dict(grades_of(case.scheme_version))
    return {
        "case": case,
        "report": report if report and report.frozen_at else None,
        "results": as_it_stands(report) if report else [],
        "is_graded": bool(grades),
        "grade_found": grades.get(frozen.get("grade", ""), ""),
        "grade_recommended": grades.get(recommended.grade, "") if recommended else "",
        "is_recommended": bool(recommended and is_positive(case.kind, recommended.outcome)),
        "review": recommended,
        "reviewer": User.objects.filter(pk=recommended.reviewer_id).first() if recommended else None,
        "evaluators": evaluators_of(case),
        "nonconformities": Nonconformity.objects.filter(case=case),
        "documents": [(document, name_of(document)) for document in documents_of(case)],
    }


@policy(host="body", who="body_staff", roles=[Role.REGISTRAR])
def letter(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Send the letter about the decision; close a refused case."""
    case = case_for(request.user, pk, side=Side.BODY)
    decision = decision_of(case)
    if decision is None:
        raise Http404
    by, button = request.user, request.POST.get("act")
    if button == "send" and act(request, lambda: actions.send_decision_letter(case, by=by), _("The letter is sent.")):
        return redirect(case)
    if button == "close" and act(request, lambda: actions.complete_refusal(case, by=by), _("The case is closed.")):
        return redirect(case)
    sent = case.letters.filter(kind=Letter.Kind.DECISION).first()
    return render(request, "evaluations/letter.html", {"case": case, "decision": decision, "sent": sent})
