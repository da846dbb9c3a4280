"""A scheme's page, the annex to the agreement and the invoice say the same, whatever is charged and asked."""

import json
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from django_tenants.utils import tenant_context
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import User
from applications.actions.agreeing import billed, what_is_charged
from applications.models import Application, FeeAnnex, Unit
from applications.models.fees import as_stored
from billing.sums import net_and_tax
from cases.models import Case
from catalog.models import Fee, SchemeVersion
from catalog.statements import scheme_statement
from lib.cost import Inputs, estimate, total
from statements.scheme import StatedFee
from statements.showing import CostLine, scheme_context
from tenants.models import CertificationBody
from tests.catalog.schemes import draft_scheme
from vocabulary.terms import FeeBasis, FeePayee, FeeTax

FEES = st.lists(
    st.builds(
        Fee,
        per=st.sampled_from(FeeBasis.values),
        label_zh=st.just("费"),
        label_en=st.just("Fee"),
        amount=st.integers(0, 10**8),
        currency=st.sampled_from(["CNY", "EUR", "JPY"]),
        tax=st.sampled_from(FeeTax.values),
        payee=st.sampled_from(FeePayee.values),
    ),
    max_size=9,
)
DAYS = st.decimals(0, 20, places=1)
UNITS = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 2)), min_size=1, max_size=6)  # models, which factory


def agreed_for(version: SchemeVersion, units: list[tuple[int, int]], reported: int) -> FeeAnnex:
    """The annex to an agreement about these units, as it is read back from the database."""
    cases = [
        Case(
            unit=Unit(
                main_model="M",
                covered_models=[f"N{n}" for n in range(1, models)],
                factory_id=UUID(int=where) if where else None,
            )
        )
        for models, where in units
    ]
    charged = what_is_charged(Application(scheme_version=version), cases, reported=reported)
    return FeeAnnex(lines=json.loads(json.dumps([as_stored(line, Decimal(6)) for line in charged.lines])))


class WhatIsCharged(TestCase):
    @settings(deadline=None, max_examples=40)
    @given(fees=FEES, units=UNITS, days=DAYS, surveillance=DAYS, reported=st.integers(0, 1))
    @pytest.mark.slow
    def test_page_annex_and_invoice_agree(self, fees, units, days, surveillance, reported):
        with tenant_context(CertificationBody.objects.get(slug="northseal")):
            sima = User.objects.get(email="sima@example.org")
            version = draft_scheme(sima, factory_days=days, surveillance_days=surveillance)
            version.fees.all().delete()
            for position, fee in enumerate(fees):
                fee.version, fee.position = version, position
            Fee.objects.bulk_create(fees)
            asked = {"units": len(units), "models": sum(models for models, _where in units)}
            asked["reported"] = reported
            asked["factories"] = len({where for _models, where in units})
            page = scheme_context(scheme_statement(version.scheme, version), asked)["cost"]
            annex = agreed_for(version, units, reported)

        assert page.once == as_published(annex.agreed.until_certificate)
        assert page.yearly == as_published(annex.agreed.each_year)
        for lines in (annex.agreed.until_certificate, annex.agreed.each_year):
            assert charged(billed(lines)) == total(line for line in lines if line.is_billed)


def as_published(lines) -> list[CostLine]:
    """Without the rate of tax, which a scheme's page does not say."""
    stated = [replace(line, fee=StatedFee.model_validate(line.fee.model_dump())) for line in lines]
    return [CostLine.of(line) for line in stated]


def charged(lines) -> dict[str, int]:
    """What the invoices come to, as the fees say it: without tax where it is added."""
    sums: dict[str, int] = {}
    for line in lines:
        net, tax = net_and_tax(line.quantity, line.unit_price, line.tax_rate, tax_included=line.tax_included)
        sums[line.currency] = sums.get(line.currency, 0) + (net + tax if line.tax_included else net)
    return {currency: amount for currency, amount in sums.items() if amount}


def fee(per: str, yuan: int, payee: str = "body") -> StatedFee:
    return StatedFee(per=per, amount=100 * yuan, payee=payee)


REFRIGERATORS = [
    fee("application", 600), fee("test", 9800, "laboratory"), fee("factory_day", 3000), fee("travel", 1800),
    fee("certificate", 800), fee("surveillance_day", 3000), fee("year", 2700),
]  # fmt: skip
ONE_VISIT = Inputs(factory_days=Decimal("1.5"), surveillance_days=Decimal("1.5"))


def test_three_years_are_the_first_and_two_more():
    found = estimate(REFRIGERATORS, ONE_VISIT)
    assert (found.once, found.yearly, found.three_years) == ({"CNY": 1_750_000}, {"CNY": 900_000}, {"CNY": 3_550_000})


def test_the_yearly_fee_is_counted_by_certificate():
    assert estimate([fee("year", 2000)], Inputs(units=3, models=3)).yearly == {"CNY": 600_000}


def test_the_body_bills_neither_the_laboratory_nor_a_journey_that_was_not_made():
    billed_by_body = [line.fee.per for line in estimate(REFRIGERATORS, ONE_VISIT).lines if line.is_billed]
    assert billed_by_body == ["application", "factory_day", "certificate", "surveillance_day", "year"]


def test_each_factory_is_visited():
    asked = Inputs(units=2, models=2, factories=2, factory_days=Decimal("1.5"))
    assert estimate([fee("factory_day", 3000), fee("travel", 1800)], asked).once == {"CNY": 1_260_000}


def test_who_is_not_visited_pays_no_journey():
    assert estimate([fee("travel", 1800)], Inputs()).lines == []


@pytest.mark.parametrize("basis", FeeBasis.values)
def test_every_basis_is_counted(basis):
    asked = Inputs(models=2, factory_days=Decimal(1), surveillance_days=Decimal(1), reported=1, changes=1)
    assert estimate([fee(basis, 1)], asked).lines


TESTED = [fee("test", 16_800, "laboratory"), fee("test_reused", 5_600, "laboratory")]


@pytest.mark.parametrize(("reported", "yuan"), [(0, 33_600), (1, 22_400), (2, 11_200), (5, 11_200)])
def test_units_whose_reports_are_accepted_pay_that_price_instead_of_a_test(reported, yuan):
    assert estimate(TESTED, Inputs(units=2, models=2, reported=reported)).once == {"CNY": 100 * yuan}


def test_where_reports_have_no_price_every_unit_pays_its_test():
    assert estimate([fee("test", 9_800)], Inputs(units=2, models=2, reported=2)).once == {"CNY": 1_960_000}


def test_half_a_coin_is_rounded_up():
    half = StatedFee(per="factory_day", amount=1)
    assert estimate([half], Inputs(factory_days=Decimal("0.5"))).once == {"CNY": 1}
