"""The back office's schemes: the list, one scheme with its versions, and what is done with it as a whole."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest, policy
from catalog import actions, queries
from catalog.forms import CompleteForm, NewSchemeForm, SearchWordsForm, WithdrawForm
from staff.models import Role
from tenants.hosts import body_url, site_url
from vocabulary.search_words import waiting
from web.acting import act

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
    if written := act(request, lambda: actions.write_scheme(by=request.user, **form.cleaned_data), form=form):
        return redirect("catalog:edit-section", written.result.scheme_id, "names")
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
    scheme = queries.scheme_for(pk)
    if act(request, lambda: actions.start_draft(scheme, by=request.user)):
        return redirect("catalog:edit-section", pk, "names")
    return redirect("catalog:one-scheme", pk)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def withdraw(request: StaffRequest, pk: UUID) -> HttpResponse:
    scheme = queries.scheme_for(pk)
    form = WithdrawForm(request.POST or None)
    if act(
        request,
        lambda: actions.withdraw_scheme(scheme, by=request.user, **form.cleaned_data),
        _("The scheme is no longer offered. Cases and certificates go on."),
        form=form,
    ):
        return redirect("catalog:one-scheme", pk)
    return render(request, "catalog/desk/withdraw.html", {"scheme": scheme, "form": form})


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
@require_POST
def offer_again(request: StaffRequest, pk: UUID) -> HttpResponse:
    scheme = queries.scheme_for(pk)
    act(request, lambda: actions.offer_again(scheme, by=request.user), _("The scheme is offered again."))
    return redirect("catalog:one-scheme", pk)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def complete(request: StaffRequest, pk: UUID) -> HttpResponse:
    scheme = queries.scheme_for(pk)
    form = CompleteForm(request.POST or None, initial={"since": scheme.register_complete_from})
    if act(
        request,
        lambda: actions.declare_complete(scheme, by=request.user, **form.cleaned_data),
        _("Stated. The register may now answer “never issued” for this scheme."),
        form=form,
    ):
        return redirect("catalog:one-scheme", pk)
    return render(request, "catalog/desk/complete.html", {"scheme": scheme, "form": form})


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def search_words(request: StaffRequest, pk: UUID) -> HttpResponse:
    scheme = queries.scheme_for(pk)
    form = SearchWordsForm(request.POST or None, initial={"words": "\n".join(scheme.search_words)})
    if act(
        request,
        lambda: actions.keep_search_words(scheme, words=form.cleaned_data["words"].splitlines(), by=request.user),
        _("Kept. The scheme is found by them within seconds."),
        form=form,
    ):
        return redirect("catalog:search-words", pk)
    context = {"scheme": scheme, "form": form, "waiting": waiting(scheme.search_words)}
    return render(request, "catalog/desk/search_words.html", context)


def _may_write(request: StaffRequest) -> bool:
    return Role.SCHEME_MANAGER in request.roles
