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
from billing.models.refunds import PROMISED, Refund, RefundState
from billing.models.reminding import Reminder, ReminderStep
from billing.models.transfers import Transfer, TransferQuerySet

__all__ = [
    "PROMISED",
    "AccountKind",
    "BankAccount",
    "BankStatement",
    "CreditNote",
    "CreditNoteLine",
    "CreditNoteQuerySet",
    "CreditNoteSeries",
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
    "RedFapiao",
    "RedState",
    "Refund",
    "RefundState",
    "Reminder",
    "ReminderStep",
    "State",
    "StatementLayout",
    "StatementLine",
    "TaxRounding",
    "TaxedAt",
    "Transfer",
    "TransferQuerySet",
]
