"""The cart: what a person gathers for an organisation at this seller, before anybody else sees it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from accounts.queries import acts_for, people_of
from catalog.models import BookableDate, LabLine, ServiceVersion
from lib import clock
from lib.refusal import Refused
from orders.actions.locking import as_buyer, locked, refuse_new_where_closed
from orders.models import Order, OrderLine
from orders.people import kept_names, shown_names
from orders.pricing import date_faults, report_faults
from orders.sheet import OnOffer, chosen_options
from staff.impartiality import refuse_sale
from tenants.context import current_body
from vocabulary.terms import ReportKind

MOST_LINES, MOST_PIECES = 20, 500
State = Order.State
HELD = ("contact_name", "contact_email", "contact_phone", "words", "subcontracting", "samples_back", "samples_back_to")


@dataclass(frozen=True)
class LineAsked:
    """What somebody chose of a service. Nothing is chosen for them."""

    quantity: int = 1
    options: Sequence[int] = ()
    test: LabLine | None = None
    report: str = ""
    report_language: str = ""
    date: BookableDate | None = None
    product: str = ""
    participants: Sequence[str] = field(default_factory=tuple)


@transaction.atomic
def add_line(version: ServiceVersion, asked: LineAsked, *, organisation: Organisation, by: User) -> OrderLine:
    """Put a service into the cart of a person for an organisation. The cart begins with its first line."""
    if not acts_for(by, organisation.pk):
        raise Refused(_("You do not act for this organisation."))
    refuse_new_where_closed()
    refuse_sale(organisation, service_class=version.service_class)
    _refuse_line(version, asked)
    order = _cart_of(organisation, by)
    lines = list(order.lines.select_related("version"))
    if len(lines) >= MOST_LINES:
        raise Refused(_("A cart holds %(most)d lines at most. Order these first.") % {"most": MOST_LINES})
    if lines and lines[0].version.currency != version.currency:
        raise Refused(
            _("This cart is in %(currency)s. Order what is there first, and this by itself.")
            % {"currency": lines[0].version.currency}
        )
    line = OrderLine.objects.create(
        order=order,
        position=len(lines),
        version=version,
        options=sorted({*asked.options}),
        test=asked.test,
        report=asked.report,
        report_language=asked.report_language,
        date=asked.date,
        quantity=asked.quantity,
        product=asked.product.strip(),
        participants=kept_names(asked.participants, organisation.pk),
    )
    order.currency = version.currency
    _saved(order, "currency")
    return line


@transaction.atomic
def change_cart(
    order: Order,
    *,
    values: dict[str, Any],
    lines: dict[UUID, dict[str, Any]],
    by: User,
    edition: int | None = None,
) -> Order:
    """Save what was typed in a cart: quantities, who comes, which product, whom to call, and the choices about samples."""
    order = _own_cart(order, by)
    if edition is not None and edition != order.edition:
        raise Refused(
            _("The cart was changed meanwhile in another window. Look at it as it is now, and go on from there.")
        )
    for line in order.lines.select_related("version__service", "test", "date"):
        if typed := lines.get(line.pk):
            _change_line(line, typed, order)
    for name in HELD:
        if name in values:
            setattr(order, name, values[name])
    if {"contact_name", "contact_email"} & values.keys():
        _keep_colleague_by_number(order)
    _saved(order, *HELD, "contact_person")
    return order


@transaction.atomic
def change_participants(order: Order, *, lines: Mapping[UUID, Sequence[str]], by: User) -> Order:
    """Say who comes, until a date begins: that is no part of what was agreed."""
    order = as_buyer(order, by)
    if not order.is_open:
        raise Refused(_("This order has ended."))
    for line in order.lines.select_related("date"):
        names = lines.get(line.pk)
        if names is None or line.date is None:
            continue
        if line.date.starts_at <= clock.now():
            raise Refused(_("It has begun already."))
        _refuse_names(names, line.quantity)
        line.participants = kept_names(names, order.organisation_id, line.participants)
        line.save(update_fields=["participants"])
    return order


@transaction.atomic
def remove_line(line: OrderLine, *, by: User) -> Order:
    """Take a line out of a cart."""
    order = _own_cart(line.order, by)
    order.lines.filter(pk=line.pk).delete()
    _saved(order)
    return order


@transaction.atomic
def drop_cart(order: Order, *, by: User) -> None:
    """Throw a cart away: one's own, or that of a colleague who has left."""
    order = as_buyer(order, by)
    if not order.is_cart:
        raise Refused(_("This was sent already."))
    _refuse_cart_of_colleague(order, by)
    order.delete()


