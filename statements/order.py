"""What a buyer's organisation is told of an order: `orders.events.OrderStated.statement`. For that organisation alone."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from statements.shape import Moment, PublicStatement, Shape, StatedText


class OrderFileStated(Shape):
    """A file that was delivered, in the private storage of this installation."""

    id: UUID
    """Its key. Source: the order."""
    name: str
    """What it is called. Source: the seller."""
    size: int
    """Its bytes. Source: the file."""
    sha256: str
    """Its hash. Source: the file."""
    content_type: str
    """What it is. Source: the file."""
    file: str
    """Where it lies. Source: the storage."""
    report: UUID | None = None
    """The report that it is, where it is one. Source: the laboratory."""
    report_number: str = ""
    """That report's number. Source: the laboratory."""


class OrderMilestoneStated(Shape):
    """A part of an order as its buyer sees it."""

    name: StatedText
    """What is delivered. Source: the order."""
    state: str
    """proposed, waiting, delivered, rework, accepted or cancelled. Source: the order."""
    due_on: date | None = None
    """By when. Source: the order."""
    amount: int = 0
    """Its part of the price, in minor units. Source: the order."""
    files: tuple[OrderFileStated, ...] = ()
    """What was delivered last. Source: the seller."""


class OrderStatement(PublicStatement):
    """Everything the buyer's own desk shows of an order, whole."""

    SCHEMA: ClassVar[str] = "order"

    number: str
    """The order's number at its seller. Source: the seller."""
    state: str
    """requested, offered, confirmed, closed, cancelled or declined. Source: the order."""
    holder: str
    """With whom it is now: client, seller or nobody. Source: the order."""
    since: Moment
    """Since when. Source: the seller's clock."""
    due_at: Moment | None = None
    """Until when whoever holds it has to act; None where there is no limit. Source: the order."""
    needs: StatedText = {}
    """What the buyer is to do, where it is their turn. Source: the order."""
    about: StatedText = {}
    """What was ordered. Source: the service."""
    service: UUID | None = None
    """The service's key in the register, of the first line. Source: the catalogue."""
    total: int | None = None
    """What it costs, tax included, in minor units of `currency`; None while it is asked for. Source: the order."""
    currency: str = "CNY"
    """The currency, by ISO 4217. Source: the seller."""
    milestones: tuple[OrderMilestoneStated, ...] = ()
    """Its parts. Source: the order."""
    starts_at: Moment | None = None
    """When its booked date begins. Source: the catalogue."""
    path: str
    """Where it lives, on the seller's host. Source: the seller's site."""
    is_open: bool
    """Whether anything is still to come. Source: the order."""
    may_be_reviewed: bool = False
    """Whether it has come to its end, so that its buyer may review the service. Source: the order."""
