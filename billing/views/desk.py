"""The finance desk of a body: invoices, payments, fapiao. Finance staff only: whoever decides sees no money (INV-10)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.fapiao_bulk.queries import fapiao_lines, fapiao_says
from billing.forms import (
    CreditUseForm,
    FapiaoRecordForm,
    InvoiceForm,
    InvoiceReasonForm,
    IssueInvoiceForm,
    LineFormSet,
    PaymentForm,
    ReasonForClientForm,
    ReversePaymentForm,
)
from billing.models import BankAccount, Invoice, State
from billing.papers import INVOICE_KIND
from billing.queries import on_its_way
from billing.views.list_files import invoice_columns
from billing.views.papers import fapiao_context, fapiao_response, history_of
from billing.views.steps import step
from lib import clock
from lib.money import CURRENCIES, money_of, written
from look.statuses import DESK_INVOICE
from papers.queries import newest_of
from papers.views.files import paper_response
from tenants.models import CertificationBody
from web.acting import act
from web.lists import Days, Filter, ListAsked, ListOf, Order, ask, file_of
from web.policy import answers_now

FINANCE = ("finance",)
TABS = ("all", "drafts", "open", "overdue", "paid", "cancelled", "credited", "fapiao")


def tab_words() -> dict[str, str | Promise]:
    return {
        "all": _("All"),
        "drafts": _("Drafts"),
        "open": DESK_INVOICE["OPEN"].word,
        "overdue": DESK_INVOICE["OVERDUE"].word,
        "paid": DESK_INVOICE["PAID"].word,
        "cancelled": DESK_INVOICE["CANCELLED"].word,
        "credited": DESK_INVOICE["CREDITED"].word,
        "fapiao": _("Fapiao asked for"),
    }


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def invoices(request: StaffRequest) -> HttpResponseBase:
    body = request.certification_body
    tab = request.GET.get("tab", "all")
    tab = tab if tab in TABS else "all"
    asked = ask(queries.invoices_of(body, tab), invoice_list(body.time_zone), request.GET, fixed={"tab": tab})
    if file := file_of(asked, request.GET, f"invoices-{tab}"):
        return file
    ages = queries.ages_of(body)
    context = {
        "asked": asked,
        "page": asked.page,
        "pages": desk_tabs(request, "invoices"),
        "tabs": _list_tabs(body, tab, asked),
        "tab": tab,
        "sums": [(sums, ages.get(sums["currency"], [])) for sums in queries.sums_of(body)],
        "other_payee": queries.with_other_payee(body).count(),
        "has_account": queries.bank_account_of(body) is not None,
    }
    return render(request, "billing/invoices.html", context)


def desk_tabs(request: HttpRequest, here: str) -> list[dict[str, Any]]:
    """The pages of the finance desk that answer today; `here` is the name of one's address."""
    pages = {
        "invoices": _("Invoices"),
        "clients": _("Clients"),
        "transfers": _("Transfers"),
        "credit-notes": _("Credit notes"),
        "refunds": _("Refunds"),
        "statements": _("Bank statements"),
        "fapiao-desk": _("Fapiao in bulk"),
        "journal": _("Journal"),
        "reminders": _("Reminders"),
    }
    addressed = [(name, words, reverse(f"billing:{name}")) for name, words in pages.items()]
    return [
        {"words": words, "url": url, "is_current": here == name}
        for name, words, url in addressed
        if answers_now(request, url)
    ]


def _list_tabs(body: CertificationBody, here: str, asked: ListAsked) -> list[dict[str, Any]]:
    """The invoices by how they stand, with how many there are."""
    counts = queries.counts_of(body)
    return [
        {"words": words, "url": asked.at(tab=key), "is_current": key == here, "count": counts[key]}
        for key, words in tab_words().items()
    ]


