"""A body asks to join; an operator answers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.requests import SignedInAtSiteRequest, policy
from oversight import actions
from oversight.forms import ApproveForm, JoinForm, ReasonForm
from oversight.models import BodyRequest
from oversight.queries import request_for_operator
from tenants.hosts import body_url
from tenants.models import CertificationBody
from web.acting import act
from web.policy import Limit


@policy(host="site", who="anyone", limit=Limit("join", "5/h/ip,20/d/ip,5/h/user,3/d/key"))
def join(request: HttpRequest) -> HttpResponse:
    form = JoinForm(request.POST or None)
    if act(request, lambda: actions.request_to_join(form.save(commit=False)), form=form):
        return redirect("oversight:join-thanks")
    return render(request, "oversight/join.html", {"form": form})


@policy(host="site", who="anyone")
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "oversight/join_thanks.html")


@policy(host="site", who="operator")
def requests(request: SignedInAtSiteRequest) -> HttpResponse:
    waiting = BodyRequest.objects.waiting().order_by("requested_at")
    answered = BodyRequest.objects.exclude(state=BodyRequest.State.WAITING).select_related("body")[:50]
    return render(request, "oversight/requests.html", {"waiting": waiting, "answered": answered})


@policy(host="site", who="operator")
def one_request(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    return render(request, "oversight/request.html", {"join": request_for_operator(pk)})


@policy(host="site", who="operator")
def approve(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """The address may be changed and looked at before the body opens: by POST too, so that no token stands in an address."""
    join = request_for_operator(pk)
    form = ApproveForm(request.POST or request.GET or {"slug": join.slug})
    opened = "check" not in request.POST and act(
        request,
        lambda: actions.approve_request(join, slug=form.cleaned_data["slug"], by=request.user),
        _("The body is open, and its first administrator is invited by e-mail."),
        form=form,
        field="slug",
    )
    if opened:
        return redirect("oversight:body", slug=opened.result.slug)
    host = "" if form.errors else body_url(CertificationBody(slug=form.cleaned_data["slug"]))
    return render(request, "oversight/approve.html", {"join": join, "form": form, "host": host})


@policy(host="site", who="operator")
def decline(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    join = request_for_operator(pk)
    form = ReasonForm(request.POST or None)
    if act(
        request,
        lambda: actions.decline_request(join, reason=form.cleaned_data["reason"], by=request.user),
        _("Declined. The reason goes to the contact person by e-mail."),
        form=form,
    ):
        return redirect("oversight:requests")
    return render(request, "oversight/decline.html", {"join": join, "form": form})
