"""What billing tells the others: ids, and for the organisation's own desk its invoice. No person is named."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True)
class PaymentReceived:
    """Money arrived for an invoice. `subject_kind` and `subject` are what whoever ordered the invoice called its subject."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    invoice: UUID
    organisation: UUID
    subject_kind: str
    subject: UUID | None
    is_settled: bool  # nothing is owed any more for the subject


@dataclass(frozen=True)
class PaymentTakenBack:
    """A payment was recorded by mistake: what `PaymentReceived` said of this invoice no longer holds."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    invoice: UUID
    organisation: UUID
    subject_kind: str
    subject: UUID | None


@dataclass(frozen=True)
class Refunded:
    """Money went back to whoever paid: for an invoice, or credit of no invoice (None). `is_whole`: nothing paid for it is left."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    refund: UUID
    invoice: UUID | None
    organisation: UUID
    subject_kind: str
    subject: UUID | None
    is_whole: bool


@dataclass(frozen=True)
class InvoiceCredited:
    """A credit note lowered what is owed for an invoice, or stands for what went back of it."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    invoice: UUID
    organisation: UUID
    subject_kind: str
    subject: UUID | None
    is_settled: bool  # nothing is owed any more for the subject


@dataclass(frozen=True)
class AskedOtherwise:
    """A credit note waits for its red letter, or was dropped: what is asked for an invoice changed, and nothing is booked."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    invoice: UUID
    organisation: UUID
    subject_kind: str
    subject: UUID | None
    asks_more: bool  # it was dropped
    is_settled: bool  # nothing is asked any more for the subject


@dataclass(frozen=True)
class InvoiceStaysUnpaid:
    """The last of a body's reminders went out, and it is one that tells the case desk. No amount is said (INV-10)."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    invoice: UUID
    organisation: UUID
    subject_kind: str
    subject: UUID | None


@dataclass(frozen=True)
class InvoiceGotTime:
    """An invoice of which `InvoiceStaysUnpaid` was said is due later now. No amount is said (INV-10)."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    invoice: UUID
    organisation: UUID
    subject_kind: str
    subject: UUID | None
    until: date


@dataclass(frozen=True)
class InvoiceStated:
    """An issued invoice as its organisation may see it, whole, from this revision on: `statements.InvoiceStatement`."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    invoice: UUID
    organisation: UUID
    revision: int
    statement: dict[str, Any]


@dataclass(frozen=True)
class AccountChanged:
    """The account that a body's clients pay to is another one now. Of each number only the end is said."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    by: UUID  # who proposed it
    currency: str  # "": the general account
    before: str  # "": there was none of its own
    after: str  # "": the general account holds again
    confirmed_by: UUID | None = None  # None: before two people were asked


@dataclass(frozen=True)
class AccountProposed:
    """Another account that a body's clients are to pay to waits for a second person."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    change: UUID
    by: UUID
    currency: str
    before: str
    after: str


@dataclass(frozen=True)
class AccountNotChanged:
    """Another account was declined, or withdrawn by whoever proposed it: the one that stood stands."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    by: UUID
    proposed_by: UUID
    reason: str  # "": withdrawn
    currency: str
    after: str


@dataclass(frozen=True)
class CardAccountOpened:
    """A body's own account at the payment provider was opened. Nothing is charged into it yet."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    account: UUID
    by: UUID


@dataclass(frozen=True)
class CardAccountCharges:
    """The provider takes payments into a body's own account: for the first time, or again after it took none."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    account: UUID
    opened_by: UUID


@dataclass(frozen=True)
class SubscriptionStated:
    """Something happened to a body's subscription to the platform, and its people are to know: what, `change` says."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    subscription: UUID
    change: UUID
