"""Which partner belongs to which certification body, and where bodies may sell advice (INV-9): what operators keep of both."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from oversight.models import AdvisorySales, OwnershipTie
from tenants.models import CertificationBody


def ties_of_tenant(tenant: CertificationBody) -> QuerySet[OwnershipTie]:
    """Its ties as a partner, those that ended too."""
    return OwnershipTie.objects.filter(tenant=tenant).select_related("body", "stated_by", "ended_by")


def partners_of(body: CertificationBody) -> QuerySet[OwnershipTie]:
    """The partners that belong to a certification body."""
    return OwnershipTie.objects.in_force().filter(body=body).select_related("tenant")


def ownership_tie_for(pk: UUID) -> OwnershipTie:
    """A tie by its key. Raises Http404."""
    tie = OwnershipTie.objects.select_related("tenant", "body").filter(pk=pk).first()
    if tie is None:
        raise Http404
    return tie


def may_bodies_sell_advice(country: str, on: date) -> bool:
    """Whether certification bodies of a country may sell advice on a day: as an operator set it last, else as the site's law."""
    newest = AdvisorySales.objects.filter(country=country, since__lte=on).order_by("-recorded_at", "-pk").first()
    return newest.is_open if newest else not is_closed_by_default()


def is_closed_by_default() -> bool:
    """Whether advice by bodies waits for an operator in countries that nobody has decided on."""
    return bool(settings.SITE_COUNTRY == "CN")


def advisory_sales() -> QuerySet[AdvisorySales]:
    """All that was set, country by country, the newest first."""
    return AdvisorySales.objects.select_related("recorded_by").order_by("country", "-recorded_at", "-pk")
