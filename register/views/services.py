"""A service beside certification as the register shows it: from its statement alone; it is ordered at its seller's."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.requests import policy
from billing.queries import public_rate_of
from lib import clock
from register import queries
from statements.showing_services import service_context
from tenants.hosts import body_url


@policy(host="site", who="anyone")
@require_safe
def service(request: HttpRequest, pk: UUID) -> HttpResponse:
    entry = queries.service_for(pk)
    if entry is None:
        raise Http404
    statement = entry.as_service
    is_sold = queries.is_on_sale(entry)
    context = service_context(
        statement, tax_rate=partial(public_rate_of, entry.body), on=clock.today(entry.body.time_zone)
    ) | {
        "entry": entry,
        "order_url": body_url(entry.body, f"/orders/add/?service={statement.slug}") if is_sold else "",
        "body_page": reverse("register:body", args=[entry.body.slug]),
    }
    return render(request, "register/service.html", context)
