"""What a fapiao of the tax office's list was made for: an invoice whose client asked for one, or a credit note that waits for its red letter.

Plain functions over what was read once, as `billing.bank.matching` is of bank statements.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from billing.references import name_keys, numbers_in, references_in
from billing.tax import CURRENCY
from lib.money import money_of, written


class RowSays(Protocol):
    number: str
    serial: str
    tax: int | None
    total: int
    buyer: str
    buyer_tax_number: str
    remarks: str


@dataclass(frozen=True)
class AwaitedFapiao:
    """An invoice for which a fapiao is to be made, or was: `made` is its number."""

    invoice: UUID
    label: str
    reference: str
    total: int
    tax: int
    lines: int
    title: str
    tax_number: str
    made: str = ""


@dataclass(frozen=True)
class AwaitedRed:
    """A credit note whose red-letter fapiao is to be made, or was: `made` is its number. `form` "": none was filed."""

    note: UUID
    invoice: UUID
    label: str
    total: int
    tax: int
    lines: int
    blue_number: str
    form: str = ""
    tax_number: str = ""
    made: str = ""


@dataclass
class FapiaoMatch:
    """What a row is for, why, and what speaks against it: then it cannot be taken."""

    blue: AwaitedFapiao | None = None
    red: AwaitedRed | None = None
    reasons: list[str | Promise] = field(default_factory=list)
    problems: list[str | Promise] = field(default_factory=list)

    @property
    def invoice(self) -> UUID | None:
        target = self.blue or self.red
        return target.invoice if target else None

    @property
    def label(self) -> str:
        target = self.blue or self.red
        return target.label if target else ""

    @property
    def is_sure(self) -> bool:
        return self.invoice is not None and not self.problems


class FapiaoMatcher:
    """What a body waits for, ready to be asked about row after row."""

    def __init__(self, blue: Iterable[AwaitedFapiao], red: Iterable[AwaitedRed]) -> None:
        self.by_reference: dict[str, AwaitedFapiao] = {}
        self.by_label: dict[str, AwaitedFapiao] = {}
        self.by_made: dict[str, AwaitedFapiao] = {}
        self.by_amount: dict[tuple[str, int], list[AwaitedFapiao]] = defaultdict(list)
        for one in blue:
            self.by_reference[one.reference] = one
            self.by_label[one.label] = one
            if one.made:
                self.by_made[one.made] = one
                continue
            for key in {one.tax_number, *name_keys(one.title)} - {""}:
                self.by_amount[key, one.total].append(one)
        reds = list(red)
        self.red = [one for one in reds if not one.made]
        self.red_made = {one.made: one for one in reds if one.made}

    def propose(self, row: RowSays) -> FapiaoMatch:
        return self._red(row) if row.total < 0 else self._blue(row)

    def _blue(self, row: RowSays) -> FapiaoMatch:
        if known := self.by_made.get(row.number):
            return FapiaoMatch(
                known,
                reasons=[_("recorded already")],
                problems=self._against_known(row, known) + _against_blue(row, known),
            )
        match = self._named(row) or self._of_buyer(row)
        if match.blue is not None:
            match.problems += _against_blue(row, match.blue)
        return match

    def _against_known(self, row: RowSays, known: AwaitedFapiao) -> list[str | Promise]:
        """What a person typed may be the number of another invoice's fapiao."""
        named = self._named(row)
        if named is None or named.blue is None or named.blue.invoice == known.invoice:
            return []
        words = _("It is recorded for invoice {known}, and names invoice {named}. Correct that at the invoice.")
        return [format_lazy(words, known=known.label, named=named.blue.label)]

    def _named(self, row: RowSays) -> FapiaoMatch | None:
        text = f"{row.serial} {row.remarks}"
        for found, reason in (
            ([self.by_reference[one] for one in references_in(text) if one in self.by_reference], _("our reference")),
            ([self.by_label[one] for one in numbers_in(text) if one in self.by_label], _("the invoice's number")),
        ):
            if len(found) == 1:
                return FapiaoMatch(found[0], reasons=[reason])
            if found:
                return FapiaoMatch(problems=[_("It names several invoices.")])
        return None

    def _of_buyer(self, row: RowSays) -> FapiaoMatch:
        """By who buys and how much: only where one invoice alone is like that."""
        for keys, reason in (
            ([row.buyer_tax_number], _("the buyer's tax number and the amount")),
            (name_keys(row.buyer), _("the buyer's name and the amount")),
        ):
            found = {one.invoice: one for key in keys if key for one in self.by_amount.get((key, row.total), [])}
            if len(found) == 1:
                return FapiaoMatch(next(iter(found.values())), reasons=[reason])
        return FapiaoMatch()

    def _red(self, row: RowSays) -> FapiaoMatch:
        if known := self.red_made.get(row.number):
            return FapiaoMatch(red=known, reasons=[_("recorded already")], problems=_against_red(row, known))
        text = f"{row.serial} {row.remarks}"
        for fits, reason in (
            (lambda one: bool(one.form) and one.form in text, _("the red-letter form's number")),
            (
                lambda one: one.blue_number in text and one.total == -row.total,
                _("the blue fapiao's number and the amount"),
            ),
            (lambda one: one.blue_number in text, _("the blue fapiao's number")),
            (
                lambda one: one.total == -row.total and one.tax_number == row.buyer_tax_number != "",
                _("the buyer's tax number and the amount"),
            ),
        ):
            found = [one for one in self.red if fits(one)]
            if len(found) == 1:
                return FapiaoMatch(red=found[0], reasons=[reason], problems=_against_red(row, found[0]))
            if found:
                return FapiaoMatch(problems=[_("Several credit notes are like that.")])
        return FapiaoMatch()


def _against_blue(row: RowSays, awaited: AwaitedFapiao) -> list[str | Promise]:
    problems = _of_amounts(row, awaited.total, awaited.tax, awaited.lines)
    if awaited.made and awaited.made != row.number:
        problems.append(recorded_for_it(awaited.made))
    if row.buyer_tax_number and row.buyer_tax_number != awaited.tax_number:
        problems.append(
            format_lazy(
                _("It was made out to {number}; {asked} was asked for."),
                number=row.buyer_tax_number,
                asked=awaited.tax_number,
            )
        )
    return problems


def recorded_for_it(number: str) -> Promise:
    return format_lazy(_("Fapiao {number} is recorded for it. Correct that at the invoice."), number=number)


def _against_red(row: RowSays, awaited: AwaitedRed) -> list[str | Promise]:
    problems = _of_amounts(row, -awaited.total, -awaited.tax, awaited.lines)
    if not awaited.form:
        problems.append(_("No red-letter form is recorded for this credit note. Record its number there first."))
    return problems


def _of_amounts(row: RowSays, total: int, tax: int, lines: int) -> list[str | Promise]:
    """Each line's tax is rounded there once more, so that it may differ by a coin a line; the total may not."""
    if row.total != total:
        return [_differs(_("It comes to {said}, and {ours} was asked for."), row.total, total)]
    if row.tax is not None and abs(row.tax - tax) > lines:
        return [_differs(_("Its tax is {said}, and by the invoice {ours}."), row.tax, tax)]
    return []


def _differs(words: Any, listed: int, ours: int) -> Promise:
    return format_lazy(words, said=written(money_of(listed, CURRENCY)), ours=written(money_of(ours, CURRENCY)))


def fapiao_proposals(
    rows: Sequence[RowSays], blue: Iterable[AwaitedFapiao], red: Iterable[AwaitedRed]
) -> list[FapiaoMatch]:
    matcher = FapiaoMatcher(blue, red)
    return [matcher.propose(row) for row in rows]
