"""What billing answers about payments by card: whose account, what came by it, what is disputed."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.queries import may_enter_body
from billing.models import (
    BOOKED,
    ENDED,
    Checkout,
    CheckoutState,
    Dispute,
    Invoice,
    Payout,
    Refund,
    RefundState,
    Return,
    ReturnState,
    SellerAccount,
)
from billing.providers import provider
from billing.providers.stripe_client import GONE, is_live
from lib import clock
from lib.money import money_of
from tenants.context import current_body
from tenants.models import CertificationBody
from tenants.open_matters import counts_open
from web.checklist import Need

UNDER_WAY = (ReturnState.PROPOSED, ReturnState.ASKED, ReturnState.PENDING)


def seller_account_of(body: CertificationBody) -> SellerAccount | None:
    """The body's account at the provider of payments, as it last stood."""
    return SellerAccount.objects.select_related("body").filter(body=body, gone_at=None).first()


def is_test_money() -> bool:
    """Whether what is paid by card is a test, and moves nothing."""
    return provider().is_online and not is_live()


def may_pay_online(invoice: Invoice) -> bool:
    """Whether its client is shown the button."""
    if not invoice.asked or not provider().is_online or invoice.body.is_suspended:
        return False
    account = seller_account_of(invoice.body)
    return account is not None and account.may_charge


def on_its_way(invoice: Invoice) -> int:
    """What of it was paid by card and takes some days to arrive."""
    pending = invoice.checkouts.filter(state=CheckoutState.PENDING)
    return pending.aggregate(sum=Sum("amount"))["sum"] or 0


def checkouts_of(body: CertificationBody) -> QuerySet[Checkout]:
    return Checkout.objects.for_body(body).select_related("invoice__body", "invoice__organisation", "account")


def disputes_of(body: CertificationBody) -> QuerySet[Dispute]:
    """A body's disputes; those that wait for an answer first."""
    order = (F("answered_at").asc(nulls_first=True), F("answer_by").asc(nulls_last=True), "-opened_at")
    disputes = Dispute.objects.filter(checkout__invoice__body=body)
    return disputes.select_related("checkout__invoice__body", "checkout__invoice__organisation").order_by(*order)


def dispute_for(user: User, pk: UUID, *, body: CertificationBody) -> Dispute:
    """A dispute of this body, for its own staff. Else Http404."""
    dispute = disputes_of(body).filter(pk=pk).first() if may_enter_body(user, body) else None
    if dispute is None:
        raise Http404
    return dispute


def payouts_of(body: CertificationBody) -> QuerySet[Payout]:
    return Payout.objects.filter(account__body=body).select_related("account")


def checkout_for(user: User, pk: UUID, *, body: CertificationBody) -> Checkout:
    """A try to pay an invoice of this body, for its own staff. Else Http404."""
    checkout = checkouts_of(body).filter(pk=pk).first() if may_enter_body(user, body) else None
    if checkout is None:
        raise Http404
    return checkout


def fees_of(body: CertificationBody) -> list[dict[str, Any]]:
    """What the provider kept of what came by it, by currency: of the last twelve months."""
    since = clock.now() - timedelta(days=365)
    paid = Checkout.objects.for_body(body).filter(state__in=BOOKED, settled_at__gte=since)
    rows = (
        paid.exclude(fee=None)
        .order_by("fee_currency")
        .values("fee_currency")
        .annotate(sum=Sum("fee"), count=Count("pk"))
    )
    return [{"sum": money_of(row["sum"], row["fee_currency"]), "count": row["count"]} for row in rows]


def unbooked_of(body: CertificationBody) -> QuerySet[Checkout]:
    """Money that came by card, fits no open amount, and has not gone back whole. `is_going_back`: some of it is about to."""
    return checkouts_of(body).filter(pk__in=unbooked()).annotate(is_going_back=Exists(_returns_of(UNDER_WAY)))


def unbooked() -> QuerySet[Checkout]:
    """The same, of all bodies."""
    back = _returns_of([ReturnState.SUCCEEDED]).values("checkout").annotate(sum=Sum("amount")).values("sum")
    left = Coalesce(F("received"), F("amount")) - Coalesce(Subquery(back), Value(0))
    return Checkout.objects.annotate(left=left).filter(state=CheckoutState.UNBOOKED, left__gt=0)


