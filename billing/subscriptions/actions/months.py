"""A trial begins, a plan is chosen, month follows month, and it ends with a month: whole months, counted from the first day.

A bigger plan holds at once for the whole difference of the running month, or from the next month on; a smaller one from the
next month on. What a body has beyond a smaller plan stays: it can only not add more.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import may_enter_body
from billing.models import Plan, Subscription, SubscriptionRules, SubscriptionState
from billing.subscriptions.actions.holding import RENEWS, TRIAL_ENDS, end, held, moment_of, only_operators, tell_body
from billing.subscriptions.actions.invoicing import ChargedMonth, issue_own_invoice
from billing.subscriptions.queries.subscriptions import (
    currency_for,
    month_began,
    newest_subscription_rules,
    subscription_rules,
    terms_of,
    terms_to_come,
)
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import bilingual, spelled_day
from outbox.actions import clear_due, set_due
from tenants.models import CertificationBody

SAYS_BEFORE = timedelta(days=5)
LATE = timedelta(days=2)  # a month that could not begin for longer than this begins on the day it can


@transaction.atomic
def begin_trial(body: CertificationBody, *, by: User) -> Subscription | None:
    """As a body is approved, or by an operator later. None where nobody subscribes here, or no plan is for trials."""
    only_operators(by)
    if body.standing in (CertificationBody.Standing.CLOSING, CertificationBody.Standing.CLOSED):
        raise Refused(_("This body is leaving. No trial begins."))
    rules = subscription_rules()
    plan = Plan.objects.filter(is_for_trials=True).first()
    if rules is None or plan is None or Subscription.objects.filter(body=body).exists():
        return None
    today = clock.today()
    subscription = Subscription(
        body=body,
        plan=plan,
        currency=currency_for(body),
        anchor=today,
        until=today + timedelta(days=rules.trial_days),
        began_at=clock.now(),
    )
    _refuse_second(subscription)
    _plan_days(subscription)
    tell_body(
        subscription,
        bilingual(f"试用开始：{plan.name_zh}", f"Your trial has begun: {plan.name_en}"),
        bilingual(
            f"至{spelled_day(subscription.last_day)['zh']}免费。之后仅在贵机构选择套餐后收费。",
            f"It is free until {spelled_day(subscription.last_day)['en']}. Nothing is charged afterwards unless you choose a plan.",
        ),
        by=by,
    )
    return subscription


@transaction.atomic
def subscribe(body: CertificationBody, plan: Plan, *, by: User) -> Subscription:
    """Choose a plan: after the trial, or at once where none runs; also for a body that is older than our subscriptions."""
    if not may_enter_body(by, body):
        raise Refused(_("Only the body's own staff may do this."))
    rules = subscription_rules()
    if rules is None:
        raise Refused(_("Nobody subscribes here: nothing is charged and nothing is limited."))
    found = Subscription.objects.filter(body=body).first()
    if found is None:
        return _first(body, plan, rules, by)
    subscription = held(found, by)
    _price_of(plan, subscription.currency)
    if subscription.state == SubscriptionState.TRIAL:  # its limits are the trial's until the first month is charged
        subscription.next_plan = None if plan == subscription.plan else plan
        subscription.goes_on = True
        subscription.save(update_fields=["next_plan", "goes_on"])
        tell_body(
            subscription,
            bilingual(f"已选择套餐：{plan.name_zh}", f"Plan chosen: {plan.name_en}"),
            bilingual(
                f"首个计费月从{spelled_day(subscription.until)['zh']}开始，此前免费。",
                f"The first month that is charged begins on {spelled_day(subscription.until)['en']}; until then it is free.",
            ),
            by=by,
        )
        return subscription
    if subscription.state != SubscriptionState.ENDED:
        raise Refused(_("You have a plan already. Change it instead."))
    late = subscription.invoices.overdue(clock.today()).first()
    if late is not None:
        raise Refused(_("Invoice %(number)s is unpaid. Pay it first.") % {"number": late.number})
    subscription.state, subscription.ended_at = SubscriptionState.ACTIVE, None
    if _is_charged_today(subscription):
        return _taken_up_again(subscription, plan, by)
    return _begin_now(subscription, plan, rules, by)


def _is_charged_today(subscription: Subscription) -> bool:
    """Whether an invoice is for this very day: it ended while a month ran, and nobody pays a day twice."""
    today = clock.today()
    months = subscription.invoices.filter(is_difference=False, starts_on__lte=today, until__gt=today)
    return subscription.until > today and months.exists()


def _taken_up_again(subscription: Subscription, plan: Plan, by: User) -> Subscription:
    subscription.next_plan = None if plan == subscription.plan else plan
    subscription.goes_on = True
    subscription.save()
    _plan_days(subscription)
    tell_body(
        subscription,
        bilingual("订阅继续", "The subscription goes on"),
        bilingual(
            f"本月已出具账单，继续有效。下一个月从{spelled_day(subscription.until)['zh']}开始，套餐为：{plan.name_zh}。",
            f"This month is invoiced already and goes on. The next one begins on {spelled_day(subscription.until)['en']} "
            f"with the plan “{plan.name_en}”.",
        ),
        by=by,
    )
    return subscription


def _first(body: CertificationBody, plan: Plan, rules: SubscriptionRules, by: User) -> Subscription:
    currency, today = currency_for(body), clock.today()
    _price_of(plan, currency)
    subscription = Subscription(
        body=body, state=SubscriptionState.ACTIVE, plan=plan, currency=currency, anchor=today, until=today, goes_on=True
    )
    _refuse_second(subscription)
    return _begin_now(subscription, plan, rules, by)


def _refuse_second(subscription: Subscription) -> None:
    """Write a first subscription. Raises Refused where somebody else did at the same moment."""
    try:
        with transaction.atomic():
            subscription.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused(_("You have a plan already. Change it instead.")) from twice


def _begin_now(subscription: Subscription, plan: Plan, rules: SubscriptionRules, by: User) -> Subscription:
    today = clock.today()
    subscription.plan, subscription.next_plan, subscription.goes_on = plan, None, True
    subscription.anchor, subscription.until, subscription.months = today, today, 0
    tell_body(
        subscription,
        bilingual(f"订阅开始：{plan.name_zh}", f"Your subscription has begun: {plan.name_en}"),
        bilingual(
            "按整月计费，可随时在月末取消。", "It is charged by whole months and can be cancelled at the end of any."
        ),
        by=by,
    )
    _begin_month(subscription, rules)
    return subscription


def _price_of(plan: Plan, currency: str) -> int:
    """Its price of today. Raises Refused where it is not offered, or has no price today or by terms to come."""
    terms = terms_of(plan)
    price = terms.price(currency) if terms else None
    if not plan.is_offered or price is None:
        raise Refused(_("This plan is not offered in %(currency)s.") % {"currency": currency})
    _refuse_priceless(plan, currency)
    return price


def _refuse_priceless(plan: Plan, currency: str) -> None:
    terms = [terms_of(plan), *terms_to_come(plan)]
    if any(one is None or one.price(currency) is None for one in terms):
        raise Refused(_("This plan is not offered in %(currency)s.") % {"currency": currency})


def _begin_month(subscription: Subscription, rules: SubscriptionRules) -> None:
    """The next month: its plan, its days, its invoice."""
    if subscription.next_plan is not None:
        subscription.plan, subscription.next_plan = subscription.next_plan, None
    starts_on = subscription.until
    subscription.state = SubscriptionState.ACTIVE
    subscription.months += 1
    subscription.until = clock.months_later(subscription.anchor, subscription.months)
    subscription.save()
    terms = terms_of(subscription.plan, starts_on)
    price = terms.price(subscription.currency) if terms else None
    if price is None:  # no price is not the price of nothing: operators see the date that failed
        raise ValueError(f"The plan {subscription.plan} has no price in {subscription.currency} on {starts_on}.")
    issue_own_invoice(subscription, ChargedMonth(subscription.plan, starts_on, subscription.until, price), rules)
    _plan_days(subscription)


@transaction.atomic
def renew(pk: UUID) -> None:
    """The last day of a trial or month is over: the next month begins, or it ends. Safe to do twice, and after a long rest."""
    found = Subscription.objects.filter(pk=pk).first()
    if found is not None:
        _brought_to_today(held(found, None, waits=False))


def _brought_to_today(subscription: Subscription) -> None:
    """Begin the month of today, or end it. Months in which nobody could be charged are skipped, and never charged afterwards."""
    rules = newest_subscription_rules()
    while subscription.is_running and subscription.until <= clock.today():
        if rules is None or not rules.is_on:  # switched off: nobody is charged, and it is looked at again tomorrow
            set_due(RENEWS, subscription.pk, moment_of(clock.today() + timedelta(days=1)), body=subscription.body)
            return
        if not subscription.goes_on:
            end(subscription, by=None)
            return
        if subscription.until < clock.today() - LATE:
            subscription.anchor, subscription.until, subscription.months = clock.today(), clock.today(), 0
        elif subscription.state == SubscriptionState.TRIAL:
            subscription.anchor, subscription.months = subscription.until, 0
        _begin_month(subscription, rules)
    if subscription.is_running:
        _plan_days(subscription)


def _plan_days(subscription: Subscription) -> None:
    set_due(RENEWS, subscription.pk, moment_of(subscription.until), body=subscription.body)
    if subscription.state == SubscriptionState.TRIAL and not subscription.goes_on:
        moment = moment_of(subscription.until - SAYS_BEFORE)
        if moment > clock.now():
            set_due(TRIAL_ENDS, subscription.pk, moment, body=subscription.body)
    else:
        clear_due(TRIAL_ENDS, subscription.pk, body=subscription.body)


@transaction.atomic
def tell_trial_ends(pk: UUID) -> None:
    """Some days before a trial ends and nothing was chosen."""
    found = Subscription.objects.filter(pk=pk).first()
    if found is None:
        return
    subscription = held(found, None, waits=False)
    if subscription.state != SubscriptionState.TRIAL or subscription.goes_on or subscription.until <= clock.today():
        return
    tell_body(
        subscription,
        bilingual("试用即将结束", "Your trial ends soon"),
        bilingual(
            f"试用至{spelled_day(subscription.last_day)['zh']}。选择套餐后继续使用；不选择则不收费，届时不能新增发布与邀请。",
            f"It runs until {spelled_day(subscription.last_day)['en']}. Choose a plan to go on. Without one nothing is charged, and nothing "
            "new can be published and nobody invited from then on.",
        ),
        by=None,
    )


@transaction.atomic
def change_plan(subscription: Subscription, plan: Plan, *, by: User, at_once: bool = False) -> Subscription:
    """To a bigger plan at once or from the next month, to a smaller one from the next month; from a trial, with its end."""
    subscription = held(subscription, by)
    _brought_to_today(subscription)
    rules = subscription_rules()
    price = _price_of(plan, subscription.currency)
    if rules is None or not subscription.is_running:
        raise Refused(_("There is no running subscription to change. Pay what is open, or choose a plan anew."))
    if plan == subscription.plan and subscription.next_plan is None:
        raise Refused(_("You have this plan."))
    if subscription.state == SubscriptionState.TRIAL:
        subscription.next_plan = None if plan == subscription.plan else plan
        subscription.save(update_fields=["next_plan"])
        _tell_of_plan(subscription, plan, subscription.until, by)
        return subscription
    difference = difference_now(subscription, plan, price)
    if at_once and difference <= 0:
        raise Refused(_("A smaller plan begins with the next month: this one is paid."))
    if not at_once:
        subscription.next_plan = None if plan == subscription.plan else plan
        subscription.goes_on = True
        subscription.save(update_fields=["next_plan", "goes_on"])
        _tell_of_plan(subscription, plan, subscription.until, by)
        return subscription
    late = subscription.invoices.overdue(clock.today()).first()
    if late is not None:
        raise Refused(_("Invoice %(number)s is unpaid. Pay it first.") % {"number": late.number})
    subscription.plan, subscription.next_plan, subscription.goes_on = plan, None, True
    subscription.save(update_fields=["plan", "next_plan", "goes_on"])
    _tell_of_plan(subscription, plan, clock.today(), by)
    starts_on = clock.months_later(subscription.anchor, subscription.months - 1)
    month = ChargedMonth(plan, starts_on, subscription.until, difference, is_difference=True)
    issue_own_invoice(subscription, month, rules)
    return subscription


def difference_now(subscription: Subscription, plan: Plan, price: int) -> int:
    """What another plan costs more for the running month: both by their prices of the day on which it began, or else of today."""
    day = month_began(subscription)
    then, now = terms_of(plan, day), terms_of(subscription.plan, day)
    wanted = then.price(subscription.currency) if then else None
    have = now.price(subscription.currency) if now else None
    return (price if wanted is None else wanted) - (have or 0)


def _tell_of_plan(subscription: Subscription, plan: Plan, day: date, by: User) -> None:
    terms = terms_of(plan, day)
    price = written(money_of((terms.price(subscription.currency) if terms else None) or 0, subscription.currency))
    tell_body(
        subscription,
        bilingual(f"套餐更改：{plan.name_zh}", f"Plan changed: {plan.name_en}"),
        bilingual(
            f"自{spelled_day(day)['zh']}起，每月 {price}（不含税）。已有的方案、服务和人员全部保留。",
            f"From {spelled_day(day)['en']} on, {price} a month before tax. Every scheme, service and person that is there stays.",
        ),
        by=by,
    )


@transaction.atomic
def cancel_subscription(subscription: Subscription, *, by: User) -> Subscription:
    """It ends with the trial or month; one that is suspended ends at once. What was invoiced stays owed."""
    subscription = held(subscription, by)
    if subscription.state == SubscriptionState.ENDED:
        raise Refused(_("This subscription has ended already."))
    if subscription.state == SubscriptionState.SUSPENDED:
        end(subscription, by=by)
        return subscription
    if not subscription.goes_on and subscription.state == SubscriptionState.ACTIVE:
        raise Refused(_("It ends with this month already."))
    subscription.goes_on, subscription.next_plan = False, None
    subscription.save(update_fields=["goes_on", "next_plan"])
    tell_body(
        subscription,
        bilingual("订阅已取消", "The subscription is cancelled"),
        bilingual(
            f"到{spelled_day(subscription.last_day)['zh']}为止一切照常，之后不再收费。在此之前可以撤回取消。",
            f"Everything goes on until {spelled_day(subscription.last_day)['en']}, and nothing is charged afterwards. Until then you can take it back.",
        ),
        by=by,
    )
    return subscription


@transaction.atomic
def go_on_after_all(subscription: Subscription, *, by: User) -> Subscription:
    """Take a cancelling back, while the month lasts."""
    subscription = held(subscription, by)
    if not subscription.is_running or subscription.goes_on:
        raise Refused(_("There is no cancelling to take back."))
    _refuse_priceless(subscription.next_plan or subscription.plan, subscription.currency)
    subscription.goes_on = True
    subscription.save(update_fields=["goes_on"])
    tell_body(
        subscription,
        bilingual("订阅继续", "The subscription goes on"),
        bilingual(
            f"下一个月从{spelled_day(subscription.until)['zh']}开始。",
            f"The next month begins on {spelled_day(subscription.until)['en']}.",
        ),
        by=by,
    )
    return subscription


@transaction.atomic
def say_billed_to(
    subscription: Subscription, *, billed_name: str, billed_code: str, billed_address: str, by: User
) -> Subscription:
    """Whom invoices name from now on. Those that are issued stay as they are."""
    subscription = held(subscription, by)
    subscription.billed_name, subscription.billed_code = billed_name.strip(), billed_code.strip()
    subscription.billed_address = billed_address.strip()
    subscription.save(update_fields=["billed_name", "billed_code", "billed_address"])
    return subscription


def plan_running() -> None:
    """Each night: dates that were lost are set again. What stands already stays as it is."""
    for subscription in Subscription.objects.running().select_related("body"):
        _plan_days(subscription)
