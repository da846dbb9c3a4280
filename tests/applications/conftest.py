"""A scheme in force, and somebody to walk cases through it."""

from collections.abc import Callable

import pytest

from tests.applications.walking import Cast, Walk
from tests.catalog.schemes import give_passport, published_scheme


@pytest.fixture
def published(in_northseal, sima):
    give_passport(sima)
    return published_scheme(sima)


@pytest.fixture
def cast(alice, arno, cleo, mira, rex, otto, sig, rita) -> Cast:
    return Cast(alice, arno, cleo, mira, rex, otto, sig, rita)


@pytest.fixture
def walk(published, acme, cast) -> Walk:
    return Walk(published, acme, cast)


@pytest.fixture
def case_at(walk: Walk) -> Callable[[str], object]:
    """`case_at(State.RECOMMENDED)`: a case at that step."""
    return walk.to
