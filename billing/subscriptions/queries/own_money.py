"""Reads of the platform's own money: what goes back to subscribers, and the fapiao of its invoices."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.http import Http404

from billing.models import (
    HOLDS,
    OwnFapiao,
    OwnFapiaoFile,
    OwnInvoiceState,
    OwnReceipt,
    OwnRefund,
    RefundState,
    Subscription,
    SubscriptionInvoice,
)
from billing.subscriptions.queries.subscriptions import credit_left
from billing.tax import CURRENCY

_OF_REFUND = ("receipt__subscription__body", "opened_by", "approved_by")


def own_refund_for_operator(pk: UUID) -> OwnRefund:
    refund = OwnRefund.objects.select_related(*_OF_REFUND).filter(pk=pk).first()
    if refund is None:
        raise Http404
    return refund


def own_refunds_of(subscription: Subscription) -> QuerySet[OwnRefund]:
    return OwnRefund.objects.filter(receipt__subscription=subscription).select_related(*_OF_REFUND)


def own_refunds_shown(subscription: Subscription) -> QuerySet[OwnRefund]:
    """As its subscriber reads them."""
    return own_refunds_of(subscription).filter(state__in=HOLDS)


def own_refunds_that_wait() -> QuerySet[OwnRefund]:
    """For an operator: to be approved, to be sent at the bank, or refused by the provider."""
    by_hand = Q(state=RefundState.APPROVED) & (Q(receipt__how=OwnReceipt.How.TRANSFER) | ~Q(failure=""))
    rows = OwnRefund.objects.filter(Q(state=RefundState.OPEN) | by_hand)
    return rows.select_related(*_OF_REFUND).order_by("opened_at")


def receipts_with_credit(receipts: Iterable[OwnReceipt]) -> list[tuple[OwnReceipt, int]]:
    """Each with what of it is paid ahead."""
    return [(receipt, credit_left(receipt)) for receipt in receipts]


def own_fapiao_of(invoice: SubscriptionInvoice) -> OwnFapiao | None:
    found = OwnFapiao.objects.filter(invoice=invoice).first()
    if found is not None:
        found.invoice = invoice
    return found


def own_fapiao_for_operator(invoice: SubscriptionInvoice) -> OwnFapiao:
    """The one that was asked for. Raises Http404 where none was."""
    found = own_fapiao_of(invoice)
    if found is None:
        raise Http404
    return found


def own_fapiao_files(fapiao: OwnFapiao) -> QuerySet[OwnFapiaoFile]:
    """What lies under the numbers that hold."""
    return fapiao.files.filter(number__in=[one for one in (fapiao.number, fapiao.red_number) if one])


def own_fapiao_file(invoice: SubscriptionInvoice, pk: UUID) -> OwnFapiaoFile:
    """A file of it, under a number that holds. Else Http404."""
    fapiao = own_fapiao_for_operator(invoice)
    found = own_fapiao_files(fapiao).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_ask_for_own_fapiao(invoice: SubscriptionInvoice, fapiao: OwnFapiao | None) -> bool:
    is_given_up = invoice.state == OwnInvoiceState.WAIVED and not invoice.paid
    is_made = fapiao is not None and fapiao.recorded_at is not None
    return (
        invoice.currency == CURRENCY and not invoice.subscription.body.is_overseas and not is_given_up and not is_made
    )


def own_fapiao_that_wait() -> QuerySet[OwnFapiao]:
    """Asked for and not made, or made of what was given up since."""
    is_waived = Q(invoice__state=OwnInvoiceState.WAIVED)
    to_make = Q(recorded_at=None) & ~(is_waived & Q(invoice__paid=0))
    to_take_back = is_waived & Q(recorded_at__lte=F("invoice__waived_at"), red_number="")
    rows = OwnFapiao.objects.filter(to_make | to_take_back)
    return rows.select_related("invoice__subscription__body").order_by("requested_at")
