"""A cart or an offer becomes an order: what was read is what is agreed, or nothing happens."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from catalog.actions import locked_service, take_seats
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual, written_day
from orders.actions.invoicing import draft_prepaid
from orders.actions.locking import as_buyer, move_to, next_number, refuse_new_where_closed
from orders.actions.stating import about, state_order
from orders.actions.telling import of_order, tell_buyer, tell_pricers, tell_seller
from orders.models import Milestone, Order
from orders.pricing import lines_of, on_offer, sheet_and_faults
from orders.queries import day_due
from orders.sheet import OrderSheet, SheetPart
from outbox.actions import clear_due
from staff.impartiality import record_advice, refuse_sale
from tenants.context import current_body

State = Order.State
OFFER_ENDS = "orders.offer_ends"  # soon: the buyer is reminded
OFFER_LAPSES = "orders.offer_lapses"


class SheetChanged(Refused):
    """What was read is not what is on offer any more."""


@transaction.atomic
def confirm_order(order: Order, *, sheet: str, by: User) -> Order:
    """Order what a person has read: `sheet` is the hash of the page. Seats, scope, advice and price are asked again, under
    their locks; what has changed is refused in words and nothing is half-done.
    """
    order = as_buyer(order, by)
    if order.state not in {State.CART, State.OFFERED}:
        raise Refused(_("This has been ordered already, or it has ended."))
    refuse_new_where_closed()
    _hold_what_is_offered(order)
    read = _as_read(order, sheet)
    if read.needs_offer:
        raise Refused(_("Its price is asked for first: send it as a request."))
    if order.state == State.OFFERED and order.offer_until and order.offer_until < _today():
        raise Refused(
            _("The offer was valid until %(day)s. Ask the seller for a new one.")
            % {"day": written_day(order.offer_until)}
        )
    _freeze(order, read, by)
    _take_seats(order)
    _record_advice(order, read, by)
    draft_prepaid(order, read, by=by)
    clear_due(OFFER_ENDS, order.pk, body=current_body())
    clear_due(OFFER_LAPSES, order.pk, body=current_body())
    state_order(order)
    _tell_of_order(order, read, by)
    return order


@transaction.atomic
def request_offer(order: Order, *, sheet: str, by: User) -> Order:
    """Send a cart as a request, where a price is asked for: the seller offers, and it is then confirmed or declined."""
    order = as_buyer(order, by)
    if not order.is_cart:
        raise Refused(_("This was sent already."))
    refuse_new_where_closed()
    _hold_what_is_offered(order)
    read = _as_read(order, sheet)
    if not read.needs_offer:
        raise Refused(_("All of it has a price: it can be ordered at once."))
    _refuse_advice(order, read)
    order.number, order.total = next_number(), None
    move_to(order, State.REQUESTED)
    _pin_lines(order, read)
    state_order(order, "number", "total", "state", "since")
    what = about(order)
    subject = of_order(order, f"询价：{what.get('zh', '')}", f"a price is asked for: {what.get('en', '')}")
    tell_pricers(order, subject, bilingual(f"{order.buyer_zh}", f"{order.buyer_en or order.buyer_zh}"), by=by)
    return order


def _today() -> date:
    return clock.today(current_body().time_zone)


def _hold_what_is_offered(order: Order) -> None:
    """The services under their locks, always in the same order: no new version comes between reading and agreeing."""
    for service in sorted({line.version.service_id for line in lines_of(order)}):
        locked_service(service)


def _as_read(order: Order, sheet: str) -> OrderSheet:
    """The sheet as it is now, which must be the one that was read."""
    read, faults = sheet_and_faults(order)
    if faults:
        raise Refused(" ".join(faults))
    if read.sha256 != sheet:
        raise SheetChanged(
            _(
                "Since you opened this page something of it has changed: a price, a version, a date or your own cart. Nothing has been "
                "ordered. Read it below as it is now, then confirm."
            )
        )
    return read


def _refuse_advice(order: Order, read: OrderSheet) -> None:
    buyer = Organisation.objects.get(pk=order.organisation_id)
    for service_class in {line.service_class for line in read.lines}:
        refuse_sale(buyer, service_class=service_class)


def _record_advice(order: Order, read: OrderSheet, by: User) -> None:
    """Advice binds the seller to keep from certifying (INV-9): it is written down with the sale, under one lock with
    applications; and whoever priced it with those who advise (INV-8).
    """
    _refuse_advice(order, read)
    if any(line.is_advisory for line in read.lines):
        buyer = Organisation.objects.get(pk=order.organisation_id)
        record_advice(buyer, order=order.pk, about=about(order), by=by, people=filter(None, [order.offered_by]))


def _pin_lines(order: Order, read: OrderSheet) -> None:
    """Each line at the version, the test and the price that were read."""
    prices = {line.id: line for line in read.lines}
    is_pinned = order.state in {State.OFFERED}
    for line in lines_of(order):
        offered, priced = on_offer(line, is_pinned=is_pinned), prices[line.pk]
        line.version, line.test = offered.version, offered.test
        line.unit_amount, line.amount, line.tax_rate = priced.unit_amount, priced.amount, priced.tax_rate
        line.save(update_fields=["version", "test", "unit_amount", "amount", "tax_rate"])


def _freeze(order: Order, read: OrderSheet, by: User) -> None:
    """From now on the order is what was read, word for word."""
    if order.is_cart:
        order.number = next_number()
    _pin_lines(order, read)
    order.milestones.all().delete()  # of an offer: they are what was read
    order.content, order.sha256 = read.model_dump(mode="json"), read.sha256
    order.total, order.confirmed_by, order.confirmed_at = read.total, by, clock.now()
    move_to(order, State.CONFIRMED)
    fields = ["number", "content", "sha256", "total", "confirmed_by", "confirmed_at", "state", "since"]
    order.save(update_fields=fields)
    waits_for_samples = {line.id for line in read.lines if line.samples}
    Milestone.objects.bulk_create(
        _milestone(order, position, part, waits_for_samples) for position, part in enumerate(read.parts, start=1)
    )


def _milestone(order: Order, position: int, part: SheetPart, waiting: set[UUID]) -> Milestone:
    is_counted = part.line not in waiting if part.line else not waiting  # else from when the samples come
    return Milestone(
        order=order,
        line_id=part.line,
        position=position,
        name_zh=part.name.get("zh", "")[:160],
        name_en=part.name.get("en", "")[:200],
        amount=part.amount or 0,
        days=part.days,
        due_on=part.due or (day_due(part.days, _today()) if is_counted else None),
        acceptance_days=part.acceptance_days,
        since=clock.now(),
    )


def _take_seats(order: Order) -> None:
    for line in sorted(lines_of(order), key=lambda line: str(line.date_id)):
        if line.date is not None:
            take_seats(line.date, line.quantity)


def _tell_of_order(order: Order, read: OrderSheet, by: User) -> None:
    what = about(order)
    tell_seller(
        order,
        of_order(order, "有新订单", "it is new"),
        bilingual(f"{what.get('zh', '')}。请指定负责人。", f"{what.get('en', '')}. Somebody takes it on."),
        by=by,
    )
    tell_buyer(
        order,
        of_order(order, "已下单", "it is placed"),
        bilingual(
            f"{what.get('zh', '')}。{_samples_to(read, 'zh')}", f"{what.get('en', '')}.{_samples_to(read, 'en')}"
        ),
        by=None if read.takes_samples else by,  # whoever ordered needs the address too
    )


def _samples_to(read: OrderSheet, language: str) -> str:
    """Where the samples go, each address once."""
    places = {(line.samples_to.get(language, ""), line.samples_contact) for line in read.lines if line.samples}
    said = "；".join(" ".join(filter(None, place)) for place in sorted(places) if place[0])
    if not said:
        return ""
    return f"请将样品寄至：{said}。" if language == "zh" else f" Send the samples to: {said}."


def offer_may_be_confirmed(order: Order) -> bool:
    """Whether an offer stands today."""
    return order.state == State.OFFERED and (order.offer_until is None or order.offer_until >= _today())
