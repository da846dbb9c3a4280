"""What a line of a bank statement most likely pays, and why: by payment reference, number, amount and the payer's name.

Plain functions over what was read once: so many lines cost one look at each, whatever the number of open invoices.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple, Protocol
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from billing.references import name_keys, numbers_in, references_in

SURE = 80  # from this score on a proposal is ticked beforehand
REFERENCE, NUMBER, AMOUNT, ACCOUNT, NAME = 60, 40, 30, 25, 15  # without the amount nothing is sure
COMPETES = AMOUNT + NAME  # from this score on a line stands in the way of another for the same invoice
SHORTEST_ACCOUNT = 6  # letters: what is shorter is a word

# Reasons, in words: made once, since each of so many lines has some.
BY_REFERENCE, BY_NUMBER = _("the payment reference"), _("the invoice's number")
BY_AMOUNT, MORE, LESS = _("the amount"), _("more came than is owed"), _("less came than is owed")
BY_NAME, BY_ACCOUNT = _("the payer's name"), _("paid from this account before")
ALONE, ALL_OPEN = _("the amount, of one open invoice only"), _("the amount of all its open invoices")
NAME_ALONE = _("the payer's name, but no amount of its open invoices")
ACCOUNT_ALONE = _("paid from this account before, but no amount of its open invoices")


class LineSays(Protocol):
    amount: int
    currency: str
    payer_name: str
    payer_account: str
    words: str


@dataclass(frozen=True)
class OpenInvoice:
    """What matching knows of an invoice that is to be paid."""

    id: UUID
    client: UUID
    names: tuple[str, ...]
    number: str
    reference: str
    asked: int
    currency: str


@dataclass(slots=True)
class PaymentMatch:
    """Which invoices a line pays, how surely, and why."""

    invoices: list[OpenInvoice] = field(default_factory=list)
    score: int = 0
    reasons: list[str | Promise] = field(default_factory=list)

    credit: Money | None = None  # what is beyond what its invoices ask
    open: Money | None = None  # what they ask beyond it
    rivals: int = 0  # other lines beside it that are proposed for one of its invoices

    @property
    def is_sure(self) -> bool:
        return self.score >= SURE

    @property
    def fits(self) -> list[UUID]:
        """What it stands in the way of another line for: no more than a name or an amount alone does not count."""
        return [one.id for one in self.invoices] if self.score >= COMPETES else []

    @property
    def is_ticked(self) -> bool:
        """Beforehand: of two lines for one invoice a person says which."""
        return self.is_sure and not self.rivals

    @property
    def percent(self) -> int:
        """How sure, for people: where reference, amount and name all speak for it, nothing is left to doubt."""
        return min(self.score, 100)

    @property
    def asked(self) -> int:
        return sum(one.asked for one in self.invoices)


class Matcher:
    """The open invoices of a body, ready to be asked about line after line."""

    def __init__(self, invoices: Iterable[OpenInvoice], payers: Iterable[tuple[str, UUID]] = ()) -> None:
        """`payers`: which accounts paid for which clients before."""
        self.by_reference: dict[str, OpenInvoice] = {}
        self.by_number: dict[str, OpenInvoice] = {}
        self.by_name: dict[str, list[OpenInvoice]] = defaultdict(list)
        self.by_amount: dict[tuple[int, str], OpenInvoice | None] = {}  # None: of several
        self.by_client: dict[UUID, list[OpenInvoice]] = defaultdict(list)
        self.keys: dict[tuple[str, ...], frozenset[str]] = {}  # of an invoice's names: a client's come again and again
        self.clients: dict[str, set[UUID]] = defaultdict(set)
        for account, client in payers:
            if key := account_key(account):
                self.clients[key].add(client)
        for one in invoices:
            self.by_reference[one.reference] = one
            self.by_number[one.number] = one
            if one.asked <= 0:  # it may be named all the same: what comes for it is the client's credit
                continue
            amount = one.asked, one.currency
            self.by_amount[amount] = None if amount in self.by_amount else one
            self.by_client[one.client].append(one)
            for key in self._keys_of(one.names):
                self.by_name[key].append(one)

    def propose(self, line: LineSays) -> PaymentMatch:
        """The best there is to say of a line; without invoices where nothing fits."""
        payer = LinePayer(name_keys(line.payer_name), self.clients.get(account_key(line.payer_account)) or set())
        named, by_reference = self._named(line)
        if named:
            return self._for_named(line, named, payer, by_reference=by_reference)
        if of_payer := [one for one in self._of_payer(payer) if one.currency == line.currency]:
            return self._for_payer(line, of_payer, payer)
        alone = self.by_amount.get((line.amount, line.currency))
        return PaymentMatch([alone], AMOUNT, [ALONE]) if alone else PaymentMatch()

    def _keys_of(self, names: tuple[str, ...]) -> frozenset[str]:
        if names not in self.keys:
            self.keys[names] = frozenset(key for name in names for key in name_keys(name))
        return self.keys[names]

    def _named(self, line: LineSays) -> tuple[list[OpenInvoice], bool]:
        """The open invoices that the payer's words name, and whether by reference."""
        found = [self.by_reference[one] for one in references_in(line.words) if one in self.by_reference]
        if found:
            return [one for one in found if one.currency == line.currency], True
        numbers = numbers_in(line.words)
        return [
            one for number in numbers if (one := self.by_number.get(number)) and one.currency == line.currency
        ], False

    def _of_payer(self, payer: "LinePayer") -> Iterable[OpenInvoice]:
        """Of whom a line's payer is, by its name and by its account, each once."""
        of_name = (one for key in payer.keys for one in self.by_name.get(key, []))
        of_account = (one for client in payer.clients for one in self.by_client.get(client, []))
        return {one.id: one for one in chain(of_name, of_account)}.values()

    def _for_named(
        self, line: LineSays, named: list[OpenInvoice], payer: "LinePayer", *, by_reference: bool
    ) -> PaymentMatch:
        proposal = PaymentMatch(named, REFERENCE if by_reference else NUMBER)
        proposal.reasons.append(BY_REFERENCE if by_reference else BY_NUMBER)
        beyond = line.amount - proposal.asked
        if not beyond:
            proposal.score += AMOUNT
        proposal.reasons.append(MORE if beyond > 0 else LESS if beyond else BY_AMOUNT)
        self._let_speak(payer, proposal)
        if beyond:
            proposal.score = min(proposal.score, SURE - 1)
        return proposal

    def _for_payer(self, line: LineSays, of_payer: list[OpenInvoice], payer: "LinePayer") -> PaymentMatch:
        """By the payer alone: the one invoice of this amount, or all that the client owes."""
        exact = [one for one in of_payer if one.asked == line.amount]
        is_one_client = len({one.client for one in of_payer}) == 1
        if len(exact) == 1:
            proposal = PaymentMatch(exact, AMOUNT, [BY_AMOUNT])
        elif is_one_client and sum(one.asked for one in of_payer) == line.amount:
            proposal = PaymentMatch(of_payer, AMOUNT, [ALL_OPEN])
        elif len(of_payer) == 1:
            proposal = PaymentMatch(of_payer)
        elif any(key in self.by_name for key in payer.keys):
            return PaymentMatch([], 0, [NAME_ALONE])
        else:
            return PaymentMatch([], 0, [ACCOUNT_ALONE])
        self._let_speak(payer, proposal)
        return proposal

    def _let_speak(self, payer: "LinePayer", proposal: PaymentMatch) -> None:
        """As far as what is proposed, and asked for, is of this payer."""
        asked_for = [one for one in proposal.invoices if one.asked > 0]
        if any(not self.keys[one.names].isdisjoint(payer.keys) for one in asked_for):
            proposal.score += NAME
            proposal.reasons.append(BY_NAME)
        if payer.clients and any(one.client in payer.clients for one in asked_for):
            proposal.score += ACCOUNT
            proposal.reasons.append(BY_ACCOUNT)


class LinePayer(NamedTuple):
    """Who a line's payer is: its name, folded, and for which clients its account paid before."""

    keys: tuple[str, ...]
    clients: set[UUID]


def account_key(account: str) -> str:
    """An account as it is known again, however it is spaced; "" for what is too short to be one."""
    if not account:
        return ""
    key = "".join(letter for letter in account.upper() if letter.isalnum())
    return key if len(key) >= SHORTEST_ACCOUNT else ""


def proposals(
    lines: Sequence[LineSays], invoices: Iterable[OpenInvoice], payers: Iterable[tuple[str, UUID]] = ()
) -> list[PaymentMatch]:
    matcher = Matcher(invoices, payers)
    return [matcher.propose(line) for line in lines]
