"""The back office's schemes: the list, one scheme with its versions, and what is done with it as a whole."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest, policy
from catalog import actions, queries
from catalog.forms import CompleteForm, NewSchemeForm, WithdrawForm
from lib.refusal import Refused
from staff.models import Role
from tenants.hosts import body_url, site_url

# Who reads what is being written about schemes; what is published stands on the storefront for everybody.
READERS = (Role.SCHEME_MANAGER, Role.QUALITY_MANAGER, Role.BODY_ADMIN)


@policy(host="body", who="body_staff", roles=READERS)
def scheme_list(request: StaffRequest) -> HttpResponse:
    rows = []
    for scheme in queries.schemes_for_desk():
        versions = list(scheme.versions.all())
        published = [version for version in versions if not version.is_draft]
        draft = next((version for version in versions if version.is_draft), None)
        rows.append({"scheme": scheme, "draft": draft, "current": published[0] if published else None})
    return render(request, "catalog/desk/scheme_list.html", {"rows": rows, "may_write": _may_write(request)})


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def new_scheme(request: StaffRequest) -> HttpResponse:
    form = NewSchemeForm(request.POST or None)
    if form.is_valid():
        try:
            draft = actions.write_scheme(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("catalog:edit-section", draft.scheme_id, "names")
    return render(request, "catalog/desk/new_scheme.html", {"form": form})


@policy(host="body", who="body_staff", roles=READERS)
def one_scheme(request: StaffRequest, pk: UUID) -> HttpResponse:
    scheme = queries.scheme_for(pk)
    current, draft = queries.version_in_force(scheme), scheme.versions.drafts().first()
    context = {
        "scheme": scheme,
        "current": current,
        "draft": draft,
        "gaps": queries.gaps(draft) if draft else [],
        "versions": scheme.versions.published().order_by("-number"),
        "may_write": _may_write(request),
        "storefront_url": body_url(request.certification_body, f"/schemes/{scheme.slug}/"),
        "register_url": site_url(f"/schemes/{scheme.pk}/"),
    }
    return render(request, "catalog/desk/scheme.html", context)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
@require_POST
def start_draft(request: StaffRequest, pk: UUID) -> HttpResponse:
    try:
        draft = actions.start_draft(queries.scheme_for(pk), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("catalog:one-scheme", pk)
    return redirect("catalog:edit-section", draft.scheme_id, "names")


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def withdraw(request: StaffRequest, pk: UUID) -> HttpResponse:
    scheme = queries.scheme_for(pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw_scheme(scheme, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The scheme is no longer offered. Cases and certificates go on."))
            return redirect("catalog:one-scheme", pk)
    return render(request, "catalog/desk/withdraw.html", {"scheme": scheme, "form": form})


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
@require_POST
def offer_again(request: StaffRequest, pk: UUID) -> HttpResponse:
    try:
        actions.offer_again(queries.scheme_for(pk), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The scheme is offered again."))
    return redirect("catalog:one-scheme", pk)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def complete(request: StaffRequest, pk: UUID) -> HttpResponse:
    scheme = queries.scheme_for(pk)
    form = CompleteForm(request.POST or None, initial={"since": scheme.register_complete_from})
    if form.is_valid():
        try:
            actions.declare_complete(scheme, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Stated. The register may now answer “never issued” for this scheme."))
            return redirect("catalog:one-scheme", pk)
    return render(request, "catalog/desk/complete.html", {"scheme": scheme, "form": form})


def _may_write(request: StaffRequest) -> bool:
    return Role.SCHEME_MANAGER in request.roles
