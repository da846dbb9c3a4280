"""What a body says about its money once: where clients pay, in each currency, and its tax rate.

Finance staff and administrators: what one of them changes of an account, a second confirms (`account_changes`).
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.forms import BankAccountForm, CurrencyAccountForm
from billing.models import GENERAL, AccountChange, CurrencyAccount
from billing.second_people import CONFIRMS
from billing.views.account_changes import of_what
from lib.money import CURRENCIES
from web.acting import act

MOST_SHOWN = 50  # of all accounts that ever were; more is what an export is for


@policy(host="body", who="body_staff", roles=CONFIRMS, while_closing=True)
def account(request: StaffRequest) -> HttpResponse:
    """The account for all that has no other, tax, and the accounts for one currency each."""
    body = request.certification_body
    account, seen = queries.bank_account_of(body), queries.change_in_force(body, GENERAL)
    form = BankAccountForm(request.POST or None, instance=account, body=body, seen=seen)
    saved = act(request, lambda: actions.set_account_and_tax(body, by=request.user, **form.cleaned_data), form=form)
    if saved and saved.result:
        return _waits(request, saved.result)
    if saved:
        messages.success(request, _("Saved. Invoices issued from now on say so."))
        return redirect("billing:invoices" if "finance" in request.roles else "billing:account")
    context = {
        "form": form,
        "has_account": account is not None,
        "accounts": queries.accounts_by_currency(body),
        "without_own": queries.currencies_without_account(body),
        "may_add": bool(_free(request)),
        "does_finance": "finance" in request.roles,
        "waiting": [
            (
                change,
                of_what(change),
                change.proposed_by != request.user and queries.why_not_confirmed(change, request.user),
            )
            for change in queries.waiting_accounts(body)
        ],
        "history": [(change, of_what(change)) for change in queries.changes_of_account(body)[:MOST_SHOWN]],
    }
    return render(request, "billing/account.html", context)


@policy(host="body", who="body_staff", roles=CONFIRMS, while_closing=True)
def new_account_in(request: StaffRequest) -> HttpResponse:
    """One more account, for a currency that has none of its own."""
    if not (free := _free(request)) or queries.bank_account_of(request.certification_body) is None:
        return redirect("billing:account")
    return _account_in(request, CurrencyAccountForm(request.POST or None, free=free), "")


@policy(host="body", who="body_staff", roles=CONFIRMS, while_closing=True)
def account_in(request: StaffRequest, currency: str) -> HttpResponse:
    known, seen = _known(request, currency), queries.change_in_force(request.certification_body, currency)
    return _account_in(request, CurrencyAccountForm(request.POST or None, instance=known, seen=seen), currency)


@policy(host="body", who="body_staff", roles=CONFIRMS, while_closing=True)
@require_POST
def drop_account_in(request: StaffRequest, currency: str) -> HttpResponse:
    known, body = _known(request, currency), request.certification_body
    done = act(request, lambda: actions.propose_no_account(body, known.currency, by=request.user))
    return _waits(request, done.result) if done else redirect("billing:account")


def _account_in(request: StaffRequest, form: CurrencyAccountForm, currency: str) -> HttpResponse:
    body = request.certification_body
    done = act(
        request,
        lambda: actions.propose_account(body, by=request.user, **{"currency": currency, **form.cleaned_data}),
        form=form,
    )
    if done and done.result:
        return _waits(request, done.result)
    if done:
        messages.success(request, _("Nothing was changed: clients pay there already."))
        return redirect("billing:account")
    return render(request, "billing/account_in.html", {"form": form, "currency": currency})


def _waits(request: StaffRequest, change: AccountChange) -> HttpResponse:
    """To the page of what was proposed, which says who has to confirm it."""
    messages.success(request, _("Proposed. It stands once a second person has confirmed it."))
    return redirect(change)


def _known(request: StaffRequest, currency: str) -> CurrencyAccount:
    if (known := queries.account_in(request.certification_body, currency)) is None:
        raise Http404
    return known


def _free(request: StaffRequest) -> list[str]:
    taken = {each.currency for each in queries.accounts_by_currency(request.certification_body)}
    return [code for code in CURRENCIES if code not in taken]
