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

from billing.references import canonical
from lib.text.names import cores

SURE = 80  # from this score on a proposal is ticked beforehand
REFERENCE, NUMBER, AMOUNT, NAME = 60, 40, 30, 15  # without the amount nothing is sure
_REFERENCE = re.compile(r"RF\d{12}")
_NUMBER = re.compile(r"(?<!\d)(\d{4}-\d{5,})(?!\d)")
_GAPS = re.compile(r"[\s.]+")


class LineSays(Protocol):
    amount: int
    currency: str
    payer_name: str
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

    def __init__(self, invoices: Iterable[OpenInvoice]) -> None:
        self.by_reference: dict[str, OpenInvoice] = {}
        self.by_number: dict[str, OpenInvoice] = {}
        self.by_name: dict[str, list[OpenInvoice]] = defaultdict(list)
        self.by_amount: dict[tuple[int, str], list[OpenInvoice]] = defaultdict(list)
        for one in invoices:
            self.by_reference[one.reference] = one
            self.by_number[one.number] = one
            if one.asked <= 0:  # it may be named all the same: what comes for it is the client's credit
                continue
            self.by_amount[one.asked, one.currency].append(one)
            for key in dict.fromkeys(key for name in one.names for key in name_keys(name)):
                self.by_name[key].append(one)

    def propose(self, line: LineSays) -> PaymentMatch:
        """The best there is to say of a line; without invoices where nothing fits."""
        named, by_reference = self._named(line)
        of_payer = [one for one in self._of_payer(line) if one.currency == line.currency]
        if named:
            return self._for_named(line, named, of_payer, by_reference=by_reference)
        if of_payer:
            return _for_payer(line, of_payer)
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

    def _of_payer(self, line: LineSays) -> list[OpenInvoice]:
        found = {one.id: one for key in name_keys(line.payer_name) for one in self.by_name.get(key, [])}
        return list(found.values())

    def _for_named(
        self, line: LineSays, named: list[OpenInvoice], of_payer: list[OpenInvoice], *, by_reference: bool
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
        if {one.id for one in named} & {one.id for one in of_payer}:
            proposal.score += NAME
            proposal.reasons.append(_("the payer's name"))
        return proposal


def _for_payer(line: LineSays, of_payer: list[OpenInvoice]) -> PaymentMatch:
    """By name alone: the one invoice of this amount, or all that the client owes."""
    exact = [one for one in of_payer if one.asked == line.amount]
    if len(exact) == 1:
        return PaymentMatch(exact, NAME + AMOUNT, [_("the payer's name"), _("the amount")])
    if sum(one.asked for one in of_payer) == line.amount and len({one.client for one in of_payer}) == 1:
        reasons: list[str | Promise] = [_("the payer's name"), _("the amount of all its open invoices")]
        return PaymentMatch(of_payer, NAME + AMOUNT, reasons)
    if len(of_payer) == 1:
        return PaymentMatch(of_payer, NAME, [_("the payer's name")])
    return PaymentMatch([], 0, [_("the payer's name, but no amount of its open invoices")])


def references_in(text: str) -> list[str]:
    """The payment references that a text names, whatever stands between their digits."""
    found = _REFERENCE.findall(_GAPS.sub("", text.upper()))
    return [one for one in dict.fromkeys(map(canonical, found)) if one]


def numbers_in(text: str) -> list[str]:
    """What in a text may be the number of an invoice."""
    return list(dict.fromkeys(_NUMBER.findall(text)))


@lru_cache(32768)  # a client's name comes again with each of its invoices and lines
def name_keys(name: str) -> tuple[str, ...]:
    """A name folded: without legal form, script, width, accents and punctuation, in both spellings of umlauts."""
    return tuple(dict.fromkeys(core.letters for core in cores(name) if core.is_a_name)) if name else ()


def proposals(lines: Sequence[LineSays], invoices: Iterable[OpenInvoice]) -> list[PaymentMatch]:
    matcher = Matcher(invoices)
    return [matcher.propose(line) for line in lines]
