"""What both sides of an order write to each other, and the files they send along."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual
from orders.actions.filing import MOST_FILES, kept_file
from orders.actions.locking import locked
from orders.actions.telling import of_order, tell_buyer, tell_pricers, tell_seller
from orders.models import Order, OrderFile, OrderMessage
from orders.models.writing import OrderSide
from orders.pricing import PINNED
from orders.queries import may_write
from web.uploads import Upload

MOST_MESSAGES = 1000  # of each side: nobody silences the other
SENT_AGAIN = timedelta(minutes=5)


@transaction.atomic
def write_message(order: Order, *, text: str, files: Sequence[Upload] = (), by: User) -> OrderMessage:
    """Write to the other side. The same words and files sent again at once are one message: an answer was lost."""
    order = locked(order)
    side = _side_of(order, by)
    text = text.strip()
    if order.is_cart:
        raise Refused(_("Nothing was sent yet: the seller does not know of it."))
    if not text:
        raise Refused(_("Write something first."))
    if len(files) > MOST_FILES:
        raise Refused(_("Send ten files at most; pack more into one."))
    last = order.messages.order_by("at").last()
    if last and _is_sent_again(last, text, files, by):
        return last
    if order.messages.filter(side=side).count() >= MOST_MESSAGES:
        raise Refused(_("This has become very long. Write an e-mail from now on."))
    message = OrderMessage.objects.create(order=order, side=side, by=by, text=text, at=clock.now())
    for upload in files:
        kept_file(OrderFile, upload, message=message)
    tell = tell_buyer
    if side == OrderSide.BUYER:
        tell = tell_pricers if order.state in PINNED else tell_seller
    tell(order, of_order(order, "有新留言", "somebody has written"), bilingual(text[:500], text[:500]), by=by)
    return message


def _is_sent_again(last: OrderMessage, text: str, files: Sequence[Upload], by: User) -> bool:
    if (last.by_id, last.text) != (by.pk, text) or clock.now() - last.at >= SENT_AGAIN:
        return False
    return sorted(last.files.values_list("sha256", flat=True)) == sorted(each.sha256 for each in files)


def _side_of(order: Order, by: User) -> OrderSide:
    if acts_for(by, order.organisation_id):
        return OrderSide.BUYER
    if may_write(by):
        return OrderSide.SELLER
    raise Refused(_("Only the buyer and the seller write here."))
