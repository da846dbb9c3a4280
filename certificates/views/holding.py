"""A holder's own page of a certificate at its body: how it stands, and what it asks for."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import ClientRequest, policy
from certificates import actions, queries
from certificates import forms as our_forms
from certificates.addresses import address_for_buyers, permanent_address
from certificates.models import HolderRequest
from certificates.papers import CERTIFICATE_KIND, NOTICE
from certificates.terms import why_no_mark, why_not_valid
from lib import clock
from papers.queries import papers_of
from tenants.hosts import site_url
from web.acting import act


@policy(host="body", who="organisation")
@require_safe
def own(request: ClientRequest, pk: UUID) -> HttpResponse:
    certificate = queries.own_certificate_for(request.user, pk)
    asked = list(certificate.requests.all())
    is_open = {request.wish for request in asked if request.answer == HolderRequest.Answer.OPEN}
    context = {
        "certificate": certificate,
        "desk_url": site_url("/my/"),
        "public_url": permanent_address(certificate),
        "asked": asked,
        "notices": papers_of(NOTICE, certificate.pk),
        "files": (files := list(papers_of(CERTIFICATE_KIND, certificate.pk).with_downloads())),
        "is_being_made": any(file.state == file.State.ASKED for file in files),
        "not_valid": why_not_valid(certificate),
        "no_mark": why_no_mark(certificate),
        "today": clock.today(certificate.time_zone),
        "buyers_url": address_for_buyers(certificate),
        "may_suspend": certificate.status == "VALID" and "suspend" not in is_open,
        "may_cancel": certificate.is_in_force and "cancel" not in is_open,
    }
    return render(request, "certificates/own.html", context)


@policy(host="body", who="organisation")
def ask(request: ClientRequest, pk: UUID, wish: str) -> HttpResponse:
    """Ask to have it suspended or cancelled: with a reason and, to suspend, until when."""
    certificate = queries.own_certificate_for(request.user, pk)
    if wish not in HolderRequest.Wish.values:
        raise Http404
    form = our_forms.AskForm(request.POST or None, wish=wish)
    if act(
        request,
        lambda: actions.ask(certificate, wish=wish, by=request.user, **form.typed()),
        _("Asked. The certification body records it; until then nothing changes."),
        form=form,
    ):
        return redirect("certificates:own", certificate.pk)
    return render(request, "certificates/ask.html", {"certificate": certificate, "form": form, "wish": wish})


@policy(host="body", who="organisation")
@require_POST
def take_back(request: ClientRequest, pk: UUID) -> HttpResponse:
    asked = queries.own_request_for(request.user, pk)
    act(request, lambda: actions.take_back_request(asked, by=request.user), _("Your request is taken back."))
    return redirect("certificates:own", asked.certificate_id)
