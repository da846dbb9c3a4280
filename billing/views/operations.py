"""Operators see what the provider told, what waits, and what was refused; no payer and no amount."""

from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInAtSiteRequest, policy
from billing.actions import inbox
from billing.models import EventState, ProviderEvent, SellerAccount
from billing.providers import provider
from billing.queries import unbooked
from look.statuses import EVENT
from web.acting import act
from web.lists import Filter, ListOf, Order, ask


def event_list() -> ListOf:
    states = [(state, EVENT[state.upper()].word) for state in EventState.values]
    return ListOf(
        search=lambda words: Q(kind__icontains=words) | Q(event=words) | Q(account=words) | Q(thing=words),
        search_words=_("Kind, event, account or object"),
        orders={
            "newest": Order(_("newest first"), ("-received_at", "pk")),
            "tries": Order(_("most tries first"), ("-tries", "pk")),
        },
        filters=(Filter("state", _("Status"), states, lambda value: Q(state=value)),),
    )


@policy(host="site", who="operator")
def payments(request: SignedInAtSiteRequest) -> HttpResponse:
    asked = ask(ProviderEvent.objects.select_related("body").defer("raw"), event_list(), request.GET)
    counts = dict(ProviderEvent.objects.values_list("state").annotate(Count("pk")).order_by())
    context = {
        "asked": asked,
        "page": asked.page,
        "is_online": provider().is_online,
        "counts": [{"state": state, "count": counts.get(state, 0)} for state in EventState.values],
        "unbooked": unbooked().select_related("invoice__body").order_by("-settled_at")[:20],
        "accounts": SellerAccount.objects.exclude(account="").select_related("body").order_by("-opened_at")[:50],
    }
    return render(request, "billing/operations.html", context)


@policy(host="site", who="operator")
@require_POST
def see_again(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """A refused event is looked at once more: what it waited for may be there now."""
    event = get_object_or_404(ProviderEvent, pk=pk)
    act(request, lambda: inbox.look_again(event), _("Looked at once more."))
    return redirect("billing:payments")
