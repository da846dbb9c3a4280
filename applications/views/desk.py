"""The body's side: the list of cases, the application review, who is assigned."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.requests import StaffRequest, policy
from applications import actions
from applications.completeness import OF_THE_BODY, wanted_slots
from applications.forms import AcceptForm, AssignForm, DocumentUploadForm, LabelledTextForm
from applications.models import Application
from applications.views.case_list import case_list
from applications.views.client import _answers, _slots
from cases import actions as cases_actions
from cases.actions import ASSIGNERS
from cases.doors import Side, case_for
from cases.queries import cases_on_desk, counts_on_desk, with_load
from cases.sides import TAKES_PART
from cases.together import act_together, together
from catalog.queries import prices_reports
from staff.models import OUTSIDE_INSPECTOR, Role
from staff.queries import eligible
from web.acting import act
from web.lists import ask
from web.uploads import checked

DESK_LISTS = ("mine", "team", "overdue", "unassigned")
ON_CASES = (*TAKES_PART, Role.BODY_ADMIN, OUTSIDE_INSPECTOR)  # who may stand on a case at all; on which, its door says


@policy(host="body", who="body_staff", roles=ON_CASES)
def cases(request: StaffRequest) -> HttpResponse:
    which = request.GET.get("list", "mine")
    which = which if which in DESK_LISTS else "mine"
    words = {"mine": _("Mine"), "team": _("Team"), "overdue": _("Overdue"), "unassigned": _("Unassigned")}
    asked = ask(cases_on_desk(request.user, which), case_list(which), request.GET, fixed={"list": which})
    counts = counts_on_desk(request.user)
    tabs = [
        {"words": words[key], "url": asked.at(list=key), "is_current": key == which, "count": counts[key]}
        for key in DESK_LISTS
    ]
    return render(request, "applications/desk.html", {"tabs": tabs, "asked": asked, "cases": asked.page})


@policy(host="body", who="body_staff", roles=[Role.APPLICATION_REVIEWER])
def review(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Begin the review, ask, decline or accept: for all units of the application, or those chosen."""
    case = case_for(request.user, pk, side=Side.BODY)
    application = case.unit.application
    button = request.POST.get("act", "")
    posted = {name: request.POST if button == name else None for name in ("ask", "decline", "accept")}
    forms = {
        "ask": LabelledTextForm(posted["ask"], label=_("Questions, one a line"), prefix="ask"),
        "decline": LabelledTextForm(
            posted["decline"], label=_("Reason, for the client and for the file"), prefix="decline"
        ),
        "accept": AcceptForm(
            posted["accept"], takes_reports=prices_reports(application.scheme_version), prefix="accept"
        ),
    }
    is_ready = button == "begin" or (button in forms and forms[button].is_valid())
    typed = [forms[button]] if button in forms else []
    if is_ready and act(request, lambda: _review(request, application, button, forms), _("Done."), typed=typed):
        return redirect(request.path if button == "begin" else case.get_absolute_url())
    prefetch_related_objects([application], "units__manufacturer", "units__factory")
    context = {
        "case": case,
        "application": application,
        "cases": application.cases.order_by("number"),
        "questions": application.questions.all(),
        "answers": _answers(application),
        "slots": _slots(application, wanted_slots(application)),
    }
    return render(request, "applications/review.html", context | forms)


def _review(request: StaffRequest, application: Application, button: str, forms: dict[str, Any]) -> None:
    """Do what one of the page's buttons says, for the cases that were chosen."""
    by, typed = request.user, forms[button].cleaned_data if button in forms else {}
    chosen = list(application.cases.filter(pk__in=request.POST.getlist("cases")))
    if button == "begin":
        actions.begin_review(application, by=by)
    elif button == "ask":
        actions.ask(application, questions=typed["words"].splitlines(), by=by)
    elif button == "decline":
        actions.decline(application, reason=typed["words"], cases=chosen, by=by)
    else:
        actions.accept(application, cases=chosen, by=by, **typed)


@policy(host="body", who="body_staff", roles=ON_CASES)
def upload(request: StaffRequest, pk: UUID) -> HttpResponse:
    """A document of the body for one case: for both sides, or internal."""
    case = case_for(request.user, pk, side=Side.BODY)
    if not case.standing.may_add_documents:
        raise PermissionDenied
    form = DocumentUploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        typed = form.cleaned_data
        slot, about = OF_THE_BODY + typed["title"], {"case": case, "is_internal": typed["is_internal"]}
        if act(
            request,
            lambda: actions.add_document(
                case.unit.application, checked(typed["file"]), slot=slot, by=request.user, **about
            ),
            _("The document is on file."),
            form=form,
            field="file",
        ):
            return redirect(case)
    return render(request, "applications/upload.html", {"case": case, "form": form})


@policy(host="body", who="body_staff", roles=ASSIGNERS)
def people(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Who is assigned; for a step the eligible with their load, the others with the reason."""
    case = case_for(request.user, pk, side=Side.BODY)
    role = request.POST.get("role") or request.GET.get("role") or Role.CASE_OFFICER
    role = role if role in Role.values else Role.CASE_OFFICER
    candidates = with_load(eligible(role, scheme=case.scheme_version.scheme_id, areas=case.scheme_version.categories))
    people = User.objects.filter(pk__in=[candidate.user.pk for candidate in candidates])
    form, units = AssignForm(request.POST or None, roles=Role.choices, people=people), together(request, case)
    if form.is_valid():
        words = _("%(person)s is assigned: %(role)s. They have been told.")
        words %= {"person": form.cleaned_data["user"], "role": Role(role).label}
        assign = partial(cases_actions.assign, by=request.user, **form.cleaned_data)
        return redirect(case if act_together(request, units, assign, words) else f"{request.path}?role={role}")
    names = {user.pk: user for user in User.objects.filter(pk__in=case.assignments.values("user"))}
    assigned = [(assignment, names.get(assignment.user_id)) for assignment in case.assignments.current()]
    context = {"case": case, "candidates": candidates, "role": role, "roles": NAMED_FOR, "assigned": assigned}
    return render(request, "applications/people.html", context | units.context)


NAMED_FOR = [
    (role.value, role.label)
    for role in (
        Role.CASE_OFFICER,
        Role.APPLICATION_REVIEWER,
        Role.EVALUATOR,
        Role.REVIEWER,
        Role.DECISION_MAKER,
        Role.SIGNATORY,
        Role.REGISTRAR,
    )
]
