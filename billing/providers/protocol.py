"""What any provider of payments does, in plain values: no object of a library leaves its own module.

`PaymentProvider` is for sellers; `OwnTill` is what the platform asks for itself, its subscriptions and nothing else.

The seller owns the money from the first moment: it is merchant of record, and its provider holds the money for it alone.
A licensed channel of the mainland fits here too: its sub-merchant is the `seller` of every call, its day of settlement a
payout; freezing, splitting and releasing are the three more acts of `SplitsPayments`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal, Protocol
from uuid import UUID

type PaymentIs = Literal["open", "pending", "paid", "failed", "expired"]
type ChargeIs = Literal["open", "pending", "paid", "failed", "asks", "expired"]
type RefundIs = Literal["pending", "succeeded", "failed"]


class ProviderAway(Exception):
    """No answer, or none that says what became of it: ask again, with the same key.

    `was_answered`: it said that it failed, and would say so again for ever under this key.
    """

    def __init__(self, code: str, *, was_answered: bool = False) -> None:
        super().__init__(code)
        self.was_answered = was_answered


class ProviderRefuses(Exception):
    """It answered no. `code` is its own word for why, `words` what it says to us; neither is shown to clients."""

    def __init__(self, code: str, words: str = "") -> None:
        super().__init__(f"{code}: {words}")
        self.code, self.words = code, words


class SellerGone(ProviderRefuses):
    """The seller's account answers us no more: it was closed, or its owner took our access away."""


@dataclass(frozen=True)
class Seller:
    """Who is to be paid, as a provider asks it for a new account. No person is named: Stripe asks the seller itself."""

    id: UUID  # of our own record: the key under which the account is made, once
    name: str
    country: str


@dataclass(frozen=True)
class SellerStanding:
    """How a seller's account stands, as the provider says."""

    account: str
    may_charge: bool
    may_be_paid_out: bool
    has_told_all: bool  # went through the provider's questions, which does not mean that it may charge
    missing: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()
    checking: tuple[str, ...] = ()
    disabled_because: str = ""
    missing_until: datetime | None = None
    country: str = ""
    currency: str = ""


@dataclass(frozen=True)
class AskedPayment:
    """One invoice to be paid on a page of the provider's."""

    checkout: UUID  # our own record: names the payment at the provider, and is its key
    account: str
    amount: int
    currency: str
    about: str
    reference: str
    paid_url: str
    back_url: str
    locale: str
    expires_at: datetime


@dataclass(frozen=True)
class TakenPayment:
    """A payment as the provider has it now."""

    session: str
    account: str
    checkout: str  # our own record, as we named it; "" where it is not ours
    is_live: bool
    state: PaymentIs
    amount: int
    currency: str
    url: str = ""
    payment: str = ""  # what money moved under: unique for ever
    method: str = ""
    fee: int | None = None
    fee_currency: str = ""
    failure: str = ""
    paid_at: datetime | None = None


@dataclass(frozen=True)
class SentBack:
    """Money on its way back to the payer."""

    id: str
    account: str
    payment: str
    refund: str  # our own record; "" where somebody made it at the provider
    amount: int
    currency: str
    state: RefundIs
    waits_because: str = ""
    failure: str = ""
    sent_at: datetime | None = None


@dataclass(frozen=True)
class DisputeFee:
    """What a provider took for something, or gave back of that (less than nothing). Each is told under its own id, for ever."""

    id: str
    amount: int
    currency: str


@dataclass(frozen=True)
class StatedDispute:
    """A payer asked their bank to take the money back."""

    id: str
    account: str
    payment: str
    amount: int
    currency: str
    reason: str
    state: str
    is_live: bool
    opened_at: datetime
    answer_by: datetime | None = None
    answers_sent: int = 0
    is_overdue: bool = False
    fees: tuple[DisputeFee, ...] = ()


@dataclass(frozen=True)
class StatedPayout:
    """Money on its way from the provider to the seller's bank."""

    id: str
    account: str
    amount: int
    currency: str
    state: str
    made_at: datetime
    arrives_at: datetime
    failure: str = ""


@dataclass(frozen=True)
class AskedCard:
    """A card is to be saved on a page of the provider's, to be charged later without its owner."""

    setup: UUID  # our own record: names the visit at the provider, and is its key
    customer: str
    back_url: str
    locale: str


