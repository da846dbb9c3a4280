"""What both sides do on an order: write, and take files home."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import BothSidesRequest, policy
from orders import actions
from orders.actions.filing import MOST_FILES
from orders.doors import delivered_file_for, order_on_either_side, sent_file_for
from orders.forms import OrderMessageForm
from orders.queries import HANDLERS
from staff.queries import roles_of
from web.acting import act
from web.policy import Limit
from web.private_files import handed_out
from web.uploads import Upload, all_checked

WRITTEN = Limit("order-messages", "60/h/user,300/d/user")


def uploads(request: HttpRequest) -> list[Upload]:
    """The files sent along, each looked at before any is kept. Raises Refused with a sentence that names the file."""
    files = request.FILES.getlist("files")
    return all_checked(files, most=MOST_FILES, too_many=_("Send ten files at most; pack more into one."))


@policy(host="body", who="both_sides", limit=WRITTEN)
@require_POST
def message(request: BothSidesRequest, pk: UUID) -> HttpResponse:
    order, is_buyer = order_on_either_side(request.user, pk)
    if not is_buyer and not roles_of(request.user) & HANDLERS:
        raise PermissionDenied
    form = OrderMessageForm(request.POST)
    if form.is_valid():
        act(
            request,
            lambda: actions.write_message(
                order, text=form.cleaned_data["text"], files=uploads(request), by=request.user
            ),
            _("Sent."),
        )
    else:
        messages.error(request, _("Write something first."))
    return redirect((order.get_absolute_url() if is_buyer else f"/desk/orders/{order.pk}/") + "#messages")


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
