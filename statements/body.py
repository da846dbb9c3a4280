"""What is stated of a body: by the platform of its standing (`oversight.events.BodyStated`), by itself of its passport
(`catalog.events.PassportStated`)."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from statements.scheme import SchemeCategory
from statements.shape import Moment, PublicStatement, Shape, StatedText


class ConfirmationStated(Shape):
    """How a body's approval was looked up last, by the platform."""

    outcome: str
    """confirmed, not_listed, or grace: on its own word until then. Source: an operator."""
    looked_on: date | None = None
    """The day on which the list was looked at. Source: the operator."""
    number: str = ""
    """The approval's number on the list. Source: the list."""
    categories: tuple[str, ...] = ()
    """The approved fields, as codes of the vocabulary's product categories. Source: the list."""
    until: Moment | None = None
    """Until when the body may certify on it. Source: the list, and the platform's months between two looks."""
    list: str = ""
    """The address of the public list. Source: the operator."""


class BodyStatement(PublicStatement):
    """A body as the platform states it, whole."""

    SCHEMA: ClassVar[str] = "body"

    slug: str
    """Its name in addresses. Source: the platform."""
    kind: str = "body"
    """body, laboratory, training, adviser or insurer. Source: the platform."""
    name: StatedText
    """Its name. Source: the body."""
    approval_number: str = ""
    """The number of its approval, as it states it. Source: the body."""
    country: str = ""
    """Where it is established, by ISO 3166-1 alpha-2. Source: the body."""
    time_zone: str = "Asia/Shanghai"
    """The IANA time zone in which its days are counted. Source: the body."""
    confirmation: ConfirmationStated | None = None
    """How its approval was looked up last; None where it never was. Source: an operator."""
    opened_at: Moment | None = None
    """When it opened here. Source: the platform's clock."""
    standing: str = "open"
    """open, suspended, closing or closed. Source: the platform."""
    standing_since: Moment | None = None
    """Since when. Source: the platform's clock."""
    standing_reason: StatedText | None = None
    """Why, in words for the public; None where it has been open since it joined. Source: an operator."""
    closes_at: Moment | None = None
    """From when it supervises nothing and its host is gone; None where it stays. Source: an operator."""
    ask: StatedText | None = None
    """Whom to ask once it has left; None where it stays. Source: an operator."""


class Approval(Shape):
    """The approval to certify."""

    number: str = ""
    """Its number. Source: the body."""
    # "from" is a word of Python's own.
    start: date | None = Field(default=None, validation_alias="from", serialization_alias="from")
    """Its first day. Source: the body."""
    until: date | None = None
    """Its last day. Source: the body."""
    categories: tuple[SchemeCategory, ...] = ()
    """The fields it is for. Source: the body."""


class PassportAccreditation(Shape):
    """The body's accreditation."""

    by: str = ""
    """Who accredited it. Source: the body."""
    number: str = ""
    """The accreditation's number. Source: the body."""
    until: date | None = None
    """Its last day. Source: the body."""


class Insurance(Shape):
    """The insurance against what the body is liable for."""

    insurer: str = ""
    """Who insures it. Source: the body."""
    policy: str = ""
    """The policy's number. Source: the body."""
    amount: int | None = None
    """The sum insured, in minor units of `currency`. Source: the body."""
    currency: str = "CNY"
    """The currency, by ISO 4217. Source: the body."""
    until: date | None = None
    """Its last day. Source: the body."""


class PassportStatement(PublicStatement):
    """What a body states of its approvals, accreditation and insurance, whole. It has revisions of its own."""

    SCHEMA: ClassVar[str] = "passport"

    about: StatedText = {}
    """Who it is, in its own words. Source: the body."""
    address: StatedText = {}
    """Its postal address. Source: the body."""
    email: str = ""
    """Where to write to. Source: the body."""
    telephone: str = ""
    """Where to call. Source: the body."""
    website: str = ""
    """Its own site elsewhere. Source: the body."""
    approval: Approval = Approval()
    """The approval to certify. Source: the body."""
    accreditation: PassportAccreditation = PassportAccreditation()
    """Its accreditation. Source: the body."""
    insurance: Insurance = Insurance()
    """Its insurance. Source: the body."""
