"""What can be asked about orders: of whom they are, who sees amounts, whose turn it is, what cancelling costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from moneyed import Money

from accounts.models import Organisation, User
from accounts.queries import people_of
from billing.models import Invoice
from catalog.models import BookableDate, Service
from lib import clock
from lib.money import half_up, money_of
from lib.text import Bilingual, localized
from orders.models import Delivery, Milestone, Order, OrderLine
from orders.models.ordering import OrderQuerySet
from orders.people import contact_of
from orders.sheet import SheetLine, agreed_sheet
from staff.models import Role
from staff.queries import JUDGES, roles_of
from tenants.context import current_body
from tenants.models import CertificationBody
from tenants.open_matters import counts_open
from web.checklist import Need

State = Order.State
SUBJECT = "order"  # the kind of subject, in billing's words
HANDLERS = frozenset({Role.CASE_OFFICER, Role.EVALUATOR, Role.SCHEME_MANAGER, Role.BODY_ADMIN})
CANCELLERS = HANDLERS - {Role.EVALUATOR}  # money goes back by it
WITH_MONEY = frozenset({Role.FINANCE, Role.SCHEME_MANAGER, Role.BODY_ADMIN})
READERS = (*sorted(HANDLERS), Role.FINANCE)
MOST_ON_DESK = 20
CAME = (Milestone.State.DELIVERED, Milestone.State.REWORK)  # delivered once at least, and not accepted
ON_THE_WAY = (Milestone.State.WAITING, Milestone.State.REWORK)


def sees_amounts(roles: Iterable[str]) -> bool:
    """Whether somebody of the seller sees what orders cost: nobody who judges cases does (INV-10)."""
    held = set(roles)
    return bool(held & WITH_MONEY) and not held & JUDGES


def may_handle(user: User) -> bool:
    """Whether somebody of the seller works on orders."""
    return bool(roles_of(user) & HANDLERS)


def may_write(user: User) -> bool:
    """Whether somebody of the seller answers buyers: those who work on orders, and those who price them."""
    return bool(roles_of(user) & (HANDLERS | WITH_MONEY))


def may_offer(user: User) -> bool:
    """Whether somebody says what a service costs that is priced on request."""
    return sees_amounts(roles_of(user))


def orders_of(organisations: Iterable[Organisation]) -> OrderQuerySet:
    """All orders of these buyers at this seller, carts left out; what is open first, the newest before."""
    theirs = Order.objects.with_the_seller().filter(organisation__in=[each.pk for each in organisations])
    return theirs.order_by("ended_at", "-since", "pk")


def carts_of(user: User, organisations: Iterable[Organisation]) -> list[Order]:
    """A person's own carts, with their lines."""
    own = Order.objects.filter(state=State.CART, begun_by=user.pk, organisation__in=[each.pk for each in organisations])
    return list(own.prefetch_related("lines__version").order_by("begun_at"))


def carts_left(organisations: Iterable[Organisation]) -> list[Order]:
    """Carts of people who do not act for these organisations any more: a colleague takes them over, or drops them."""
    left: list[Order] = []
    for organisation in organisations:
        carts = Order.objects.filter(state=State.CART, organisation=organisation.pk).prefetch_related("lines__version")
        people = set(people_of(organisation.pk).values_list("pk", flat=True)) if carts else set()
        left += [cart for cart in carts if cart.begun_by_id not in people]
    return left


def with_the_seller(tab: str, user: User) -> OrderQuerySet:
    """Orders on the seller's desk: those that wait for it, one's own, those in work, ended ones, or all."""
    every = Order.objects.with_the_seller().annotate(
        waits=Exists(Milestone.objects.filter(order=OuterRef("pk"), state__in=ON_THE_WAY))
    )
    narrowed = {
        "todo": Q(state=State.REQUESTED) | Q(state=State.CONFIRMED, waits=True),
        "mine": Q(responsible=user.pk, ended_at=None),
        "open": Q(ended_at=None),
        "ended": Q(ended_at__isnull=False),
    }
    return every.filter(narrowed.get(tab, Q()))


