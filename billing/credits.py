"""What a credit note takes off an invoice, line by line, so that all notes together come to the invoice to the coin.

A part of a line is told apart into net and tax by its rate. Whatever takes the last of a line takes the rest of both; the
note that takes the last of all lines takes the rest of the invoice: what rounding tax by rate added to it, too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from billing import sums
from lib.money import half_up
from lib.refusal import Refused


@dataclass(frozen=True)
class Charge:
    """A line of an invoice, under its position, as `billing.sums` adds it up."""

    position: int
    net: int
    tax: int
    tax_rate: Decimal
    tax_included: bool

    @property
    def gross(self) -> int:
        return self.net + self.tax


@dataclass(frozen=True)
class Credited:
    """What is taken off a line."""

    position: int
    net: int
    tax: int


@dataclass(frozen=True)
class Note:
    """What a note takes off an invoice in all. `rounding`: what its total has beside its lines."""

    lines: tuple[Credited, ...]
    net: int
    tax: int
    rounding: int

    @property
    def total(self) -> int:
        return self.net + self.tax


@dataclass(frozen=True)
class Stand:
    """How an invoice stands as a note takes effect: see `billing.models.Invoice`. `promised`: refunds paid or promised."""

    total: int
    paid: int
    credited: int = 0
    covered: int = 0
    promised: int = 0

    @property
    def owed(self) -> int:
        return self.total - self.credited + self.covered - self.paid


@dataclass(frozen=True)
class NoteEffect:
    """What a note does: it stands for refunds, lowers what is owed, and frees of that what was paid already."""

    covers: int
    lowers: int
    frees: int


def effect_of(total: int, stand: Stand, *, of_unpaid: bool = False) -> NoteEffect:
    """Of a note over `total`: refunds that no note covers yet come first. One of what is not paid covers those alone of money
    that came while its red letter was waited for.
    """
    if of_unpaid:
        covers = max(0, total - stand.owed - (stand.paid - stand.promised))
    else:
        covers = min(total, stand.promised - stand.covered)
    lowers = total - covers
    return NoteEffect(covers, lowers, frees=max(0, lowers - stand.owed))


def note_of(charges: Sequence[Charge], rounding: str, before: Sequence[Note], wanted: Mapping[int, int]) -> Note:
    """A note that takes `wanted` (position → amount with tax) off an invoice that `before` were taken off already."""
    lines = [_line(charge, before, wanted.get(charge.position, 0)) for charge in charges]
    taken = tuple(line for line in lines if line.net or line.tax)
    if not taken:
        raise Refused(_("Give an amount for one line at least."))
    if all(_is_gone(charge, before, line) for charge, line in zip(charges, lines, strict=True)):
        return _the_rest(charges, rounding, before, taken)
    note = Note(taken, sum(line.net for line in taken), sum(line.tax for line in taken), 0)
    whole = sums.total(charges, rounding)
    if sum(one.total for one in before) + note.total >= whole:
        raise Refused(_("So little would be left that no note could take it: credit everything that is left."))
    return note


def left_of(charge: Charge, before: Sequence[Note]) -> tuple[int, int]:
    """Net and tax of a line that no note has taken yet."""
    taken = [line for note in before for line in note.lines if line.position == charge.position]
    return charge.net - sum(line.net for line in taken), charge.tax - sum(line.tax for line in taken)


def everything_left(charges: Sequence[Charge], before: Sequence[Note]) -> dict[int, int]:
    """What a note over the whole rest wants of each line."""
    return {charge.position: sum(left_of(charge, before)) for charge in charges}


def part_left(charges: Sequence[Charge], before: Sequence[Note], amount: int) -> dict[int, int]:
    """`amount` of what is left, the last lines first: what comes last is what is given up."""
    wanted: dict[int, int] = {}
    for position, left in sorted(everything_left(charges, before).items(), reverse=True):
        wanted[position] = min(left, amount)
        amount -= wanted[position]
    return wanted


def _line(charge: Charge, before: Sequence[Note], wanted: int) -> Credited:
    net, tax = left_of(charge, before)
    if wanted < 0:
        raise Refused(_("An amount is taken off; it is not negative."))
    if wanted > net + tax:
        raise Refused(_("More is to be credited than is left of line %(position)d.") % {"position": charge.position})
    if wanted == net + tax:
        return Credited(charge.position, net, tax)
    part = half_up(wanted * charge.tax_rate / (100 + charge.tax_rate))
    part = max(min(part, tax), wanted - net)
    return Credited(charge.position, wanted - part, part)


def _is_gone(charge: Charge, before: Sequence[Note], line: Credited) -> bool:
    return left_of(charge, before) == (line.net, line.tax)


def _the_rest(charges: Sequence[Charge], rounding: str, before: Sequence[Note], taken: tuple[Credited, ...]) -> Note:
    at_rates = sums.by_rate(charges, rounding)
    net = sum(at.net for at in at_rates) - sum(note.net for note in before)
    tax = sum(at.tax for at in at_rates) - sum(note.tax for note in before)
    return Note(taken, net, tax, net + tax - sum(line.net + line.tax for line in taken))
