"""Who works for the body, and what each may do."""

from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import BodyMembership, Organisation
from accounts.requests import StaffRequest, policy
from accounts.views.inviting import INVITATIONS
from staff import actions, queries, schemes
from staff.forms import (
    AssessmentAnswerForm,
    AssessmentForm,
    AuthoriseForm,
    CompetenceForm,
    ConflictForm,
    EndForm,
    InviteColleagueForm,
    StaffProfileForm,
)
from staff.models import Advice, Authorisation, Competence, Conflict, Role, StaffProfile
from web.acting import act

READERS = (Role.BODY_ADMIN, Role.QUALITY_MANAGER)
ADMIN = (Role.BODY_ADMIN,)


@policy(host="body", who="body_staff", roles=READERS, while_closing=True)
def people(request: StaffRequest) -> HttpResponse:
    return render(request, "staff/people.html", {"colleagues": queries.colleagues(), "is_admin": _is_admin(request)})


@policy(host="body", who="body_staff", roles=ADMIN, limit=INVITATIONS, while_closing=True)
def invite(request: StaffRequest) -> HttpResponse:
    form = InviteColleagueForm(request.POST or None)
    if act(
        request,
        lambda: actions.invite_colleague(by=request.user, **form.cleaned_data),
        _("The invitation is on its way."),
        form=form,
    ):
        return redirect("staff:people")
    return render(request, "staff/invite.html", {"form": form})


@policy(host="body", who="body_staff", roles=READERS, while_closing=True)
def person(request: StaffRequest, pk: UUID) -> HttpResponse:
    membership = queries.membership_for(pk)
    held = Authorisation.objects.filter(user=pk)
    not_over = held.not_over(queries.today())
    context = _about_person(request, membership) | {
        "authorisations": not_over,
        "ended": held.exclude(pk__in=not_over),
        "competences": Competence.objects.filter(user=pk),
        "conflicts": Conflict.objects.filter(user=pk).select_related("organisation"),
        "schemes": schemes.names(),
    }
    return render(request, "staff/person.html", context)


@policy(host="body", who="body_staff", roles=ADMIN, while_closing=True)
def authorise(request: StaffRequest, pk: UUID) -> HttpResponse:
    membership = queries.membership_for(pk)
    form = AuthoriseForm(request.POST or None)
    if act(
        request,
        lambda: actions.authorise(membership.user, by=request.user, **form.cleaned_data),
        _("The role is granted."),
        form=form,
    ):
        return redirect("staff:person", pk=pk)
    words = {"title": _("Grant a role"), "action": _("Grant role")}
    return render(request, "staff/about_person.html", _about_person(request, membership) | {"form": form, **words})


@policy(host="body", who="body_staff", roles=ADMIN, while_closing=True)
def end_authorisation(request: StaffRequest, pk: UUID) -> HttpResponse:
    authorisation = queries.authorisation_for(pk)
    membership = queries.membership_for(authorisation.user_id)
    form = EndForm(request.POST or None)
    if act(
        request,
        lambda: actions.end_authorisation(authorisation, by=request.user, ends_on=form.cleaned_data["ends_on"]),
        _("The role ends."),
        form=form,
    ):
        return redirect("staff:person", pk=authorisation.user_id)
    context = _about_person(request, membership) | {"form": form, "authorisation": authorisation}
    return render(request, "staff/end_authorisation.html", context)


@policy(host="body", who="body_staff", roles=ADMIN)
def end_membership(request: StaffRequest, pk: UUID) -> HttpResponse:
    membership = queries.membership_for(pk)
    form = forms.Form(request.POST or None)
    words = _("The door is closed, and all roles have ended.")
    if act(request, lambda: actions.end_membership(membership, by=request.user), words, form=form):
        return redirect("staff:people")
    return render(request, "staff/end_membership.html", _about_person(request, membership) | {"form": form})


@policy(host="body", who="body_staff", roles=ADMIN)
def profile(request: StaffRequest, pk: UUID) -> HttpResponse:
    membership = queries.membership_for(pk)
    known = StaffProfile.objects.filter(user=pk).first()
    form = StaffProfileForm(request.POST or None, instance=known, is_me=membership.user_id == request.user.pk)
    if act(request, lambda: actions.keep_profile(membership.user, by=request.user, **form.cleaned_data), form=form):
        return redirect("staff:person", pk=pk)
    words = {"title": _("Name and employment"), "action": _("Keep profile")}
    return render(request, "staff/about_person.html", _about_person(request, membership) | {"form": form, **words})