def counts_at_seller(user: User) -> dict[str, int]:
    every = Order.objects.with_the_seller()
    waiting = Q(state=State.REQUESTED) | Q(state=State.CONFIRMED, milestones__state__in=ON_THE_WAY)
    return every.aggregate(
        todo=Count("pk", filter=waiting, distinct=True),
        mine=Count("pk", filter=Q(responsible=user.pk, ended_at=None), distinct=True),
        open=Count("pk", filter=Q(ended_at=None), distinct=True),
        ended=Count("pk", filter=Q(ended_at__isnull=False), distinct=True),
        all=Count("pk", distinct=True),
    )


@dataclass(frozen=True)
class BookedSeats:
    """Seats of a date, with whose they are and whom to call."""

    line: OrderLine
    contact: tuple[str, str, str]

    @property
    def order(self) -> Order:
        return self.line.order


def bookings_of(date: BookableDate) -> list[BookedSeats]:
    """Who comes to a date: the lines of orders that stand, by buyer."""
    standing = [State.CONFIRMED, State.CLOSED]
    lines = OrderLine.objects.filter(date=date, order__state__in=standing).select_related("order")
    return [BookedSeats(line, contact_of(line.order)) for line in lines.order_by("order__buyer_zh", "order__number")]


def milestones_of(order: Order) -> list[Milestone]:
    """The parts of an order, each with what was delivered for it, the last delivery first."""
    deliveries = Delivery.objects.order_by("-number").prefetch_related("files__report")
    rows = list(order.milestones.order_by("position").prefetch_related(Prefetch("deliveries", deliveries)))
    for row in rows:
        row.order = order
    return rows


def invoices_for(order: Order) -> QuerySet[Invoice]:
    """All invoices for an order, drafts too: for the seller's people who see money."""
    return Invoice.objects.for_body(current_body()).of(SUBJECT, order.pk).select_related("body").order_by("drafted_at")


def invoices_to_buyer(order: Order) -> QuerySet[Invoice]:
    """Those of them that reached the buyer."""
    buyer = Organisation(pk=order.organisation_id)  # its key is all that is asked for
    reached = Invoice.objects.for_organisation(buyer).for_body(current_body())
    return reached.of(SUBJECT, order.pk).select_related("body").order_by("issued_at")


def awaits_samples(order: Order) -> bool:
    """Whether the buyer has yet to send samples: of some line fewer are on their way, in all parcels, than it needs."""
    if order.state != State.CONFIRMED or not agreed_sheet(order).takes_samples:
        return False
    needing = order.lines.filter(test__samples__gt=0).select_related("test")
    sent = needing.annotate(pieces=Coalesce(Sum("sent_samples__count"), 0))
    return any(line.pieces < samples_needed(line) for line in sent)


def samples_needed(line: OrderLine) -> int:
    """How many pieces a line takes, as its sheet says."""
    return line.test.samples * line.quantity if line.test else 0


@dataclass(frozen=True)
class Owed:
    """What the buyer owes for cancelling now, besides what was accepted: a part that came, a line that began, or a fee."""

    name: Bilingual
    amount: int
    currency: str
    why: str  # "delivered", "begun" or "fee"
    line: UUID | None = None

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)


def cancelling_costs(order: Order, *, now: datetime | None = None) -> int:
    """What cancelling now costs the buyer, besides what was accepted already."""
    return sum(each.amount for each in owed_for_cancelling(order, now=now))


def owed_for_cancelling(order: Order, *, now: datetime | None = None) -> list[Owed]:
    """The same, thing by thing, by the terms that were agreed.

    What was delivered is owed in full, also while it is reworked, and so is a line whose date has begun. Of a date to come it
    is free until so many days before, of other work until it begins; then it costs a share of the line, and never more
    than what is left of it. A date that the seller has called off costs nothing, nor does a part that was added and has not come.
    """
    if order.state != State.CONFIRMED:
        return []
    now, parts = now or clock.now(), list(order.milestones.order_by("position"))
    owed = [
        Owed(part.name, part.amount, order.currency, "delivered", part.line_id)
        for part in parts
        if part.state in CAME and part.amount
    ]
    lines, named = list(agreed_sheet(order).lines), {part.line_id for part in parts}
    called_off = _called_off(lines)
    for line_id in [*(line.id for line in lines if line.id in named), None]:  # the parts of an offer are of no line
        of_it = [line for line in lines if line.id == line_id or (line_id is None and line.id not in named)]
        waiting = (each for each in parts if each.line_id == line_id and each.state == Milestone.State.WAITING)
        left = sum(part.amount for part in waiting if not part.why)
        for line in of_it:
            share, why = _share(line, order, now, is_called_off=line.date in called_off)
            share = min(share, left)
            left -= share
            owed += [Owed(line.name, share, order.currency, why, line.id)] if share else []
    return owed