def invoice_list(zone: str) -> ListOf:
    """What can be asked of the list."""
    client = ("organisation__name_zh", "organisation__name_en", "-drafted_at", "pk")
    currencies = [(code, code) for code in sorted(CURRENCIES)]
    return ListOf(
        search=queries.matching,
        search_words=_("Client, number, payment reference, amount"),
        orders={
            "newest": Order(_("newest first"), ("-drafted_at", "pk")),
            "due": Order(_("due first"), (F("due_on").asc(nulls_last=True), "pk")),
            "total": Order(_("highest total first"), ("-total", "pk")),
            "client": Order(pgettext("who pays", "by client"), client),
        },
        filters=(Filter("currency", _("Currency"), currencies, lambda value: Q(currency=value)),),
        days=(
            Days("issued", pgettext("an invoice", "Issued"), "issued_at", zone),
            Days("due", _("Pay by"), "due_on"),
        ),
        columns=invoice_columns(zone),
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def invoice(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    context = {
        "invoice": invoice,
        **fapiao_context(invoice),
        "lines": list(invoice.lines.select_related("invoice")),
        "payments": list(invoice.payments.select_related("invoice", "note", "recorded_by", "reversed_by")),
        "refunds": list(invoice.refunds.all()),
        "credit_notes": list(invoice.credit_notes.all()),
        "events": history_of(invoice),
        "paper": newest_of(INVOICE_KIND, invoice.pk),
        "credit": queries.credit_of(invoice) if invoice.asked else None,
        "on_its_way": on_its_way(invoice),
        "next_reminder": actions.next_reminder(invoice),
        "may_draft_anew": invoice.state in {State.CANCELLED, State.CREDITED},
        "names_other_account": queries.with_other_payee(invoice.body).filter(pk=invoice.pk).exists(),
        "for_staff": True,
    }
    return render(request, "billing/invoice.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def print_invoice(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    return render(
        request, "billing/print.html", {"invoice": invoice, "lines": list(invoice.lines.select_related("invoice"))}
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def new(request: StaffRequest) -> HttpResponse:
    """Draft an invoice; `?instead_of=` one that was cancelled to be put right, with its lines and what it was for;
    `?organisation=` for this client.
    """
    before = _instead_of(request)
    initial = _head_of(before) if before else _client_asked(request)
    form = InvoiceForm(request.POST or None, body=request.certification_body, initial=initial)
    form.fields["organisation"].disabled = before is not None
    lines = _line_forms(request, before)
    if lines.is_valid() and (
        drafted := act(request, lambda: _draft(request, form, lines, before), form=form, typed=lines)
    ):
        return redirect(drafted.result)
    return render(request, "billing/edit.html", {"form": form, "lines": lines, "invoice": before})


def _client_asked(request: StaffRequest) -> dict[str, Any] | None:
    """The client whose page one comes from, as the form names it, with the currency of its account."""
    try:
        pk = UUID(request.GET.get("organisation", ""))
    except ValueError:
        return None
    client = queries.client_for(request.user, pk, body=request.certification_body)
    currencies = queries.currencies_of(client, request.certification_body)
    named = {"organisation": _named(client)}
    return named | ({"currency": currencies[0]} if len(currencies) == 1 else {})


def _named(client: Organisation) -> str:
    """By what the form finds it again."""
    return client.credit_code or client.registration_number or str(client)


def _instead_of(request: StaffRequest) -> Invoice | None:
    try:
        pk = UUID(request.GET.get("instead_of", ""))
    except ValueError:
        return None
    invoice = _found(request, pk)
    return invoice if invoice.state in {State.CANCELLED, State.CREDITED} else None


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    if invoice.state != State.DRAFT:
        messages.warning(request, _("This invoice has been issued. Cancel it and draft another."))
        return redirect(invoice)
    form = InvoiceForm(request.POST or None, body=request.certification_body, initial=_head_of(invoice))
    form.fields["organisation"].disabled = True
    lines = _line_forms(request, invoice)
    if lines.is_valid() and act(
        request,
        lambda: actions.rewrite_draft(invoice, about=form.about, lines=_lines(form, lines), by=request.user),
        form=form,
        typed=lines,
    ):
        return redirect(invoice)
    return render(request, "billing/edit.html", {"form": form, "lines": lines, "invoice": invoice})


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def file(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    invoice = _found(request, pk)
    return paper_response(request, newest_of(INVOICE_KIND, invoice.pk), door="staff", back=invoice.get_absolute_url())


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def issue(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    account = queries.bank_account_of(request.certification_body)
    if account is None:
        messages.warning(request, _("First say to which bank account your clients pay."))
        return redirect("billing:account")
    form = IssueInvoiceForm(request.POST or None, initial={"due_on": due_day(account)})
    page: dict[str, Any] = {
        "title": _("Issue this invoice"),
        "text": _("It gets its number and payment reference, and the client is told. After that it cannot be changed."),
        "action": _("Issue invoice"),
        "points": [
            *accounts_named(account, [invoice.currency]),
            *left_unsaid(account, [invoice.currency]),
            f"{_('Total')} {written(invoice.total_money)}",
        ],
    }
    return step(request, invoice, form, lambda: actions.issue(invoice, by=request.user, **form.cleaned_data), **page)


def due_day(account: BankAccount) -> date:
    """Until when an invoice of today is to be paid, unless somebody says otherwise."""
    return clock.today(account.body.time_zone) + timedelta(days=account.days_to_pay)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def record_payment(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    initial = {"amount": invoice.asked_money.amount or "", "received_on": clock.today(invoice.body.time_zone)}
    form = PaymentForm(request.POST or None, invoice=invoice, initial=initial)
    page: dict[str, Any] = {
        "title": _("Record a payment"),
        "text": _(
            "As it stands on the bank statement. A part is enough; of more than is owed, record a transfer: "
            "the rest is kept as the client's credit."
        ),
        "points": _what_comes_by_card(invoice),
        "action": _("Record payment"),
    }
    return step(
        request, invoice, form, lambda: actions.record_payment(invoice, by=request.user, **form.cleaned_data), **page
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def use_credit(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    credit = queries.credit_of(invoice)
    initial = {"amount": min(credit, invoice.asked_money).amount}
    form = CreditUseForm(request.POST or None, currency=invoice.currency, initial=initial)
    page: dict[str, Any] = {
        "title": _("Pay from the client's credit"),
        "text": _("What the client paid too much, or had credited, pays this invoice: the oldest first. It is told."),
        "points": [
            _("The client has %(amount)s to its credit with you.") % {"amount": written(credit)},
            _("%(amount)s is asked for.") % {"amount": written(invoice.asked_money)},
            *_what_comes_by_card(invoice),
        ],
        "action": _("Pay from credit"),
    }
    return step(
        request, invoice, form, lambda: actions.use_credit(invoice, by=request.user, **form.cleaned_data), **page
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def reverse_payment(request: StaffRequest, pk: UUID, payment_pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    payment = get_object_or_404(invoice.payments, pk=payment_pk)
    page: dict[str, Any] = {
        "title": _("Take this payment back"),
        "text": _(
            "For a payment that was recorded by mistake. Both entries stay on record; the invoice is open again."
        ),
        "points": [f"{payment.bank_reference}: {written(payment.money)}", _("The client is told, with your reason.")],
        "action": _("Take payment back"),
        "is_grave": True,
    }
    form = ReversePaymentForm(request.POST or None)
    return step(
        request, invoice, form, lambda: actions.reverse_payment(payment, by=request.user, **form.cleaned_data), **page
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    page: dict[str, Any] = {
        "title": _("Cancel this invoice"),
        "text": _("Nothing is owed any more. This cannot be undone; its number stays used."),
        "points": _what_cancelling_does(invoice),
        "action": _("Cancel invoice"),
        "is_grave": True,
    }
    form = (ReasonForClientForm if invoice.was_issued else InvoiceReasonForm)(request.POST or None)
    return step(request, invoice, form, lambda: actions.cancel(invoice, by=request.user, **form.cleaned_data), **page)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def record_fapiao(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = _found(request, pk)
    fapiao = queries.fapiao_of(invoice)
    if fapiao is None:
        raise Http404
    page: dict[str, Any] = {
        "title": _("Record the fapiao"),
        "text": _("Make it in the tax office's system with these data, then record its number and file here."),
        "facts": fapiao_says(invoice, fapiao),
        "points": fapiao_lines(invoice),
        "action": _("Record fapiao"),
    }
    form = FapiaoRecordForm(request.POST or None, request.FILES or None, initial={"number": fapiao.number})
    return step(
        request, invoice, form, lambda: actions.record_fapiao(invoice, by=request.user, **form.cleaned_data), **page
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def fapiao_file(request: StaffRequest, pk: UUID) -> FileResponse:
    return fapiao_response(_found(request, pk))


def _found(request: StaffRequest, pk: UUID) -> Invoice:
    return queries.invoice_for(request.user, pk, body=request.certification_body)


def accounts_named(account: BankAccount, currencies: Iterable[str]) -> list[str]:
    """The accounts that invoices in these currencies will name; where there are several, each with its currency."""
    payees = queries.payees_for(account, currencies)
    words = {currency: f"{payee['bank']} {payee['number']}" for currency, payee in payees.items()}
    if len(set(words.values())) <= 1:
        return list(words.values())[:1]
    return [f"{word} ({currency})" for currency, word in words.items()]


def left_unsaid(account: BankAccount, currencies: Iterable[str]) -> list[str]:
    """What nobody has said that would be on invoices in these currencies."""
    words = _("No account for %(currency)s is entered: the invoice names your general account.")
    without = set(currencies) & set(queries.currencies_without_account(account.body))
    points = [words % {"currency": currency} for currency in sorted(without)]
    if account.body.is_overseas and queries.said_rate_of(account.body) is None:
        points.append(_("You have not said your tax rate: what was drafted by itself is without tax."))
    return points


def _what_cancelling_does(invoice: Invoice) -> list[str]:
    points = [_("The client is told, with your reason.")] if invoice.was_issued else []
    return points + _what_comes_by_card(invoice)


def _what_comes_by_card(invoice: Invoice) -> list[str]:
    """A payment by card that takes some days arrives, whatever is done meanwhile."""
    if not (coming := on_its_way(invoice)):
        return []
    words = _("%(amount)s is on its way by card. Where it fits nothing when it comes, it stands under Getting paid.")
    return [words % {"amount": written(money_of(coming, invoice.currency))}]


def _draft(request: StaffRequest, form: InvoiceForm, lines: Any, before: Invoice | None) -> Invoice:
    return actions.draft_invoice(
        form.cleaned_data["organisation"],
        body=request.certification_body,
        about=form.about,
        lines=_lines(form, lines),
        by=request.user,
        instead_of=before,
    )


def _line_forms(request: StaffRequest, invoice: Invoice | None) -> Any:
    """The lines of an invoice to be put right, or empty ones that begin with the body's usual rate."""
    usual = {"tax_rate": queries.usual_rate_of(request.certification_body)}
    initial = _lines_of(invoice) if invoice else None
    return LineFormSet(request.POST or None, prefix="lines", initial=initial, form_kwargs={"usual": usual})


def _lines(form: InvoiceForm, lines: Any) -> list[actions.LineData]:
    return [line.line(form.cleaned_data["currency"]) for line in lines if line.is_filled]


def _head_of(invoice: Invoice) -> dict[str, Any]:
    return {
        "organisation": _named(invoice.organisation),
        "about_zh": invoice.about_zh,
        "about_en": invoice.about_en,
        "currency": invoice.currency,
    }


def _lines_of(invoice: Invoice) -> list[dict[str, Any]]:
    return [
        {
            "description_zh": line.description_zh,
            "description_en": line.description_en,
            "quantity": line.quantity,
            "price": money_of(line.unit_price, invoice.currency).amount,
            "tax_rate": line.tax_rate,
            "tax_included": line.tax_included,
        }
        for line in invoice.lines.all()
    ]
