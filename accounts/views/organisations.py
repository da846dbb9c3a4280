"""The organisations a person acts for, and who else does."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts import actions
from accounts.forms import InviteMemberForm, OrganisationDetailsForm, OrganisationForm
from accounts.groups import children_of, parent_tie
from accounts.models import Organisation, OrganisationMembership
from accounts.queries import administers, is_ours, organisations_of
from accounts.requests import SignedInAtSiteRequest, policy
from accounts.views.inviting import INVITATIONS
from lib.refusal import Refused
from web.acting import act
from web.policy import Limit


def organisation_for(request: SignedInAtSiteRequest, pk: UUID) -> Organisation:
    """An organisation this person acts for, or 404."""
    return get_object_or_404(organisations_of(request.user), pk=pk)


@policy(host="site", who="signed_in")
@require_GET
@never_cache
def organisations(request: SignedInAtSiteRequest) -> HttpResponse:
    memberships = OrganisationMembership.objects.active().filter(user=request.user).select_related("organisation")
    return render(request, "accounts/organisations.html", {"memberships": memberships})


@policy(host="site", who="signed_in", limit=Limit("organisations", "5/h/user,10/d/user"))
@never_cache
def new_organisation(request: SignedInAtSiteRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None)
    there = request.POST.get("next") or request.GET.get("next", "")
    registered = act(
        request,
        lambda: actions.register_organisation(by=request.user, **form.cleaned_data),
        _("The organisation has been registered, and you administer it."),
        form=form,
    )
    if registered:
        return redirect(there) if is_ours(there) else redirect("accounts:organisation", registered.result.pk)
    return render(request, "accounts/new_organisation.html", {"form": form, "next": there})


@policy(host="site", who="signed_in", limit=INVITATIONS)
@never_cache
def organisation(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """Its details and members; administrators invite here."""
    organisation = organisation_for(request, pk)
    form = InviteMemberForm(request.POST or None)
    if act(request, lambda: _invite(request, organisation, form), form=form):
        messages.success(request, _("The invitation is on its way to %s.") % form.cleaned_data["email"])
        return redirect("accounts:organisation", pk)
    return render(request, "accounts/organisation.html", _context(request, organisation) | {"form": form})


def _invite(request: SignedInAtSiteRequest, organisation: Organisation, form: InviteMemberForm) -> None:
    if not administers(request.user, organisation):
        raise Refused(_("Only administrators of the organisation may do this."))
    actions.invite(**form.cleaned_data, organisation=organisation, by=request.user)


def _context(request: SignedInAtSiteRequest, organisation: Organisation) -> dict[str, Any]:
    members = organisation.memberships.filter(ended_at=None).select_related("user").order_by("accepted_at")
    facts = [
        (_("Unified social credit code"), organisation.credit_code),
        (_("Registration number abroad"), organisation.registration_number),
        (_("Country or region"), organisation.country.name),
        (_("Name in Chinese"), organisation.name_zh),
        (_("Name in English"), organisation.name_en),
        (_("Address in Chinese"), organisation.address_zh),
        (_("Address in English"), organisation.address_en),
    ]
    is_administrator = administers(request.user, organisation)
    return {
        "organisation": organisation,
        "members": members,
        "facts": facts,
        "is_administrator": is_administrator,
        "parent_tie": parent_tie(organisation),
        "children": children_of(organisation),
    }


@policy(host="site", who="signed_in")
@never_cache
def edit_organisation(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    organisation = organisation_for(request, pk)
    initial = {field: getattr(organisation, field) for field in OrganisationDetailsForm.base_fields}
    form = OrganisationDetailsForm(request.POST or None, initial=initial)
    if act(
        request,
        lambda: actions.update_organisation(organisation, **form.cleaned_data, by=request.user),
        _("The organisation's details have been saved."),
        form=form,
    ):
        return redirect("accounts:organisation", pk)
    return render(request, "accounts/edit_organisation.html", {"organisation": organisation, "form": form})


@policy(host="site", who="signed_in")
@require_POST
def change_member(request: SignedInAtSiteRequest, pk: UUID, membership: int) -> HttpResponse:
    """Make a member an administrator or the other way round, or end the membership."""
    organisation = organisation_for(request, pk)
    member = get_object_or_404(organisation.memberships.filter(ended_at=None), pk=membership)
    act(request, lambda: _changed(request, member), _("The change has been saved."))
    is_still_mine = organisations_of(request.user).filter(pk=pk).exists()
    return redirect("accounts:organisation", pk) if is_still_mine else redirect("accounts:organisations")


def _changed(request: SignedInAtSiteRequest, member: OrganisationMembership) -> None:
    role = request.POST.get("role", "")
    if role in OrganisationMembership.Role.values:
        actions.change_role(member, role=role, by=request.user)
    elif "end" in request.POST:
        actions.end_membership(member, by=request.user)
