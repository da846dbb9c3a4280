"""By what a body's host knows who asked, while the body itself is not told: a keyed digest, which nobody can try out."""

from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "exchange.askers"


def asker_of(invitation: UUID, organisation: UUID) -> str:
    """The digest of an organisation in one invitation; another in every other."""
    return salted_hmac(SALT, f"{invitation} {organisation}", algorithm="sha256").hexdigest()


def is_asker(digest: str, invitation: UUID, organisation: UUID) -> bool:
    return constant_time_compare(digest, asker_of(invitation, organisation))
