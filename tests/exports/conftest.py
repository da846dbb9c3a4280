"""A body with something of everything that leaves the house, and files that are forgotten afterwards."""

import pytest

from tests.exports.making import furnish
from tests.support.private import forget_private_place, keep_private_files_in


@pytest.fixture(autouse=True)
def files_of_this_test(tmp_path, monkeypatch):
    """Private files go where they are forgotten."""
    place = tmp_path / "private"
    keep_private_files_in(place, monkeypatch)
    yield place
    forget_private_place()


@pytest.fixture
def furnished(northseal, rita, acme):
    furnish(northseal, rita, acme)
    return northseal
