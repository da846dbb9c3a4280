"""`{% load reviewing %}`: what reviews of a seller or of a service come to. Pages of apps below show it without knowing of reviews."""

from typing import Any
from uuid import UUID

from django import template

from reviews.queries.showing import figures_of
from tenants.hosts import site_url
from tenants.models import CertificationBody

register = template.Library()


@register.inclusion_tag("reviews/_figures.html")
def reviews_of(body: CertificationBody, service: UUID | None = None) -> dict[str, Any]:
    """An average from five organisations on, and the way to what they wrote; `service`: of this service alone."""
    url = site_url(f"/bodies/{body.slug}/reviews/") + (f"?service={service}" if service else "")
    return {"figures": figures_of(body, service), "url": url}
