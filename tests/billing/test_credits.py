"""Lines, tax, credits and refunds always come to the total, whatever is credited in which parts."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from billing import sums
from billing.credits import Charge, Stand, effect_of, everything_left, left_of, note_of
from lib.refusal import Refused
from tests.support.exploring import dice, examples

type Pick = Callable[[int, int], int]  # a number from the one to the other
RATES = [Decimal(0), Decimal(1), Decimal(3), Decimal(6), Decimal(13), Decimal(19), Decimal("7.7")]


def some_lines(pick: Pick) -> list[Charge]:
    """Lines as `billing.sums` makes them."""
    lines = []
    for position in range(1, pick(1, 6) + 1):
        price, hundredths = pick(1, 10**7), pick(1, 1000)
        rate, included = RATES[pick(0, len(RATES) - 1)], bool(pick(0, 1))
        net, tax = sums.net_and_tax(Decimal(hundredths) / 100, price, rate, tax_included=included)
        lines.append(Charge(position, net, tax, rate, included))
    return lines


def all_notes_are_the_invoice(lines, rounding, pick):
    whole, notes = sums.total(lines, rounding), []
    for _turn in range(pick(0, 5)):
        wanted = {line.position: pick(0, max(0, sum(left_of(line, notes)))) for line in lines}
        try:
            notes.append(note_of(lines, rounding, notes, wanted))
        except Refused:
            continue
        assert notes[-1].total == sum(one.net + one.tax for one in notes[-1].lines) + notes[-1].rounding
        assert 0 < sum(note.total for note in notes) <= whole
    if whole > 0 and sum(note.total for note in notes) < whole:
        notes.append(note_of(lines, rounding, notes, everything_left(lines, notes)))
    at_rates = sums.by_rate(lines, rounding)
    if whole > 0:
        assert sum(note.total for note in notes) == whole
        assert sum(note.net for note in notes) == sum(at.net for at in at_rates)
        assert sum(note.tax for note in notes) == sum(at.tax for at in at_rates)
        assert all(left_of(line, notes) == (0, 0) for line in lines)
        paid_and_refunded_come_to_the_total(whole, notes, pick)


def paid_and_refunded_come_to_the_total(whole, notes, pick):
    """Whatever was paid and promised back before each note: nothing is overpaid, and at the end nothing is owed or kept."""
    paid = credited = covered = promised = freed = 0
    for note in notes:
        paid += pick(0, whole - credited + covered - paid)
        promised += pick(0, paid - promised)
        effect = effect_of(note.total, Stand(whole, paid, credited, covered, promised))
        assert (effect.covers + effect.lowers, min(effect.covers, effect.lowers, effect.frees) >= 0) == (
            note.total,
            True,
        )
        credited, covered = credited + note.total, covered + effect.covers
        paid, freed = paid - effect.frees, freed + effect.frees
        assert promised <= paid <= whole - credited + covered  # what the database asks of an invoice
        assert covered <= min(credited, promised)
    assert paid == covered == promised  # all is credited: what is left of what was paid is what goes back


def a_case(pick: Pick) -> None:
    all_notes_are_the_invoice(some_lines(pick), ["per_line", "per_rate"][pick(0, 1)], pick)


@pytest.mark.parametrize("cases", [2_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_lines_tax_credits_and_refunds_come_to_the_total(cases):
    thrown = dice("credits", cases)
    for _case in range(examples(cases)):
        a_case(thrown.randint)


@settings(deadline=None, max_examples=examples(200))
@given(st.data())
def test_they_do_so_at_the_edges(data):
    a_case(lambda least, most: data.draw(st.integers(least, most)))


LINE = Charge(1, 100_00, 6_00, Decimal(6), True)


def test_half_of_a_line_takes_half_of_its_tax():
    note = note_of([LINE], "per_line", [], {1: 53_00})
    assert (note.net, note.tax, note.rounding) == (50_00, 3_00, 0)


@pytest.mark.parametrize(
    ("wanted", "words"), [({}, "one line at least"), ({1: 106_01}, "More is to be credited"), ({1: -1}, "not negative")]
)
def test_what_cannot_be_credited_is_refused(wanted, words):
    with pytest.raises(Refused, match=words):
        note_of([LINE], "per_line", [], wanted)


def test_what_rounding_by_rate_added_goes_with_the_last_note():
    lines = [Charge(position, 333, 20, Decimal(6), False) for position in range(1, 31)]
    assert sums.total(lines, "per_rate") == 30 * 353 - 1
    first = note_of(lines, "per_rate", [], dict.fromkeys(range(1, 30), 353))
    last = note_of(lines, "per_rate", [first], {30: 353})
    assert (first.rounding, last.rounding, last.total) == (0, -1, 352)