@dataclass(frozen=True)
class TakenCard:
    """What came of that visit. `payment_method` is "" until a card is saved."""

    session: str
    setup: str  # our own record; "" where it is not ours
    is_live: bool
    is_over: bool
    url: str = ""
    payment_method: str = ""
    brand: str = ""
    last4: str = ""
    expires_month: int = 0
    expires_year: int = 0


@dataclass(frozen=True)
class AskedCharge:
    """A saved card is charged for an invoice of ours, while nobody is there."""

    charge: UUID  # our own record
    tries: int  # under how many keys it was asked: with `charge` the key
    customer: str
    payment_method: str
    amount: int
    currency: str
    reference: str


@dataclass(frozen=True)
class TakenCharge:
    """A payment as the provider has it now, on the platform's account or a seller's. `refunded`: of it, what went back."""

    payment: str
    charge: str  # our own record; "" where it is not ours
    is_live: bool
    state: ChargeIs
    amount: int
    currency: str
    failure: str = ""
    fee: int | None = None
    refunded: int = 0
    made_at: datetime | None = None
    fee_currency: str = ""  # of the account there; "" where the fee is not known yet


@dataclass(frozen=True)
class Balance:
    """What a provider holds for a seller, by currency in minor units."""

    available: dict[str, int] = field(default_factory=dict)
    pending: dict[str, int] = field(default_factory=dict)


class PaymentProvider(Protocol):
    """Every call names the seller's account: nothing of a seller's is ever charged on an account of the platform's.

    Where the platform is paid itself, for subscriptions, the account is "".
    """

    name: ClassVar[str]
    is_online: ClassVar[bool]  # takes payments on a page of its own

    def open_account(self, seller: Seller) -> SellerStanding: ...
    def onboarding_url(self, account: str, *, back_url: str, again_url: str) -> str: ...
    def standing_of(self, account: str) -> SellerStanding: ...
    def ask_payment(self, asked: AskedPayment) -> TakenPayment: ...
    def payment_of(self, account: str, session: str) -> TakenPayment: ...
    def call_off(self, account: str, session: str) -> TakenPayment: ...
    def send_back(self, account: str, payment: str, *, amount: int, refund: UUID, attempt: int) -> SentBack: ...
    def sent_back(self, account: str, refund: str) -> SentBack: ...
    def all_sent_back(self, account: str, payment: str) -> Sequence[SentBack]: ...
    def dispute_of(self, account: str, dispute: str) -> StatedDispute: ...
    def disputes_since(self, account: str, since: datetime) -> Sequence[StatedDispute]: ...
    def keep_evidence(self, account: str, *, name: str, file: Any, key: str) -> str: ...
    def answer_dispute(self, account: str, dispute: str, *, evidence: dict[str, str], key: str) -> StatedDispute: ...
    def balance_of(self, account: str) -> Balance: ...
    def payouts_since(self, account: str, since: datetime) -> Sequence[StatedPayout]: ...
    def refunds_since(self, account: str, since: datetime) -> Sequence[SentBack]: ...


class OwnTill(Protocol):
    """How the platform is paid for its subscriptions, on its own account: no call here can name a seller's."""

    is_online: ClassVar[bool]

    def open_customer(self, *, subscription: UUID, name: str, instead_of: str = "") -> str: ...
    def ask_card(self, asked: AskedCard) -> TakenCard: ...
    def card_of(self, session: str) -> TakenCard: ...
    def forget_card(self, payment_method: str) -> None: ...
    def charge_card(self, asked: AskedCharge) -> TakenCharge: ...
    def charge_of(self, payment: str) -> TakenCharge: ...
    def charges_of(self, customer: str, since: datetime) -> Sequence[TakenCharge]: ...
    def payments_between(self, account: str, since: datetime, until: datetime) -> Sequence[TakenCharge]: ...


class SplitsPayments(PaymentProvider, Protocol):
    """What a licensed channel of the mainland does besides: held for the seller, split, and released or given back."""

    def freeze(self, account: str, payment: str, *, until: datetime, key: str) -> str: ...
    def split(self, account: str, payment: str, *, shares: dict[str, int], key: str) -> str: ...
    def release(self, account: str, payment: str, *, key: str) -> str: ...
    def take_split_back(self, account: str, split: str, *, amount: int, key: str) -> str: ...
