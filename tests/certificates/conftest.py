"""A certificate of northseal, prepared by rita and confirmed by quinn, at each of its stations."""

import pytest

from certificates import actions
from certificates.models import Certificate
from tests.certificates.making import content, suspend_at_request


@pytest.fixture
def pending(in_northseal, rita) -> Certificate:
    return actions.prepare_import(content(), by=rita)


@pytest.fixture
def valid(pending, quinn) -> Certificate:
    return actions.confirm_import(pending, by=quinn, takes_responsibility=True)


@pytest.fixture
def suspended(valid, rita) -> Certificate:
    return suspend_at_request(valid, by=rita)
