"""A scheme in force, and somebody to walk cases through it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import translation

from tests.applications.walking import Cast, Walk
from tests.catalog.schemes import give_passport, published_scheme


@pytest.fixture(autouse=True)
def in_english_and_own_files(settings, tmp_path: Path) -> Iterator[None]:
    """Private files of a test go to a folder of its own."""
    storages = {
        **settings.STORAGES,
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    settings.STORAGES = storages
    with translation.override("en"):
        yield


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