def _returns_of(states: Collection[str]) -> QuerySet[Return]:
    return Return.objects.filter(checkout=OuterRef("pk"), state__in=states, refund=None).order_by()


def unknown_of(body: CertificationBody) -> QuerySet[Checkout]:
    """Money that was on its way when the seller's account stopped to answer: nobody can say here whether it came."""
    since = clock.now() - timedelta(days=90)
    return checkouts_of(body).filter(
        state=CheckoutState.FAILED, failure__in=[GONE, "resource_missing"], begun_at__gt=since
    )


@counts_open(gettext_lazy("payments by card under way, or that fit nothing"))
def cards_under_way(body: CertificationBody) -> int:
    return Checkout.objects.for_body(body).running().count() + unbooked_of(body).count()


@counts_open(gettext_lazy("disputes not decided"))
def undecided_disputes(body: CertificationBody) -> int:
    return disputes_of(body).exclude(state__in=["won", "lost", "warning_closed", "prevented"]).count()


def unbooked_of_dispute(dispute: Dispute) -> int:
    """How much of a lost dispute is booked neither as lost nor as a refund that was paid out by it."""
    checkout = dispute.checkout
    of_it = Q(invoice=checkout.invoice_id)
    if checkout.transfer:
        of_it |= Q(transfer=checkout.transfer)
    by_it = Refund.objects.filter(of_it, state=RefundState.SETTLED, bank_reference__iexact=dispute.dispute)
    return dispute.amount - dispute.booked - (by_it.aggregate(sum=Sum("amount"))["sum"] or 0)


def returns_of(body: CertificationBody) -> QuerySet[Return]:
    return Return.objects.filter(checkout__invoice__body=body).select_related(
        "refund", "checkout__invoice__body", "checkout__account", "proposed_by", "asked_by"
    )


def returns_outside(body: CertificationBody) -> QuerySet[Return]:
    """What was refunded at the provider itself, of payments that are booked, and is written down nowhere here."""
    sent = (ReturnState.PENDING, ReturnState.SUCCEEDED)
    unknown = returns_of(body).filter(is_outside=True, refund=None, state__in=sent)
    return unknown.filter(checkout__state__in=BOOKED)


def return_for(user: User, pk: UUID, *, body: CertificationBody) -> Return:
    """Money on its way back by card, for the body's own staff. Else Http404."""
    found = returns_of(body).filter(pk=pk).first() if may_enter_body(user, body) else None
    if found is None:
        raise Http404
    return found


def left_on_card(checkout: Checkout) -> int:
    """What of a payment has not gone back the way it came, is not about to, and was not taken back by the payer's bank.

    What somebody proposed to keep is not free either.
    """
    gone = Return.objects.filter(checkout=checkout).exclude(state__in=ENDED).values_list("amount", flat=True)
    lost = Dispute.objects.filter(checkout=checkout, state="lost").values_list("amount", flat=True)
    return (checkout.received or checkout.amount) - sum(gone.union(lost, all=True).order_by())


def card_for(refund: Refund) -> Checkout | None:
    """The payment by card by which a refund can go back, whole. None: by bank transfer only."""
    of_it = Q(state=CheckoutState.PAID, invoice=refund.invoice)
    if not refund.invoice_id:
        of_it = Q(payment__transfer=refund.transfer) | Q(kept_as=refund.transfer)
    paid = Checkout.objects.filter(of_it, account__gone_at=None, account__body=refund.body)
    found = paid.select_related("account", "invoice")
    return next((checkout for checkout in found if left_on_card(checkout) >= refund.amount), None)


def return_of(refund: Refund) -> Return | None:
    return Return.objects.select_related("asked_by").filter(refund=refund).first()


def needs_of_cards(roles: frozenset[str]) -> list[Need]:
    """What waits for finance staff of what came by card."""
    if "finance" not in roles:
        return []
    body, there = current_body(), reverse("billing:getting-paid")
    open_disputes = disputes_of(body).filter(
        state__in=["needs_response", "warning_needs_response"], answers_sent=0, answer_by__gt=clock.now()
    )
    until = list(open_disputes.order_by("answer_by").values_list("answer_by", flat=True))
    waiting = (
        (_("Disputes to answer"), len(until), until[0] if until else None),
        (_("Payments by card that fit nothing"), unbooked_of(body).count(), None),
    )
    return [
        Need(words=words, url=there, why=_("%(count)d waiting") % {"count": count}, due=due)
        for words, count, due in waiting
        if count
    ]
