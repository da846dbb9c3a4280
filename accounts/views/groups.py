"""Who belongs to whom: operators look it up, and an organisation's administrator states its own parent."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import actions, groups
from accounts.forms import CheckTieForm, EndTieForm, ParentForm, TieForm
from accounts.requests import SignedInAtSiteRequest, policy
from accounts.views.organisations import organisation_for
from lib.text import without_invisible
from web.acting import act

TIES_SHOWN = 50
LISTS_OF_TIES = {
    "claimed": gettext_lazy("To be looked up"),
    "in_force": gettext_lazy("Looked up"),
    "ended": gettext_lazy("Ended"),
}


@policy(host="site", who="operator")
@require_safe
def ties(request: SignedInAtSiteRequest) -> HttpResponse:
    which = request.GET.get("show", "claimed")
    which = which if which in LISTS_OF_TIES else "claimed"
    text = without_invisible(request.GET.get("q", "").replace("\x00", ""))[:100].strip()
    carried = {"q": text} if text else {}
    context = {
        "page": Paginator(groups.ties_listed(which, text), TIES_SHOWN).get_page(request.GET.get("page")),
        "tabs": [
            {"words": words, "url": f"?{urlencode({'show': key} | carried)}", "is_current": key == which}
            for key, words in LISTS_OF_TIES.items()
        ],
        "which": which,
        "text": text,
        "query": urlencode({"show": which} | carried),
    }
    return render(request, "accounts/ties.html", context)


@policy(host="site", who="operator")
def new_tie(request: SignedInAtSiteRequest) -> HttpResponse:
    form = TieForm(request.POST or None)
    if act(
        request,
        lambda: actions.state_parent(by=request.user, **form.cleaned_data),
        _("Kept. Both are of one legal group from now on."),
        form=form,
    ):
        return redirect("accounts:ties")
    return render(request, "accounts/new_tie.html", {"form": form})


@policy(host="site", who="operator")
def tie(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """A tie with its sources; what an organisation states of itself is looked up here."""
    row = groups.tie_for_operator(pk)
    form = CheckTieForm(request.POST or None, initial={"looked_up_in": row.source})
    if act(
        request,
        lambda: actions.check_tie(row, by=request.user, **form.cleaned_data),
        _("Kept as looked up. Both are of one legal group from now on."),
        form=form,
    ):
        return redirect("accounts:tie", pk)
    return render(request, "accounts/tie.html", {"row": row, "form": form})


@policy(host="site", who="operator")
def end_tie(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    row = groups.tie_for_operator(pk)
    form = EndTieForm(request.POST or None)
    if act(
        request,
        lambda: actions.end_tie(row, by=request.user, **form.cleaned_data),
        _("The tie has ended."),
        form=form,
    ):
        return redirect("accounts:tie", pk)
    return render(request, "accounts/end_tie.html", {"row": row, "form": form})


@policy(host="site", who="signed_in")
@never_cache
def parent(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """An organisation's own word on whom it belongs to."""
    organisation = organisation_for(request, pk)
    form = ParentForm(request.POST or None)
    if act(
        request,
        lambda: actions.state_parent(organisation, by=request.user, **form.cleaned_data),
        _("Stated. The platform looks it up; until then it is marked as your own word."),
        form=form,
    ):
        return redirect("accounts:organisation", pk)
    return render(request, "accounts/parent.html", {"organisation": organisation, "form": form})


@policy(host="site", who="signed_in")
@never_cache
def end_parent(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """Take back what an organisation stated of itself."""
    organisation = organisation_for(request, pk)
    row = groups.parent_tie(organisation)
    if row is None or row.is_checked:
        raise Http404
    form = EndTieForm(request.POST or None)
    if act(
        request,
        lambda: actions.end_tie(row, by=request.user, **form.cleaned_data),
        _("What you stated is taken back."),
        form=form,
    ):
        return redirect("accounts:organisation", pk)
    return render(request, "accounts/end_parent.html", {"organisation": organisation, "row": row, "form": form})
