"""What every act about a subscription begins with and ends with: its lock, who may, and what its body is told."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import may_enter_body
from billing.events import SubscriptionStated
from billing.models import Subscription, SubscriptionChange, SubscriptionState
from lib import clock
from lib.refusal import Refused
from lib.text import Bilingual, bilingual
from outbox.actions import announce, clear_due
from tenants.models import CertificationBody

HOME = ZoneInfo("Asia/Shanghai")  # the platform's own days begin here
RENEWS = "billing.subscription_renews"
TRIAL_ENDS = "billing.trial_ends_soon"
CHARGES = "billing.card_is_charged"
DUNS = "billing.subscription_duns"
LEAST_BY_CARD = {"CNY": 400}  # the provider takes no less


def held(subscription: Subscription, by: User | None, *, waits: bool = True) -> Subscription:
    """The subscription, locked until the transaction ends, for somebody who works for its body; None: a day has come.

    Not `waits`: whoever holds the row of a date (the relay) must not wait for somebody who is about to write that row. It
    fails at once instead, and is done a moment later.
    """
    Subscription.objects.select_for_update(nowait=not waits).get(pk=subscription.pk)
    # read once it is held: joined in the same statement, a plan that changed meanwhile would hide the row
    subscription = Subscription.objects.select_related("body", "plan", "next_plan").get(pk=subscription.pk)
    if by is not None and not may_enter_body(by, subscription.body):
        raise Refused(_("Only the body's own staff may do this."))
    return subscription


def only_operators(by: User, body: CertificationBody | None = None) -> None:
    """Raises Refused for anybody else; of money of a body also for an operator who works there."""
    if not by.is_operator:
        raise Refused(_("Only the platform's operators do this."))
    if body is not None and may_enter_body(by, body):
        raise Refused(_("You work for this body. Another operator does this."))


def least_by_card(currency: str) -> int:
    """Less than this, in minor units, no card is charged, and nobody is asked for it again and again."""
    return LEAST_BY_CARD.get(currency, 50)


def end(subscription: Subscription, *, by: User | None) -> None:
    """A subscription is over. It is locked."""
    subscription.state, subscription.ended_at = SubscriptionState.ENDED, clock.now()
    subscription.suspended_at, subscription.next_plan, subscription.goes_on = None, None, False
    subscription.save()
    for kind in (RENEWS, TRIAL_ENDS):
        clear_due(kind, subscription.pk, body=subscription.body)
    tell_body(
        subscription,
        bilingual("平台订阅已结束", "Your subscription has ended"),
        bilingual(
            "贵机构的证书、登记、在办案件和数据照常；新增发布与邀请需先选择套餐。",
            "Your certificates, the register, running cases and your data go on as they are. To publish something new or "
            "to invite people, choose a plan.",
        ),
        by=by,
    )


def tell_body(
    subscription: Subscription, subject: Bilingual, text: Bilingual, *, by: User | None, is_told: bool = True
) -> SubscriptionChange:
    """Keep what happened, and have the body's administrators and finance staff told of it."""
    change = SubscriptionChange.objects.create(
        subscription=subscription,
        subject_zh=subject["zh"][:200],
        subject_en=subject["en"][:200],
        text_zh=text["zh"][:1000],
        text_en=text["en"][:1000],
        is_told=is_told,
        by=by,
        at=clock.now(),
    )
    if is_told:
        announce(SubscriptionStated(subscription=subscription.pk, change=change.pk), body=subscription.body)
    return change


def moment_of(day: date, at: time = time(0, 5)) -> datetime:
    """A moment of a day where the platform is."""
    return datetime.combine(day, at, HOME)
