"""A scheme of northseal's, as draft and in force."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from accounts.models import User
from catalog.models import SchemeVersion
from tests.catalog.schemes import draft_scheme, give_passport, published_scheme


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def draft(in_northseal, sima: User) -> SchemeVersion:
    give_passport(sima)
    return draft_scheme(sima)


@pytest.fixture
def published(in_northseal, sima: User) -> SchemeVersion:
    return published_scheme(sima)
