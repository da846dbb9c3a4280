"""What management commands about one body share."""

from django.core.management.base import CommandError

from tenants.models import CertificationBody


def body_named(slug: str) -> CertificationBody:
    """The body at this address. Raises CommandError, which the terminal shows as a sentence, where there is none."""
    body: CertificationBody | None = CertificationBody.objects.filter(slug=slug).first()
    if body is None:
        raise CommandError(f"There is no body “{slug}”.")
    return body
