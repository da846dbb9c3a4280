"""What the demo's buyers ask and demand fits its schemes and enterprises. Only the data is read: nothing is made."""

from types import SimpleNamespace

import pytest

from enquiries.meeting import meets
from enquiries.models import Demand
from lib import clock
from lib.refusal import Refused
from marketplace.demo import bodies, buyers, green
from marketplace.demo.enquiries import asked_under, enquiry_rows
from marketplace.demo.rows import SchemeRow, rows
from marketplace.demo.trade import makers
from statements.enquiry import EnquiryBrief
from vocabulary.queries import reserving
from vocabulary.terms import RuleKind

SCHEMES = {row.slug: row for row in rows()}
COUNTRIES = {tenant.slug: tenant.country for tenant in bodies.TENANTS}
ENQUIRIES = pytest.mark.parametrize("row", enquiry_rows(), ids=lambda row: row["organisation"])
DEMANDS = [Demand(**row | {"ends_on": None}) for row in buyers.DEMANDS]


def as_stated(scheme: SchemeRow) -> SimpleNamespace:
    """What of a scheme's statement says whether it meets a demand."""
    return SimpleNamespace(
        categories=[SimpleNamespace(code=code) for code in scheme.categories],
        characteristics=scheme.characteristics,
        markets=scheme.markets,
        states_green_rows=bool(green.rows_of(scheme)),
    )


@ENQUIRIES
def test_an_enquiry_is_of_an_enterprise_of_the_demo(row):
    assert [maker for maker in makers() if row["organisation"] in (maker.zh, maker.en)]


@ENQUIRIES
def test_each_body_is_asked_under_a_scheme_of_its_own_that_takes_applications_for_the_market(row, db):
    brief = EnquiryBrief.model_validate(row["brief"])
    for body, offer in row["offers"].items():
        scheme = SCHEMES[offer["scheme"]]
        assert (scheme.body, scheme.closed) == (body, None)
        assert set(scheme.markets) & set(brief.markets)
        assert scheme.rule != RuleKind.NOT_FILED or COUNTRIES[body] != "CN"
        assert not reserving(scheme.categories, scheme.characteristics, scheme.markets, on=clock.today())


@ENQUIRIES
def test_whoever_is_named_in_an_enquiry_was_asked(row):
    named = [row.get("awarded"), row.get("confirmed_by"), row.get("question", {}).get("body")]
    assert {slug for slug in named if slug} <= row["offers"].keys()


@pytest.mark.parametrize("demand", DEMANDS, ids=lambda demand: demand.title_en)
def test_what_is_demanded_some_scheme_of_the_demo_meets(demand):
    assert [scheme for scheme in rows() if not scheme.closed and meets(as_stated(scheme), demand)]


def test_low_voc_paint_can_be_had_of_several_bodies():
    paint = next(demand for demand in DEMANDS if demand.categories == ["building.coatings"])
    assert {scheme.body for scheme in rows() if meets(as_stated(scheme), paint)} == {"greenmark", "southgate"}


@pytest.mark.parametrize(("slug", "number"), buyers.ANSWERS)
def test_a_demand_is_answered_with_a_scheme_that_meets_it(slug, number):
    assert meets(as_stated(SCHEMES[slug]), DEMANDS[number])


def test_whose_certificates_are_accepted_has_such_a_scheme():
    assert {row.scheme for row in buyers.ACCEPTANCES if row.scheme} <= SCHEMES.keys()


def test_a_row_whose_scheme_takes_no_applications_is_not_passed_over():
    row = {"organisation": "岭湾电器", "offers": {"northseal": {"scheme": "gone"}}}
    with pytest.raises(Refused, match="under gone"):
        asked_under(row, {})
