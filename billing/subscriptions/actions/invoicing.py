"""A month is charged: the invoice gets its number as it is written, takes what was paid ahead, and is asked for."""

from dataclasses import dataclass
from datetime import date, timedelta

from billing.actions.booking import Booking, book
from billing.actions.numbering import take_number
from billing.models import (
    AccountKind,
    Invoice,
    LedgerAct,
    OwnInvoiceSeries,
    OwnInvoiceState,
    Plan,
    SavedCard,
    Subscription,
    SubscriptionInvoice,
    SubscriptionRules,
)
from billing.references import grouped, new_reference
from billing.subscriptions.actions.charging import begin_charge
from billing.subscriptions.actions.dunning import plan_dunning
from billing.subscriptions.actions.holding import least_by_card, tell_body
from billing.subscriptions.actions.receiving import use_own_credit
from lib import clock
from lib.money import half_up, written
from lib.text import bilingual, spelled_day


@dataclass(frozen=True)
class ChargedMonth:
    """What an invoice is for: a plan from one day up to another, at a price without tax."""

    plan: Plan
    starts_on: date
    until: date
    net: int
    is_difference: bool = False


def issue_own_invoice(
    subscription: Subscription, month: ChargedMonth, rules: SubscriptionRules
) -> SubscriptionInvoice | None:
    """Ask a body for a month. The subscription is locked. None where the plan costs nothing."""
    if month.net <= 0:
        return None
    today = clock.today()
    charged = rules.tax_for(subscription.body)
    tax = half_up(month.net * charged.rate / 100)
    zh, en = _about(month)
    invoice = SubscriptionInvoice.objects.create(
        subscription=subscription,
        year=today.year,
        sequence=take_number(OwnInvoiceSeries, year=today.year),
        reference=_unused_reference(),
        plan=month.plan,
        starts_on=month.starts_on,
        until=month.until,
        is_difference=month.is_difference,
        about_zh=zh,
        about_en=en,
        currency=subscription.currency,
        net=month.net,
        tax_rate=charged.rate,
        tax=tax,
        tax_words_zh=charged.words_zh,
        tax_words_en=charged.words_en,
        total=month.net + tax,
        due_on=today + timedelta(days=rules.days_to_pay),
        payee=rules.as_payee_of_ours,
        billed_to=_billed_to(subscription),
        issued_at=clock.now(),
    )
    _book(invoice)
    use_own_credit(subscription)
    invoice.refresh_from_db()
    charge = None
    if invoice.state == OwnInvoiceState.ISSUED:
        charge = begin_charge(invoice)
        plan_dunning(invoice)
    _tell(invoice, charge.card if charge else None)
    return invoice


def _book(invoice: SubscriptionInvoice) -> None:
    moves = {
        AccountKind.OWN_RECEIVABLE: invoice.total,
        AccountKind.SUBSCRIPTIONS: -invoice.net,
        AccountKind.OWN_TAX: -invoice.tax,
    }
    book(own_booking(LedgerAct.OWN_ISSUED, invoice, moves), by=None)


def own_booking(act: LedgerAct, invoice: SubscriptionInvoice, moves: dict[AccountKind, int]) -> Booking:
    """A booking about an invoice of ours, in the platform's own journal."""
    return Booking(act, invoice.pk, None, None, invoice.currency, moves, clock.today(), reference=invoice.number)


def _about(month: ChargedMonth) -> tuple[str, str]:
    first, last = month.starts_on, month.until - timedelta(days=1)
    what_zh, what_en = ("差价，", "Difference to ") if month.is_difference else ("", "")
    return (
        f"平台订阅：{what_zh}{month.plan.name_zh}，{spelled_day(first)['zh']}至{spelled_day(last)['zh']}",
        f"Subscription: {what_en}{month.plan.name_en}, {spelled_day(first)['en']} to {spelled_day(last)['en']}",
    )


def _billed_to(subscription: Subscription) -> dict[str, object]:
    body = subscription.body
    name = bilingual(subscription.billed_name, subscription.billed_name) if subscription.billed_name else body.name
    return {"name": name, "code": subscription.billed_code, "address": subscription.billed_address}


def _tell(invoice: SubscriptionInvoice, by_card: SavedCard | None) -> None:
    subscription, total = invoice.subscription, written(invoice.owed_money)
    if invoice.state == OwnInvoiceState.PAID:
        zh, en = "已由预付余额抵付，无需操作。", "It is paid from what you paid ahead; there is nothing to do."
    elif by_card:
        zh = f"{total} 将从尾号 {by_card.last4} 的卡扣款，无需操作。"
        en = f"{total} is charged to the card that ends in {by_card.last4}; there is nothing to do."
    elif invoice.owed < least_by_card(invoice.currency):
        zh, en = (
            f"余额 {total}，可与下期账单一并转账。",
            f"{total} is left; transfer it together with the next invoice.",
        )
    else:
        zh = f"请在{spelled_day(invoice.due_on)['zh']}前转账 {total}，附言填写 {grouped(invoice.reference)}。"
        en = f"Please transfer {total} by {spelled_day(invoice.due_on)['en']} with the reference {grouped(invoice.reference)}."
    tell_body(
        subscription,
        bilingual(f"平台账单 {invoice.number}", f"Invoice {invoice.number} of the platform"),
        bilingual(f"{invoice.about_zh}。{zh}", f"{invoice.about_en}. {en}"),
        by=None,
    )


def _unused_reference() -> str:
    """One that neither an invoice of ours nor of a body's has: whoever mixes accounts up is found all the same."""
    while True:
        reference = new_reference()
        is_used = Invoice.objects.filter(reference=reference).exists()
        if not is_used and not SubscriptionInvoice.objects.filter(reference=reference).exists():
            return reference
