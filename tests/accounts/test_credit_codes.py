"""Unified social credit codes as GB 32100-2015 has them: the same answer wherever one is typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import uscc

from accounts.forms import OrganisationForm
from billing.forms import FapiaoRequestForm
from lib.credit_code import ALPHABET, check_character, credit_code

# Real shapes, numbers of nobody: a village cooperative, a state organ, a trade union, a company, an institution.
LAWFUL = ["N2110105MA0000000E", "A1110000600037341K", "81110000MD0000000Q", "91110000600037341L", "12110000000000000K"]
UNLAWFUL = {
    "a wrong check character": "N2110105MA0000000F",
    "a letter among the digits of the division": "N21A0105MA0000000E",
    "a letter that the alphabet leaves out": "I2110105MA0000000E",
    "one too few": "N2110105MA000000E",
    "one too many": "N2110105MA0000000EE",
    "nothing": "",
}


def form(code: str) -> OrganisationForm:
    return OrganisationForm({"country": "CN", "credit_code": code, "name_zh": "测试（演示）"})


@pytest.mark.parametrize("stem", [code[:-1] for code in LAWFUL] + ["Y2110105MA0000000", "59110000MD0000001"])
def test_lawful_codes_are_taken(db, stem):
    code = stem + check_character(stem)
    assert form(code).is_valid()
    typed = f" {code[:8].lower()}-{code[8:]} "
    assert form(typed).is_valid()
    assert credit_code(typed) == code
    assert FapiaoRequestForm({"kind": "ordinary", "title": "测试", "tax_number": code}).is_valid()


def test_a_village_cooperative_exists_here(db):
    assert form("N2110105MA0000000E").is_valid()


@pytest.mark.parametrize("why", UNLAWFUL)
def test_others_are_refused(db, why):
    assert credit_code(UNLAWFUL[why]) == ""
    assert not form(UNLAWFUL[why]).is_valid()


@settings(deadline=None)
@given(st.text("0123456789", min_size=8, max_size=8), st.text(ALPHABET, min_size=9, max_size=9))
def test_where_digits_come_first_others_compute_the_same(digits, rest):
    assert check_character(digits + rest) == uscc.calc_check_digit(digits + rest)


@settings(deadline=None)
@given(st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(place, letter):
    right = "N2110105MA0000000E"
    typed = right[:place] + letter + right[place + 1 :]
    assert (credit_code(typed) == right) == (typed == right)
    assert typed == right or not credit_code(typed)
