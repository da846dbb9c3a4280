"""What is stated of a value-added service: `catalog.events.ServiceStated.statement`, built by `catalog.service_statements`."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from statements.scheme import SchemeCategory, SchemeStandard
from statements.shape import Moment, PublicStatement, Shape, StatedText


class ServiceOption(Shape):
    """Something that may be ordered besides, at a price of its own. Nothing is chosen beforehand."""

    number: int = Field(ge=1)
    """By which an order names it. Source: the catalogue."""
    name: StatedText
    """What it is. Source: the seller."""
    amount: int = Field(ge=0)
    """What it costs, in minor units of the service's currency. Source: the seller."""


class ServiceMilestone(Shape):
    """A part of the work that is delivered, accepted and invoiced by itself."""

    name: StatedText
    """What is delivered. Source: the seller."""
    percent: int = Field(ge=0, le=100)
    """Which part of the price it bears; all together a hundred. Source: the seller."""
    days: int = Field(ge=0, le=3650)
    """Within how many days of the order, or of its samples, by the calendar. Source: the seller."""


class ServiceDate(Shape):
    """A bookable date, as of a training."""

    id: UUID
    """Its key. Source: the catalogue."""
    starts_at: Moment
    """When it begins. Source: the seller."""
    ends_at: Moment
    """When it ends. Source: the seller."""
    venue: StatedText = {}
    """Where; {} where it is online. Source: the seller."""
    language: str = ""
    """In which language, by ISO 639-1. Source: the seller."""
    seats: int = Field(ge=0)
    """How many may come. Source: the seller."""
    left: int = Field(ge=0)
    """How many seats were free when this was stated. Source: the orders."""
    is_cancelled: bool = False
    """Whether it is called off. Source: the seller."""


class LaboratoryLine(Shape):
    """What a laboratory tests: a product, by a clause of a standard, by a method (ISO/IEC 17025)."""

    number: int = Field(ge=1)
    """By which an order names it. Source: the catalogue."""
    product: StatedText
    """What is tested. Source: the laboratory."""
    standard: str
    """Number and year of the standard. Source: the laboratory."""
    clause: str = ""
    """Its clause; "" for all of it. Source: the laboratory."""
    method: str = ""
    """By which method, where the standard leaves it open. Source: the laboratory."""
    amount: int | None = None
    """What it costs, in minor units of the service's currency; None where it is asked for. Source: the laboratory."""
    days: int = Field(default=0, ge=0)
    """Days by the calendar from the samples to the report. Source: the laboratory."""
    samples: int = Field(default=0, ge=0)
    """How many samples are needed. Source: the laboratory."""
    sample_size: StatedText = {}
    """How large a sample is. Source: the laboratory."""
    reports: tuple[str, ...] = ()
    """Under which standing it can be reported (`vocabulary.terms.ReportKind`) as long as the scope lasts. Source: the laboratory."""
    cma_until: date | None = None
    """The last day on which its CMA scope covers the line; None where it does not. Source: the laboratory's scope."""
    cnas_until: date | None = None
    """The last day on which its CNAS scope covers the line; None where it does not. Source: the laboratory's scope."""


class ServiceStatement(PublicStatement):
    """Everything public about one service, whole."""

    SCHEMA: ClassVar[str] = "service"

    slug: str
    """Its address at its seller. Source: the seller."""
    status: str
    """PUBLISHED or WITHDRAWN. Source: the catalogue."""
    version: int
    """The number of its published version. Source: the catalogue."""
    published_at: Moment
    """When that was published. Source: the seller's clock."""
    withdrawn_at: Moment | None = None
    """Since when it is not offered. Source: the seller's clock."""
    seller_kind: str
    """body, laboratory, training, adviser or insurer. Source: the platform."""
    type: str
    """What it is: `vocabulary.terms.ServiceType`. Source: the seller."""
    service_class: str
    """neutral, advisory or insurance: it follows from the type (INV-9). Source: the platform."""
    name: StatedText
    """What it is called. Source: the seller."""
    summary: StatedText = {}
    """In two sentences. Source: the seller."""
    description: StatedText = {}
    """What is done, and for whom. Source: the seller."""
    deliverables: tuple[StatedText, ...] = ()
    """What the buyer holds at the end. Source: the seller."""
    price: str
    """fixed, from or on_request. Source: the seller."""
    amount: int | None = None
    """What it costs, or costs from, in minor units of `currency`; None on request. Source: the seller."""
    currency: str = "CNY"
    """The currency, by ISO 4217. Source: the seller."""
    tax: str = "included"
    """Whether tax is included or excluded. Source: the seller."""
    per: StatedText = {}
    """For what one price is: a seat, a report, a year. Source: the seller."""
    pricing_method: StatedText = {}
    """By what the price is made, where any of it is asked for. Source: the seller."""
    options: tuple[ServiceOption, ...] = ()
    """What may be ordered besides. Source: the seller."""
    milestones: tuple[ServiceMilestone, ...] = ()
    """In which parts it is delivered. Source: the seller."""
    places: tuple[str, ...] = ()
    """Where it is done: `vocabulary.terms.ServicePlace`. Source: the seller."""
    regions: tuple[str, ...] = ()
    """In which regions, as division codes of GB/T 2260; () for anywhere. Source: the seller."""
    languages: tuple[str, ...] = ()
    """In which languages, by ISO 639-1. Source: the seller."""
    categories: tuple[SchemeCategory, ...] = ()
    """For which products. Source: the vocabulary."""
    standards: tuple[SchemeStandard, ...] = ()
    """About which standards. Source: the seller."""
    helps_with: tuple[UUID, ...] = ()
    """Schemes of the register beside which it is shown. It changes nothing about them. Source: the seller."""
    dates: tuple[ServiceDate, ...] = ()
    """Bookable dates to come. Source: the seller."""
    lines: tuple[LaboratoryLine, ...] = ()
    """What a laboratory tests. Source: the laboratory."""
    subcontracts: bool = False
    """Whether parts may go to another laboratory, named before. Source: the laboratory."""
    samples_to: StatedText = {}
    """Where samples are sent; {} where none are needed. Source: the laboratory."""
    samples_contact: str = ""
    """Who takes them: a department and a telephone number. Source: the laboratory."""
    returns_samples: bool = True
    """Whether they can be sent back afterwards. Source: the laboratory."""
    terms: StatedText = {}
    """Its terms. Source: the seller."""
    acceptance_days: int = 10
    """After how many days without a word a delivery counts as accepted. Source: the seller."""
    free_until_days: int = 0
    """Until how many days before its date, or before work begins, cancelling is free. Source: the seller."""
    cancel_percent: int = 0
    """What cancelling later costs, in per cent of the price. Source: the seller."""
    is_prepaid: bool = False
    """Whether it is invoiced when it is ordered. Source: the seller."""
    group_ties: StatedText = {}
    """To which certification body the seller is tied by ownership; {} for none. Source: the platform."""

    @property
    def asks_for_price(self) -> bool:
        """Whether all of it is priced by an offer: nothing can be ordered at a stated price."""
        if self.lines:
            return all(line.amount is None for line in self.lines)
        return self.price != "fixed"

    @property
    def takes_samples(self) -> bool:
        return any(line.samples for line in self.lines)
