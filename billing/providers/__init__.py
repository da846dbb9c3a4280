"""Ways in which money of a client reaches a seller without passing through our hands."""

from django.conf import settings

from billing.providers.offline import OfflineInvoices
from billing.providers.protocol import (
    AskedCard,
    AskedCharge,
    AskedPayment,
    Balance,
    DisputeFee,
    OwnTill,
    PaymentProvider,
    ProviderAway,
    ProviderRefuses,
    SellerGone,
    SellerStanding,
    SentBack,
    StatedDispute,
    StatedPayout,
    TakenCard,
    TakenCharge,
    TakenPayment,
)
from billing.providers.stripe_connect import StripeConnect

__all__ = [
    "AskedCard",
    "AskedCharge",
    "AskedPayment",
    "Balance",
    "DisputeFee",
    "OfflineInvoices",
    "OwnTill",
    "PaymentProvider",
    "ProviderAway",
    "ProviderRefuses",
    "SellerGone",
    "SellerStanding",
    "SentBack",
    "StatedDispute",
    "StatedPayout",
    "StripeConnect",
    "TakenCard",
    "TakenCharge",
    "TakenPayment",
    "own_till",
    "provider",
]


def provider() -> PaymentProvider:
    """Stripe where its key is set, else none but bank transfer."""
    return StripeConnect() if settings.STRIPE_SECRET_KEY else OfflineInvoices()


def own_till() -> OwnTill:
    """The same, for what the platform itself is paid: its subscriptions."""
    return StripeConnect() if settings.STRIPE_SECRET_KEY else OfflineInvoices()
