"""What an organisation is told of its invoice: `billing.events.InvoiceStated.statement`. For that organisation alone."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from statements.shape import PublicStatement, StatedText


class InvoiceStatement(PublicStatement):
    """An issued invoice as its organisation may see it, whole."""

    SCHEMA: ClassVar[str] = "invoice"

    number: str
    """The invoice's number at its body. Source: the body."""
    state: str
    """issued, paid, cancelled, or credited: taken back in full. Source: the ledger."""
    about: StatedText = {}
    """What it is for. Source: whoever ordered it."""
    total: int
    """What is to be paid, tax included, in minor units of `currency` (for CNY: fen). Source: its lines."""
    paid: int = 0
    """What has been paid, in minor units of `currency`. Source: the payments recorded."""
    credited: int | None = None
    """What credit notes took off what is to be paid, in minor units of `currency`. Source: the credit notes issued."""
    credit_open: int | None = None
    """What waits to be credited and is not asked for meanwhile, in minor units of `currency`. Source: the credit notes opened."""
    refunded: int | None = None
    """What went back of it, in minor units of `currency`. Source: the refunds settled."""
    refund_open: int | None = None
    """What is promised back and not on its way yet, in minor units of `currency`. Source: the refunds opened."""
    currency: str = "CNY"
    """The currency, by ISO 4217. Source: the body."""
    due_on: date | None = None
    """The last day to pay, in the body's time zone. Source: the body."""
    issued_on: date | None = None
    """The day of issue, in the body's time zone. Source: the body's clock."""
    reference: str = ""
    """What a transfer names so that it is found (ISO 11649). Source: the body."""
    subject_kind: str = ""
    """What kind of thing it was ordered for, as in application. Source: whoever ordered it."""
    subject: UUID | None = None
    """The key of that thing. Source: whoever ordered it."""
    path: str = ""
    """Where it lives, on the body's host. Source: the body's site."""
