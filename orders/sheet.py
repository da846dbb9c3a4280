"""What is ordered, as both sides read it: lines, options, parts with amounts and days, tax, terms. One sheet, priced from what
is on offer until it is agreed, and from then on kept word for word under its hash.

No person stands on it: who comes and who is called may change, and whoever is forgotten is forgotten (ADR 52).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from moneyed import Money

from billing.tax import agreed_rate, rate_of
from catalog.models import BookableDate, LabLine, ServiceVersion
from lib import clock
from lib.canonical import hash_of
from lib.money import half_up, money_of
from lib.text import Bilingual, bilingual
from orders.models import Milestone, Order, OrderLine
from statements.shape import Moment, Shape, StatedText
from tenants.context import current_body
from vocabulary.languages import name_of_language
from vocabulary.terms import FeeTax, ReportKind, ServicePrice

DELIVERY = bilingual("交付", "Delivery")  # where the seller names no parts


class SheetOption(Shape):
    """Something ordered besides."""

    number: int
    name: StatedText
    amount: int


class SheetPart(Shape):
    """A part that is delivered, accepted and invoiced by itself. `line`: of which line, None where it is of the whole."""

    name: StatedText
    amount: int | None
    days: int = 0
    due: str = ""  # a day, where a date is booked
    acceptance_days: int = 10
    line: UUID | None = None
    is_prepaid: bool = False


class SheetLine(Shape):
    """One thing that is ordered, with the terms under which it is."""

    id: UUID
    service: UUID
    slug: str
    version: int
    service_class: str
    name: StatedText
    deliverables: tuple[StatedText, ...] = ()
    options: tuple[SheetOption, ...] = ()
    product_tested: StatedText = {}
    standard: str = ""
    clause: str = ""
    method: str = ""
    report: str = ""
    report_language: str = ""
    samples: int = 0
    sample_size: StatedText = {}
    samples_to: StatedText = {}  # where they are sent, and who takes them there
    samples_contact: str = ""
    date: UUID | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    where: StatedText = {}
    language: str = ""
    quantity: int
    per: StatedText = {}
    product: str = ""
    unit_amount: int | None = None
    amount: int | None = None
    tax: str
    tax_rate: Decimal | None = None  # in per cent; None where an older order did not say: `agreed_tax_rate`
    gross: int | None = None
    currency: str
    terms: StatedText = {}
    free_until_days: int = 0
    cancel_percent: int = 0
    is_prepaid: bool = False

    @property
    def unit_money(self) -> Money | None:
        return None if self.unit_amount is None else money_of(self.unit_amount, self.currency)

    @property
    def money(self) -> Money | None:
        return None if self.amount is None else money_of(self.amount, self.currency)

    @property
    def agreed_tax_rate(self) -> Decimal:
        return agreed_rate(self.tax, self.tax_rate)

    @property
    def report_words(self) -> object:
        return ReportKind(self.report).label if self.report else ""

    @property
    def is_advisory(self) -> bool:
        return self.service_class == "advisory"

    @property
    def language_words(self) -> Bilingual:
        return name_of_language(self.language) if self.language else {}

    @property
    def report_language_words(self) -> Bilingual:
        return name_of_language(self.report_language) if self.report_language else {}


class OrderSheet(Shape):
    """All of it."""

    seller: StatedText
    buyer: StatedText
    lines: tuple[SheetLine, ...]
    parts: tuple[SheetPart, ...]
    currency: str
    total: int | None
    words: str = ""
    subcontracting: bool = False
    takes_samples: bool = False
    samples_back: bool = False
    locks: StatedText = {}  # what an advisory sale locks, and until when
    offer: int = 0  # the edition of an offer that is taken
    offer_until: str = ""
    offer_words: str = ""

    @property
    def total_money(self) -> Money | None:
        return None if self.total is None else money_of(self.total, self.currency)

    @property
    def tax_rates(self) -> list[Decimal]:
        """The rates of tax that are in the total, the highest first."""
        return sorted({line.agreed_tax_rate for line in self.lines if line.tax != FeeTax.NONE}, reverse=True)

    @property
    def has_prepaid(self) -> bool:
        """Whether something is paid before it is delivered: its invoice comes once the order stands."""
        return any(part.is_prepaid and part.amount for part in self.parts)

    @property
    def needs_offer(self) -> bool:
        """Whether its price is asked for first."""
        return self.total is None

    @property
    def rows(self) -> list[tuple[SheetPart, Money | None]]:
        return [(part, None if part.amount is None else money_of(part.amount, self.currency)) for part in self.parts]

    @property
    def sha256(self) -> str:
        return hash_of(self.model_dump(mode="json"))


@dataclass(frozen=True)
class OnOffer:
    """What a line stands for today: its version, its test in that version, its options there. None: not there any more."""

    version: ServiceVersion
    test: LabLine | None
    options: tuple[SheetOption, ...]

    @property
    def unit_amount(self) -> int | None:
        """What one costs with its options; None where the seller is asked first."""
        if self.test is not None:
            amount = self.test.amount
        else:
            amount = self.version.amount if self.version.price == ServicePrice.FIXED else None
        return None if amount is None else amount + sum(option.amount for option in self.options)


def chosen_options(version: ServiceVersion, numbers: Iterable[int]) -> tuple[SheetOption, ...]:
    """The options of a version that a line names."""
    wanted = set(numbers)
    return tuple(SheetOption.model_validate(each) for each in version.options if each["number"] in wanted)


def with_tax(amount: int, tax: str, usual_rate: Decimal) -> int:
    """What is paid for an amount as the seller states it."""
    return amount + half_up(amount * rate_of(tax, usual_rate) / 100) if tax == FeeTax.EXCLUDED else amount


def split(amount: int | None, percents: Sequence[int]) -> list[int | None]:
    """An amount in parts by per cent; what rounding leaves goes to the last."""
    if amount is None:
        return [None] * len(percents)
    parts = [half_up(Decimal(amount) * percent / 100) for percent in percents[:-1]]
    return [*parts, amount - sum(parts)]


def line_of(line: OrderLine, offered: OnOffer, unit_amount: int | None, usual_rate: Decimal) -> SheetLine:
    """A line as it is read, at this price for one and the seller's rate of tax."""
    version, test, date = offered.version, offered.test, line.date
    amount = None if unit_amount is None else unit_amount * line.quantity
    values = {
        "id": line.pk,
        "service": version.service_id,
        "slug": version.service.slug,
        "version": version.number or 0,
        "service_class": version.service_class,
        "name": version.name,
        "deliverables": tuple(version.deliverables),
        "options": offered.options,
        "report": line.report,
        "report_language": line.report_language,
        "quantity": line.quantity,
        "per": bilingual(version.per_zh, version.per_en),
        "product": line.product,
        "unit_amount": unit_amount,
        "amount": amount,
        "tax": version.tax,
        "tax_rate": rate_of(version.tax, usual_rate),
        "gross": None if amount is None else with_tax(amount, version.tax, usual_rate),
        "currency": version.currency,
        "terms": bilingual(version.terms_zh, version.terms_en),
        "free_until_days": version.free_until_days,
        "cancel_percent": version.cancel_percent,
        "is_prepaid": version.is_prepaid,
    }
    return SheetLine.model_validate(values | _of_test(test, version, line.quantity) | _of_date(date))


