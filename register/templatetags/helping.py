"""`{% load helping %}`: which services may help with a scheme, and which schemes a service may help with.

Pages of apps below show this without knowing of the register; so do the pages of a seller's own host.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import template

from register import queries
from register.reading import page_of

register = template.Library()


@register.inclusion_tag("register/_services_beside.html")
def services_beside(scheme: UUID) -> dict[str, Any]:
    """Those on offer whose sellers say so, in no order of anybody's choosing: by name."""
    return {
        "services": [
            {"url": page_of(entry), "name": entry.name, "type": entry.as_service.type, "seller": entry.body.name}
            for entry in queries.services_beside(scheme)
        ]
    }


@register.simple_tag
def schemes_helped(schemes: Iterable[UUID]) -> list[dict[str, Any]]:
    """The schemes on offer that are named, as links; what the register does not know is left out."""
    return [
        {"url": page_of(entry), "name": entry.name, "body": entry.body.name} for entry in queries.schemes_named(schemes)
    ]