def _called_off(lines: Iterable[SheetLine]) -> set[UUID]:
    dates = BookableDate.objects.filter(pk__in=[line.date for line in lines if line.date])
    return set(dates.exclude(cancelled_at=None).values_list("pk", flat=True))


def _share(line: SheetLine, order: Order, now: datetime, *, is_called_off: bool) -> tuple[int, str]:
    """What a line that is cancelled now costs of its price, and why."""
    gross = line.gross or 0
    if line.starts_at is None:
        is_late = order.work_began_at is not None
    elif is_called_off:
        is_late = False
    elif line.starts_at <= now:
        return gross, "begun"
    else:
        is_late = line.starts_at - timedelta(days=line.free_until_days) <= now
    return (half_up(Decimal(gross) * line.cancel_percent / 100) if is_late else 0), "fee"


def order_path(order: Order) -> str:
    """Where the buyer finds it, on the seller's host."""
    return reverse("orders:order", urlconf=settings.ROOT_URLCONF, args=[order.pk])


def desk_path(order: Order) -> str:
    """Where the seller's people find it."""
    return reverse("orders:desk-order", urlconf=settings.ROOT_URLCONF, args=[order.pk])


def service_choices() -> list[tuple[str, str]]:
    """The services that somebody has ordered or asked for, for a list's filter."""
    ordered = Service.objects.filter(versions__in=Order.objects.with_the_seller().values("lines__version")).distinct()
    newest = ordered.prefetch_related("versions")
    return [(str(each.pk), localized(list(each.versions.all())[-1].name)) for each in newest]


def needs_you(user: User, *, roles: Iterable[str]) -> list[Need]:
    """Requests to price, for those who do; orders to take on and parts to deliver, for those who work on them."""
    held, needs = set(roles), []
    if sees_amounts(held):
        asked = Order.objects.filter(state=State.REQUESTED).order_by("since")[:MOST_ON_DESK]
        needs += [_need(order, _("Price the request %(number)s")) for order in asked]
    if held & HANDLERS:
        confirmed = Order.objects.filter(state=State.CONFIRMED)
        untaken = confirmed.filter(responsible=None).order_by("since")[:MOST_ON_DESK]
        needs += [_need(order, _("Take on order %(number)s")) for order in untaken]
        mine = Milestone.objects.filter(order__in=confirmed.filter(responsible=user.pk), state__in=ON_THE_WAY)
        needs += [_need_of(each) for each in mine.select_related("order").order_by("due_on")[:MOST_ON_DESK]]
    return needs


def _need(order: Order, words: str) -> Need:
    return Need(
        words=words % {"number": order.number},
        url=desk_path(order),
        why=localized(order.buyer),
        subject=order.number,
    )


def _need_of(milestone: Milestone) -> Need:
    is_again = milestone.state == Milestone.State.REWORK
    words = _("Deliver again: %(part)s") if is_again else _("Deliver: %(part)s")
    return Need(
        words=words % {"part": localized(milestone.name)},
        url=desk_path(milestone.order),
        why=localized(milestone.order.buyer),
        due=milestone.due_on,
        subject=milestone.order.number,
    )


@counts_open(gettext_lazy("orders of services not ended"))
def orders_open(body: CertificationBody) -> int:
    """How many orders and requests are open: whoever leaves ends them first."""
    return Order.objects.with_the_seller().open().count()


def silent_soon(milestones: Iterable[Milestone]) -> Milestone | None:
    """Of what was delivered, what counts as accepted first."""
    delivered: list[Any] = [each for each in milestones if each.state == Milestone.State.DELIVERED]
    return min(delivered, key=lambda each: each.silent_at, default=None)


def day_due(days: int, since: date) -> date | None:
    """A day so many days after; None where no number of days was stated."""
    return since + timedelta(days=days) if days else None
