"""What the relay still has to carry, what fails, and what an operator may do about it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInAtSiteRequest, policy
from outbox import actions
from outbox.models import Delivery
from outbox.queries import counts, failing_dates, waiting
from oversight.forms import ReasonForm
from web.acting import act


@policy(host="site", who="operator")
def deliveries(request: SignedInAtSiteRequest) -> HttpResponse:
    page = Paginator(waiting(), 50).get_page(request.GET.get("page"))
    return render(
        request, "oversight/deliveries.html", {"page": page, "counts": counts(), "dates": failing_dates()[:50]}
    )


@policy(host="site", who="operator")
def delivery(request: SignedInAtSiteRequest, pk: int) -> HttpResponse:
    return render(request, "oversight/delivery.html", {"delivery": _delivery(pk)})


@policy(host="site", who="operator")
@require_POST
def retry(request: SignedInAtSiteRequest, pk: int) -> HttpResponse:
    delivery = _delivery(pk)
    act(request, lambda: actions.retry(delivery, by=request.user), _("It is being tried again now."))
    return redirect("oversight:delivery", pk=pk)


@policy(host="site", who="operator")
def skip(request: SignedInAtSiteRequest, pk: int) -> HttpResponse:
    delivery = _delivery(pk)
    form = ReasonForm(request.POST or None)
    if act(
        request,
        lambda: actions.skip(delivery, reason=form.cleaned_data["reason"], by=request.user),
        _("The delivery is given up, and your reason is kept with it."),
        form=form,
    ):
        return redirect("oversight:deliveries")
    return render(request, "oversight/skip.html", {"delivery": delivery, "form": form})


def _delivery(pk: int) -> Delivery:
    return get_object_or_404(Delivery.objects.select_related("fact", "fact__body"), pk=pk)
