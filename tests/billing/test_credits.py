"""Lines, tax, credits and refunds always come to the total, whatever is credited in which parts."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from billing import sums
from billing.credits import Charge, everything_left, left_of, note_of
from lib.refusal import Refused
from tests.support.exploring import examples

RATES = [Decimal(0), Decimal(1), Decimal(3), Decimal(6), Decimal(13), Decimal(19), Decimal("7.7")]


@st.composite
def charges(draw) -> list[Charge]:
    """Lines as `billing.sums` makes them."""
    lines = []
    for position in range(1, draw(st.integers(1, 6)) + 1):
        price, hundredths = draw(st.integers(1, 10**7)), draw(st.integers(1, 1000))
        rate, included = draw(st.sampled_from(RATES)), draw(st.booleans())
        net, tax = sums.net_and_tax(Decimal(hundredths) / 100, price, rate, tax_included=included)
        lines.append(Charge(position, net, tax, rate, included))
    return lines


@settings(deadline=None, max_examples=examples(2_000))
@given(charges(), st.sampled_from(["per_line", "per_rate"]), st.data())
def test_notes_never_pass_the_invoice_and_all_together_are_it(lines, rounding, data):
    whole, notes = sums.total(lines, rounding), []
    for _turn in range(data.draw(st.integers(0, 5))):
        wanted = {line.position: data.draw(st.integers(0, max(0, sum(left_of(line, notes))))) for line in lines}
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
