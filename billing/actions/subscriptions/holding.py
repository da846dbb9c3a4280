"""What every act about a subscription begins with and ends with: its lock, who may, and what its body is told."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import may_enter_body
from billing.events import SubscriptionStated
from billing.models import Subscription, SubscriptionChange
from lib import clock
from lib.refusal import Refused
from lib.text import Bilingual
from outbox.actions import announce

HOME = ZoneInfo("Asia/Shanghai")  # the platform's own days begin here
RENEWS = "billing.subscription_renews"
TRIAL_ENDS = "billing.trial_ends_soon"
CHARGES = "billing.card_is_charged"
DUNS = "billing.subscription_duns"


def held(subscription: Subscription, by: User | None) -> Subscription:
    """The subscription, locked until the transaction ends, for somebody who works for its body; None: a day has come."""
    Subscription.objects.select_for_update().get(pk=subscription.pk)
    # read once it is held: joined in the same statement, a plan that changed meanwhile would hide the row
    subscription = Subscription.objects.select_related("body", "plan", "next_plan").get(pk=subscription.pk)
    if by is not None and not may_enter_body(by, subscription.body):
        raise Refused(_("Only the body's own staff may do this."))
    return subscription


def only_operators(by: User) -> None:
    if not by.is_operator:
        raise Refused(_("Only the platform's operators do this."))


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
