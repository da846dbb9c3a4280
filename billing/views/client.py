"""An organisation's side of its invoices, on the body's host."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import ClientRequest, policy
from billing import actions, queries
from billing.models import Invoice, NoteState, RedFapiao, RedState
from billing.papers import INVOICE_KIND
from billing.views.papers import after_payment, fapiao_context, fapiao_form, fapiao_response, history_of
from lib.money import money_of
from papers.queries import newest_of
from papers.views.files import paper_response
from web.acting import act


@policy(host="body", who="organisation", while_suspended=True)
def invoice(request: ClientRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    context = {
        "invoice": invoice,
        **fapiao_context(invoice),
        "paper": newest_of(INVOICE_KIND, invoice.pk),
        "lines": list(invoice.lines.select_related("invoice")),
        "refunds": list(invoice.refunds.all()),
        "credit_notes": list(invoice.credit_notes.filter(state=NoteState.ISSUED).prefetch_related("red_fapiaos")),
        "to_confirm": RedFapiao.objects.filter(note__invoice=invoice, state=RedState.TO_CONFIRM).first(),
        "events": history_of(invoice, with_names=False)[1:],  # its drafting is the body's own
        "may_pay_online": queries.may_pay_online(invoice),
        "is_test_money": queries.is_test_money(),
        "on_its_way": money_of(queries.on_its_way(invoice), invoice.currency),
        "credit": queries.credit_of(invoice),
    }
    return render(request, "billing/own_invoice.html", context)


@policy(host="body", who="organisation", while_suspended=True)
def print_invoice(request: ClientRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    return render(
        request, "billing/print.html", {"invoice": invoice, "lines": list(invoice.lines.select_related("invoice"))}
    )


@policy(host="body", who="organisation", while_suspended=True)
@require_safe
def file(request: ClientRequest, pk: UUID) -> HttpResponseBase:
    invoice = _found(request, pk)
    return paper_response(
        request, newest_of(INVOICE_KIND, invoice.pk), door="holder", back=queries.client_path(invoice)
    )


@policy(host="body", who="organisation", while_suspended=True)
def request_fapiao(request: ClientRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    form = fapiao_form(request.POST or None, invoice)
    if act(request, lambda: actions.request_fapiao(invoice, by=request.user, **form.cleaned_data), form=form):
        return redirect("billing:own-invoice", pk)
    context = {"invoice": invoice, "form": form, "back_url": queries.client_path(invoice)}
    return render(request, "billing/ask_fapiao.html", context | after_payment(invoice))


@policy(host="body", who="organisation", while_suspended=True)
def fapiao_file(request: ClientRequest, pk: UUID) -> FileResponse:
    return fapiao_response(_found(request, pk))


def _found(request: ClientRequest, pk: UUID) -> Invoice:
    return queries.own_invoice_for(request.user, pk, body=request.certification_body)
