"""What orders tell others: to the buyer's organisation its order, whole; to everybody that a laboratory issued a report."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True)
class OrderStated:
    """An order as its buyer may see it, whole, from this revision on: `statements.OrderStatement`."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    order: UUID
    organisation: UUID
    revision: int
    statement: dict[str, Any]


@dataclass(frozen=True)
class ReportStated:
    """A laboratory issued, replaced or withdrew a report: `statements.ReportStatement`. Whose product it is about, nobody is told."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = True

    report: UUID
    revision: int
    statement: dict[str, Any]
