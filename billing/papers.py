"""The invoice as a paper, 收费通知书, with its lines, its taxes and where to pay; the credit note, 贷项通知单; the account, 对账单."""

from datetime import date
from typing import Literal

from django.utils.translation import gettext_lazy as _

from papers.kinds import Letterhead, PaperKind, PaperStatement, paper_kind
from statements.certificate import StatedHolder
from statements.invoice import InvoiceStatement
from statements.shape import Shape, StatedText

INVOICE_KIND = "invoice"
CREDIT_NOTE_KIND = "credit_note"
ACCOUNT_KIND = "client_account"
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
    """Where to pay, as on the day of issue, or as changed since."""

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
    changed_on: date | None = None
    """When it got another due date or payee; this paper stands in the place of those before it."""
    is_of_mainland: bool = True
    """Whether its seller is established in mainland China: there the tax bureau's fapiao is the invoice, and this paper none."""


INVOICE_PAPER = paper_kind(
    PaperKind(INVOICE_KIND, InvoicePaper, "invoice.typ", _("Invoice"), filename="invoice-{number}")
)


class CreditNotePaper(PaperStatement):
    """All that a credit note's paper says."""

    body: Letterhead = Letterhead()
    invoice: str = ""
    """The number of the invoice that it takes something off."""
    reason: StatedText = {}
    billed_to: StatedHolder = StatedHolder()
    lines: tuple[StatedLine, ...] = ()
    net: str = ""
    tax: str = ""
    rounding: str = ""
    total: str = ""
    frees: str = ""
    """What the client had paid of it, its credit now; "" where it is nothing."""
    blue_number: str = ""
    """The fapiao that is taken back; "" where none was made."""
    red_number: str = ""
    """The red-letter fapiao that takes it back."""
    issued_on: date | None = None


CREDIT_NOTE_PAPER = paper_kind(
    PaperKind(CREDIT_NOTE_KIND, CreditNotePaper, "credit_note.typ", _("Credit note"), filename="credit-note-{number}")
)


class StatedMove(Shape):
    """One act on a client's account."""

    day: date | None = None
    what: StatedText = {}
    reference: str = ""
    charged: str = ""
    settled: str = ""
    balance: str = ""


class AccountPaper(PaperStatement):
    """A client's account with a body in one currency, as it stood on the day it was asked for."""

    body: Letterhead = Letterhead()
    client: StatedHolder = StatedHolder()
    currency: str = ""
    since: date | None = None
    until: date | None = None
    opening: str = ""
    rows: tuple[StatedMove, ...] = ()
    closing: str = ""
    issued_on: date | None = None


ACCOUNT_PAPER = paper_kind(
    PaperKind(ACCOUNT_KIND, AccountPaper, "client_account.typ", _("Statement of account"), filename="account-{number}")
)
