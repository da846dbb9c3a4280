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
from billing.models.ledger import (
    AccountKind,
    LedgerAccount,
    LedgerAct,
    LedgerBook,
    LedgerEntry,
    LedgerTransaction,
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
    UnbookedBecause,
)
from billing.models.refunds import PROMISED, Refund, RefundState
from billing.models.returns import Return, ReturnState

__all__ = [
    "FORWARD",
    "PROMISED",
    "STILL_RUNS",
    "UNSEEN",
    "AccountKind",
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
    "LedgerAccount",
    "LedgerAct",
    "LedgerBook",
    "LedgerEntry",
    "LedgerTransaction",
    "Payment",
    "Payout",
    "ProviderEvent",
    "Refund",
    "RefundState",
    "Return",
    "ReturnState",
    "SellerAccount",
    "State",
    "TaxRounding",
    "TaxedAt",
    "UnbookedBecause",
]
