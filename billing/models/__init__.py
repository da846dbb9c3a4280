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

__all__ = [
    "BankAccount",
    "Fapiao",
    "FapiaoVersion",
    "Invoice",
    "InvoiceLine",
    "InvoiceQuerySet",
    "InvoiceSeries",
    "Payment",
    "State",
    "TaxRounding",
    "TaxedAt",
]
