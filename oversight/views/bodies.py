"""Bodies as operators see them, and what operators may do about their standing."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.requests import SignedInAtSiteRequest, policy
from oversight import actions
from oversight.forms import PublicReasonForm
from oversight.queries import bodies as all_bodies
from oversight.queries import body_for_operator, confirmations_of, measures_of, open_wish_to_close, to_confirm
from tenants.hosts import body_url
from tenants.models import CertificationBody
from vocabulary.countries import market_name
from web.acting import act


class MeasurePage(NamedTuple):
    """What an operator may do about a body, and what the page that asks first says."""

    action: Callable[..., CertificationBody]
    words: Promise
    text: Promise
    points: Sequence[Promise]
    done: Promise


CLOSED_DOORS = [
    _("Nobody can work in its back office or apply there."),
    _("The register, its certificates and their history stay as they are."),
]
MEASURES = {
    "suspend": MeasurePage(
        actions.suspend_body,
        _("Suspend body"),
        _("Its host will answer that the body rests, with the reason below."),
        [*CLOSED_DOORS, _("You can reopen it at any time.")],
        _("The body is suspended."),
    ),
    "reopen": MeasurePage(
        actions.reopen_body,
        _("Reopen body"),
        _("Its host will answer again, and its people can work."),
        [],
        _("The body is open again."),
    ),
    "stay": MeasurePage(
        actions.take_back_closing,
        _("Take the closing back"),
        _("It stands again as it did before, and its people can work. Everybody who was told is told."),
        [],
        _("The closing is taken back."),
    ),
}


@policy(host="site", who="operator")
def bodies(request: SignedInAtSiteRequest) -> HttpResponse:
    """All bodies, or those of one standing, or those whose approval is to be confirmed: as many as the overview counts."""
    standing = request.GET.get("standing", "")
    listed = to_confirm() if "confirm" in request.GET else all_bodies()
    if standing:
        listed = listed.filter(standing=standing)
    return render(request, "oversight/bodies.html", {"bodies": listed, "is_narrowed": bool(request.GET)})


@policy(host="site", who="operator")
def one_body(request: SignedInAtSiteRequest, slug: str) -> HttpResponse:
    body = body_for_operator(slug)
    context = {
        "certification_body": body,
        "host": body_url(body),
        "measures": measures_of(body),
        "confirmations": confirmations_of(body),
        "country": market_name(str(body.country)),
        "wish": open_wish_to_close(body),
    }
    return render(request, "oversight/body.html", context)


@policy(host="site", who="operator")
def measure(request: SignedInAtSiteRequest, slug: str, measure: str) -> HttpResponse:
    if measure not in MEASURES:
        raise Http404
    body, chosen = body_for_operator(slug), MEASURES[measure]
    form = PublicReasonForm(request.POST or None)
    if act(request, lambda: chosen.action(body, reason=form.cleaned_data, by=request.user), chosen.done, form=form):
        return redirect("oversight:body", slug=body.slug)
    return render(
        request,
        "oversight/measure.html",
        {"certification_body": body, "form": form, "measure": measure, **chosen._asdict()},
    )
