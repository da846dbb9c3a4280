"""The seller's work: who is responsible, what came, what is delivered, and parts that are added."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual
from orders.actions.closing import close_where_done
from orders.actions.filing import MOST_FILES, kept_file
from orders.actions.locking import as_buyer, as_handler, part_of, refuse_new_where_closed
from orders.actions.reporting import ReportData, issue_delivered
from orders.actions.stating import about, state_order
from orders.actions.telling import of_order, tell_buyer, tell_seller
from orders.models import Delivery, DeliveryFile, Milestone, Order
from orders.queries import day_due, may_handle, sees_amounts
from orders.sheet import agreed_sheet
from outbox.actions import clear_due, set_due
from staff.impartiality import record_advice, refuse_sale, sell_more_advice
from staff.queries import roles_of
from tenants.context import current_body
from vocabulary.promises import refuse_promises
from vocabulary.terms import ServiceClass
from web.uploads import Upload

SILENCE, REMINDER = "orders.accept_by_silence", "orders.remind_of_silence"
REMINDED = timedelta(days=2)
State = Milestone.State


@transaction.atomic
def name_responsible(order: Order, person: User, *, by: User) -> Order:
    """Take responsibility, or name a colleague. For advice it is written down who gives it: they judge nothing there (INV-8)."""
    order = _in_work(as_handler(order, by))
    if not may_handle(person):
        raise Refused(_("This colleague does not work on orders."))
    if order.responsible_id == person.pk:
        raise Refused(_("This colleague is responsible already."))
    _keep_adviser(order, person, by)
    order.responsible = person
    state_order(order, "responsible")
    words = bilingual("您现在负责该订单。", "You are responsible for it now.")
    tell_seller(order, of_order(order, "由您负责", "it is yours"), words, by=by)
    return order


@transaction.atomic
def deliver(
    milestone: Milestone,
    *,
    words: str,
    files: Sequence[Upload] = (),
    reports: Mapping[int, ReportData] | None = None,
    by: User,
) -> Delivery:
    """Deliver a part, or deliver it again after rework. `reports`: which of the files are a laboratory's reports, by position.

    What is not accepted or sent back within the days agreed counts as accepted.
    """
    order = _in_work(as_handler(milestone.order, by))
    milestone = part_of(order, milestone)
    if milestone.state not in {State.WAITING, State.REWORK}:
        raise Refused(_("This part waits for the buyer, or is done."))
    if not words.strip() and not files:
        raise Refused(_("Say what is delivered, or send files."))
    if len(files) > MOST_FILES:
        raise Refused(_("Send ten files at most; pack more into one."))
    _keep_adviser(order, by, by)
    number = (milestone.deliveries.aggregate(last=Max("number"))["last"] or 0) + 1
    now = clock.now()
    delivery = Delivery.objects.create(
        milestone=milestone, number=number, words=words.strip(), delivered_by=by, delivered_at=now
    )
    _keep_files(order, delivery, files, reports or {}, by)
    milestone.state, milestone.since = State.DELIVERED, now
    milestone.silent_at = now + timedelta(days=milestone.acceptance_days)
    milestone.save(update_fields=["state", "since", "silent_at"])
    expect_silence(milestone)
    _begin_work(order)
    state_order(order, "work_began_at")
    _tell_of_delivery(order, milestone)
    return delivery


@transaction.atomic
def propose_part(order: Order, *, name_zh: str, name_en: str, amount: int, days: int, why: str, by: User) -> Milestone:
    """Propose a part besides, as a retest: it is one once the buyer agrees. Its amount is named by those who see money."""
    order = _in_work(as_handler(order, by))
    refuse_new_where_closed()
    if amount and not sees_amounts(roles_of(by)):
        raise Refused(_("Amounts are named by finance staff: propose the part without one, or ask them to."))
    if not (name_zh.strip() or name_en.strip()) or not why.strip():
        raise Refused(_("Say what is added, and why."))
    if order.milestones.filter(state=State.PROPOSED).count() >= 5:
        raise Refused(_("Five proposals wait for the buyer. Wait for an answer first."))
    refuse_promises(name_zh, name_en, why)
    if _is_advisory(order):
        refuse_sale(_buyer(order), service_class=ServiceClass.ADVISORY)
        _keep_adviser(order, by, by)
    last = order.milestones.aggregate(last=Max("position"))["last"] or 0
    part = Milestone.objects.create(
        order=order,
        position=last + 1,
        name_zh=(name_zh or name_en).strip()[:160],
        name_en=name_en.strip()[:200],
        amount=amount,
        days=days,
        why=why.strip(),
        acceptance_days=order.milestones.aggregate(most=Max("acceptance_days"))["most"] or 10,
        state=State.PROPOSED,
        since=clock.now(),
    )
    state_order(order)
    subject = of_order(order, "建议增加一项", "a part is proposed")
    tell_buyer(order, subject, bilingual(part.why, part.why), by=by)
    return part


@transaction.atomic
def answer_proposal(milestone: Milestone, *, is_agreed: bool, amount: int, by: User) -> Milestone:
    """Agree to a part that was proposed, at the amount that was read, or do without it."""
    order = _in_work(as_buyer(milestone.order, by))
    milestone = part_of(order, milestone)
    if milestone.state != State.PROPOSED:
        raise Refused(_("This has been answered already."))
    if is_agreed:
        refuse_new_where_closed()
    if amount != milestone.amount:
        raise Refused(_("The amount is another than you read. Look at it again."))
    if is_agreed and _is_advisory(order):
        sell_more_advice(_buyer(order), order=order.pk, by=by)
    milestone.state, milestone.since = State.WAITING if is_agreed else State.CANCELLED, clock.now()
    if is_agreed:
        milestone.due_on = day_due(milestone.days, clock.today(current_body().time_zone))
    milestone.save(update_fields=["state", "since", "due_on"])
    state_order(order, *close_where_done(order, by))
    subject = of_order(order, "客户同意增加该项", "the added part is agreed")
    if not is_agreed:
        subject = of_order(order, "客户不同意增加该项", "the added part is declined")
    tell_seller(order, subject, milestone.name, by=by)
    return milestone


def expect_silence(milestone: Milestone) -> None:
    """Have it seen to when its days are over, and the buyer told before."""
    if milestone.silent_at:
        set_due(SILENCE, milestone.pk, milestone.silent_at, body=current_body())
        set_due(REMINDER, milestone.pk, max(milestone.silent_at - REMINDED, clock.now()), body=current_body())


def clear_silence(parts: Sequence[UUID]) -> None:
    """Nothing counts as accepted by silence any more."""
    for part in parts:
        for kind in (SILENCE, REMINDER):
            clear_due(kind, part, body=current_body())


def _in_work(order: Order) -> Order:
    if order.state != Order.State.CONFIRMED:
        raise Refused(_("This order is not in work: it has ended, or has not been confirmed."))
    return order


def _is_advisory(order: Order) -> bool:
    return any(line.is_advisory for line in agreed_sheet(order).lines)


def _buyer(order: Order) -> Organisation:
    return Organisation.objects.get(pk=order.organisation_id)


def _keep_adviser(order: Order, person: User, by: User) -> None:
    """Of advice it is written down who answers for it, gives or prices it: they judge nothing for that group (INV-8)."""
    if _is_advisory(order):
        record_advice(_buyer(order), order=order.pk, about=about(order), by=by, people=[person])


def _keep_files(
    order: Order, delivery: Delivery, files: Sequence[Upload], reports: Mapping[int, ReportData], by: User
) -> None:
    for position, upload in enumerate(files):
        data = reports.get(position)
        report = issue_delivered(order, upload, data, by=by) if data else None
        kept_file(DeliveryFile, upload, delivery=delivery, report=report)


def _begin_work(order: Order) -> None:
    order.work_began_at = order.work_began_at or clock.now()


def _tell_of_delivery(order: Order, milestone: Milestone) -> None:
    name, days = milestone.name, milestone.acceptance_days
    tell_buyer(
        order,
        of_order(order, f"已交付：{name['zh']}", f"delivered: {name['en'] or name['zh']}"),
        bilingual(
            f"请验收或退回返工。{days} 天内未回复视为验收通过。",
            f"Accept it or send it back. Without a word it counts as accepted after {days} days.",
        ),
    )
