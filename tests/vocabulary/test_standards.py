"""Standard numbers: many spellings, one number."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from vocabulary.standards import StandardNumber, canonical, numbers_in, parse

PREFIXES = ["GB", "GB/T", "GB/Z", "JC/T", "QB/T", "NB/T", "ISO", "IEC", "ISO/IEC", "T/CAS", "EN", "UL", "SJ/T"]


@some.composite
def numbers(draw) -> StandardNumber:
    parts = draw(some.lists(some.integers(1, 99), max_size=2))
    number = ".".join(str(part) for part in [draw(some.integers(100, 99_999)), *parts])
    return StandardNumber(draw(some.sampled_from(PREFIXES)), number, draw(some.none() | some.integers(1950, 2049)))


def respelt(draw, text: str) -> str:
    """As people type it: other case, spaces left out or put in, full-width letters, other dashes."""
    text = draw(some.sampled_from([text.lower(), text.upper()]))
    text = draw(some.sampled_from([text, text.replace(" ", ""), text.replace(" ", "  ")]))
    text = draw(some.sampled_from([text, text.replace("/", "／"), text.replace("-", "—"), text.replace(":", "：")]))
    return f" {text} "


@given(numbers())
def test_what_is_printed_is_read_again(number):
    assert parse(number.full) == number


@given(some.data(), numbers())
def test_any_spelling_has_the_same_key(data, number):
    again = parse(respelt(data.draw, number.full))
    assert again is not None
    assert (again.key, again.year) == (number.key, number.year)


@given(some.text(max_size=60))
def test_any_text_is_a_number_or_none(text):
    number = parse(text)
    assert number is None or parse(number.full).key == number.key


@given(some.text(max_size=200))
def test_any_text_is_searched_for_numbers(text):
    assert all(number.key for number in numbers_in(text))


@pytest.mark.parametrize("text", ["GB/T 20234", "GBT20234", "gb/t20234", "GB／T 20234", "gb / t 20234"])
def test_spellings_of_the_same_standard(text):
    assert canonical(text) == "GBT20234"


def test_recommended_and_mandatory_differ():
    assert canonical("GB 20234") != canonical("GB/T 20234")


def test_year_amendment_and_part():
    number = parse("GB 175-2007/XG1-2009")
    assert (number.key, number.year) == ("GB175", 2007)
    assert parse("GB/T 20234.1—2023").families == ["GBT20234.1", "GBT20234"]
    assert parse("GB/T 2423.17-93").year == 1993
    assert parse("ETSI EN 303 645:2020").full == "ETSI EN 303645:2020"


@pytest.mark.parametrize("text", ["", "hello", "GB", "20234", "CNCA-R-2003-112", "电冰箱"])
def test_not_a_standard(text):
    assert parse(text) is None


def test_numbers_in_a_sentence():
    found = numbers_in("按GB/T 20234.1-2023、IEC 60335-1:2020 和 gbt4706.1 检测")
    assert [number.key for number in found] == ["GBT20234.1", "IEC60335.1", "GBT4706.1"]
