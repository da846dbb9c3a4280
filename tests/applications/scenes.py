"""What a module's tests begin with, built once in a transaction around theirs: a walk costs some 850 statements."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction
from django.utils import translation
from django_tenants.utils import tenant_context

from accounts.models import OrganisationMembership
from applications.transitions import State
from catalog.models import SchemeVersion
from tenants.models import CertificationBody
from tests.applications.walking import Cast, Walk
from tests.cast import NORTHSEAL, acme_appliances, acts_for, staff_of
from tests.catalog.schemes import published_scheme

type Scene = dict[State, UUID]  # a step → the application whose case stands there


@contextmanager
def built(states: Iterable[State]) -> Iterator[Scene]:
    """The scene, until the module's last test is done. Tests find its people and its scheme by the usual fixtures."""
    with transaction.atomic():
        body = CertificationBody.objects.get(slug="northseal")
        with translation.override("en"), tenant_context(body):
            scene = _scene(body, states)
        connection.set_schema_to_public()
        connection.ensure_connection()
        with connection.cursor() as cursor:  # what is set before a test's savepoint is what a rollback comes back to
            cursor.execute("SELECT 1")
        yield scene
        transaction.set_rollback(True)


def scheme() -> SchemeVersion | None:
    return SchemeVersion.objects.order_by("pk").first()


def _scene(body: CertificationBody, states: Iterable[State]) -> Scene:
    people = staff_of(body, *NORTHSEAL)
    acme = acme_appliances()
    people["alice"] = acts_for(acme, "alice", OrganisationMembership.Role.ADMINISTRATOR)
    cast = Cast(**{name: people[name] for name in Cast.__dataclass_fields__})
    version = published_scheme(people["sima"])
    return {state: Walk(version, acme, cast).to(state).application_id for state in states}
