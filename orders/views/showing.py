"""What both sides' pages of an order show alike."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import Organisation
from accounts.queries import names_of
from orders.actions.filing import MOST_FILES
from orders.models import Order, OrderMessage, Sample
from orders.people import address_of
from orders.pricing import sheet_of
from orders.sheet import OrderSheet, agreed_sheet
from web.uploads import Upload, all_checked


def uploads(request: HttpRequest) -> list[Upload]:
    """The files sent along, each looked at before any is kept. Raises Refused with a sentence that names the file."""
    files = request.FILES.getlist("files")
    return all_checked(files, most=MOST_FILES, too_many=_("Send ten files at most; pack more into one."))


def as_shown(order: Order) -> OrderSheet:
    """What was agreed; before that, what is asked for or offered."""
    return agreed_sheet(order) if order.sha256 else sheet_of(order)


def agreed_context(order: Order) -> dict[str, Any]:
    """What the page of an agreement shows, to either side."""
    names = names_of([order.confirmed_by_id] if order.confirmed_by_id else [])
    buyer = Organisation.objects.get(pk=order.organisation_id)
    return {
        "order": order,
        "sheet": agreed_sheet(order),
        "buyer": buyer,
        "address": address_of(buyer),
        "confirmed_by": names.get(order.confirmed_by_id, "") if order.confirmed_by_id else "",
    }


def messages_of(order: Order) -> list[OrderMessage]:
    """All that both sides wrote, with what they sent along, the oldest first."""
    return list(order.messages.prefetch_related("files").order_by("at", "pk"))


def samples_of(order: Order) -> list[Sample]:
    """All that was sent for its tests."""
    sent = Sample.objects.filter(line__order=order).select_related("line__test")
    return list(sent.order_by("sent_at", "pk"))
