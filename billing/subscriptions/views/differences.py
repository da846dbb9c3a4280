"""Where Stripe and our books differ, for the seller whose money it is: what to do about each, and that it was seen to."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.requests import StaffRequest, policy
from billing.models import Difference, DifferenceKind
from billing.subscriptions.actions import comparing
from billing.subscriptions.forms import SeenToForm
from billing.subscriptions.queries import difference_of_seller_for, differences_of_seller
from tenants.models import CertificationBody
from web.acting import answer

DO_OF_SELLER: dict[str, Any] = {  # lazy: each reader their own language
    DifferenceKind.NOT_BOOKED: gettext_lazy("Look it up at Stripe. Record it as a transfer, or refund it there."),
    DifferenceKind.NOT_THERE: gettext_lazy(
        "Look it up at Stripe. If the money never came, take the payment back here."
    ),
    DifferenceKind.AMOUNT: gettext_lazy("Compare both. Record what came beyond as a transfer, or refund it at Stripe."),
    DifferenceKind.REFUND: gettext_lazy(
        "Somebody refunded it at Stripe. Write it down here, so that the invoice is right."
    ),
    DifferenceKind.DISPUTE: gettext_lazy("Answer it below before its day."),
}


def differences_shown(body: CertificationBody) -> list[tuple[Difference, Any]]:
    """What waits for a seller, each with what to do."""
    return [(one, DO_OF_SELLER[one.kind]) for one in differences_of_seller(body)]


@policy(host="body", who="body_staff", roles=("finance",), while_closing=True)
def see_to_difference(request: StaffRequest, pk: UUID) -> HttpResponse:
    difference = difference_of_seller_for(request.user, pk, body=request.certification_body)
    form = SeenToForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: comparing.see_to_difference(difference, by=request.user, **form.cleaned_data),
        back=reverse("billing:getting-paid"),
        template="billing/difference.html",
        done=_("Kept."),
        difference=difference,
        text=DO_OF_SELLER[difference.kind],
    )
