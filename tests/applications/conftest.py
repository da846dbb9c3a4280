"""A scheme in force, and somebody to walk cases through it."""

from collections.abc import Callable, Iterator

import pytest

from applications.models import Application
from tests.applications import scenes
from tests.applications.walking import Cast, Walk
from tests.catalog.schemes import published_scheme


@pytest.fixture(scope="module")
def scene(request, django_db_setup, django_db_blocker) -> Iterator[scenes.Scene]:
    """What the module's tests begin with: the scheme, the cast, and a case at each step that its SCENES names."""
    with django_db_blocker.unblock(), scenes.built(getattr(request.module, "SCENES", ())) as built:
        yield built


@pytest.fixture
def published(scene, in_northseal, sima):
    return scenes.scheme() or published_scheme(sima)


@pytest.fixture
def cast(alice, arno, cleo, mira, rex, otto, sig, rita) -> Cast:
    return Cast(alice, arno, cleo, mira, rex, otto, sig, rita)


@pytest.fixture
def walk(published, acme, cast) -> Walk:
    return Walk(published, acme, cast)


@pytest.fixture
def case_at(scene, walk: Walk) -> Callable[[str], object]:
    """`case_at(State.RECOMMENDED)`: a case at that step."""

    def case_at(state: str) -> object:
        if state not in scene or walk.outcome != "grant":
            return walk.to(state)
        walk.application = Application.objects.get(pk=scene[state])
        return walk.case

    return case_at
