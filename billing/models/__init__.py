"""Who owes whom what, what arrived, what goes back, and the tax invoices. Amounts are kept in minor units of one currency."""

from billing.models.bank import BankStatement, StatementLayout, StatementLine
from billing.models.credit_notes import (
    CreditNote,
    CreditNoteLine,
    CreditNoteQuerySet,
    CreditNoteSeries,
    NoteState,
    RedFapiao,
    RedState,
)
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
from billing.models.reminding import Reminder, ReminderStep
from billing.models.returns import Return, ReturnState
from billing.models.transfers import Transfer, TransferQuerySet

__all__ = [
    "FORWARD",
    "PROMISED",
    "STILL_RUNS",
    "UNSEEN",
    "AccountKind",
    "BankAccount",
    "BankStatement",
    "Checkout",
    "CheckoutState",
    "CreditNote",
    "CreditNoteLine",
    "CreditNoteQuerySet",
    "CreditNoteSeries",
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
    "NoteState",
    "Payment",
    "Payout",
    "ProviderEvent",
    "RedFapiao",
    "RedState",
    "Refund",
    "RefundState",
    "Reminder",
    "ReminderStep",
    "Return",
    "ReturnState",
    "SellerAccount",
    "State",
    "StatementLayout",
    "StatementLine",
    "TaxRounding",
    "TaxedAt",
    "Transfer",
    "TransferQuerySet",
    "UnbookedBecause",
]
