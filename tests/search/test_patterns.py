"""Patterns of models: what they are taken for, and that comparing them stays quick."""

import re
from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as some

from search.kinds.patterns import in_text, marks_of, pattern_of, plain


@pytest.mark.parametrize(
    ("text", "rest", "pattern"),
    [
        ("AC-??-7KW", "", "ac??7kw"),
        ("充电桩 KX*", "充电桩", "kx*"),
        ("which lock?", "which lock?", None),
        ("really??", "really??", None),
        ("AC-22?", "", "ac22?"),
        ("*", "*", None),
        ("a*b*c", "a*b*c", None),
        ("需要什么认证？", "需要什么认证？", None),
    ],
)
def test_a_pattern_is_told_from_words(text, rest, pattern):
    left, found = in_text(text)
    assert (left, found and found.text) == (rest, pattern)


letters = some.text(alphabet="AB1-./ ", max_size=12)


@given(letters, some.text(alphabet="AB1-?*", min_size=1, max_size=8))
def test_whatever_matches_has_every_trigram(model, asked):
    pattern = pattern_of(asked)
    if pattern and fnmatchcase(plain(model), pattern.text.replace("[", "[[]")):
        assert set(pattern.grams) <= set(marks_of([plain(model)]))


@given(some.text(max_size=80))
def test_any_text_is_taken_apart(text):
    _rest, pattern = in_text(text)
    if pattern:
        assert pattern.grams
        assert len(re.findall(r"\*", pattern.text)) <= 6
