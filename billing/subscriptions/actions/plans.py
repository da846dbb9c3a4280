"""Operators keep plans, their terms and the rules of subscriptions as data; what held before stays beneath."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from billing.models import Plan, PlanTerms, Subscription, SubscriptionRules, SubscriptionState
from billing.subscriptions.actions.holding import only_operators, tell_body
from billing.subscriptions.queries.subscriptions import newest_subscription_rules, terms_of
from lib import clock
from lib.money import CURRENCIES, money_of, written
from lib.refusal import Refused
from lib.text import bilingual, spelled_day, written_day

DEARER_AFTER = timedelta(days=30)  # a price that rises is told so long before
MOST_STEPS = 6
HIGHEST_PRICE = 100_000_000


@dataclass(frozen=True)
class PlanData:
    """A plan as it was typed."""

    rank: int
    name_zh: str
    name_en: str
    is_offered: bool = True
    is_for_trials: bool = False


@dataclass(frozen=True)
class TermsData:
    """Its price and limits from a day on, as they were typed. Prices in minor units by currency, without tax."""

    starts_on: date
    prices: Mapping[str, int]
    seats: int | None = None
    offers: int | None = None
    reason: str = ""


@transaction.atomic
def write_plan(data: PlanData, *, by: User, plan: Plan | None = None) -> Plan:
    """A new plan, or new names of one. One that is no longer offered stays with whoever has it."""
    only_operators(by)
    others = Plan.objects.exclude(pk=plan.pk) if plan else Plan.objects.all()
    if others.filter(rank=data.rank).exists():
        raise Refused(_("Another plan stands at this place of the list."))
    if data.is_for_trials and not data.is_offered:
        raise Refused(_("The plan of a trial is one that is offered."))
    if data.is_for_trials:
        others.filter(is_for_trials=True).update(is_for_trials=False)
    plan = plan or Plan()
    for name in ("rank", "name_zh", "name_en", "is_offered", "is_for_trials"):
        setattr(plan, name, getattr(data, name))
    plan.save()
    return plan


@transaction.atomic
def write_terms(plan: Plan, data: TermsData, *, by: User) -> PlanTerms:
    """Price and limits from a day on. What has begun stays as it was; who would pay more is told thirty days before."""
    only_operators(by)
    today, before = clock.today(), terms_of(plan, data.starts_on)
    if not data.prices or any(code not in CURRENCIES for code in data.prices):
        raise Refused(_("A plan has a price in one currency at least. It may be nothing."))
    if any(not 0 <= amount <= HIGHEST_PRICE for amount in data.prices.values()):
        raise Refused(_("A price is nothing or more, and not as much as this."))
    if data.starts_on < today:
        raise Refused(_("Terms begin today or later: months that have begun keep theirs."))
    if before is not None and not data.reason.strip():
        raise Refused(_("Say why the terms change."))
    subscribers = _subscribers(plan)
    worse = [one for one in subscribers if before is not None and _is_worse(before, data, one.currency)]
    if any(one.currency not in data.prices for one in subscribers):
        raise Refused(_("Somebody pays this plan in a currency that would have no price any more."))
    if worse and data.starts_on < today + DEARER_AFTER:
        raise Refused(
            _("Somebody has this plan and would pay more or get less: such terms begin on %(day)s at the earliest.")
            % {"day": written_day(today + DEARER_AFTER)}
        )
    terms = PlanTerms.objects.create(
        plan=plan,
        starts_on=data.starts_on,
        prices=dict(data.prices),
        seats=data.seats,
        offers=data.offers,
        reason=data.reason.strip(),
        written_by=by,
        written_at=clock.now(),
    )
    for one in worse:
        _tell_of_terms(one, terms, by)
    return terms


def _subscribers(plan: Plan) -> list[Subscription]:
    rows = Subscription.objects.exclude(state=SubscriptionState.ENDED).select_related("body")
    return list(rows.filter(plan=plan) | rows.filter(next_plan=plan))


def _is_worse(before: PlanTerms, data: TermsData, currency: str) -> bool:
    is_dearer = data.prices.get(currency, 0) > (before.price(currency) or 0)
    return is_dearer or any(
        after is not None and (now is None or after < now)
        for now, after in ((before.seats, data.seats), (before.offers, data.offers))
    )


def _tell_of_terms(subscription: Subscription, terms: PlanTerms, by: User) -> None:
    price = written(money_of(terms.price(subscription.currency) or 0, subscription.currency))
    day, plan = terms.starts_on, terms.plan
    tell_body(
        subscription,
        bilingual(f"套餐“{plan.name_zh}”的条件将变更", f"The terms of the plan “{plan.name_en}” change"),
        bilingual(
            f"自{spelled_day(day)['zh']}及以后开始的月份起，每月 {price}（不含税）。原因：{terms.reason}。贵机构可以在月末取消或更换套餐。",
            f"For months that begin on {spelled_day(day)['en']} or later it is {price} before tax. {terms.reason} You can cancel or choose "
            "another plan at the end of any month.",
        ),
        by=by,
    )


@transaction.atomic
def keep_subscription_rules(
    *, by: User, card_tries: Sequence[int], reminders: Sequence[int], tax_rate: Decimal, **fields: Any
) -> SubscriptionRules:
    """How we ask for subscriptions from now on: days, tax, our bank account. What was issued keeps what it was issued with."""
    only_operators(by)
    for days, words in ((card_tries, _("days of the card's tries")), (reminders, _("days of the reminders"))):
        if len(days) > MOST_STEPS or any(not 1 <= day <= 180 for day in days) or len(set(days)) < len(days):
            raise Refused(
                _("Give at most %(most)d different numbers of days, from 1 to 180: %(what)s.")
                % {"most": MOST_STEPS, "what": words}
            )
    if any(day >= fields["grace_days"] for day in reminders):
        raise Refused(_("Reminders go out before the subscription is suspended."))
    if not 0 <= fields.get("tax_rate_abroad", 0) < 100 or not 0 <= tax_rate < 100:
        raise Refused(_("A tax rate is a percentage."))
    before = newest_subscription_rules()
    rules = SubscriptionRules.objects.create(
        card_tries=sorted(card_tries),
        reminders=sorted(reminders),
        tax_rate=tax_rate,
        written_by=by,
        written_at=clock.now(),
        **fields,
    )
    if before is not None and before.as_payee_of_ours != rules.as_payee_of_ours:
        _tell_operators_of_account(rules, by)
    return rules


def _tell_operators_of_account(rules: SubscriptionRules, by: User) -> None:
    """All who answer for the platform hear that bodies will pay to another account, or another name."""
    text = bilingual(
        f"{by} 更改了平台的收款信息：{rules.holder}，{rules.bank}，{rules.number}。今后的账单以此为准。如非本意，请立即改回。",
        f"{by} has changed to whom bodies pay: {rules.holder}, {rules.bank}, {rules.number}. Invoices from now on name it. If this "
        "is not meant, change it back at once.",
    )
    for operator in User.objects.filter(is_operator=True, is_active=True):
        notify(
            operator,
            subject=bilingual("平台收款账户已更改", "The platform's account has changed"),
            text=text,
            url=reverse("billing:plans", urlconf=settings.PUBLIC_SCHEMA_URLCONF),
        )
