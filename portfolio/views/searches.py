"""A person's saved searches: kept from the results page, listed, changed, and stopped from a letter without signing in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInAtSiteRequest, policy
from portfolio import actions, queries
from portfolio.forms import SavedSearchForm, SaveSearchForm
from portfolio.models import SavedSearch
from web.acting import act
from web.policy import Limit

SAVING = Limit("save-search", "60/h/user")


@policy(host="site", who="signed_in")
@require_safe
@never_cache
def searches(request: SignedInAtSiteRequest) -> HttpResponse:
    context = {"searches": queries.searches_of(request.user), "most": SavedSearch.MOST}
    return render(request, "portfolio/searches.html", context)


@policy(host="site", who="signed_in", limit=SAVING)
@require_POST
def save(request: SignedInAtSiteRequest) -> HttpResponse:
    """From the results page. What cannot be kept is said there, with what was typed."""
    form = SaveSearchForm(request.POST)
    if act(
        request,
        lambda: actions.save_search(form.cleaned_data["query"], name=form.cleaned_data["name"], by=request.user),
        _("The search is kept. We write when something new matches, once a day at most."),
        form=form,
    ):
        return redirect("portfolio:searches")
    return render(request, "portfolio/not_saved.html", {"form": form, "back": form.cleaned_data.get("query", "")})


@policy(host="site", who="signed_in")
@never_cache
def edit(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    saved = queries.saved_search_for(request.user, pk)
    form = SavedSearchForm(request.POST or None, instance=saved)
    if act(
        request,
        lambda: actions.change_search(saved, **form.cleaned_data, by=request.user),
        _("The search is changed."),
        form=form,
    ):
        return redirect("portfolio:searches")
    return render(request, "portfolio/edit_search.html", {"saved": saved, "form": form})


@policy(host="site", who="signed_in")
@require_POST
def delete(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    saved = queries.saved_search_for(request.user, pk)
    act(request, lambda: actions.delete_search(saved, by=request.user), _("The search is deleted."))
    return redirect("portfolio:searches")


@csrf_exempt  # a mail program presses for the reader (RFC 8058); the signed address is what may do it
@policy(host="site", who="anyone")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Opening asks, since mail scanners open every link; pressing stops."""
    saved = queries.saved_search_by(token)
    if request.method == "POST":
        actions.stop_search(saved)
    return render(request, "portfolio/stop_search.html", {"saved": saved, "is_done": request.method == "POST"})
