"""What the tenants of the demo pay the platform: most have a plan, one is in its trial, one has not paid."""

from datetime import timedelta
from decimal import Decimal

from accounts.models import BodyMembership, User
from billing.models import Plan, Subscription
from billing.subscriptions import actions
from billing.subscriptions.actions import PlanData, TermsData
from billing.subscriptions.queries import open_invoices_of_subscription
from lib import clock
from marketplace.demo import people
from tenants.models import CertificationBody

# Name, price of a month by currency, people, offers. In minor units, before tax.
PLANS = [
    ("基础版", "Basic", {"CNY": 68_000, "EUR": 8_900}, 25, 30),
    ("标准版", "Standard", {"CNY": 168_000, "EUR": 21_900}, 60, 120),
    ("不限版", "Unlimited", {"CNY": 398_000, "EUR": 51_900}, None, None),
]
MONTHS_AGO = 3
LATE = timedelta(days=20)  # since its month began, of which 14 were to pay


def is_there() -> bool:
    return Plan.objects.exists()


def fill() -> None:
    """Plans and rules as an operator would write them, and three months of everybody but two."""
    operator = User.objects.get(email=people.OPERATOR)
    bodies = list(CertificationBody.objects.exclude(standing__in=["closing", "closed"]).order_by("opened_at", "slug"))
    with clock.frozen_at(clock.now() - timedelta(days=31 * MONTHS_AGO + 10)):
        _write_plans(operator)
    plans = list(Plan.objects.order_by("rank"))
    for number, body in enumerate(bodies):
        admin = _administrator(body)
        if admin is None:
            continue
        if number == len(bodies) - 1:
            actions.begin_trial(body, by=operator)
        elif number == len(bodies) - 2:
            _is_late(body, plans[0], by=admin)
        else:
            _pays(body, plans[number % len(plans)], by=admin, operator=operator)


def _write_plans(operator: User) -> None:
    actions.keep_subscription_rules(
        by=operator,
        trial_days=30,
        days_to_pay=14,
        tax_rate=Decimal(6),
        card_tries=[3, 7],
        reminders=[1, 7],
        grace_days=30,
        holder="明证平台（演示）有限公司",
        bank="演示银行 Demo Bank",
        number="6222 0000 9999 0001",
        tax_number="91110000DEMO00001X",
    )
    for rank, (zh, en, prices, seats, offers) in enumerate(PLANS, start=1):
        plan = actions.write_plan(PlanData(rank, zh, en, is_for_trials=rank == 1), by=operator)
        actions.write_terms(plan, TermsData(clock.today(), prices, seats, offers), by=operator)


def _administrator(body: CertificationBody) -> User | None:
    member = BodyMembership.objects.active().filter(body=body).select_related("user").order_by("pk").first()
    return member.user if member else None


def _pays(body: CertificationBody, plan: Plan, *, by: User, operator: User) -> None:
    """Each month's transfer came some days after its invoice."""
    today = clock.now()
    day = today - timedelta(days=31 * MONTHS_AGO)
    with clock.frozen_at(day):
        subscription = actions.subscribe(body, plan, by=by)
    while day < today:
        with clock.frozen_at(day):
            actions.renew(subscription.pk)
            _transfer(subscription, operator)
        day += timedelta(days=5)


def _transfer(subscription: Subscription, operator: User) -> None:
    for invoice in open_invoices_of_subscription(subscription).filter(issued_at__lt=clock.now() - timedelta(days=3)):
        actions.record_own_transfer(
            subscription,
            amount=invoice.owed,
            received_on=clock.today(),
            bank_reference=f"DEMO-{invoice.number}",
            payer_name=subscription.body.name_zh,
            by=operator,
        )


def _is_late(body: CertificationBody, plan: Plan, *, by: User) -> None:
    with clock.frozen_at(clock.now() - LATE):
        subscription = actions.subscribe(body, plan, by=by)
    actions.dun(open_invoices_of_subscription(subscription).get().pk)
