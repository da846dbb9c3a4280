"""Samples on their way: said to be sent, received as they came, and at the end sent back or disposed of."""

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.models import User
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual
from orders.actions.locking import as_buyer, as_handler
from orders.actions.stating import state_order
from orders.actions.telling import of_order, tell_buyer, tell_seller
from orders.models import Milestone, Order, OrderLine, Sample
from orders.queries import day_due, samples_needed
from tenants.context import current_body

MOST_SENT = 1000


@transaction.atomic
def send_samples(
    line: OrderLine, *, count: int, marking: str = "", carrier: str = "", tracking: str = "", by: User
) -> Sample:
    """Say that samples are on their way, and how they are marked, so that the seller knows them."""
    order = as_buyer(line.order, by)
    if order.state != Order.State.CONFIRMED:
        raise Refused(_("This order is not in work: it has ended, or has not been confirmed."))
    if line.test is None or not line.test.samples:
        raise Refused(_("This line needs no samples."))
    if not 1 <= count <= MOST_SENT:
        raise Refused(_("Say how many samples are sent."))
    sample = Sample.objects.create(
        line=line,
        count=count,
        marking=marking.strip(),
        carrier=carrier.strip(),
        tracking=tracking.strip(),
        sent_by=by,
        sent_at=clock.now(),
    )
    state_order(order)
    what = " ".join(part for part in (sample.carrier, sample.tracking) if part)
    tell_seller(order, of_order(order, "样品已寄出", "samples are on their way"), bilingual(what, what), by=by)
    return sample


@transaction.atomic
def receive_samples(sample: Sample, *, condition: str, by: User) -> Sample:
    """Record that samples came, and in which condition. Work begins, and the days of their parts are counted from now."""
    order = as_handler(sample.line.order, by)
    sample = Sample.objects.select_related("line").get(pk=sample.pk)
    if sample.received_at:
        raise Refused(_("These samples have been received already."))
    if order.state != Order.State.CONFIRMED:
        raise Refused(_("This order is not in work: it has ended, or has not been confirmed."))
    if not condition.strip():
        raise Refused(_("Say in which condition they came."))
    sample.received_by, sample.received_at, sample.condition = by, clock.now(), condition.strip()
    sample.save(update_fields=["received_by", "received_at", "condition"])
    _count_from_now(order, sample.line)
    order.work_began_at = order.work_began_at or clock.now()
    state_order(order, "work_began_at")
    subject = of_order(order, "样品已收到", "the samples have come")
    tell_buyer(order, subject, bilingual(sample.condition, sample.condition), by=by)
    return sample


@transaction.atomic
def end_samples(sample: Sample, *, end: str, tracking: str = "", by: User) -> Sample:
    """Send samples back or dispose of them, as the buyer has chosen."""
    order = as_handler(sample.line.order, by)
    sample = Sample.objects.select_related("line").get(pk=sample.pk)
    if sample.received_at is None or sample.end:
        raise Refused(_("These samples have not come yet, or are gone."))
    if end == Sample.End.DISPOSED and order.samples_back:
        raise Refused(_("The buyer wants these samples back: they are not disposed of."))
    if end not in Sample.End.values:
        raise Refused(_("Say whether they are sent back or disposed of."))
    sample.end, sample.end_tracking = end, tracking.strip()
    sample.ended_by, sample.ended_at = by, clock.now()
    sample.save(update_fields=["end", "end_tracking", "ended_by", "ended_at"])
    state_order(order)
    is_back = end == Sample.End.RETURNED
    subject = of_order(order, "样品已寄回", "the samples are sent back")
    if not is_back:
        subject = of_order(order, "样品已处置", "the samples are disposed of")
    tell_buyer(order, subject, bilingual(sample.end_tracking, sample.end_tracking), by=by)
    return sample


def _count_from_now(order: Order, line: OrderLine) -> None:
    """Days are counted once all the samples of a line have come, in however many parcels."""
    arrived = line.sent_samples.filter(received_at__isnull=False).aggregate(pieces=Sum("count"))["pieces"] or 0
    if arrived < samples_needed(line):
        return
    today = clock.today(current_body().time_zone)
    waiting = order.milestones.filter(due_on=None, state=Milestone.State.WAITING, days__gt=0)
    for part in waiting:
        if part.line_id in {None, line.pk}:
            part.due_on = day_due(part.days, today)
            part.save(update_fields=["due_on"])
