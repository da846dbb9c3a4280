"""Many drafts go out at once: first a page that says what would happen, then each for itself, then what became of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from moneyed import Money

from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.forms import IssueInvoiceForm
from billing.models import BankAccount, Invoice
from billing.views.desk import FINANCE, accounts_named, due_day, invoice_list, left_unsaid
from lib.money import written
from lib.text import localized
from web.acting import act
from web.lists import ask

MOST_AT_ONCE = 100  # of one press: each gets its number, its paper and its letters
NAMED = 10  # of what was refused


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def issue_ticked(request: StaffRequest) -> HttpResponse:
    """`?invoice=…` for each that was ticked, or `?all=1` and what was asked of the list of drafts."""
    account = queries.bank_account_of(request.certification_body)
    if account is None:
        messages.warning(request, _("First say to which bank account your clients pay."))
        return redirect("billing:account")
    back = f"{reverse('billing:invoices')}?tab=drafts"
    form = IssueInvoiceForm(request.POST or None, initial={"due_on": due_day(account)})
    if request.method == "POST":
        chosen = queries.drafts_among(_uuids(request.POST.getlist("invoice")[:MOST_AT_ONCE]), account.body)
        if done := act(request, lambda: actions.issue_many(chosen, by=request.user, **form.cleaned_data), form=form):
            _say(request, done.result)
            return redirect(back)
    else:
        chosen = _chosen(request)
    if not chosen:
        messages.warning(request, _("Tick the drafts first."))
        return redirect(back)
    context = {"form": form, "back_url": back, **_shown(chosen[:MOST_AT_ONCE], account)}
    context["left_out"] = max(len(chosen) - MOST_AT_ONCE, 0)
    return render(request, "billing/issue_ticked.html", context)


def _chosen(request: StaffRequest) -> list[Invoice]:
    body = request.certification_body
    if "all" not in request.GET:
        return queries.drafts_among(_uuids(request.GET.getlist("invoice")[:MOST_AT_ONCE]), body)
    asked = ask(queries.invoices_of(body, "drafts"), invoice_list(body.time_zone), request.GET)
    return list(asked.rows.order_by("drafted_at", "pk"))


def _shown(chosen: list[Invoice], account: BankAccount) -> dict[str, Any]:
    """What goes out, what it comes to and names, and what does not and why."""
    refusals = [(invoice, actions.why_not_issued(invoice, account)) for invoice in chosen]
    ready = [invoice for invoice, why in refusals if not why]
    currencies = {invoice.currency for invoice in ready}
    return {
        "ready": ready,
        "accounts": accounts_named(account, currencies),
        "unsaid": left_unsaid(account, currencies),
        "totals": [written(total) for total in _totals(ready)],
        "refused": [(invoice, why) for invoice, why in refusals if why],
    }


def _totals(invoices: Iterable[Invoice]) -> list[Money]:
    """By currency: amounts of two are never added."""
    totals: dict[str, Money] = {}
    for invoice in invoices:
        before = totals.get(invoice.currency)
        totals[invoice.currency] = before + invoice.total_money if before is not None else invoice.total_money
    return [totals[currency] for currency in sorted(totals)]


def _say(request: StaffRequest, done: actions.IssuedMany) -> None:
    if issued := done.issued:
        words = ngettext(
            "%(count)d invoice is issued: %(numbers)s, %(totals)s. Its client is told.",
            "%(count)d invoices are issued: %(numbers)s, %(totals)s. Their clients are told.",
            len(issued),
        )
        numbers = issued[0].number if len(issued) == 1 else f"{issued[0].number} – {issued[-1].number}"
        totals = " + ".join(written(total) for total in _totals(issued))
        messages.success(request, words % {"count": len(issued), "numbers": numbers, "totals": totals})
    for invoice, why in done.refused[:NAMED]:
        named = invoice.number or localized(invoice.about)
        messages.warning(request, f"{localized(invoice.organisation.name)}, {named}: {why}")
    if more := len(done.refused) - NAMED if len(done.refused) > NAMED else 0:
        words = ngettext("%(count)d more was not issued.", "%(count)d more were not issued.", more)
        messages.warning(request, words % {"count": more})


def _uuids(values: Iterable[str]) -> list[UUID]:
    """Keys as they were sent; what is none is dropped."""
    keys = []
    for value in values:
        try:
            keys.append(UUID(value))
        except ValueError:
            continue
    return keys
