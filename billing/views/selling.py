"""What a body says about its money once: where clients pay, in each currency, and its tax rate. Finance staff only."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.forms import BankAccountForm, CurrencyAccountForm
from billing.models import CurrencyAccount
from billing.views.desk import FINANCE
from lib.money import CURRENCIES
from web.acting import act


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def account(request: StaffRequest) -> HttpResponse:
    """The account for all that has no other, tax, and the accounts for one currency each."""
    body = request.certification_body
    form = BankAccountForm(request.POST or None, instance=queries.bank_account_of(body), body=body)
    words = _("Saved. Invoices issued from now on name this account.")
    if act(request, lambda: actions.set_account_and_tax(body, by=request.user, **form.cleaned_data), words, form=form):
        return redirect("billing:invoices")
    context = {
        "form": form,
        "has_account": queries.bank_account_of(body) is not None,
        "accounts": queries.accounts_by_currency(body),
        "without_own": queries.currencies_without_account(body),
        "may_add": bool(_free(request)),
    }
    return render(request, "billing/account.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def new_account_in(request: StaffRequest) -> HttpResponse:
    """One more account, for a currency that has none of its own."""
    if not (free := _free(request)) or queries.bank_account_of(request.certification_body) is None:
        return redirect("billing:account")
    return _account_in(request, CurrencyAccountForm(request.POST or None, free=free), "")


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def account_in(request: StaffRequest, currency: str) -> HttpResponse:
    known = _known(request, currency)
    return _account_in(request, CurrencyAccountForm(request.POST or None, instance=known), currency)


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
@require_POST
def drop_account_in(request: StaffRequest, currency: str) -> HttpResponse:
    known, body = _known(request, currency), request.certification_body
    words = _("Taken away. Invoices in %(currency)s name your general account from now on.") % {"currency": currency}
    act(request, lambda: actions.drop_account_in(body, known.currency, by=request.user), words)
    return redirect("billing:account")


def _account_in(request: StaffRequest, form: CurrencyAccountForm, currency: str) -> HttpResponse:
    body, words = request.certification_body, _("Saved. Invoices issued from now on name this account.")
    saved = act(
        request,
        lambda: actions.set_account_in(body, by=request.user, **{"currency": currency, **form.cleaned_data}),
        words,
        form=form,
    )
    if saved:
        return redirect("billing:account")
    return render(request, "billing/account_in.html", {"form": form, "currency": currency})


def _known(request: StaffRequest, currency: str) -> CurrencyAccount:
    if (known := queries.account_in(request.certification_body, currency)) is None:
        raise Http404
    return known


def _free(request: StaffRequest) -> list[str]:
    taken = {each.currency for each in queries.accounts_by_currency(request.certification_body)}
    return [code for code in CURRENCIES if code not in taken]
