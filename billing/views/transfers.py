"""Transfers on a body's finance desk: what came to the bank, which invoices it paid, what is still the client's credit."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.bank import actions as bank
from billing.bank.queries import line_for, line_of, transfers_like
from billing.bank.views import after, dealt_with
from billing.forms import AllotForm, ClientForm, ReasonForClientForm, RefundForm, TransferForm
from billing.models import Invoice, StatementLine, Transfer
from billing.row_files.views import ON_A_PAGE
from billing.views.desk import FINANCE, desk_tabs
from billing.views.list_files import transfer_columns
from billing.views.steps import step, step_page
from lib import clock
from lib.money import CURRENCIES, money_of, written
from web.acting import act, answer
from web.lists import Days, Filter, ListOf, Order, ask, file_of


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def transfers(request: StaffRequest) -> HttpResponseBase:
    body = request.certification_body
    asked = ask(queries.transfers_of(body), transfer_list(), request.GET)
    if file := file_of(asked, request.GET, "transfers"):
        return file
    return render(
        request, "billing/transfers.html", {"asked": asked, "page": asked.page, "tabs": desk_tabs(request, "transfers")}
    )


def transfer_list() -> ListOf:
    """What can be asked of the list."""
    currencies = [(code, code) for code in sorted(CURRENCIES)]
    states = [("credit", _("with credit left")), ("back", _("taken back"))]
    return ListOf(
        search=queries.transfers_matching,
        search_words=_("Client, payer, bank's reference, amount"),
        orders={
            "newest": Order(_("newest first"), ("-received_on", "-recorded_at", "pk")),
            "amount": Order(_("highest amount first"), ("-amount", "pk")),
        },
        filters=(
            Filter("state", _("Status"), states, _of_state),
            Filter("currency", _("Currency"), currencies, lambda value: Q(currency=value)),
        ),
        days=(Days("received", _("Received on"), "received_on"),),
        columns=transfer_columns(),
    )


def _of_state(value: str) -> Q:
    return Q(taken_back_at=None, left__gt=0) if value == "credit" else Q(taken_back_at__isnull=False)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def choose_client(request: StaffRequest) -> HttpResponse:
    line = _line(request)
    if line and (answered := dealt_with(request, line)):
        return answered
    asked = request.GET if "organisation" in request.GET else None
    form = ClientForm(asked, body=request.certification_body, initial={"organisation": line.payer_name if line else ""})
    if form.is_valid():
        there = reverse("billing:record-transfer", args=[form.cleaned_data["organisation"].pk])
        return redirect(f"{there}?{urlencode({'line': line.pk})}" if line else there)
    alike = list(transfers_like(line)) if line else []
    return render(request, "billing/choose_client.html", {"form": form, "line": line, "alike": alike})


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def record(request: StaffRequest, pk: UUID) -> HttpResponse:
    body = request.certification_body
    client = queries.client_for(request.user, pk, body=body)
    line = _line(request)
    if line and (answered := dealt_with(request, line)):
        return answered
    back = after(line) if line else ""
    invoices = queries.to_be_paid_by(client, body)
    initial = _of_line(line) if line else {"received_on": clock.today(body.time_zone)}
    asked: dict[str, Any] = {
        "invoices": list(invoices.filter(currency=line.currency) if line else invoices),
        "is_line": line is not None,
    }
    form = TransferForm(request.POST or None, initial=initial, **asked)
    context: dict[str, Any] = {"client": client, "line": line, "form": form}
    if request.POST.get("do") in {"fill", "add"}:
        return render(request, "billing/record_transfer.html", context | _worked_out(request, form, initial, asked))
    recorded = act(
        request,
        lambda: (
            bank.record_line(line, client, by=request.user, **form.told_of_line)
            if line
            else actions.record_transfer(client, body=body, by=request.user, **form.told)
        ),
        form=form,
    )
    if recorded:
        messages.success(request, _what_it_became(recorded.result))
        return redirect(back or recorded.result)
    context["sums"] = form.sums if form.is_bound else TransferForm(initial, initial=initial, **asked).sums
    return render(request, "billing/record_transfer.html", context)


def _worked_out(
    request: StaffRequest, form: TransferForm, initial: dict[str, Any], asked: dict[str, Any]
) -> dict[str, Any]:
    """The form as it was typed, or with the oldest invoices filled in, and what it comes to. Nothing is recorded."""
    if form.sums is None:  # it says what is wrong with the amount
        return {"form": form, "sums": None}
    typed = {name: request.POST.get(name, "") for name, field in form.fields.items() if not field.disabled}
    if request.POST["do"] == "fill":
        typed |= dict.fromkeys(form.invoices, "") | form.oldest_first()
    sums = TransferForm(typed, initial=initial, **asked).sums
    return {"form": TransferForm(initial=initial | typed, **asked), "sums": sums}


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def transfer(request: StaffRequest, pk: UUID) -> HttpResponse:
    transfer = _found(request, pk)
    context = {
        "transfer": transfer,
        "payments": list(transfer.payments.select_related("invoice", "recorded_by", "reversed_by")),
        "refunds": list(transfer.refunds.all()),
        "line": line_of(transfer),
        "open_invoices": transfer.rest and _open_invoices(transfer).exists(),
        "for_staff": True,
    }
    return render(request, "billing/transfer.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def allot(request: StaffRequest, pk: UUID) -> HttpResponse:
    transfer = _found(request, pk)
    form = AllotForm(request.POST or None, transfer=transfer, invoices=_open_invoices(transfer))
    return step(
        request,
        transfer,
        form,
        lambda: actions.allot(transfer, by=request.user, **form.cleaned_data),
        title=_("Pay an invoice from this transfer"),
        text=_("What is left of the transfer pays an open invoice of the same client."),
        points=[_("%(rest)s is left.") % {"rest": written(transfer.rest_money)}],
        action=_("Pay invoice"),
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def return_rest(request: StaffRequest, pk: UUID) -> HttpResponse:
    transfer = _found(request, pk)
    initial = {"amount": transfer.rest_money.amount}
    form = RefundForm(request.POST or None, currency=transfer.currency, most=transfer.rest_money, initial=initial)
    page = {
        "title": _("Return what is left"),
        "text": _("A second person approves it before it is paid out. The client is told now, with your reason."),
        "action": _("Open refund"),
    }
    opened = act(
        request,
        lambda: actions.open_refund_of_credit(
            transfer, amount=form.cleaned_data["amount"], reason=form.reason, by=request.user
        ),
        _("The refund is open. It waits for a second person."),
        form=form,
    )
    if opened:
        return redirect(opened.result)
    return step_page(request, transfer, form=form, **page)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def take_back(request: StaffRequest, pk: UUID) -> HttpResponse:
    transfer = _found(request, pk)
    form = ReasonForClientForm(request.POST or None)
    paid = transfer.payments.standing().select_related("invoice")
    return step(
        request,
        transfer,
        form,
        lambda: actions.take_back_transfer(transfer, by=request.user, **form.cleaned_data),
        title=_("Undo this transfer"),
        text=_(
            "For a transfer that was recorded by mistake: no money is sent. Everything it paid is open again; all stays on "
            "record."
        ),
        points=[
            *(f"{payment.invoice.number}: {written(payment.money)}" for payment in paid),
            *(
                _("%(amount)s was recorded as a further part of it, and stays.") % {"amount": written(part.money)}
                for part in Transfer.objects.standing().filter(part_of=transfer)
            ),
            _("The client is told, with your reason."),
        ],
        action=_("Undo this transfer"),
        is_grave=True,
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def batch(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What one press recorded of a statement, and what became of it."""
    found = queries.batch_for(request.user, pk, body=request.certification_body)
    transfers = queries.transfers_of(found.body).filter(batch=found).order_by("recorded_at", "pk")
    context = {
        "batch": found,
        "page": Paginator(transfers, ON_A_PAGE).get_page(request.GET.get("page")),
        "count": transfers.count(),
        "standing": transfers.standing().count(),
        "sums": queries.batch_sums(found),
    }
    return render(request, "billing/transfer_batch.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def take_batch_back(request: StaffRequest, pk: UUID) -> HttpResponse:
    found = queries.batch_for(request.user, pk, body=request.certification_body)
    form = ReasonForClientForm(request.POST or None)
    back = reverse("billing:transfer-batch", args=[found.pk])
    return answer(
        request,
        form,
        lambda: actions.take_batch_back(found, by=request.user, **form.cleaned_data),
        back=back,
        template="billing/take_batch_back.html",
        batch=found,
        standing=found.transfers.standing().count(),
        sums=queries.batch_sums(found),
    )


def _open_invoices(transfer: Transfer) -> QuerySet[Invoice]:
    """Which invoices what is left of it may pay."""
    return queries.to_be_paid_by(transfer.organisation, transfer.body).filter(currency=transfer.currency)


def _what_it_became(transfer: Transfer) -> str:
    """How much of it pays invoices and how much is left over."""
    rest = transfer.rest
    paid = written(money_of(transfer.amount - rest, transfer.currency))
    if not rest:
        return _("The transfer is recorded: %(paid)s pays invoices. The client is told.") % {"paid": paid}
    words = _(
        "The transfer is recorded: %(paid)s pays invoices, %(rest)s is kept as the client's credit. The client is told."
    )
    return words % {"paid": paid, "rest": written(money_of(rest, transfer.currency))}


def _line(request: StaffRequest) -> StatementLine | None:
    """The line of a bank statement that is recorded, where it is one."""
    try:
        pk = UUID(request.GET.get("line", ""))
    except ValueError:
        return None
    return line_for(request.user, pk, body=request.certification_body)


def _of_line(line: StatementLine) -> dict[str, Any]:
    return {
        "amount": line.money.amount,
        "currency": line.currency,
        "received_on": line.booked_on,
        "bank_reference": line.bank_reference,
        "payer_name": line.payer_name,
        "payer_account": line.payer_account,
    }


def _found(request: StaffRequest, pk: UUID) -> Transfer:
    return queries.transfer_for(request.user, pk, body=request.certification_body)
