"""An invoice of ours stays unpaid: it is asked for by steps, then the subscription rests, and payment wakes it at once.

What rests is the right to add more. Certificates, the register, running cases and the export of a body's own data know
nothing of it.
"""

from datetime import date, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from billing.models import (
    ChargeState,
    DunningLetter,
    OwnInvoiceState,
    Subscription,
    SubscriptionInvoice,
    SubscriptionState,
)
from billing.references import grouped
from billing.subscriptions.actions.holding import CHARGES, DUNS, RENEWS, end, held, least_by_card, moment_of, tell_body
from billing.subscriptions.queries.subscriptions import newest_subscription_rules
from lib import clock
from lib.money import written
from lib.text import bilingual, spelled_day
from outbox.actions import clear_due, clear_many_due, set_due

AT = time(9)


def plan_dunning(invoice: SubscriptionInvoice) -> None:
    """Have an invoice seen to on its next step; after the last step of all, never again."""
    rules = newest_subscription_rules()
    body = invoice.subscription.body
    asked = set(invoice.dunning.values_list("days", flat=True))
    if invoice.subscription.state == SubscriptionState.ACTIVE:  # a payment may be taken back after all was asked
        asked.discard(_grace(invoice))
    left = [day for day in [*(rules.reminders if rules else []), _grace(invoice)] if day not in asked]
    if invoice.owed < least_by_card(invoice.currency) or not left:  # nothing, or too little to ask for by itself
        clear_due(DUNS, invoice.pk, body=body)
        return
    set_due(DUNS, invoice.pk, moment_of(_late_from(invoice) + timedelta(days=min(left)), AT), body=body)


def _late_from(invoice: SubscriptionInvoice) -> date:
    """The day from which steps are counted: the day by which to pay, or on which what had paid was taken back."""
    back = invoice.payments.exclude(reverses=None).order_by("-at").first()
    return max(invoice.due_on, clock.day_of(back.at)) if back else invoice.due_on


def _is_on_its_way(invoice: SubscriptionInvoice) -> bool:
    """Whether all that is owed is under way: a card that waits for the provider, or a payment that takes days."""
    running = invoice.charges.running().filter(amount__gte=invoice.owed)
    return running.filter(Q(card__isnull=False) | Q(state=ChargeState.PENDING)).exists()


def _grace(invoice: SubscriptionInvoice) -> int:
    rules = newest_subscription_rules()
    return rules.grace_days if rules else 30


@transaction.atomic
def dun(pk: UUID) -> None:
    """The day of a step has come: ask, or let the subscription rest. Safe to do twice."""
    found = SubscriptionInvoice.objects.select_related("subscription").filter(pk=pk).first()
    if found is None:
        return
    subscription = held(found.subscription, None, waits=False)
    invoice = SubscriptionInvoice.objects.get(pk=pk)
    invoice.subscription = subscription
    late = (clock.today() - _late_from(invoice)).days
    if invoice.state != OwnInvoiceState.ISSUED:
        return
    if _is_on_its_way(invoice):
        set_due(DUNS, pk, moment_of(clock.today() + timedelta(days=1), AT), body=subscription.body)
        return
    rules, grace = newest_subscription_rules(), _grace(invoice)
    asked = set(invoice.dunning.values_list("days", flat=True))
    came = [day for day in {*(rules.reminders if rules else []), grace} if day <= late and day not in asked]
    DunningLetter.objects.bulk_create(
        DunningLetter(invoice=invoice, days=day, sent_at=clock.now()) for day in sorted(came)
    )
    if grace in came or (late >= grace and subscription.state == SubscriptionState.ACTIVE):
        _suspend(subscription, invoice)
    elif came:  # whoever is late by several steps is asked once
        _ask(subscription, invoice, grace)
    plan_dunning(invoice)


def _ask(subscription: Subscription, invoice: SubscriptionInvoice, grace: int) -> None:
    owed, until = written(invoice.owed_money), _late_from(invoice) + timedelta(days=grace)
    tell_body(
        subscription,
        bilingual(f"平台账单 {invoice.number} 已逾期", f"Invoice {invoice.number} of the platform is overdue"),
        bilingual(
            f"应付 {owed}，期限{spelled_day(invoice.due_on)['zh']}已过。请转账并在附言填写 {grouped(invoice.reference)}，或在“平台订阅”页面用银行卡支付。"
            f"{spelled_day(until)['zh']}后仍未付款，将暂停新增发布与邀请；证书、登记和在办案件不受影响。",
            f"{owed} was due on {spelled_day(invoice.due_on)['en']}. Transfer it with the reference {grouped(invoice.reference)}, or pay "
            f"by card on the page “Subscription”. If it is unpaid after {spelled_day(until)['en']}, nothing new can be published and "
            "nobody invited; certificates, the register and running cases are not touched.",
        ),
        by=None,
    )


def _suspend(subscription: Subscription, invoice: SubscriptionInvoice) -> None:
    if subscription.state != SubscriptionState.ACTIVE:
        return
    subscription.state, subscription.suspended_at = SubscriptionState.SUSPENDED, clock.now()
    subscription.save(update_fields=["state", "suspended_at"])
    clear_due(RENEWS, subscription.pk, body=subscription.body)
    tell_body(
        subscription,
        bilingual("平台订阅已暂停", "Your subscription is suspended"),
        bilingual(
            f"账单 {invoice.number} 未付。暂停期间不能发布新方案或服务、不能邀请同事，也不再计收月费；"
            "证书、登记、在办案件和数据导出照常。付款后立即恢复。",
            f"Invoice {invoice.number} is unpaid. Until it is paid no new scheme or service can be published and nobody "
            "invited, and no further month is charged; certificates, the register, running cases and the export of your "
            "data go on. Payment restores everything at once.",
        ),
        by=None,
    )


def restore_where_paid(subscription: Subscription, *, is_given_up: bool = False) -> None:
    """Nothing is late any more: what rested goes on at once. The subscription is locked."""
    if subscription.state != SubscriptionState.SUSPENDED:
        return
    if subscription.invoices.overdue(clock.today()).exists():
        return
    today = clock.today()
    if not subscription.goes_on and subscription.until <= today:  # cancelled, and its last month is over
        end(subscription, by=None)
        return
    subscription.state, subscription.suspended_at = SubscriptionState.ACTIVE, None
    if subscription.until < today:  # months it rested are not charged: a new one begins now
        subscription.anchor, subscription.until, subscription.months = today, today, 0
    subscription.save(update_fields=["state", "suspended_at", "anchor", "until", "months"])
    set_due(RENEWS, subscription.pk, moment_of(subscription.until), body=subscription.body)
    tell_body(
        subscription,
        bilingual("平台订阅已恢复", "Your subscription goes on"),
        bilingual(
            "账单已免收，发布与邀请即刻恢复。" if is_given_up else "已收到付款，发布与邀请即刻恢复。",
            "Nothing is owed any more. Publishing and inviting work again."
            if is_given_up
            else "We have your payment. Publishing and inviting work again.",
        ),
        by=None,
    )


def forget_dates_of(invoice: SubscriptionInvoice) -> None:
    """Nobody is asked for it any more."""
    clear_many_due([DUNS, CHARGES], [invoice.pk], body=invoice.subscription.body)
