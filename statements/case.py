"""What a client's organisation is told of a case: `CaseStated.statement`. For that organisation alone."""

from typing import ClassVar
from uuid import UUID

from statements.shape import KeyOrEmpty, Moment, MomentOrEmpty, PublicStatement, Shape, StatedText


class SchemeReference(Shape):
    """The scheme that is applied for."""

    id: UUID
    """Its key in the register. Source: the catalogue."""
    name: StatedText = {}
    """Its name, of the version that the case follows. Source: the catalogue."""


class CaseStatement(PublicStatement):
    """Everything the client's own desk shows of a case, whole."""

    SCHEMA: ClassVar[str] = "case"

    number: str
    """The case's number at its body. Source: the body."""
    application: KeyOrEmpty = None
    """The key of the application it came of. Source: the application."""
    kind: str = ""
    """initial, surveillance, special, recertification, measure … (PROCESS section 2). Source: the case."""
    state: str
    """The step it is at (PROCESS section 3). Source: the case."""
    holder: str
    """With whom it is now: client, body or nobody. Source: the case."""
    since: Moment
    """Since when it has been at this step. Source: the body's clock."""
    due_at: MomentOrEmpty = None
    """Until when whoever holds it has to act; None where there is no limit. Source: the rules of the step."""
    needs: StatedText = {}
    """What the client must do, where it is their turn. Source: the step."""
    scheme: SchemeReference | None = None
    """What is applied for. Source: the catalogue."""
    product: StatedText = {}
    """What is to be certified. Source: the application."""
    unit: str = ""
    """The main model of the unit that the case is about. Source: the application."""
    outcome: str = ""
    """How it was decided; "" until then. Source: the decision."""
    certificate: KeyOrEmpty = None
    """The key of the certificate that it led to or is about. Source: the case."""
    path: str
    """Where it lives, on the body's host. Source: the body's site."""
    is_begun: bool = True
    """Whether the body had begun to look at it: its application review at least. Source: the case."""
    is_open: bool
    """Whether anything is still to come. Source: the case."""
