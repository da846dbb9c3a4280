"""What tests of enquiries and quotes begin with."""

import pytest

from tests.quotes.making import Bodies, two_bodies


@pytest.fixture
def bodies(db, acme, alice, olga) -> Bodies:
    return two_bodies(acme, alice, olga)
