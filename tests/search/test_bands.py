"""The edges of what one filters by: a limit belongs to the band that names it, a last day still counts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from lib import clock
from search.kinds.schemes import _cost_band, is_accredited, time_band
from search.narrowing import Names, facets_shown
from search.queries import Query
from statements import SchemeStatement
from statements.scheme import Accreditation


@pytest.mark.parametrize(
    ("fen", "band"),
    [
        (None, ""),
        (0, "5k"),
        (500_000, "5k"),
        (500_001, "20k"),
        (2_000_000, "20k"),
        (5_000_000, "50k"),
        (5_000_001, "more"),
    ],
)
def test_exactly_five_thousand_is_up_to_five_thousand(fen, band):
    assert _cost_band(fen) == band


@pytest.mark.parametrize(("weeks", "band"), [(0, ""), (4, "4w"), (5, "8w"), (8, "8w"), (12, "12w"), (13, "more")])
def test_exactly_four_weeks_is_within_four_weeks(weeks, band):
    assert time_band(weeks) == band


@pytest.mark.parametrize(
    ("moment", "counts"),
    [("2026-06-30 00:00", True), ("2026-06-30 23:59", True), ("2026-07-01 00:00", False)],
)
def test_an_accreditation_counts_to_the_end_of_its_last_day(moment, counts):
    scheme = SchemeStatement.model_construct(accreditation=Accreditation(by="CNAS", until=date(2026, 6, 30)))
    with clock.frozen_at(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Asia/Shanghai"))):
        assert is_accredited(scheme) is counts


def test_without_a_last_day_it_counts_and_without_an_accreditation_it_does_not():
    assert is_accredited(SchemeStatement.model_construct(accreditation=Accreditation(by="CNAS")))
    assert not is_accredited(SchemeStatement.model_construct(accreditation=None))


@pytest.mark.django_db
def test_what_cannot_narrow_is_folded_away_unless_it_was_chosen():
    counts = {"factory": {"yes": 2}, "reports": {"yes": 1, "no": 1}}
    shown = facets_shown(Query("schemes", ""), counts, Names())
    assert {facet.key: facet.is_open for facet in shown} == {"factory": False, "reports": True}
    chosen = facets_shown(Query("schemes", "", facets={"factory": ("yes",)}), counts, Names())
    assert {facet.key: facet.is_open for facet in chosen} == {"factory": True, "reports": True}
