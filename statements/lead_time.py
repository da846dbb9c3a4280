"""How long closed cases took: `evaluations.events.LeadTimeStated.statement`, built by `evaluations.lead_times`."""

from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from pydantic import Field

from statements.shape import PublicStatement

FEWEST_CASES = 5  # fewer say nothing, and might tell of one client


class LeadTimeStatement(PublicStatement):
    """How long the cases under a scheme took that were closed here: the body's days apart from the client's. Nothing is
    said of how they ended."""

    SCHEMA: ClassVar[str] = "lead_time"

    scheme: UUID
    """The key of the scheme in this register. Source: the cases."""
    cases: int = Field(ge=FEWEST_CASES)
    """How many closed cases were measured, the latest ones. Source: the cases."""
    body_days: float = Field(ge=0)
    """The median of the days, by the calendar, in which a case lay with the body. Source: the cases' history."""
    client_days: float = Field(ge=0)
    """The median of the days, by the calendar, in which it waited for the client. Source: the cases' history."""
    closed_from: date
    """When the earliest of them was closed, in the body's time zone. Source: the cases' history."""
    closed_until: date
    """When the latest of them was closed, in the body's time zone. Source: the cases' history."""


def lead_time_key(scheme: UUID) -> UUID:
    """Of which subject a scheme's lead time is stated: it has revisions of its own."""
    return uuid5(scheme, "lead-time")
