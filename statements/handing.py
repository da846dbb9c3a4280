"""What the square tells a body of a report that a client hands to an application: `exchange.events.ReportHandedOver.statement`."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from statements.shape import Moment, PublicStatement, Shape, StatedText


class HandedFile(Shape):
    """The report's file, copied for this application into the private storage of this installation."""

    name: str
    """What it is called. Source: the laboratory."""
    content_type: str
    """What it is. Source: the file."""
    size: int
    """Its bytes. Source: the file."""
    sha256: str
    """Its hash, as the laboratory stated it and the copy has it. Source: the register."""
    file: str
    """Where the copy lies. Source: the storage."""


class HandedReportStatement(PublicStatement):
    """Everything a body is told of a report that was handed over, whole; and what its laboratory says of it since."""

    SCHEMA: ClassVar[str] = "handed-report"

    application: UUID
    """The application it was handed to. Source: the organisation."""
    case: UUID | None = None
    """The case from whose line it was handed over. Source: the organisation."""
    organisation: UUID
    """Who hands it over. Source: the organisation."""
    handed_by: UUID
    """The person who did. Source: the organisation."""
    handed_at: Moment
    """When. Source: the platform's clock."""
    report: UUID
    """Its key in the register. Source: the register."""
    number: str
    """The report's number. Source: the register."""
    kind: str
    """Under which standing: `vocabulary.terms.ReportKind`. Source: the register."""
    issued_on: date
    """Its date. Source: the register."""
    standards: tuple[str, ...] = ()
    """By which standards was tested. Source: the register."""
    laboratory: StatedText
    """Who issued it. Source: the register."""
    laboratory_slug: str = ""
    """Its address here. Source: the register."""
    scope_number: str = ""
    """The certificate of the scope under which it was issued; "" for a plain report. Source: the register."""
    status: str = "ISSUED"
    """ISSUED, REPLACED or WITHDRAWN. Source: the register."""
    replaced_by: str = ""
    """The number of the report that took its place. Source: the register."""
    reason: StatedText = {}
    """Why it was withdrawn or replaced. Source: the register."""
    file: HandedFile
    """Its file. Source: the order."""
