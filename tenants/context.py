"""In whose schema we are."""

from tenants.models import CertificationBody
from tenants.schemas import connection


def body_here() -> CertificationBody | None:
    """The body whose schema the connection is in, or None in the public schema."""
    tenant = connection.tenant
    return tenant if isinstance(tenant, CertificationBody) else None


def current_body() -> CertificationBody:
    """The body whose schema the connection is in.

    Raises LookupError in the public schema: actions of the journey only run inside a body.
    """
    body = body_here()
    if body is None:
        raise LookupError("This belongs to a body, and no body's schema has been entered.")
    return body
