"""Ways in which money of a client reaches a seller without passing through our hands."""

from django.conf import settings

from billing.providers.offline import OfflineInvoices
from billing.providers.protocol import (
    AskedPayment,
    Balance,
    PaymentProvider,
    ProviderAway,
    ProviderRefuses,
    SellerGone,
    SellerStanding,
    SentBack,
    StatedDispute,
    StatedPayout,
    TakenPayment,
)
from billing.providers.stripe_connect import StripeConnect

__all__ = [
    "AskedPayment",
    "Balance",
    "OfflineInvoices",
    "PaymentProvider",
    "ProviderAway",
    "ProviderRefuses",
    "SellerGone",
    "SellerStanding",
    "SentBack",
    "StatedDispute",
    "StatedPayout",
    "StripeConnect",
    "TakenPayment",
    "provider",
]


def provider() -> PaymentProvider:
    """Stripe where its key is set, else none but bank transfer."""
    return StripeConnect() if settings.STRIPE_SECRET_KEY else OfflineInvoices()
