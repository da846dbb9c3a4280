"""Cases of acme at northseal that stand at the steps of the way already: a walk to its end takes 850 statements.

They are in a database of their own, made once, in the process that plays there; what a test does there is rolled back.
Whoever asks for `published`, `walk` or `case_at` runs in it, and finds these cases and their people.
"""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import translation
from django_tenants.utils import tenant_context

from accounts.models import Organisation, OrganisationMembership
from applications.models import Application
from cases.models import Case
from cases.transitions import State
from catalog.models import SchemeVersion
from outbox import relay
from tenants.models import CertificationBody
from tests.applications.walking import PATH, Cast, Walk
from tests.cast import NORTHSEAL, acme_appliances, acts_for, staff_of
from tests.catalog.schemes import published_scheme
from tests.support import database

STOPS = (
    State.SUBMITTED,
    State.UNDER_APPLICATION_REVIEW,
    State.ACCEPTED,
    State.CONTRACTED,
    State.EVALUATING,
    State.UNDER_REVIEW,
    State.RECOMMENDED,
    State.DECIDED,
)

type Stops = dict[State, UUID]  # a step → the application whose case stands there


@pytest.fixture(scope="session")
def walked(database_server, snapshot, django_db_setup, django_db_blocker) -> Iterator[tuple[str, Stops]]:
    with django_db_blocker.unblock(), database.scene(database_server, snapshot, _walked_through) as made:
        yield made


@pytest.fixture(scope="module")
def scene(database_server, walked, django_db_blocker) -> Iterator[Stops]:
    name, stops = walked
    with django_db_blocker.unblock(), database.connected_to(database_server, name):
        yield stops


@pytest.fixture
def published(scene, in_northseal) -> SchemeVersion:
    """The scheme that is applied for."""
    return SchemeVersion.objects.get()


@pytest.fixture
def cast(scene, alice, arno, cleo, mira, rex, otto, sig, rita) -> Cast:
    return Cast(alice, arno, cleo, mira, rex, otto, sig, rita)


@pytest.fixture
def walk(published: SchemeVersion, acme: Organisation, cast: Cast) -> Walk:
    """One that has not begun."""
    return Walk(published, acme, cast)


@pytest.fixture
def case_at(scene: Stops, walk: Walk) -> Callable[[str], Case]:
    """`case_at(State.RECOMMENDED)`: a case at that step; `walk` goes on with it."""

    def case_at(state: str) -> Case:
        judged = (State.RECOMMENDED, State.DECIDED) if walk.outcome != "grant" or state == State.COMPLETED else ()
        way = PATH[: PATH.index(walk.turning(state)) + 1]
        nearest = [step for step in way if step in scene and step not in judged]
        if nearest:
            walk.application = Application.objects.get(pk=scene[nearest[-1]])
        return walk.to(state)

    return case_at


def _walked_through() -> Stops:
    body = CertificationBody.objects.get(slug="northseal")
    connection.set_schema_to_public()
    with translation.override("en"), transaction.atomic():
        with tenant_context(body):
            people = staff_of(body, *NORTHSEAL)
            acme = acme_appliances()
            people["alice"] = acts_for(acme, "alice", OrganisationMembership.Role.ADMINISTRATOR)
            cast = Cast(**{name: people[name] for name in Cast.__dataclass_fields__})
            version = published_scheme(people["sima"])
            stops = {state: Walk(version, acme, cast).to(state).subject for state in STOPS}
        relay.deliver_all()
        connection.run_on_commit.clear()  # what would go out by mail is of no use here
    connection.set_schema_to_public()
    return stops
