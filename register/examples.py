"""What a visitor may try, each of which finds something today: pages name no number that nobody has."""

from dataclasses import dataclass, field

from django.core.cache import cache

from lib.text import Bilingual
from register import queries

A_MINUTE = 60


@dataclass(frozen=True)
class Examples:
    """A product category and a standard of a scheme on offer, and the number of a valid certificate; empty where there is none."""

    product: Bilingual = field(default_factory=dict)
    standard: str = ""
    number: str = ""
    body: str = ""  # its name in addresses


def examples() -> Examples:
    """As they were within the last minute."""
    known: Examples | None = cache.get("register.examples")
    if known is None:
        known = _look()
        cache.set("register.examples", known, A_MINUTE)
    return known


def _look() -> Examples:
    scheme = queries.offered_schemes().select_related("body").first()
    valid = queries.certificates(status="VALID").exclude(number="")
    certificate = (valid.filter(scheme=scheme.pk).first() if scheme else None) or valid.first()
    statement = scheme.as_scheme if scheme else None
    return Examples(
        product=statement.categories[0].name if statement and statement.categories else {},
        standard=statement.standards[0].reference if statement and statement.standards else "",
        number=certificate.number if certificate else "",
        body=scheme.body.slug if scheme else "",
    )
