"""The doors by which views get orders and what is in them: each says which side it is for, or 404."""

from uuid import UUID

from django.http import Http404

from accounts.models import User
from accounts.queries import acts_for, organisations_of
from orders.models import DeliveryFile, Milestone, Order, OrderFile, OrderLine, Sample
from orders.queries import READERS
from staff.queries import roles_of


def own_order_for(user: User, pk: UUID) -> Order:
    """An order, or a cart, as its buyer: whoever acts for the organisation. Raises Http404."""
    order = Order.objects.filter(pk=pk, organisation__in=organisations_of(user)).first()
    if order is None:
        raise Http404
    return order


def own_cart_for(user: User, pk: UUID) -> Order:
    """A person's own cart. Raises Http404."""
    order = own_order_for(user, pk)
    if not order.is_cart or order.begun_by_id != user.pk:
        raise Http404
    return order


def own_milestone_for(user: User, pk: UUID) -> Milestone:
    """A part of an order as its buyer. Raises Http404."""
    milestone = Milestone.objects.select_related("order").filter(pk=pk).first()
    if milestone is None or not acts_for(user, milestone.order.organisation_id):
        raise Http404
    return milestone


def own_line_for(user: User, pk: UUID) -> OrderLine:
    """A line as its buyer. Raises Http404."""
    line = OrderLine.objects.select_related("order").filter(pk=pk).first()
    if line is None or not acts_for(user, line.order.organisation_id):
        raise Http404
    return line


def desk_order_for(pk: UUID) -> Order:
    """An order for the seller's people, whom the page's policy has let in. Carts are the buyer's own. Raises Http404."""
    order = Order.objects.with_the_seller().filter(pk=pk).first()
    if order is None:
        raise Http404
    return order


def desk_milestone_for(pk: UUID) -> Milestone:
    """A part of an order for the seller's people. Raises Http404."""
    with_seller = Order.objects.with_the_seller()
    milestone = Milestone.objects.select_related("order").filter(pk=pk, order__in=with_seller).first()
    if milestone is None:
        raise Http404
    return milestone


def desk_sample_for(pk: UUID) -> Sample:
    """Samples for the seller's people. Raises Http404."""
    sample = Sample.objects.select_related("line__order").filter(pk=pk).first()
    if sample is None:
        raise Http404
    return sample


def order_on_either_side(user: User, pk: UUID) -> tuple[Order, bool]:
    """An order for whoever stands on one of its sides, and whether that is the buyer's. Raises Http404."""
    order = Order.objects.with_the_seller().filter(pk=pk).first()
    if order is None:
        raise Http404
    return order, _is_buyer_of(user, order)


def delivered_file_for(user: User, pk: UUID) -> tuple[DeliveryFile, bool]:
    """A file that was delivered, and whether it is for the buyer. Raises Http404."""
    file = DeliveryFile.objects.select_related("delivery__milestone__order").filter(pk=pk).first()
    if file is None:
        raise Http404
    return file, _is_buyer_of(user, file.delivery.milestone.order)


def sent_file_for(user: User, pk: UUID) -> tuple[OrderFile, bool]:
    """A file that came with a message, and whether it is for the buyer. Raises Http404."""
    file = OrderFile.objects.select_related("message__order").filter(pk=pk).first()
    if file is None:
        raise Http404
    return file, _is_buyer_of(user, file.message.order)


def _is_buyer_of(user: User, order: Order) -> bool:
    """Whether somebody acts for the buyer; else they work on orders here. Raises Http404 for anybody else."""
    if acts_for(user, order.organisation_id):
        return True
    if not roles_of(user) & set(READERS):
        raise Http404
    return False
