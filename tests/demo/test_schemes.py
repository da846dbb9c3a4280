"""The demo's schemes can be believed: none that the law would forbid, and each in words of its own."""

from collections import Counter

import pytest

from catalog.scheme_types import SURVEILLED
from marketplace.demo import bodies
from marketplace.demo.rows import rows
from marketplace.demo.tariffs import fees
from vocabulary.queries import category_with_ancestors, standard_named
from vocabulary.terms import SURVEILLANCE_FEES

# What compulsory certification covers in China already (PRACTICE.md, fact 4; the kettle's and refrigerator's as known in the trade).
COMPULSORY_SAFETY = ("appliances", "charging", "batteries.portable", "batteries.two_wheeler")
ON_AN_OLD_EDITION = {"ETSI EN 303 645:2020"}  # some schemes have not followed yet, as it happens
TEXTS = ("name", "summary", "who", "proves", "is_not")


def test_there_is_a_square_of_schemes():
    assert 45 <= len(rows()) <= 62
    assert len({row.body for row in rows()}) == 9


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.slug)
def test_no_open_scheme_certifies_for_china_the_safety_that_ccc_covers(row):
    covered = any(category.startswith(COMPULSORY_SAFETY) for category in row.categories)
    certifies_it = covered and "safety" in row.characteristics and "CN" in row.markets
    assert not certifies_it or row.closed


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", [0, 1], ids=["zh", "en"])
def test_every_text_is_a_schemes_own_in_both_languages(text, language):
    words = Counter(getattr(row, text)[language].strip() for row in rows())
    assert "" not in words
    assert [repeated for repeated, times in words.items() if times > 1] == []


def test_only_certification_bodies_have_schemes_and_only_within_their_fields(db):
    tenants = {tenant.slug: tenant for tenant in bodies.TENANTS}
    for row in rows():
        tenant = tenants[row.body]
        assert tenant.kind == "body"
        assert all(category_with_ancestors([code]) & set(tenant.fields) for code in row.categories), row.slug


def test_no_type_1a_is_a_mark():
    of_1a = [row for row in rows() if row.type == "1a"]
    assert of_1a
    assert not [row.slug for row in of_1a if "marking" in row.attestation or "consumer_mark" in row.purposes]


def test_whoever_grades_says_into_what():
    assert not [row.slug for row in rows() if "grading" in row.attestation and not (row.grades or row.measures)]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.slug)
def test_every_standard_is_in_the_vocabulary_and_is_the_edition_in_force(row, db):
    for reference in row.standards:
        known = standard_named(reference)
        assert known, reference
        assert known.status == "current" or reference in ON_AN_OLD_EDITION, reference


def test_a_laboratory_and_an_adviser_have_no_approval_to_certify():
    assert not [
        tenant.slug for tenant in bodies.TENANTS if tenant.kind != "body" and (tenant.approval or tenant.fields)
    ]


def test_no_two_tenants_share_an_address_an_approval_or_an_insurance():
    for values in (
        [tenant.address for tenant in bodies.TENANTS],
        [tenant.approval for tenant in bodies.TENANTS if tenant.approval],
        [tenant.telephone for tenant in bodies.TENANTS],
    ):
        assert len(set(values)) == len(values)
    sums = {(tenant.insured.millions, tenant.insured.currency) for tenant in bodies.TENANTS if tenant.insured}
    assert len(sums) >= 7


def test_what_is_under_surveillance_says_what_that_costs():
    priced = {row.slug for row in rows() if {fee.per for fee in fees(row)} & SURVEILLANCE_FEES}
    assert [row.slug for row in rows() if row.type in SURVEILLED and row.slug not in priced] == []
