"""One database for all races: what they commit stands beside what the others committed."""

from collections.abc import Iterator

import pytest
from django.db import connection

from accounts.models import Organisation, OrganisationMembership, User
from tenants.models import CertificationBody
from tests.cast import acts_for, person
from tests.support import database


@pytest.fixture(scope="module")
def race_course(database_server, snapshot, django_db_blocker) -> Iterator[None]:
    with (
        django_db_blocker.unblock(),
        database.clone(database_server, snapshot) as name,
        database.connected_to(database_server, name),
    ):
        yield


@pytest.fixture
def body(race_course, django_db_blocker, monkeypatch) -> Iterator[CertificationBody]:
    """Northseal. What is sent when a thread commits stays unsent."""
    monkeypatch.setattr("lib.queue._send", lambda *_task: None)
    with django_db_blocker.unblock():
        connection.set_schema_to_public()
        yield CertificationBody.objects.get(slug="northseal")


@pytest.fixture
def someone(body) -> User:
    """Somebody whom no other race knows."""
    return person(f"racer{User.objects.count()}")


@pytest.fixture
def firm(body) -> Organisation:
    return Organisation.objects.create(name_en=f"Racing Ltd {Organisation.objects.count()}")


@pytest.fixture
def two_heads(firm) -> list[OrganisationMembership]:
    """Both administrators of the firm, each the other's equal."""
    for name in ("left", "right"):
        acts_for(firm, f"{name}{firm.pk.hex[:6]}", OrganisationMembership.Role.ADMINISTRATOR)
    return list(firm.memberships.select_related("user").order_by("pk"))
