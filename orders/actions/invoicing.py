"""What is charged for an order: each part as it is accepted, or all of it beforehand; and what becomes of that if it is cancelled."""

from collections.abc import Iterable
from decimal import Decimal

from accounts.models import Organisation, User
from billing.actions import LineData, Subject, call_back, draft_from_fees, open_refund
from billing.models import Invoice
from billing.tax import rate_of
from lib.text import Bilingual, bilingual
from orders.actions.stating import about
from orders.models import Milestone, Order
from orders.queries import SUBJECT, invoices_for
from orders.sheet import OrderSheet, agreed_sheet
from vocabulary.terms import FeeTax


def draft_prepaid(order: Order, read: OrderSheet, *, by: User) -> None:
    """Draft one invoice for all that is paid before it is delivered."""
    positions = [position for position, part in enumerate(read.parts, start=1) if part.is_prepaid and part.amount]
    parts = list(order.milestones.filter(position__in=positions))
    if invoice := _drafted(order, [(each.name, each.amount) for each in parts], by=by):
        order.milestones.filter(pk__in=[each.pk for each in parts]).update(invoice=invoice.pk)


def draft_for(milestone: Milestone, *, by: User) -> None:
    """Draft the invoice of a part that was accepted, unless it was charged before."""
    if milestone.invoice is None and (
        invoice := _drafted(milestone.order, [(milestone.name, milestone.amount)], by=by)
    ):
        milestone.invoice = invoice.pk
        milestone.save(update_fields=["invoice"])


def settle_cancelled(order: Order, cancelled: Iterable[Milestone], *, fee: int, reason: Bilingual, by: User) -> None:
    """What was charged for parts that are not delivered is called back, or refunded where it was paid; what cancelling costs
    by the terms, and parts of the same invoices that were accepted, are kept or charged.
    """
    numbers = {each.invoice for each in cancelled if each.invoice}
    invoices = list(invoices_for(order).filter(pk__in=numbers))
    accepted = order.milestones.filter(invoice__in=numbers, state=Milestone.State.ACCEPTED)
    owed: list[tuple[Bilingual, int]] = [(each.name, each.amount) for each in accepted]
    owed += [(bilingual("取消费用", "Cancelling, by the terms"), fee)] if fee else []
    kept = sum(amount for _name, amount in owed)
    paid = [invoice for invoice in invoices if invoice.paid]
    for invoice in invoices:
        if not invoice.paid:
            call_back(invoice, reason=reason.get("en") or reason.get("zh", ""), by=by)
    if paid:
        _refund(paid, kept, reason)
    elif drafted := _drafted(order, owed, by=by):
        accepted.update(invoice=drafted.pk)


def _refund(paid: list[Invoice], owed: int, reason: Bilingual) -> None:
    """What was paid beyond what is owed goes back, by a refund that finance settles. The terms open it, whoever cancelled."""
    left = owed
    for invoice in paid:
        stays = min(left, invoice.paid)
        left -= stays
        if invoice.paid > stays:
            open_refund(invoice, amount=invoice.paid - stays, reason=reason, by=None)


def _drafted(order: Order, rows: list[tuple[Bilingual, int]], *, by: User) -> Invoice | None:
    """An invoice in draft, for finance staff to look at and issue; None where nothing is charged."""
    charged = [(name, amount) for name, amount in rows if amount]
    if not charged:
        return None
    what = about(order)
    subject = bilingual(
        f"{what.get('zh', '')} · 订单 {order.number}"[:300],
        f"{what.get('en') or what.get('zh', '')} · order {order.number}"[:300],
    )
    rate = _rate_of(agreed_sheet(order))
    invoices = draft_from_fees(
        Organisation.objects.get(pk=order.organisation_id),
        subject=Subject(SUBJECT, order.pk, subject),
        lines=[LineData(_named(name), amount, currency=order.currency, tax_rate=rate) for name, amount in charged],
        by=by,
    )
    return invoices[0]


def _named(name: Bilingual) -> Bilingual:
    return bilingual(name.get("zh", "")[:300], name.get("en", "")[:300])


def _rate_of(sheet: OrderSheet) -> Decimal:
    """Amounts of an order have their tax in them; finance staff correct a draft where another rate applies."""
    return rate_of(FeeTax.NONE if all(line.tax == FeeTax.NONE for line in sheet.lines) else FeeTax.INCLUDED)


def who_charges(order: Order) -> User:
    """In whose name a part is charged that was accepted by silence: whoever agreed to be charged so."""
    return User.objects.get(pk=order.confirmed_by_id)  # type: ignore[misc]  # of a confirmed order it is said
