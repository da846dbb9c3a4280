"""The platform's own money beyond its invoices: what goes back to a subscriber, and the fapiao of our invoices."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInAtSiteRequest, StaffRequest, policy
from billing.models import OwnFapiaoFile, OwnRefund, SubscriptionInvoice
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import own_fapiao
from billing.subscriptions.forms import (
    OwnFapiaoRecordForm,
    OwnFapiaoRequestForm,
    OwnReasonForm,
    OwnRefundForm,
    SettleOwnRefundForm,
)
from billing.subscriptions.queries import own_money as queries
from billing.subscriptions.queries.subscriptions import (
    SEES_SUBSCRIPTION,
    credit_left,
    receipt_for_operator,
    subscription_invoice_for,
    subscription_invoice_for_operator,
)
from lib import clock
from lib.money import in_figures, money_of, written
from lib.text import localized, written_percent
from web.acting import act, answer

STEP = "billing/operator_step.html"


@policy(host="site", who="operator")
def open_refund(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    receipt = receipt_for_operator(pk)
    left = money_of(max(credit_left(receipt), 0), receipt.currency)
    form = OwnRefundForm(request.POST or None, currency=receipt.currency, initial={"amount": left.amount})
    payer = receipt.payer_name or _("whoever paid")
    to = _("the card that paid") if receipt.how == receipt.How.CARD else payer
    return answer(
        request,
        form,
        lambda: subscriptions.open_own_refund(receipt, by=request.user, **form.cleaned_data),
        back=reverse("billing:subscriber", args=[receipt.subscription_id]),
        template=STEP,
        done=_("Opened. A second operator has to approve it."),
        title=_("Send back what was paid ahead"),
        eyebrow=localized(receipt.subscription.body.name),
        text=_("You open it, a second operator approves it, and then it is sent. The subscriber is told now."),
        points=[
            _("Paid ahead of %(reference)s: %(amount)s.")
            % {"reference": receipt.bank_reference, "amount": written(left)},
            _("It goes to %(payer)s.") % {"payer": to},
        ],
        action=_("Open the refund"),
    )


@policy(host="site", who="operator")
@require_POST
def approve_refund(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    refund = queries.own_refund_for_operator(pk)
    words = _("Approved. It is sent to the card.") if refund.is_by_card else _("Approved. Send it at our bank now.")
    act(request, lambda: subscriptions.approve_own_refund(refund, by=request.user), words)
    return redirect(_of(refund))


@policy(host="site", who="operator")
@require_POST
def send_refund_again(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    refund = queries.own_refund_for_operator(pk)
    act(request, lambda: subscriptions.send_own_refund_again(refund, by=request.user), _("It is sent again."))
    return redirect(_of(refund))


@policy(host="site", who="operator")
def settle_refund(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    refund = queries.own_refund_for_operator(pk)
    knows_payer = bool(refund.receipt.payer_name) and not refund.is_by_card
    form = SettleOwnRefundForm(request.POST or None, knows_payer=knows_payer, initial={"settled_on": clock.today()})
    return _refund_step(
        request,
        refund,
        form,
        subscriptions.settle_own_refund,
        done=_("Recorded."),
        title=_("Record as paid back"),
        text=_("Send it at our bank first, to the account that paid. The subscriber is told."),
        action=_("Record as paid back"),
    )


@policy(host="site", who="operator")
def drop_refund(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    refund = queries.own_refund_for_operator(pk)
    form = OwnReasonForm(request.POST or None)
    return _refund_step(
        request,
        refund,
        form,
        subscriptions.drop_own_refund,
        done=_("Dropped. It pays ahead again."),
        title=_("Drop the refund"),
        text=_("It is paid ahead again, and pays what is open. The subscriber reads the reason."),
        action=_("Drop the refund"),
        is_grave=True,
    )


@policy(host="site", who="operator")
def refund_came_back(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    refund = queries.own_refund_for_operator(pk)
    form = OwnReasonForm(request.POST or None)
    return _refund_step(
        request,
        refund,
        form,
        subscriptions.own_refund_came_back,
        done=_("Recorded. It pays ahead again."),
        title=_("The money came back"),
        text=_("It did not reach the subscriber and is on our account again: it is paid ahead, as before it was sent."),
        action=_("Record that it came back"),
        is_grave=True,
    )


def _of(refund: OwnRefund) -> str:
    return reverse("billing:subscriber", args=[refund.receipt.subscription_id])


def _refund_step(
    request: SignedInAtSiteRequest, refund: OwnRefund, form: BaseForm, do: Callable[..., object], **page: Any
) -> HttpResponse:
    """A page for one step with a refund: whose and of what it is, and back to the subscriber."""
    reference = refund.receipt.bank_reference
    points = [f"{written(refund.money)} · {reference} · {refund.receipt.payer_name}".rstrip(" ·"), refund.reason]
    return answer(
        request,
        form,
        lambda: do(refund, by=request.user, **form.cleaned_data),
        back=_of(refund),
        template=STEP,
        eyebrow=localized(refund.receipt.subscription.body.name),
        points=points,
        **page,
    )


# --- fapiao -----------------------------------------------------------------------------------------------------------


@policy(host="site", who="operator")
def record_fapiao(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    invoice = subscription_invoice_for_operator(pk)
    fapiao = queries.own_fapiao_for_operator(invoice)
    form = OwnFapiaoRecordForm(request.POST or None, request.FILES or None, initial={"number": fapiao.number})
    number = _("Tax number %(number)s") % {"number": fapiao.tax_number} if fapiao.tax_number else _("No tax number")
    says = [str(fapiao.get_kind_display()), fapiao.title, number]
    says.append(_("%(amount)s with tax") % {"amount": written(fapiao.amount)})
    says.append(f"{localized(invoice.about)} · {in_figures(invoice.net_money)} · {written_percent(invoice.tax_rate)}")
    return answer(
        request,
        form,
        lambda: own_fapiao.record_own_fapiao(fapiao, by=request.user, **form.cleaned_data),
        back=reverse("billing:own-invoice-of-body", args=[invoice.pk]),
        template=STEP,
        done=_("Recorded. The subscriber is told."),
        title=_("Record the fapiao"),
        eyebrow=invoice.number,
        text=_("Make it in the tax office's system with this, and bring its number and files."),
        points=says,
        action=_("Record the fapiao"),
    )


@policy(host="site", who="operator")
def record_red(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    invoice = subscription_invoice_for_operator(pk)
    fapiao = queries.own_fapiao_for_operator(invoice)
    form = OwnFapiaoRecordForm(request.POST or None, request.FILES or None, initial={"number": fapiao.red_number})
    return answer(
        request,
        form,
        lambda: own_fapiao.record_own_red(fapiao, by=request.user, **form.cleaned_data),
        back=reverse("billing:own-invoice-of-body", args=[invoice.pk]),
        template=STEP,
        done=_("Recorded. The subscriber is told."),
        title=_("Record the red-letter fapiao"),
        eyebrow=invoice.number,
        text=_("It takes back what was given up after the fapiao was made."),
        points=[fapiao.number, _("%(amount)s with tax") % {"amount": written(fapiao.red_amount)}],
        action=_("Record the red-letter fapiao"),
    )


@policy(host="site", who="operator")
@require_safe
def fapiao_file(_request: SignedInAtSiteRequest, pk: UUID, file_pk: UUID) -> FileResponse:
    return _response(queries.own_fapiao_file(subscription_invoice_for_operator(pk), file_pk))


@policy(host="body", who="body_staff", roles=SEES_SUBSCRIPTION, while_closing=True)
def ask_fapiao(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = subscription_invoice_for(pk, body=request.certification_body)
    asked, subscription = queries.own_fapiao_of(invoice), invoice.subscription
    title = subscription.billed_name or subscription.body.name_zh or subscription.body.name_en
    initial = {} if asked else {"title": title, "tax_number": subscription.billed_code[:20]}
    form = OwnFapiaoRequestForm(request.POST or None, instance=asked, initial=initial)  # type: ignore[arg-type]
    back = reverse("billing:subscription-invoice", args=[pk])
    return answer(
        request,
        form,
        lambda: own_fapiao.request_own_fapiao(invoice, by=request.user, **form.cleaned_data),
        back=back,
        template="billing/ask_own_fapiao.html",
        done=_("Asked for. You are told when it is made."),
        invoice=invoice,
    )


@policy(host="body", who="body_staff", roles=SEES_SUBSCRIPTION, while_closing=True)
@require_safe
def own_fapiao_file(request: StaffRequest, pk: UUID, file_pk: UUID) -> FileResponse:
    return _response(queries.own_fapiao_file(subscription_invoice_for(pk, body=request.certification_body), file_pk))


def _response(file: OwnFapiaoFile) -> FileResponse:
    """To be kept and not shown: it came from outside."""
    return FileResponse(file.file.open(), as_attachment=True, filename=f"fapiao-{file}")


def fapiao_context(invoice: SubscriptionInvoice) -> dict[str, Any]:
    """What both sides read of it."""
    fapiao = queries.own_fapiao_of(invoice)
    return {
        "fapiao": fapiao,
        "fapiao_files": list(queries.own_fapiao_files(fapiao)) if fapiao else [],
        "may_ask": queries.may_ask_for_own_fapiao(invoice, fapiao),
    }