@transaction.atomic
def take_over_cart(order: Order, *, by: User) -> Order:
    """Go on with the cart of a colleague who does not act for the organisation any more; its lines join one's own."""
    own = Order.objects.filter(state=State.CART, organisation=order.organisation_id, begun_by=by).exclude(pk=order.pk)
    order, *mines = _held_together(order, *own)
    order, mine = as_buyer(order, by), next((each for each in mines if each.is_cart), None)
    if not order.is_cart:
        raise Refused(_("This was sent already."))
    _refuse_cart_of_colleague(order, by)
    if mine is None:
        order.begun_by = by
        order.contact_name = order.contact_email = order.contact_phone = ""
        order.contact_person = None
        _saved(order, "begun_by", "contact_person", "contact_name", "contact_email", "contact_phone")
        return order
    if mine.currency != order.currency:
        raise Refused(_("Your own cart is in another currency. Order or empty it first."))
    if mine.lines.count() + order.lines.count() > MOST_LINES:
        raise Refused(_("A cart holds %(most)d lines at most. Order these first.") % {"most": MOST_LINES})
    order.lines.update(order=mine)
    order.delete()
    _saved(mine)
    return mine


def _cart_of(organisation: Organisation, by: User) -> Order:
    """The one cart of a person for an organisation, locked. Of two presses at once, the second finds the first's."""
    Order.objects.bulk_create(
        [
            Order(
                number=f"cart-{uuid4().hex[:24]}",
                organisation=organisation,
                buyer_zh=organisation.name_zh,
                buyer_en=organisation.name_en,
                begun_by=by,
                begun_at=clock.now(),
                since=clock.now(),
            )
        ],
        ignore_conflicts=True,
    )
    return _own_cart(Order.objects.get(state=State.CART, organisation=organisation, begun_by=by), by)


def _own_cart(order: Order, by: User) -> Order:
    order = as_buyer(order, by)
    if not order.is_cart:
        raise Refused(_("This was sent already."))
    if order.begun_by_id != by.pk:
        raise Refused(_("This cart is a colleague's."))
    return order


def _held_together(*carts: Order) -> list[Order]:
    """Carts under their locks, always in the same order: one that is confirmed meanwhile is no cart any more."""
    held = {cart.pk: locked(cart) for cart in sorted(carts, key=lambda cart: cart.pk)}
    return [held[cart.pk] for cart in carts]


def _refuse_cart_of_colleague(order: Order, by: User) -> None:
    if order.begun_by_id != by.pk and people_of(order.organisation_id).filter(pk=order.begun_by_id).exists():
        raise Refused(_("This cart is a colleague's."))


def _saved(order: Order, *fields: str) -> None:
    order.edition += 1
    order.save(update_fields=["edition", *fields])


def _change_line(line: OrderLine, typed: dict[str, Any], order: Order) -> None:
    names = typed.get("participants", shown_names(line.participants))
    quantity = typed.get("quantity", line.quantity)
    if not 1 <= quantity <= MOST_PIECES:
        raise Refused(_("Order between 1 and %(most)d.") % {"most": MOST_PIECES})
    _refuse_names(names, quantity)
    line.quantity = quantity
    line.product = typed.get("product", line.product).strip()
    line.participants = kept_names(names, order.organisation_id, line.participants)
    line.save(update_fields=["quantity", "product", "participants"])


def _refuse_line(version: ServiceVersion, asked: LineAsked) -> None:
    """What cannot be ordered at all; what may change meanwhile is asked again before the cart is sent."""
    if version.is_draft or version.service.withdrawn_at:
        raise Refused(_("This service is not offered at present."))
    if not 1 <= asked.quantity <= MOST_PIECES:
        raise Refused(_("Order between 1 and %(most)d.") % {"most": MOST_PIECES})
    if len(chosen_options(version, asked.options)) < len({*asked.options}):
        raise Refused(_("One of these options is not offered."))
    if version.lines.exists():
        _refuse_test(version, asked)
    _refuse_names(asked.participants, asked.quantity)
    line = OrderLine(version=version, date=asked.date, quantity=asked.quantity)
    if asked.date is not None and asked.date.service_id != version.service_id:
        raise Refused(_("This date is of another service."))
    for fault in date_faults(line, OnOffer(version, asked.test, ())):
        raise Refused(fault[:1].upper() + fault[1:])


def _refuse_test(version: ServiceVersion, asked: LineAsked) -> None:
    if asked.test is None or asked.test.version_id != version.pk:
        raise Refused(_("Choose the test."))
    if asked.report not in ReportKind.values:
        raise Refused(_("Choose the kind of report."))
    if asked.report_language and version.languages and asked.report_language not in version.languages:
        raise Refused(_("Reports are not written in this language here."))
    for fault in report_faults(asked.test, asked.report, clock.today(current_body().time_zone)):
        raise Refused(fault[:1].upper() + fault[1:])


def _refuse_names(names: Iterable[str], quantity: int) -> None:
    if len([name for name in names if name.strip()]) > quantity:
        raise Refused(_("More people are named than seats are ordered."))


def _keep_colleague_by_number(order: Order) -> None:
    """A contact who acts for the buyer is kept as a person: their name and address are not written down again."""
    name, email = order.contact_name.strip(), order.contact_email.strip().lower()
    colleagues = people_of(order.organisation_id) if name or email else []
    named = next((each for each in colleagues if name in {"", each.name} and email in {"", each.email.lower()}), None)
    order.contact_person = named if named and named.pk != order.begun_by_id else None
    if named:
        order.contact_name = order.contact_email = ""
