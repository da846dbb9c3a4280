"""What a holder takes from its certificate: the mark, the page for buyers, everything as one ZIP. Its own people only."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import ClientRequest, policy
from certificates import actions, queries
from certificates.actions.sending import words_for_buyers
from certificates.addresses import address_for_buyers
from certificates.forms import BuyerForm
from certificates.packing import MARKS, mark_of, packed
from certificates.papers import FOR_BUYERS
from certificates.terms import why_no_mark, why_not_shown
from lib.queue import later
from papers.queries import newest_of, paper_for
from papers.storage import as_filename
from papers.views.files import paper_response
from tenants.context import current_body
from web.acting import act
from web.policy import Limit

TYPES = {"svg": "image/svg+xml", "png": "image/png"}
SENDING = Limit("letters-to-buyers", "10/h/user,30/d/user,3/d/key")
MAKING = Limit("papers-for-buyers", "20/h/user")
DRAWING = Limit("marks", "240/h/user", method="GET")
PACKING = Limit("wallets", "60/h/user", method="GET")


@policy(host="body", who="organisation", limit=DRAWING)
@require_safe
def mark(request: ClientRequest, pk: UUID, name: str) -> HttpResponse:
    certificate = queries.own_certificate_for(request.user, pk)
    if name not in MARKS:
        raise Http404
    if why := why_no_mark(certificate):
        messages.error(request, why)
        return redirect("certificates:own", certificate.pk)
    answer = HttpResponse(mark_of(certificate, name), content_type=TYPES[name.rpartition(".")[2]])
    answer["Cache-Control"] = "private, no-store"  # it may have ended since
    return answer


@policy(host="body", who="organisation", limit=SENDING)
def for_buyers(request: ClientRequest, pk: UUID) -> HttpResponse:
    """What buyers are told, with the link and the file; and a letter to one of them."""
    certificate = queries.own_certificate_for(request.user, pk)
    form = BuyerForm(request.POST or None)
    if act(
        request,
        lambda: actions.send_to_buyer(certificate, email=form.cleaned_data["email"], by=request.user),
        _("Sent. We keep no address."),
        form=form,
    ):
        return redirect("certificates:for-buyers", certificate.pk)
    context = {
        "certificate": certificate,
        "form": form,
        "sentences": words_for_buyers(certificate),
        "buyers_url": address_for_buyers(certificate),
        "paper": newest_of(FOR_BUYERS, certificate.pk),
        "not_valid": why_not_shown(certificate),
    }
    return render(request, "certificates/for_buyers.html", context)


@policy(host="body", who="organisation", limit=MAKING)
@require_POST
def make_for_buyers(request: ClientRequest, pk: UUID) -> HttpResponse:
    certificate = queries.own_certificate_for(request.user, pk)
    done = act(request, lambda: actions.ask_for_buyer_paper(certificate, by=request.user))
    if done is None:
        return redirect("certificates:for-buyers", certificate.pk)
    return redirect("certificates:buyer-file", certificate.pk, done.result.pk)


@policy(host="body", who="organisation")
@require_safe
def buyer_file(request: ClientRequest, pk: UUID, paper: UUID) -> HttpResponseBase:
    certificate = queries.own_certificate_for(request.user, pk)
    wanted = paper_for(FOR_BUYERS, certificate.pk, paper)
    if wanted and why_not_shown(certificate):  # it says what the certificate proves, and cannot take that back
        return redirect("certificates:for-buyers", certificate.pk)
    return paper_response(
        request, wanted, door="holder", back=reverse("certificates:for-buyers", args=[certificate.pk])
    )


@policy(host="body", who="organisation", limit=PACKING)
@require_safe
def everything(request: ClientRequest, pk: UUID) -> HttpResponse:
    certificate = queries.own_certificate_for(request.user, pk)
    archive, papers = packed(certificate)
    answer = HttpResponse(archive, content_type="application/zip")
    if request.method == "GET":
        for paper in papers:
            later("papers.count", current_body().schema_name, str(paper.pk), "holder")
    answer.headers["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=f"{as_filename(certificate.number)}.zip")
    )
    return answer
