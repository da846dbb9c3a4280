"""Plans, rules and days of subscriptions, for the tests of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q

from accounts.models import User
from billing.models import CardCharge, Plan, SavedCard, Subscription, SubscriptionInvoice, SubscriptionRules
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import PlanData, TermsData, charging, saving
from billing.subscriptions.actions.holding import HOME
from lib import clock
from marketplace.embedded.stripe_double import StripeDouble
from marketplace.embedded.stripe_double.cards import save_card
from outbox import relay


def kept_rules(by: User, **fields: Any) -> SubscriptionRules:
    given = {
        "trial_days": 30,
        "days_to_pay": 14,
        "tax_rate": Decimal(6),
        "card_tries": [3, 7],
        "reminders": [1, 7],
        "grace_days": 21,
        "holder": "明证平台（演示）",
        "bank": "演示银行",
        "number": "6222 1111",
        "tax_number": "91110000MA01",
    }
    return subscriptions.keep_subscription_rules(by=by, **given | fields)


def written_plan(
    rank: int, name: str, prices: dict[str, int], *, by: User, is_for_trials: bool = False, **limits: int | None
) -> Plan:
    plan = subscriptions.write_plan(PlanData(rank, f"{name}套餐", name, is_for_trials=is_for_trials), by=by)
    subscriptions.write_terms(plan, TermsData(clock.today(), prices, **limits), by=by)
    return plan


@contextmanager
def on(month: int, day: int, *, year: int = 2027, hour: int = 12) -> Iterator[None]:
    """Another day, where the platform is; what has come due by then is seen to."""
    with clock.frozen_at(datetime(year, month, day, hour, tzinfo=HOME).astimezone(UTC)):
        while relay.see_to_one_due():
            pass
        yield


def days_later(days: int) -> Any:
    return clock.frozen_at(clock.now() + timedelta(days=days))


def first_invoice(subscription: Subscription) -> SubscriptionInvoice:
    return SubscriptionInvoice.objects.select_related("subscription__body").filter(subscription=subscription).last()


def saved_card(subscription: Subscription, double: StripeDouble, *, by: User, behaves: str = "pays") -> SavedCard:
    """A card saved on the provider's page; what was open is charged to it."""
    double.now = lambda: clock.now().timestamp()  # its clock is ours
    setup = saving.begin_setup(subscription, by=by)
    save_card(double, setup.session, behaves)
    setup = saving.settle_setup(setup)
    sent()
    return setup.card


def sent() -> None:
    """The worker: every charge that waits."""
    for charge in CardCharge.objects.running().select_related("card", "invoice__subscription__body"):
        if charge.card is not None:
            charging.send_charge(charge)


def is_told(subscription: Subscription, words: str) -> bool:
    """Whether its body was told so."""
    return subscription.changes.filter(Q(subject_en__contains=words) | Q(text_en__contains=words)).exists()


def transferred(subscription: Subscription, amount: int, *, by: User, reference: str = "TX-9") -> Any:
    return subscriptions.record_own_transfer(
        subscription, amount=amount, received_on=clock.today(), bank_reference=reference, by=by
    )
