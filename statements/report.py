"""What is stated of a laboratory's report: `orders.events.ReportStated.statement`. Only what verifying needs."""

from datetime import date
from typing import ClassVar

from statements.shape import Moment, PublicStatement, StatedText


class ReportStatement(PublicStatement):
    """A test report, as far as anybody may ask for it: that it was issued, when, and the hash of its file (INV-13)."""

    SCHEMA: ClassVar[str] = "report"

    number: str
    """The report's number. Source: the laboratory."""
    kind: str
    """Under which standing: `vocabulary.terms.ReportKind`. Source: the laboratory."""
    status: str = "ISSUED"
    """ISSUED, REPLACED or WITHDRAWN. Source: the laboratory."""
    sha256: str
    """The hash of its file. Source: the file."""
    issued_on: date
    """Its date, in the laboratory's zone. Source: the laboratory."""
    standards: tuple[str, ...] = ()
    """By which standards was tested, with clauses. Source: the order's lines."""
    scope_number: str = ""
    """The certificate of the scope under which it was issued; "" for a plain report. Source: the laboratory's scope."""
    replaced_by: str = ""
    """The number of the report in whose favour it was withdrawn. Source: the laboratory."""
    reason: StatedText = {}
    """Why it was withdrawn or replaced. Source: the laboratory."""
    changed_at: Moment | None = None
    """When it was. Source: the laboratory's clock."""
