"""What management commands about one body share."""

from django.core.management.base import CommandError

from tenants import rights
from tenants.models import CertificationBody


def body_named(slug: str) -> CertificationBody:
    """The body at this address. Raises CommandError, which the terminal shows as a sentence, where there is none."""
    body: CertificationBody | None = CertificationBody.objects.filter(slug=slug).first()
    if body is None:
        raise CommandError(f"There is no body “{slug}”.")
    return body


def require_owner() -> None:
    """Raises CommandError where we are not connected as the owner of the database, before anything is half done."""
    if not rights.owns_the_database():
        raise CommandError(
            "This needs the owner of the tables: set OWNER_DATABASE_URL to the address of guildmark_owner."
        )
