"""What may be done about a subscription to the platform. A limit refuses more; nothing here touches what a body has."""

from billing.subscriptions.actions.conceding import answer_waiver, extend_trial, propose_waiver
from billing.subscriptions.actions.dunning import dun
from billing.subscriptions.actions.months import (
    begin_trial,
    cancel_subscription,
    change_plan,
    go_on_after_all,
    renew,
    say_billed_to,
    subscribe,
    tell_trial_ends,
)
from billing.subscriptions.actions.plans import PlanData, TermsData, keep_subscription_rules, write_plan, write_terms
from billing.subscriptions.actions.receiving import record_own_transfer, take_back_own_transfer
from billing.subscriptions.actions.refunding import (
    approve_own_refund,
    drop_own_refund,
    open_own_refund,
    own_refund_came_back,
    send_own_refund_again,
    settle_own_refund,
)

__all__ = [
    "PlanData",
    "TermsData",
    "answer_waiver",
    "approve_own_refund",
    "begin_trial",
    "cancel_subscription",
    "change_plan",
    "drop_own_refund",
    "dun",
    "extend_trial",
    "go_on_after_all",
    "keep_subscription_rules",
    "open_own_refund",
    "own_refund_came_back",
    "propose_waiver",
    "record_own_transfer",
    "renew",
    "say_billed_to",
    "send_own_refund_again",
    "settle_own_refund",
    "subscribe",
    "take_back_own_transfer",
    "tell_trial_ends",
    "write_plan",
    "write_terms",
]
