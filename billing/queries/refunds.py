"""Reads of refunds: their door, the list, and which wait for whom."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.queries import may_enter_body
from billing.models import PROMISED, Refund, RefundState, Transfer
from billing.queries.amounts import of_amount
from tenants.context import current_body
from tenants.models import CertificationBody
from tenants.open_matters import counts_open
from web.checklist import Need

REFUNDERS = frozenset({"finance", "body_admin"})
ON_CERTIFICATES = frozenset({"reviewer", "decision_maker"})  # whoever says what comes of a case sees no money (INV-10)


def refund_for(user: User, pk: UUID, *, body: CertificationBody) -> Refund:
    """A refund of this body, for its own staff (that they do finance or administer, the page's policy asks). Else Http404."""
    if not may_enter_body(user, body):
        raise Http404
    people = (
        "opened_by",
        "caused_by",
        "approved_by",
        "settled_by",
        "dropped_by",
        "transfer",
        "follows__invoice",
        "followed_by",
    )
    refund = (
        Refund.objects.filter(body=body, pk=pk)
        .select_related("body", "organisation", "invoice__body", "invoice__organisation", *people)
        .first()
    )
    if refund is None:
        raise Http404
    return refund


def payers_of(refund: Refund) -> list[Transfer]:
    """The transfers by which the money came that goes back, those first of which somebody wrote down from which account."""
    whose = Q(payments__invoice=refund.invoice) if refund.invoice_id else Q(pk=refund.transfer_id)
    found = Transfer.objects.for_body(refund.body).standing().filter(whose).distinct()
    return sorted(found, key=lambda transfer: (not transfer.payer_account, not transfer.payer_name))


def way_back_of(refund: Refund) -> str:
    """Holder and account from which the money came, as far as anybody wrote them down; else ""."""
    known = next(iter(payers_of(refund)), None)
    return f"{known.payer_name} {known.payer_account}".strip() if known else ""


@counts_open(gettext_lazy("refunds not paid out"))
def unpaid_refunds(body: CertificationBody) -> int:
    return Refund.objects.filter(body=body, state__in=PROMISED).count()


def sees_refunds(roles: Iterable[str]) -> bool:
    """Whether somebody sees what goes back to whom: finance staff, and administrators who judge no case (INV-10)."""
    held = set(roles)
    return "finance" in held or bool(held & REFUNDERS and not held & ON_CERTIFICATES)


def refunds_of(body: CertificationBody) -> QuerySet[Refund]:
    """A body's refunds, those that wait first, then the newest."""
    return Refund.objects.filter(body=body).select_related("body", "organisation", "invoice", "transfer")


def refunds_matching(words: str) -> Q:
    """Refunds by client, reason, the invoice's reference or number, the bank's reference, amount."""
    names = Q(organisation__name_zh__icontains=words) | Q(organisation__name_en__icontains=words)
    matches = names | Q(reason_zh__icontains=words) | Q(reason_en__icontains=words) | of_amount(words, "amount")
    matches |= Q(bank_reference__iexact=words) | Q(invoice__reference__startswith=words.replace(" ", "").upper())
    year, _dash, sequence = words.partition("-")
    if year.isascii() and year.isdigit() and sequence.isascii() and sequence.isdigit():
        matches |= Q(invoice__year=int(year[:4]), invoice__sequence=int(sequence[:9]))
    return matches


def refunds_that_wait(user: User, roles: frozenset[str]) -> list[Need]:
    """Refunds that this person may approve, and for finance staff those to be paid out."""
    if not sees_refunds(roles):
        return []
    refunds = Refund.objects.filter(body=current_body())
    may_approve = refunds.filter(state=RefundState.OPEN).exclude(opened_by=user).exclude(caused_by=user).count()
    may_settle = refunds.filter(state=RefundState.APPROVED).exclude(approved_by=user).count()
    waiting = [(RefundState.OPEN, _("Refunds to approve"), may_approve)]
    if "finance" in roles:
        waiting.append((RefundState.APPROVED, _("Refunds to pay out"), may_settle))
    there = reverse("billing:refunds")
    return [
        Need(words=words, url=f"{there}?state={state}", why=_("%(count)d waiting") % {"count": count})
        for state, words, count in waiting
        if count
    ]
