"""What a line of a bank statement most likely pays, and why: by payment reference, number, amount and the payer's name.

Plain functions over what was read once: so many lines cost one look at each, whatever the number of open invoices.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from lib.text.names import cores

SURE = 80  # from this score on a proposal is ticked beforehand
REFERENCE, NUMBER, AMOUNT, ACCOUNT, NAME = 60, 40, 30, 25, 15  # without the amount nothing is sure
COMPETES = AMOUNT + NAME  # from this score on a line stands in the way of another for the same invoice
SHORTEST_ACCOUNT = 6  # letters: what is shorter is a word
_REFERENCE = re.compile(r"RF\d{12}")
_NUMBER = re.compile(r"(?<!\d)(\d{4}-\d{5,})(?!\d)")
_GAPS = re.compile(r"[\s.]+")


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


@dataclass
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
        self.by_amount: dict[tuple[int, str], list[OpenInvoice]] = defaultdict(list)
        self.by_client: dict[UUID, list[OpenInvoice]] = defaultdict(list)
        self.clients: dict[str, set[UUID]] = defaultdict(set)
        for account, client in payers:
            if key := account_key(account):
                self.clients[key].add(client)
        for one in invoices:
            self.by_reference[one.reference] = one
            self.by_number[one.number] = one
            if one.asked <= 0:  # it may be named all the same: what comes for it is the client's credit
                continue
            self.by_amount[one.asked, one.currency].append(one)
            self.by_client[one.client].append(one)
            for key in dict.fromkeys(key for name in one.names for key in name_keys(name)):
                self.by_name[key].append(one)

    def propose(self, line: LineSays) -> PaymentMatch:
        """The best there is to say of a line; without invoices where nothing fits."""
        named, by_reference = self._named(line)
        payer = LinePayer(self._of_name(line), self._of_account(line))
        if named:
            return self._for_named(line, named, payer, by_reference=by_reference)
        if of_payer := payer.invoices_in(line.currency):
            return _for_payer(line, of_payer, payer)
        alone = self.by_amount.get((line.amount, line.currency), [])
        return (
            PaymentMatch(alone, AMOUNT, [_("the amount, of one open invoice only")])
            if len(alone) == 1
            else PaymentMatch()
        )

    def _named(self, line: LineSays) -> tuple[list[OpenInvoice], bool]:
        """The open invoices that the payer's words name, and whether by reference."""
        found = [self.by_reference[one] for one in references_in(line.words) if one in self.by_reference]
        if found:
            return [one for one in found if one.currency == line.currency], True
        numbers = numbers_in(line.words)
        return [
            one for number in numbers if (one := self.by_number.get(number)) and one.currency == line.currency
        ], False

    def _of_name(self, line: LineSays) -> dict[UUID, OpenInvoice]:
        return {one.id: one for key in name_keys(line.payer_name) for one in self.by_name.get(key, [])}

    def _of_account(self, line: LineSays) -> dict[UUID, OpenInvoice]:
        clients = self.clients.get(account_key(line.payer_account), set())
        return {one.id: one for client in clients for one in self.by_client.get(client, [])}

    def _for_named(
        self, line: LineSays, named: list[OpenInvoice], payer: "LinePayer", *, by_reference: bool
    ) -> PaymentMatch:
        proposal = PaymentMatch(named, REFERENCE if by_reference else NUMBER)
        proposal.reasons.append(_("the payment reference") if by_reference else _("the invoice's number"))
        if proposal.asked == line.amount:
            proposal.score += AMOUNT
            proposal.reasons.append(_("the amount"))
        elif line.amount > proposal.asked:
            proposal.reasons.append(_("more came than is owed"))
        else:
            proposal.reasons.append(_("less came than is owed"))
        payer.speak_for(proposal)
        if proposal.asked != line.amount:
            proposal.score = min(proposal.score, SURE - 1)
        return proposal


@dataclass(frozen=True)
class LinePayer:
    """The open invoices of whom a line's payer is: by its name, and by its account where that paid before."""

    by_name: dict[UUID, OpenInvoice]
    by_account: dict[UUID, OpenInvoice]

    def invoices_in(self, currency: str) -> list[OpenInvoice]:
        return [one for one in (self.by_name | self.by_account).values() if one.currency == currency]

    def speak_for(self, proposal: PaymentMatch) -> None:
        """As far as what is proposed is of this payer."""
        proposed = {one.id for one in proposal.invoices}
        if proposed & self.by_name.keys():
            proposal.score += NAME
            proposal.reasons.append(_("the payer's name"))
        if proposed & self.by_account.keys():
            proposal.score += ACCOUNT
            proposal.reasons.append(_("paid from this account before"))


def _for_payer(line: LineSays, of_payer: list[OpenInvoice], payer: LinePayer) -> PaymentMatch:
    """By the payer alone: the one invoice of this amount, or all that the client owes."""
    exact = [one for one in of_payer if one.asked == line.amount]
    is_one_client = len({one.client for one in of_payer}) == 1
    if len(exact) == 1:
        proposal = PaymentMatch(exact, AMOUNT, [_("the amount")])
    elif is_one_client and sum(one.asked for one in of_payer) == line.amount:
        proposal = PaymentMatch(of_payer, AMOUNT, [_("the amount of all its open invoices")])
    elif len(of_payer) == 1:
        proposal = PaymentMatch(of_payer)
    elif payer.by_name:
        return PaymentMatch([], 0, [_("the payer's name, but no amount of its open invoices")])
    else:
        return PaymentMatch([], 0, [_("paid from this account before, but no amount of its open invoices")])
    payer.speak_for(proposal)
    return proposal


def account_key(account: str) -> str:
    """An account as it is known again, however it is spaced; "" for what is too short to be one."""
    key = "".join(letter for letter in account.upper() if letter.isalnum())
    return key if len(key) >= SHORTEST_ACCOUNT else ""


def references_in(text: str) -> list[str]:
    """What in a text may be a payment reference, whatever stands between its digits."""
    return list(dict.fromkeys(_REFERENCE.findall(_GAPS.sub("", text.upper()))))


def numbers_in(text: str) -> list[str]:
    """What in a text may be the number of an invoice."""
    return list(dict.fromkeys(_NUMBER.findall(text)))


@lru_cache(32768)  # a client's name comes again with each of its invoices and lines
def name_keys(name: str) -> tuple[str, ...]:
    """A name folded: without legal form, script, width, accents and punctuation, in both spellings of umlauts."""
    return tuple(dict.fromkeys(core.letters for core in cores(name) if core.is_a_name)) if name else ()


def proposals(
    lines: Sequence[LineSays], invoices: Iterable[OpenInvoice], payers: Iterable[tuple[str, UUID]] = ()
) -> list[PaymentMatch]:
    matcher = Matcher(invoices, payers)
    return [matcher.propose(line) for line in lines]