@policy(host="body", who="body_staff", roles=READERS)
def competence(request: StaffRequest, pk: UUID) -> HttpResponse:
    membership = queries.membership_for(pk)
    form = CompetenceForm(request.POST or None, initial={"starts_on": queries.today()})
    if act(
        request, lambda: actions.record_competence(membership.user, by=request.user, **form.cleaned_data), form=form
    ):
        return redirect("staff:person", pk=pk)
    words = {"title": _("Record competence"), "action": _("Record competence")}
    return render(request, "staff/about_person.html", _about_person(request, membership) | {"form": form, **words})


@policy(host="body", who="body_staff", roles=READERS)
def conflict(request: StaffRequest, pk: UUID) -> HttpResponse:
    membership = queries.membership_for(pk)
    form = ConflictForm(request.POST or None)
    if act(request, lambda: actions.declare_conflict(membership.user, by=request.user, **form.cleaned_data), form=form):
        return redirect("staff:person", pk=pk)
    words = {"title": _("Declare a tie to an organisation"), "action": _("Declare tie")}
    return render(request, "staff/about_person.html", _about_person(request, membership) | {"form": form, **words})


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def impartiality(request: StaffRequest) -> HttpResponse:
    """The advice this house sold: whom it keeps from applying, and whom no longer."""
    which = "over" if request.GET.get("show") == "over" else "locking"
    rows = queries.advice_sold(is_locking=which == "locking")
    words = {"locking": _("No application now"), "over": _("Over or lifted")}
    context = {
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "tabs": [{"words": words[key], "url": f"?show={key}", "is_current": key == which} for key in words],
        "which": which,
        "query": f"show={which}",
    }
    return render(request, "staff/impartiality.html", context)


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def advice(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Advice that was sold, who gave it, whom it keeps from applying, and its assessments."""
    sold = queries.advice_for(pk)
    return render(request, "staff/advice.html", _about_advice(request, sold))


@policy(host="body", who="body_staff", roles=(Role.QUALITY_MANAGER,))
def assess(request: StaffRequest, pk: UUID) -> HttpResponse:
    sold = queries.advice_for(pk)
    form = AssessmentForm(request.POST or None)
    if act(
        request,
        lambda: actions.write_assessment(sold, by=request.user, **form.cleaned_data),
        _("Written. A second person, who did not advise, answers it."),
        form=form,
    ):
        return redirect("staff:advice", pk)
    return render(request, "staff/assess.html", {"advice": sold, "form": form})


@policy(host="body", who="body_staff", roles=READERS)
def answer_assessment(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The second person's word on the assessment that waits."""
    sold = queries.advice_for(pk)
    assessment = sold.assessments.filter(answered_at=None).first()
    if assessment is None:
        raise Http404
    earlier = sold.assessments.exclude(answered_at=None).select_related("written_by", "answered_by")
    form = AssessmentAnswerForm(request.POST or None)
    if act(
        request,
        lambda: actions.answer_assessment(assessment, by=request.user, **form.cleaned_data),
        _("The assessment is answered."),
        form=form,
    ):
        return redirect("staff:advice", pk)
    return render(
        request,
        "staff/answer_assessment.html",
        {"advice": sold, "assessment": assessment, "form": form, "earlier": earlier},
    )


def _about_advice(request: StaffRequest, sold: Advice) -> dict[str, object]:
    assessments = list(sold.assessments.select_related("written_by", "answered_by"))
    waiting = next((each for each in assessments if each.answered_at is None), None)
    return {
        "advice": sold,
        "members": Organisation.objects.filter(pk__in=sold.members),
        "advisers": sold.advisers.select_related("user"),
        "assessments": assessments,
        "is_locking": Advice.objects.locking(queries.today()).filter(pk=sold.pk).exists(),
        "may_assess": Role.QUALITY_MANAGER in request.roles and waiting is None,
        "upheld_until": queries.upheld_until(sold),
        "may_answer": waiting is not None and waiting.written_by_id != request.user.pk,
        "waits_for_another": waiting is not None and waiting.written_by_id == request.user.pk,
    }


def _is_admin(request: StaffRequest) -> bool:
    return Role.BODY_ADMIN in request.roles


def _about_person(request: StaffRequest, membership: BodyMembership) -> dict[str, object]:
    profile = StaffProfile.objects.filter(user=membership.user_id).first()
    colleague = queries.Colleague(membership, profile, ())
    return {"colleague": colleague, "is_admin": _is_admin(request), "is_me": membership.user_id == request.user.pk}
