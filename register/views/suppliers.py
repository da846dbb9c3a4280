"""A supplier's page: an organisation with all its certificates across bodies, at an address that stays."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import policy
from register import linked, profiles, queries
from register.models import Supplier

SHOWN = 20


@policy(host="site", who="anyone")
@require_safe
def supplier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where it was joined to another, its address leads there."""
    shown = queries.supplier_for(pk)
    if shown is None:
        raise Http404
    if shown.joined:
        return redirect("register:supplier", pk=shown.joined.pk)
    latest, region = profiles.lately(shown), profiles.region_of(shown)
    context = {
        "supplier": shown,
        "counts": queries.counts(supplier=shown),
        "counted": f"supplier={pk}",
        "region": region,
        "linked": linked.supplier(shown, region),
        "other_names": profiles.other_names_of(shown),
        "bodies": profiles.bodies_of(shown),
        "page": listed(request, shown),
        "sites": profiles.sites_of(latest),
        "events": profiles.events_of(latest),
        "namesakes": [] if latest else namesakes_of(shown),
    }
    return render(request, "register/supplier.html", context)


def listed(request: HttpRequest, shown: Supplier) -> object:
    """The page of its certificates that is asked for."""
    return Paginator(queries.certificates(supplier=shown).defer("content"), SHOWN).get_page(request.GET.get("page"))


def namesakes_of(shown: Supplier) -> list[Supplier]:
    """The suppliers that bear a name between them, so that it is nobody's alone."""
    bearers = Supplier.objects.filter(pk__in=shown.borne_by).select_related("joined")
    return sorted({row.joined or row for row in bearers}, key=lambda row: (row.strength, row.key))
