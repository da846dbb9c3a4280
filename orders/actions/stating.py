"""The buyer's desk hears each change of an order, whole, under a new revision."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lib import clock
from lib.text import Bilingual, bilingual, in_both
from orders.actions.locking import locked
from orders.events import OrderStated
from orders.models import DeliveryFile, Milestone, Order
from orders.queries import awaits_samples, milestones_of, order_path, silent_soon
from outbox.actions import announce
from statements import OrderStatement
from statements.order import OrderFileStated, OrderMilestoneStated
from tenants.context import current_body

State = Order.State


def state_order(order: Order, *fields: str) -> Order:
    """Save what changed, and tell it. The order is locked; a cart is its buyer's own business and is not told."""
    order.revision += 1
    order.save(update_fields=["revision", *fields])
    if not order.is_cart:
        fact = OrderStated(order.pk, order.organisation_id, order.revision, statement_of(order).content())
        announce(fact, body=current_body())
    return order


@transaction.atomic
def restate_order(pk: UUID) -> Order | None:
    """Say again how an order stands: money came for it, or was taken back."""
    order = Order.objects.filter(pk=pk).first()
    return state_order(locked(order)) if order else None


def statement_of(order: Order) -> OrderStatement:
    """Everything the buyer's own desk shows of it."""
    milestones = milestones_of(order)
    holder, needs, due_at = turn_of(order, milestones)
    first = order.lines.select_related("version__service", "date").first()
    return OrderStatement(
        number=order.number,
        state=order.state,
        holder=holder,
        since=order.since,
        due_at=due_at,
        needs=dict(needs),
        about=dict(about(order)),
        service=first.version.service_id if first else None,
        total=order.total,
        currency=order.currency,
        milestones=tuple(_part(each) for each in milestones),
        starts_at=first.date.starts_at if first and first.date else None,
        path=order_path(order),
        is_open=order.is_open,
        may_be_reviewed=_may_be_reviewed(order, milestones),
    )


def _may_be_reviewed(order: Order, milestones: list[Milestone]) -> bool:
    """However it ended, if anything was delivered for it."""
    if order.state == State.CANCELLED:
        return any(each.deliveries.all() for each in milestones)
    return order.state == State.CLOSED


def turn_of(order: Order, milestones: list[Milestone]) -> tuple[str, Bilingual, datetime | None]:
    """Who holds an order, what its buyer is to do where it is theirs, and until when."""
    if order.state == State.OFFERED and order.offer_until:
        until = clock.day_after(order.offer_until, current_body().time_zone)
        return "client", in_both(_("Confirm or decline the offer")), until
    if order.state != State.CONFIRMED:
        return "seller" if order.state == State.REQUESTED else "nobody", {}, None
    if any(each.state == Milestone.State.PROPOSED for each in milestones):
        return "client", in_both(_("Agree to a part that was added, or decline it")), None
    if delivered := silent_soon(milestones):
        return "client", in_both(_("Accept what was delivered, or send it back")), delivered.silent_at
    if awaits_samples(order):
        return "client", in_both(_("Send the samples")), None
    return "seller", {}, None


def about(order: Order) -> Bilingual:
    """What was ordered, in a line: the first service, and how many more."""
    lines = list(order.lines.select_related("version"))
    if not lines:
        return {}
    name, others = lines[0].version.name, len(lines) - 1
    if not others:
        return name
    return bilingual(f"{name['zh']} 等 {len(lines)} 项", f"{name['en'] or name['zh']} and {others} more")


def _part(milestone: Milestone) -> OrderMilestoneStated:
    last = next(iter(milestone.deliveries.all()), None)
    return OrderMilestoneStated(
        name=milestone.name,
        state=milestone.state,
        due_on=milestone.due_on,
        amount=milestone.amount,
        files=tuple(_file(each) for each in last.files.all()) if last else (),
    )


def _file(file: DeliveryFile) -> OrderFileStated:
    return OrderFileStated(
        id=file.pk,
        name=file.name,
        size=file.size,
        sha256=file.sha256,
        content_type=file.content_type,
        file=str(file.file.name),
        report=file.report_id,
        report_number=file.report.number if file.report else "",
    )
