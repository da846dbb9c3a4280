"""What is asked about subscriptions: what waits for a body's people, what its plan lets it do, where the books differ."""

from accounts.models import User
from billing.subscriptions.queries.differences import (
    difference_of_seller_for,
    differences_left_to_sellers,
    differences_of_operators,
    differences_of_seller,
    needs_of_differences,
    seen_to_by_sellers,
)
from billing.subscriptions.queries.subscriptions import (
    SEES_SUBSCRIPTION,
    accounts_path,
    change_of,
    needs_of_subscription,
    open_invoices_of_subscription,
    refuse_beyond,
    subscription_path,
)
from tenants.context import current_body
from web.checklist import Need

__all__ = [
    "SEES_SUBSCRIPTION",
    "accounts_path",
    "change_of",
    "difference_of_seller_for",
    "differences_left_to_sellers",
    "differences_of_operators",
    "differences_of_seller",
    "needs_you",
    "open_invoices_of_subscription",
    "refuse_beyond",
    "seen_to_by_sellers",
    "subscription_path",
]


def needs_you(user: User, *, roles: frozenset[str]) -> list[Need]:
    """What waits for administrators and finance staff of a body about its subscription, and about its books at Stripe."""
    return needs_of_subscription(current_body(), roles) + needs_of_differences(roles)
