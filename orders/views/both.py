"""What both sides do on an order: write, and take files home."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import BothSidesRequest, policy
from orders import actions
from orders.doors import delivered_file_for, order_on_either_side, sent_file_for
from orders.forms import OrderMessageForm
from orders.models import OrderMessage
from orders.queries import desk_path, may_write
from orders.views import client, desk
from orders.views.showing import uploads
from staff.queries import roles_of
from web.acting import act
from web.policy import Limit
from web.private_files import handed_out

WRITTEN = Limit("order-messages", "60/h/user,300/d/user")


@policy(host="body", who="both_sides", limit=WRITTEN)
@require_POST
def message(request: BothSidesRequest, pk: UUID) -> HttpResponse:
    order, is_buyer = order_on_either_side(request.user, pk)
    if not is_buyer and not may_write(request.user):
        raise PermissionDenied
    form = OrderMessageForm(request.POST)

    def write() -> OrderMessage:
        return actions.write_message(order, text=form.cleaned_data["text"], files=uploads(request), by=request.user)

    if act(request, write, _("Sent."), form=form):
        return redirect((order.get_absolute_url() if is_buyer else desk_path(order)) + "#messages")
    if is_buyer:
        return client.order_page(request, order, form)
    return desk.order_page(request, order, form, roles=roles_of(request.user))


@policy(host="body", who="both_sides")
@require_safe
def delivered_file(request: BothSidesRequest, pk: UUID) -> FileResponse:
    """A file that was delivered. Always as a download, never shown in our own name."""
    kept, _is_buyer = delivered_file_for(request.user, pk)
    return handed_out(kept.file.open("rb"), name=kept.name, content_type=kept.content_type)


@policy(host="body", who="both_sides")
@require_safe
def sent_file(request: BothSidesRequest, pk: UUID) -> FileResponse:
    """A file that came with a message. Always as a download, never shown in our own name."""
    kept, _is_buyer = sent_file_for(request.user, pk)
    return handed_out(kept.file.open("rb"), name=kept.name, content_type=kept.content_type)
