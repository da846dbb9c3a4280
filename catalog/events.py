"""What the catalogue tells others."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

SERVICE_CHANGES = (
    "catalog.service_changes"  # a date of `outbox.Due`: a service says something else by itself from then on
)


@dataclass(frozen=True)
class SchemeStated:
    """A scheme was published, withdrawn from offer, offered again or declared complete: `statements.SchemeStatement`."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = True

    scheme: UUID
    revision: int
    statement: dict[str, Any]


@dataclass(frozen=True)
class SchemeClosedByLaw:
    """A scheme takes no applications from today: a law leaves what it certifies to designated bodies (`rules`: their keys)."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = True

    scheme: UUID
    rules: list[UUID]


@dataclass(frozen=True)
class PassportStated:
    """A body stated its approvals, accreditation and insurance anew: `statements.PassportStatement`."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = True

    certification_body: UUID
    revision: int
    statement: dict[str, Any]


@dataclass(frozen=True)
class ServiceStated:
    """A service was published, withdrawn or offered again, or its dates and seats changed: `statements.ServiceStatement`."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False

    service: UUID
    revision: int
    statement: dict[str, Any]
