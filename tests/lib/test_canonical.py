"""A value is written down in one way, by RFC 8785, and its hash can be told again by anybody."""

import enum
import json
import struct
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from lib.canonical import canonical, hash_of

ASCII = st.text(st.characters(max_codepoint=127))
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)


def trees(texts, *more):
    """JSON values of these texts, whole numbers, yes, no, nothing and `more`."""
    leaves = st.one_of(st.none(), st.booleans(), WHOLE, texts, *more)
    return st.recursive(
        leaves, lambda part: st.lists(part, max_size=4) | st.dictionaries(texts, part, max_size=4), max_leaves=12
    )


def tiny(value) -> str:
    """RFC 8785 for ASCII, as a stranger would write it from the standard alone."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(map(tiny, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{tiny(name)}:{tiny(value[name])}" for name in sorted(value)) + "}"
    short = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
    letters = (short.get(ord(one)) or (f"\\u{ord(one):04x}" if ord(one) < 32 else one) for one in value)
    return '"' + "".join(letters) + '"'


@given(trees(ASCII))
def test_a_hash_is_what_a_stranger_makes_of_the_standard(value):
    assert hash_of(value) == sha256(tiny(value).encode()).hexdigest()


@given(trees(st.text(), st.floats(allow_nan=False, allow_infinity=False)))
def test_the_quick_way_writes_what_the_library_writes(value):
    assert canonical(value) == rfc8785.dumps(value)


@given(st.dictionaries(st.text(), trees(st.text())), st.randoms())
def test_a_hash_does_not_depend_on_the_order_of_names(value, random):
    names = list(value)
    random.shuffle(names)
    assert hash_of({name: value[name] for name in names}) == hash_of(value)


@given(trees(st.text(), st.floats(-(2**50), 2**50, allow_nan=False)))
def test_what_was_kept_as_json_has_the_same_hash(value):
    assert hash_of(json.loads(json.dumps(value))) == hash_of(value)


def test_the_standards_example_of_all_kinds():
    given = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    assert canonical(given).decode() == (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_the_standards_example_of_sorting():
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    told = json.loads(canonical(dict.fromkeys(names, 0)), object_pairs_hook=list)
    assert [name for name, _none in told] == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


@pytest.mark.parametrize(
    ("bits", "written"),
    [
        ("0000000000000000", "0"), ("8000000000000000", "0"), ("0000000000000001", "5e-324"),
        ("8000000000000001", "-5e-324"), ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("ffefffffffffffff", "-1.7976931348623157e+308"), ("4340000000000000", "9007199254740992"),
        ("c340000000000000", "-9007199254740992"), ("4430000000000000", "295147905179352830000"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"), ("44b52d02c7e14af6", "1e+23"),
        ("44b52d02c7e14af7", "1.0000000000000001e+23"), ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef4f", "999999999999999900000"), ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"), ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555553", "333333333.3333332"), ("41b3de4355555554", "333333333.33333325"),
        ("41b3de4355555555", "333333333.3333333"), ("41b3de4355555556", "333333333.3333334"),
        ("41b3de4355555557", "333333333.33333343"), ("becbf647612f3696", "-0.0000033333333333333333"),
        ("43143ff3c1cb0959", "1424953923781206.2"),
    ],
)  # fmt: skip
def test_the_standards_table_of_numbers(bits, written):
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert canonical(number).decode() == written


class Colour(enum.StrEnum):
    GREEN = "green"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 11, 22), "2026-11-22"),
        (datetime(2026, 11, 22, 7, 43, tzinfo=UTC), "2026-11-22T07:43:00+00:00"),
        (datetime(2026, 11, 22, 15, 43, tzinfo=timezone(timedelta(hours=8))), "2026-11-22T07:43:00+00:00"),
        (UUID("2E6F7E39-FC74-42C2-99C3-4C2419724A92"), "2e6f7e39-fc74-42c2-99c3-4c2419724a92"),
        (Decimal("0.10"), "0.10"),
        (Decimal("1E+3"), "1000"),
        (2**53, "9007199254740992"),
        (-(2**53), "-9007199254740992"),
        (Colour.GREEN, "green"),
    ],
)
def test_what_json_does_not_know_becomes_a_text_by_one_rule(value, text):
    assert canonical({"of": [value]}) == canonical({"of": [text]})


@pytest.mark.parametrize("value", [datetime(2026, 11, 22), object(), {1: "one"}, {"of": {b"x"}}])
def test_what_the_rule_does_not_know_has_no_hash(value):
    with pytest.raises((TypeError, ValueError)):
        hash_of(value)
