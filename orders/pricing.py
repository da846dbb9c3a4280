"""What an order would say now: each line at what is on offer today, or at what its offer says; and what stands in its way."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Organisation
from billing.queries import usual_rate_of
from billing.tax import agreed_rate
from catalog.models import LabLine
from catalog.queries import scope_of, version_on_offer
from lib import clock
from lib.text import LANGUAGE_CODES, localized, written_day
from orders.models import Order, OrderLine
from orders.sheet import (
    OnOffer,
    OrderSheet,
    SheetLine,
    SheetPart,
    chosen_options,
    line_of,
    parts_of,
    parts_offered,
    total_of,
)
from staff.impartiality import Act, against, warning_before_sale
from tenants.context import current_body
from vocabulary.terms import FeeTax, ReportKind, ScopeList, ServiceClass, ServicePrice, ServiceType

State = Order.State
PINNED = (State.REQUESTED, State.OFFERED)  # priced for the versions that were asked for


def lines_of(order: Order) -> list[OrderLine]:
    related = ("version__service", "test", "date")
    return list(order.lines.select_related(*related).order_by("position", "pk"))


def on_offer(line: OrderLine, *, is_pinned: bool) -> OnOffer:
    """What a line stands for: in a cart what is on offer today; once its price is asked for, what was asked."""
    version = line.version if is_pinned else version_on_offer(line.version.service) or line.version
    version.service = line.version.service
    if version.pk == line.version_id:
        return OnOffer(version, line.test, chosen_options(version, line.options))
    test = _same_test(version.pk, line.test) if line.test else None
    return OnOffer(version, test, chosen_options(version, line.options))


def _same_test(version: UUID, test: LabLine) -> LabLine | None:
    """The same test in another version; None where it is not offered any more."""
    same = {"key": test.key, "standard": test.standard, "clause": test.clause, "method": test.method}
    return LabLine.objects.filter(version=version, product_zh=test.product_zh, **same).first()


def sheet_of(order: Order) -> OrderSheet:
    """The sheet that is read before an order is sent, asked for or confirmed."""
    return _sheet(order, lines_of(order))


def sheet_and_faults(order: Order) -> tuple[OrderSheet, list[str]]:
    """The same with the sentences that keep it from being sent; none where it may be."""
    lines = lines_of(order)
    return _sheet(order, lines), [*faults_of(order, lines)]


def _sheet(order: Order, lines: list[OrderLine]) -> OrderSheet:
    is_offered, is_pinned = order.state == State.OFFERED, order.state in PINNED
    usual = usual_rate_of(current_body())
    stated: list[SheetLine] = []
    parts: list[SheetPart] = []
    for line in lines:
        offered = on_offer(line, is_pinned=is_pinned)
        if is_offered:
            read = line_of(line, offered, line.unit_amount, agreed_rate(FeeTax.INCLUDED, line.tax_rate))
        else:
            read = line_of(line, offered, offered.unit_amount, usual)
        stated.append(read)
        parts += [] if is_offered else parts_of(read, offered.version, offered.test)
    if is_offered:
        parts = parts_offered(order.milestones.all(), is_prepaid=all(line.is_prepaid for line in stated))
    buyer = Organisation.objects.get(pk=order.organisation_id)
    return OrderSheet(
        seller=current_body().name,
        buyer=buyer.name,
        lines=tuple(stated),
        parts=tuple(parts),
        currency=order.currency,
        total=total_of(stated),
        words=order.words,
        subcontracting=order.subcontracting,
        takes_samples=any(line.samples for line in stated),
        samples_back=order.samples_back,
        locks=_locks(buyer, stated),
        offer=order.edition if is_offered else 0,
        offer_until=str(order.offer_until) if is_offered else "",
        offer_words=order.offer_words if is_offered else "",
    )


def _locks(buyer: Organisation, lines: Iterable[SheetLine]) -> dict[str, str]:
    """What the sale of advice locks, in both languages: it is read in one, and kept."""
    if not any(line.is_advisory for line in lines):
        return {}
    words = {}
    for key, language in LANGUAGE_CODES.items():
        with override(language):
            words[key] = warning_before_sale(buyer, service_class=ServiceClass.ADVISORY)
    return words


def faults_of(order: Order, lines: Iterable[OrderLine]) -> list[str]:
    """What keeps an order from being sent or confirmed today, as sentences that name the line."""
    lines, is_pinned = list(lines), order.state in PINNED
    if not lines:
        return [_("The cart is empty.")]
    day, faults = clock.today(current_body().time_zone), []
    is_advice = False
    for line in lines:
        offered = on_offer(line, is_pinned=is_pinned)
        is_advice = is_advice or offered.version.is_advisory
        name = localized(offered.version.name)
        faults += [f"{name}: {fault}" for fault in _faults(line, offered, day, is_bound=order.state == State.OFFERED)]
    return faults + (against(Act.SELL_ADVICE, order.organisation) if is_advice else [])


def _faults(line: OrderLine, offered: OnOffer, day: date, *, is_bound: bool) -> Iterable[str]:
    """`is_bound`: an offer binds the seller until its last day, whatever it offers to others since."""
    if offered.version.service.withdrawn_at and not is_bound:
        yield _("it is not offered any more. Take it out of the cart.")
        return
    if len(offered.options) < len(line.options):
        yield _("an option you chose is not offered any more. Take the line out and order it anew.")
    if line.test_id and offered.test is None:
        yield _("this test is not offered any more. Take the line out and order it anew.")
    yield from date_faults(line, offered)
    if offered.test is not None:
        yield from report_faults(offered.test, line.report, day)


def date_faults(line: OrderLine, offered: OnOffer) -> Iterable[str]:
    """Whether the date of a line can be booked: `take_seats` decides, under its lock."""
    date = line.date
    if date is None:
        is_open_course = offered.version.type == ServiceType.TRAINING and offered.version.price == ServicePrice.FIXED
        if is_open_course:
            yield _("choose a date.")
        return
    if date.cancelled_at:
        yield _("this date has been called off. Choose another.")
    elif date.starts_at <= clock.now():
        yield _("this date is past. Choose another.")
    elif date.left < line.quantity:
        yield (_("only %(left)d seats are left on this date.") if date.left else _("this date is full.")) % {
            "left": date.left
        }


def report_faults(test: LabLine, report: str, day: date) -> Iterable[str]:
    """Whether a test can be reported so on a day: its scope may have lapsed since it was offered."""
    if not report or (report != ReportKind.PLAIN and report not in test.reports):
        yield _("choose a kind of report that this test is offered with.")
    elif report in ScopeList.values and scope_of(test, report, day) is None:
        yield _(
            "%(standard)s %(clause)s is not in the laboratory's %(list)s scope on %(day)s. It cannot be ordered with that "
            "report: take the line out, or order a plain report."
        ) % {
            "standard": test.standard,
            "clause": test.clause,
            "list": report.upper(),
            "day": written_day(day),
        }
