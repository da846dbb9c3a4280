"""The laboratory of these tests."""

import pytest

from tests.orders.laboratory import keeper, laboratory_in


@pytest.fixture
def laboratory(greenmark):
    """Greenmark as a laboratory; the test runs inside its schema."""
    yield from laboratory_in(greenmark)


@pytest.fixture
def lin(laboratory):
    return keeper(laboratory)