def _of_test(test: LabLine | None, version: ServiceVersion, quantity: int) -> dict[str, object]:
    if test is None:
        return {}
    place = {"samples_to": version.samples_to, "samples_contact": version.samples_contact} if test.samples else {}
    return place | {
        "product_tested": test.product,
        "standard": test.standard,
        "clause": test.clause,
        "method": test.method,
        "samples": test.samples * quantity,
        "sample_size": test.sample_size,
    }


def _of_date(date: BookableDate | None) -> dict[str, object]:
    if date is None:
        return {}
    return {
        "date": date.pk,
        "starts_at": date.starts_at,
        "ends_at": date.ends_at,
        "where": date.place,
        "language": date.language,
    }


def parts_of(line: SheetLine, version: ServiceVersion, test: LabLine | None) -> list[SheetPart]:
    """The parts in which a line is delivered, by its version's milestones; a test is one by itself where it has not several."""
    stated = version.milestones or [{"name": DELIVERY, "percent": 100, "days": 0}]
    if test is not None and len(stated) == 1:
        stated = [{"name": _report_on(test), "percent": 100, "days": test.days or stated[0]["days"]}]
    amounts = split(line.gross, [each["percent"] for each in stated])
    return [
        SheetPart(
            name=each["name"],
            amount=amount,
            days=each["days"],
            due=str(clock.day_of(line.ends_at, current_body().time_zone)) if line.ends_at else "",
            acceptance_days=version.acceptance_days,
            line=line.id,
            is_prepaid=version.is_prepaid,
        )
        for each, amount in zip(stated, amounts, strict=True)
    ]


def _report_on(test: LabLine) -> Bilingual:
    """What is delivered of a test, as the part that it is is called."""
    what = f"{test.standard} {test.clause}".strip()
    return bilingual(f"检测报告：{what}", f"Test report: {what}")


def parts_offered(milestones: Iterable[Milestone], *, is_prepaid: bool) -> list[SheetPart]:
    """The parts of an offer, as the seller wrote them."""
    return [
        SheetPart(
            name=each.name,
            amount=each.amount,
            days=each.days,
            acceptance_days=each.acceptance_days,
            is_prepaid=is_prepaid,
        )
        for each in milestones
    ]


def total_of(lines: Iterable[SheetLine]) -> int | None:
    grosses = [line.gross for line in lines]
    known = [gross for gross in grosses if gross is not None]
    return sum(known) if len(known) == len(grosses) else None


def agreed_sheet(order: Order) -> OrderSheet:
    """What was confirmed, as it was read."""
    return OrderSheet.model_validate(order.content)
