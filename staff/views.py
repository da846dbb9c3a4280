"""Who works for the body, and what each may do."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import BodyMembership
from accounts.requests import StaffRequest, policy
from accounts.views.inviting import INVITATIONS
from staff import actions, queries, schemes
from staff.forms import AuthoriseForm, CompetenceForm, ConflictForm, EndForm, InviteColleagueForm, StaffProfileForm
from staff.models import Authorisation, Competence, Conflict, Role, StaffProfile
from web.acting import act

READERS = (Role.BODY_ADMIN, Role.QUALITY_MANAGER)
ADMIN = (Role.BODY_ADMIN,)


@policy(host="body", who="body_staff", roles=READERS)
def people(request: StaffRequest) -> HttpResponse:
    return render(request, "staff/people.html", {"colleagues": queries.colleagues(), "is_admin": _is_admin(request)})


@policy(host="body", who="body_staff", roles=ADMIN, limit=INVITATIONS)
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


@policy(host="body", who="body_staff", roles=READERS)
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


@policy(host="body", who="body_staff", roles=ADMIN)
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


@policy(host="body", who="body_staff", roles=ADMIN)
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


def _is_admin(request: StaffRequest) -> bool:
    return Role.BODY_ADMIN in request.roles


def _about_person(request: StaffRequest, membership: BodyMembership) -> dict[str, object]:
    profile = StaffProfile.objects.filter(user=membership.user_id).first()
    colleague = queries.Colleague(membership, profile, ())
    return {"colleague": colleague, "is_admin": _is_admin(request), "is_me": membership.user_id == request.user.pk}
