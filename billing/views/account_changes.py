"""Another account that clients are to pay to: looked at beside the one that stands, confirmed by a second person, or not."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.forms import InvoiceReasonForm
from billing.models import GENERAL, PAID_AT, AccountChange, BankAccount
from billing.second_people import CONFIRMS, second_people
from billing.views.steps import STEP
from web.acting import answer


@policy(host="body", who="body_staff", roles=CONFIRMS, while_closing=True)
def account_change(request: StaffRequest, pk: UUID) -> HttpResponse:
    change = _found(request, pk)
    waits = change.state == AccountChange.State.WAITS
    is_own = change.proposed_by == request.user
    only_declined = queries.why_not_confirmed(change, request.user) if waits and not is_own else ""
    context = {
        "change": change,
        "of": of_what(change),
        "rows": _rows(change),
        "is_general_before": _names_general_before(change),
        "waits": waits,
        "stands": change.state == AccountChange.State.STANDS,
        "only_declined": only_declined,
        "may_confirm": waits and not is_own and not only_declined,
        "may_withdraw": waits and is_own,
        "may_invite": "body_admin" in request.roles,
        # who declines it proposes anew, and then it is they who need another
        "is_alone": waits and not second_people(request.user if only_declined else change.proposed_by),
        "events": _history(change),
    }
    return render(request, "billing/account_change.html", context)


@policy(host="body", who="body_staff", roles=CONFIRMS, while_closing=True)
def confirm(request: StaffRequest, pk: UUID) -> HttpResponse:
    change = _found(request, pk)
    page = {
        "done": _("Confirmed. Invoices issued from now on name this account."),
        "title": _("Confirm this account"),
        "text": _(
            "Ask whoever proposed it, not by mail, and compare the number with a paper of the bank. Money that clients send to a "
            "wrong account is gone."
        ),
        "action": _("Confirm the account"),
    }
    if change.after is None:
        page = {
            "done": _("Confirmed. Invoices in %(currency)s issued from now on name the general account."),
            "title": _("Confirm that the account for %(currency)s goes"),
            "text": _(
                "Invoices in %(currency)s that are issued from now on name the general account. Ask whoever proposed it, not by "
                "mail, whether clients are to pay %(currency)s there."
            ),
            "action": _("Confirm that it goes"),
        }
        page = {name: words % {"currency": change.currency} for name, words in page.items()}
    return _step(
        request,
        change,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: actions.confirm_account(change, by=request.user),
        points=_points(change),
        **page,
    )


@policy(host="body", who="body_staff", roles=CONFIRMS, while_closing=True)
def decline(request: StaffRequest, pk: UUID) -> HttpResponse:
    change, form = _found(request, pk), InvoiceReasonForm(request.POST or None)
    return _step(
        request,
        change,
        form,
        lambda: actions.decline_account(change, by=request.user, **form.cleaned_data),
        done=_("Declined. The account that stood stands."),
        title=_("Decline this account") if change.after else _("Decline that this account goes"),
        text=_("Everybody who does finance or administers reads your reason."),
        points=_points(change),
        action=_("Decline the account") if change.after else _("Decline that it goes"),
        is_grave=True,
    )


@policy(host="body", who="body_staff", roles=CONFIRMS, while_closing=True)
def withdraw(request: StaffRequest, pk: UUID) -> HttpResponse:
    change = _found(request, pk)
    return _step(
        request,
        change,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: actions.withdraw_account(change, by=request.user),
        done=_("Withdrawn. The account that stood stands."),
        title=_("Withdraw this account"),
        text=_("It waits for nobody any more. You may propose another."),
        points=_points(change),
        action=_("Withdraw the account"),
        is_grave=True,
    )


def of_what(change: AccountChange) -> str:
    """For which invoices it is."""
    return change.currency or _("All currencies without an account of their own")


def _found(request: StaffRequest, pk: UUID) -> AccountChange:
    return queries.account_change_for(request.user, pk, body=request.certification_body)


def _step(
    request: StaffRequest, change: AccountChange, form: forms.Form, do: Callable[[], object], **page: Any
) -> HttpResponse:
    return answer(
        request,
        form,
        do,
        back=change.get_absolute_url(),
        template=STEP,
        up2_url=reverse("billing:account"),
        up2=_("Bank account and tax"),
        up_url=change.get_absolute_url(),
        up=_("Another bank account"),
        summary=of_what(change),
        **page,
    )


def _rows(change: AccountChange) -> list[dict[str, Any]]:
    """What differs and what does not, line by line. Where there was none of its own, the general account stood."""
    before, after = change.before or {}, change.after or {}
    if not after or _names_general_before(change):
        general = queries.general_account_of(change)
        before, after = before or general, after or general
    return [
        {
            "words": getattr(BankAccount._meta.get_field(name), "verbose_name", name),
            "before": before.get(name, ""),
            "after": after.get(name, ""),
            "differs": before.get(name, "") != after.get(name, ""),
        }
        for name in PAID_AT
    ]


def _points(change: AccountChange) -> list[str]:
    if change.after is None:
        general = queries.general_account_of(change)
        return [
            _("The account that goes: %(account)s") % {"account": _in_a_line(change.before)},
            _("The general account, which holds then: %(account)s") % {"account": _in_a_line(general)},
        ]
    return [_in_a_line(change.after)]


def _in_a_line(payee: dict[str, str]) -> str:
    return " · ".join(str(payee[name]) for name in PAID_AT if payee.get(name))


def _names_general_before(change: AccountChange) -> bool:
    """Whether invoices in its currency named the general account until it came."""
    return change.before is None and change.currency != GENERAL and not change.is_first


def _history(change: AccountChange) -> list[dict[str, Any]]:
    if change.is_first:
        words = _("Entered by one person: it stood at once")
        return [{"when": change.proposed_at, "what": words, "who": change.proposed_by, "tone": "good"}]
    words, tone = {
        AccountChange.State.WAITS: ("", ""),
        AccountChange.State.STANDS: (pgettext("a bank account", "Confirmed"), "good"),
        AccountChange.State.DECLINED: (pgettext("a bank account", "Declined"), "stop"),
        AccountChange.State.WITHDRAWN: (pgettext("a bank account", "Withdrawn"), "stop"),
    }[AccountChange.State(change.state)]
    events: list[dict[str, Any]] = [
        {"when": change.proposed_at, "what": pgettext("a bank account", "Proposed"), "who": change.proposed_by},
        {"when": change.ended_at, "what": words, "who": change.ended_by, "why": change.reason, "tone": tone},
    ]
    return [event for event in events if event["when"]]
