"""Who owes whom what, what arrived, what goes back, and the tax invoices. Amounts are kept in minor units of one currency."""

from billing.models.fapiao import Fapiao, FapiaoVersion
from billing.models.invoices import (
    BankAccount,
    Invoice,
    InvoiceLine,
    InvoiceQuerySet,
    InvoiceSeries,
    Payment,
    State,
    TaxedAt,
    TaxRounding,
)
from billing.models.online import (
    FORWARD,
    STILL_RUNS,
    UNSEEN,
    Checkout,
    CheckoutState,
    Dispute,
    EventState,
    Payout,
    ProviderEvent,
    SellerAccount,
    Why,
)

__all__ = [
    "FORWARD",
    "STILL_RUNS",
    "UNSEEN",
    "BankAccount",
    "Checkout",
    "CheckoutState",
    "Dispute",
    "EventState",
    "Fapiao",
    "FapiaoVersion",
    "Invoice",
    "InvoiceLine",
    "InvoiceQuerySet",
    "InvoiceSeries",
    "Payment",
    "Payout",
    "ProviderEvent",
    "SellerAccount",
    "State",
    "TaxRounding",
    "TaxedAt",
    "Why",
]
