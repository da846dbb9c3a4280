"""One fapiao: asked for on a client's behalf, made before payment, and its files for both sides."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import ClientRequest, StaffRequest, policy
from billing import actions, queries
from billing.models import FapiaoFile, Invoice
from billing.views.desk import FINANCE
from billing.views.papers import after_payment, fapiao_form
from web.acting import act


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def ask_for_client(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Finance staff write down what the client asked by telephone or letter."""
    invoice = queries.invoice_for(request.user, pk, body=request.certification_body)
    form = fapiao_form(request.POST or None, invoice)
    if act(request, lambda: actions.request_fapiao(invoice, by=request.user, **form.cleaned_data), form=form):
        return redirect(invoice)
    context = {"invoice": invoice, "form": form, "back_url": invoice.get_absolute_url(), "for_staff": True}
    return render(request, "billing/ask_fapiao.html", context | after_payment(invoice))


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_POST
def make_early(request: StaffRequest, pk: UUID) -> HttpResponse:
    """A fapiao that waits for payment is made all the same."""
    invoice = queries.invoice_for(request.user, pk, body=request.certification_body)
    words = _("It does not wait for payment any more: make it with the others that were asked for.")
    act(request, lambda: actions.make_fapiao_early(invoice, by=request.user), words)
    return redirect(invoice)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def file(request: StaffRequest, pk: UUID, file_pk: UUID) -> FileResponse:
    return _response(queries.invoice_for(request.user, pk, body=request.certification_body), file_pk)


@policy(host="body", who="organisation", while_suspended=True)
@require_safe
def own_file(request: ClientRequest, pk: UUID, file_pk: UUID) -> FileResponse:
    return _response(queries.own_invoice_for(request.user, pk, body=request.certification_body), file_pk)


def _response(invoice: Invoice, pk: UUID) -> FileResponse:
    """To be kept and not shown: it came from outside."""
    kept: FapiaoFile = queries.fapiao_file_of(invoice, pk, numbers=queries.numbers_that_hold(invoice))
    return FileResponse(kept.file.open(), as_attachment=True, filename=f"fapiao-{kept.number}{kept.ending}")
