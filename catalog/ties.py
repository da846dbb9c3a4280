"""To which certification bodies a seller is tied by ownership, as it is stated with each of its services."""

from lib.text import Bilingual, bilingual
from oversight.queries import tied_bodies
from tenants.context import current_body


def ties_by_ownership() -> Bilingual:
    """The names of these bodies, one after the other; {} where there is none."""
    names = [body.name for body in tied_bodies(current_body())]
    if not names:
        return {}
    return bilingual("、".join(name["zh"] for name in names), ", ".join(name["en"] or name["zh"] for name in names))
