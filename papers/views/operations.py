"""What operators see of papers: those that could not be made, by body, without their content."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInAtSiteRequest, policy
from papers import actions, queries
from web.acting import act


@policy(host="site", who="operator")
@require_safe
def failed(request: SignedInAtSiteRequest) -> HttpResponse:
    page = Paginator(queries.failing(), 50).get_page(request.GET.get("page"))
    return render(request, "papers/failed.html", {"page": page})


@policy(host="site", who="operator")
@require_POST
def again(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    due = get_object_or_404(queries.failing(), pk=pk)
    act(request, lambda: actions.ask_again(due, by=request.user), _("It is being made again now."))
    return redirect("papers:failed")
