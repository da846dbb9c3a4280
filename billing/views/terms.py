"""Open invoices are put right on the finance desk: more time, and the account that the body has now."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.actions.terms import MOST_AT_ONCE
from billing.forms import MoreTimeForm
from billing.views.desk import FINANCE
from billing.views.steps import step
from lib.money import CURRENCIES
from web.acting import act


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def more_time(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = queries.invoice_for(request.user, pk, body=request.certification_body)
    form = MoreTimeForm(request.POST or None)
    return step(
        request,
        invoice,
        form,
        lambda: actions.give_more_time(
            invoice, due_on=form.cleaned_data["due_on"], reason=form.reason, by=request.user
        ),
        done=_("The client has more time, and is told."),
        title=_("Give more time"),
        text=_(
            "The invoice is due later, and reminders begin anew from that day. Its paper is made anew. "
            "An invoice is never due earlier again."
        ),
        points=[_("The client is told, with your reason.")],
        action=_("Give more time"),
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def payment_details(request: StaffRequest) -> HttpResponse:
    """Open invoices that name another account than the body's for their currency: the ticked ones name it from now on."""
    body, account = request.certification_body, queries.bank_account_of(request.certification_body)
    waiting = queries.with_other_payee(body)
    shown = list(waiting[:MOST_AT_ONCE])
    ticked = set(request.POST.getlist("invoice"))
    chosen = [invoice for invoice in shown if str(invoice.pk) in ticked]
    payees = queries.payees_for(account, {invoice.currency for invoice in shown}) if account else {}
    numbers = {currency: request.POST.get(f"number_{currency}", "") for currency in CURRENCIES}
    if done := act(request, lambda: actions.give_payment_details(body, chosen, numbers=numbers, by=request.user)):
        count = len(done.result)
        words = ngettext(
            "%(count)d invoice names your account now. Its client is told.",
            "%(count)d invoices name your account now. Their clients are told.",
            count,
        )
        messages.success(request, words % {"count": count})
        return redirect("billing:payment-details" if waiting.exists() else "billing:invoices")
    one = request.GET.get("invoice", "")
    context = {
        "payees": payees.items(),
        "rows": [
            (invoice, payees[invoice.currency], str(invoice.pk) in ticked if ticked else one in {"", str(invoice.pk)})
            for invoice in shown
        ],
        "beyond": max(waiting.count() - len(shown), 0),
    }
    return render(request, "billing/payment_details.html", context)
