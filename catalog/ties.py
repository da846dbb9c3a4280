"""To which certification bodies a seller is tied by ownership, as it is stated with each of its services."""

from collections.abc import Callable, Iterable

from lib.text import Bilingual, bilingual
from oversight import queries as oversight
from tenants.context import current_body
from tenants.models import CertificationBody


def ties_by_ownership() -> Bilingual:
    """The names of these bodies, one after the other; {} where there is none."""
    tied_bodies: Callable[[CertificationBody], Iterable[CertificationBody]] | None
    tied_bodies = getattr(oversight, "tied_bodies", None)
    names = [body.name for body in tied_bodies(current_body())] if tied_bodies else []
    if not names:
        return {}
    return bilingual("、".join(name["zh"] for name in names), ", ".join(name["en"] or name["zh"] for name in names))
