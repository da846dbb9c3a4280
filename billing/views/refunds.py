"""Refunds on a body's desk: finance staff open them and pay them out, whoever administers the body may approve them as well."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Case, IntegerField, Q, Value, When
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.forms import InvoiceReasonForm, RefundForm, SettleRefundForm
from billing.models import PROMISED, Refund, RefundState
from billing.views.desk import FINANCE, desk_tabs
from billing.views.list_files import refund_columns
from billing.views.steps import step, step_page
from lib import clock
from lib.money import CURRENCIES, written
from lib.text import localized
from web.acting import act
from web.lists import Days, Filter, ListOf, Order, ask, file_of

APPROVERS = tuple(sorted(queries.REFUNDERS))


@policy(host="body", who="body_staff", roles=APPROVERS, while_suspended=True)
def refunds(request: StaffRequest) -> HttpResponseBase:
    body = request.certification_body
    _refuse_judges(request)
    asked = ask(queries.refunds_of(body), refund_list(body.time_zone), request.GET)
    if file := file_of(asked, request.GET, "refunds"):
        return file
    context = {
        "asked": asked,
        "page": asked.page,
        "tabs": desk_tabs(request, "refunds") if "finance" in request.roles else [],
    }
    return render(request, "billing/refunds.html", context)


def refund_list(zone: str) -> ListOf:
    """What can be asked of the list: those that wait come first."""
    waits = Case(
        When(state=RefundState.OPEN, then=Value(0)),
        When(state=RefundState.APPROVED, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    currencies = [(code, code) for code in sorted(CURRENCIES)]
    return ListOf(
        search=queries.refunds_matching,
        search_words=_("Client, reason, invoice number, amount"),
        orders={
            "waiting": Order(_("what waits first"), (waits, "-opened_at", "pk")),
            "newest": Order(_("newest first"), ("-opened_at", "pk")),
            "amount": Order(_("highest amount first"), ("-amount", "pk")),
        },
        filters=(
            Filter("state", _("Status"), RefundState.choices, lambda value: Q(state=value)),
            Filter("currency", _("Currency"), currencies, lambda value: Q(currency=value)),
        ),
        days=(
            Days("opened", pgettext("a refund", "Opened"), "opened_at", zone),
            Days("sent", _("Sent on"), "settled_on"),
        ),
        columns=refund_columns(zone),
    )


@policy(host="body", who="body_staff", roles=APPROVERS, while_suspended=True)
def refund(request: StaffRequest, pk: UUID) -> HttpResponse:
    refund = _found(request, pk)
    does_finance = "finance" in request.roles
    context = {
        "refund": refund,
        "events": _history(refund),
        "does_finance": does_finance,
        "may_approve": refund.state == RefundState.OPEN and request.user not in (refund.opened_by, refund.caused_by),
        "may_settle": does_finance and refund.state == RefundState.APPROVED and refund.approved_by != request.user,
        "may_drop": refund.state in PROMISED and refund.opened_by is not None,
        "waits_for": _waits_for(refund, request.user),
        "by_card": queries.return_of(refund),
        "card": queries.card_for(refund) if refund.state == RefundState.APPROVED else None,
    }
    return render(request, "billing/refund.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def open_refund(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = queries.invoice_for(request.user, pk, body=request.certification_body)
    form = RefundForm(
        request.POST or None,
        currency=invoice.currency,
        most=invoice.refundable,
        initial={"amount": invoice.refundable.amount},
    )
    page = {
        "title": _("Open a refund"),
        "text": _(
            "It sends money back; to lower what the invoice asks, credit the invoice instead. A second person approves it "
            "before it is paid out. The client is told now, with your reason."
        ),
        "action": _("Open refund"),
    }
    opened = act(
        request,
        lambda: actions.open_refund(invoice, amount=form.cleaned_data["amount"], reason=form.reason, by=request.user),
        _("The refund is open. It waits for a second person."),
        form=form,
    )
    if opened:
        return redirect(opened.result)
    return step_page(request, invoice, form=form, **page)


@policy(host="body", who="body_staff", roles=APPROVERS, while_suspended=True)
def approve(request: StaffRequest, pk: UUID) -> HttpResponse:
    refund = _found(request, pk)
    return _confirmed(
        request,
        refund,
        lambda: actions.approve_refund(refund, by=request.user),
        title=_("Approve this refund"),
        text=_("Whoever approves a refund does not pay it out: another person does."),
        points=[localized(refund.reason), written(refund.money), *_goes_to(refund)],
        action=_("Approve refund"),
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def settle(request: StaffRequest, pk: UUID) -> HttpResponse:
    refund = _found(request, pk)
    initial = {"settled_on": clock.today(refund.body.time_zone), "paid_to": queries.way_back_of(refund)}
    form = SettleRefundForm(request.POST or None, initial=initial)
    return step(
        request,
        refund,
        form,
        lambda: actions.settle_refund(refund, by=request.user, **form.cleaned_data),
        done=_("Written down. The client is told."),
        title=_("Record that it was paid back"),
        text=_("Send the money at your bank first, to the account that paid. This cannot be undone here."),
        points=[written(refund.money)],
        action=_("Record as paid back"),
    )


@policy(host="body", who="body_staff", roles=APPROVERS, while_suspended=True)
def drop(request: StaffRequest, pk: UUID) -> HttpResponse:
    refund = _found(request, pk)
    form = InvoiceReasonForm(request.POST or None)
    return step(
        request,
        refund,
        form,
        lambda: actions.drop_refund(refund, by=request.user, **form.cleaned_data),
        title=_("Drop this refund"),
        text=_("The money does not go back. The client is told, with your reason."),
        points=[written(refund.money)],
        action=_("Drop refund"),
        is_grave=True,
    )


def _found(request: StaffRequest, pk: UUID) -> Refund:
    _refuse_judges(request)
    return queries.refund_for(request.user, pk, body=request.certification_body)


def _refuse_judges(request: StaffRequest) -> None:
    if not queries.sees_refunds(request.roles):
        raise PermissionDenied


def _confirmed(request: StaffRequest, refund: Refund, do: Callable[[], object], **page: Any) -> HttpResponse:
    """A page without fields that says what will happen, and does it."""
    if act(request, do):
        return redirect(refund)
    return step_page(request, refund, **page)


def _goes_to(refund: Refund) -> list[str]:
    """To where, as far as anybody wrote it down: whoever approves reads it."""
    account = queries.way_back_of(refund)
    return [_("Goes to %(account)s") % {"account": account}] if account else []


def _waits_for(refund: Refund, user: User) -> str:
    """Why the reader cannot take the next step; "" where they can or there is none."""
    if refund.state == RefundState.OPEN and refund.opened_by == user:
        return _("You opened this refund: a second person of finance or administration approves it.")
    if refund.state == RefundState.OPEN and refund.caused_by == user:
        return _("You cancelled what this refund is for: a second person of finance or administration approves it.")
    if refund.state == RefundState.APPROVED and refund.approved_by == user:
        return _("You approved this refund: another person of finance pays it out.")
    return ""


def _history(refund: Refund) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = [
        {"when": refund.opened_at, "what": _("Refund opened"), "who": refund.opened_by or _("the system")},
        {"when": refund.approved_at, "what": _("Approved"), "who": refund.approved_by},
        {
            "when": refund.settled_at,
            "what": _("Paid back"),
            "who": refund.settled_by,
            "why": " · ".join(filter(None, [refund.bank_reference, refund.elsewhere_because])),
            "tone": "good",
        },
        {
            "when": refund.dropped_at,
            "what": pgettext("refund status", "Dropped"),
            "who": refund.dropped_by or _("the system"),
            "why": refund.why_dropped,
            "tone": "stop",
        },
    ]
    return [event for event in events if event["when"]]
