"""What everybody sees of a seller's services on its own host."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.queries import organisations_of
from accounts.requests import policy
from billing.queries import public_rate_of
from catalog import queries
from catalog.models import ServiceVersion
from catalog.service_statements import service_statement
from lib import clock
from staff.impartiality import refusals_of_sale
from statements.showing_services import service_context
from tenants.hosts import site_url
from tenants.requests import AtBodyRequest


@policy(host="body", who="anyone")
@require_safe
def services(request: AtBodyRequest) -> HttpResponse:
    return render(request, "catalog/services.html", {"services": queries.service_cards()})


@policy(host="body", who="anyone")
@require_safe
def service(request: AtBodyRequest, slug: str) -> HttpResponse:
    version = queries.offered_service(slug)
    if version is None:
        raise Http404
    statement = service_statement(version.service, version)
    is_sold = version.service.withdrawn_at is None and not queries.seller_gap()
    context = service_context(
        statement,
        tax_rate=partial(public_rate_of, request.certification_body),
        on=clock.today(request.certification_body.time_zone),
    ) | {
        "service_key": version.service_id,
        "refused": _refused(request, version) if is_sold else [],
        "order_url": f"/orders/add/?service={slug}" if is_sold else "",
        "register_url": (register_url := site_url(f"/services/{version.service_id}/")),
        "canonical": register_url,  # the same words, at the address that outlives the seller's host
    }
    return render(request, "catalog/service.html", context)


def _refused(request: AtBodyRequest, version: ServiceVersion) -> list[str]:
    """Why advice is not sold to whoever is signed in."""
    user = request.user
    if not (version.is_advisory and isinstance(user, User)):
        return []
    return refusals_of_sale(version.service_class, organisations_of(user))
