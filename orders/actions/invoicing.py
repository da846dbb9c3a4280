"""What is charged for an order: each part as it is accepted, or all of it beforehand; and what becomes of that if it is cancelled."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from accounts.models import Organisation, User
from billing.actions import LineData, Subject, draft_from_fees, give_up
from billing.models import Invoice
from billing.models import State as InvoiceState
from lib.text import Bilingual, bilingual
from orders.actions.stating import about
from orders.models import Milestone, Order
from orders.queries import SUBJECT, Owed, invoices_for
from orders.sheet import OrderSheet, agreed_sheet


@dataclass(frozen=True)
class ChargedRow:
    """One thing that is charged: a part, or what cancelling costs. `line`: of which line of the sheet, if of one."""

    name: Bilingual
    amount: int
    line: UUID | None = None


def draft_prepaid(order: Order, read: OrderSheet, *, by: User) -> None:
    """Draft one invoice for all that is paid before it is delivered."""
    positions = [position for position, part in enumerate(read.parts, start=1) if part.is_prepaid and part.amount]
    parts = list(order.milestones.filter(position__in=positions))
    if invoice := _drafted(order, _rows(parts), by=by):
        order.milestones.filter(pk__in=[each.pk for each in parts]).update(invoice=invoice.pk)


def draft_for(milestone: Milestone, *, by: User) -> None:
    """Draft the invoice of a part that was accepted, unless it was charged before."""
    _follow_corrections(milestone.order)
    milestone.refresh_from_db(fields=["invoice"])
    if milestone.invoice is None and (invoice := _drafted(milestone.order, _rows([milestone]), by=by)):
        milestone.invoice = invoice.pk
        milestone.save(update_fields=["invoice"])


def settle_cancelled(
    order: Order, cancelled: Iterable[Milestone], owed: Iterable[Owed], *, reason: Bilingual, by: User
) -> None:
    """What was charged for parts that are given up is asked no more, or goes back where it was paid; what cancelling costs by
    the terms, and parts of the same invoices that were accepted, are kept of it or charged.
    """
    _follow_corrections(order)
    given_up = order.milestones.filter(pk__in=[each.pk for each in cancelled]).exclude(invoice=None)
    invoices = list(invoices_for(order).filter(pk__in=given_up.values_list("invoice", flat=True)))
    accepted = order.milestones.filter(invoice__in=[each.pk for each in invoices], state=Milestone.State.ACCEPTED)
    rows = _rows(accepted) + [ChargedRow(_as_owed(each), each.amount, each.line) for each in owed]
    sum_owed = sum(row.amount for row in rows)
    left = give_up(invoices, owed=sum_owed, reason=reason, by=by)
    invoice = _drafted(order, _not_covered(rows, sum_owed - left), by=by)
    if invoice and left == sum_owed:
        accepted.update(invoice=invoice.pk)


def _follow_corrections(order: Order) -> None:
    """An invoice that finance staff cancelled charges nothing: the one they drafted anew for the order does, if any."""
    every = {each.pk: each for each in invoices_for(order)}
    gone = {
        pk
        for pk, each in every.items()
        if each.state in {InvoiceState.CANCELLED, InvoiceState.CREDITED} and not each.paid
    }
    parts = order.milestones.filter(invoice__in=gone)
    named = set(order.milestones.exclude(invoice=None).values_list("invoice", flat=True))
    anew = [each for pk, each in every.items() if pk not in named | gone]
    for pk in [pk for pk in dict.fromkeys(parts.order_by("position").values_list("invoice", flat=True)) if pk]:
        later = next((each for each in anew if each.drafted_at >= every[pk].drafted_at), None)
        if later is not None:
            anew.remove(later)
        order.milestones.filter(invoice=pk).update(invoice=later and later.pk)


def _rows(parts: Iterable[Milestone]) -> list[ChargedRow]:
    return [ChargedRow(each.name, each.amount, each.line_id) for each in parts]


def _as_owed(owed: Owed) -> Bilingual:
    """How an invoice names what is owed of an order that was cancelled."""
    zh, en = owed.name.get("zh", ""), owed.name.get("en") or owed.name.get("zh", "")
    if owed.why == "fee":
        return bilingual(f"取消费用：{zh}", f"Cancelling, by the terms: {en}")
    return owed.name


def _not_covered(rows: Iterable[ChargedRow], paid: int) -> list[ChargedRow]:
    """What is left to charge of these rows once so much of them was paid, the first of them first."""
    left = []
    for row in rows:
        covered = min(paid, row.amount)
        paid -= covered
        left.append(replace(row, amount=row.amount - covered))
    return left


def _drafted(order: Order, rows: Iterable[ChargedRow], *, by: User) -> Invoice | None:
    """An invoice in draft, for finance staff to look at and issue; None where nothing is charged."""
    charged = [row for row in rows if row.amount]
    if not charged:
        return None
    what = about(order)
    subject = bilingual(
        f"{what.get('zh', '')} · 订单 {order.number}"[:300],
        f"{what.get('en') or what.get('zh', '')} · order {order.number}"[:300],
    )
    sheet = agreed_sheet(order)
    invoices = draft_from_fees(
        Organisation.objects.get(pk=order.organisation_id),
        subject=Subject(SUBJECT, order.pk, subject),
        lines=[
            LineData(_named(row.name), row.amount, currency=order.currency, tax_rate=_rate_of(sheet, row.line))
            for row in charged
        ],
        by=by,
    )
    return invoices[0]


def _named(name: Bilingual) -> Bilingual:
    return bilingual(name.get("zh", "")[:300], name.get("en", "")[:300])


def _rate_of(sheet: OrderSheet, line: UUID | None) -> Decimal:
    """Amounts of an order have their tax in them, at the rate that was agreed."""
    return max((each.agreed_tax_rate for each in sheet.lines if line in {None, each.id}), default=Decimal(0))


def who_charges(order: Order) -> User:
    """In whose name a part is charged that was accepted by silence: whoever agreed to be charged so."""
    return User.objects.get(pk=order.confirmed_by_id)  # type: ignore[misc]  # of a confirmed order it is said
