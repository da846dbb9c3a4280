"""The buyer's word on what was delivered: accepted, sent back, or accepted by silence. With the last part the order closes."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual
from orders.actions.closing import close_where_done
from orders.actions.delivering import clear_silence, expect_silence
from orders.actions.invoicing import draft_for, who_charges
from orders.actions.locking import as_buyer, locked, part_of
from orders.actions.stating import state_order
from orders.actions.telling import of_order, tell_buyer, tell_seller
from orders.models import Milestone, Order
from tenants.context import current_body
from tenants.models import CertificationBody

State = Milestone.State


@transaction.atomic
def accept(milestone: Milestone, *, by: User) -> Milestone:
    """Accept what was delivered: it is invoiced, and cannot be sent back any more."""
    order = as_buyer(milestone.order, by)
    milestone = part_of(order, milestone)
    if milestone.state == State.ACCEPTED:
        raise Refused(_("This has been accepted already."))
    if milestone.state != State.DELIVERED:
        raise Refused(_("Nothing has been delivered here that could be accepted."))
    return _accepted(order, milestone, by)


@transaction.atomic
def accept_by_silence(pk: UUID) -> None:
    """The days agreed are over and nobody has said a word. Asked twice, or too early, it changes nothing."""
    milestone = Milestone.objects.select_related("order").filter(pk=pk).first()
    if milestone is None:
        return
    order = locked(milestone.order)
    milestone = part_of(order, milestone)
    if milestone.state != State.DELIVERED or milestone.silent_at is None or milestone.silent_at > clock.now():
        return
    if current_body().standing == CertificationBody.Standing.SUSPENDED:
        _wait_again(order, milestone)
    else:
        _accepted(order, milestone, None)


def _wait_again(order: Order, milestone: Milestone) -> None:
    """While the seller's host rests nobody can say a word there: silence means nothing, and the days begin anew."""
    milestone.silent_at = clock.now() + timedelta(days=milestone.acceptance_days)
    milestone.save(update_fields=["silent_at"])
    expect_silence(milestone)
    state_order(order)


@transaction.atomic
def send_back(milestone: Milestone, *, reason: str, by: User) -> Milestone:
    """Have a part reworked, and say what is to be different."""
    order = as_buyer(milestone.order, by)
    milestone = part_of(order, milestone)
    if milestone.state != State.DELIVERED:
        raise Refused(_("Nothing has been delivered here that could be sent back."))
    if not reason.strip():
        raise Refused(_("Say what is to be reworked."))
    milestone.state, milestone.since, milestone.silent_at = State.REWORK, clock.now(), None
    milestone.rework_reason = reason.strip()
    milestone.save(update_fields=["state", "since", "silent_at", "rework_reason"])
    clear_silence([milestone.pk])
    state_order(order)
    name = milestone.name
    subject = of_order(order, f"退回返工：{name['zh']}", f"to be reworked: {name['en'] or name['zh']}")
    tell_seller(order, subject, bilingual(milestone.rework_reason, milestone.rework_reason), by=by)
    return milestone


@transaction.atomic
def remind_of_silence(pk: UUID) -> None:
    """Two days before something counts as accepted, those who may say otherwise are told."""
    milestone = Milestone.objects.select_related("order").filter(pk=pk, state=State.DELIVERED).first()
    if milestone is None or milestone.silent_at is None:
        return
    name, day = milestone.name, clock.day_of(milestone.silent_at)
    tell_buyer(
        milestone.order,
        of_order(milestone.order, f"等待验收：{name['zh']}", f"waits to be accepted: {name['en'] or name['zh']}"),
        bilingual(
            f"{day:%Y-%m-%d} 前未验收或退回，视为验收通过。",
            f"Unless you send it back, it counts as accepted on {day:%Y-%m-%d}.",
        ),
    )


def _accepted(order: Order, milestone: Milestone, by: User | None) -> Milestone:
    now = clock.now()
    milestone.state, milestone.since, milestone.silent_at = State.ACCEPTED, now, None
    milestone.accepted_at, milestone.accepted_by = now, by
    milestone.save(update_fields=["state", "since", "silent_at", "accepted_at", "accepted_by"])
    clear_silence([milestone.pk])
    draft_for(milestone, by=by or who_charges(order))
    closes = close_where_done(order, by)
    state_order(order, *closes)
    name = milestone.name
    how = bilingual("客户已验收。", "The buyer has accepted it.")
    if by is None:
        how = bilingual(
            "约定期限内未回复，视为验收通过。", "Nobody said a word within the days agreed: it counts as accepted."
        )
        subject = of_order(order, f"视为已验收：{name['zh']}", f"counts as accepted: {name['en'] or name['zh']}")
        tell_buyer(order, subject, how)
    tell_seller(order, of_order(order, f"已验收：{name['zh']}", f"accepted: {name['en'] or name['zh']}"), how, by=by)
    return milestone
