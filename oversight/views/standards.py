"""The standards as operators keep them: what is in force, what replaces it, by which source."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.requests import SignedInAtSiteRequest, policy
from lib import clock
from oversight import actions
from oversight.forms import StandardForm
from vocabulary.models import Standard
from vocabulary.queries import editions_like
from web.acting import act

SHOWN = 50


@policy(host="site", who="operator")
def standards(request: SignedInAtSiteRequest) -> HttpResponse:
    text = request.GET.get("q", "").replace("\x00", "")[:100]
    context = {
        "page": Paginator(editions_like(text), SHOWN).get_page(request.GET.get("page")),
        "text": text,
        "query": urlencode({"q": text}) if text else "",
    }
    return render(request, "oversight/standards.html", context)


@policy(host="site", who="operator")
def standard(request: SignedInAtSiteRequest, pk: int) -> HttpResponse:
    """An edition as it is known, to be looked up anew: the day is today's."""
    known = Standard.objects.select_related("replaced_by").filter(pk=pk).first()
    if known is None:
        raise Http404
    known.checked_on = clock.today()
    return _edited(request, known)


@policy(host="site", who="operator")
def new_standard(request: SignedInAtSiteRequest) -> HttpResponse:
    return _edited(request, Standard(checked_on=clock.today()))


def _edited(request: SignedInAtSiteRequest, edition: Standard) -> HttpResponse:
    form = StandardForm(request.POST or None, instance=edition)
    if act(
        request,
        lambda: actions.keep_edition(form.save(commit=False), by=request.user),
        _("The edition is kept with its source and the day on which you looked it up."),
        form=form,
    ):
        return redirect("oversight:standards")
    return render(request, "oversight/standard.html", {"standard": edition, "form": form})
