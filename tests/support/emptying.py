"""A database without the two bodies of the snapshot, for who fills it with others."""

from accounts.models import BodyMembership
from tenants.models import CertificationBody, Domain
from tests.support import database


def take_bodies_away() -> None:
    """To be rolled back, or in a database of its own."""
    for body in CertificationBody.objects.all():
        database.by_the_owner(f"DROP SCHEMA {body.schema_name} CASCADE")
    BodyMembership.objects.all().delete()
    Domain.objects.all().delete()
    with database.guards_at_rest():
        database.by_the_owner("DELETE FROM public.oversight_confirmation")
    CertificationBody.objects.all().delete()
