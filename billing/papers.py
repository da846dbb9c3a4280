"""The invoice as a paper: 收费通知书, with its lines, its taxes and where to pay, as it was issued."""

from datetime import date
from typing import Literal

from django.utils.translation import gettext_lazy as _

from papers.kinds import Letterhead, PaperKind, PaperStatement, paper_kind
from statements.certificate import StatedHolder
from statements.invoice import InvoiceStatement
from statements.shape import Shape, StatedText

INVOICE_KIND = "invoice"
type TaxIs = Literal["included", "plus", "none"]


class StatedLine(Shape):
    """One thing that is charged. Amounts are written out, with sign and code."""

    description: StatedText = {}
    quantity: str = ""
    unit_price: str = ""
    tax_is: TaxIs = "none"
    tax_rate: str = ""
    """In per cent."""
    net: str = ""
    tax: str = ""
    gross: str = ""


class StatedTax(Shape):
    """What is taxed at one rate, and its tax."""

    rate: str = ""
    net: str = ""
    tax: str = ""


class Payee(Shape):
    """Where to pay, as on the day of issue."""

    holder: str = ""
    bank: str = ""
    number: str = ""
    bank_code: str = ""
    tax_number: str = ""


class InvoicePaper(PaperStatement):
    """All that an invoice's paper says. What was paid since is not on it: the page says that."""

    body: Letterhead = Letterhead()
    stated: InvoiceStatement
    """What the organisation's desk is told of it: number, total, days, reference."""
    billed_to: StatedHolder = StatedHolder()
    lines: tuple[StatedLine, ...] = ()
    taxes: tuple[StatedTax, ...] = ()
    rounding: str = ""
    """What rounding tax once for each rate adds or takes; "" where it is nothing."""
    total: str = ""
    payee: Payee = Payee()
    reference: str = ""
    """The payment reference as it is typed, in groups."""
    issued_on: date | None = None
    due_on: date | None = None


INVOICE_PAPER = paper_kind(
    PaperKind(INVOICE_KIND, InvoicePaper, "invoice.typ", _("Invoice"), filename="invoice-{number}")
)
